/** Decisions with a time box: asked, answered once by each voice, shown when they may be, and given an outcome. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'
import { endDecisions, remindOfDecisions, reviewDecisions } from './jobs.ts'
import { chosenPer, keysOf, scoresOf } from './kinds.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const at = '/denktanks/cloudstrategie/besluiten'
const asked = (more: Record<string, string> = {}) => ({
  kind: 'consent', title: 'Gaat de samenvatting naar alle leden?', body: 'Daarna is er een maand om te reageren.', options: '', dots: '3', days: '7',
  results: 'own', quorum: '0', review: '', ...more,
})

const begin = async (seat: Seat, more: Record<string, string> = {}, place = at): Promise<string> => {
  const form = await seat.get(`${place}/nieuw`)
  const ring = /name="ring" value="([^"]+)" checked/.exec(form.body)?.[1]
  const answer = await seat.post(`${place}/nieuw`, { ...asked(more), ...(ring && !more['ring'] ? { ring } : {}) })
  assert.equal(answer.status, 303, answer.body)
  return answer.location.split('?')[0] ?? ''
}

const slugOf = (path: string) => path.split('/')[2] ?? ''
/** SQL for the id of the decision at an address. */
const idOf = (path: string) => sql`(select d.id from decision d join workspace w on w.id = d.workspace_id
  where w.slug = ${slugOf(path)} and d.number = ${Number(path.split('/').at(-1))})`
const end = (path: string) => sql`update decision set proposed_at = now() - interval '9 days', ends_at = now() - interval '1 minute'
  where id = ${idOf(path)}`.execute(house.database.db)
const weightsOf = async (path: string) =>
  (await sql<{ weights: object }>`select weights from decision_answer where decision_id = ${idOf(path)}`.execute(house.database.db)).rows.map(({ weights }) => weights)

test('a question is put to the group, answered, and gets an outcome that everybody hears', async () => {
  const [chair, member, other] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani'), await house.as('devi-baldew')]
  const path = await begin(chair)
  assert.match((await member.get(at)).body, /Gaat de samenvatting naar alle leden[\s\S]*U hebt nog niet geantwoord/)
  assert.equal((await member.post(`${path}/antwoord`, { choice: 'object', reason: '' })).status, 422)
  assert.equal((await member.post(`${path}/antwoord`, { choice: 'object', reason: 'De kosten staan er niet in.' })).status, 303)
  assert.equal((await other.post(`${path}/antwoord`, { choice: 'agree', reason: '' })).status, 303)
  assert.match((await member.get(path)).body, /De kosten staan er niet in/)
  assert.equal((await chair.post(`${path}/uitkomst`, { outcome: 'adopted', words: 'Wij gaan door.' })).status, 422)
  await end(path)
  assert.match((await chair.get(path)).body, /Zeg wat de uitkomst is/)
  assert.equal((await member.post(`${path}/uitkomst`, { outcome: 'adopted', words: 'Wij gaan door.' })).status, 403)
  assert.equal((await chair.post(`${path}/uitkomst`, { outcome: 'adopted', words: '' })).status, 422)
  assert.equal((await chair.post(`${path}/uitkomst`, { outcome: 'adopted', words: 'Wij gaan door, met de kosten erbij.', aside: 'De kosten komen erin.' })).status, 303)
  assert.match((await member.get(path)).body, /Aangenomen[\s\S]*met de kosten erbij/)
  assert.equal((await member.post(`${path}/antwoord`, { choice: 'agree', reason: '' })).status, 409)
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from notice n join happening h on h.id = n.happening_id where h.act = 'decision.state' and h.thing_id = ${idOf(path)}`.execute(house.database.db)
  assert.ok((rows[0]?.n ?? 0) > 5)
})

test('consent is not adopted while somebody objects, unless it is said what was done with the objection', async () => {
  const [chair, member] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani')]
  const path = await begin(chair, { title: 'Mag dit zo?' })
  assert.equal((await member.post(`${path}/antwoord`, { choice: 'object', reason: 'De kosten staan er niet in.' })).status, 303)
  await end(path)
  const form = await chair.get(path)
  assert.match(form.body, /name="aside"/)
  assert.match(form.body, /Er is een bezwaar\. Is het toch aangenomen\?/)
  const refused = await chair.post(`${path}/uitkomst`, { outcome: 'adopted', words: 'Wij gaan door.', aside: ' ' })
  assert.equal(refused.status, 422)
  assert.match(refused.body, /Iemand heeft bezwaar\.[\s\S]*Wij gaan door\./)
  assert.match((await chair.get(path)).body, /Wacht op een uitkomst/)
  assert.equal((await chair.post(`${path}/uitkomst`, { outcome: 'adopted', words: 'Wij gaan door.', aside: 'De kosten komen in hoofdstuk 2.' })).status, 303)
  assert.match((await member.get(path)).body, /Aangenomen[\s\S]*Wat met de bezwaren is gedaan:<\/strong> De kosten komen in hoofdstuk 2/)
  const without = await begin(chair, { title: 'En dit?' })
  await member.post(`${without}/antwoord`, { choice: 'agree', reason: '' })
  await end(without)
  assert.doesNotMatch((await chair.get(without)).body, /name="aside"/)
  assert.equal((await chair.post(`${without}/uitkomst`, { outcome: 'adopted', words: 'Ja.', aside: 'Dit hoort hier niet.' })).status, 303)
  assert.doesNotMatch((await member.get(without)).body, /Dit hoort hier niet/)
  const objected = await begin(chair, { title: 'Of dit?' })
  await member.post(`${objected}/antwoord`, { choice: 'object', reason: 'Nee.' })
  await end(objected)
  assert.equal((await chair.post(`${objected}/uitkomst`, { outcome: 'not-adopted', words: 'Dan niet.' })).status, 303)
})

test('of a few without names nobody learns from the outcome whether one objected', async () => {
  const chair = await house.as('paulien-schaafsma')
  const place = '/denktanks/zaaksystemen/besluiten'
  const pages = await Promise.all(['agree', 'object'].map(async (choice, nth) => {
    const path = await begin(chair, { title: 'Zo dan?' }, place)
    assert.equal((await chair.post(`${path}/antwoord`, { choice, reason: 'Daarom.' })).status, 303, String(nth))
    await end(path)
    const refused = await chair.post(`${path}/uitkomst`, { outcome: 'adopted', words: 'Ja.' })
    assert.equal(refused.status, 422)
    assert.match(refused.body, /Schrijf wat u met bezwaren doet/)
    assert.equal((await chair.post(`${path}/uitkomst`, { outcome: 'adopted', words: 'Ja.', aside: 'Wij praten erover.' })).status, 303)
    return wordsOf(await chair.get(path)).replaceAll(/\d+/g, '')
  }))
  assert.equal(pages[0], pages[1])
})

test('an answer is one for each person, and can be changed until the end', async () => {
  const [chair, member] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani')]
  const path = await begin(chair, { kind: 'vote', results: 'open' })
  for (const choice of ['agree', 'none', 'object']) await member.post(`${path}/antwoord`, { choice, reason: `Nu ${choice}.` })
  assert.deepEqual(await weightsOf(path), [{ object: 1 }])
  assert.doesNotMatch((await chair.get(path)).body, /Nu agree/)
})

test('who is outside the ring finds nothing, and a refused answer leaves no trace', async () => {
  const preparing = await house.as('joost-haverkamp')
  const form = await preparing.get(`${at}/nieuw`)
  const ring = [...form.body.matchAll(/name="ring" value="([^"]+)"/g)].map((found) => found[1] ?? '')
  const { rows: [own] } = await sql<{ id: string }>`select r.id from ring r join workspace w on w.id = r.workspace_id where w.slug = 'cloudstrategie' and r.kind = 'preparation'`.execute(house.database.db)
  assert.ok(ring.includes(own?.id ?? ''))
  const path = await begin(preparing, { ring: own?.id ?? '', title: 'Wie zit de bijeenkomst voor?' })
  for (const key of ['samira-el-amrani', 'bart-looijenga', 'paulien-schaafsma', 'gerben-tuinstra']) {
    const seat = await house.as(key)
    assert.equal((await seat.get(path)).status, 404, key)
    assert.equal((await seat.post(`${path}/antwoord`, { choice: 'agree', reason: '' })).status, 404, key)
    assert.doesNotMatch((await seat.get(at)).body, /Wie zit de bijeenkomst voor/, key)
  }
  assert.equal((await house.visitor().get(path)).status, 404)
  assert.deepEqual(await weightsOf(path), [])
})

test('a wrong form comes back with what was typed', async () => {
  const chair = await house.as('marijke-de-wit')
  for (const [more, word] of [
    [{ title: '' }, /Vul in/], [{ kind: 'ranking', options: 'Een' }, /minstens twee antwoorden/], [{ days: '99' }, /heel aantal dagen, van 1 tot 60/], [{ quorum: 'x' }, /bij het minimum een heel getal/], [{ dots: '99' }, /heel aantal stippen, van 1 tot 20/],
    [{ review: '2020-01-01' }, /nog moet komen/], [{ options: Array.from({ length: 13 }, (_, nth) => `Keuze ${nth}`).join('\n'), kind: 'dots' }, /twaalf/],
  ] as const) {
    const answer = await chair.post(`${at}/nieuw`, { ...asked({ body: 'Wat ik typte.' }), ...more })
    assert.equal(answer.status, 422)
    assert.match(answer.body, word)
    assert.match(answer.body, /Wat ik typte/)
  }
})

test('a question is withdrawn by who says so twice: with a tick', async () => {
  const chair = await house.as('marijke-de-wit')
  const path = await begin(chair)
  const unsure = await chair.post(`${path}/intrekking`)
  assert.equal(unsure.status, 422)
  assert.match(wordsOf(unsure), /Er klopt nog iets niet Zet een vinkje als u het zeker weet/)
  assert.match(wordsOf(await chair.done(`${path}/intrekking`, { zeker: 'ja' })), /De vraag is ingetrokken/)
})

test('options freeze at the first answer', async () => {
  const [chair, member] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani')]
  const path = await begin(chair, { kind: 'vote', options: 'Nu\nLater' })
  const { days: _, results: __, quorum: ___, ...content } = asked({ kind: 'vote', options: 'Nu\nIn het najaar' })
  assert.equal((await chair.post(`${path}/wijziging`, content)).status, 303)
  assert.match((await member.get(path)).body, /In het najaar/)
  assert.equal((await member.post(`${path}/antwoord`, { choice: '2', reason: '' })).status, 303)
  const late = await chair.post(`${path}/wijziging`, { ...content, options: 'Nooit\nNu' })
  assert.equal(late.status, 409)
  assert.match(late.body, /Iemand heeft al geantwoord[\s\S]*Nooit\nNu/)
  assert.equal((await chair.get(`${path}/wijziging`)).status, 404)
  assert.match((await member.get(path)).body, /In het najaar/)
})

test('a ranking and dots take what fits and nothing else', async () => {
  const [chair, member] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani')]
  const ranking = await begin(chair, { kind: 'ranking', options: 'Kosten\nWetten\nMensen', results: 'open' })
  for (const [weights, word] of [[['1', '1', ''], /één antwoord/], [['2', '3', ''], /begin bij 1/], [['', '', ''], /een plaats/], [['1', '2', '9'], /heel getal/]] as const) {
    const answer = await member.post(`${ranking}/antwoord`, { weights: [...weights], reason: '' })
    assert.equal(answer.status, 422)
    assert.match(answer.body, word)
  }
  assert.equal((await member.post(`${ranking}/antwoord`, { weights: ['2', '', '1'], reason: '' })).status, 303)
  assert.match((await chair.get(ranking)).body, /Mensen[\s\S]*Kosten[\s\S]*Wetten/)
  const dots = await begin(chair, { kind: 'dots', options: 'Kosten\nWetten', dots: '3' })
  assert.match((await member.post(`${dots}/antwoord`, { weights: ['2', '2'], reason: '' })).body, /meer stippen dan u hebt/)
  assert.equal((await member.post(`${dots}/antwoord`, { weights: ['2', '1'], reason: '' })).status, 303)
})

const namedBy = (rule: string) => sql`update workspace set attribution = ${rule} where slug = 'cloudstrategie'`.execute(house.database.db)

test('where no names are shown, answers show at the end only', async () => {
  const [chair, member] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani')]
  const path = await begin(chair, { results: 'open' })
  await member.post(`${path}/antwoord`, { choice: 'agree', reason: '' })
  assert.match((await chair.get(path)).body, /te zien als de tijd om is/)
  assert.doesNotMatch((await chair.get(`${at}/nieuw`)).body, /name="results"/)
})

test('answers show from the moment that was agreed: always, after one’s own, or at the end', async (t) => {
  const { rows: [before] } = await sql<{ attribution: string }>`select attribution from workspace where slug = 'cloudstrategie'`.execute(house.database.db)
  await namedBy('named')
  t.after(() => namedBy(before?.attribution ?? ''))
  const [chair, member, other] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani'), await house.as('devi-baldew')]
  const [open, own, closed] = [await begin(chair, { results: 'open' }), await begin(chair, { results: 'own' }), await begin(chair, { results: 'closed' })]
  for (const path of [open, own, closed]) await member.post(`${path}/antwoord`, { choice: 'agree', reason: 'Zo is het goed genoeg.' })
  const sees = async (seat: Seat, path: string) => /Zo is het goed genoeg/.test((await seat.get(path)).body.replace(/<textarea[\s\S]*?<\/textarea>/g, ''))
  assert.deepEqual([await sees(other, open), await sees(other, own), await sees(other, closed)], [true, false, false])
  assert.deepEqual([await sees(member, open), await sees(member, own), await sees(member, closed)], [true, true, false])
  await end(closed)
  assert.equal(await sees(other, closed), true)
  assert.match(wordsOf(await chair.get(`${at}/nieuw`)), /Pas aan het eind, of als iedereen heeft geantwoord/, 'what is promised is what happens')
})

test('who has more than one question to answer is told how many, with the way to all of them', async () => {
  const [chair, member] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani')]
  for (const title of ['De eerste van twee?', 'De tweede van twee?']) await begin(chair, { title })
  const { body } = await member.get('/denktanks/cloudstrategie')
  assert.match(body, /Geef antwoord op [2-9]\d* vragen aan de groep/)
  assert.match(body, /href="\/denktanks\/cloudstrategie\/besluiten"[^>]*>(?:<[^>]*>)*\s*Vragen bekijken/)
})

test('an organisation has one voice, whoever speaks for it', async () => {
  const [chair, member] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani')]
  const path = await begin(chair, { organisation: 'ja', results: 'open' })
  await sql`update mandate set ended_at = now(), ended_reason = 'ended' where ended_at is null`.execute(house.database.db)
  assert.match((await member.get(path)).body, /U spreekt nu voor geen organisatie/)
  const { rows: [organisation] } = await sql<{ id: string }>`select organisation_id as id from person where given_name = 'Samira'`.execute(house.database.db)
  const id = organisation?.id ?? ''
  assert.equal((await member.post(`${path}/antwoord`, { choice: 'agree', reason: '', voice: id })).status, 403)
  await sql`insert into mandate (id, organisation_id, person_id, since) select gen_random_uuid(), ${id}, p.id, current_date - 1 from person p
    where p.given_name in ('Samira', 'Devi')`.execute(house.database.db)
  const other = await house.as('devi-baldew')
  assert.equal((await member.post(`${path}/antwoord`, { choice: 'agree', reason: '', voice: id })).status, 303)
  assert.match((await other.get(`${path}?namens=${id}`)).body, /Dit antwoordde uw organisatie/, 'a colleague did not answer in person')
  assert.match((await other.get(at)).body, /Uw organisatie heeft geantwoord/)
  assert.equal((await other.post(`${path}/antwoord`, { choice: 'none', reason: '', voice: id })).status, 303)
  assert.deepEqual(await weightsOf(path), [{ none: 1 }])
  assert.match((await chair.get(path)).body, /1 organisatie heeft geantwoord/)
})

test('a secret answer is kept with nobody’s name, given once, and never reopened', async () => {
  const [chair, member, other] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani'), await house.as('devi-baldew')]
  const path = await begin(chair, { kind: 'vote', secret: 'ja', results: 'open' })
  await member.post(`${path}/antwoord`, { choice: 'object', reason: 'Dit is geheim.' })
  await other.post(`${path}/antwoord`, { choice: 'agree', reason: '' })
  assert.equal((await member.post(`${path}/antwoord`, { choice: 'agree', reason: '' })).status, 409)
  assert.doesNotMatch((await chair.get(path)).body, /Dit is geheim/)
  const { rows } = await sql<{ perspective: string; given_at: Date; ends_at: Date }>`
    select a.perspective, a.given_at, d.ends_at from decision_answer a join decision d on d.id = a.decision_id where d.id = ${idOf(path)}`.execute(house.database.db)
  assert.deepEqual(new Set(rows.map(({ perspective }) => perspective)), new Set(['participant']))
  assert.ok(rows.every(({ given_at, ends_at }) => given_at.getTime() === ends_at.getTime()))
  assert.equal((await sql`select 1 from giver g join decision_answer a on a.id = g.thing_id where a.decision_id = ${idOf(path)}`.execute(house.database.db)).rows.length, 0)
  assert.equal((await sql`select 1 from decision_voice where decision_id = ${idOf(path)} and answer_id is not null`.execute(house.database.db)).rows.length, 0)
  await end(path)
  const shown = (await chair.get(path)).body
  assert.match(shown, /Dit is geheim/)
  const reasons = /id="redenen"[\s\S]*?<\/section>/.exec(shown)?.[0] ?? ''
  assert.doesNotMatch(reasons, /Samira|Gemeente/)
  await chair.post(`${path}/uitkomst`, { outcome: 'not-adopted', words: 'Niet nu.' })
  assert.equal((await chair.post(`${path}/heropening`, { days: '7' })).status, 409)
})

test('where each organisation has one voice, who gave a secret one reads that it was their organisation that answered', async () => {
  const [chair, member] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani')]
  await sql`update mandate set ended_at = now(), ended_reason = 'ended' where ended_at is null`.execute(house.database.db)
  const { rows: [organisation] } = await sql<{ id: string }>`select organisation_id as id from person where given_name = 'Samira'`.execute(house.database.db)
  await sql`insert into mandate (id, organisation_id, person_id, since) select gen_random_uuid(), ${organisation?.id}, p.id, current_date - 1 from person p where p.given_name = 'Samira'`.execute(house.database.db)
  const path = await begin(chair, { organisation: 'ja', secret: 'ja' })
  assert.equal((await member.post(`${path}/antwoord`, { choice: 'agree', reason: '', voice: organisation?.id ?? '' })).status, 303)
  assert.match(wordsOf(await member.get(path)), /Uw organisatie heeft geantwoord\. Wat het antwoord was, bewaren wij niet bij haar naam/)
})

test('what is not secret can be reopened, and the answers stand', async () => {
  const [chair, member] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani')]
  const path = await begin(chair)
  await member.post(`${path}/antwoord`, { choice: 'agree', reason: '' })
  await end(path)
  await chair.post(`${path}/uitkomst`, { outcome: 'undecided', words: 'Wij weten nog te weinig.' })
  assert.equal((await member.post(`${path}/heropening`, { days: '7' })).status, 403)
  assert.equal((await chair.post(`${path}/heropening`, { days: '7' })).status, 303)
  const body = (await member.get(path)).body
  assert.match(body, /U hebt geantwoord\. Tot het eind kunt u het veranderen/)
  assert.match(body, /1 van de/)
  assert.match(wordsOf(await member.get(path)), /Eerdere uitkomst Niet besloten Wij weten nog te weinig\. vastgelegd op/, 'what was stated before is not lost')
  await end(path)
  await chair.post(`${path}/uitkomst`, { outcome: 'adopted', words: 'Nu wel.' })
  assert.match(wordsOf(await member.get(path)), /Aangenomen Nu wel\. .*Eerdere uitkomst Niet besloten Wij weten nog te weinig\./)
})

test('what was done with an objection stays to be read when the question is reopened', async () => {
  const [chair, member] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani')]
  const path = await begin(chair)
  await member.post(`${path}/antwoord`, { choice: 'object', reason: 'De kosten staan er niet in.' })
  await end(path)
  await chair.done(`${path}/uitkomst`, { outcome: 'adopted', words: 'Wij gaan door.', aside: 'De kosten komen in een bijlage.' })
  await chair.done(`${path}/heropening`, { days: '7' })
  assert.match(wordsOf(await member.get(path)), /Eerdere uitkomst Aangenomen Wij gaan door\. .*De kosten komen in een bijlage\./)
})

test('with too few answers for the quorum it cannot be adopted', async () => {
  const [chair, member] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani')]
  const path = await begin(chair, { quorum: '2' })
  await member.post(`${path}/antwoord`, { choice: 'agree', reason: '' })
  assert.match((await chair.get(path)).body, /nog 1\./)
  await end(path)
  assert.match((await chair.post(`${path}/uitkomst`, { outcome: 'adopted', words: 'Ja.' })).body, /te weinig antwoorden/)
  assert.equal((await chair.post(`${path}/uitkomst`, { outcome: 'not-adopted', words: 'Te weinig antwoorden.' })).status, 303)
})

test('who has not answered is reminded once, a day before the end; who has is not', async () => {
  const [chair, member] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani')]
  const path = await begin(chair)
  await member.post(`${path}/antwoord`, { choice: 'agree', reason: '' })
  const reminded = async () => (await sql<{ name: string }>`select p.given_name as name from notice n join happening h on h.id = n.happening_id
    join person p on p.id = n.person_id where h.act = 'decision.remind' and h.thing_id = ${idOf(path)}`.execute(house.database.db)).rows.map(({ name }) => name)
  await remindOfDecisions(house.database)
  assert.deepEqual(await reminded(), [])
  await sql`update decision set ends_at = now() + interval '30 hours' where id = ${idOf(path)}`.execute(house.database.db)
  await Promise.all([remindOfDecisions(house.database), remindOfDecisions(house.database)])
  const names = await reminded()
  assert.ok(names.includes('Devi') && !names.includes('Samira'))
  assert.equal(new Set(names).size, names.length)
  await remindOfDecisions(house.database)
  assert.equal((await reminded()).length, names.length)
})

test('who gathers their mail of a week hears of a question in time: the reminder does not wait, also where no mail comes in', async () => {
  const [chair, devi] = [await house.as('marijke-de-wit'), house.id('person', 'devi-baldew')]
  await sql`update person set mail_rhythm = 'weekly' where id = ${devi}`.execute(house.database.db)
  for (const table of ['mail', 'notice']) await sql`delete from ${sql.table(table)} where person_id = ${devi}`.execute(house.database.db)
  await sql`insert into mailing (person_id, mailed_at) values (${devi}, now()) on conflict (person_id) do update set mailed_at = now()`.execute(house.database.db)
  const path = await begin(chair)
  const number = Number(path.split('/').at(-1))
  const mailed = async () => {
    await house.work(700)
    return (await sql<{ body: string }>`select body from mail where person_id = ${devi}`.execute(house.database.db)).rows.map(({ body }) => body).join()
  }
  assert.equal(await mailed(), '')
  await sql`update decision set ends_at = now() + interval '30 hours' where id = ${idOf(path)}`.execute(house.database.db)
  await remindOfDecisions(house.database)
  const body = await mailed()
  assert.match(body, new RegExp(`vraag ${number} aan de groep is bijna om[\\s\\S]*/denktanks/cloudstrategie/besluiten/${number}\\n`))
})

test('when the time is up, who asked and who prepares hear once that they are to say what was decided; nobody else does', async () => {
  const [member, chair] = [await house.as('samira-el-amrani'), await house.as('marijke-de-wit')]
  const path = await begin(member)
  const heard = async () => (await sql<{ name: string }>`select p.given_name as name from notice n join happening h on h.id = n.happening_id
    join person p on p.id = n.person_id where h.act = 'decision.end' and h.thing_id = ${idOf(path)} order by 1`.execute(house.database.db)).rows.map(({ name }) => name)
  await endDecisions(house.database)
  assert.deepEqual(await heard(), [])
  await end(path)
  await Promise.all([endDecisions(house.database), endDecisions(house.database)])
  const names = await heard()
  assert.ok(names.includes('Samira') && names.includes('Marijke') && !names.includes('Devi'), names.join())
  await endDecisions(house.database)
  assert.equal((await heard()).length, names.length)
  // A front page asks the most pressing only.
  await sql`update decision set withdrawn_at = now() where outcome is null and withdrawn_at is null and id <> ${idOf(path)}`.execute(house.database.db)
  await sql`update charter_amendment set withdrawn_at = now() where outcome is null and withdrawn_at is null`.execute(house.database.db)
  assert.match((await member.get('/denktanks/cloudstrategie')).body, /Zeg wat er besloten is/)
  assert.doesNotMatch((await (await house.as('devi-baldew')).get('/denktanks/cloudstrategie')).body, /Zeg wat er besloten is/)
  await chair.done(`${path}/uitkomst`, { outcome: 'adopted', words: 'Ja.' })
  assert.doesNotMatch((await member.get('/denktanks/cloudstrategie')).body, /Zeg wat er besloten is/)
})

test('on the day of review the group hears of it once', async () => {
  const chair = await house.as('marijke-de-wit')
  const path = await begin(chair)
  await end(path)
  await chair.post(`${path}/uitkomst`, { outcome: 'adopted', words: 'Een jaar lang.' })
  await sql`update decision set review_on = current_date where id = ${idOf(path)}`.execute(house.database.db)
  await reviewDecisions(house.database)
  await reviewDecisions(house.database)
  const { rows } = await sql`select 1 from happening where act = 'decision.review' and thing_id = ${idOf(path)}`.execute(house.database.db)
  assert.equal(rows.length, 1)
})

test('where answers stand by perspective, fewer than five are not added up, and the page says that reasons stand below', async () => {
  const [chair, samira] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani')]
  const path = await begin(chair, { kind: 'consent' })
  await samira.post(`${path}/antwoord`, { choice: 'object', reason: 'De kosten staan er niet in.' })
  await end(path)
  const words = wordsOf(await samira.get(path))
  assert.match(words, /te weinig om op te tellen\. Een antwoord met een reden staat hieronder\. Redenen Bezwaar .*De kosten staan er niet in/)
  assert.doesNotMatch(words, /laten wij ze niet zien/)
})

test('in an anonymous think tank nothing shows while it runs, no name ever, and nothing of fewer than five', async () => {
  const chair = await house.as('paulien-schaafsma')
  const path = await begin(chair, { results: 'open' }, '/denktanks/zaaksystemen/besluiten')
  await chair.post(`${path}/antwoord`, { choice: 'object', reason: 'Hier herkent men mij aan.' })
  const shownOf = async () => (await chair.get(path)).body.replace(/<textarea[\s\S]*?<\/textarea>/g, '')
  assert.doesNotMatch(await shownOf(), /Hier herkent men mij aan/)
  await end(path)
  const body = await shownOf()
  assert.doesNotMatch(body, /Hier herkent men mij aan/)
  assert.match(body, /minder dan vijf antwoorden/)
  assert.doesNotMatch(body.replace(/<header[\s\S]*?<\/header>/, ''), /Schaafsma/)
})

test('scores do not depend on the order of the answers, and a ranking keeps all its points', () => {
  const asking = { kind: 'ranking', options: ['a', 'b', 'c', 'd'] } as const
  const rankings = fc.array(fc.shuffledSubarray(['1', '2', '3', '4'], { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 30 })
  fc.assert(fc.property(rankings, (all) => {
    const weighed = all.flatMap((order) => order.map((option, place) => ({ perspective: 'participant', option, weight: place + 1, count: 1 })))
    const scores = scoresOf(asking, weighed)
    assert.deepEqual(scoresOf(asking, [...weighed].reverse()), scores)
    assert.equal(scores.reduce((sum, { points }) => sum + points, 0), all.length * (3 + 2 + 1))
    assert.equal(scores.reduce((sum, { first }) => sum + first, 0), all.length)
  }))
  assert.deepEqual(keysOf({ kind: 'vote', options: [] }), ['agree', 'object', 'none'])
  assert.deepEqual([...chosenPer({ kind: 'vote', options: [] }, [{ perspective: 'x', option: 'none', weight: 1, count: 2 }])], [['x', [0, 0, 2]]])
})
