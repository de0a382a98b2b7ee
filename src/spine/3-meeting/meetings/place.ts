interface Place { readonly place: string; readonly link: string }

const isOnline = ({ place, link }: Place): boolean => link !== '' && /^(online|digitaal)\b/i.test(place.trim())

/** Where a meeting is, apart from its link; '' when that is where people meet: "Online" as a place beside it would be said twice. */
export const placeOf = (it: Place): string => (isOnline(it) ? '' : it.place)

/** What stands before the link: `otherwise`, or a place such as "Online via Teams", which says it already. */
export const beforeLink = (it: Place, otherwise: string): string => (isOnline(it) ? it.place.trim().replace(/[\s.:!]+$/, '') : otherwise)

/** Where a calendar says that a meeting is: on its link, when the place says no more than that. */
export const calendarPlace = ({ place, link }: Place): string => (/^(online|digitaal)?[\s.!]*$/i.test(place.trim()) ? link || place : place)
