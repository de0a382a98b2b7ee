import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type TestHouse } from '../../../test/house.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const tank = '/denktanks/cloudstrategie'
const part = (key: string, slug = 'cloudstrategie') => `/denktanks/${slug}/deelnemers/${house.id('participant', slug, key)}`
const outsider = 'omer-kaplan'
const happenings = async () => (await house.database.db.selectFrom('happening').select('id').execute()).length

test('participants see who take part, with perspective, task and subgroup', async () => {
  const samira = await house.as('samira-el-amrani')
  const page = await samira.get(`${tank}/deelnemers`)
  assert.equal(page.status, 200)
  assert.match(wordsOf(page), /Marijke de Wit .*Voorzitter/)
  assert.doesNotMatch(wordsOf(page), /Gerben Tuinstra/)
  assert.match(wordsOf(await samira.get(`${tank}/deelgroepen`)), /gezichtspunt van gemeenten/)
})

test('in an anonymous think tank it is known who take part', async () => {
  const page = wordsOf(await (await house.as('roelof-hoekstra')).get('/denktanks/zaaksystemen/deelnemers'))
  assert.match(page, /Paulien Schaafsma/)
  assert.match(page, /Wie wat zei, weet niemand/)
})

test('outside the think tank nothing of its people is found, by a visitor, a neighbour or an administrator', async () => {
  for (const seat of [house.visitor(), await house.as(outsider), await house.as('nienke-ruijter')]) {
    for (const path of ['deelnemers', 'deelnemers/nieuw', 'deelgroepen', 'gebeurtenissen']) assert.equal((await seat.get(`${tank}/${path}`)).status, 404)
    assert.equal((await seat.get(tank)).status, 404)
    assert.equal((await seat.post(`${part('samira-el-amrani')}/einde`, { zeker: 'ja' })).status, 404)
  }
})

test('a participant adds nobody, places nobody and leaves no trace', async () => {
  const samira = await house.as('samira-el-amrani')
  const before = await happenings()
  const add = { person: house.id('person', outsider), perspective: 'municipality', role: 'member' }
  assert.equal((await samira.get(`${tank}/deelnemers/nieuw`)).status, 403)
  assert.equal((await samira.post(`${tank}/deelnemers`, add)).status, 403)
  assert.equal((await samira.post(part('tineke-wiersma'), { perspective: 'supplier', role: 'member' })).status, 403)
  assert.equal((await samira.post(`${tank}/deelgroepen/nieuw`, { title: 'X', question: 'Y?', perspective: '' })).status, 403)
  assert.equal(await happenings(), before)
})

test('the preparation group finds somebody by three letters, adds them, and they are in at once', async () => {
  const joost = await house.as('joost-haverkamp')
  assert.match(wordsOf(await joost.get(`${tank}/deelnemers/nieuw?naam=kap`)), /Omer Kaplan|Ömer Kaplan/)
  assert.match(wordsOf(await joost.get(`${tank}/deelnemers/nieuw?naam=ka`)), /ten minste 3 letters van de naam/)
  const omer = await house.as(outsider)
  assert.equal((await omer.get(tank)).status, 404)
  const wrong = await joost.post(`${tank}/deelnemers`, { person: house.id('person', outsider), role: 'member' })
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong), /Maak een keuze bij “Perspectief”/)
  const add = { person: house.id('person', outsider), perspective: 'municipality', role: 'member', subgroups: house.id('ring', 'cloudstrategie', 'deelgroep-gemeente') }
  await joost.done(`${tank}/deelnemers`, add)
  assert.equal((await omer.get(tank)).status, 200)
  const again = await joost.post(`${tank}/deelnemers`, add)
  assert.equal(again.status, 422)
  assert.match(wordsOf(again), /doet al mee/)
})

test('only a chair makes a chair, and the last one cannot go', async () => {
  const [joost, marijke] = [await house.as('joost-haverkamp'), await house.as('marijke-de-wit')]
  assert.equal((await joost.post(part('joost-haverkamp'), { perspective: 'municipality', role: 'chair' })).status, 403)
  assert.equal((await joost.post(`${part('marijke-de-wit')}/einde`, { zeker: 'ja' })).status, 403)
  const stuck = await marijke.post(`${part('marijke-de-wit')}/einde`, { zeker: 'ja' })
  assert.equal(stuck.status, 422)
  assert.match(wordsOf(stuck), /enige voorzitter/)
  assert.equal((await marijke.post(part('marijke-de-wit'), { perspective: 'municipality', role: 'member' })).status, 422)
})

test('who leaves the preparation group leaves its ring, and who is ended is out everywhere', async () => {
  const marijke = await house.as('marijke-de-wit')
  await marijke.done(part('henk-postma'), { perspective: 'municipality', role: 'member' })
  const standing = () => house.database.db.selectFrom('ring_person').innerJoin('ring', 'ring.id', 'ring_person.ring_id').select('ring.kind')
    .where('person_id', '=', house.id('person', 'henk-postma')).where('workspace_id', '=', house.id('workspace', 'cloudstrategie')).where('ended_at', 'is', null).execute()
  assert.deepEqual((await standing()).map(({ kind }) => kind).sort(), ['members', 'subgroup'])
  const henk = await house.as('henk-postma')
  await marijke.done(`${part('henk-postma')}/einde`, { zeker: 'ja' })
  assert.deepEqual(await standing(), [])
  assert.equal((await henk.get(tank)).status, 404)
})

test('a subgroup is made, filled and changed; people of elsewhere cannot be put in it', async () => {
  const joost = await house.as('joost-haverkamp')
  const made = await joost.post(`${tank}/deelgroepen/nieuw`, { title: 'Deelgroep uitgang', question: 'Hoe komt u er weer uit?', perspective: '' })
  assert.equal(made.status, 303)
  const path = made.location.replace('#mensen', '')
  await joost.done(`${path}/mensen`, { people: [house.id('person', 'samira-el-amrani'), house.id('person', 'karin-uitenbroek')] })
  assert.match(wordsOf(await joost.get(`${tank}/deelgroepen`)), /Deelgroep uitgang 2 mensen/)
  assert.equal((await joost.post(`${path}/mensen`, { people: [house.id('person', 'naomi-pinas')] })).status, 404)
  assert.equal((await joost.post(path, { title: '', question: 'x', perspective: '' })).status, 422)
  const other = `/denktanks/cloudstrategie/deelgroepen/${house.id('ring', 'zaaksystemen', 'members')}`
  assert.equal((await joost.get(other)).status, 404)
})

test('who prepares names a facilitator and a reporter of a subgroup; who goes out of it or stops leads nothing any more', async () => {
  const joost = await house.as('joost-haverkamp')
  const [samira, karin, bilal] = ['samira-el-amrani', 'karin-uitenbroek', 'bilal-ozturk'].map((key) => house.id('person', key)) as [string, string, string]
  const made = await joost.post(`${tank}/deelgroepen/nieuw`, { title: 'Deelgroep schatkist', question: 'Wie telt het geld?', perspective: '' })
  const path = made.location.replace('#mensen', '')
  const list = async () => wordsOf(await joost.get(`${tank}/deelgroepen`))
  await joost.done(`${path}/mensen`, { people: [samira, karin], facilitator: samira, reporter: karin })
  assert.match(await list(), /Begeleider: Samira El Amrani Verslaglegger: Karin Uitenbroek/)
  assert.match((await joost.get(path)).body, new RegExp(`value="${samira}" selected`))
  const told = await happenings()
  assert.equal((await (await house.as('bilal-ozturk')).post(`${path}/mensen`, { people: [bilal], facilitator: bilal })).status, 403)
  assert.equal((await house.visitor().post(`${path}/mensen`, { people: [bilal], facilitator: bilal })).status, 404)
  assert.equal((await joost.post(`${path}/mensen`, { people: [samira], facilitator: 'de koning' })).status, 422)
  assert.equal(await happenings(), told)
  assert.match(await list(), /Begeleider: Samira El Amrani Verslaglegger: Karin Uitenbroek/)
  await joost.done(`${path}/mensen`, { people: [samira, bilal], facilitator: samira, reporter: karin })
  assert.doesNotMatch(await list(), /Verslaglegger: Karin/)
  await joost.done(`${part('samira-el-amrani')}/einde`, { zeker: 'ja' })
  assert.doesNotMatch(await list(), /Begeleider: Samira/)
  const row = await house.database.db.selectFrom('ring').select(['facilitator', 'reporter']).where('id', '=', path.split('/').at(-1) ?? '').executeTakeFirstOrThrow()
  assert.deepEqual(row, { facilitator: null, reporter: null })
})

test('whoever takes part stops by themselves, sees nothing of it from then on, and what they gave stays', async () => {
  const [bilal, marijke] = [await house.as('bilal-ozturk'), await house.as('marijke-de-wit')]
  const own = part('bilal-ozturk')
  assert.match((await bilal.get(`${tank}/deelnemers`)).body, new RegExp(`href="${own}"`))
  const page = await bilal.get(own)
  assert.match(wordsOf(page), /U ziet deze denktank daarna meteen niet meer/)
  assert.deepEqual([...page.body.matchAll(/<form[^>]*action="(\/denktanks[^"]*)"[^>]*method="post"/g)].map(([, to]) => to), [`${own}/einde`], 'and changes nothing else of it')
  assert.equal((await bilal.get(part('tineke-wiersma'))).status, 403)
  assert.equal((await bilal.post(`${part('tineke-wiersma')}/einde`, { zeker: 'ja' })).status, 403)
  assert.match(wordsOf(await bilal.post(`${own}/einde`, {})), /Vink eerst aan dat u niet meer meedoet/)
  const given = async () => /Alle bijdragen [^]*/.exec(wordsOf(await marijke.get(`${tank}/bijdragen`)))?.[0]
  const before = await given()
  assert.match(wordsOf(await bilal.done(`${own}/einde`, { zeker: 'ja' })), /U doet niet meer mee aan die denktank/)
  assert.equal((await bilal.get(tank)).status, 404)
  assert.ok(before)
  assert.equal(await given(), before)
})
