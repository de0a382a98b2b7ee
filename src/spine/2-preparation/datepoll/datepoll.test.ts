/** The date poll: days put to a group, answered once by each by page or mail, ranked, reminded of once, and chosen from. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../../test/house.ts'
import { isoDay } from '../../../platform/dates.ts'
import { workThrough } from '../../../platform/jobs.ts'
import { makeHands } from '../../../schedule.ts'
import { remindOfPolls } from './jobs.ts'
import { dayAfter, weekdayOf } from './zones.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const at = '/denktanks/cloudstrategie/datumprikker'
const anonymous = '/denktanks/zaaksystemen/datumprikker'
// Asked each time: midnight may come while these tests run.
const days = (count: number) => dayAfter(isoDay(new Date()), count)
const plan = (more: Readonly<Record<string, string | readonly string[]>> = {}) => ({
  do: 'ask', title: 'Bijeenkomst over kosten', about: 'Wij zoeken een dag.', zone: 'Europe/Amsterdam', ends: days(7), minimum: '0',
  from: days(20), until: days(22), parts: ['morning', 'afternoon'], own: '', ...more,
})

const ringOf = (kind: string, tank = 'cloudstrategie') => house.id('ring', tank, kind)
const begin = async (seat: Seat, more: Readonly<Record<string, string | readonly string[]>> = {}, place = at): Promise<string> => {
  const answer = await seat.post(`${place}/nieuw`, { ring: ringOf('members', place.split('/')[2]), ...plan(more) })
  assert.equal(answer.status, 303, wordsOf(answer))
  return answer.location.split('?')[0] ?? ''
}
const idOf = (path: string) => path.split('/').at(-1) ?? ''
const end = (path: string) => sql`update date_poll set ends_at = now() - interval '1 minute' where id = ${idOf(path)}`.execute(house.database.db)
const optionsOf = async (path: string): Promise<string[]> =>
  (await house.database.db.selectFrom('date_poll_option').select('id').where('poll_id', '=', idOf(path)).orderBy('starts_at').execute()).map(({ id }) => id)
const given = async (path: string): Promise<object[]> =>
  (await house.database.db.selectFrom('date_poll_answer').select('choices').where('poll_id', '=', idOf(path)).execute()).map(({ choices }) => choices as object)
const noticesOf = async (act: string, path: string): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from notice n join happening h on h.id = n.happening_id
    where h.act = ${act} and h.thing_id = ${idOf(path)}`.execute(house.database.db)).rows[0]?.n ?? 0
/** Does the work that is due, of a house that has a public address: so that mail has links. */
const work = () => workThrough(house.database, makeHands({ ...house.house.settings, publicUrl: 'https://denktank.example' }))
const mailTo = async (person: string, of = 'Wanneer kunt u? Bijeenkomst over kosten') => house.database.db.selectFrom('mail').select(['subject', 'body', 'rank'])
  .where('person_id', '=', house.id('person', person)).where('subject', 'like', of).orderBy('written_at').execute()
const tokenIn = (body: string) => /\/datum\/([\w-]+)/.exec(body)?.[1] ?? ''
const ruled = (rule: string, tank = 'cloudstrategie') => sql`update workspace set attribution = ${rule} where slug = ${tank}`.execute(house.database.db)
const members = ['samira-el-amrani', 'devi-baldew', 'maarten-de-vlieger', 'roelof-hoekstra', 'nadia-benali']
const allAnswer = async (path: string, choices: Readonly<Record<string, string>>, people = members) => {
  for (const person of people) assert.equal((await (await house.as(person)).post(`${path}/antwoord`, choices)).status, 303, person)
}

test('days are put to the group, answered, ranked and chosen, and become a meeting of which everybody hears', async () => {
  const [chair, member] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani')]
  const path = await begin(chair, { minimum: '3' })
  assert.equal((await optionsOf(path)).length, 6)
  assert.match(wordsOf(await member.get(at)), /Bijeenkomst over kosten[\s\S]*U hebt nog niet geantwoord/)
  await allAnswer(path, { d1: 'no', d2: 'maybe', d3: 'yes' })
  await allAnswer(path, { d1: 'yes', d3: 'yes' }, ['henk-postma'])
  assert.equal((await given(path)).length, 6)
  assert.equal((await chair.post(`${path}/keuze`, { option: (await optionsOf(path))[2] })).status, 409)
  assert.match(wordsOf(await member.get(path)), /te zien als niemand meer kan antwoorden/)
  assert.equal((await member.post(`${path}/sluiting`)).status, 403)
  assert.equal((await chair.post(`${path}/sluiting`)).status, 303)
  assert.match(wordsOf(await member.get(at)), /Het werd zaterdag 13 juni/, 'a day that has been is told as one')
  const words = wordsOf(await member.get(path))
  assert.match(words, /De beste dagen[\s\S]*6 \/ 6[\s\S]*5 \/ 6/)
  assert.match(words, /Wie de denktank voorbereidt, kiest de dag/)
  const best = (await optionsOf(path))[2] ?? ''
  assert.match((await chair.get(path)).body, new RegExp(`value="${best}" checked`))
  assert.equal((await member.post(`${path}/keuze`, { option: best })).status, 403)
  assert.equal((await chair.post(`${path}/keuze`, { option: best })).status, 303)
  assert.ok(await noticesOf('datepoll.choose', path) > 30)
  assert.equal((await chair.post(`${path}/keuze`, { option: best })).status, 409)
  assert.equal((await member.post(`${path}/antwoord`, { d1: 'yes' })).status, 409)
  assert.match(wordsOf(await chair.get(path)), /Maak er een bijeenkomst van/)
  assert.equal((await member.post(`/denktanks/cloudstrategie/bijeenkomsten/datumprikker/${idOf(path)}`)).status, 403)
  const meeting = await chair.done(`/denktanks/cloudstrategie/bijeenkomsten/datumprikker/${idOf(path)}`)
  assert.match(wordsOf(meeting), /Bijeenkomst over kosten/)
  const { rows: [kept] } = await sql<{ same: boolean }>`select m.starts_at = o.starts_at and m.ends_at = o.ends_at as same from meeting m join date_poll d on d.id = m.poll_id
    join date_poll_option o on o.id = d.chosen_option where d.id = ${idOf(path)}`.execute(house.database.db)
  assert.equal(kept?.same, true)
  assert.equal((await chair.post(`/denktanks/cloudstrategie/bijeenkomsten/datumprikker/${idOf(path)}`)).status, 409)
  assert.match(wordsOf(await member.get(path)), /Naar de bijeenkomst/)
})

test('many days are added at once, more are added to them, and one is taken out again', async () => {
  const chair = await house.as('marijke-de-wit')
  const fields = plan({ do: 'add', from: days(20), until: days(48), weekdays: ['2', '4'], parts: ['evening'], own: '10-12\n14.00 tot 15.30' })
  const page = await chair.post(`${at}/nieuw`, { ring: ringOf('members'), ...fields })
  assert.equal(page.status, 200)
  const options = [...page.body.matchAll(/name="option" value="([^"]+)" checked/g)].map(([, key]) => key ?? '')
  const expected = Array.from({ length: 29 }, (_, nth) => days(20 + nth)).filter((day) => [2, 4].includes(weekdayOf(day)))
  assert.deepEqual(options, expected.flatMap((day) => [`${day} 10:00-12:00`, `${day} 14:00-15:30`, `${day} evening`]))
  assert.match(page.body, /value="Bijeenkomst over kosten"/)
  assert.match(page.body, /<p [^>]*id="momenten" tabindex="-1" autofocus/, 'the page opens at the moments that were added')
  const path = await begin(chair, { option: options.slice(1), from: days(60), until: '', parts: ['day'] })
  assert.equal((await optionsOf(path)).length, options.length)
  const unsure = await chair.post(`${path}/intrekking`)
  assert.equal(unsure.status, 422)
  assert.match(wordsOf(unsure), /Er klopt nog iets niet Zet een vinkje als u het zeker weet/)
  assert.match(wordsOf(await chair.done(`${path}/intrekking`, { zeker: 'ja' })), /De datumprikker is ingetrokken/)
})

test('many moments are read week by week, each once and with the names that an answer has; a few stand without weeks', async () => {
  const [chair, member] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani')]
  const few = await begin(chair)
  assert.doesNotMatch((await member.get(few)).body, /scope="rowgroup"/)
  const from = dayAfter(days(20), 1 - weekdayOf(days(20)) + 7)
  const path = await begin(chair, { from, until: dayAfter(from, 27), parts: ['morning', 'afternoon'] })
  const { body } = await member.get(path)
  const weeks = [...body.matchAll(/scope="rowgroup"[^>]*>(Week \d+, [^<]+)</g)].map(([, week]) => week)
  assert.equal(weeks.length, 4)
  const groups = body.split('scope="rowgroup"').slice(1).map((group) => [...group.matchAll(/name="(d\d+)" value="yes"/g)].map(([, field]) => Number(field?.slice(1))))
  assert.deepEqual(groups.flat(), Array.from({ length: 56 }, (_, nth) => nth + 1))
  assert.deepEqual(groups.map((group) => group.length), [14, 14, 14, 14])
  for (const one of [few, path]) await chair.post(`${one}/intrekking`, { zeker: 'ja' })
})

test('an answer is one for each person and can be changed; what is left open is a no', async () => {
  const [chair, member] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani')]
  const path = await begin(chair)
  const options = await optionsOf(path)
  for (const choices of [{ d1: 'yes' }, { d2: 'maybe', comment: 'Liever niet vroeg.' }]) assert.equal((await member.post(`${path}/antwoord`, choices)).status, 303)
  assert.deepEqual(await given(path), [Object.fromEntries(options.map((id, nth) => [id, nth === 1 ? 'maybe' : 'no']))])
  assert.match((await member.get(path)).body, /name="d2" value="maybe" checked/)
  assert.match((await member.get(path)).body, /Liever niet vroeg/)
  assert.equal((await member.get(`${path}?alles=yes`)).body.match(/value="yes" checked/g)?.length, 6)
  assert.deepEqual((await given(path)).length, 1)
  await chair.post(`${path}/intrekking`, { zeker: 'ja' })
  assert.equal((await member.post(`${path}/antwoord`, { d1: 'yes' })).status, 409)
})

test('a wrong form comes back with what was typed', async () => {
  const [chair, member] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani')]
  for (const [more, word] of [
    [{ title: '' }, /Vul in/], [{ from: '' , until: '' }, /minstens één dag/], [{ from: days(0) }, /nog moet komen/], [{ until: days(19) }, /ligt voor de eerste/],
    [{ parts: [] }, /deel van de dag/], [{ own: '25.00-26.00' }, /eigen regel/], [{ own: '12-10' }, /eigen regel/], [{ until: days(200) }, /hoogstens 60/], [{ minimum: '-1' }, /heel getal/],
    [{ ends: days(1) }, /overmorgen/], [{ ends: days(40) }, /niet na het laatste moment/], [{ ring: ringOf('members', 'zaaksystemen') }, /Kies wie u vraagt/],
    [{ until: days(21), weekdays: [String(weekdayOf(days(24)))] }, /geen van de gekozen dagen/],
  ] as const) {
    const answer = await chair.post(`${at}/nieuw`, { ring: ringOf('members'), ...plan(), ...more })
    assert.equal(answer.status, 422, JSON.stringify(more))
    assert.match(wordsOf(answer), word)
    assert.match(answer.body, /Wij zoeken een dag/)
  }
  const path = await begin(chair)
  const answer = await member.post(`${path}/antwoord`, { comment: 'Wat ik typte.' })
  assert.equal(answer.status, 422)
  assert.match(answer.body, /minstens één dag of u kunt[\s\S]*Wat ik typte/)
  assert.equal((await member.post(`${path}/antwoord`, { d1: 'altijd' })).status, 422)
  assert.equal((await member.post(`${path}/antwoord`, { d1: 'yes', d99: 'yes' })).status, 400)
  assert.equal((await chair.post(`${path}/verlenging`, { ends: days(0) })).status, 422)
  assert.equal((await given(path)).length, 0)
  await chair.post(`${path}/intrekking`, { zeker: 'ja' })
})

test('who is outside the ring finds nothing, and what is refused leaves no trace', async () => {
  const preparing = await house.as('joost-haverkamp')
  const path = await begin(preparing, { ring: ringOf('preparation'), title: 'Overleg van de groep' })
  const before = await house.database.db.selectFrom('happening').select('id').execute()
  for (const key of ['samira-el-amrani', 'bart-looijenga', 'paulien-schaafsma', 'gerben-tuinstra', 'nienke-ruijter']) {
    const seat = await house.as(key)
    assert.equal((await seat.get(path)).status, 404, key)
    for (const [act, fields] of [['antwoord', { d1: 'yes' }], ['keuze', { option: (await optionsOf(path))[0] }], ['sluiting', {}], ['verlenging', { ends: days(9) }], ['intrekking', {}]] as const) {
      assert.equal((await seat.post(`${path}/${act}`, fields)).status, 404, `${key} ${act}`)
    }
    assert.doesNotMatch((await seat.get(at)).body, /Overleg van de groep/, key)
    assert.equal((await seat.post(`/denktanks/cloudstrategie/bijeenkomsten/datumprikker/${idOf(path)}`)).status, 404, key)
  }
  assert.equal((await house.visitor().get(path)).status, 404)
  const neighbour = await house.as('paulien-schaafsma')
  assert.equal((await neighbour.get(`${anonymous}/${idOf(path)}`)).status, 404)
  assert.equal((await neighbour.post(`${anonymous}/${idOf(path)}/antwoord`, { d1: 'yes' })).status, 404)
  const member = await house.as('samira-el-amrani')
  assert.equal((await member.get(`${at}/nieuw`)).status, 403)
  assert.equal((await member.post(`${at}/nieuw`, { ring: ringOf('members'), ...plan() })).status, 403)
  assert.equal((await preparing.get(`${at}/onzin`)).status, 404)
  assert.deepEqual(await given(path), [])
  assert.equal((await house.database.db.selectFrom('happening').select('id').execute()).length, before.length)
  await preparing.post(`${path}/intrekking`, { zeker: 'ja' })
})

test('everybody gets one mail with a link of their own, and answers with it without signing in; to look changes nothing', async () => {
  const chair = await house.as('marijke-de-wit')
  const path = await begin(chair)
  await work()
  await work()
  const [mail, ...more] = await mailTo('samira-el-amrani')
  assert.equal(more.length, 0)
  assert.match(mail?.body ?? '', /ochtend \(09\.00–12\.30 uur\)[\s\S]*Antwoorden kan tot en met[\s\S]*https:\/\/denktank\.example\/datum\//)
  assert.equal((await mailTo('gerben-tuinstra')).length, 0)
  assert.equal((await mailTo('bart-looijenga')).length, 0)
  const token = tokenIn(mail?.body ?? '')
  assert.notEqual(token, tokenIn((await mailTo('devi-baldew'))[0]?.body ?? ''))
  const visitor = house.visitor()
  for (let nth = 0; nth < 5; nth += 1) assert.equal((await visitor.get(`/datum/${token}?alles=yes`)).status, 200)
  assert.equal((await given(path)).length, 0)
  assert.match(wordsOf(await visitor.get(`/datum/${token}`)), /Dag Samira El Amrani/)
  assert.equal((await visitor.post(`/datum/${token}`, { comment: '' })).status, 422)
  assert.match(wordsOf(await visitor.done(`/datum/${token}`, { d1: 'yes', d3: 'maybe' })), /Uw antwoord is bewaard/)
  assert.equal((await given(path)).length, 1)
  const { rows: [giver] } = await sql<{ person_id: string }>`select g.person_id from giver g join date_poll_answer a on a.id = g.thing_id where g.kind = 'date_poll_answer' and a.poll_id = ${idOf(path)}`.execute(house.database.db)
  assert.equal(giver?.person_id, house.id('person', 'samira-el-amrani'))
  assert.equal((await visitor.get('/datum/onzin')).status, 404)
  assert.equal((await visitor.post(`/datum/${token}`, { d1: 'yes', person: house.id('person', 'devi-baldew') })).status, 400)
  await chair.post(`${path}/intrekking`, { zeker: 'ja' })
  assert.match(wordsOf(await visitor.get(`/datum/${token}`)), /ingetrokken/)
  assert.doesNotMatch(wordsOf(await visitor.get(`/datum/${token}`)), /Wanneer kunt u\?/, 'nobody is asked what cannot be answered')
  const late = await visitor.post(`/datum/${token}`, { d1: 'no' })
  assert.equal(late.status, 409)
  assert.match(wordsOf(late), /Uw antwoord kwam te laat. Het is niet bewaard/)
})

test('who left the group has a link that opens nothing, and an answer that no longer counts where names are shown', async (t) => {
  await ruled('named')
  t.after(() => ruled('by-perspective'))
  const chair = await house.as('marijke-de-wit')
  const path = await begin(chair, { title: 'Zonder wie wegging' })
  await work()
  const token = tokenIn((await mailTo('youssef-haddad', '%Zonder wie wegging%'))[0]?.body ?? '')
  assert.equal((await house.visitor().post(`/datum/${token}`, { d1: 'yes' })).status, 303)
  assert.match(wordsOf(await chair.get(path)), /Youssef Haddad[\s\S]*1 van de 42|1 van de 42[\s\S]*Youssef Haddad/)
  await sql`update ring_person set ended_at = now() where person_id = ${house.id('person', 'youssef-haddad')} and ring_id = ${ringOf('members')}`.execute(house.database.db)
  assert.equal((await house.visitor().get(`/datum/${token}`)).status, 404)
  assert.equal((await house.visitor().post(`/datum/${token}`, { d1: 'no' })).status, 404)
  const words = wordsOf(await chair.get(path))
  assert.match(words, /0 van de 41/)
  assert.doesNotMatch(words, /Youssef/)
  await sql`update ring_person set ended_at = null where person_id = ${house.id('person', 'youssef-haddad')} and ring_id = ${ringOf('members')}`.execute(house.database.db)
  await chair.post(`${path}/intrekking`, { zeker: 'ja' })
})

test('who comes into the group while a poll runs gets the mail with a link too, once', async () => {
  const chair = await house.as('marijke-de-wit')
  const stand = (ended: boolean) => sql`update ring_person set ended_at = ${ended ? sql`now()` : null}
    where person_id = ${house.id('person', 'devi-baldew')} and ring_id = ${ringOf('members')}`.execute(house.database.db)
  await stand(true)
  const path = await begin(chair, { title: 'Voor wie later komt' })
  await work()
  await stand(false)
  for (let twice = 0; twice < 2; twice += 1) {
    await remindOfPolls(house.database)
    await work()
  }
  const [mail, ...more] = await mailTo('devi-baldew', '%Voor wie later komt%')
  assert.equal(more.length, 0)
  assert.equal((await house.visitor().post(`/datum/${tokenIn(mail?.body ?? '')}`, { d1: 'yes' })).status, 303)
  assert.equal((await mailTo('samira-el-amrani', '%Voor wie later komt%')).length, 1)
  await chair.post(`${path}/intrekking`, { zeker: 'ja' })
})

test('who has not answered gets one reminder, the day before the end; who answered or left gets none', async () => {
  const chair = await house.as('marijke-de-wit')
  const path = await begin(chair, { title: 'Nog te prikken' })
  await work()
  await allAnswer(path, { d1: 'yes' }, ['samira-el-amrani'])
  await remindOfPolls(house.database)
  await work()
  assert.equal((await mailTo('devi-baldew', '%Nog te prikken%')).length, 1)
  await sql`update date_poll set ends_at = now() + interval '30 hours' where id = ${idOf(path)}`.execute(house.database.db)
  await sql`update ring_person set ended_at = now() where person_id = ${house.id('person', 'bas-rademaker')} and ring_id = ${ringOf('members')}`.execute(house.database.db)
  await Promise.all([remindOfPolls(house.database), remindOfPolls(house.database)])
  await work()
  await remindOfPolls(house.database)
  await work()
  const [, reminder, ...more] = await mailTo('devi-baldew', '%Nog te prikken%')
  assert.equal(more.length, 0)
  assert.match(reminder?.subject ?? '', /Uw antwoord is er nog niet/)
  assert.equal(reminder?.rank, 0)
  assert.equal((await mailTo('samira-el-amrani', '%Nog te prikken%')).length, 1)
  assert.equal((await mailTo('bas-rademaker', '%Nog te prikken%')).length, 1)
  await chair.post(`${path}/verlenging`, { ends: days(1) })
  await remindOfPolls(house.database)
  await work()
  assert.equal((await mailTo('devi-baldew', '%Nog te prikken%')).length, 2)
  await sql`update ring_person set ended_at = null where person_id = ${house.id('person', 'bas-rademaker')} and ring_id = ${ringOf('members')}`.execute(house.database.db)
  await chair.post(`${path}/intrekking`, { zeker: 'ja' })
})

test('when no day meets the rules it is said what is missing, and who chooses one all the same says so', async () => {
  const [chair, member] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani')]
  const path = await begin(chair, { minimum: '8', perspectives: 'ja' })
  await allAnswer(path, { d2: 'yes' }, ['samira-el-amrani', 'roelof-hoekstra', 'nadia-benali', 'henk-postma', 'joost-haverkamp'])
  await end(path)
  const words = wordsOf(await member.get(path))
  assert.doesNotMatch((await member.get(path)).body, /l-mark/, 'eight do not fit in a picture of five')
  assert.match(words, /Geen enkele dag heeft alles wat een dag moet hebben\. Het dichtst erbij: [^.]+middag[^)]*\)\. Wat daar ontbreekt: 3 mensen en iemand van shared service organisatie en leverancier/)
  const [, option] = await optionsOf(path)
  const refused = await chair.post(`${path}/keuze`, { option })
  assert.equal(refused.status, 422)
  assert.match(wordsOf(refused), /Zet een vinkje/)
  assert.equal((await chair.post(`${path}/keuze`, { option: (await optionsOf(await begin(chair)))[0], sure: 'ja' })).status, 400)
  assert.equal((await chair.post(`${path}/keuze`, { option, sure: 'ja' })).status, 303)
})

test('by name: who answered what is shown to the group at once, and each region needs its chair', async (t) => {
  await ruled('named')
  t.after(() => ruled('by-perspective'))
  const [chair, member] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani')]
  const { rows } = await sql<{ person_id: string; region: string }>`select rc.person_id, rc.region from regional_chair rc where rc.ended_at is null order by rc.region`.execute(house.database.db)
  const regions = rows.map(({ region }) => region)
  await sql`update regional_chair set ended_at = now() where ended_at is null`.execute(house.database.db)
  await sql`insert into regional_chair (id, region, person_id) values (gen_random_uuid(), ${regions[0]}, ${house.id('person', 'henk-postma')})`.execute(house.database.db)
  const path = await begin(chair, { chairs: 'ja' })
  await allAnswer(path, { d1: 'yes', comment: 'Tot drie uur.' }, ['samira-el-amrani'])
  const words = wordsOf(await member.get(path))
  assert.match(words, new RegExp(`de voorzitter van elke regio: ${regions[0]}`))
  assert.match(words, new RegExp(`Nog geen dag heeft alles wat een dag moet hebben\\. Er kan nog worden geantwoord\\.[\\s\\S]*Wat daar ontbreekt: de voorzitter van ${regions[0]}`))
  assert.match(words, /Samira El Amrani[\s\S]*Tot drie uur/)
  await allAnswer(path, { d2: 'maybe' }, ['henk-postma'])
  const now = wordsOf(await member.get(path))
  assert.doesNotMatch(now, /Nog geen dag|Geen enkele dag/)
  assert.match((await chair.get(path)).body, new RegExp(`value="${(await optionsOf(path))[1]}" checked`))
  assert.equal((await chair.post(`${path}/keuze`, { option: (await optionsOf(path))[1] })).status, 303)
})

test('where nobody may be known: counts only, of five or more, when nobody can answer any more, and no names or comments', async () => {
  const [chair, member] = [await house.as('paulien-schaafsma'), await house.as('omer-kaplan')]
  assert.doesNotMatch((await chair.get(`${anonymous}/nieuw`)).body, /name="(perspectives|chairs)"/)
  const path = await begin(chair, { perspectives: 'ja', chairs: 'ja' }, anonymous)
  assert.doesNotMatch((await member.get(path)).body, /name="comment"/)
  await allAnswer(path, { d1: 'yes', d2: 'maybe', comment: 'Ik ben Omer.' }, ['omer-kaplan', 'jolanda-wijnands', 'steven-oudenhoven', 'naomi-pinas'])
  await end(path)
  assert.match(wordsOf(await chair.get(path)), /minder dan vijf antwoorden/)
  assert.doesNotMatch((await chair.get(path)).body, /4 \/ 4/)
  assert.equal((await chair.post(`${path}/verlenging`, { ends: days(5) })).status, 303)
  await allAnswer(path, { d1: 'yes' }, ['arjen-feenstra'])
  assert.doesNotMatch((await chair.get(path)).body, /5 \/ 5/)
  await end(path)
  const answer = await chair.get(path)
  assert.match(wordsOf(answer), /5 \/ 5/)
  assert.doesNotMatch(answer.body, /Omer|Arjen|Jolanda|Gemeente\b|Leverancier|Ik ben/)
  for (const person of ['omer-kaplan', 'arjen-feenstra', 'jolanda-wijnands']) assert.doesNotMatch(answer.body, new RegExp(house.id('person', person)))
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from giver g join happening h on g.kind = 'happening' and h.id = g.thing_id where h.act = 'datepoll.answer' and h.thing_id = ${idOf(path)}`.execute(house.database.db)
  assert.equal(rows[0]?.n, 0)
  const { rows: comments } = await sql<{ comment: string }>`select comment from date_poll_answer where poll_id = ${idOf(path)} and comment <> ''`.execute(house.database.db)
  assert.equal(comments.length, 0)
})

test('who must choose with too few answers to show any is told so, and led to giving more time', async () => {
  const chair = await house.as('marijke-de-wit')
  const path = await begin(chair)
  await allAnswer(path, { d1: 'yes' }, ['samira-el-amrani', 'devi-baldew'])
  await end(path)
  const answer = await chair.get(path)
  assert.match(wordsOf(answer), /te weinig antwoorden om te laten zien welke dag past/)
  assert.match(answer.body, /<a href="#verlenging">/)
  assert.match(answer.body, /id="verlenging"/)
  assert.doesNotMatch(answer.body, /name="option"[^>]* checked/, 'nobody chooses a day by one press that nothing points to')
  assert.equal((await chair.post(`${path}/keuze`)).status, 422)
  const ends = /name="ends"[^>]*value="([^"]+)"/.exec(answer.body)?.[1] ?? ''
  assert.equal((await chair.post(`${path}/verlenging`, { ends })).status, 303, 'the day that it stands at is a day that can be')
})

test('by perspective: a comment stands without a name, and a perspective with few answers is not told apart', async () => {
  const [chair, member] = [await house.as('marijke-de-wit'), await house.as('devi-baldew')]
  const path = await begin(chair, { minimum: '4' })
  await allAnswer(path, { d1: 'yes', comment: 'Op deze dag is er markt.' }, ['samira-el-amrani'])
  await allAnswer(path, { d1: 'maybe' }, ['roelof-hoekstra', 'nadia-benali', 'henk-postma', 'joost-haverkamp', 'devi-baldew'])
  await end(path)
  const answer = await member.get(path)
  assert.match(wordsOf(answer), /Op deze dag is er markt/)
  assert.match(answer.body, /l-mark[\s\S]*minstens 4 mensen/, 'the least number of people is drawn in')
  assert.doesNotMatch(answer.body, /Samira|Roelof|Nadia/)
  assert.doesNotMatch(answer.body, new RegExp(house.id('person', 'samira-el-amrani')))
  assert.doesNotMatch(wordsOf(answer), /Hoe elk perspectief antwoordde/)
})

test('times show on one’s own clock as well, and that is remembered', async () => {
  const [chair, reader] = [await house.as('marijke-de-wit'), await house.as('priya-raghunathan')]
  const path = await begin(chair, { parts: ['morning'], until: '' })
  assert.doesNotMatch(wordsOf(await reader.get(path)), /in London/)
  assert.match(wordsOf(await reader.get(`${path}?klok=Europe/London`)), /morning \(09:00–12:30\) ?; that is 08:00–11:30 in London/)
  assert.equal((await reader.post(`${path}/antwoord`, { d1: 'yes', zone: 'Europe/London' })).status, 303)
  assert.match(wordsOf(await reader.get(path)), /08:00–11:30 in London/)
  assert.doesNotMatch(wordsOf(await reader.get(`${path}?klok=Mars/Olympus`)), /Mars/)
  assert.match((await reader.get(`${path}?alles=yes`)).body, /<form[^>]*method="get"[^>]*>(?:(?!<\/form>)[\s\S])*name="alles" value="yes"/, 'another clock leaves filled in what was')
  await chair.post(`${path}/intrekking`, { zeker: 'ja' })
})

test('who has not answered is asked on the front page, and who leads is asked to choose', async () => {
  const [chair, member] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani')]
  await sql`update date_poll set withdrawn_at = now() where chosen_at is null`.execute(house.database.db)
  const path = await begin(chair, { ends: days(2) })
  const asked = async (seat: Seat) => (await seat.get('/denktanks/cloudstrategie')).body
  assert.match(await asked(member), new RegExp(`Prik een datum[\\s\\S]*${path}`))
  await allAnswer(path, { d1: 'yes' }, ['samira-el-amrani'])
  assert.doesNotMatch(await asked(member), new RegExp(path))
  await end(path)
  assert.doesNotMatch(await asked(member), new RegExp(path))
  assert.match(await asked(chair), new RegExp(`Kies een dag[\\s\\S]*${path}`))
})

test('fifty equal answers at once are one', async () => {
  const [chair, member] = [await house.as('marijke-de-wit'), await house.as('samira-el-amrani')]
  const path = await begin(chair)
  const answers = await Promise.all(Array.from({ length: 50 }, () => member.post(`${path}/antwoord`, { d1: 'yes' })))
  assert.deepEqual([...new Set(answers.map(({ status }) => status))], [303])
  assert.equal((await given(path)).length, 1)
})

test('words of people cannot make lines or markup in a mail or on a page', async () => {
  const chair = await house.as('marijke-de-wit')
  const path = await begin(chair, { title: 'Dag\r\nBcc: x@voorbeeld.example <b>nu</b>', about: 'Ga naar\nhttps://kwaad.example' })
  await work()
  const [mail] = await mailTo('samira-el-amrani', '%Bcc%')
  assert.equal(mail?.subject, 'Wanneer kunt u? Dag Bcc: x@voorbeeld.example <b>nu</b>')
  assert.match((await chair.get(path)).body, /&lt;b>nu|&lt;b&gt;nu/)
  await chair.post(`${path}/intrekking`, { zeker: 'ja' })
})
