/** Two of the preparation group place people at once: nobody is put out of a subgroup, or back in it, by a page that did not know. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type Answer, type Seat, type TestHouse } from '../../../test/house.ts'

const tank = '/denktanks/cloudstrategie'
let house: TestHouse
let [joost, marijke]: Seat[] = []
before(async () => {
  house = await openHouse()
  ;[joost, marijke] = await Promise.all(['joost-haverkamp', 'marijke-de-wit'].map((key) => house.as(key)))
})
after(() => house.close())

const person = (key: string) => house.id('person', key)
const seenIn = (answer: Answer | undefined, nth = 0): string => [...(answer?.body ?? '').matchAll(/name="seen" value="([^"]*)"/g)][nth]?.[1] ?? 'none'
const within = async (ring: string) => (await house.database.db.selectFrom('ring_person').select('person_id').where('ring_id', '=', ring).where('ended_at', 'is', null).execute()).map(({ person_id }) => person_id).sort()
const must = async (answer: Promise<Answer> | undefined, status = 303): Promise<Answer> => {
  const got = await answer as Answer
  assert.equal(got.status, status, wordsOf(got).slice(0, 600))
  return got
}

test('who was put in a subgroup meanwhile stays, who was taken out stays out, and who left the think tank holds nothing up', async () => {
  const made = await must(joost?.post(`${tank}/deelgroepen/nieuw`, { title: 'Kosten', question: 'Wat kost het?', perspective: '' }))
  const path = made.location.split('#')[0] ?? ''
  const ring = path.split('/').at(-1) ?? ''
  const [samira, karin, bilal] = ['samira-el-amrani', 'karin-uitenbroek', 'bilal-ozturk'].map(person) as [string, string, string]
  await must(joost?.post(`${path}/mensen`, { people: [samira], seen: '' }))
  // The first mark on this page is that of its name and question.
  const open = seenIn(await joost?.get(path), 1)
  await must(marijke?.post(`${path}/mensen`, { people: [karin], seen: open }))
  assert.deepEqual(await within(ring), [karin])
  await must(joost?.post(`${path}/mensen`, { people: [samira, bilal], seen: open }))
  assert.deepEqual(await within(ring), [karin, bilal].sort(), 'Samira was taken out, Karin was put in')
  const later = seenIn(await joost?.get(path), 1)
  for (const table of ['participant', 'ring_person'] as const) await house.database.db.updateTable(table).set({ ended_at: new Date() }).where('person_id', '=', bilal).execute()
  await must(joost?.post(`${path}/mensen`, { people: [karin, bilal, samira], seen: later }))
  assert.deepEqual(await within(ring), [karin, samira].sort())
  const part = await house.database.db.selectFrom('participant').select('id').where('person_id', '=', samira).where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).where('ended_at', 'is', null).executeTakeFirstOrThrow()
  const page = await joost?.get(`${tank}/deelnemers/${part.id}`)
  await must(marijke?.post(`${path}/mensen`, { people: [karin], seen: seenIn(await marijke?.get(path), 1) }))
  const ticked = [...(page?.body ?? '').matchAll(/<input[^>]*name="subgroups"[^>]*>/g)].map(([box]) => box).filter((box) => box.includes('checked')).map((box) => /value="([^"]+)"/.exec(box)?.[1] ?? '')
  assert.ok(ticked.includes(ring))
  await must(joost?.post(`${tank}/deelnemers/${part.id}/deelgroepen`, { subgroups: ticked, seen: seenIn(page, 1) }))
  assert.deepEqual(await within(ring), [karin], 'a page of before does not put her back')
})

test('a task that somebody else gave meanwhile is not taken away by a page that did not know of it', async () => {
  const part = await house.database.db.selectFrom('participant').selectAll().where('person_id', '=', person('karin-uitenbroek')).where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).where('ended_at', 'is', null).executeTakeFirstOrThrow()
  const path = `${tank}/deelnemers/${part.id}`
  const open = seenIn(await joost?.get(path))
  await must(marijke?.post(path, { perspective: part.perspective, role: 'preparation', seen: open }))
  const back = await must(joost?.post(path, { perspective: part.perspective, role: 'member', seen: open }), 422)
  assert.match(wordsOf(back), /Iemand anders wijzigde dit intussen/)
  assert.match(wordsOf(back), /Voorbereidingsgroep/)
  await must(joost?.post(path, { perspective: part.perspective, role: 'member', seen: seenIn(back) }))
})
