import { z } from 'zod'
import { line, oneOf, text, ticked } from '../../platform/form.ts'
import { seenField } from '../../platform/seen.ts'
import { urls } from '../../urls.ts'

export const most = { title: 200, body: 15_000, folded: 20_000, conclusion: 2000, mentions: 20, files: 5, fileBytes: 10_000_000, postBytes: 20_000_000, tankBytes: 500_000_000, description: 1500 } as const

/** How much somebody wants to hear: of everything by mail; of how it ends; of what is said to them; of nothing. */
export const levels = ['watch', 'follow', 'normal', 'mute'] as const
export type Level = (typeof levels)[number]

// Signs that turn the direction of writing make a text read as it does not stand there.
const withoutTurns = (value: string) => value.replace(/[\u202A-\u202E\u2066-\u2069]/g, '')

const body = z.string({ error: 'empty' }).transform(withoutTurns).pipe(text(most.body))

const described = z.string().default('').transform(withoutTurns).pipe(z.string().trim().max(most.description, 'long'))

/** A reply; `reply_to`: the id of the post that it answers, or ''. `described`: what stands on its pictures, a line for each. */
export const postForm = z.strictObject({ body, reply_to: z.string().default(''), described })
/** Another text for a post; `picture`: ids of its pictures, and in the same order in `description` what stands on them. */
export const editForm = z.strictObject({ body, picture: z.array(z.string()).default([]), description: z.array(described).default([]) })
export type Edited = z.output<typeof editForm>
const title = z.string({ error: 'empty' }).transform(withoutTurns).pipe(line(most.title))

/** Another title for a discussion. */
export const titleForm = z.strictObject({ title, seen: seenField() })
/** A new discussion; `ring` and `subtopic` are ids, or ''. */
export const beginForm = z.strictObject({
  title, body, described, ring: z.string().default(''), subtopic: z.string().default(''),
})
export const moveForm = z.strictObject({ subtopic: z.string().default(''), ring: z.string().default(''), sure: ticked(), seen: seenField() })
export const closeForm = z.strictObject({ conclusion: z.string({ error: 'empty' }).transform(withoutTurns).pipe(text(most.conclusion)) })
/** 'ring': as for all in its ring. */
export const levelForm = z.strictObject({ level: oneOf([...levels, 'ring']) })
export const ringLevelForm = z.strictObject({ ring: z.string().default(''), level: oneOf(levels) })
export const emptyForm = z.strictObject({})

type Tank = { readonly slug: string }

/** What in a think tank can be talked about by its address, and where it is found. */
const homes = {
  contribution: urls.contribution, finding: urls.finding, draft: urls.draft, decision: (tank: Tank, number: number) => urls.decision(tank, number),
  meeting: (tank: Tank, number: number) => urls.meeting(tank, number), concept: (tank: Tank, number: number) => urls.concept(tank, number),
  charter_amendment: (tank: Tank, number: number) => urls.amendment(tank, number),
} as const
export type ThingKind = keyof typeof homes
export const thingKinds = Object.keys(homes) as readonly ThingKind[]
export interface ThingAt { readonly kind: ThingKind; readonly number: number }

/** The path by which people know a thing. */
export const pathTo = (tank: Tank, { kind, number }: ThingAt): string => homes[kind](tank, number)

/** The thing that a path within this think tank leads to; undefined for any other path. */
export const thingAt = (tank: Tank, path: string): ThingAt | undefined => {
  const [bare = ''] = path.split(/[?#]/)
  const number = Number(/\/([1-9]\d{0,8})$/.exec(bare)?.[1] ?? 0)
  const kind = number > 0 ? thingKinds.find((one) => pathTo(tank, { kind: one, number }) === bare) : undefined
  return kind && { kind, number }
}

/** How many posts a page of a discussion holds. */
export const pageSize = 50

/** Where a post is read: on its page of the discussion. `id` undefined: the page itself. */
export const postOn = (tank: Tank, number: number, place: number, id: string | undefined, done?: string): string => {
  const nth = Math.ceil(place / pageSize)
  return `${urls.discussion(tank, number, { pagina: nth > 1 ? nth : undefined, gelukt: done })}${id ? `#bericht-${id}` : ''}`
}
