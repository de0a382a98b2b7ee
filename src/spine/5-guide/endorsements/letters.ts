import { sql } from 'kysely'
import { greetingOf, type Addressed } from '../../../association/account/greeting.ts'
import { holdsToday } from '../../../association/mandates/queries.ts'
import type { Tx } from '../../../platform/database.ts'
import { longDate } from '../../../platform/dates.ts'
import type { Language } from '../../../platform/here.ts'
import { enqueue, type Hand } from '../../../platform/jobs.ts'
import { oneLine, writeMails } from '../../../platform/mail.ts'
import { isAnswerable } from '../../../platform/mailin/address.ts'
import { urls } from '../../../urls.ts'
import { letterTexts } from './letters.texts.ts'

const kind = 'endorsements.ask'
const written = 200

/** Has everybody who speaks for an organisation asked by mail whether it stands behind this edition. */
export const askByLetter = (tx: Tx, publication: string): Promise<void> => enqueue(tx, { kind, key: `${kind}:${publication}`, payload: { publication, after: '' } })

interface Due extends Addressed {
  readonly person_id: string; readonly address: string; readonly language: Language; readonly id: string; readonly slug: string; readonly number: number
  readonly title: string; readonly lead: string; readonly published_at: Date; readonly tank: string; readonly site: string; readonly contact: string
  readonly association: string; readonly organisations: readonly string[]
}

// Asked anew when it is written: who speaks for an organisation today that did not answer, about an edition that still asks.
const dueOf = async (tx: Tx, publication: string, after: string): Promise<Due[]> => (await sql<Due>`
  select p.id as person_id, p.email as address, p.language, p.given_name, p.prefix, p.family_name, p.addressed_as, e.id, e.slug, e.number, e.title, e.lead,
    e.published_at, w.title as tank, site.association_name as site, site.contact_email as contact, house.id as association, spoken.names as organisations
  from publication e join workspace w on w.id = e.thinktank_id join workspace house on house.kind = 'association' cross join site
    cross join person p cross join lateral (
      select jsonb_agg(distinct o.name) as names from mandate join organisation o on o.id = mandate.organisation_id
      where mandate.person_id = p.id and ${holdsToday()}
        and not exists (select 1 from endorsement g where g.publication_id = e.id and g.organisation_id = o.id and g.ended_at is null)) spoken
  where e.id = ${publication} and e.withdrawn_at is null and e.endorsement_asked_at is not null and spoken.names is not null
    and not exists (select 1 from publication newer where newer.slug = e.slug and newer.number > e.number and newer.withdrawn_at is null)
    and p.id::text > ${after} and p.email is not null and p.left_at is null and p.redacted_at is null and p.mail_rhythm <> 'never'
  order by p.id::text limit ${written}`.execute(tx)).rows

// Somebody's own words must not make lines of our mail that look like ours: theirs stand in from the margin.
const indented = (text: string) => text.split('\n').map((line) => (line.trim() ? `    ${oneLine(line)}` : '')).join('\n')

/** How to answer by mail, for who speaks for these organisations. */
export const howToAnswer = (language: Language, organisations: readonly string[]): string => {
  const t = letterTexts[language]
  return [t.how, ...(organisations.length > 1 ? [t.which(t.and(organisations.map(oneLine)))] : [])].join('\n\n')
}

const letterOf = (due: Due, origin: string | undefined) => {
  const t = letterTexts[due.language]
  const names = due.organisations.map(oneLine)
  const links = origin ? [`${t.read}\n${origin}${urls.edition(due.slug, due.number)}`] : []
  const answering = isAnswerable() ? [t.answer, howToAnswer(due.language, names)] : []
  return {
    subject: t.subject(oneLine(due.title)),
    body: `${[
      greetingOf(due.language, due), t.asks(t.and(names), names.length > 1, oneLine(due.tank)), indented([due.title, ...(due.lead ? ['', due.lead] : [])].join('\n')),
      t.version(due.number, longDate(due.published_at, due.language)), ...links, ...answering, t.public,
      ...(origin ? [`${t.site}\n${origin}${urls.endorse(due.slug, due.number)}`] : []), t.why(due.contact), due.site,
    ].join('\n\n')}\n`,
  }
}

/** Writes to two hundred people and asks for the next: how far it came lies with the letters, so twice does no harm. */
const ask = (origin: string | undefined): Hand => async (database, job) => {
  const { publication, after } = job.payload as { publication: string; after: string }
  for (let last: string | undefined = after; last !== undefined;) {
    const from: string = last
    last = await database.change(async (tx) => {
      const due = await dueOf(tx, publication, from)
      await writeMails(tx, due.map((one) => ({
        person_id: one.person_id, address: one.address, ...letterOf(one, origin), answers: { kind: 'endorsement', id: one.id, workspace_id: one.association },
      })))
      const next = due.at(-1)?.person_id
      if (next) await sql`update job set payload = payload || jsonb_build_object('after', ${next}::text) where id = ${job.id}`.execute(tx)
      return next
    })
  }
}

/** The jobs of endorsing, by kind. `origin`: the address of the site, for links. */
export const endorsementHands = (origin: string | undefined): Record<string, Hand> => ({ [kind]: ask(origin) })
