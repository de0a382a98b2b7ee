/** The addresses of the app, from its own route table, for tests that ask them all. */
import assert from 'node:assert/strict'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { makeApp } from '../src/app.tsx'
import { hashOf, newId } from '../src/platform/ids.ts'
import type { TestHouse } from './house.ts'

/**
 * What an `:id` can be, by the word before it in the address: ids of these tables. All of them under every word would be three
 * thousand addresses more, each with nothing behind it.
 */
const tablesUnder: Readonly<Record<string, readonly string[]>> = {
  begrip: ['concept'], berichten: ['post'], bezwaren: ['dispute'], bijlagen: ['post_file'], bord: ['board'], contactpersonen: ['contact_person'], datumprikker: ['date_poll'],
  deelgroepen: ['ring'], gasten: ['meeting_attendee'], deelnemers: ['participant'], inloggen: ['organisation'], invoer: ['import_file', 'knowledge_import'], kennis: ['knowledge_item'], koppelingen: ['identity'],
  landschap: ['landscape_item'], leeslijsten: ['knowledge_list'], mandaten: ['mandate'], meldingen: ['report'], mensen: ['person'], nieuwsfeeds: ['other_feed'], onderweg: ['oidc_request'],
  organisatie: ['organisation'], organisaties: ['organisation'], post: ['mail'], 'post-binnen': ['mail_in'], sessies: ['session'], sleutels: ['passkey'], stukken: ['meeting_document'],
  terug: ['organisation'], 'uitgaande-post': ['mail'], uitnodigingen: ['invitation'], verborgen: ['hiding'], werk: ['job'], woorden: ['watch_word'],
}

interface Values { readonly named: Record<string, string[]>; readonly under: ReadonlyMap<string, string[]> }

const valuesIn = async (house: TestHouse): Promise<Values> => {
  const { db } = house.database
  const ids = async (table: string, most = 4) => (await sql<{ id: string }>`select id from ${sql.table(table)} order by id limit ${most}`.execute(db)).rows.map(({ id }) => id)
  const person = house.id('person', 'samira-el-amrani')
  const group = house.id('ring', 'cloudstrategie', 'deelgroep-gemeente')
  const participants = (await sql<{ id: string }>`select id from participant where workspace_id = ${house.id('workspace', 'cloudstrategie')} limit 2`.execute(db)).rows.map(({ id }) => id)
  const under = new Map<string, string[]>()
  for (const [word, tables] of Object.entries(tablesUnder)) {
    const all = (await Promise.all(tables.map((table) => ids(table)))).flat()
    // What is there, somebody's id that is never the thing asked for, and no id at all.
    under.set(word, [...new Set([...all, ...(word === 'deelnemers' ? participants : []), ...(word === 'deelgroepen' ? [group] : []), person, 'onzin'])])
  }
  const named = {
    slug: ['cloudstrategie', 'zaaksystemen'], number: ['1', '2', '11', '100', '105'], revision: ['1'],
    person: [person], file: ['1.json', '2.json', 'uitvoer.ttl', 'uitvoer.jsonld', 'uitvoer.csv', ...await ids('knowledge_file', 1)], note: await ids('knowledge_note', 1), edition: ['1', '2', 'samenvatting-cloudstrategie'], name: ['onzin.css'], language: ['en'], token: ['onzin'], dispute: await ids('dispute', 2),
    group: [group], kind: ['bijdrage', 'bevinding', 'tekst'], ref: ['1', '11', '100'], key: ['geheim2026', 'cloudstrategie', 'vereniging'], code: ['BCDFGH'], region: ['Noord', 'onzin'], publication: ['samenvatting-cloudstrategie'], page: ['privacy', 'onzin'], form: ['kaartjes', 'vellen'],
  }
  return { named, under }
}

/** Every address of a pattern, each parameter filled in with everything it could be. */
const fill = (pattern: string, values: Values): string[] => {
  const match = /(?<=([\w-]+)\/):(\w+)(\{(?:[^{}]|\{[^{}]*\})*\})?/.exec(pattern)
  if (!match) return [pattern]
  const [whole, word = '', name = ''] = match
  const options = pattern.startsWith('/publicaties') && name === 'slug' ? ['samenvatting-cloudstrategie', 'geheime-opzet'] : name === 'id' ? values.under.get(word) : values.named[name]
  assert.ok(options, `the leak test does not know what to fill in for :${name} after ${word} in ${pattern}: tell it in tablesUnder or valuesIn()`)
  return options.flatMap((option) => fill(pattern.slice(0, match.index) + option + pattern.slice(match.index + whole.length), values))
}

/** Every address that the app answers to by this method, its parameters filled in with everything that they could be. */
export const addressesOf = async (house: TestHouse, method: string): Promise<string[]> => {
  const values = await valuesIn(house)
  const patterns = makeApp(house.house).routes.filter((route) => route.method === method && !route.path.includes('*')).map(({ path }) => path)
  return [...new Set(patterns.flatMap((pattern) => fill(pattern, values)))]
}

/**
 * The addresses that lead somebody of the sample anywhere but to 404. Of all that `addressesOf` makes up, three in four lead nowhere, and asking
 * those again in every file took more time than what the files are about. So what one file found, the others on this engine
 * use in this run: they all begin with the same sample.
 */
export const answeringTo = async (house: TestHouse, person: string): Promise<string[]> => {
  const engine = process.env['DENKTANK_TEST_DATABASE'] || process.env['DENKTANK_TEST_FOLDER'] || ''
  const remembered = join(tmpdir(), `answering-${hashOf(`${engine} ${person}`).toString('hex').slice(0, 16)}.json`)
  if (existsSync(remembered)) return JSON.parse(readFileSync(remembered, 'utf8')) as string[]
  const seat = await house.as(person)
  const found: string[] = []
  for (const address of await addressesOf(house, 'GET')) {
    if (!address.endsWith('/live') && (await seat.get(address)).status !== 404) found.push(address)
  }
  // Under its name only when it is whole: another file may be looking.
  const part = `${remembered}.${newId()}`
  writeFileSync(part, JSON.stringify(found))
  renameSync(part, remembered)
  return found
}

const kept = [
  'contribution', 'contribution_revision', 'fate', 'finding', 'finding_contribution', 'finding_revision', 'dispute', 'draft', 'draft_revision', 'citation',
  'source', 'publication', 'participant', 'ring', 'ring_person', 'subtopic', 'happening', 'notice', 'charter', 'charter_draft', 'charter_amendment', 'charter_answer', 'decision', 'decision_answer', 'decision_voice', 'discussion', 'post', 'post_revision', 'post_mention', 'post_link', 'post_file', 'discussion_level', 'evaluation', 'appreciation', 'evaluation_link', 'meeting_report', 'paper_sheet', 'paper_contribution', 'meeting', 'agenda_item', 'meeting_attendee', 'meeting_document', 'calendar_feed', 'concept', 'concept_answer', 'concept_version', 'concept_public', 'thesaurus', 'date_poll', 'date_poll_option', 'date_poll_answer', 'date_poll_voice', 'date_poll_link', 'board', 'board_round', 'card', 'card_hand', 'card_group', 'dot', 'board_guest', 'board_step', 'form_key', 'retention', 'signoff', 'landscape_item', 'landscape_revision', 'source_revision', 'knowledge_revision', 'knowledge_item', 'knowledge_file', 'knowledge_note', 'knowledge_list', 'knowledge_list_item', 'knowledge_read', 'knowledge_setting', 'knowledge_import', 'endorsement', 'invitation', 'invitation_link', 'invitation_round', 'expectation', 'person', 'role', 'organisation', 'passkey', 'authenticator', 'recovery_code', 'address_change', 'organisation_code', 'organisation_succession', 'mandate', 'region', 'regional_chair', 'workspace', 'giver', 'job', 'mail', 'mail_in', 'mail_bounce', 'reply_key', 'website', 'site_text', 'contact_person', 'listing', 'other_feed', 'other_feed_item', 'watch_word',
  'report', 'hiding', 'erasure', 'proposal', 'proposal_revision', 'proposal_support', 'proposal_decision', 'proposal_thinktank',
]

/** One mark for everything that people keep: it changes when any row does. */
export const fingerprintOf = async (house: TestHouse): Promise<string> => {
  const marks = kept.map((table) => sql`(select ${table}::text || count(*) || md5(coalesce(string_agg(t::text, '' order by t::text), '')) from ${sql.table(table)} t)`)
  const { rows } = await sql<{ mark: string }>`select ${sql.join(marks, sql` || `)} as mark`.execute(house.database.db)
  return rows[0]?.mark ?? ''
}
