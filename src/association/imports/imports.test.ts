import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type Answer, type Seat, type TestHouse } from '../../../test/house.ts'
import { fingerprintOf } from '../../../test/addresses.ts'
import { formOn } from '../../../test/forms.ts'
import { newId } from '../../platform/ids.ts'
import { perform } from '../../platform/perform.ts'
import { enterAssociation } from '../../workspaces/door.ts'
import { finishImport, heldImport } from './changes.ts'
import { forgetImports } from './jobs.ts'
import { knownSql } from './queries.ts'
import { finish, preview, send } from './upload.testing.ts'

let house: TestHouse
let joost: Seat
before(async () => { house = await openHouse(); joost = await house.as('joost-haverkamp') })
after(() => house.close())

const personNamed = (email: string) => house.database.db.selectFrom('person').selectAll().where('email_key', '=', email).executeTakeFirst()
const organisationNamed = (name: string) => house.database.db.selectFrom('organisation').selectAll().where('name', '=', name).execute()
const codesOf = async (id: string) => (await house.database.db.selectFrom('organisation_code').selectAll().where('organisation_id', '=', id).execute()).map(({ scheme, code }) => `${scheme} ${code}`).sort()

test('a list of people goes from file to columns to preview to the association', async () => {
  const list = 'Voornaam;Tussenvoegsel;Achternaam;E-mailadres;Lidmaatschap;Taal\r\nTjitske;van der;Meulen;tjitske@nieuw.example;erelid;Engels\r\nAb;;Post;ab@nieuw.example;;\r\n'
  const seen = await preview(house, joost, 'people', list)
  assert.match(wordsOf(seen.page), /Nieuw 2/)
  assert.equal(await personNamed('ab@nieuw.example'), undefined)
  const done = await joost.get((await finish(joost, seen)).location)
  assert.match(wordsOf(done), /Ingevoerd/)
  const person = await personNamed('tjitske@nieuw.example')
  assert.deepEqual([person?.given_name, person?.prefix, person?.family_name, person?.membership, person?.language], ['Tjitske', 'van der', 'Meulen', 'honorary', 'en'])
  assert.match(wordsOf(await joost.get('/vereniging/mensen?naam=meulen')), /Tjitske van der Meulen/)
})

test('pressing the button twice keeps a file once, and both presses lead to it; another file in the same form is another import', async () => {
  const key = String(formOn((await joost.get('/vereniging/invoer')).body, /invoer$/).fields['form_key'])
  const list = (name: string) => `Voornaam;Achternaam;E-mailadres\n${name};Kat;${name}@kat.example\n`
  const begun = async () => (await house.database.db.selectFrom('happening').select('id').where('act', '=', 'import.begin').execute()).length
  const had = await begun()
  const presses = await Promise.all([1, 2].map(() => send(house, joost, 'people', list('poes'), 'katten.csv', key)))
  presses.push(await send(house, joost, 'people', list('poes'), 'katten.csv', key))
  assert.deepEqual(presses.map(({ status }) => status), [303, 303, 303])
  const led = new Set(presses.map(({ location }) => location))
  assert.equal(led.size, 1)
  for (const location of led) assert.equal((await joost.get(location)).status, 200)
  assert.equal(await begun(), had + 1)
  const other = await send(house, joost, 'people', list('kater'), 'katten.csv', key)
  assert.ok(other.status === 303 && !led.has(other.location))
  assert.equal(await begun(), had + 2)
})

test('doubtful doubles are shown beside lines that are not right; what they are is asked when all lines are', async () => {
  const list = 'Voornaam;Achternaam;E-mailadres\nMarijke;de Wit;marijke@elders.example\nJan;Kat;geen-adres\n'
  const seen = await preview(house, joost, 'people', list)
  assert.match(wordsOf(seen.page), /Misschien dubbel 1/)
  const doubtful = await joost.get(`${seen.address}/voorbeeld?toon=doubtful`)
  assert.match(wordsOf(doubtful), /Kloppen alle regels, dan zegt u hier bij elke regel wat het is.*Regel 2 Marijke de Wit Deze naam is er al, met een ander adres.* · Marijke de Wit/)
  assert.doesNotMatch(doubtful.body, /name="keuze"|Zeg bij elke regel/)
  await joost.post(`${seen.address}/intrekking`)
})

test('the same file twice changes nothing, and the columns are known the second time', async () => {
  const list = 'Roepnaam,Achternaam,Mail\nEef,Bos,eef@nieuw.example\n'
  await finish(joost, await preview(house, joost, 'people', list))
  const mark = (await house.database.db.selectFrom('person').selectAll().orderBy('id').execute())
  const sent = await send(house, joost, 'people', list)
  assert.match(wordsOf(await joost.get(sent.location)), /van een vorige keer/)
  const again = await preview(house, joost, 'people', list)
  assert.match(wordsOf(again.page), /Blijft gelijk 1/)
  assert.match(wordsOf(again.page), /alles staat al zo/)
  assert.deepEqual(await house.database.db.selectFrom('person').selectAll().orderBy('id').execute(), mark)
})

test('a file as Dutch Excel writes it is read: semicolons, Windows-1252, line ends in quotes', async () => {
  const list = Buffer.from('Naam;Soort;Regio\r\n"Súdwest-Fryslân\r\n(nieuw)";Gemeente;Noord\r\nCafé Ambtenaar;leverancier;\r\n', 'latin1')
  const seen = await preview(house, joost, 'organisations', new Uint8Array(list))
  assert.match(wordsOf(seen.page), /Súdwest-Fryslân \(nieuw\)/)
  await finish(joost, seen)
  assert.equal((await organisationNamed('Súdwest-Fryslân (nieuw)'))[0]?.region, 'Noord')
  assert.equal((await organisationNamed('Café Ambtenaar'))[0]?.kind, 'supplier')
})

test('unknown is kept apart from no, and an empty cell changes nothing', async () => {
  await finish(joost, await preview(house, joost, 'organisations', 'Naam;Soort;Lid\nWeetniet;gemeente;\nWelja;gemeente;ja\nWelnee;gemeente;nee\nVraag;gemeente;onbekend\n'))
  const memberships = await Promise.all(['Weetniet', 'Welja', 'Welnee', 'Vraag'].map(async (name) => (await organisationNamed(name))[0]?.membership))
  assert.deepEqual(memberships, [null, 'member', 'none', null])
  const seen = await preview(house, joost, 'organisations', 'Naam;Soort;Lid\nWelja;;\nWelnee;;\n')
  assert.match(wordsOf(seen.page), /Blijft gelijk 2/)
})

test('what is wrong is told per line with its number in the file, and then nothing is taken over', async () => {
  const list = 'Voornaam;Achternaam;E-mail;Organisatie\nGoed;Zo;goed@nieuw.example;\n"Twee\nregels";Fout;geen adres;\nDrie;Fout;drie@nieuw.example;Bestaat Niet BV\n;;goed@nieuw.example;Ergens\n'
  const { page, address } = await preview(house, joost, 'people', list)
  const words = wordsOf(page)
  assert.match(words, /3 Twee regels Fout E-mailadres “geen adres” is geen e-mailadres/)
  assert.match(words, /5 Drie Fout Organisatie “Bestaat Niet BV” staat niet in Denktank/)
  assert.match(words, /6 goed@nieuw\.example E-mailadres “goed@nieuw\.example” staat al op een eerdere regel, met andere gegevens \(regel 2\)/)
  assert.doesNotMatch(page.body, /action="[^"]*opslag"/)
  assert.equal((await joost.post(`${address}/opslag`, { doe: 'invoeren' })).status, 303)
  assert.equal(await personNamed('goed@nieuw.example'), undefined)
  await joost.post(`${address}/intrekking`)
  assert.equal((await house.database.db.selectFrom('person').select('id').where('given_name', 'in', ['Goed', 'Drie']).execute()).length, 0)
})

test('what may be double is shown with a choice, and the choice is kept', async () => {
  const list = 'Voornaam;Achternaam;E-mail\nSamira;el Amrani;samira@elders.example\nSamiraa;el Amrani;samiraa@elders.example\nOok;Nieuw;ook@elders.example\n'
  const seen = await preview(house, joost, 'people', list)
  assert.match(wordsOf(seen.page), /Misschien dubbel 2/)
  assert.match(wordsOf(seen.page), /Deze naam is er al, met een ander adres/)
  assert.match(wordsOf(seen.page), /Deze naam lijkt op een naam die er al is/)
  const samira = house.id('person', 'samira-el-amrani')
  const kept = await finish(joost, seen, { doe: 'bewaren', keuze: [`2:${samira}`, '3:'] })
  assert.match(kept.location, /gelukt=bewaard/)
  const after = await joost.get(`${seen.address}/voorbeeld`)
  assert.match(wordsOf(after), /Misschien dubbel 1/)
  await finish(joost, { page: after, address: seen.address }, { rest: 'skip' })
  assert.equal((await personNamed('samira@elders.example'))?.id, samira)
  assert.equal(await personNamed('samiraa@elders.example'), undefined)
  assert.ok(await personNamed('ook@elders.example'))
})

test('an organisation or a person whose name differs by one letter is asked about, not added', async () => {
  const organisations = await preview(house, joost, 'organisations', 'Naam,Soort\nGemeente Waterbroeck,gemeente\nGemeente Ergens Anders,gemeente\n')
  assert.match(wordsOf(organisations.page), /Misschien dubbel 1 Nieuw 1/)
  assert.match(wordsOf(await joost.get(`${organisations.address}/voorbeeld?toon=doubtful`)), /Gemeente Waterbroeck.*lijkt op een naam die er al is.*Gemeente Waterbroek/)
  const people = await preview(house, joost, 'people', 'Voornaam,Achternaam,E-mail,Organisatie\nKees,Bosvelt,kb@elders.example,Gemeente Waterbroek\n')
  assert.match(wordsOf(people.page), /Misschien dubbel 1/)
  for (const { address } of [organisations, people]) await joost.post(`${address}/intrekking`)
})

test('nobody gets a task or a mandate by a file: such a column is refused, and said so', async () => {
  const sent = await send(house, joost, 'people', 'Voornaam;Achternaam;E-mail;Rol;Mandaat\nMacht;Hebber;macht@nieuw.example;administrator;ja\n')
  const page = await joost.get(sent.location)
  assert.match(wordsOf(page), /Kolom D: Rol Deze kolom nemen wij niet over/)
  const { fields } = formOn(page.body, /invoer\/[0-9a-f-]{36}$/)
  const mapped = await joost.post(sent.location, { ...fields, kolom: [...[fields['kolom'] ?? []].flat(), '3:membership', '4:language'] })
  const shown = await joost.get(mapped.location)
  assert.match(wordsOf(shown), /Niet overgenomen: Rol, Mandaat/)
  await finish(joost, { page: shown, address: sent.location })
  const person = await personNamed('macht@nieuw.example')
  assert.ok(person)
  assert.deepEqual(await house.database.db.selectFrom('role').select('id').where('person_id', '=', person.id).execute(), [])
})

test('who is no administrator changes no administrator by a file, and one who is does', async () => {
  const list = 'Voornaam;Achternaam;E-mail\nNienkeline;Ruijter;nienke.ruijter@dereede.example\n'
  const address = (await house.database.db.selectFrom('person').select('email').where('id', '=', house.id('person', 'nienke-ruijter')).executeTakeFirstOrThrow()).email as string
  const own = list.replace('nienke.ruijter@dereede.example', address)
  assert.match(wordsOf((await preview(house, joost, 'people', own)).page), /Dit is een beheerder/)
  const nienke = await house.as('nienke-ruijter')
  assert.match(wordsOf((await preview(house, nienke, 'people', own)).page), /Voornaam: Nienke wordt Nienkeline/)
})

test('only who runs the association comes here, and another’s file is not there', async () => {
  const sent = await send(house, joost, 'people', 'Voornaam;Achternaam;E-mail\nGeheim;Persoon;geheim@nieuw.example\n')
  const marijke = await house.as('marijke-de-wit')
  assert.equal((await marijke.get('/vereniging/invoer')).status, 200)
  assert.equal((await marijke.get(sent.location)).status, 404)
  assert.equal((await marijke.get(`${sent.location}/voorbeeld`)).status, 404)
  assert.equal((await marijke.post(`${sent.location}/intrekking`)).status, 404)
  const mark = await fingerprintOf(house)
  for (const seat of [await house.as('samira-el-amrani'), await house.as('devi-baldew'), house.visitor()]) {
    for (const path of ['/vereniging/invoer', '/vereniging/uitvoer', sent.location]) assert.equal((await seat.get(path)).status, 404, path)
    assert.equal((await send(house, seat, 'people', 'a;b\n1;2\n')).status, 404)
    assert.equal((await seat.post('/vereniging/uitvoer', { wat: 'people', vorm: 'csv' })).status, 404)
  }
  assert.equal(await fingerprintOf(house), mark)
})

test('a form without a file or a choice comes back, and so does a file that is no list', async () => {
  const without = await send(house, joost, '', undefined)
  assert.equal(without.status, 422)
  assert.match(wordsOf(without), /Kies een bestand/)
  assert.match(wordsOf(without), /Maak een keuze bij “Wat staat er in het bestand\?”/)
  for (const [content, words] of [['', /Er staat niets in/], ['%PDF-1.7 …', /geen CSV-bestand/], ['<!doctype html><table>', /geen CSV-bestand/], ['\xd0\xcf\x11\xe0rest', /oud Excel-bestand/], ['PK\x03\x04kapot', /beschadigd/]] as const) {
    const answer = await send(house, joost, 'people', new Uint8Array(Buffer.from(content, 'latin1')))
    assert.equal(answer.status, 422)
    assert.match(wordsOf(answer), words)
  }
})

test('columns that say twice the same, or nothing that tells who it is, come back with what was chosen', async () => {
  const sent = await send(house, joost, 'people', 'Voornaam;Achternaam\nA;B\n')
  const { fields } = formOn((await joost.get(sent.location)).body, /invoer\/[0-9a-f-]{36}$/)
  const wrong = await joost.post(sent.location, { ...fields, kolom: ['0:family_name', '1:family_name'] })
  assert.equal(wrong.status, 422)
  assert.match(wordsOf(wrong), /Twee kolommen betekenen hetzelfde/)
  assert.match(wordsOf(wrong), /Geen van de kolommen zegt wie het is/)
  assert.match(wrong.body, /value="1:family_name" selected/)
})

test('codes are found again whatever a spreadsheet did to their zeros, and lead to who went into whom', async () => {
  await finish(joost, await preview(house, joost, 'organisations', 'Naam;Soort;Gemeentecode;KvK;Opgegaan in;Bestaat tot\nOuddorp;gemeente;517;1173706;9518;1-1-2020\nNieuwdam;gemeente;9518;;;\n'))
  const [old] = await organisationNamed('Ouddorp')
  const [next] = await organisationNamed('Nieuwdam')
  assert.deepEqual(await codesOf(old?.id ?? ''), ['cbs 0517', 'kvk 01173706'])
  const went = await house.database.db.selectFrom('organisation_succession').selectAll().where('organisation_id', '=', old?.id ?? '').execute()
  assert.deepEqual(went.map(({ successor_id, on_day }) => [successor_id, on_day]), [[next?.id, '2020-01-01']])
  const renamed = await preview(house, joost, 'organisations', 'Naam;Gemeentecode\nGans Iets Anders;0517\n')
  assert.match(wordsOf(renamed.page), /Deze code is er al, bij een andere naam/)
  await finish(joost, await preview(house, joost, 'people', 'Voornaam;Achternaam;E-mail;Organisatiecode\nBij;Code;bijcode@nieuw.example;9518\n'))
  assert.equal((await personNamed('bijcode@nieuw.example'))?.organisation_id, next?.id)
})

test('a file is compared anew when it is taken over: what somebody else added meanwhile is not added twice', async () => {
  const seen = await preview(house, joost, 'people', 'Voornaam;Achternaam;E-mail\nTussen;Door;tussendoor@nieuw.example\n')
  const { db } = house.database
  // The comparison is asked anew when the button is pressed: so the file is compared with what is there then.
  const marijke = await house.as('marijke-de-wit')
  await marijke.done('/vereniging/mensen', { given_name: 'Tussen', prefix: '', family_name: 'Door', email: 'tussendoor@nieuw.example', organisation_id: '' })
  await joost.get((await finish(joost, seen)).location)
  assert.equal((await db.selectFrom('person').select('id').where('family_name', '=', 'Door').execute()).length, 1)
})

test('what a file was compared with must still be so when it is taken over, or nothing happens', async () => {
  const { address } = await preview(house, joost, 'people', 'Voornaam;Achternaam;E-mail\nNooit;Zo;nooitzo@nieuw.example\n')
  const here = await enterAssociation(house.database, { session: joost.cookies.get('denktank'), language: 'nl', path: '/' })
  const row = { id: newId(), given_name: 'Nooit', family_name: 'Zo', name_key: 'zo nooit', email: 'nooitzo@nieuw.example', email_key: 'nooitzo@nieuw.example' }
  const counts = { wrong: 0, doubtful: 0, new: 1, changed: 0, same: 0, skipped: 0 }
  const looked = { counts, status: 'new', lines: [], newRegions: [], parts: { fresh: [JSON.stringify([row])], changed: [] } } as const
  const mark = await fingerprintOf(house)
  const held = heldImport(address.split('/').at(-1) ?? '')
  await assert.rejects(perform(here, 'import.finish', held, (tx, it) => finishImport(tx, here, it, looked, 'as it was before')), { status: 409, reason: 'changed' })
  assert.equal(await fingerprintOf(house), mark)
  await perform(here, 'import.finish', held, async (tx, it) => finishImport(tx, here, it, looked, (await tx.selectFrom('site').select(knownSql('people').as('known')).executeTakeFirstOrThrow()).known))
  assert.ok(await personNamed('nooitzo@nieuw.example'))
})

test('the page counts the lines that hold something to import: without the names of the columns, and all when there are none', async () => {
  const two = 'Bep;Bos;bep@telling.example\nCor;Duin;cor@telling.example\n'
  const leadOf = async (address: string) => /lijst\.csv: (\d+ regels?)\./.exec(wordsOf(await joost.get(address)))?.[1]
  const named = await send(house, joost, 'people', `Voornaam;Achternaam;E-mailadres\n${two}`)
  assert.equal(await leadOf(named.location), '2 regels')
  const bare = await send(house, joost, 'people', two)
  assert.equal(await leadOf(bare.location), '2 regels')
  assert.equal(await leadOf(`${bare.location}?kop=1`), '1 regel')
  const told = (await house.database.db.selectFrom('happening').select('told').where('act', '=', 'import.begin').orderBy('seq', 'desc').limit(2).execute())
  assert.deepEqual(told.map((one) => (one.told as { lines: number }).lines), [2, 2])
  const seen = await preview(house, joost, 'people', two, { columns: { 0: 'given_name', 1: 'family_name', 2: 'email' } })
  assert.match(wordsOf(seen.page), /Nieuw 2/)
  assert.match(wordsOf(await joost.get((await finish(joost, seen)).location)), /Nieuw 2/)
})

test('pressing twice imports a file once and throws one away once, and each press leads where the first did', async () => {
  const pressed = async (presses: Promise<Answer>[], again: () => Promise<Answer>) => {
    const all = [...await Promise.all(presses), await again()]
    assert.deepEqual(all.map(({ status, location }) => [status, location]), all.map(() => [303, all[0]?.location]))
    assert.equal((await joost.get(all[0]?.location ?? '')).status, 200)
  }
  const told = async (act: string) => (await house.database.db.selectFrom('happening').select('id').where('act', '=', act).execute()).length
  const mark = [await told('import.finish'), await told('import.drop')]
  const list = (name: string) => `Voornaam;Achternaam;E-mailadres\n${name};Vink;${name}@vinken.example\n`
  const seen = await preview(house, joost, 'people', list('een'))
  await pressed([finish(joost, seen), finish(joost, seen)], () => finish(joost, seen))
  const other = await preview(house, joost, 'people', list('twee'))
  const { fields } = formOn((await joost.get(other.address)).body, /intrekking$/)
  const drop = () => joost.post(`${other.address}/intrekking`, fields)
  await pressed([drop(), drop()], drop)
  assert.deepEqual([await told('import.finish'), await told('import.drop')], mark.map((n) => n + 1))
})

test('a preview that is gone says what became of the file and what to do: thrown away, chosen again, kept too long, or imported', async () => {
  const { db } = house.database
  const list = (name: string) => `Voornaam;Achternaam;E-mailadres\n${name};Mus;${name}@mussen.example\n`
  const says = async (address: string, words: RegExp) => {
    for (const answer of [await joost.get(`${address}/voorbeeld`), await joost.get(address), await joost.post(`${address}/opslag`, { doe: 'invoeren' }), await joost.post(`${address}/intrekking`)]) {
      assert.equal(answer.status, 404)
      assert.match(wordsOf(answer), words)
      assert.match(answer.body, /href="\/vereniging\/invoer"[^>]*><span[^>]*>Een bestand kiezen/)
    }
  }
  const dropped = await preview(house, joost, 'people', list('een'))
  await joost.done(`${dropped.address}/intrekking`, {})
  await says(dropped.address, /U hebt dit bestand weggegooid, misschien in een ander tabblad\..* Kies het bestand dan opnieuw\./)
  const first = await preview(house, joost, 'people', list('twee'))
  await send(house, joost, 'people', list('twee'))
  await says(first.address, /nog een keer gekozen\..* Ga verder met het nieuwste/)
  const old = await preview(house, joost, 'people', list('drie'), { name: 'oud.csv' })
  const id = old.address.split('/').at(-1) ?? ''
  await db.updateTable('happening').set({ at: new Date(Date.now() - 2 * 86_400_000) }).where('thing_id', '=', id).execute()
  await db.updateTable('import_file').set({ began_at: new Date(Date.now() - 2 * 86_400_000) }).where('id', '=', id).execute()
  await forgetImports(house.database)
  await says(old.address, /één dag\. Die is voorbij\..* Kies het bestand opnieuw/)
  const done = await preview(house, joost, 'people', list('vier'))
  await finish(joost, done)
  // Carried out in another tab: what one sees is what it did.
  for (const answer of [await joost.get(`${done.address}/voorbeeld`), await joost.post(`${done.address}/intrekking`), await finish(joost, done)]) {
    assert.deepEqual([answer.status, answer.location], [303, done.address])
  }
  await db.deleteFrom('import_file').where('id', '=', done.address.split('/').at(-1) ?? '').execute()
  await says(done.address, /Dit bestand is ingevoerd\..* U hoeft niets meer te doen/)
  const bart = await house.as('marijke-de-wit')
  assert.doesNotMatch(wordsOf(await bart.get(dropped.address)), /weggegooid/, 'what became of a file is for who sent it')
})
