import { readDay } from '../../organisations/days.ts'

export const importKinds = ['organisations', 'people'] as const
export type ImportKind = (typeof importKinds)[number]

export const schemes = ['cbs', 'tooi', 'kvk', 'oin', 'other'] as const
export type Scheme = (typeof schemes)[number]

const organisationFields = [
  'id', 'name', 'kind', 'size_class', 'region', 'membership', 'code_cbs', 'code_tooi', 'code_kvk', 'code_oin', 'code_other', 'code_from', 'code_to',
  'successor', 'ended_on',
] as const
const personFields = [
  'id', 'given_name', 'prefix', 'family_name', 'full_name', 'email', 'organisation', 'organisation_code', 'membership', 'language',
] as const

export type OrganisationField = (typeof organisationFields)[number]
export type PersonField = (typeof personFields)[number]
export type Field = OrganisationField | PersonField

/** What a column can be, in the order in which it is offered and exported. */
export const fieldsOf: Readonly<Record<ImportKind, readonly Field[]>> = { organisations: organisationFields, people: personFields }

/** What is wrong with a cell: a code that a page turns into words. */
export type CellFault =
  | 'empty' | 'long' | 'email' | 'date' | 'choose' | 'code' | 'name' | 'twice' | 'taken' | 'administrator' | 'organisation' | 'organisation-many'
  | 'codes-differ' | 'successor' | 'successor-day' | 'days' | 'quotes'

export type Cell = { readonly value: string } | { readonly fault: CellFault } | undefined

/** A text as words are compared: without marks, capitals and signs. */
export const plain = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

const choices = (words: Readonly<Record<string, string>>) => {
  const known = new Map(Object.entries(words).flatMap(([value, all]) => [value, ...all.split(', ')].map((word): [string, string] => [plain(word), value])))
  return (text: string): Cell => {
    const value = known.get(plain(text))
    return value === undefined ? { fault: 'choose' } : { value }
  }
}

const line = (most: number) => (text: string): Cell => {
  const value = text.replace(/\s+/g, ' ').trim()
  return value.length > most ? { fault: 'long' } : { value }
}

// As the form for a person has it: no quoted parts, nothing that mail servers read differently.
const address = /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/

const email = (text: string): Cell => {
  const value = text.replace(/^mailto:/i, '').trim()
  return value.length <= 254 && address.test(value) ? { value } : { fault: 'email' }
}

/** A day as people write it, as machines do, with a time behind it, or as registers do: 19900101. */
const day = (text: string): Cell => {
  const register = /^(\d{4})(\d\d)(\d\d)$/.exec(text)
  const value = readDay(register ? register.slice(1).join('-') : text.replace(/[T ]00:00(?::00(?:\.0+)?)?Z?$/, ''))
  return value === undefined ? { fault: 'date' } : { value }
}

const digits = (text: string, length: number): Cell => {
  const value = text.replace(/[\s.]/g, '')
  return /^\d+$/.test(value) && value.length <= length ? { value: value.padStart(length, '0') } : { fault: 'code' }
}

/** A code in the form in which it is kept and compared: zeros that a spreadsheet dropped are put back. */
export const codeOf: Readonly<Record<Scheme, (text: string) => Cell>> = {
  cbs: (text) => digits(text.replace(/^gm\s*/i, ''), 4),
  tooi: (text) => {
    const value = (text.trim().split('/').at(-1) ?? '').toLowerCase()
    return /^[a-z]{2,5}\d{2,6}$/.test(value) ? { value } : { fault: 'code' }
  },
  kvk: (text) => digits(text, 8),
  oin: (text) => (/^\d{20}$/.test(text.replace(/\s/g, '')) ? { value: text.replace(/\s/g, '') } : { fault: 'code' }),
  other: line(100),
}

const sizeWords = choices({ small: 'klein, kleine, s', medium: 'middelgroot, middelgrote, middel, midden, gemiddeld, m', large: 'groot, grote, l' })
const readers: Readonly<Record<Field, (text: string) => Cell>> = {
  id: (text) => (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text) ? { value: text.toLowerCase() } : { fault: 'code' }),
  name: line(200), region: line(100), given_name: line(100), prefix: line(30), family_name: line(100), full_name: line(200), organisation: line(200),
  kind: choices({
    municipality: 'gemeente, gemeenten, municipalities',
    'shared-service': 'shared service organisatie, shared serviceorganisatie, shared service organisation, shared service center, sso, ssc, samenwerkingsverband, samenwerking, gemeenschappelijke regeling, gr',
    supplier: 'leverancier, leveranciers, suppliers, bedrijf, company, marktpartij, vendor',
    'central-government': 'rijksoverheid, rijk, ministerie, central government, ministry', other: 'anders, overig, overige, others',
  }),
  size_class: sizeWords,
  membership: (text) => ({ value: text }),
  code_cbs: codeOf.cbs, code_tooi: codeOf.tooi, code_kvk: codeOf.kvk, code_oin: codeOf.oin, code_other: codeOf.other,
  code_from: day, code_to: day, ended_on: day, successor: line(100), email,
  organisation_code: line(100), language: choices({ nl: 'nederlands, dutch, nederlandstalig, nld', en: 'engels, english, eng' }),
}

const memberships: Readonly<Record<ImportKind, (text: string) => Cell>> = {
  organisations: choices({ member: 'lid, ja, yes, true, waar, j, y, 1, members, lidorganisatie', none: 'geen, nee, no, false, onwaar, n, 0, geen lid, not a member' }),
  people: choices({
    member: 'lid, gewoon lid, ja, yes, true, waar', 'company-member': 'bedrijfslid, company member, leverancierslid', honorary: 'erelid, ere lid, honorary member',
    expert: 'deskundige, externe deskundige, expertlid, outside expert',
  }),
}

/** Nobody filled this in: not the same as "no". */
const notKnown = new Set(['', 'onbekend', 'unknown', 'niet bekend', 'not known'])
const named = new Set<Field>(['name', 'given_name', 'family_name', 'full_name', 'region', 'organisation', 'prefix'])

/** The sign that an export puts before what a spreadsheet would take for a formula is taken off again. */
export const withoutGuard = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text)

/** What a cell says: a value, something wrong, or undefined when it says nothing. What looks like a formula is text. */
export const readCell = (kind: ImportKind, field: Field, text: string): Cell => {
  const trimmed = withoutGuard(text).trim()
  if (trimmed === '' || !named.has(field) && notKnown.has(plain(trimmed))) return undefined
  return field === 'membership' ? memberships[kind](trimmed) : readers[field](trimmed)
}

