import type { Language } from '../../platform/here.ts'

export const addresses = ['given', 'full', 'mr', 'ms'] as const
/** How somebody wants mail to begin. */
export type AddressedAs = (typeof addresses)[number]

export interface Addressed {
  readonly given_name: string
  readonly prefix: string | null
  readonly family_name: string
  readonly addressed_as: AddressedAs
}

// After a title the prefix begins the name: "mevrouw De Wit", but "Marijke de Wit".
const surname = ({ prefix, family_name }: Addressed) =>
  [prefix && prefix.charAt(0).toUpperCase() + prefix.slice(1), family_name].filter(Boolean).join(' ')
const whole = ({ given_name, prefix, family_name }: Addressed) => [given_name, prefix, family_name].filter(Boolean).join(' ')

const nl: Record<AddressedAs, (person: Addressed) => string> = {
  given: ({ given_name }) => `Beste ${given_name},`,
  full: (person) => `Geachte ${whole(person)},`,
  mr: (person) => `Geachte heer ${surname(person)},`,
  ms: (person) => `Geachte mevrouw ${surname(person)},`,
}
const en: typeof nl = {
  given: ({ given_name }) => `Dear ${given_name},`,
  full: (person) => `Dear ${whole(person)},`,
  mr: (person) => `Dear Mr ${surname(person)},`,
  ms: (person) => `Dear Ms ${surname(person)},`,
}
const greetings = { nl, en }

/** The first line of a mail to somebody, the way they chose. */
export const greetingOf = (language: Language, person: Addressed): string => greetings[language][person.addressed_as](person)
