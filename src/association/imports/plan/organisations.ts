import { randomUUID } from 'node:crypto'
import { nearly, shareOf, SimilarTexts, SlipsOfNames } from '../../../methods/similarity.ts'
import { codeOf, plain, schemes, type CellFault, type Field, type Scheme } from './fields.ts'
import { Index, type Known, type KnownOrganisation } from './known.ts'
import { choiceFor, type Candidate, type Change, type Choices, type Doubt, type Given, type Planned, type Wrong } from './plan.ts'

/** What is written of an organisation; null: left as it is. */
export interface OrganisationRow {
  readonly id: string
  readonly fresh: boolean
  readonly name: string | null
  readonly kind: string | null
  readonly size_class: string | null
  readonly region: string | null
  readonly membership: string | null
  readonly ended_on: string | null
  readonly codes: readonly { readonly scheme: Scheme; readonly code: string; readonly valid_from: string | null; readonly valid_to: string | null }[]
  successor: { readonly id: string; readonly on_day: string } | null
}

interface Read { readonly given: Given; readonly wrongs: readonly Wrong[]; readonly line: number }

/** A name as names of organisations are compared: "Gemeente Utrecht" is Utrecht. */
export const organisationKey = (name: string): string => plain(name).replace(/^(?:gemeente|municipality of) /, '')

/** The codes that a line gives, each under its register. */
export const codesIn = (given: Given): { scheme: Scheme; code: string }[] =>
  schemes.flatMap((scheme) => { const code = given[`code_${scheme}`]; return code === undefined ? [] : [{ scheme, code }] })

const codeKey = ({ scheme, code }: { scheme: Scheme; code: string }) => `${scheme} ${code.toLowerCase()}`

type HasCodes = readonly { readonly scheme: Scheme; readonly code: string }[]
/** Two codes of one register say that these are two. */
const differ = (one: HasCodes, other: HasCodes) =>
  one.some((a) => other.some((b) => a.scheme === b.scheme) && !other.some((b) => codeKey(a) === codeKey(b)))

const detailOf = (one: KnownOrganisation) =>
  [one.region, ...one.codes.map(({ scheme, code }) => `${scheme.toUpperCase()} ${code}`), one.ended_on && `† ${one.ended_on}`].filter(Boolean).join(', ')
const candidateOf = (one: KnownOrganisation): Candidate => ({ id: one.id, name: one.name, detail: detailOf(one) })

/** Looks through the lines of a file with organisations, in the light of what is here. */
export class OrganisationPlan {
  readonly planned: Planned[] = []
  readonly rows = new Map<number, OrganisationRow>()
  readonly newRegions = new Map<string, string>()
  readonly #byId = new Map<string, KnownOrganisation>()
  readonly #byCode = new Index<KnownOrganisation>()
  readonly #byName = new Index<KnownOrganisation>()
  readonly #alike: SimilarTexts<KnownOrganisation>
  readonly #slips: SlipsOfNames<KnownOrganisation>
  readonly #regions: Map<string, string>
  readonly #seen = new Map<string, Planned>()
  readonly #seenNames = new Index<Planned>()
  /** where a code leads that is here or in the file, for successors */
  readonly #led = new Map<string, string>()

  constructor(known: Known, readonly choices: Choices, readonly kind: string | null) {
    for (const one of known.organisations) {
      this.#byId.set(one.id, one)
      this.#byName.add(organisationKey(one.name), one)
      for (const code of one.codes) {
        this.#byCode.add(codeKey(code), one)
        this.#led.set(codeKey(code), one.id)
      }
    }
    const names = known.organisations.map((one) => ({ key: one, text: organisationKey(one.name) }))
    this.#alike = new SimilarTexts(names)
    this.#slips = new SlipsOfNames(names)
    this.#regions = new Map(known.regions.map((name) => [plain(name), name]))
  }

  add({ given, wrongs, line }: Read): void {
    const name = given.name ?? codesIn(given).map(({ code }) => code).join(', ')
    const planned: Planned = { line, name, given, status: 'same', wrongs: [...wrongs], changes: [] }
    this.planned.push(planned)
    if (planned.wrongs.length > 0) { planned.status = 'wrong'; return }
    if (given.code_from && given.code_to && given.code_to < given.code_from) { this.#fault(planned, 'code_to', 'days'); return }
    if (this.#isDouble(planned)) return
    this.#find(planned)
  }

  /** Where an organisation went can only be told once all are known. Call it after the last line. */
  finish(): void {
    for (const planned of this.planned) {
      const text = planned.given.successor
      const row = this.rows.get(planned.line)
      if (text === undefined || !row) continue
      const id = this.#successor(text)
      const known = this.#byId.get(row.id)
      const day = row.ended_on ?? known?.ended_on
      if (id === undefined || id === row.id) this.#fault(planned, 'successor', 'successor')
      else if (!day) this.#fault(planned, 'successor', 'successor-day')
      else if (!known?.successors.includes(id)) {
        row.successor = { id, on_day: day }
        planned.changes.push({ field: 'successor', from: '', to: text })
        if (planned.status === 'same') planned.status = 'changed'
      }
    }
  }

  #successor(text: string): string | undefined {
    for (const scheme of schemes) {
      const cell = codeOf[scheme](text)
      const id = cell && 'value' in cell ? this.#led.get(codeKey({ scheme, code: cell.value })) : undefined
      if (id !== undefined) return id
    }
    return undefined
  }

  #fault(planned: Planned, field: Field | null, fault: CellFault, line?: number): void {
    planned.status = 'wrong'
    planned.wrongs.push({ field, fault, text: (field && planned.given[field]) ?? planned.name, ...(line === undefined ? {} : { line }) })
    this.rows.delete(planned.line)
  }

  /** The same id or code twice in one file: all the same is no harm, anything else must be made clear first. */
  #isDouble(planned: Planned): boolean {
    const keys = [...(planned.given.id ? [`id ${planned.given.id}`] : []), ...codesIn(planned.given).map(codeKey)]
    const earlier = keys.map((key) => this.#seen.get(key)).find(Boolean)
    for (const key of keys) if (!this.#seen.has(key)) this.#seen.set(key, planned)
    if (!earlier) return false
    if (JSON.stringify(earlier.given) !== JSON.stringify(planned.given)) this.#fault(planned, keys.length > 0 && planned.given.id ? 'id' : null, 'twice', earlier.line)
    return true
  }

  #find(planned: Planned): void {
    const { given } = planned
    const byId = given.id ? this.#byId.get(given.id) : undefined
    if (byId) { this.#take(planned, byId); return }
    const found = [...new Set(codesIn(given).flatMap((code) => this.#byCode.get(codeKey(code))))]
    if (found.length > 1 && !codesIn(given).some((code) => this.#byCode.get(codeKey(code)).length > 1)) { this.#fault(planned, null, 'codes-differ'); return }
    const byCode = found.find((one) => one.ended_on === null) ?? found[0]
    if (!byCode) { this.#findByName(planned); return }
    const renamed = given.name !== undefined && organisationKey(given.name) !== organisationKey(byCode.name)
    if (renamed && shareOf(organisationKey(given.name ?? ''), organisationKey(byCode.name)) < nearly) this.#doubt(planned, 'same-code', [candidateOf(byCode)], false)
    else this.#take(planned, byCode)
  }

  #findByName(planned: Planned): void {
    const { given } = planned
    const key = given.name === undefined ? undefined : organisationKey(given.name)
    if (key === undefined) { this.#fault(planned, 'name', 'name'); return }
    const codes = codesIn(given)
    const same = this.#byName.get(key)
    const [only] = same
    const sure = same.length === 1 && only && !differ(codes, only.codes) && (!given.kind || given.kind === only.kind)
    if (sure) { this.#take(planned, only); return }
    if (same.length > 0) { this.#doubt(planned, 'same-name', same.slice(0, 5).map(candidateOf), true); return }
    const [inFile] = this.#seenNames.get(key)
    if (inFile && JSON.stringify(inFile.given) === JSON.stringify(given)) return
    this.#seenNames.add(key, planned)
    if (inFile) { this.#doubt(planned, 'in-file', [{ id: null, name: inFile.name, detail: String(inFile.line) }], true); return }
    const alike = [...new Set([...this.#alike.like(key).map(({ key: one }) => one), ...this.#slips.like(key)])].filter((one) => !differ(codes, one.codes))
    if (alike.length > 0) this.#doubt(planned, 'alike', alike.slice(0, 3).map(candidateOf), true)
    else this.#make(planned)
  }

  #doubt(planned: Planned, doubt: Doubt, candidates: readonly Candidate[], mayBeNew: boolean): void {
    Object.assign(planned, { doubt, candidates, mayBeNew })
    const choice = choiceFor(this.choices, planned.line, candidates, mayBeNew)
    if (choice === undefined) { planned.status = 'doubtful'; return }
    planned.choice = choice
    const chosen = this.#byId.get(choice)
    if (choice === 'skip') planned.status = 'skipped'
    else if (chosen) this.#take(planned, chosen)
    else this.#make(planned)
  }

  #regionOf(given: Given): string | null {
    if (given.region === undefined) return null
    const key = plain(given.region)
    const known = this.#regions.get(key)
    if (known !== undefined) return known
    this.#regions.set(key, given.region)
    this.newRegions.set(key, given.region)
    return given.region
  }

  #row(planned: Planned, id: string, fresh: boolean): OrganisationRow {
    const { given } = planned
    planned.id = id
    const codes = codesIn(given)
    for (const code of codes) this.#led.set(codeKey(code), id)
    return {
      id, fresh, name: given.name ?? null, kind: given.kind ?? (fresh ? this.kind : null), size_class: given.size_class ?? null, region: this.#regionOf(given),
      membership: given.membership ?? null, ended_on: given.ended_on ?? null, successor: null,
      codes: codes.map((code) => ({ ...code, valid_from: given.code_from ?? null, valid_to: given.code_to ?? null })),
    }
  }

  #make(planned: Planned): void {
    const row = this.#row(planned, randomUUID(), true)
    if (row.kind === null) { this.#fault(planned, 'kind', 'choose'); return }
    planned.status = 'new'
    this.rows.set(planned.line, row)
  }

  #take(planned: Planned, known: KnownOrganisation): void {
    const key = `is ${known.id}`
    const earlier = this.#seen.get(key)
    if (earlier) { this.#fault(planned, null, 'twice', earlier.line); return }
    this.#seen.set(key, planned)
    const row = this.#row(planned, known.id, false)
    const codes = row.codes.filter((code) => {
      const same = known.codes.find((one) => codeKey(one) === codeKey(code))
      return !same || code.valid_from !== null && code.valid_from !== same.from || code.valid_to !== null && code.valid_to !== same.to
    })
    const change = (field: Field, from: string | null, to: string | null): Change[] => (to === null || to === from ? [] : [{ field, from: from ?? '', to }])
    planned.changes = [
      ...change('name', known.name, row.name), ...change('kind', known.kind, row.kind), ...change('size_class', known.size_class, row.size_class),
      ...change('region', known.region, row.region), ...change('membership', known.membership, row.membership), ...change('ended_on', known.ended_on, row.ended_on),
      ...codes.map(({ scheme, code }): Change => ({ field: `code_${scheme}`, from: known.codes.find((one) => one.scheme === scheme)?.code ?? '', to: code })),
    ]
    planned.status = planned.changes.length > 0 ? 'changed' : 'same'
    this.rows.set(planned.line, { ...row, codes })
  }
}
