/** Somebody who never opens the site takes part in all of it from their mail program; whoever uses their name gets nowhere. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openOffice, type Office } from '../../src/beside/replies/postoffice.testing.ts'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../house.ts'

let house: TestHouse
let office: Office
let [chair, joost]: Seat[] = []
before(async () => {
  house = await openHouse()
  office = await openOffice(house)
  ;[chair, joost] = await Promise.all(['marijke-de-wit', 'joost-haverkamp'].map((key) => house.as(key)))
  await sql`update person set mail_rhythm = 'at-once' where id = ${house.id('person', 'samira-el-amrani')}`.execute(house.database.db)
})
after(async () => {
  await office.close()
  await house.close()
})

const samira = 'samira.el.amrani@voorbeeld.example'
const tank = '/denktanks/cloudstrategie'
const quoted = '\n\nOp di 3 mrt 2026 om 10:12 schreef Denktank <post@denktank.example>:\n> Wat is uw antwoord?\n'
const db = () => house.database.db
interface Letter { readonly subject: string; readonly body: string; readonly headers: Record<string, string> }
const lettersTo = async (address: string) => (await sql<Letter>`select subject, body, headers from mail where address = ${address} order by written_at, id`.execute(db())).rows
const letter = async (subject: RegExp) => (await lettersTo(samira)).findLast((one) => subject.test(one.subject)) ?? assert.fail(`no letter about ${subject}`)
const replyTo = ({ headers }: Letter) => headers['Reply-To'] ?? assert.fail('cannot be answered')
const outcomes = async () => (await sql<{ outcome: string; reason: string }>`select outcome, reason from mail_in order by came_at, id`.execute(db())).rows.map(({ outcome, reason }) => [outcome, reason].filter(Boolean).join(' '))
const everybody = async () => (await db().selectFrom('ring').select('id').where('kind', '=', 'members').where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).executeTakeFirstOrThrow()).id
const answer = (to: string, text: string, more: Partial<Parameters<Office['send']>[0]> = {}) => office.send({ from: `Samira El Amrani <${samira}>`, to, text: `${text}${quoted}`, ...more })

/** The edition of the sample, for which nobody was asked yet, and where an organisation answers about it. */
const slug = 'samenvatting-cloudstrategie'
const edition = () => house.id('publication', 'cloudstrategie', 1)
const askAnew = async () => {
  await db().deleteFrom('endorsement').where('publication_id', '=', edition()).execute()
  await db().updateTable('publication').set({ endorsement_asked_at: null }).where('id', '=', edition()).execute()
  await db().deleteFrom('mail').execute()
  await chair?.done(`${tank}/teksten/publicaties/${slug}/1/vaststelling`)
  await office.work()
}
const answers = async (of: string) => (await db().selectFrom('endorsement').select(['kind', 'words', 'shown']).where('organisation_id', '=', of)
  .where('publication_id', '=', edition()).where('ended_at', 'is', null).execute())
const ofSamira = async () => (await db().selectFrom('person').select('organisation_id').where('id', '=', house.id('person', 'samira-el-amrani')).executeTakeFirstOrThrow()).organisation_id ?? ''

test('a member who never opens the site follows, answers and decides by mail', async () => {
  const begun = await joost?.post(`${tank}/gesprekken/nieuw`, { title: 'Wie let op de exit?', body: '@Samira El Amrani, hoe doet u dat?', ring: await everybody(), subtopic: '' })
  const talk = (begun?.location ?? '').split('?')[0] ?? ''
  await office.work()
  const said = await letter(/Wie let op de exit/)
  assert.match(said.body, /hoe doet u dat\?[\s\S]*Antwoord met alleen het woord volgen/)
  await answer(replyTo(said), 'Volgen')
  assert.match((await letter(/genoteerd/)).body, /u krijgt ieder nieuw bericht van gesprek \d+/)
  await answer(replyTo(said), 'Wij oefenen het elk jaar.')
  assert.match(wordsOf(await joost?.get(talk) ?? assert.fail()), /Wij oefenen het elk jaar\./)
  await db().deleteFrom('mail').execute()
  await joost?.done(`${talk}/berichten`, { body: 'En wie betaalt dat?', reply_to: '' })
  await office.work()
  assert.match((await letter(/Wie let op de exit/)).body, /En wie betaalt dat\?/, 'also of what does not name her')
  await answer(replyTo(said), 'Stop')
  await db().deleteFrom('mail').execute()
  await joost?.done(`${talk}/berichten`, { body: 'Dan vraag ik het rond, @Samira El Amrani.', reply_to: '' })
  await office.work()
  assert.deepEqual(await lettersTo(samira), [])

  const form = await chair?.get(`${tank}/besluiten/nieuw`)
  const ring = /name="ring" value="([^"]+)" checked/.exec(form?.body ?? '')?.[1] ?? ''
  const asked = await chair?.post(`${tank}/besluiten/nieuw`, {
    kind: 'consent', title: 'Gaat de samenvatting naar alle leden?', body: 'Daarna is er een maand.', options: '', dots: '3', days: '7', results: 'own', quorum: '0', review: '', ring,
  })
  await office.work()
  await answer(replyTo(await letter(/Wat is uw antwoord/)), 'Bezwaar\n\nDe kosten staan er niet in.')
  assert.match((await (await house.as('samira-el-amrani')).get((asked?.location ?? '').split('?')[0] ?? '')).body, /De kosten staan er niet in/)
})

test('who speaks for an organisation is asked by mail to endorse, and answers by mail: yes, with a reservation, or no', async () => {
  await askAnew()
  const asked = await letter(/^Stelt uw organisatie vast\?/)
  assert.match(asked.body, /vraagt of Gemeente Waterbroek achter deze publicatie staat[\s\S]*Versie 1[\s\S]*https:\/\/denktank\.example\/publicaties\/samenvatting-cloudstrategie\/1[\s\S]*Met voorbehoud[\s\S]*wordt openbaar/)
  const to = replyTo(asked)
  await answer(to, 'Ja.\n\nMet vriendelijke groet,\nSamira El Amrani')
  assert.deepEqual(await answers(await ofSamira()), [{ kind: 'full', words: '', shown: true }])
  assert.match((await letter(/genoteerd/)).body, /Gemeente Waterbroek stelt deze versie vast, zonder voorbehoud/)
  await answer(to, 'Met voorbehoud: als de kosten erbij komen.\n\nGroet,\nSamira')
  assert.deepEqual(await answers(await ofSamira()), [{ kind: 'reservation', words: 'als de kosten erbij komen.', shown: true }])
  const page = wordsOf(await house.visitor().get(`/publicaties/${slug}/1`))
  assert.match(page, /Gemeente Waterbroek : “als de kosten erbij komen\.”/)
  assert.doesNotMatch(page, /Samira/)
  await answer(to, 'Nee\n\nTe vroeg voor ons.')
  assert.deepEqual(await answers(await ofSamira()), [{ kind: 'declined', words: 'Te vroeg voor ons.', shown: false }])
  assert.doesNotMatch((await house.visitor().get(`/publicaties/${slug}/1`)).body, /Waterbroek|Te vroeg/)
})

test('an answer that is not plainly one of the three is asked again, each with its own words, and nothing is noted', async () => {
  await askAnew()
  const to = replyTo(await letter(/^Stelt uw organisatie vast\?/))
  for (const [text, reason, words] of [
    ['Ja, maar alleen als de kosten erbij komen.', 'not-understood', /geen antwoord vinden[\s\S]*Met voorbehoud/], ['Nee', 'words', /horen uw eigen woorden/], ['Met voorbehoud', 'words', undefined],
    [`Nee\n${'x'.repeat(2001)}`, 'long', /te lang/],
  ] as const) {
    await answer(to, text)
    assert.equal((await outcomes()).at(-1), `refused ${reason}`, text)
    if (words) assert.match((await lettersTo(samira)).at(-1)?.body ?? '', words)
  }
  assert.deepEqual(await answers(await ofSamira()), [])
})

test('nobody answers over a colleague, without a mandate, or about an older version', async () => {
  await askAnew()
  const to = replyTo(await letter(/^Stelt uw organisatie vast\?/))
  const of = await ofSamira()
  const colleague = house.id('person', 'gerben-tuinstra')
  await sql`insert into mandate (id, person_id, organisation_id, since, given_at) values ('00000000-0000-4000-8000-00000000000a', ${colleague}, ${of}, current_date - 1, now())`.execute(db())
  await sql`insert into endorsement (id, publication_id, organisation_id, kind, mandate_id, given_at) values (gen_random_uuid(), ${edition()}, ${of}, 'full', '00000000-0000-4000-8000-00000000000a', now())`.execute(db())
  await answer(to, 'Nee, te vroeg voor ons.')
  assert.equal((await outcomes()).at(-1), 'refused colleague')
  assert.deepEqual((await answers(of)).map(({ kind }) => kind), ['full'])
  await db().deleteFrom('endorsement').where('publication_id', '=', edition()).execute()
  await sql`update mandate set ended_at = now(), ended_reason = 'ended' where person_id = ${house.id('person', 'samira-el-amrani')}`.execute(db())
  await answer(to, 'Ja, graag')
  assert.equal((await outcomes()).at(-1), 'refused mandate')
  await sql`update mandate set ended_at = null, ended_reason = null where person_id = ${house.id('person', 'samira-el-amrani')}`.execute(db())
  await sql`insert into publication (id, thinktank_id, draft_id, slug, number, kind, title, document, grounds, sources, colophon, ripeness, published_at)
    select gen_random_uuid(), thinktank_id, draft_id, slug, 2, kind, title, document, grounds, sources, colophon, ripeness, now() from publication where id = ${edition()}`.execute(db())
  await answer(to, 'Ja, prima')
  assert.equal((await outcomes()).at(-1), 'refused newer')
  assert.deepEqual(await answers(of), [])
  await sql`delete from publication where slug = ${slug} and number = 2`.execute(db())
})

test('who speaks for several organisations names the one that answers; who answered already is not asked', async () => {
  const other = house.id('organisation', 'kleiwaard')
  await sql`insert into mandate (id, person_id, organisation_id, since, given_at) values (gen_random_uuid(), ${house.id('person', 'samira-el-amrani')}, ${other}, current_date - 1, now())`.execute(db())
  await askAnew()
  const asked = await letter(/^Stelt uw organisatie vast\?/)
  assert.match(asked.body, /Gemeente Kleiwaard en Gemeente Waterbroek[\s\S]*voor meer dan één organisatie/)
  await answer(replyTo(asked), 'Ja')
  assert.equal((await outcomes()).at(-1), 'refused not-understood')
  await answer(replyTo(asked), 'Gemeente Kleiwaard: met voorbehoud: eerst de kosten.')
  assert.deepEqual(await answers(other), [{ kind: 'reservation', words: 'eerst de kosten.', shown: true }])
  assert.deepEqual(await answers(await ofSamira()), [])
})

test('forged mail is refused, also when it endorses', async () => {
  await askAnew()
  const to = replyTo(await letter(/^Stelt uw organisatie vast\?/))
  await answer(to, 'Gemeente Waterbroek: ja', { signedBy: undefined })
  await answer(to, 'Gemeente Waterbroek: ja.', { signedBy: 'elders.example' })
  await office.send({ from: 'dief@elders.example', to, text: 'Gemeente Waterbroek: ja!' })
  assert.deepEqual((await outcomes()).slice(-3), ['refused forged', 'refused forged', 'held another-address'])
  assert.deepEqual(await answers(await ofSamira()), [])
})
