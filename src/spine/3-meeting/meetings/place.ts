/** Where a meeting is, apart from its link; '' when the link says all: "Online" as a place beside it would be said twice. */
export const placeOf = ({ place, link }: { readonly place: string; readonly link: string }): string =>
  (link !== '' && /^(online|digitaal)[.!]?$/i.test(place.trim()) ? '' : place)
