/** Discussions: begun, answered, read on, changed, withdrawn, moved, and closed with a conclusion. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, wordsOf, type Seat, type TestHouse } from '../../../test/house.ts'
import { indexWaiting } from '../search/jobs.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const at = '/denktanks/cloudstrategie/gesprekken'
const ringId = (kind: string, tank = 'cloudstrategie') => house.id('ring', tank, kind)
const begin = async (seat: Seat, more: Record<string, string> = {}, place = at): Promise<string> => {
  const tank = place.split('/')[2] ?? ''
  const answer = await seat.post(`${place}/nieuw`, { title: 'Wat doet u met oude back-ups?', body: 'Wij bewaren ze tien jaar.', ring: ringId('members', tank), subtopic: '', ...more })
  assert.equal(answer.status, 303, wordsOf(answer))
  return answer.location.split('?')[0] ?? ''
}
const say = async (seat: Seat, path: string, body: string, reply_to = ''): Promise<string> => {
  const answer = await seat.post(`${path}/berichten`, { body, reply_to })
  assert.equal(answer.status, 303, wordsOf(answer))
  return /#bericht-([0-9a-f-]{36})$/.exec(answer.location)?.[1] ?? ''
}
const postsIn = (body: string) => [...body.matchAll(/<li id="bericht-([0-9a-f-]{36})"/g)].map((found) => found[1] ?? '')
const heardOf = async (path: string, act: string) => (await sql<{ key: string }>`select p.given_name as key from notice n join happening h on h.id = n.happening_id
  join person p on p.id = n.person_id join workspace w on w.id = h.workspace_id where h.act = ${act} and h.number = ${Number(path.split('/').at(-1))} and w.slug = ${path.split('/')[2]}
  order by 1`.execute(house.database.db)).rows.map(({ key }) => key)
const happenings = async () => (await sql<{ n: number }>`select count(*)::int as n from happening`.execute(house.database.db)).rows[0]?.n

test('somebody begins a discussion, another answers, and what is answered stands with it', async () => {
  const [samira, devi] = [await house.as('samira-el-amrani'), await house.as('devi-baldew')]
  const path = await begin(samira)
  assert.match((await devi.get(at)).body, /Wat doet u met oude back-ups\?/)
  const first = postsIn((await devi.get(path)).body)[0] ?? ''
  assert.match(wordsOf(await devi.get(`${path}?antwoord=${first}`)), /Uw antwoord op .*Wij bewaren ze tien jaar/)
  await say(devi, path, 'Dat is te lang.\n\n- Vijf jaar is genoeg\n- Daarna wissen', first)
  const shown = await samira.get(path)
  assert.match(wordsOf(shown), /Antwoord op : Wij bewaren ze tien jaar\. Dat is te lang/)
  assert.match(shown.body, /<ul class="dt-list"><li>Vijf jaar is genoeg<\/li>/)
  assert.doesNotMatch(shown.body.replace(/<header[\s\S]*?<\/header>/, ''), /Baldew/)
})

test('an outsider, a neighbour, somebody removed and another ring find nothing, and a refused act leaves no trace', async () => {
  const joost = await house.as('joost-haverkamp')
  const path = await begin(joost, { ring: ringId('preparation'), title: 'Alleen voor de voorbereiding' })
  const post = postsIn((await joost.get(path)).body)[0] ?? ''
  const before = await happenings()
  for (const key of ['samira-el-amrani', 'bart-looijenga', 'paulien-schaafsma', 'gerben-tuinstra', undefined]) {
    const seat = key ? await house.as(key) : house.visitor()
    for (const place of [path, `${path}/verder`, `${path}/berichten/${post}`, `${path}/berichten/${post}/eerder`, `${path}/berichten/${post}/verbetering`, `${path}/verplaatsing`]) {
      const answer = await seat.get(place)
      assert.equal(answer.status, 404, `${key} ${place}`)
      assert.equal(answer.location, '')
    }
    for (const [place, fields] of [['berichten', { body: 'x' }], ['volgen', { level: 'watch' }], ['afsluiting', { conclusion: 'x' }], [`berichten/${post}/intrekking`, {}]] as const) {
      assert.equal((await seat.post(`${path}/${place}`, fields)).status, 404, `${key} ${place}`)
    }
    assert.doesNotMatch((await seat.get(at)).body, /Alleen voor de voorbereiding/)
  }
  const samira = await house.as('samira-el-amrani')
  assert.doesNotMatch((await samira.get(`${at}?kring=${ringId('preparation')}`)).body, /Alleen voor de voorbereiding/)
  assert.equal((await samira.post(`${at}/nieuw`, { title: 'x', body: 'y', ring: ringId('preparation'), subtopic: '' })).status, 422)
  assert.equal((await samira.post(`${at}/volgen`, { ring: ringId('preparation'), level: 'watch' })).status, 404)
  assert.equal(await happenings(), before)
})

test('a wrong form comes back with what was typed', async () => {
  const samira = await house.as('samira-el-amrani')
  const wrong = await samira.post(`${at}/nieuw`, { title: '', body: 'Wat ik typte.', ring: ringId('members'), subtopic: '' })
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong), /Vul in: waar gaat het over/)
  assert.match(wrong.body, /Wat ik typte\./)
  const path = await begin(samira)
  assert.equal((await samira.post(`${path}/berichten`, { body: '  ' })).status, 422)
  const chair = await house.as('marijke-de-wit')
  assert.equal((await chair.post(`${path}/afsluiting`, { conclusion: '' })).status, 422)
  assert.equal((await samira.post(`${at}/nieuw`, { title: 'x', body: 'y'.repeat(15_001), ring: ringId('members'), subtopic: '' })).status, 422)
  assert.equal((await samira.post(`${path}/berichten`, { body: 'x', reply_to: house.id('person', 'samira-el-amrani') })).status, 404)
})

test('the giver changes a post, its earlier reading stays to be read, and nobody else changes it', async () => {
  const [samira, devi] = [await house.as('samira-el-amrani'), await house.as('devi-baldew')]
  const path = await begin(samira)
  const id = postsIn((await samira.get(path)).body)[0] ?? ''
  assert.equal((await devi.post(`${path}/berichten/${id}/verbetering`, { body: 'Van mij.' })).status, 403)
  assert.equal((await devi.get(`${path}/berichten/${id}/verbetering`)).status, 403)
  assert.equal((await samira.post(`${path}/berichten/${id}/verbetering`, { body: '' })).status, 422)
  await samira.done(`${path}/berichten/${id}/verbetering`, { body: 'Wij bewaren ze zeven jaar.' })
  assert.match(wordsOf(await devi.get(path)), /zeven jaar/)
  assert.match(wordsOf(await devi.get(`${path}/berichten/${id}/eerder`)), /Zoals het nu staat Wij bewaren ze zeven jaar\. Tot .* Wij bewaren ze tien jaar/)
})

test('what is withdrawn is gone from the page, from answers to it, from its history and from search', async () => {
  const [samira, devi] = [await house.as('samira-el-amrani'), await house.as('devi-baldew')]
  const path = await begin(samira, { body: 'Een heel eigenaardige zebrapadvergissing.' })
  const id = postsIn((await samira.get(path)).body)[0] ?? ''
  const { location } = await samira.post(`${path}/berichten/${id}/verbetering`, { body: 'Toch een andere zebrapadvergissing.' })
  assert.equal(location, `${path}?gelukt=gewijzigd#bericht-${id}`, 'back to the post: a long discussion has many pages')
  await say(devi, path, 'Wat bedoelt u?', id)
  assert.match(wordsOf(await devi.get('/denktanks/cloudstrategie/zoeken?z=zebrapadvergissing')), /1 resultaat/)
  assert.equal((await devi.post(`${path}/berichten/${id}/intrekking`)).status, 403)
  await samira.done(`${path}/berichten/${id}/intrekking`)
  for (const place of [path, `${path}/berichten/${id}/eerder`, `${path}?antwoord=${id}`, '/denktanks/cloudstrategie/zoeken?z=vergissing']) assert.doesNotMatch((await devi.get(place)).body, /zebrapadvergissing/, place)
  assert.match(wordsOf(await devi.get(path)), /Dit bericht is ingetrokken.*een bericht dat is ingetrokken/)
  assert.match(wordsOf(await samira.get(`${path}/berichten/${id}/verbetering`)), /Iemand heeft dit intussen ingetrokken/)
})

test('who changes a post while the discussion is being closed gets back what they wrote', async () => {
  const samira = await house.as('samira-el-amrani')
  const path = await begin(samira, { body: 'Een heel gewoon bericht.' })
  const id = postsIn((await samira.get(path)).body)[0] ?? ''
  await (await house.as('marijke-de-wit')).done(`${path}/afsluiting`, { conclusion: 'Klaar.' })
  assert.match(wordsOf(await samira.get(`${path}/berichten/${id}/verbetering`)), /Dit gesprek is afgesloten/)
  const late = await samira.post(`${path}/berichten/${id}/verbetering`, { body: 'Een heel gewoon bericht, maar beter.' })
  assert.equal(late.status, 422)
  assert.match(wordsOf(late), /afgesloten terwijl u schreef\. Uw wijziging is niet bewaard/)
  assert.match(late.body, /Een heel gewoon bericht, maar beter\./)
})

test('a mention reaches who stands in the ring and nobody else, by the name that they have now', async () => {
  const [samira, joost] = [await house.as('samira-el-amrani'), await house.as('joost-haverkamp')]
  const path = await begin(samira, { body: 'Wat vindt @Devi Baldew? En @Paulien Schaafsma, @niemand en info@devi.nl? @{1}' })
  assert.deepEqual(await heardOf(path, 'discussion.begin'), ['Devi'])
  const shown = (await joost.get(path)).body
  assert.match(shown, /<span class="dt-named">@Devi Baldew<\/span>\? En @Paulien Schaafsma, @niemand en info@devi\.nl\? @ \{1\}/)
  const aside = await begin(joost, { ring: ringId('preparation'), body: '@Samira en @Henk Postma, wie belt?' })
  assert.deepEqual(await heardOf(aside, 'discussion.begin'), ['Henk'])
  const id = postsIn(shown)[0] ?? ''
  assert.match((await samira.get(`${path}/berichten/${id}/verbetering`)).body, /Wat vindt @Devi Baldew\?/)
  await sql`update person set family_name = 'Jansen' where id = ${house.id('person', 'devi-baldew')}`.execute(house.database.db)
  assert.match((await joost.get(path)).body, /@Devi Jansen/)
  await sql`update person set family_name = 'Baldew' where id = ${house.id('person', 'devi-baldew')}`.execute(house.database.db)
})

test('everybody hears what they chose to hear: all, the end, what is said to them, or nothing', async () => {
  const [samira, devi, maarten, lotte, henk] = [await house.as('samira-el-amrani'), await house.as('devi-baldew'), await house.as('maarten-de-vlieger'), await house.as('lotte-van-der-velde'), await house.as('henk-postma')]
  await lotte.done(`${at}/volgen`, { ring: ringId('members'), level: 'watch' })
  const path = await begin(samira, { title: 'Wie hoort wat?' })
  assert.deepEqual(await heardOf(path, 'discussion.begin'), ['Lotte'])
  await devi.done(`${path}/volgen`, { level: 'mute' })
  await maarten.done(`${path}/volgen`, { level: 'follow' })
  const first = postsIn((await henk.get(path)).body)[0] ?? ''
  await say(henk, path, '@Devi en @Maarten, wat vindt u?', first)
  assert.deepEqual(await heardOf(path, 'post.add'), ['Lotte', 'Maarten', 'Samira'])
  await lotte.done(`${path}/volgen`, { level: 'normal' })
  await say(maarten, path, 'Ik weet het niet.')
  assert.deepEqual(await heardOf(path, 'post.add'), ['Lotte', 'Maarten', 'Samira'])
  await (await house.as('marijke-de-wit')).done(`${path}/afsluiting`, { conclusion: 'Ieder kiest zelf.' })
  assert.deepEqual(await heardOf(path, 'discussion.close'), ['Henk', 'Maarten', 'Samira'])
  await devi.done(`${path}/volgen`, { level: 'ring' })
  await lotte.done(`${at}/volgen`, { ring: ringId('members'), level: 'normal' })
  await house.work(90_000)
  const { rows } = await sql<{ body: string }>`select body from mail where person_id = ${house.id('person', 'maarten-de-vlieger')}`.execute(house.database.db)
  const mail = rows.map(({ body }) => body).join('\n')
  assert.match(mail, /Gesprek \d+: Wie hoort wat\?[\s\S]*@Devi Baldew en @Maarten de Vlieger, wat vindt u\?/)
  assert.match(mail, /Gesprek \d+ is afgesloten/)
  assert.doesNotMatch(mail, /Ieder kiest zelf|Henk|Ik weet het niet/, 'names are not shown here, and his own words are his')
})

test('what is new is counted until it was seen, and reading goes on at the first that was not', async () => {
  const [samira, devi] = [await house.as('samira-el-amrani'), await house.as('devi-baldew')]
  const path = await begin(samira, { title: 'Veel te lezen' })
  await devi.get(path)
  const ids = []
  for (let nth = 0; nth < 3; nth += 1) ids.push(await say(samira, path, `Nog iets, ${nth}.`))
  const line = async () => /Veel te lezen[\s\S]*?<\/li>/.exec((await devi.get(at)).body)?.[0] ?? ''
  assert.match(await line(), /3 nieuw/)
  assert.equal((await devi.get(`${path}/verder`)).location, `${path}#bericht-${ids[0]}`)
  assert.match((await devi.get(path)).body, new RegExp(`id="bericht-${ids[0]}"[^>]*>\\s*<p[^>]*><span[^>]*>Vanaf hier is het nieuw voor u`))
  assert.doesNotMatch((await devi.get(path)).body, /Vanaf hier/)
  assert.doesNotMatch(await line(), /nieuw/)
  await say(devi, path, 'Van mij is het niet nieuw.')
  assert.doesNotMatch((await devi.get(path)).body, /Vanaf hier/)
  await devi.done(`${path}/volgen`, { level: 'mute' })
  await say(samira, path, 'Dit hoeft u niet te weten.')
  assert.doesNotMatch(await line(), /\d nieuw/)
})

test('who leads closes a discussion with a conclusion that can become a finding, and opens it again', async () => {
  const [samira, devi, chair] = [await house.as('samira-el-amrani'), await house.as('devi-baldew'), await house.as('marijke-de-wit')]
  const path = await begin(samira)
  assert.equal((await devi.post(`${path}/afsluiting`, { conclusion: 'Klaar.' })).status, 403)
  await chair.done(`${path}/afsluiting`, { conclusion: 'Zeven jaar is voor iedereen genoeg.' })
  assert.match(wordsOf(await devi.get(path)), /Zeven jaar is voor iedereen genoeg/)
  assert.equal((await devi.post(`${path}/berichten`, { body: 'Nog iets.' })).status, 409)
  const link = /href="([^"]*bevindingen\/nieuw\?gesprek=\d+)"/.exec((await chair.get(path)).body)?.[1] ?? ''
  assert.match((await chair.get(link)).body, /<textarea[^>]*name="statement"[^>]*>Zeven jaar is voor iedereen genoeg\.<\/textarea>/)
  assert.doesNotMatch((await devi.get(path)).body, /bevindingen\/nieuw/)
  assert.equal((await devi.post(`${path}/heropening`)).status, 403)
  await samira.done(`${path}/heropening`)
  await say(devi, path, 'Toch nog iets.')
})

test('a discussion moves to another sub-topic, and to more people only by who leads and who is sure', async () => {
  const [joost, samira] = [await house.as('joost-haverkamp'), await house.as('samira-el-amrani')]
  const path = await begin(joost, { ring: ringId('preparation'), title: 'Eerst onder ons', body: 'Een kwikstaart vooraf.' })
  const subtopic = house.id('subtopic', 'cloudstrategie', 'kosten')
  assert.match(wordsOf(await joost.get(`${path}/verplaatsing`)), /daarna te lezen voor alle deelnemers/)
  const unsure = await joost.post(`${path}/verplaatsing`, { subtopic, ring: ringId('members') })
  assert.equal(unsure.status, 422)
  assert.equal((await samira.get(path)).status, 404)
  assert.equal((await joost.post(`${path}/verplaatsing`, { subtopic, ring: ringId('deelgroep-gemeente'), sure: 'ja' })).status, 409)
  await joost.done(`${path}/verplaatsing`, { subtopic, ring: ringId('members'), sure: 'ja' })
  assert.match(wordsOf(await samira.get(path)), /Kosten en bekostiging.*kwikstaart/)
  assert.match(wordsOf(await samira.get('/denktanks/cloudstrategie/zoeken?z=kwikstaart')), /1 resultaat/)
  assert.match((await samira.get(`${at}?onderwerp=${subtopic}`)).body, /Eerst onder ons/)
  assert.equal((await samira.post(`${path}/verplaatsing`, { subtopic: '' })).status, 403)
  assert.equal((await joost.post(`${path}/verplaatsing`, { subtopic: '', ring: ringId('preparation'), sure: 'ja' })).status, 409)
})

test('a thing whose address stands in a post is shown with its title to who may see it, and says where it is talked about', async () => {
  const [samira, joost] = [await house.as('samira-el-amrani'), await house.as('joost-haverkamp')]
  const path = await begin(samira, { title: 'Over bevinding drie', body: 'Zie http://127.0.0.1:3000/denktanks/cloudstrategie/bevindingen/3.' })
  const shown = await joost.get(path)
  assert.match(shown.body, /<a href="\/denktanks\/cloudstrategie\/bevindingen\/3">bevinding 3<\/a>\./)
  assert.match(wordsOf(shown), /Bevinding 3 : Een exitplan dat nooit is geoefend/)
  assert.match(wordsOf(await joost.get('/denktanks/cloudstrategie/bevindingen/3')), /Hierover wordt gepraat.*Over bevinding drie/)
  const things = { bijdragen: 1, teksten: 1, besluiten: 0, bijeenkomsten: 2, begrippen: 1, 'opdracht/wijzigingen': 1 }
  const asked = await joost.post('/denktanks/cloudstrategie/besluiten/nieuw', {
    kind: 'consent', title: 'Oefenen wij dit jaar?', body: 'Zie het gesprek.', options: '', dots: '3', days: '7', results: 'own', quorum: '0', review: '', ring: ringId('members'),
  })
  things.besluiten = Number(/besluiten\/(\d+)/.exec(asked.location)?.[1])
  for (const [word, number] of Object.entries(things)) {
    await say(samira, path, `En /denktanks/cloudstrategie/${word}/${number}!`)
    assert.match(wordsOf(await joost.get(`/denktanks/cloudstrategie/${word}/${number}`)), /Hierover wordt gepraat.*Over bevinding drie/, word)
    assert.match((await joost.get(path)).body, new RegExp(`<div class="dt-pointsat[\\s\\S]*<a href="/denktanks/cloudstrategie/${word}/${number}">[A-Z][a-z]+ ${number}</a>: [^<]+`), word)
  }
  assert.match((await joost.get(`${at}/nieuw?over=/denktanks/cloudstrategie/bevindingen/3`)).body, /<textarea[^>]*name="body"[^>]*>\/denktanks\/cloudstrategie\/bevindingen\/3\n/)
  assert.match((await joost.get(`${at}/nieuw?over=https://kwaad.example/`)).body, /<textarea[^>]*name="body"[^>]*><\/textarea>/)
})

test('threats, side doors: the address of a thing that a reader may not see stays a bare address', async () => {
  const [joost, samira] = [await house.as('joost-haverkamp'), await house.as('samira-el-amrani')]
  await sql`update finding set ring_id = ${ringId('preparation')} where workspace_id = ${house.id('workspace', 'cloudstrategie')} and number = 7`.execute(house.database.db)
  const path = await begin(joost, { title: 'Verwijst naar iets dat niet voor u is', body: 'Zie /denktanks/cloudstrategie/bevindingen/7 en /denktanks/zaaksystemen/bevindingen/1.' })
  assert.match(wordsOf(await joost.get(path)), /Bevinding 7 : /)
  const shown = await samira.get(path)
  assert.match(shown.body, /<a href="\/denktanks\/cloudstrategie\/bevindingen\/7">\/denktanks\/cloudstrategie\/bevindingen\/7<\/a>/)
  assert.doesNotMatch(wordsOf(shown), /Kennis en mensen verdwijnen|Bevinding 7/)
  await sql`update finding set ring_id = ${ringId('members')} where workspace_id = ${house.id('workspace', 'cloudstrategie')} and number = 7`.execute(house.database.db)
})

test('threats, side doors: after somebody left a ring nothing of it is new to them, told to them or found by them', async () => {
  const [joost, henk] = [await house.as('joost-haverkamp'), await house.as('henk-postma')]
  const path = await begin(joost, { ring: ringId('preparation'), title: 'Na het afscheid' })
  await henk.done(`${path}/volgen`, { level: 'watch' })
  const left = (value: Date | null) => sql`update ring_person set ended_at = ${value} where ring_id = ${ringId('preparation')} and person_id = ${house.id('person', 'henk-postma')}`.execute(house.database.db)
  await left(new Date())
  await say(joost, path, '@Henk Postma hoort dit niet meer: roerdomp.')
  assert.deepEqual(await heardOf(path, 'post.add'), [])
  assert.doesNotMatch((await henk.get(at)).body, /Na het afscheid/)
  assert.match(wordsOf(await henk.get('/denktanks/cloudstrategie/zoeken?z=roerdomp')), /Niets gevonden/)
  await left(null)
})

test('threats, script and markup: whatever is typed in a title, a post, a conclusion or a name of a file is text', async () => {
  const [samira, chair] = [await house.as('samira-el-amrani'), await house.as('marijke-de-wit')]
  const nasty = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'&lt;b&gt;'
  const path = await begin(samira, { title: nasty, body: `${nasty}\n> ${nasty}\n- ${nasty}\n[x](javascript:alert(1)) javascript:alert(1) https://a.nl/"onmouseover="alert(1) <iframe src="https://a.nl"> \u202Egnp.exe` })
  await chair.done(`${path}/afsluiting`, { conclusion: nasty })
  for (const seat of [samira, chair]) {
    for (const place of [path, at, `${path}/verplaatsing`]) {
      const { body } = await seat.get(place)
      assert.doesNotMatch(body, /<script>alert|<img|<iframe|onerror=alert\(1\)>[^&]|href="javascript|[^;]onmouseover="/, place)
      assert.doesNotMatch(body, /\u202E/)
    }
  }
  assert.match((await samira.get(path)).body, /<a href="https:\/\/a\.nl\/" rel="noopener ugc nofollow">/)
})

test('a post and a title are reported and hidden with a reason, like any text', async () => {
  const [samira, devi, joost] = [await house.as('samira-el-amrani'), await house.as('devi-baldew'), await house.as('joost-haverkamp')]
  const path = await begin(samira, { title: 'Een titel die niet hoort', body: 'Een tekst over @Devi Baldew die niet hoort.' })
  const id = postsIn((await devi.get(path)).body)[0] ?? ''
  const number = path.split('/').at(-1) ?? ''
  assert.match((await devi.get(path)).body, new RegExp(`/meldingen/bericht/${id}`))
  for (const ref of [`bericht/${id}`, `gesprek/${number}`]) {
    await devi.done(`/denktanks/cloudstrategie/meldingen/${ref}`, { reason: 'Hoort niet.' })
    const listed = /id="melding-([0-9a-f-]{36})"/.exec((await joost.get('/denktanks/cloudstrategie/meldingen')).body)?.[1] ?? ''
    await joost.done(`/denktanks/cloudstrategie/meldingen/${listed}/besluit`, { outcome: 'hidden', reason: 'Gaat over iemand' })
  }
  const shown = wordsOf(await devi.get(path))
  assert.match(shown, /Verborgen: Gaat over iemand/)
  assert.doesNotMatch(shown, /die niet hoort/)
  assert.doesNotMatch(wordsOf(await devi.get(at)), /die niet hoort/)
  assert.match(wordsOf(await samira.get(path)), /die niet hoort/)
})

test('in an anonymous think tank nobody is named, the day is all that is told, and posts of one day stand in no order', async () => {
  const place = '/denktanks/zaaksystemen/gesprekken'
  const [chair, other] = [await house.as('paulien-schaafsma'), await house.as('omer-kaplan')]
  const path = await begin(chair, { title: 'Zonder namen' }, place)
  for (let nth = 0; nth < 12; nth += 1) await say(nth % 2 ? chair : other, path, `Mening nummer ${nth}.`)
  const shown = await chair.get(path)
  const said = [...wordsOf(shown).matchAll(/Mening nummer (\d+)\./g)].map((found) => Number(found[1]))
  assert.equal(said.length, 12)
  assert.notDeepEqual(said, [...said].sort((a, b) => a - b))
  assert.doesNotMatch(shown.body.replace(/<header[\s\S]*?<\/header>/, ''), /Schaafsma|Kaplan|\d\d\.\d\d uur/)
  const { rows } = await sql<{ moments: number; mails: number }>`select count(distinct p.said_at)::int as moments, count(p.message_id)::int as mails
    from post p join workspace w on w.id = p.workspace_id where w.slug = 'zaaksystemen'`.execute(house.database.db)
  assert.deepEqual(rows, [{ moments: 1, mails: 0 }])
  // A count that went up at once would tell when, and so who was at it.
  const line = async () => /Zonder namen[\s\S]*?<\/li>/.exec((await (await house.as('naomi-pinas')).get(place)).body)?.[0] ?? ''
  assert.doesNotMatch(await line(), /nieuw/i)
  await sql`update post set said_at = said_at - interval '1 day' where discussion_id = (select d.id from discussion d join workspace w on w.id = d.workspace_id where w.slug = 'zaaksystemen')`.execute(house.database.db)
  assert.match(await line(), /Nieuw/)
})

test('who began a discussion or leads gives it another title; others do not, and not once it is closed', async () => {
  const [samira, devi, marijke] = [await house.as('samira-el-amrani'), await house.as('devi-baldew'), await house.as('marijke-de-wit')]
  const path = await begin(samira, { title: 'Vaag' })
  assert.match(wordsOf(await samira.done(`${path}/titel`, { title: '  Wie betaalt  de exit? ' })), /heeft een andere titel.*Wie betaalt de exit\?/)
  assert.match(wordsOf(await marijke.done(`${path}/titel`, { title: 'Wie betaalt wat?' })), /Wie betaalt wat\?/)
  assert.doesNotMatch((await devi.get(path)).body, /action="[^"]*\/titel"/)
  assert.equal((await devi.post(`${path}/titel`, { title: 'Mijn titel' })).status, 403)
  assert.equal((await house.visitor().post(`${path}/titel`, { title: 'Mijn titel' })).status, 404)
  const wrong = await samira.post(`${path}/titel`, { title: '' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /<details[^>]* open[^>]*>[\s\S]*Andere titel|id="titel"[^>]*open/)
  await marijke.done(`${path}/afsluiting`, { conclusion: 'Ieder zijn deel.' })
  assert.equal((await marijke.post(`${path}/titel`, { title: 'Te laat' })).status, 409)
  assert.match(wordsOf(await devi.get(path)), /Wie betaalt wat\?/)
})

test('under another title a discussion is found by its new words, and not by the old; a title that is hidden is not found', async () => {
  const samira = await house.as('samira-el-amrani')
  const begun = await samira.post('/denktanks/cloudstrategie/gesprekken/nieuw', { title: 'Over watersnippen', body: 'Wie heeft er een?', ring: house.id('ring', 'cloudstrategie', 'members'), subtopic: '' })
  const at = (begun.location ?? '').split('?')[0] ?? ''
  await indexWaiting(house.database)
  const found = async (word: string) => (await samira.get(`/denktanks/cloudstrategie/zoeken?z=${word}`)).body.includes(`${at}#bericht-`)
  assert.deepEqual([await found('watersnip'), await found('nachtzwaluw')], [true, false])
  assert.equal((await samira.post(`${at}/titel`, { title: 'Over nachtzwaluwen' })).status, 303)
  assert.deepEqual([await found('watersnip'), await found('nachtzwaluw')], [false, true], 'at once')
  await indexWaiting(house.database)
  assert.deepEqual([await found('watersnip'), await found('nachtzwaluw')], [false, true], 'and after the words were worked out')
  await sql`update discussion set withheld = 'hidden', withheld_reason = 'naam' where number = ${Number(at.split('/').at(-1))} and ring_id = ${house.id('ring', 'cloudstrategie', 'members')}`.execute(house.database.db)
  assert.equal(await found('nachtzwaluw'), false)
})

test('the address of a publication or a theme of this site is a link, as it was pasted', async () => {
  const samira = await house.as('samira-el-amrani')
  const path = await begin(samira, { title: 'Buiten de denktank', body: 'Lees http://127.0.0.1:3000/publicaties/samenvatting-cloudstrategie/1 bij http://127.0.0.1:3000/vereniging/themas/1.' })
  const { body } = await samira.get(path)
  assert.match(body, /<a href="\/publicaties\/samenvatting-cloudstrategie\/1">\/publicaties\/samenvatting-cloudstrategie\/1<\/a> bij <a href="\/vereniging\/themas\/1">/)
})

test('the words of a post are quoted with one press, with the names that they mention; not of one that is withdrawn', async () => {
  const [samira, devi] = [await house.as('samira-el-amrani'), await house.as('devi-baldew')]
  const path = await begin(samira, { title: 'Aangehaald', body: 'Eerste regel, @Devi.\n\nMet <b>tekens</b>.' })
  const [first = ''] = postsIn((await devi.get(path)).body)
  assert.match((await devi.get(path)).body, new RegExp(`href="${path}\\?antwoord=${first}&amp;aanhalen=ja#antwoord">Aanhalen`))
  const { body } = await devi.get(`${path}?antwoord=${first}&aanhalen=ja`)
  assert.match(body, /<textarea[^>]*name="body"[^>]*>\n?&gt; Eerste regel, Devi Baldew\.\n&gt;\n&gt; Met &lt;b&gt;tekens&lt;\/b&gt;\.\n\n<\/textarea>/)
  await say(devi, path, '> Eerste regel\n\nDat klopt.', first)
  assert.match((await samira.get(path)).body, /<blockquote class="dt-cited"><p[^>]*>Eerste regel<\/p><\/blockquote>/)
  await samira.done(`${path}/berichten/${first}/intrekking`)
  assert.doesNotMatch((await devi.get(`${path}?antwoord=${first}&aanhalen=ja`)).body, /&gt; Eerste regel/)
})

test('an answer shows whom the post that it answers names', async () => {
  const [samira, devi] = [await house.as('samira-el-amrani'), await house.as('devi-baldew')]
  const path = await begin(samira, { title: 'Wie noemt wie?' })
  await say(samira, path, '@Devi Baldew, weet u dat?')
  const asked = [...(await devi.get(path)).body.matchAll(/id="bericht-([0-9a-f-]{36})"/g)].at(-1)?.[1] ?? ''
  assert.match(wordsOf(await devi.get(`${path}?antwoord=${asked}`)), /@Devi Baldew ?, weet u dat\?.*Uw antwoord op Gemeente @Devi Baldew ?, weet u dat\?/)
  await say(devi, path, 'Ja.', asked)
  const shown = (await samira.get(path)).body
  assert.match(shown, /<blockquote class="dt-cited dt-small">[\s\S]*?@Devi Baldew, weet u dat\?[\s\S]*?<\/blockquote>/)
  assert.doesNotMatch(shown, /@…/)
})
