import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { fingerprintOf } from '../../../../test/addresses.ts'
import { formOn } from '../../../../test/forms.ts'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../../test/house.ts'

let house: TestHouse
let [marijke, samira, bart]: Seat[] = []
const slug = 'samenvatting-cloudstrategie'
const [list, page, shown] = ['/vereniging/vaststellen', `/vereniging/vaststellen/${slug}/1`, `/publicaties/${slug}/1`]
before(async () => {
  house = await openHouse()
  ;[marijke, samira, bart] = await Promise.all(['marijke-de-wit', 'samira-el-amrani', 'bart-looijenga'].map((key) => house.as(key)))
})
after(() => house.close())

const db = () => house.database.db
const org = (key: string) => house.id('organisation', key)
const standing = (key: string) => db().selectFrom('endorsement').select(['id', 'kind', 'words', 'shown']).where('organisation_id', '=', org(key))
  .where('publication_id', '=', house.id('publication', 'cloudstrategie', 1)).where('ended_at', 'is', null).execute()
const seenBy = async (key: string) => (await standing(key))[0]?.id ?? ''
const fields = async (key: string, more: Record<string, string> = {}) => ({ organisation: org(key), kind: 'full', reservation: '', reason: '', seen: await seenBy(key), ...more })
const unchanged = async (act: () => Promise<void>) => {
  const mark = await fingerprintOf(house)
  await act()
  assert.equal(await fingerprintOf(house), mark)
}
const colophon = async () => wordsOf(await house.visitor().get(shown)).replace(/.*(?=Vastgesteld door \d)/, '')

test('everybody reads which organisations stand behind an edition, with reservations in full, and no person’s name', async () => {
  const read = await colophon()
  assert.match(read, /Vastgesteld door 5 organisaties, waarvan 2 met voorbehoud/)
  assert.match(read, /Zonder voorbehoud .*Gemeente Duinrade.*Gemeente Waterbroek/)
  assert.match(read, /Wolkwerk Hosting : “Wij steunen de samenvatting, maar niet de termijn van een jaar voor de oefening\.”/)
  assert.match(read, /Lisdodde ICT : “Wat het een leverancier kost, staat er niet in\.”.*1 organisatie stelde niet vast en wil niet genoemd worden/)
  assert.match(read, /Soort organisatie .*Gemeente 2 1 0 .*Leverancier 0 1 2/)
  const data = JSON.parse((await house.visitor().get(`${shown}.json`)).body) as { endorsements: { counts: object; organisations: { name: string }[] } }
  assert.deepEqual(data.endorsements.counts, { full: 3, reservation: 2, declined: 2 })
  const all = `${(await house.visitor().get(shown)).body} ${JSON.stringify(data)}`
  assert.doesNotMatch(all, /Grutto|intern niet op tijd|Samira|Maarten|Marijke|Uitenbroek/)
})

test('in what an organisation said, a term that the text uses leads to its meaning on the page, and a source to the list below the text', async () => {
  const { rows: [edition] } = await sql<{ term: { id: string; label: string }; source: { id: string; short: string } }>`select terms->0 as term, sources->0 as source from publication where slug = ${slug} and number = 1`.execute(db())
  const { rows: [said] } = await sql<{ id: string; words: string }>`select e.id, e.words from endorsement e join publication p on p.id = e.publication_id
    where p.slug = ${slug} and e.kind = 'reservation' and e.ended_at is null order by e.id limit 1`.execute(db())
  const { term, source } = edition ?? assert.fail('no edition')
  const write = (words: string | undefined) => sql`update endorsement set words = ${words} where id = ${said?.id}`.execute(db())
  await write(`Ook over ${term.label}, zie [bron ${source.id}].`)
  const { body } = await house.visitor().get(shown)
  const own = body.slice(body.indexOf('id="vastgesteld"'))
  assert.ok(own.includes(`Ook over <a class="dt-term" href="#begrip-${term.id}">${term.label}</a>, zie (<a href="#bron-${source.id}">${source.short}</a>).`), own.slice(0, 3000))
  assert.ok(body.includes(`id="begrip-${term.id}"`) && body.includes(`id="bron-${source.id}"`))
  await write(said?.words)
})

test('whoever speaks for an organisation sees what is asked and what it answered, and answers', async () => {
  const asked = wordsOf(await (bart as Seat).get(list))
  assert.match(asked, /Versie 1, 2 oktober 2026 ?\. 7 organisaties antwoordden.*Gemeente Kleiwaard : nog geen antwoord/)
  const done = await (bart as Seat).done(page, await fields('kleiwaard', { kind: 'reservation', reservation: 'Als de kosten erbij komen.' }))
  assert.match(wordsOf(done), /Het antwoord van uw organisatie staat bij de publicatie.*Gemeente Kleiwaard : vastgesteld met voorbehoud/)
  assert.match(await colophon(), /Gemeente Kleiwaard : “Als de kosten erbij komen\.”/, 'at once, also for who is not signed in')
})

test('an answer is changed and withdrawn, and its history stays with the organisation', async () => {
  await (bart as Seat).done(page, await fields('kleiwaard'))
  assert.match(await colophon(), /Zonder voorbehoud .*Gemeente Kleiwaard/)
  assert.doesNotMatch(await colophon(), /Als de kosten erbij komen/)
  await (bart as Seat).done(`${page}/intrekking`, { organisation: org('kleiwaard'), seen: await seenBy('kleiwaard') })
  assert.doesNotMatch(await colophon(), /Kleiwaard/)
  const history = wordsOf(await (bart as Seat).get(page))
  assert.match(history, /Wat uw organisatie antwoordde .*Versie 1: vastgesteld, op .* \(tot .*Versie 1: vastgesteld met voorbehoud, op .*“Als de kosten erbij komen\.”/)
  assert.doesNotMatch(wordsOf(await (samira as Seat).get(page)), /Als de kosten erbij komen/, 'nobody else reads it')
  await unchanged(async () => {
    assert.equal((await (bart as Seat).post(`${page}/intrekking`, { organisation: org('kleiwaard'), seen: '' })).status, 409)
  })
})

test('who declines says why, and is named only when they choose so', async () => {
  await (bart as Seat).done(page, await fields('kleiwaard', { kind: 'declined', reason: 'Te vroeg voor ons.' }))
  assert.match(await colophon(), /2 organisaties stelden niet vast en willen niet genoemd worden/)
  assert.doesNotMatch((await house.visitor().get(shown)).body + (await house.visitor().get(`${shown}.json`)).body, /Kleiwaard|Te vroeg voor ons/)
  await (bart as Seat).done(page, await fields('kleiwaard', { kind: 'declined', reason: 'Te vroeg voor ons.', named: 'ja' }))
  assert.match(await colophon(), /Gemeente Kleiwaard : “Te vroeg voor ons\.”/)
})

test('a reservation without words comes back with what was typed, and so does a refusal without a reason', async () => {
  await unchanged(async () => {
    for (const [more, words] of [
      [{ kind: 'reservation', reason: 'Bewaard.' }, /Schrijf op wat uw voorbehoud is/], [{ kind: 'declined', reservation: 'Bewaard.' }, /Schrijf op waarom u deze versie niet vaststelt/],
      [{ kind: '', reason: 'Bewaard.' }, /Maak een keuze/], [{ kind: 'misschien', reason: 'Bewaard.' }, /Maak een keuze/],
    ] as const) {
      const answer = await (bart as Seat).post(page, await fields('kleiwaard', more))
      assert.equal(answer.status, 422)
      assert.match(wordsOf(answer), words)
      assert.match(answer.body, />Bewaard\.<\/textarea>/)
    }
    assert.equal((await (bart as Seat).post(page, await fields('kleiwaard', { shown: 'ja' }))).status, 400, 'a field that is not on the form')
  })
})

test('without a mandate for that organisation nobody answers for it, and a mandate that ended is one no longer', async () => {
  await unchanged(async () => {
    for (const key of ['duinrade', 'wolkwerk']) assert.equal((await (bart as Seat).post(page, await fields(key))).status, 403, key)
    assert.equal((await (bart as Seat).post(page, await fields('duinrade', { kind: 'reservation' }))).status, 403, 'a wrong form tells nothing more')
    assert.equal((await (bart as Seat).post(page, { organisation: 'onzin', kind: 'full', reservation: '', reason: '', seen: '' })).status, 403)
    assert.equal((await house.visitor().post(page, await fields('duinrade'))).status, 404)
    for (const path of [list, page]) assert.equal((await house.visitor().get(path)).status, 404)
    assert.equal((await (bart as Seat).get(`${list}/${slug}/9`)).status, 404)
  })
  await sql`update mandate set ended_at = now(), ended_reason = 'ended' where person_id = ${house.id('person', 'bart-looijenga')}`.execute(db())
  await unchanged(async () => assert.equal((await (bart as Seat).post(page, await fields('kleiwaard'))).status, 403))
  assert.match(wordsOf(await (bart as Seat).get(page)), /U spreekt nu voor geen organisatie/)
  assert.equal((await standing('kleiwaard')).length, 1, 'what was answered stays')
})

test('50 equal endorsements at once: exactly 1', async () => {
  const naomi = await house.as('naomi-pinas')
  const same = { organisation: org('kleiwaard'), kind: 'full', reservation: '', reason: '', seen: await seenBy('kleiwaard') }
  const found = await Promise.all(Array.from({ length: 50 }, () => naomi.post(page, same)))
  assert.deepEqual(found.map(({ status }) => status).sort().slice(0, 2), [303, 409])
  assert.equal((await standing('kleiwaard')).length, 1)
  await assert.rejects(sql`insert into endorsement (id, publication_id, organisation_id, kind, mandate_id, given_at)
    select gen_random_uuid(), publication_id, organisation_id, kind, mandate_id, now() from endorsement where organisation_id = ${org('kleiwaard')} and ended_at is null`.execute(db()))
})

test('pressing twice answers once, and nobody is told that somebody else was earlier; so does taking it back', async () => {
  const naomi = await house.as('naomi-pinas')
  for (const [to, more] of [[/\/1$/, { kind: 'reservation', reservation: 'Alleen als de kosten bekend zijn.' }], [/intrekking$/, {}]] as const) {
    const form = formOn((await naomi.get(page)).body, to)
    const presses = await Promise.all([1, 2].map(() => naomi.post(form.action, { ...form.fields, ...more })))
    presses.push(await naomi.post(form.action, { ...form.fields, ...more }))
    assert.deepEqual(presses.map(({ status, location }) => [status, location]), [1, 2, 3].map(() => [303, presses[0]?.location ?? '']))
    assert.equal((await standing('kleiwaard')).length, to.source.startsWith('\\/1') ? 1 : 0)
  }
  await naomi.done(page, await fields('kleiwaard'))
})

test('two who speak for one organisation do not answer past one another: the second reads the first', async () => {
  const [tineke, bilal] = [await house.as('tineke-wiersma'), await house.as('bilal-ozturk')]
  const both = await fields('achterlinge')
  await tineke.done(page, both)
  assert.equal((await bilal.post(page, { ...both, kind: 'declined', reason: 'Nee.' })).status, 409)
  assert.deepEqual((await standing('achterlinge')).map(({ kind }) => kind), ['full'])
})

test('a newer edition asks anew, says so, and leaves the answers on the older one where they are', async () => {
  await sql`insert into publication (id, thinktank_id, draft_id, slug, number, kind, title, document, grounds, sources, colophon, ripeness, published_at, endorsement_asked_at)
    select gen_random_uuid(), thinktank_id, draft_id, slug, 2, kind, title, document, grounds, sources, colophon, ripeness, now(), now() from publication where slug = ${slug} and number = 1`.execute(db())
  const newest = wordsOf(await house.visitor().get(`/publicaties/${slug}`))
  assert.match(newest, /Versie 1 werd door 7 organisaties vastgesteld\. Deze versie vraagt het opnieuw\..*De eerste antwoorden komen hier te staan/)
  assert.match(await colophon(), /Vastgesteld door 7 organisaties, waarvan 2 met voorbehoud/)
  const old = wordsOf(await (samira as Seat).get(page))
  assert.match(old, /Er is een nieuwere versie\. Uw antwoord op deze versie blijft staan.*Naar versie 2/)
  await unchanged(async () => assert.equal((await (samira as Seat).post(page, await fields('waterbroek', { kind: 'declined', reason: 'Toch niet.' }))).status, 409))
  assert.match(wordsOf(await (samira as Seat).get(list)), /Versie 2, .* Nog geen organisatie antwoordde.*Gemeente Waterbroek : nog geen antwoord/)
  await (samira as Seat).done(`${list}/${slug}/2`, { organisation: org('waterbroek'), kind: 'full', reservation: '', reason: '', seen: '' })
  assert.match(wordsOf(await house.visitor().get(`/publicaties/${slug}`)), /Vastgesteld door 1 organisatie/)
})

test('an edition for which nobody was asked has nothing of the kind', async () => {
  await sql`update publication set endorsement_asked_at = null where slug = ${slug} and number = 2`.execute(db())
  assert.doesNotMatch((await house.visitor().get(`/publicaties/${slug}/2`)).body, /id="vastgesteld"/)
  assert.equal((await (samira as Seat).get(`${list}/${slug}/2`)).status, 404)
  assert.match(wordsOf(await (samira as Seat).get(list)), /Er wordt nu niets gevraagd/)
})

test('the chair hears that an organisation answered, and not from whom', async () => {
  const { rows } = await sql<{ told: object }>`select h.told from notice n join happening h on h.id = n.happening_id where n.person_id = ${house.id('person', 'marijke-de-wit')} and h.act = 'endorsement.give'`.execute(db())
  assert.ok(rows.length > 0)
  assert.deepEqual(Object.keys(rows[0]?.told ?? {}).sort(), ['number', 'slug'])
  assert.ok(marijke)
})

test('the pages read in English too', async () => {
  const priya = await house.as('priya-raghunathan')
  assert.match(wordsOf(await priya.get(list)), /Nothing is asked now/)
})

test('a chair asks for endorsement of an edition that was published without, and it then shows on the publication', async () => {
  const { number, id } = await db().selectFrom('publication').select(['id', 'number']).where('slug', '=', slug).where('withdrawn_at', 'is', null).orderBy('number', 'desc').executeTakeFirstOrThrow()
  await db().deleteFrom('endorsement').where('publication_id', '=', id).execute()
  await db().updateTable('publication').set({ endorsement_asked_at: null }).where('id', '=', id).execute()
  const ask = `/denktanks/cloudstrategie/teksten/publicaties/${slug}/${number}/vaststelling`
  const [answering, read] = [`/vereniging/vaststellen/${slug}/${number}`, async () => wordsOf(await house.visitor().get(`/publicaties/${slug}/${number}`))]
  assert.doesNotMatch(await read(), /Vastgesteld door/)
  assert.equal((await (bart as Seat).get(answering)).status, 404)
  await unchanged(async () => {
    for (const [key, status] of [['joost-haverkamp', 403], ['samira-el-amrani', 403], ['paulien-schaafsma', 404], ['gerben-tuinstra', 404], ['bart-looijenga', 404]] as const) {
      assert.equal((await (await house.as(key)).post(ask)).status, status, key)
    }
    assert.equal((await house.visitor().post(ask)).status, 404)
    const paulien = await house.as('paulien-schaafsma')
    assert.equal((await paulien.post(ask.replace('cloudstrategie/', 'zaaksystemen/'))).status, 404, 'of another think tank')
    assert.equal((await (marijke as Seat).post(ask, { organisation: 'x' })).status, 400)
    if (number > 1) assert.equal((await (marijke as Seat).post(ask.replace(`/${number}/vast`, `/${number - 1}/vast`))).status, 409, 'not the newest')
  })
  const form = await (marijke as Seat).get('/denktanks/cloudstrategie/teksten/1/publicatie')
  assert.match(wordsOf(form), new RegExp(`Versie ${number} is gepubliceerd .*nog niet gevraagd om deze versie vast te stellen`))
  assert.ok(form.body.includes(`action="${ask}"`))
  assert.match(wordsOf(await (marijke as Seat).done(ask)), /Organisaties kunnen deze versie nu vaststellen/)
  assert.match(await read(), /Vastgesteld door/, 'at once, also where the page was remembered')
  assert.match(wordsOf(await (marijke as Seat).get('/denktanks/cloudstrategie/gebeurtenissen')), new RegExp(`Aan organisaties is gevraagd om versie ${number} van “[^”]+” vast te stellen`))
  assert.equal((await (marijke as Seat).post(ask)).status, 409, 'once')
  const { id: organisation, name } = await db().selectFrom('person').innerJoin('organisation', 'organisation.id', 'person.organisation_id')
    .select(['organisation.id', 'organisation.name']).where('person.id', '=', house.id('person', 'samira-el-amrani')).executeTakeFirstOrThrow()
  await (samira as Seat).done(answering, { organisation, kind: 'full', reservation: '', reason: '', seen: '' })
  assert.match(await read(), new RegExp(`Vastgesteld door 1 organisatie.*${name}`))
})

test('an organisation that goes into one that answered too counts no second time', async () => {
  const count = async () => (JSON.parse((await house.visitor().get(`${shown}.json`)).body) as { endorsements: { counts: Record<string, number> } }).endorsements.counts
  const { rows } = await sql<{ organisation_id: string; kind: string }>`select e.organisation_id, e.kind from endorsement e join publication p on p.id = e.publication_id
    where p.slug = ${slug} and p.number = 1 and e.ended_at is null and e.shown order by e.kind, e.id limit 2`.execute(db())
  const [gone, stays] = rows
  const before = await count()
  await sql`insert into organisation_succession (organisation_id, successor_id, on_day) values (${gone?.organisation_id}, ${stays?.organisation_id}, '2026-01-01')`.execute(db())
  await sql`update organisation set ended_on = '2026-01-01' where id = ${gone?.organisation_id}`.execute(db())
  assert.deepEqual(await count(), { ...before, [gone?.kind ?? '']: (before[gone?.kind ?? ''] ?? 0) - 1 })
  await sql`update endorsement set ended_at = now() where organisation_id = ${stays?.organisation_id}`.execute(db())
  assert.equal((await count())[gone?.kind ?? ''], before[gone?.kind ?? ''], 'its voice is still heard where the other said nothing')
})
