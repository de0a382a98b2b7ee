/** Two who write the charter at once: what only one of them changed is kept, and what both changed is asked. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type Answer, type Seat, type TestHouse } from '../../../../test/house.ts'

const other = '/denktanks/zaaksystemen/opdracht'
const cloud = '/denktanks/cloudstrategie/opdracht'
let house: TestHouse
let [tom, paulien, marijke, samira]: Seat[] = []
before(async () => {
  house = await openHouse()
  ;[tom, paulien, marijke, samira] = await Promise.all(['tom-vrielink', 'paulien-schaafsma', 'marijke-de-wit', 'samira-el-amrani'].map((key) => house.as(key)))
  await house.database.db.deleteFrom('charter').where('workspace_id', '=', house.id('workspace', 'zaaksystemen')).execute()
})
after(() => house.close())

const seenIn = (answer: Answer | undefined): string => /name="seen" value="([^"]+)"/.exec(answer?.body ?? '')?.[1] ?? ''
const whole = {
  assignment: 'Houd het klein.', in_scope: 'Kiezen\nKopen', out_of_scope: '', questions: 'Wat eerst?', end_products: 'Een handreiking',
  key: ['municipality', 'shared-service', 'supplier', ''], nl: ['Gemeente', 'Shared service organisatie', 'Leverancier', ''], en: ['Municipality', 'Shared service organisation', 'Supplier', ''],
  ended: [], from: '2026-10-01', until: '2027-03-31', attribution: 'anonymous', asked: ['grounded', 'heard'], share: '75', days: '10', reviewers: '1',
}
const must = async (answer: Promise<Answer> | undefined, status: number): Promise<Answer> => {
  const got = await answer as Answer
  assert.equal(got.status, status, wordsOf(got).slice(0, 600))
  return got
}

test('two of the preparation group write other parts at once, and both stand; of the same part the second is asked', async () => {
  await must(tom?.post(`${other}/schrijven`, whole), 303)
  const seen = seenIn(await tom?.get(`${other}/schrijven`))
  await must(paulien?.post(`${other}/schrijven`, { ...whole, questions: 'Wat later?', seen }), 303)
  await must(tom?.post(`${other}/schrijven`, { ...whole, assignment: 'Houd het kleiner.', seen }), 303)
  assert.match(wordsOf(await tom?.get(other) as Answer), /Houd het kleiner.*Wat later\?/)
  const back = await must(tom?.post(`${other}/schrijven`, { ...whole, questions: 'Wat nooit?', seen }), 422)
  assert.match(back.body, /Wat nooit\?<\/textarea>/)
  assert.match(wordsOf(back), /Iemand anders wijzigde intussen hetzelfde.*Wat later\?/)
  await must(tom?.post(`${other}/schrijven`, { ...whole, assignment: 'Houd het kleiner.', questions: 'Wat nooit?', seen: seenIn(back) }), 303)
  assert.match(wordsOf(await tom?.get(other) as Answer), /Wat nooit\?/)
})

test('a charter is set as it was read, and what was being written when it was set comes back', async () => {
  const page = await tom?.get(other)
  const written = seenIn(await paulien?.get(`${other}/schrijven`))
  await must(paulien?.post(`${other}/schrijven`, { ...whole, assignment: 'Iets heel anders.', seen: written }), 303)
  const unread = await must(tom?.post(`${other}/vaststelling`, { sure: 'ja', seen: seenIn(page) }), 422)
  assert.match(wordsOf(unread), /Iemand anders wijzigde de opdracht.*Lees/)
  const late = seenIn(await paulien?.get(`${other}/schrijven`))
  await must(tom?.post(`${other}/vaststelling`, { sure: 'ja', seen: seenIn(unread) }), 303)
  const lost = await paulien?.post(`${other}/schrijven`, { ...whole, assignment: 'Nog een lange zin die ik schreef.', seen: late })
  assert.match(lost?.body ?? '', /Nog een lange zin die ik schreef\./)
})

test('an amendment that was being written when the charter changed does not turn back what it did not touch', async () => {
  const ask = `${cloud}/wijzigingen/nieuw?onderdeel=questions&onderdeel=out_of_scope`
  const open = await samira?.get(ask)
  const value = (name: string) => (new RegExp(`<textarea[^>]*name="${name}"[^>]*>([^<]*)</textarea>`).exec(open?.body ?? '')?.[1] ?? '').replace(/&#39;/g, "'").replace(/&quot;/g, '"').replace(/&amp;/g, '&')
  const workspace_id = house.id('workspace', 'cloudstrategie')
  const now = await house.database.db.selectFrom('charter').selectAll().where('workspace_id', '=', workspace_id).orderBy('version', 'desc').limit(1).executeTakeFirstOrThrow()
  const adopt = (version: number, more: object) => house.database.db.insertInto('charter').values({
    ...now, id: crypto.randomUUID(), version, content: JSON.stringify({ ...now.content as object, ...more }), amendment_id: null,
  }).execute()
  await adopt(now.version + 1, { out_of_scope: ['Dit hoort er niet bij'] })
  const fields = { why: 'Wij missen een vraag.', open: '7', seen: seenIn(open) }
  const made = await must(samira?.post(ask, { ...fields, questions: `${value('questions')}\nEn wat kost het?`, out_of_scope: value('out_of_scope') }), 303)
  const { changes } = await house.database.db.selectFrom('charter_amendment').select('changes').where('workspace_id', '=', workspace_id)
    .where('number', '=', Number(/(\d+)\?/.exec(made.location)?.[1])).executeTakeFirstOrThrow()
  assert.deepEqual(Object.keys(changes as object), ['questions'])
  const again = await marijke?.get(ask)
  await adopt(now.version + 2, { questions: ['Wat is nu de vraag?'] })
  const back = await must(marijke?.post(ask, { why: 'Het kan beter.', open: '7', seen: seenIn(again), questions: 'Wat is morgen de vraag?', out_of_scope: 'Dit hoort er niet bij' }), 422)
  assert.match(back.body, /Wat is morgen de vraag\?<\/textarea>/)
  assert.match(wordsOf(back), /Iemand anders wijzigde intussen hetzelfde.*Wat is nu de vraag\?/)
})
