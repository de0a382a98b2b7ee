import type { Standing } from '../acts.ts'
import type { Database } from './database.ts'
import { isoDay } from './dates.ts'

export type Language = 'nl' | 'en'
export type AttributionRule = 'named' | 'by-perspective' | 'anonymous'
/** Under which licence what is published may be reused. */
export type Licence = 'cc-by-4.0' | 'cc0-1.0'
export type RingKind = 'public' | 'members' | 'board' | 'administration' | 'preparation' | 'subgroup'

export interface Workspace {
  readonly id: string
  readonly kind: 'site' | 'association' | 'thinktank'
  readonly slug: string
  readonly title: string
  readonly assignment: string
  readonly attribution: AttributionRule
  /** 'YYYY-MM-DD' */
  readonly began_on: string
  readonly is_sample: boolean
  /** closed: it can be read, and nobody takes part in it any more */
  readonly closed?: boolean
  /** how far a think tank has come on the spine, as its members see it: 2 preparation, 3 contributions, 4 findings, 5 a text, 6 published */
  readonly stage: number
}

export interface Ring {
  readonly id: string
  readonly kind: RingKind
  readonly title: string
  readonly perspective: string | null
  /** a meeting of it is still to come, or going on */
  readonly meets?: boolean
}

/** A perspective of the workspace. `shown`: enough people and organisations share it for it to be named. */
export interface PerspectiveHere {
  readonly key: string
  readonly label_nl: string
  readonly label_en: string
  readonly people: number
  readonly organisations: number
  readonly shown: boolean
  /** not to be chosen any more */
  readonly ended?: boolean
}

export interface Who extends Standing {
  readonly name: string
  readonly session: string | null
  readonly organisation_id: string | null
  readonly organisation: string
  readonly perspective: string | null
}

/** One person in one workspace, for one request: all that a query or a change may know of who asks. */
export interface Here {
  readonly workspace: Workspace
  readonly rings: readonly Ring[]
  readonly perspectives: readonly PerspectiveHere[]
  readonly who: Who
  readonly language: Language
  readonly siteName: string
  readonly licence: Licence
  /** the sample association is loaded: every page says so */
  readonly sample: boolean
  /** the address asked for, path and query, or the page a form belongs to: for the language switch and the way back after signing in */
  readonly path: string
}

const databases = new WeakMap<Here, Database>()

/** Only the door and the clerk make a Here: `npm run map` refuses the import elsewhere. */
export const makeHere = (database: Database, fields: Here): Here => {
  const here = Object.freeze({ ...fields })
  databases.set(here, database)
  return here
}

/** For rows, perform and attribution: the database behind a Here. `npm run map` refuses the import elsewhere. */
export const databaseOf = (here: Here): Database => {
  const database = databases.get(here)
  if (!database) throw new Error('this Here was not made by the door')
  return database
}

/** Something remembered by key, of each database for itself: what was found in one is never shown in another. */
export const memory = <V>() => {
  const all = new WeakMap<Database, Map<string, V>>()
  return (here: Here): Map<string, V> => {
    const known = all.get(databaseOf(here)) ?? new Map<string, V>()
    all.set(databaseOf(here), known)
    return known
  }
}

/**
 * A reader of the same kind with these marks for everything that tells two of a kind apart, and nothing else filled in: for
 * writing a question out before it is asked. `npm run map` refuses the import elsewhere.
 */
export const standInFor = (here: Here, marks: { workspace: string; ring: string; member: string; perspective: string }): Here => {
  const { workspace: { kind, attribution }, who: { member, clerk }, language } = here
  return makeHere(databaseOf(here), {
    language, workspace: { id: marks.workspace, kind, attribution }, rings: [{ id: marks.ring }],
    perspectives: [{ key: marks.perspective, shown: true }], who: { member: member === null ? null : marks.member, clerk },
  } as unknown as Here)
}

/** The moment as this workspace may keep it: exact where names are shown, else noon (UTC) of the day in the Netherlands. */
export const momentHere = (here: Here, now = new Date()): Date =>
  here.workspace.attribution === 'named' || here.workspace.kind !== 'thinktank'
    ? now
    : new Date(`${isoDay(now)}T12:00:00Z`)

/** The ring of this kind that the person stands in, or undefined. */
export const ringOf = (here: Here, kind: RingKind): Ring | undefined => here.rings.find((ring) => ring.kind === kind)
