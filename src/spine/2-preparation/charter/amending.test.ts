import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../../test/house.ts'
import { enqueue } from '../../../platform/jobs.ts'
import { remindOfAmendments } from './jobs.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const cloud = '/denktanks/cloudstrategie/opdracht'
const amendment = (number: number) => `${cloud}/wijzigingen/${number}`
const happenings = async () => (await house.database.db.selectFrom('happening').select('id').execute()).length
const propose = async (seat: Seat, part: string, fields: Record<string, string>): Promise<number> => {
  const made = await seat.post(`${cloud}/wijzigingen/nieuw?onderdeel=${part}`, { why: 'Dat is nodig.', open: '7', ...fields })
  assert.equal(made.status, 303, wordsOf(made).slice(0, 400))
  return Number(/wijzigingen\/(\d+)/.exec(made.location)?.[1])
}
const timeIsUp = (number: number, tank = 'cloudstrategie') => sql`update charter_amendment set proposed_at = now() - interval '8 days', ends_at = now() - interval '1 hour'
  where workspace_id = ${house.id('workspace', tank)} and number = ${number}`.execute(house.database.db)
const answersTo = (number: number) => house.database.db.selectFrom('charter_answer').innerJoin('charter_amendment as a', 'a.id', 'charter_answer.amendment_id')
  .select(['answer', 'charter_answer.perspective']).where('a.number', '=', number).where('a.workspace_id', '=', house.id('workspace', 'cloudstrategie')).execute()
const answer = (seat: Seat, number: number, say: string, reason = '') => seat.done(`${amendment(number)}/antwoord`, { answer: say, reason })

test('an amendment is proposed, stands beside the text and beside others, and is read without a name', async () => {
  const [samira, devi] = [await house.as('samira-el-amrani'), await house.as('devi-baldew')]
  const number = await propose(samira, 'questions', { questions: 'Wat kost het?\nWie betaalt het?' })
  const second = await propose(devi, 'questions', { questions: 'Wat kost het over tien jaar?' })
  const seen = await devi.get(amendment(number))
  assert.match(wordsOf(seen), /Nu, in versie 2/)
  assert.match(wordsOf(seen), /Wie betaalt het\?/)
  assert.match(wordsOf(seen), new RegExp(`Wijziging ${second}, ook voorgesteld`))
  assert.match(seen.body, /over tien jaar/)
  assert.doesNotMatch(wordsOf(seen), /Samira|Amrani/)
  assert.match(wordsOf(await devi.get(cloud)), new RegExp(`Wijziging ${number}: vragen`))
})

test('what does not add up comes back and leaves no trace', async () => {
  const samira = await house.as('samira-el-amrani')
  const before = await happenings()
  const wrong = async (part: string, fields: Record<string, string>, words: RegExp) => {
    const back = await samira.post(`${cloud}/wijzigingen/nieuw?onderdeel=${part}`, { why: 'Daarom.', open: '7', ...fields })
    assert.equal(back.status, 422, String(words))
    assert.match(wordsOf(back), words)
  }
  await wrong('assignment', { assignment: 'Nieuw', why: '' }, /Vul in: waarom/)
  await wrong('assignment', { assignment: 'Nieuw', open: '31' }, /heel getal/)
  await wrong('assignment', { assignment: 'Nieuw', open: '0' }, /heel getal/)
  await wrong('out_of_scope', { out_of_scope: 'Eigen datacenters bouwen\nProcesautomatisering van bruggen en gemalen' }, /nog niets anders/)
  await wrong('', {}, /Kies ten minste één onderdeel/)
  const objection = await samira.post(`${amendment(2)}/antwoord`, { answer: 'object', reason: ' ' })
  assert.equal(objection.status, 422)
  assert.match(wordsOf(objection), /waarom u bezwaar hebt/)
  assert.equal((await samira.post(`${amendment(2)}/uitkomst`, { outcome: 'adopted', words: 'Omdat ik het zeg.' })).status, 403)
  assert.equal((await samira.post(`${amendment(2)}/intrekking`)).status, 403)
  assert.equal((await samira.post(`${amendment(999)}/antwoord`, { answer: 'agree', reason: '' })).status, 404)
  assert.equal(await happenings(), before)
})

test('50 equal votes, seats, endorsements at once: exactly 1 (Decidim 2023-47634)', async () => {
  const samira = await house.as('samira-el-amrani')
  const number = await propose(await house.as('tineke-wiersma'), 'out_of_scope', { out_of_scope: 'Niets' })
  const all = await Promise.all(Array.from({ length: 50 }, (_, at) => samira.post(`${amendment(number)}/antwoord`, { answer: at % 2 ? 'agree' : 'none', reason: '' })))
  assert.deepEqual([...new Set(all.map(({ status }) => status))], [303])
  assert.equal((await answersTo(number)).length, 1)
  await answer(samira, number, 'object', 'Toch niet.')
  assert.deepEqual(await answersTo(number), [{ answer: 'object', perspective: 'municipality' }])
})

test('nobody is led by others: reasons show after your own answer, the result when the time is up', async () => {
  const [samira, henk] = [await house.as('samira-el-amrani'), await house.as('henk-postma')]
  const before = wordsOf(await samira.get(amendment(2)))
  assert.match(before, /De redenen van anderen leest u als u zelf hebt geantwoord/)
  assert.doesNotMatch(before, /Eerst de handreiking af/)
  const page = wordsOf(await answer(samira, 2, 'agree', 'Dat helpt bij het kopen.'))
  assert.match(page, /Eerst de handreiking af/)
  assert.match(page, /De uitslag staat hier als de tijd om is/)
  assert.match(page, /8 van de 42 mensen antwoordden/)
  assert.equal((await henk.post(`${amendment(2)}/uitkomst`, { outcome: 'adopted', words: 'Vast vooruit.' })).status, 422)
})

test('the outcome is stated, the next version is there at once, rivals are overtaken, and the text written after it says so', async () => {
  const [henk, karin] = [await house.as('henk-postma'), await house.as('karin-uitenbroek')]
  const rival = await propose(await house.as('samira-el-amrani'), 'end_products', { end_products: 'Alleen de handreiking' })
  const elsewhere = await propose(await house.as('samira-el-amrani'), 'assignment', { assignment: 'Houd het klein en concreet. Wat moet een gemeente doen?' })
  await timeIsUp(2)
  assert.equal((await karin.post(`${amendment(2)}/antwoord`, { answer: 'agree', reason: '' })).status, 409)
  assert.equal((await henk.post(`${amendment(2)}/uitkomst`, { outcome: 'adopted', words: '' })).status, 422)
  assert.match(wordsOf(await henk.get(amendment(2))), /Er is een bezwaar\. Is de wijziging toch aangenomen\?/)
  const refused = await henk.post(`${amendment(2)}/uitkomst`, { outcome: 'adopted', words: 'Wij gaan door.', aside: ' ' })
  assert.equal(refused.status, 422)
  assert.match(wordsOf(refused), /Iemand heeft bezwaar\. Schrijf hoe dat is opgelost/)
  assert.match(wordsOf(await karin.get(amendment(2))), /Wacht op de uitkomst/)
  const page = wordsOf(await henk.done(`${amendment(2)}/uitkomst`, { outcome: 'adopted', words: 'Bijna iedereen wil dit.', aside: 'Er is één bezwaar, en daar houden wij rekening mee.' }))
  assert.match(page, /Wat met de bezwaren is gedaan: Er is één bezwaar/)
  assert.match(page, /De opdracht is gewijzigd/)
  assert.match(page, /Dit is nu versie 3 van de opdracht/)
  assert.match(page, /Eens 6 .*Bezwaar 1/)
  assert.match(wordsOf(await karin.get(cloud)), /Versie 3, sinds .*Lijst van wat een leverancier laat zien/)
  assert.match(wordsOf(await karin.get(amendment(rival))), /Ingehaald.*Wijziging 2 van hetzelfde onderdeel/)
  assert.match(wordsOf(await karin.get(amendment(elsewhere))), /Loopt/)
  assert.equal((await henk.post(`${amendment(2)}/uitkomst`, { outcome: 'not-adopted', words: 'Nog eens.' })).status, 409)
  assert.equal((await henk.post(`${amendment(rival)}/uitkomst`, { outcome: 'adopted', words: 'Nog eens.' })).status, 409)

  const begun = await henk.done('/denktanks/cloudstrategie/teksten/nieuw', { title: 'Lijst voor leveranciers', kind: 'other', ring: 'members', chapter: 'Wat u laat zien' })
  const number = /teksten\/(\d+)/.exec(begun.body)?.[1]
  const text = (await house.database.db.selectFrom('draft').select('number').where('title', '=', 'Lijst voor leveranciers').executeTakeFirstOrThrow()).number
  assert.ok(number)
  assert.match(wordsOf(await karin.get(`/denktanks/cloudstrategie/teksten/${text}`)), /Geschreven onder versie 3 van de opdracht/)
  assert.match(wordsOf(await karin.get('/denktanks/cloudstrategie/teksten/1')), /Geschreven onder versie 2 van de opdracht/)

  await timeIsUp(elsewhere)
  await henk.done(`${amendment(elsewhere)}/uitkomst`, { outcome: 'adopted', words: 'Korter is beter.' })
  const fourth = wordsOf(await karin.get(cloud))
  assert.match(fourth, /Versie 4, sinds .*Wat moet een gemeente doen\?/)
  assert.match(fourth, /Lijst van wat een leverancier laat zien/)
  assert.match(wordsOf(await karin.get('/denktanks/cloudstrategie')), /wat moet een gemeente doen\?/i)
})

test('what is not adopted changes nothing, and who proposed it takes it back while it is open', async () => {
  const [samira, henk] = [await house.as('samira-el-amrani'), await house.as('henk-postma')]
  const refused = await propose(samira, 'term', { from: '2026-01-14', until: '2027-06-30' })
  await timeIsUp(refused)
  const versions = async () => (await house.database.db.selectFrom('charter').select('id').execute()).length
  const before = await versions()
  await henk.done(`${amendment(refused)}/uitkomst`, { outcome: 'not-adopted', words: 'Wij maken het gewoon af.' })
  assert.equal(await versions(), before)
  const taken = await propose(samira, 'term', { from: '2026-01-14', until: '2027-01-31' })
  assert.match(wordsOf(await samira.done(`${amendment(taken)}/intrekking`)), /Ingetrokken/)
  assert.equal((await henk.post(`${amendment(taken)}/antwoord`, { answer: 'agree', reason: '' })).status, 409)
})

test('who did not answer is reminded once, a day before the end, and nobody else', async () => {
  const samira = await house.as('samira-el-amrani')
  const number = await propose(samira, 'in_scope', { in_scope: 'Alles' })
  await answer(await house.as('devi-baldew'), number, 'agree')
  for (const table of ['notice', 'mail', 'job'] as const) await house.database.db.deleteFrom(table).execute()
  await remindOfAmendments(house.database)
  assert.equal((await house.database.db.selectFrom('notice').select('id').execute()).length, 0)
  await sql`update charter_amendment set ends_at = now() + interval '20 hours' where number = ${number}`.execute(house.database.db)
  await Promise.all([remindOfAmendments(house.database), remindOfAmendments(house.database)])
  await remindOfAmendments(house.database)
  const reminded = await house.database.db.selectFrom('notice').select('person_id').execute()
  assert.equal(reminded.length, 41)
  assert.equal(new Set(reminded.map(({ person_id }) => person_id)).size, 41)
  assert.ok(!reminded.some(({ person_id }) => person_id === house.id('person', 'devi-baldew')))
})

const openBoard = async (seat: Seat, title: string) => {
  assert.equal((await seat.post('/denktanks/cloudstrategie/bord', { title })).status, 303)
  return house.database.db.selectFrom('board').select(['id', 'code']).where('closed_at', 'is', null).where('title', '=', title).executeTakeFirstOrThrow()
}
const narrowed = async (guests: string) => {
  const number = await propose(await house.as('samira-el-amrani'), 'rings', { guests })
  await timeIsUp(number)
  await (await house.as('marijke-de-wit')).done(`${amendment(number)}/uitkomst`, { outcome: 'adopted', words: 'Zo spreken wij vrijer.' })
  return number
}

test('guests who are in when the charter asks to let them in one by one stand at the door again, and stay in once they are let in', async () => {
  const [marijke, guest] = [await house.as('marijke-de-wit'), house.visitor()]
  const { id, code } = await openBoard(marijke, 'Bord voor iedereen')
  const board = `/denktanks/cloudstrategie/bord/${id}`
  assert.equal((await marijke.post(`${board}/gasten`, { guests: 'everyone' })).status, 303)
  assert.equal((await guest.post(`/bord/${code}/gast`, { perspective: 'supplier' })).status, 303)
  assert.match((await guest.get(`/bord/${code}`)).body, /data-board=/)

  await narrowed('asked')
  const [job] = await house.database.db.selectFrom('job').select(['kind', 'payload']).where('kind', '=', 'board.knock').execute()
  await house.work()
  const out = await guest.get(`/bord/${code}`)
  assert.match(wordsOf(out), /U bent er bijna/)
  assert.doesNotMatch(out.body, /data-board=/)
  assert.match(wordsOf(await marijke.get(board)), /1 gast vraagt om mee te doen/)

  await marijke.done(`${board}/binnenlaten`, { guest: 'all', answer: 'in' })
  await house.database.change((tx) => enqueue(tx, { kind: 'board.knock', payload: job?.payload as Record<string, unknown> }))
  await house.work()
  assert.match((await guest.get(`/bord/${code}`)).body, /data-board=/, 'done twice it sends nobody out who was let in since')
})

test('the group closes its boards to guests by an amendment, at once and for good: wider again is refused with the reason', async () => {
  const [marijke, samira, guest] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani'), house.visitor()]
  const boards = '/denktanks/cloudstrategie/bord'
  const { id, code } = await openBoard(marijke, 'Open bord')
  const guests = (how: string) => marijke.post(`${boards}/${id}/gasten`, { guests: how })
  assert.equal((await guests('asked')).status, 303)
  assert.equal((await guest.post(`/bord/${code}/gast`, { perspective: 'supplier' })).status, 303)
  await marijke.done(`${boards}/${id}/binnenlaten`, { guest: 'all', answer: 'in' })
  const inside = (await guest.get(`/bord/${code}`)).status

  const number = await propose(samira, 'rings', { guests: 'none' })
  assert.match(wordsOf(await samira.get(amendment(number))), /Gasten zonder account .* Gasten zonder account doen nergens mee/)
  await timeIsUp(number)
  await marijke.done(`${amendment(number)}/uitkomst`, { outcome: 'adopted', words: 'Zo spreken wij vrijer.' })
  await house.work()

  assert.equal(inside, 200)
  const shut = await guest.get(`/bord/${code}`)
  assert.equal(shut.status, 404)
  assert.match(wordsOf(shut), /Gasten doen niet meer mee\. .*Wat u schreef, blijft op het bord/)
  // A whole room behind one address comes back, over and over: that is no guessing, and a code that is typed wrong is still told so.
  for (let nth = 0; nth < 70; nth += 1) assert.equal((await guest.get(`/bord/${code}/stroom`)).status, 404)
  assert.equal((await guest.get('/bord/QQQQQQ')).status, 404)
  assert.doesNotMatch(wordsOf(await house.visitor().get(`/bord/${code}`)), /Gasten doen niet meer mee/, 'who was no guest learns nothing')
  assert.equal((await house.visitor().post(`/bord/${code}/gast`, { perspective: 'supplier' })).status, 404)
  const refused = await guests('asked')
  assert.equal(refused.status, 409)
  assert.match(wordsOf(refused), /In de opdracht van de denktank staat dat gasten/)
  assert.doesNotMatch((await marijke.get(`${boards}/${id}`)).body, /name="guests" value="everyone"/)

  const before = await happenings()
  const wider = await samira.post(`${cloud}/wijzigingen/nieuw?onderdeel=rings`, { why: 'Toch wel.', open: '7', guests: 'asked' })
  assert.equal(wider.status, 422)
  assert.match(wordsOf(wider), /Dit kan alleen beslotener worden\. Wie iets zei, rekende op wie het toen kon zien/)
  assert.equal(await happenings(), before)
  assert.match(wordsOf(await samira.get(cloud)), /Wie ziet wat .* Gasten zonder account doen nergens mee\. Een kring wordt nooit groter/)
})
