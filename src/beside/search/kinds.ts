import { sql } from 'kysely'
import { urls } from '../../urls.ts'
import { postOn } from '../discussions/form.ts'

/** What can be found within a think tank, in the order of the filter. */
export const tankKinds = ['contribution', 'finding', 'draft', 'decision', 'post', 'landscape_item', 'source'] as const
/** What every member of the association can find. */
export const openKinds = ['proposal', 'publication'] as const
/** A slice that brings a kind adds it here, and a trigger in its migration. */
export const kinds = [...tankKinds, ...openKinds] as const
export type Kind = (typeof kinds)[number]

interface Told {
  /** SQL for its title; empty where it has none */
  readonly title: string
  /** SQL for its words, as text; of a document the JSON, which `readable` makes text of */
  readonly words: string
  /** whether those words are the JSON of a document */
  readonly document?: true
  /** SQL for what its address is made of */
  readonly reference: string
  /** SQL for whether it is there to be read */
  readonly there: string
  /** SQL for when it was said or last changed; none where that is not kept */
  readonly at: string
  readonly href: (tank: { readonly slug: string }, reference: string) => string
  /** the reference is a number by which people call it */
  readonly numbered?: true
}

const authors = `(select string_agg(concat_ws(' ', a->>'given', a->>'family', a->>'literal'), ', ')
    from jsonb_array_elements(case when jsonb_typeof(source.reference->'author') = 'array' then source.reference->'author' else '[]' end) a)`

/** Of each kind how it is found, read and reached. The SQL stands on the table that has the name of the kind. */
export const told: Readonly<Record<Kind, Told>> = {
  contribution: {
    title: `''`, words: 'contribution.body', reference: 'contribution.number::text', numbered: true,
    there: 'contribution.withdrawn_at is null and contribution.withheld is null', at: 'contribution.said_at',
    href: (tank, reference) => urls.contribution(tank, Number(reference)),
  },
  finding: {
    title: `''`, words: `finding.statement || E'\\n' || finding.explanation`, reference: 'finding.number::text', numbered: true,
    there: 'finding.withdrawn_at is null', at: 'finding.made_at', href: (tank, reference) => urls.finding(tank, Number(reference)),
  },
  draft: {
    title: 'draft.title', words: 'draft.document::text', document: true, reference: 'draft.number::text', there: 'draft.withdrawn_at is null',
    at: 'draft.saved_at', href: (tank, reference) => urls.draft(tank, Number(reference)),
  },
  decision: {
    title: 'decision.title', words: `concat_ws(E'\\n', decision.body, decision.outcome_words)`, reference: 'decision.number::text',
    there: 'decision.withdrawn_at is null and decision.withheld is null', at: 'decision.proposed_at',
    href: (tank, reference) => urls.decision(tank, Number(reference)),
  },
  post: {
    title: `coalesce((select discussion.title from discussion where discussion.id = post.discussion_id and discussion.withheld is null), '')`,
    words: `regexp_replace(post.body, '@[{][0-9]+[}]', '@…', 'g')`,
    reference: `concat_ws('/', (select discussion.number from discussion where discussion.id = post.discussion_id), post.place, post.id)`,
    there: 'post.withdrawn_at is null and post.withheld is null', at: 'post.said_at',
    href: (tank, reference) => {
      const [number, place, id] = reference.split('/')
      return postOn(tank, Number(number), Number(place), id)
    },
  },
  landscape_item: {
    title: 'landscape_item.what', words: `concat_ws(E'\\n', landscape_item.who, landscape_item.about, landscape_item.lacks)`,
    reference: 'landscape_item.id::text', there: 'landscape_item.withdrawn_at is null', at: 'null::timestamptz', href: urls.landscapeItem,
  },
  source: {
    title: 'source.title', words: `concat_ws(' ', source.reference->>'container-title', source.reference->>'publisher', ${authors})`,
    reference: 'source.key', there: 'true', at: 'null::timestamptz', href: (tank) => urls.sources(tank),
  },
  proposal: {
    title: 'proposal.title', words: `concat_ws(E'\\n', proposal.about, proposal.why)`, reference: 'proposal.number::text',
    there: 'proposal.withdrawn_at is null and proposal.withheld is null', at: 'proposal.proposed_at', href: (_, reference) => urls.theme(Number(reference)),
  },
  publication: {
    title: 'publication.title', words: 'publication.document::text', document: true, reference: 'publication.slug',
    there: `publication.withdrawn_at is null and not exists (
      select 1 from publication newer where newer.slug = publication.slug and newer.number > publication.number and newer.withdrawn_at is null)`,
    at: 'publication.published_at', href: (_, reference) => urls.publication(reference),
  },
}

/** Whatever is written in a text, in reading order; other values and structure are left out. */
const textsIn = (node: unknown): string[] => {
  if (Array.isArray(node)) return node.flatMap(textsIn)
  if (typeof node !== 'object' || node === null) return []
  const { text, content } = node as { text?: unknown; content?: unknown }
  return [...(typeof text === 'string' ? [text] : []), ...textsIn(content)]
}

/** What the SQL of the words gave, as people read it. */
export const readable = (kind: Kind, words: string): string => (told[kind].document ? textsIn(JSON.parse(words)).join(' ') : words)

/** SQL for title or words of a thing of whatever kind, by its kind and id. Only for things that were reached through the rings. */
export const ofThing = (what: 'title' | 'words', kind: string, id: string) => sql<string>`case ${sql.ref(kind)} ${sql.join(kinds.map((one) =>
  sql`when ${sql.lit(one)} then (select ${sql.raw(told[one][what])} from ${sql.table(one)} where ${sql.table(one)}.id = ${sql.ref(id)})`), sql` `)} end`
