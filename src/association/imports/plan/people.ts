import { randomUUID } from 'node:crypto'
import { nearly, shareOf, SimilarTexts, SlipsOfNames } from '../../../methods/similarity.ts'
import { codeOf, plain, schemes, type CellFault, type Field } from './fields.ts'
import { Index, type Known, type KnownOrganisation, type KnownPerson } from './known.ts'
import { splitName } from './names.ts'
import { organisationKey } from './organisations.ts'
import { choiceFor, type Candidate, type Change, type Choices, type Doubt, type Given, type Planned, type Wrong } from './plan.ts'

/** What is written of a person; null: left as it is. */
export interface PersonRow {
  readonly id: string
  readonly fresh: boolean
  readonly given_name: string | null
  readonly prefix: string | null
  readonly family_name: string | null
  readonly email: string | null
  readonly organisation_id: string | null
  readonly membership: string | null
  readonly language: string | null
}

interface Read { readonly given: Given; readonly wrongs: readonly Wrong[]; readonly line: number }
type Names = Pick<KnownPerson, 'given_name' | 'prefix' | 'family_name'>

const whole = ({ given_name, prefix, family_name }: Names) => [given_name, prefix, family_name].filter(Boolean).join(' ')
/** Half of the family names begin with "van": compared without, else everybody looks like everybody. */
const core = ({ given_name, family_name }: Names) => plain(`${given_name} ${family_name}`)

const namesIn = (given: Given): Given => {
  if (given.full_name === undefined || given.family_name !== undefined) return given
  const { full_name, ...others } = given
  return { ...splitName(full_name), ...others }
}

// The same organisation and a name like it; or another, and a name that is nearly letter for letter the same.
const nearlyEqual = 0.8

/** Looks through the lines of a file with people, in the light of who is here. */
export class PersonPlan {
  readonly planned: Planned[] = []
  readonly rows = new Map<number, PersonRow>()
  readonly #byId = new Map<string, KnownPerson>()
  readonly #byEmail = new Map<string, KnownPerson>()
  readonly #byName = new Index<KnownPerson>()
  readonly #alike: SimilarTexts<KnownPerson>
  readonly #slips: SlipsOfNames<KnownPerson>
  readonly #organisations = new Map<string, KnownOrganisation>()
  readonly #organisationsByName = new Index<KnownOrganisation>()
  readonly #organisationsByCode = new Index<KnownOrganisation>()
  readonly #seen = new Map<string, Planned>()
  readonly #seenNames = new Map<string, Planned>()

  constructor(known: Known, readonly choices: Choices, readonly mayAdministrators: boolean) {
    for (const one of known.people) {
      this.#byId.set(one.id, one)
      if (one.email !== null) this.#byEmail.set(one.email.toLowerCase(), one)
      this.#byName.add(plain(whole(one)), one)
    }
    const names = known.people.map((one) => ({ key: one, text: core(one) }))
    this.#alike = new SimilarTexts(names)
    this.#slips = new SlipsOfNames(names)
    for (const one of known.organisations) {
      this.#organisations.set(one.id, one)
      this.#organisationsByName.add(organisationKey(one.name), one)
      for (const { scheme, code } of one.codes) this.#organisationsByCode.add(`${scheme} ${code.toLowerCase()}`, one)
    }
  }

  add(read: Read): void {
    const given = namesIn(read.given)
    const name = [given.given_name, given.prefix, given.family_name].filter(Boolean).join(' ') || given.email || ''
    const planned: Planned = { line: read.line, name, given, status: 'same', wrongs: [...read.wrongs], changes: [] }
    this.planned.push(planned)
    if (planned.wrongs.length > 0) { planned.status = 'wrong'; return }
    const keys = [...(given.id ? [`id ${given.id}`] : []), ...(given.email ? [`mail ${given.email.toLowerCase()}`] : [])]
    const earlier = keys.map((key) => this.#seen.get(key)).find(Boolean)
    for (const key of keys) if (!this.#seen.has(key)) this.#seen.set(key, planned)
    if (!earlier) this.#find(planned)
    else if (JSON.stringify(earlier.given) !== JSON.stringify(given)) this.#fault(planned, given.email ? 'email' : 'id', 'twice', earlier.line)
  }

  #fault(planned: Planned, field: Field | null, fault: CellFault, line?: number): void {
    planned.status = 'wrong'
    planned.wrongs.push({ field, fault, text: (field && planned.given[field]) ?? planned.name, ...(line === undefined ? {} : { line }) })
    this.rows.delete(planned.line)
  }

  #find(planned: Planned): void {
    const { given } = planned
    const byEmail = given.email ? this.#byEmail.get(given.email.toLowerCase()) : undefined
    const byId = given.id ? this.#byId.get(given.id) : undefined
    if (byId && byEmail && byId !== byEmail) { this.#fault(planned, 'email', 'taken'); return }
    if (byId) { this.#take(planned, byId); return }
    if (!byEmail) { this.#findByName(planned); return }
    const names = { given_name: given.given_name ?? byEmail.given_name, prefix: given.prefix ?? byEmail.prefix, family_name: given.family_name ?? byEmail.family_name }
    // An address that several use, such as info@: then it does not say who somebody is.
    const other = plain(whole(names)) !== plain(whole(byEmail)) && shareOf(core(names), core(byEmail)) < nearly && plain(names.family_name) !== plain(byEmail.family_name)
    if (other) this.#doubt(planned, 'same-address', [this.#candidate(byEmail)], false)
    else this.#take(planned, byEmail)
  }

  #findByName(planned: Planned): void {
    const { given } = planned
    const missing = (['given_name', 'family_name', 'email'] as const).filter((field) => given[field] === undefined)
    for (const field of missing) this.#fault(planned, field, 'empty')
    if (missing.length > 0) return
    const names = { given_name: given.given_name ?? '', prefix: given.prefix ?? null, family_name: given.family_name ?? '' }
    const key = plain(whole(names))
    const same = this.#byName.get(key)
    const inFile = this.#seenNames.get(key)
    this.#seenNames.set(key, planned)
    if (same.length > 0) { this.#doubt(planned, 'same-name', same.slice(0, 5).map((one) => this.#candidate(one)), true); return }
    if (inFile) { this.#doubt(planned, 'in-file', [{ id: null, name: inFile.name, detail: String(inFile.line) }], true); return }
    const organisation = this.#organisationOf(given, undefined)
    const alike = this.#alike.like(core(names))
    const equal = alike.filter(({ share }) => share >= nearlyEqual).map(({ key }) => key)
    const together = [...alike.map(({ key }) => key), ...this.#slips.like(core(names))].filter((one) =>
      organisation === null || typeof organisation === 'string' || one.organisation_id === null || one.organisation_id === organisation.id)
    const near = [...new Set([...equal, ...together])]
    if (near.length > 0) this.#doubt(planned, 'alike', near.slice(0, 3).map((one) => this.#candidate(one)), true)
    else this.#make(planned)
  }

  #candidate(one: KnownPerson): Candidate {
    return { id: one.id, name: whole(one), detail: [one.email, one.organisation_id && this.#organisations.get(one.organisation_id)?.name].filter(Boolean).join(', ') }
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

  /** The organisation that a line names, by code and else by name; null when it names none; what is wrong otherwise. */
  #organisationOf(given: Given, current: string | null | undefined): KnownOrganisation | null | 'organisation' | 'organisation-many' {
    const { organisation_code: code, organisation: name } = given
    if (code === undefined && name === undefined) return null
    const byCode = code === undefined ? [] : schemes.flatMap((scheme) => {
      const bare = code.replace(new RegExp(`^${scheme}[\\s:]+`, 'i'), '')
      const cell = codeOf[scheme](bare)
      return cell && 'value' in cell ? this.#organisationsByCode.get(`${scheme} ${cell.value.toLowerCase()}`) : []
    })
    const byName = name === undefined ? [] : this.#organisationsByName.get(organisationKey(name))
    const all = [...new Set(byCode.length > 0 ? byCode : byName)]
    const exact = all.filter((one) => one.name === name)
    const here = all.find(({ id }) => id === current)
    if (here) return here
    const alive = all.filter(({ ended_on }) => ended_on === null)
    const [found, ...others] = [all, alive, exact].find(({ length }) => length === 1) ?? all
    if (!found) return 'organisation'
    return others.length > 0 ? 'organisation-many' : found
  }

  #row(planned: Planned, id: string, fresh: boolean, known?: KnownPerson): PersonRow | undefined {
    const { given } = planned
    const organisation = this.#organisationOf(given, known?.organisation_id)
    if (typeof organisation === 'string') {
      this.#fault(planned, given.organisation === undefined ? 'organisation_code' : 'organisation', organisation)
      return undefined
    }
    planned.id = id
    return {
      id, fresh, given_name: given.given_name ?? null, prefix: given.prefix ?? null, family_name: given.family_name ?? null, email: given.email ?? null,
      organisation_id: organisation?.id ?? null, membership: given.membership ?? null, language: given.language ?? null,
    }
  }

  #make(planned: Planned): void {
    const row = this.#row(planned, randomUUID(), true)
    if (!row) return
    planned.status = 'new'
    this.rows.set(planned.line, row)
  }

  #take(planned: Planned, known: KnownPerson): void {
    const key = `is ${known.id}`
    const earlier = this.#seen.get(key)
    if (earlier) { this.#fault(planned, null, 'twice', earlier.line); return }
    this.#seen.set(key, planned)
    const row = this.#row(planned, known.id, false, known)
    if (!row) return
    const nameOf = (id: string | null) => (id === null ? '' : this.#organisations.get(id)?.name ?? '')
    const change = (field: Field, from: string | null, to: string | null): Change[] => (to === null || to === from ? [] : [{ field, from: from ?? '', to }])
    planned.changes = [
      ...change('given_name', known.given_name, row.given_name), ...change('prefix', known.prefix, row.prefix), ...change('family_name', known.family_name, row.family_name),
      ...change('email', known.email, row.email),
      ...(row.organisation_id === null || row.organisation_id === known.organisation_id ? [] : [{ field: 'organisation' as const, from: nameOf(known.organisation_id), to: nameOf(row.organisation_id) }]),
      ...change('membership', known.membership, row.membership), ...change('language', known.language, row.language),
    ]
    planned.status = planned.changes.length > 0 ? 'changed' : 'same'
    // Whoever may change an administrator's address could sign in as one.
    if (planned.changes.length > 0 && known.administers && !this.mayAdministrators) this.#fault(planned, null, 'administrator')
    else this.rows.set(planned.line, row)
  }
}
