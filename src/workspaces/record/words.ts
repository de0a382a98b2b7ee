import { sql } from 'kysely'
import type { Happened, HappenedIn } from '../../association/notices/digest.ts'
import type { Database } from '../../platform/database.ts'
import { longDate } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { Refusal } from '../../platform/refusals.ts'
import { saidBy } from '../attribution.ts'
import { enterByMail } from '../door.ts'
import { rows } from '../rings.ts'
import { isNewsSql } from '../unread.ts'
import { whereIs } from '../where.ts'
import { editionTitle } from './queries.ts'
import { texts } from './texts.ts'
import { sentenceOf } from './views.tsx'

/** More than these go in no mail: the record has them all. */
const mostLines = 30

/** What others did since the last mail about it, that the reader did not see on the site and that no notice tells them. */
const sinceMail = (here: Here) => {
  const after = (table: 'following' | 'reading', column: string) =>
    sql`coalesce((select ${sql.ref(column)} from ${sql.table(table)} where person_id = ${here.who.member} and workspace_id = ${here.workspace.id}), 0)`
  return rows(here, 'happening').select(['happening.id', 'act', 'kind', 'thing_id', 'number', 'told', 'at']).select(saidBy(here, 'happening', 'happening.id'))
    .select(editionTitle.as('edition'))
    .select(sql<number>`(count(*) over ())::int`.as('total'))
    .where(sql<boolean>`happening.seq > greatest(${after('following', 'mailed_seq')}, ${after('reading', 'seq')})`)
    .where(isNewsSql('happening', sql.lit(here.workspace.attribution)))
    // A discussion that begins comes with its words, to who did not ask for silence.
    .where('act', '<>', 'discussion.begin')
    .where(sql<boolean>`not exists (select 1 from giver g where g.kind = 'happening' and g.thing_id = happening.id and g.person_id = ${here.who.member})`)
    .where(sql<boolean>`not exists (select 1 from notice n where n.happening_id = happening.id and n.person_id = ${here.who.member})`)
    .orderBy('happening.seq').limit(mostLines).execute()
}

const toldIn = async (here: Here, slug: string): Promise<HappenedIn> => {
  const found = await sinceMail(here)
  const lines = found.map((one) => ({
    said: `${longDate(one.at, here.language)}: ${sentenceOf(here, one).join('')}${one.said_by ? texts[here.language].by(one.said_by) : ''}`
      .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' '),
    path: whereIs(here.workspace, one),
  }))
  return { slug, lines, left: (found[0]?.total ?? 0) - lines.length }
}

/**
 * What happened in the think tanks that somebody follows, in the sentences of the record. They come through the door as they would
 * on the site. Nothing of think tanks that show no names: there a mail only counts.
 */
export const happenedWords: Happened = async (database: Database, person, language) => {
  const { rows: followed } = await sql<{ slug: string }>`select w.slug from following f join workspace w on w.id = f.workspace_id
    where f.person_id = ${person} and f.mail = 'all' and w.closed_at is null and w.attribution <> 'anonymous' order by w.slug`.execute(database.db)
  const told: HappenedIn[] = []
  for (const { slug } of followed) {
    try {
      told.push(await toldIn(await enterByMail(database, { person_id: person, place: 'thinktank', slug, language }), slug))
    } catch (fault) {
      // Who left since is told nothing of it.
      if (!(fault instanceof Refusal)) throw fault
    }
  }
  return told
}
