import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type TestHouse } from '../../../../test/house.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const list = '/vereniging/themas'
const words = { title: 'Drones boven het stadhuis', about: 'Inspecties met drones: wie mag vliegen en wat gebeurt er met de beelden?', why: 'Wij vliegen al, zonder afspraken.' }
const organisation = (key: string) => house.id('organisation', key)
const happenings = async () => (await house.database.db.selectFrom('happening').select('id').execute()).length
const supportOf = async (number: number) => (await sql<{ name: string }>`select o.name from proposal_support s join proposal p on p.id = s.proposal_id
  join organisation o on o.id = s.organisation_id where p.number = ${number} and s.withdrawn_at is null order by 1`.execute(house.database.db)).rows.map(({ name }) => name)

/** Proposes a theme of which nothing like it exists; answers its number. */
const proposed = async (person: string, more: Record<string, string> = {}): Promise<number> => {
  const answer = await (await house.as(person)).post(`${list}/nieuw`, { ...words, seen: '1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16', organisation: '', ...more })
  assert.equal(answer.status, 303, wordsOf(answer).slice(0, 400))
  return Number(/themas\/(\d+)/.exec(answer.location)?.[1])
}

test('members see what was proposed, with the most support first, and choose by state and order', async () => {
  const bart = await house.as('bart-looijenga')
  const page = wordsOf(await bart.get(list))
  assert.match(page, /Cloudstrategie voor gemeenten.*Steun van 10 organisaties.*AI-assistent.*Steun van 7 organisaties.*Algoritmes/)
  assert.match(page, /Voorgesteld door Tineke Wiersma, Gemeente Achterlinge, op 6 januari 2026/)
  assert.match(wordsOf(await bart.get(`${list}?volgorde=nieuw`)), /Eén zaaksysteem.*Cloudstrategie voor gemeenten/)
  const parked = wordsOf(await bart.get(`${list}?staat=geparkeerd`))
  assert.match(parked, /Chat en e-mail bewaren/)
  assert.doesNotMatch(parked, /AI-assistent/)
  assert.match(wordsOf(await bart.get(`${list}?staat=ingetrokken`)), /Geen voorstel past bij deze keuze/)
})

test('a page past the last leads to the first, with what was chosen; a choice that fits nothing still leads to proposing', async () => {
  const devi = await house.as('devi-baldew')
  const past = await devi.get(`${list}?staat=open&pagina=9`)
  assert.deepEqual([past.status, past.location], [303, `${list}?staat=open`])
  const none = await devi.get(`${list}?staat=ingetrokken`)
  assert.match(wordsOf(none), /0 voorstellen.* Geen voorstel past bij deze keuze/)
  assert.match(none.body, /class="[^"]*primary" href="\/vereniging\/themas\/nieuw"/)
})

test('a visitor finds no themes, and a number that is not there looks the same as any other page that is not', async () => {
  for (const path of [list, `${list}/nieuw`, `${list}/1`, `${list}/1/denktank`]) assert.equal((await house.visitor().get(path)).status, 404, path)
  assert.equal((await house.visitor().post(`${list}/2/steun`, { organisation: organisation('duinrade'), why: 'x' })).status, 404)
  const bart = await house.as('bart-looijenga')
  for (const path of [`${list}/99`, `${list}/99999999999`, `${list}/0`]) assert.equal((await bart.get(path)).status, 404, path)
  assert.equal((await bart.post(`${list}/99/steun`, { organisation: organisation('kleiwaard'), why: 'x' })).status, 404)
})

test('a theme is proposed with its organisation’s support, and shows who proposed it', async () => {
  const bart = await house.as('bart-looijenga')
  const page = await bart.done(`${list}/nieuw`, { ...words, organisation: organisation('kleiwaard') })
  assert.match(wordsOf(page), /Uw voorstel staat er.*Drones boven het stadhuis.*Bart Looijenga, Gemeente Kleiwaard.*Gemeente Kleiwaard steunt dit thema/)
  assert.match(wordsOf(page), /Gemeente Kleiwaard Diende het voorstel mee in/)
})

test('a form with something missing comes back with what was typed, and nothing is stored', async () => {
  const bart = await house.as('bart-looijenga')
  const before = await happenings()
  const wrong = await bart.post(`${list}/nieuw`, { ...words, title: 'Getypte titel', why: ' ', organisation: '' })
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong), /Vul in: waarom telt dit/)
  assert.match(wrong.body, /value="Getypte titel"/)
  assert.equal((await bart.post(`${list}/nieuw`, { ...words, fate: 'picked' })).status, 400)
  assert.equal((await bart.post(`${list}/nieuw`, { ...words, title: 'x'.repeat(201) })).status, 422)
  assert.equal(await happenings(), before)
})

test('what is like it is shown before anything is stored, and by the part that a script asks for', async () => {
  const tineke = await house.as('tineke-wiersma')
  const before = await happenings()
  const same = { title: 'Uitleg van algoritmes', about: 'Hoe leggen wij een algoritme uit aan inwoners?', why: 'Wij krijgen vragen.', organisation: '' }
  const looked = await tineke.post(`${list}/nieuw`, { title: same.title, about: '', why: '', look: 'ja' })
  assert.equal(looked.status, 200)
  assert.match(wordsOf(looked), /1 voorstel lijkt hierop.*Algoritmes uitleggen aan inwoners/)
  const first = await tineke.post(`${list}/nieuw`, same)
  assert.equal(first.status, 422)
  assert.match(wordsOf(first), /Algoritmes uitleggen aan inwoners.*Toch voorstellen/)
  assert.match(wordsOf(first), /Uw voorstel is nog niet bewaard Lees eerst wat er al is\. .* 1 voorstel lijkt hierop/, 'whoever pressed hears why nothing was stored')
  assert.match(first.body, /class="dt-errors[^]*href="#lijkt-op"/)
  assert.match(first.body, /<a href="\/vereniging\/themas\/\d+" target="_blank" rel="noopener">Algoritmes/, 'reading it loses nothing that was typed')
  assert.match(looked.body, /formaction="\/vereniging\/themas\/nieuw#lijkt-op-status"/)
  const part = await tineke.post(`${list}/lijkt-op`, { title: same.title })
  assert.match(wordsOf(part), /Algoritmes uitleggen aan inwoners/)
  assert.doesNotMatch(part.body, /<html/)
  assert.equal(await happenings(), before)
  const seen = /name="seen" value="([\d,]*)"/.exec(first.body)?.[1] ?? ''
  assert.equal((await tineke.post(`${list}/nieuw`, { ...same, seen })).status, 303)
})

test('among five hundred proposals the part answers within a second, the first time too', async () => {
  const { db } = house.database
  await sql`insert into proposal (id, number, title, about, why) select gen_random_uuid(), 1000 + n, 'Proefvoorstel ' || n || ' over ' || md5(n::text),
    repeat(md5((n * 7)::text) || ' inwoners begroting bouwen ', 12), 'Daarom' from generate_series(1, 500) n`.execute(db)
  try {
    const bart = await house.as('bart-looijenga')
    // The work that it costs, not the time it takes: a busy machine must not fail it.
    const began = process.cpuUsage()
    const part = await bart.post(`${list}/lijkt-op`, { title: 'Algoritmes uitleggen', about: 'In gewone taal' })
    const { user, system } = process.cpuUsage(began)
    const took = (user + system) / 1000
    assert.match(wordsOf(part), /Algoritmes uitleggen aan inwoners/)
    assert.ok(took < 1000, `${Math.round(took)} ms`)
    assert.match((await bart.get(`${list}?pagina=2`)).body, /Pagina 2 van 11/)
  } finally {
    await db.deleteFrom('proposal').where('number', '>', 1000).execute()
  }
})

test('an organisation supports a theme by whoever speaks for it, and takes it back the same way', async () => {
  const [coen, fatma] = [await house.as('coen-verschuren'), await house.as('fatma-yildirim')]
  const number = await proposed('bart-looijenga')
  const page = await coen.done(`${list}/${number}/steun`, { organisation: organisation('lindevoort'), why: 'Wij willen dit ook.' })
  assert.match(wordsOf(page), /Gemeente Lindevoort Wij willen dit ook\./)
  assert.match(wordsOf(await fatma.get(`${list}/${number}`)), /Steun van Gemeente Lindevoort intrekken/)
  const twice = await fatma.done(`${list}/${number}/steun`, { organisation: organisation('lindevoort'), why: 'Nog eens.' })
  assert.match(wordsOf(twice), /steunt dit thema al/)
  assert.deepEqual(await supportOf(number), ['Gemeente Lindevoort'])
  await fatma.done(`${list}/${number}/steun/intrekking`, { organisation: organisation('lindevoort') })
  assert.deepEqual(await supportOf(number), [])
  assert.equal((await coen.post(`${list}/${number}/steun/intrekking`, { organisation: organisation('lindevoort') })).status, 422)
  await coen.done(`${list}/${number}/steun`, { organisation: organisation('lindevoort'), why: 'Toch wel.' })
  assert.deepEqual(await supportOf(number), ['Gemeente Lindevoort'])
  const kept = await sql<{ count: number }>`select count(*)::int as count from proposal_support s join proposal p on p.id = s.proposal_id where p.number = ${number}`.execute(house.database.db)
  assert.equal(kept.rows[0]?.count, 2)
})

test('support without a reason comes back', async () => {
  const wrong = await (await house.as('coen-verschuren')).post(`${list}/5/steun`, { organisation: organisation('lindevoort'), why: '' })
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong), /Vul in: waarom telt dit/)
})

test('support without a mandate is refused with 403 and leaves no trace', async () => {
  const bart = await house.as('bart-looijenga')
  const before = await happenings()
  for (const id of [organisation('duinrade'), house.id('organisation', 'bestaat-niet')]) {
    assert.equal((await bart.post(`${list}/5/steun`, { organisation: id, why: 'Namens een ander.' })).status, 403)
    assert.equal((await bart.post(`${list}/5/steun/intrekking`, { organisation: id })).status, 403)
    assert.equal((await bart.post(`${list}/nieuw`, { ...words, organisation: id, seen: '7,8,9,10,11,12' })).status, 403)
  }
  assert.equal((await bart.post(`${list}/5/steun`, { organisation: ['a', 'b'], why: 'x' })).status, 400)
  assert.equal(await happenings(), before)
  assert.deepEqual(await supportOf(5), ['Gemeente Kleiwaard', 'Shared Service Lage Venen'])
})

test('a mandate that ended in between gives no voice, and what was said under it stays the organisation’s', async () => {
  const [omer, paulien] = [await house.as('omer-kaplan'), await house.as('paulien-schaafsma')]
  const id = organisation('elzendrecht')
  await omer.done(`${list}/2/steun`, { organisation: id, why: 'Wij leggen uit.' })
  assert.match(wordsOf(await omer.get(`${list}/3`)), /Steun geven namens Gemeente Elzendrecht/)
  await house.database.db.updateTable('mandate').set({ ended_at: new Date(), ended_reason: 'ended' }).where('person_id', '=', house.id('person', 'omer-kaplan')).execute()
  const before = await happenings()
  assert.equal((await omer.post(`${list}/3/steun`, { organisation: id, why: 'Te laat.' })).status, 403)
  assert.equal((await omer.post(`${list}/2/steun/intrekking`, { organisation: id })).status, 403)
  assert.equal(await happenings(), before)
  assert.ok((await supportOf(2)).includes('Gemeente Elzendrecht'))
  assert.match(wordsOf(await omer.get(`${list}/3`)), /U hebt daar nu geen mandaat voor/)
  await paulien.done(`${list}/2/steun/intrekking`, { organisation: id })
  assert.ok(!(await supportOf(2)).includes('Gemeente Elzendrecht'))
})

test('50 equal votes of one organisation at once: exactly 1', async () => {
  const number = await proposed('bart-looijenga')
  const seats = [await house.as('kees-bosveld'), await house.as('rianne-van-t-hof'), await house.as('samira-el-amrani')]
  const before = await happenings()
  const answers = await Promise.all(Array.from({ length: 50 }, (_, at) =>
    seats[at % 3]?.post(`${list}/${number}/steun`, { organisation: organisation('waterbroek'), why: `Stem ${at}` })))
  assert.deepEqual([...new Set(answers.map((answer) => answer?.status))], [303])
  assert.deepEqual(await supportOf(number), ['Gemeente Waterbroek'])
  assert.equal(await happenings(), before + 1)
})

test('an organisation that is no more does not count', async () => {
  const coen = await house.as('coen-verschuren')
  assert.match(wordsOf(await coen.get(list)), /AI-assistent.*Steun van 7 organisaties/)
  await house.database.db.updateTable('organisation').set({ ended_on: '2026-01-01' }).where('id', '=', organisation('drie-dijken')).execute()
  assert.match(wordsOf(await coen.get(list)), /AI-assistent.*Steun van 6 organisaties/)
  assert.match(wordsOf(await coen.get(`${list}/3`)), /6 organisaties steunen dit thema/)
  await house.database.db.updateTable('organisation').set({ ended_on: null }).where('id', '=', organisation('drie-dijken')).execute()
})

test('support of an organisation that went into another counts for that one, once, and its speaker takes it back', async () => {
  const coen = await house.as('coen-verschuren')
  const counted = async () => Number(/(\d+) organisaties steunen dit thema/.exec(wordsOf(await coen.get(`${list}/3`)))?.[1])
  const { db } = house.database
  const { id: theme } = await db.selectFrom('proposal').select('id').where('number', '=', 3).executeTakeFirstOrThrow()
  const supporting = (await db.selectFrom('proposal_support').innerJoin('organisation', 'organisation.id', 'proposal_support.organisation_id').select(['organisation.id', 'organisation.name'])
    .where('proposal_id', '=', theme).where('withdrawn_at', 'is', null).orderBy('organisation.name_key').execute())
  const [gone, kept] = supporting
  assert.ok(gone && kept)
  const { id: heir, name } = await db.selectFrom('organisation').select(['id', 'name']).where('id', 'not in', supporting.map(({ id }) => id)).where('ended_on', 'is', null)
    .where((eb) => eb.exists(eb.selectFrom('mandate').select('mandate.id').whereRef('mandate.organisation_id', '=', 'organisation.id').where('mandate.ended_at', 'is', null)))
    .orderBy('name_key').limit(1).executeTakeFirstOrThrow()
  const merge = (from: string, into: string) => db.insertInto('organisation_succession').values({ organisation_id: from, successor_id: into, on_day: '2026-02-01' }).execute()
  const before = await counted()
  await db.updateTable('organisation').set({ ended_on: '2026-02-01' }).where('id', '=', gone.id).execute()
  assert.equal(await counted(), before - 1)
  await merge(gone.id, heir)
  assert.equal(await counted(), before)
  const page = await coen.get(`${list}/3`)
  assert.ok(wordsOf(page).includes(name) && !wordsOf(page).includes(gone.name), 'it stands there as what it went into')
  assert.match(wordsOf(await coen.get(list)), new RegExp(`AI-assistent.*Steun van ${before} organisaties`))
  await db.updateTable('organisation').set({ ended_on: '2026-02-01' }).where('id', '=', kept.id).execute()
  await merge(kept.id, heir)
  assert.equal(await counted(), before - 1, 'two that went into one are one voice')
  const speaker = await db.selectFrom('mandate').innerJoin('person', 'person.id', 'mandate.person_id').select('person.email').where('mandate.organisation_id', '=', heir)
    .where('mandate.ended_at', 'is', null).where('person.left_at', 'is', null).executeTakeFirstOrThrow()
  const seat = await house.as((speaker.email ?? '').split('@')[0]?.replaceAll('.', '-') ?? '')
  assert.match(wordsOf(await seat.done(`${list}/3/steun`, { organisation: heir, why: 'Nog eens.' })), /steunt dit thema al/)
  await seat.done(`${list}/3/steun/intrekking`, { organisation: heir })
  assert.equal(await counted(), before - 2)
  await db.deleteFrom('organisation_succession').where('successor_id', '=', heir).execute()
  await db.updateTable('organisation').set({ ended_on: null }).where('id', 'in', [gone.id, kept.id]).execute()
  await db.updateTable('proposal_support').set({ withdrawn_at: null, withdrawn_by: null }).where('proposal_id', '=', theme).where('organisation_id', 'in', [gone.id, kept.id]).execute()
})

test('support shows by region, by size and by kind, as a picture and as tables', async () => {
  const page = await (await house.as('bart-looijenga')).get(`${list}/2`)
  for (const part of [/Naar regio\. [^"]*Zuidwest: 1 van/, /Naar grootte\. Klein: 1 van/, /Naar soort organisatie\. Gemeente: 4 van/]) assert.match(page.body, part)
  assert.match(wordsOf(page), /Bekijk dit als tabel.*Naar regio.*Noordwest.*Naar grootte.*Klein 1 .*Naar soort organisatie.*Gemeente 4 /)
})

test('only who proposed it edits or withdraws it, and the earlier text stays', async () => {
  const number = await proposed('bart-looijenga')
  const [bart, tineke] = [await house.as('bart-looijenga'), await house.as('tineke-wiersma')]
  const before = await happenings()
  assert.equal((await tineke.post(`${list}/${number}/verbetering`, { ...words, title: 'Gekaapt' })).status, 403)
  assert.equal((await tineke.post(`${list}/${number}/intrekking`, { sure: 'ja' })).status, 403)
  assert.equal(await happenings(), before)
  assert.doesNotMatch(wordsOf(await tineke.get(`${list}/${number}`)), /Wijzig uw voorstel|Trek uw voorstel in/)
  assert.equal((await bart.post(`${list}/${number}/verbetering`, { ...words, title: '' })).status, 422)
  const page = wordsOf(await bart.done(`${list}/${number}/verbetering`, { ...words, title: 'Drones en regels' }))
  assert.match(page, /Het voorstel is gewijzigd.*Drones en regels.*Zo stond het er eerst.*Drones boven het stadhuis/)
  assert.equal((await bart.post(`${list}/${number}/intrekking`, {})).status, 422)
  await bart.done(`${list}/${number}/intrekking`, { sure: 'ja' })
  assert.doesNotMatch(wordsOf(await bart.get(list)), /Drones en regels/)
  assert.match(wordsOf(await bart.get(`${list}?staat=ingetrokken`)), /Drones en regels/)
  for (const late of [await bart.post(`${list}/${number}/verbetering`, words), await tineke.post(`${list}/${number}/steun`, { organisation: organisation('achterlinge'), why: 'x' })]) {
    assert.equal(late.status, 409)
    assert.match(wordsOf(late), /Iemand heeft dit intussen ingetrokken/)
  }
})
