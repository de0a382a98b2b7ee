import { sql } from 'kysely'
import { Refusal } from '../../platform/refusals.ts'
import { replyAddresses } from '../../platform/mailin/keys.ts'
import type { Here } from '../../platform/here.ts'
import { enterByMail } from '../../workspaces/door.ts'
import { rows } from '../../workspaces/rings.ts'
import type { MailAnswer, MailTarget, Taken } from '../replies/target.ts'
import { oneLine } from '../../platform/mail.ts'
import { letterTexts } from './letters.texts.ts'

/** As many discussions as a mail tells of. */
const most = 20

interface Told { readonly id: string; readonly slug: string }

// Notices that were mailed are kept for two days: so long it is known which discussions stood in the mail.
const toldTo = async ({ database, person_id }: MailAnswer): Promise<readonly Told[]> => (await sql<Told>`
  select h.thing_id as id, w.slug from notice n join happening h on h.id = n.happening_id join workspace w on w.id = h.workspace_id
  where n.person_id = ${person_id} and n.mailed_at is not null and h.kind = 'discussion' and w.kind = 'thinktank' and w.attribution <> 'anonymous' and w.closed_at is null
  group by h.thing_id, w.slug order by max(n.mailed_at) desc, h.thing_id limit ${most}`.execute(database.db)).rows

/** Of these discussions those that their receiver may read now and can say something in, each with its own address. */
const addressesIn = async (here: Here, { database, person_id }: MailAnswer, ids: readonly string[]): Promise<string[]> => {
  const open = await rows(here, 'discussion').where('discussion.id', 'in', ids).where('discussion.closed_at', 'is', null).where('discussion.withheld', 'is', null)
    .select(['discussion.id', 'discussion.number', 'discussion.title']).orderBy('discussion.number').execute()
  const addresses = await database.change((tx) => replyAddresses(tx, open.map(({ id }) => ({ person_id, answers: { kind: 'discussion', id, workspace_id: here.workspace.id } }))))
  const t = letterTexts[here.language]
  return open.flatMap(({ number, title }, nth) => (addresses[nth] ? [`${t.topic(number, oneLine(title))}\n${addresses[nth]}`] : []))
}

const take = async (outside: Here, answer: MailAnswer): Promise<Taken> => {
  const told = await toldTo(answer)
  const known: string[] = []
  for (const slug of new Set(told.map((one) => one.slug))) {
    try {
      const here = await enterByMail(answer.database, { person_id: answer.person_id, place: 'thinktank', slug, language: outside.language })
      known.push(...await addressesIn(here, answer, told.filter((one) => one.slug === slug).map(({ id }) => id)))
    } catch (fault) {
      // Who left since answers nothing there.
      if (!(fault instanceof Refusal)) throw fault
    }
  }
  return { refused: 'several', ...(known.length > 0 ? { how: [letterTexts[outside.language].choose, ...known].join('\n\n') } : {}) }
}

/** An answer to a mail about several things: nobody knows to which, so its sender hears at which address they answer each. */
export const gatheredByMail: MailTarget = { says: false, outside: true, take }
