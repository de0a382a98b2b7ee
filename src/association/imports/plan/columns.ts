import type { Line } from '../reading/lines.ts'
import { plain, type Field, type ImportKind } from './fields.ts'

/** What each column is, by its place; null: not used. `kind`: what an organisation is when its line does not say. */
export interface Columns {
  /** place of the sheet in the file */
  readonly sheet: number
  /** number of the line with the headers; 0 when there is none */
  readonly header: number
  readonly fields: readonly (Field | null)[]
  readonly kind: string | null
}

/** A header as headers are compared: without the numbers that registers put before it. */
export const headerKey = (header: string): string => plain(header).replace(/^(?:\d+ )+/, '')

const shared: Readonly<Partial<Record<Field, string>>> = {
  id: 'kenmerk in denktank, denktank id, reference in denktank',
  membership: 'lidmaatschap, lid, membership, soort lid, type lid, lid van de vereniging, member',
}
const words: Readonly<Record<ImportKind, Readonly<Partial<Record<Field, string>>>>> = {
  organisations: {
    ...shared,
    name: 'naam, name, organisatie, organisatienaam, organisation, organization, naam organisatie, gemeente, gemeentenaam, municipality, bedrijf, bedrijfsnaam, omschrijving, officiele naam, company, naam gemeente, description',
    kind: 'soort, soort organisatie, type, type organisatie, organisatietype, kind, kind of organisation, sector',
    size_class: 'omvang, grootte, grootteklasse, omvangklasse, inwonersklasse, inwonerklasse, size, size class, klasse',
    region: 'regio, regionaam, region, provincie, provincienaam, province',
    code_cbs: 'gemeentecode, cbs, cbs code, code cbs, gm code, gemeentenummer, municipality code, cbs nummer, gemeente code, code',
    code_tooi: 'tooi, tooi code, code tooi, tooi identifier',
    code_kvk: 'kvk, kvk nummer, kvk number, kvknummer, code kvk, chamber of commerce, nummer kvk, kvk code',
    code_oin: 'oin, oin code, code oin, oin nummer, organisatie identificatienummer',
    code_other: 'andere code, landcode, afnemersaanduiding, other code, eigen code, relatienummer, klantnummer, debiteurnummer',
    code_from: 'code geldig vanaf, geldig vanaf, valid from, code valid from, datum ingang, ingangsdatum, begindatum',
    code_to: 'code geldig tot en met, geldig tot, geldig tot en met, valid to, code valid to, valid until, code valid until',
    successor: 'nieuwe code, opgegaan in, opvolger, successor, merged into, nieuwe gemeentecode, code van opvolger, code of successor',
    ended_on: 'bestaat tot, datum einde, einddatum, opgeheven op, opgeheven, ended on, end date, existed until, exists until',
  },
  people: {
    ...shared,
    given_name: 'voornaam, voornamen, roepnaam, given name, first name, firstname, forename, voorletters, initialen, initials',
    prefix: 'tussenvoegsel, tussenvoegsels, tussenv, voorvoegsel, voorvoegsels, prefix, infix, tussenvoegsel s',
    family_name: 'achternaam, familienaam, geslachtsnaam, family name, last name, lastname, surname',
    full_name: 'naam, name, volledige naam, full name, contactpersoon, contact, deelnemer, contactnaam, weergavenaam, display name',
    email: 'e mail, email, e mailadres, emailadres, e mail adres, mail, mailadres, e mail address, email address, mail address, e mail werk, zakelijk e mailadres',
    organisation: 'organisatie, organisatienaam, organisation, organization, gemeente, bedrijf, company, werkgever, employer, naam organisatie, bedrijfsnaam, instelling',
    organisation_code: 'code van de organisatie, organisatiecode, code organisatie, gemeentecode, organisation code, code of the organisation, cbs code, kvk nummer',
    language: 'taal, taalvoorkeur, voorkeurstaal, language, preferred language',
  },
}

const byWord = (kind: ImportKind) =>
  new Map(Object.entries(words[kind]).flatMap(([field, all]) => all.split(', ').map((word): [string, Field] => [word, field as Field])))
const known: Readonly<Record<ImportKind, ReadonlyMap<string, Field>>> = { organisations: byWord('organisations'), people: byWord('people') }

// Who may do what, and who speaks for an organisation, is given by a person to a person, never by a file.
const power = new RegExp(`\\b(?:${[
  'rol', 'rollen', 'taak', 'taken', 'roles?', 'mandaa?t(?:en)?', 'mandates?', 'gemandateerd\\w*', 'beheerder', 'administrator', 'admin', 'bestuur\\w*', 'board',
  'secretaris', 'secretariaat', 'secretariat', 'regiovoorzitter', 'voorzitter', 'chair\\w*', 'gemachtigd\\w*', 'machtiging\\w*', 'gedelegeerde', 'delegate',
  'rechten', 'permissions?', 'bevoegdhe\\w+',
].join('|')})\\b`)

/** Whether a column gives people tasks or mandates: such a column is not taken over. */
export const givesPower = (header: string): boolean => power.test(headerKey(header))

/** What the columns are likely to be, by their headers; each at most once. */
export const guessColumns = (kind: ImportKind, headers: readonly string[]): (Field | null)[] => {
  const used = new Set<Field>()
  const take = (field: Field | undefined) => {
    if (!field || used.has(field)) return null
    used.add(field)
    return field
  }
  return headers.map((header) => (givesPower(header) ? null : take(known[kind].get(headerKey(header)))))
}

const filled = (line: Line) => line.cells.filter((cell) => cell.trim() !== '').length
const looksLikeContent = (cells: readonly string[]) => cells.some((cell) => /\S@\S+\.\S|^\d{4}-\d\d-\d\d|^\d{8,}$/.test(cell.trim()))

/** The line that says what the columns are: the one with most headers we know, else the first that is as wide as the list; 0: none. */
export const guessHeader = (kind: ImportKind, lines: readonly Line[]): number => {
  const first = lines.slice(0, 20)
  const scores = first.map((line) => guessColumns(kind, line.cells).filter((field) => field !== null).length)
  const best = Math.max(0, ...scores)
  if (best > 0) return first[scores.indexOf(best)]?.line ?? 0
  const widths = lines.slice(0, 200).map(filled).sort((a, b) => a - b)
  const usual = widths[Math.floor(widths.length / 2)] ?? 1
  const found = first.find((line) => filled(line) >= Math.max(1, usual * 0.6))
  return !found || looksLikeContent(found.cells) ? 0 : found.line
}

/** The headers on that line, as many as the sheet has columns; '' for a column without. */
export const headersOn = (sheet: { readonly columns: number; readonly head: readonly Line[] }, header: number): string[] => {
  const cells = sheet.head.find(({ line }) => line === header)?.cells ?? []
  return Array.from({ length: sheet.columns }, (_, at) => (cells[at] ?? '').replace(/\s+/g, ' ').trim())
}
