/** Two people change the same thing at once: the second reads that, keeps what they wrote, and overwrites nothing unseen. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type Answer, type Seat, type TestHouse } from './house.ts'

let house: TestHouse
let [joost, nienke]: Seat[] = []
before(async () => {
  house = await openHouse()
  ;[joost, nienke] = await Promise.all(['joost-haverkamp', 'nienke-ruijter'].map((key) => house.as(key)))
})
after(() => house.close())

const seenIn = (answer: Answer | undefined): string => /name="seen" value="([^"]+)"/.exec(answer?.body ?? '')?.[1] ?? ''
const must = async (answer: Promise<Answer> | undefined, status: number): Promise<Answer> => {
  const got = await answer as Answer
  assert.equal(got.status, status, wordsOf(got).slice(0, 600))
  return got
}

test('a text of the site that somebody else saved meanwhile is not overwritten unseen', async () => {
  const path = '/vereniging/website/teksten/about/nl'
  const seen = seenIn(await joost?.get(path))
  await must(nienke?.post(path, { body: 'Wij zijn met tachtig.', seen }), 303)
  const back = await must(joost?.post(path, { body: 'Wij zijn met negentig.', seen }), 422)
  assert.match(back.body, /Wij zijn met negentig\.<\/textarea>/)
  assert.match(wordsOf(back), /Iemand anders bewaarde deze tekst terwijl u schreef.*Wat er nu staat.*Wij zijn met tachtig\./)
  assert.match(wordsOf(await house.visitor().get('/over')), /met tachtig/)
  await must(joost?.post(path, { body: 'Wij zijn met negentig.', seen: seenIn(back) }), 303)
  assert.match(wordsOf(await house.visitor().get('/over')), /met negentig/)
})

test('a form about an organisation that was open while it was merged does not undo the merger', async () => {
  const id = house.id('organisation', 'brinkerode')
  const path = `/vereniging/organisaties/${id}/wijziging`
  const open = await joost?.get(path)
  await must(nienke?.post(`/vereniging/organisaties/${id}/samenvoeging`, { successor_id: house.id('organisation', 'duinrade'), on_day: '1-1-2027', zeker: 'ja' }), 303)
  const fields = { name: 'Brinkerode (dorp)', kind: 'municipality', size_class: 'small', region: '', membership: 'member', ended_on: '' }
  const back = await must(joost?.post(path, { ...fields, seen: seenIn(open) }), 422)
  assert.match(back.body, /value="Brinkerode \(dorp\)"/)
  assert.match(wordsOf(back), /Iemand anders wijzigde deze organisatie.*Nu staat er.*Bestaat tot 1-1-2027/)
  assert.equal((await house.database.db.selectFrom('organisation_succession').select('organisation_id').where('organisation_id', '=', id).execute()).length, 1)
  await must(joost?.post(path, { ...fields, ended_on: '1-1-2027', seen: seenIn(back) }), 303)
})

test('a form about a person that was open while they went elsewhere does not bring them back, nor end what they now speak for', async () => {
  const id = house.id('person', 'chantal-evers')
  const path = `/vereniging/mensen/${id}`
  const open = await joost?.get(path)
  const fields = { given_name: 'Chantal', prefix: '', family_name: 'Evers', email: 'chantal.evers@voorbeeld.example', membership: 'member' }
  const there = house.id('organisation', 'duinrade')
  await must(nienke?.post(path, { ...fields, organisation_id: there, seen: seenIn(open) }), 303)
  const old = /name="organisation_id"[^]*?<option[^>]*selected[^>]*>/.exec(open?.body ?? '')?.[0] ?? ''
  const organisation_id = /value="([0-9a-f-]{36})"[^>]*selected|selected[^>]*value="([0-9a-f-]{36})"/.exec(old)?.slice(1).find(Boolean) ?? ''
  const back = await must(joost?.post(path, { ...fields, given_name: 'Chantalle', organisation_id, seen: seenIn(open) }), 422)
  assert.match(back.body, /value="Chantalle"/)
  assert.match(wordsOf(back), /Iemand anders wijzigde deze gegevens/)
  assert.equal((await house.database.db.selectFrom('person').select('organisation_id').where('id', '=', id).executeTakeFirst())?.organisation_id, there)
})

test('somebody of an organisation that went into another stays there when only their name is changed', async () => {
  const organisation = house.id('organisation', 'brinkerode')
  await house.database.db.updateTable('organisation').set({ ended_on: '2026-01-01' }).where('id', '=', organisation).execute()
  const page = await joost?.get(`/vereniging/mensen/${house.id('person', 'hugo-westerink')}`)
  assert.match(page?.body ?? '', new RegExp(`<option[^>]*value="${organisation}"[^>]*selected|<option[^>]*selected[^>]*value="${organisation}"`))
})

test('a theme whose proposer may no longer speak for the organisation comes back whole, and says so', async () => {
  const samira = await house.as('samira-el-amrani')
  const [mandate] = await house.database.db.selectFrom('mandate').select(['id', 'organisation_id']).where('person_id', '=', house.id('person', 'samira-el-amrani')).where('ended_at', 'is', null).execute()
  assert.ok(mandate)
  await house.database.db.updateTable('mandate').set({ ended_at: new Date(), ended_reason: 'ended' }).where('id', '=', mandate.id).execute()
  const back = await must(samira.post('/vereniging/themas/nieuw', { title: 'Regenwater opvangen', about: 'In tonnen.', why: 'Het is droog.', organisation: mandate.organisation_id }), 422)
  assert.match(back.body, /In tonnen\.<\/textarea>/)
  assert.match(wordsOf(back), /U spreekt niet meer voor deze organisatie/)
})

test('a mandate cannot begin on a day on which the organisation is no more', async () => {
  const organisation_id = house.id('organisation', 'duinrade')
  await house.database.db.updateTable('organisation').set({ ended_on: '2028-01-01' }).where('id', '=', organisation_id).execute()
  const fields = { organisation_id, person_id: house.id('person', 'hugo-westerink'), until: '' }
  const path = `/vereniging/mandaten/nieuw?organisatie=${organisation_id}`
  const back = await must(joost?.post(path, { ...fields, since: '1-1-2028' }), 422)
  assert.match(wordsOf(back), /bestaat dan niet meer/)
  await must(joost?.post(path, { ...fields, since: '31-12-2027' }), 303)
})

test('a code that would begin later and turns out not to hold is gone, and not valid for one day', async () => {
  const id = house.id('organisation', 'duinrade')
  await must(joost?.post(`/vereniging/organisaties/${id}/codes`, { scheme: 'cbs', code: 'GM9876', valid_from: '1-1-2030', valid_to: '' }), 303)
  const code = await house.database.db.selectFrom('organisation_code').select('id').where('code', '=', 'GM9876').executeTakeFirst()
  await must(joost?.post(`/vereniging/organisaties/${id}/codes/einde`, { code_id: code?.id ?? '', wat: 'einde' }), 303)
  assert.equal((await house.database.db.selectFrom('organisation_code').select('id').where('code', '=', 'GM9876').execute()).length, 0)
})

test('what was taken off the website does not come back by a form that was still open', async () => {
  const [chair, board] = [await house.as('marijke-de-wit'), await house.as('arjen-feenstra')]
  const path = '/denktanks/cloudstrategie/op-de-website'
  const words = { title: 'Cloud', lead: 'Waar staan onze gegevens?', title_en: '', lead_en: '' }
  await must(chair.post(path, { ...words, seen: seenIn(await chair.get(path)) }), 303)
  const open = seenIn(await chair.get(path))
  await must((board.get(path).then(({ status }) => (status === 200 ? board : chair))).then((seat) => seat.post(`${path}/intrekking`, {})), 303)
  const back = await must(chair.post(path, { ...words, lead: 'Waar staan de gegevens van gemeenten?', seen: open }), 422)
  assert.match(back.body, /Waar staan de gegevens van gemeenten\?<\/textarea>/)
  assert.match(wordsOf(back), /Iemand anders wijzigde dit terwijl u schreef.*Staat nu niet op de website/)
  assert.doesNotMatch(wordsOf(await house.visitor().get('/themas')), /Waar staan/)
})

test('a contact person whom somebody else changed meanwhile is not put back as they were', async () => {
  const person = { name: 'Roos Dekker', about: 'Weet van wonen', about_en: '', email: 'roos@voorbeeld.example', phone: '', agreed: 'ja' }
  await must(joost?.post('/vereniging/website/contactpersonen', person), 303)
  const { id } = await house.database.db.selectFrom('contact_person').select('id').where('name', '=', 'Roos Dekker').executeTakeFirstOrThrow()
  const path = `/vereniging/website/contactpersonen/${id}`
  const seen = seenIn(await joost?.get(path))
  await must(nienke?.post(path, { ...person, email: 'roos.dekker@voorbeeld.example', seen }), 303)
  const back = await must(joost?.post(path, { ...person, about: 'Weet van bouwen', seen }), 422)
  assert.match(back.body, /value="Weet van bouwen"/)
  assert.match(wordsOf(back), /Iemand anders wijzigde deze contactpersoon.*Wat er nu staat.*roos\.dekker@voorbeeld\.example/)
  await must(joost?.post(path, { ...person, email: 'roos.dekker@voorbeeld.example', about: 'Weet van bouwen', seen: seenIn(back) }), 303)
})
