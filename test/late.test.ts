/** An answer that comes when its time is up: whoever sent it reads that, and not that somebody was before them. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql, type RawBuilder } from 'kysely'
import { openHouse, wordsOf, type Seat, type TestHouse } from './house.ts'

const tank = '/denktanks/cloudstrategie'
let house: TestHouse
let [chair, member]: Seat[] = []
before(async () => {
  house = await openHouse()
  ;[chair, member] = await Promise.all(['marijke-de-wit', 'samira-el-amrani'].map((key) => house.as(key)))
})
after(() => house.close())

const begun = async (seat: Seat | undefined, page: string, fields: Parameters<Seat['post']>[1]) => {
  const answer = await seat?.post(page, fields)
  assert.equal(answer?.status, 303, answer && wordsOf(answer))
  return answer?.location.split('?')[0] ?? ''
}
const over = (table: string, begin: string, where: RawBuilder<unknown>) => sql`update ${sql.table(table)}
  set ${sql.ref(begin)} = now() - interval '9 days', ends_at = now() - interval '1 minute' where ${where}`.execute(house.database.db)
const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const numbered = (path: string) => Number(path.split('/').at(-1))

const late: Readonly<Record<string, { readonly begin: () => Promise<string>; readonly end: (path: string) => Promise<unknown>; readonly answer: Parameters<Seat['post']>[1] }>> = {
  'a decision': {
    begin: () => begun(chair, `${tank}/besluiten/nieuw`, {
      kind: 'advice', title: 'Doen wij dit?', body: 'Zo ja, dan in mei.', options: '', dots: '3', days: '7', results: 'open', quorum: '0', review: '', ring: house.id('ring', 'cloudstrategie', 'members'),
    }),
    end: (path) => over('decision', 'proposed_at', sql`number = ${numbered(path)} and workspace_id = ${house.id('workspace', 'cloudstrategie')}`),
    answer: { choice: 'agree', reason: 'Het kan niet wachten.' },
  },
  'a date poll': {
    begin: () => begun(chair, `${tank}/datumprikker/nieuw`, {
      do: 'ask', title: 'Wanneer?', about: '', zone: 'Europe/Amsterdam', ends: day(7), minimum: '0', from: day(20), until: day(22), parts: ['morning'], own: '', ring: house.id('ring', 'cloudstrategie', 'members'),
    }),
    end: (path) => over('date_poll', 'asked_at', sql`id = ${path.split('/').at(-1)}`),
    answer: { d1: 'yes' },
  },
  'an amendment': {
    begin: () => begun(chair, `${tank}/opdracht/wijzigingen/nieuw?onderdeel=assignment`, { assignment: 'Korter.', why: 'Het kan korter.', open: '7' }),
    end: (path) => over('charter_amendment', 'proposed_at', sql`number = ${numbered(path)} and workspace_id = ${house.id('workspace', 'cloudstrategie')}`),
    answer: { answer: 'agree', reason: '' },
  },
}

for (const [what, { begin, end, answer }] of Object.entries(late)) {
  test(`an answer to ${what} that comes after its end reads that the time is over, in Dutch and in English, and leads back to it`, async () => {
    const path = await begin()
    await end(path)
    const refused = await member?.post(`${path}/antwoord`, answer)
    assert.equal(refused?.status, 409)
    assert.match(refused?.body ?? '', /<h1[^>]*>De tijd om te antwoorden is om<\/h1>/)
    assert.doesNotMatch(refused?.body ?? '', /was u voor/)
    assert.match(refused?.body ?? '', new RegExp(`href="${path}"`))
    await member?.get('/taal/en')
    const english = await member?.post(`${path}/antwoord`, answer)
    assert.match(english?.body ?? '', /<h1[^>]*>The time to answer is over<\/h1>/)
    member?.cookies.delete('taal')
  })
}

test('who acts on what was withdrawn meanwhile reads that it was withdrawn, and who may not do it at all that it is not theirs to do', async () => {
  const question = await begun(chair, `${tank}/besluiten/nieuw`, {
    kind: 'advice', title: 'Gaan wij verder?', body: 'Of stoppen wij?', options: '', dots: '3', days: '7', results: 'open', quorum: '0', review: '', ring: house.id('ring', 'cloudstrategie', 'members'),
  })
  assert.equal((await chair?.post(`${question}/intrekking`, { zeker: 'ja' }))?.status, 303)
  const refused = await chair?.post(`${question}/uitkomst`, { outcome: 'adopted', words: 'Wij gaan verder.' })
  assert.equal(refused?.status, 409)
  assert.match(refused?.body ?? '', /<h1[^>]*>Dit is ingetrokken<\/h1>/)
  assert.match(refused ? wordsOf(refused) : '', /Iemand heeft dit intussen ingetrokken.*Wij gaan verder\./, 'what was written is given back')
  assert.equal((await member?.post(`${question}/uitkomst`, { outcome: 'adopted', words: 'Ik ook.' }))?.status, 403)
  for (const [seat, status] of [[chair, 409], [member, 403]] as const) assert.equal((await seat?.get(`${question}/wijziging`))?.status, status, 'nor is there a form for it')
  assert.doesNotMatch(wordsOf(await (chair as Seat).get(`${question}/wijziging`)), /Wat u net instuurde/, 'who only looked sent nothing')
  const path = await begun(member, `${tank}/gesprekken/nieuw`, { title: 'Wie geeft de planten water?', body: 'Ik deze week.', ring: house.id('ring', 'cloudstrategie', 'members') })
  const post = /id="bericht-([0-9a-f-]{36})"/.exec((await member?.get(path))?.body ?? '')?.[1] ?? assert.fail('no post')
  assert.equal((await member?.post(`${path}/berichten/${post}/intrekking`))?.status, 303)
  const late = await member?.post(`${path}/berichten/${post}/verbetering`, { body: 'Ik deze maand.' })
  assert.match(late ? wordsOf(late) : '', /ingetrokken.*Ik deze maand\./)
  assert.doesNotMatch(late ? wordsOf(late) : '', /mag niet/)
})

test('a post that comes when the discussion was closed reads that, and what was written comes back', async () => {
  const path = await begun(chair, `${tank}/gesprekken/nieuw`, { title: 'Wie voert de kat?', body: 'Ik niet.', ring: house.id('ring', 'cloudstrategie', 'members') })
  assert.equal((await chair?.post(`${path}/afsluiting`, { conclusion: 'De buren.' }))?.status, 303)
  const refused = await member?.post(`${path}/berichten`, { body: 'Ik wil wel.' })
  assert.equal(refused?.status, 409)
  assert.match(refused ? wordsOf(refused) : '', /Dit gesprek is afgesloten terwijl u schreef. Uw bericht is niet geplaatst/)
  assert.match(refused?.body ?? '', /Ik wil wel\.<\/textarea>/)
  const renamed = await chair?.post(`${path}/titel`, { title: 'Te laat' })
  assert.match(renamed?.body ?? '', /<h1[^>]*>Dit gesprek is afgesloten<\/h1>/)
})
