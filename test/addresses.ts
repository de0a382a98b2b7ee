/** The addresses of the app, from its own route table, for tests that ask them all. */
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { makeApp } from '../src/app.tsx'
import type { TestHouse } from './house.ts'

const valuesIn = async (house: TestHouse): Promise<Record<string, string[]>> => {
  const { db } = house.database
  const ids = async (table: string, most = 3) => (await sql<{ id: string }>`select id from ${sql.table(table)} order by id limit ${most}`.execute(db)).rows.map(({ id }) => id)
  const participants = (await sql<{ id: string }>`select id from participant where workspace_id = ${house.id('workspace', 'cloudstrategie')} limit 2`.execute(db)).rows.map(({ id }) => id)
  return {
    slug: ['cloudstrategie', 'zaaksystemen'], number: ['1', '2', '11', '100', '105'], revision: ['1'],
    id: [house.id('person', 'samira-el-amrani'), house.id('ring', 'cloudstrategie', 'deelgroep-gemeente'), ...participants, ...await ids('organisation', 1), ...await ids('mandate', 1), ...await ids('dispute', 2), ...await ids('mail', 1), ...await ids('mail_in', 1), ...await ids('invitation', 1), ...await ids('landscape_item', 1), ...await ids('knowledge_item', 1), ...await ids('knowledge_list', 1), ...await ids('date_poll', 2), ...await ids('other_feed', 1), ...await ids('watch_word', 1), ...await ids('board', 1), ...await ids('post', 2), ...await ids('post_file', 1), ...await ids('contact_person', 1), ...await ids('concept', 2), 'onzin'],
    person: [house.id('person', 'samira-el-amrani')], file: ['1.json', '2.json', 'uitvoer.ttl', 'uitvoer.jsonld', 'uitvoer.csv', ...await ids('knowledge_file', 1)], note: await ids('knowledge_note', 1), edition: ['1', '2'], name: ['onzin.css'], language: ['en'], token: ['onzin'], dispute: await ids('dispute', 2),
    group: [house.id('ring', 'cloudstrategie', 'deelgroep-gemeente')], kind: ['bijdrage', 'bevinding', 'tekst'], ref: ['1', '11', '100'], key: ['geheim2026', 'cloudstrategie', 'vereniging'], code: ['BCDFGH'], region: ['Noord', 'onzin'], publication: ['samenvatting-cloudstrategie'], page: ['privacy', 'onzin'], form: ['kaartjes', 'vellen'],
  }
}

/** Every address of a pattern, each parameter filled in with everything it could be. */
const fill = (pattern: string, known: Record<string, string[]>): string[] => {
  const match = /:(\w+)(\{(?:[^{}]|\{[^{}]*\})*\})?/.exec(pattern)
  if (!match) return [pattern]
  const name = match[1] as string
  const options = pattern.startsWith('/publicaties') && name === 'slug' ? ['samenvatting-cloudstrategie', 'geheime-opzet'] : known[name]
  assert.ok(options, `the leak test does not know what to fill in for :${name} in ${pattern}: tell it in valuesIn()`)
  return options.flatMap((option) => fill(pattern.slice(0, match.index) + option + pattern.slice(match.index + match[0].length), known))
}

/** Every address that the app answers to by this method, its parameters filled in with everything that they could be. */
export const addressesOf = async (house: TestHouse, method: string): Promise<string[]> => {
  const known = await valuesIn(house)
  const patterns = makeApp(house.house).routes.filter((route) => route.method === method && !route.path.includes('*')).map(({ path }) => path)
  return [...new Set(patterns.flatMap((pattern) => fill(pattern, known)))]
}

const kept = [
  'contribution', 'contribution_revision', 'fate', 'finding', 'finding_contribution', 'finding_revision', 'dispute', 'draft', 'draft_revision', 'citation',
  'source', 'publication', 'participant', 'ring', 'ring_person', 'subtopic', 'happening', 'notice', 'charter', 'charter_draft', 'charter_amendment', 'charter_answer', 'decision', 'decision_answer', 'decision_voice', 'discussion', 'post', 'post_revision', 'post_mention', 'post_link', 'post_file', 'discussion_level', 'evaluation', 'appreciation', 'evaluation_link', 'meeting_report', 'paper_sheet', 'paper_contribution', 'meeting', 'agenda_item', 'meeting_attendee', 'meeting_document', 'calendar_feed', 'concept', 'concept_answer', 'concept_version', 'concept_public', 'thesaurus', 'date_poll', 'date_poll_option', 'date_poll_answer', 'date_poll_voice', 'date_poll_link', 'board', 'board_round', 'card', 'card_hand', 'card_group', 'dot', 'board_guest', 'board_step', 'form_key', 'retention', 'signoff', 'landscape_item', 'landscape_revision', 'knowledge_item', 'knowledge_file', 'knowledge_note', 'knowledge_list', 'knowledge_list_item', 'knowledge_read', 'knowledge_setting', 'knowledge_import', 'endorsement', 'invitation', 'invitation_link', 'invitation_round', 'expectation', 'person', 'role', 'organisation', 'passkey', 'authenticator', 'recovery_code', 'address_change', 'organisation_code', 'organisation_succession', 'mandate', 'region', 'regional_chair', 'workspace', 'giver', 'job', 'mail', 'mail_in', 'mail_bounce', 'reply_key', 'website', 'site_text', 'contact_person', 'listing', 'other_feed', 'other_feed_item', 'watch_word',
  'report', 'hiding', 'erasure', 'proposal', 'proposal_revision', 'proposal_support', 'proposal_decision', 'proposal_thinktank',
]

/** One mark for everything that people keep: it changes when any row does. */
export const fingerprintOf = async (house: TestHouse): Promise<string> => {
  const marks = kept.map((table) => sql`(select ${table}::text || count(*) || md5(coalesce(string_agg(t::text, '' order by t::text), '')) from ${sql.table(table)} t)`)
  const { rows } = await sql<{ mark: string }>`select ${sql.join(marks, sql` || `)} as mark`.execute(house.database.db)
  return rows[0]?.mark ?? ''
}
