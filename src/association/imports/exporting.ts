import { compareWords } from '../../platform/dates.ts'
import type { Language } from '../../platform/here.ts'
import { fieldsOf, schemes, type Field, type ImportKind } from './plan/fields.ts'
import type { Known, KnownOrganisation, KnownPerson } from './plan/known.ts'
import { texts } from './texts.ts'

type Words = Readonly<Record<string, string>>

// A whole name is for reading in only; going out its parts say more.
const exported = (kind: ImportKind) => fieldsOf[kind].filter((field) => field !== 'full_name')

const dutchDay = (day: string | null | undefined) => day?.split('-').reverse().map(Number).join('-') ?? ''

/** The code of a register that counts: the one that has no end, else the last that ended. */
const current = (one: KnownOrganisation, scheme: string) =>
  one.codes.filter((code) => code.scheme === scheme)
    .sort((a, b) => (b.to ?? '9999').localeCompare(a.to ?? '9999') || (b.from ?? '').localeCompare(a.from ?? ''))[0]

const organisationCells = (one: KnownOrganisation, byId: ReadonlyMap<string, KnownOrganisation>, words: Words): Partial<Record<Field, string>> => {
  const codes = schemes.map((scheme) => current(one, scheme))
  const present = codes.filter((code) => code !== undefined)
  const sameFor = (day: 'from' | 'to') => (new Set(present.map((code) => code[day])).size === 1 ? dutchDay(present[0]?.[day]) : '')
  const [next, ...others] = one.successors.map((id) => byId.get(id))
  const led = next && others.length === 0 ? schemes.map((scheme) => current(next, scheme)?.code).find(Boolean) : undefined
  return {
    id: one.id, name: one.name, kind: words[one.kind], size_class: words[one.size_class ?? ''], region: one.region ?? '', membership: words[one.membership ?? ''],
    ...Object.fromEntries(schemes.map((scheme, at) => [`code_${scheme}`, codes[at]?.code ?? ''])),
    code_from: sameFor('from'), code_to: sameFor('to'), successor: led ?? '', ended_on: dutchDay(one.ended_on),
  }
}

const personCells = (one: KnownPerson, byId: ReadonlyMap<string, KnownOrganisation>, words: Words): Partial<Record<Field, string>> => {
  const organisation = byId.get(one.organisation_id ?? '')
  const code = organisation && schemes.map((scheme) => current(organisation, scheme)).find((found) => found !== undefined)
  return {
    id: one.id, given_name: one.given_name, prefix: one.prefix ?? '', family_name: one.family_name, email: one.email ?? '',
    organisation: organisation?.name ?? '', organisation_code: code ? `${code.scheme} ${code.code}` : '',
    membership: words[one.membership], language: words[one.language],
  }
}

/** Everything of this kind as a list, under the names by which an import knows its columns again. */
export const listOf = (kind: ImportKind, known: Known, language: Language): { columns: string[]; rows: string[][] } => {
  const { fields: labels, values: words } = texts[language]
  const fields = exported(kind)
  const byId = new Map(known.organisations.map((one) => [one.id, one]))
  const cells = kind === 'organisations'
    ? [...known.organisations].sort((a, b) => compareWords(a.name, b.name, language)).map((one) => organisationCells(one, byId, words))
    : [...known.people].sort((a, b) => compareWords(a.family_name, b.family_name, language) || compareWords(a.given_name, b.given_name, language))
      .map((one) => personCells(one, byId, words))
  return { columns: fields.map((field) => labels[field]), rows: cells.map((row) => fields.map((field) => row[field] ?? '')) }
}
