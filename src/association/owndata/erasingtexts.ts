import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../../platform/database.ts'
import { todaySql } from '../../platform/dates.ts'

// Noon of the day: where names are not shown a moment would tell what belongs together.
const dayOfErasing = sql<Date>`((${todaySql})::timestamp + interval '12 hours') at time zone 'UTC'`

/** Stands in the database where words were: the page says by whom they were withdrawn. */
const blank = '–'

const own = (id: string, kind: string) => sql`(select thing_id from giver where kind = ${kind} and person_id = ${id})`
const blanked = (column: string) => sql`${sql.ref(column)} = case when ${sql.ref(column)} = '' then '' else ${blank} end`

interface Said { readonly kind: string; readonly words: readonly string[]; readonly also?: RawBuilder<unknown> }

/** What a person says in their own words, by kind; `also` takes back what can be taken back. */
const said: readonly Said[] = [
  { kind: 'contribution', words: ['body'], also: sql`withdrawn_at = coalesce(withdrawn_at, ${dayOfErasing})` },
  { kind: 'expectation', words: ['take_away', 'bring'], also: sql`withdrawn_at = coalesce(withdrawn_at, ${dayOfErasing})` },
  { kind: 'knowledge_item', words: ['why'] },
  { kind: 'knowledge_note', words: ['quote', 'note'], also: sql`withdrawn_at = coalesce(withdrawn_at, ${dayOfErasing})` },
  { kind: 'dispute', words: ['reason'] },
  { kind: 'signoff', words: ['reason'] },
  { kind: 'charter_amendment', words: ['why'] },
  { kind: 'charter_answer', words: ['reason'] },
  { kind: 'date_poll_answer', words: ['comment'] },
  { kind: 'decision', words: ['title', 'body'] },
  { kind: 'decision_answer', words: ['reason'] },
  { kind: 'discussion', words: ['title'] },
  { kind: 'post', words: ['body', 'folded'], also: sql`withdrawn_at = coalesce(withdrawn_at, ${dayOfErasing})` },
  { kind: 'concept_answer', words: ['definition'] },
  { kind: 'appreciation', words: ['well', 'better', 'next'] },
]

/** A theme that others support stays, without what its proposer said of their own organisation; one that nobody does is gone. */
const eraseProposals = async (tx: Tx, id: string) => {
  const mine = own(id, 'proposal')
  await sql`update proposal_revision set why = ${blank} where proposal_id in ${mine}`.execute(tx)
  await sql`update proposal set why = ${blank} where id in ${mine}`.execute(tx)
  const alone = sql`select p.id from proposal p where p.id in ${mine} and p.fate = 'open' and not exists (
    select 1 from proposal_support s join mandate m on m.id = s.mandate_id where s.proposal_id = p.id and s.withdrawn_at is null and m.person_id <> ${id})`
  await sql`update proposal_revision set title = ${blank}, about = ${blank} where proposal_id in (${alone})`.execute(tx)
  await sql`update proposal set title = ${blank}, about = ${blank}, withheld = 'by-giver', withheld_reason = '',
    withdrawn_at = coalesce(withdrawn_at, now()) where id in (${alone})`.execute(tx)
  await sql`update proposal_support set why = '' where mandate_id in (select m.id from mandate m where m.person_id = ${id})`.execute(tx)
}

/** What was kept of a text because somebody reported it. */
const eraseReports = async (tx: Tx, id: string) => {
  const mine = sql`(kind, thing_id) in (select kind, thing_id from giver where person_id = ${id})`
  await sql`update report set words = ${blank} where ${mine}`.execute(tx)
  await sql`update hiding set words = ${blank}, ${blanked('appeal')} where ${mine}`.execute(tx)
  await sql`update report set reason = ${blank} where id in ${own(id, 'report')}`.execute(tx)
}

/** Of an amendment that was not adopted also how the charter would have read; one that was adopted is the group's charter by now. */
const eraseAmendments = (tx: Tx, id: string) => sql`update charter_amendment set changes = '{}',
    withdrawn_at = case when outcome is null then coalesce(withdrawn_at, ${dayOfErasing}) else withdrawn_at end
  where id in ${own(id, 'charter_amendment')} and outcome is distinct from 'adopted'`.execute(tx)

/** Cards on a board that did not become a contribution yet, or never will. */
const eraseCards = (tx: Tx, id: string) => sql`update card set body = ${blank}, withdrawn_at = coalesce(withdrawn_at, ${dayOfErasing})
  where id in (select card_id from card_hand where person_id = ${id})`.execute(tx)

/** A reservation or a refusal stands for the organisation; what its speaker wrote with it does not. */
const eraseEndorsements = (tx: Tx, id: string) => sql`update endorsement set words = ${blank}
  where words <> '' and mandate_id in (select m.id from mandate m where m.person_id = ${id})`.execute(tx)

/** A finding that somebody made, that nobody else reworded and that rests on nobody else's contribution, was theirs alone. */
const eraseFindings = async (tx: Tx, id: string) => {
  const alone = sql`select f.id from finding f where f.id in ${own(id, 'finding')}
    and not exists (select 1 from finding_contribution fc where fc.finding_id = f.id
      and fc.contribution_id not in ${own(id, 'contribution')})
    and not exists (select 1 from happening h where h.kind = 'finding' and h.thing_id = f.id and h.act = 'finding.rephrase'
      and not exists (select 1 from giver g where g.kind = 'happening' and g.thing_id = h.id and g.person_id = ${id}))`
  await sql`update finding_revision set statement = ${blank}, explanation = '' where finding_id in (${alone})`.execute(tx)
  await sql`update finding set statement = ${blank}, explanation = '', withdrawn_at = coalesce(withdrawn_at, ${dayOfErasing}) where id in (${alone})`.execute(tx)
}

const emptyDocument = JSON.stringify({ type: 'doc', content: [{ type: 'chapter', attrs: { id: 'gewist0001' }, content: [
  { type: 'chapter_title', content: [{ type: 'text', text: blank }] }, { type: 'paragraph', attrs: { id: 'gewist0002', rests_on: [] } },
] }] })

/** What somebody saved beside a text, and texts that nobody else ever saved and that were not published. Others are of the group. */
const eraseDrafts = async (tx: Tx, id: string) => {
  const mine = own(id, 'draft_revision')
  const alone = sql`select d.id from draft d where exists (select 1 from draft_revision r where r.draft_id = d.id)
    and not exists (select 1 from draft_revision r where r.draft_id = d.id and r.id not in ${mine})
    and not exists (select 1 from publication p where p.draft_id = d.id)`
  await sql`delete from citation where draft_id in (${alone})`.execute(tx)
  await sql`update draft set title = ${blank}, slug = 'gewist-' || id, document = ${emptyDocument}::jsonb,
    withdrawn_at = coalesce(withdrawn_at, ${dayOfErasing}) where id in (${alone})`.execute(tx)
  await sql`update draft_revision set title = ${blank}, document = ${emptyDocument}::jsonb
    where id in ${mine} and (aside or draft_id in (${alone}))`.execute(tx)
  await sql`update draft_revision set note = '' where id in ${mine}`.execute(tx)
}

/** Blanks what somebody wrote, how it read before, and what was kept of it; the rows stay, for others rest on them. */
export const eraseTexts = async (tx: Tx, id: string): Promise<void> => {
  await sql`update contribution_revision set body = ${blank} where contribution_id in ${own(id, 'contribution')}`.execute(tx)
  await sql`update post_revision set body = ${blank} where post_id in ${own(id, 'post')}`.execute(tx)
  for (const table of ['post_mention', 'post_link', 'post_file']) await sql`delete from ${sql.table(table)} where post_id in ${own(id, 'post')}`.execute(tx)
  for (const { kind, words, also } of said) {
    const set = [...words.map(blanked), sql`withheld = 'by-giver'`, sql`withheld_reason = ''`, ...(also ? [also] : [])]
    await sql`update ${sql.table(kind)} set ${sql.join(set)} where id in ${own(id, kind)}`.execute(tx)
  }
  await eraseAmendments(tx, id)
  await eraseEndorsements(tx, id)
  await eraseCards(tx, id)
  await eraseFindings(tx, id)
  await eraseDrafts(tx, id)
  await eraseProposals(tx, id)
  await eraseReports(tx, id)
}
