import { sql, type RawBuilder } from 'kysely'
import { urls } from '../../urls.ts'
import { postOn } from '../discussions/form.ts'

/** What can be found within a think tank, in the order of the filter. */
export const tankKinds = [
  'contribution', 'finding', 'draft', 'decision', 'discussion', 'post', 'concept', 'knowledge_item', 'knowledge_file', 'knowledge_list',
  'landscape_item', 'source', 'meeting', 'charter', 'charter_amendment',
] as const
/** What every member of the association can find. */
export const openKinds = ['proposal', 'publication'] as const
/** A slice that brings a kind adds it here, and a trigger in its migration. */
export const kinds = [...tankKinds, ...openKinds] as const
export type Kind = (typeof kinds)[number]

/** Where a thing lies; `kind` tells the association, whose slug is in no address. */
interface Place { readonly slug: string; readonly kind?: string }

interface Told {
  /** SQL for its title; empty where it has none */
  readonly title: string
  /** SQL for its words, as text; of a document the JSON, which `readable` makes text of */
  readonly words: string
  /** whether those words are the JSON of a document */
  readonly document?: true
  /** of what is too long to be read here: SQL for the lexemes that were made of it when it came, and for all of its words */
  readonly long?: { readonly lexemes: string; readonly words: string }
  /** SQL for what its address is made of */
  readonly reference: string
  /** SQL for whether it is there to be read */
  readonly there: string
  /** SQL for when it was said or last changed; none where that is not kept */
  readonly at: string
  readonly href: (tank: Place, reference: string, typed: string) => string
  /** the reference is a number by which people call it */
  readonly numbered?: true
}

// What may be read of a concept is what holds, else what was proposed last: as the glossary shows it.
const meaning = `(select concat_ws(' · ', nullif(v.definition, ''), nullif(v.explanation, ''), nullif(array_to_string(v.examples, ' · '), ''), nullif(v.note, ''), nullif(v.label_en, ''), nullif(array_to_string(v.alt || v.hidden, ', '), ''))
    from concept_version v where v.concept_id = concept.id and v.superseded_at is null order by v.adopted_at is not null desc, v.version desc limit 1)`
const authorsOf = (work: string) => `(select string_agg(concat_ws(' ', a->>'given', a->>'dropping-particle', a->>'non-dropping-particle', a->>'family', a->>'literal'), ', ')
    from jsonb_array_elements(case when jsonb_typeof(${work}->'author') = 'array' then ${work}->'author' else '[]' end) a)`

// Who published what they wrote themselves is named once.
const publisherOf = (work: string) => `nullif(${work}->>'publisher', ${authorsOf(work)})`

// What a charter says in the words of the group, or an amendment of it: its parts that are lines of text.
const agreed = (content: string) => `concat_ws(E'\\n', ${content}->>'assignment', (select string_agg(line, E'\\n') from unnest(array['in_scope', 'out_of_scope', 'questions', 'end_products']) part,
    jsonb_array_elements_text(case when jsonb_typeof(${content}->part) = 'array' then ${content}->part else '[]' end) line))`

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
    title: 'decision.title', words: `concat_ws(E'\\n', decision.body, decision.outcome_words, nullif(decision.aside, ''))`, reference: 'decision.number::text',
    there: 'decision.withdrawn_at is null and decision.withheld is null', at: 'decision.proposed_at',
    href: (tank, reference) => urls.decision(tank, Number(reference)),
  },
  // What a discussion came to; what was said in it is found by its posts.
  discussion: {
    title: 'discussion.title', words: 'discussion.conclusion', reference: 'discussion.number::text',
    there: `discussion.closed_at is not null and discussion.conclusion <> '' and discussion.withheld is null`, at: 'discussion.closed_at',
    href: (tank, reference) => urls.discussion(tank, Number(reference)),
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
  concept: {
    title: 'concept.label', words: `coalesce(${meaning}, '')`, reference: 'concept.number::text', there: 'concept.withdrawn_at is null',
    at: 'null::timestamptz', href: (tank, reference) => urls.concept(tank, Number(reference)),
  },
  knowledge_item: {
    title: 'knowledge_item.title',
    words: `concat_ws(' · ', ${authorsOf('knowledge_item.work')}, knowledge_item.work->>'container-title', ${publisherOf('knowledge_item.work')},
      case when knowledge_item.withheld is null then nullif(knowledge_item.why, '') end, knowledge_item.work->>'keyword', knowledge_item.work->>'abstract')`,
    reference: 'knowledge_item.id::text', there: 'knowledge_item.withdrawn_at is null', at: 'knowledge_item.added_at',
    href: (tank, reference) => urls.knowledgeItem(tank, reference),
  },
  knowledge_file: {
    title: 'knowledge_file.name', words: 'left(knowledge_file.words, 1000)', long: { lexemes: 'knowledge_file.lexemes', words: 'knowledge_file.words' },
    reference: 'knowledge_file.item_id::text',
    there: 'exists (select 1 from knowledge_item i where i.id = knowledge_file.item_id and i.withdrawn_at is null)', at: 'knowledge_file.added_at',
    href: (tank, reference, typed) => `${urls.knowledgeItem(tank, reference, { zoek: typed })}#gevonden`,
  },
  knowledge_list: {
    title: 'knowledge_list.title', words: 'knowledge_list.about', reference: 'knowledge_list.id::text', there: 'knowledge_list.ended_at is null',
    at: 'knowledge_list.made_at', href: (tank, reference) => urls.readingList(tank, reference),
  },
  landscape_item: {
    title: 'landscape_item.what', words: `concat_ws(E'\\n', landscape_item.who, landscape_item.about, landscape_item.lacks)`,
    reference: 'landscape_item.id::text', there: 'landscape_item.withdrawn_at is null', at: 'null::timestamptz', href: urls.landscapeItem,
  },
  source: {
    title: 'source.title', words: `concat_ws(' ', source.reference->>'container-title', ${publisherOf('source.reference')}, ${authorsOf('source.reference')})`,
    reference: 'source.key', there: 'true', at: 'null::timestamptz', href: (tank, reference) => urls.sourceAt(tank, reference),
  },
  meeting: {
    title: 'meeting.title', words: `concat_ws(E'\\n', nullif(meeting.about, ''), nullif(meeting.place, ''), (select string_agg(
      concat_ws(E'\\n', item.title, nullif(item.notes, ''), nullif(item.outcome, '')), E'\\n' order by item.position) from agenda_item item where item.meeting_id = meeting.id))`,
    reference: 'meeting.number::text', there: 'meeting.cancelled_at is null', at: 'least(meeting.starts_at, now())',
    href: (tank, reference) => urls.meeting(tank, Number(reference)),
  },
  charter: {
    title: `(select workspace.title from workspace where workspace.id = charter.workspace_id)`, words: agreed('charter.content'), reference: 'charter.version::text',
    there: 'not exists (select from charter newer where newer.workspace_id = charter.workspace_id and newer.version > charter.version)',
    at: 'charter.adopted_at', href: (tank) => urls.charter(tank),
  },
  charter_amendment: {
    title: `''`, words: `concat_ws(E'\\n', charter_amendment.why, ${agreed('charter_amendment.changes')}, nullif(charter_amendment.outcome_words, ''), nullif(charter_amendment.aside, ''))`,
    reference: 'charter_amendment.number::text', numbered: true, there: 'charter_amendment.withdrawn_at is null and charter_amendment.withheld is null',
    at: 'charter_amendment.proposed_at', href: (tank, reference) => urls.amendment(tank, Number(reference)),
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

const perKind = (kind: string, id: string, of: (one: Kind) => RawBuilder<unknown>) => sql<string>`case ${sql.ref(kind)} ${sql.join(kinds.map((one) =>
  sql`when ${sql.lit(one)} then (select ${of(one)} from ${sql.table(one)} where ${sql.table(one)}.id = ${sql.ref(id)})`), sql` `)} end`

/** SQL for title, words or reference of a thing of whatever kind, by its kind and id. Only for things that were reached through the rings. */
export const ofThing = (what: 'title' | 'words' | 'reference', kind: string, id: string) => perKind(kind, id, (one) => sql.raw(told[one][what]))

// Of a long text no more is looked through, and no more is shown.
const [mostLooked, mostShown, before] = [200_000, 1000, 150]

/** The same for its words; of a long text the part around the first place with one of `begins`, in lower case. */
export const wordsNear = (begins: readonly string[], kind: string, id: string) => perKind(kind, id, (one) => {
  const { long, words } = told[one]
  if (!long) return sql.raw(words)
  const looked = sql`lower(left(${sql.raw(long.words)}, ${sql.lit(mostLooked)}))`
  const first = sql`(select min(nullif(strpos(${looked}, begin), 0)) from unnest(${[...begins]}::text[]) as begin)`
  return sql`substr(${sql.raw(long.words)}, greatest(1, coalesce(${first}, 1) - ${sql.lit(before)}), ${sql.lit(mostShown)})`
})
