/** A text is signed off per perspective, changes, is signed off again, ripens, goes out, and organisations stand behind it: through the front door. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { askOf, chapter, cite, paragraph, saidBy, saveText, textOf } from '../../src/spine/5-guide/ripeness/texts.testing.ts'
import { formOn, type FormFields } from '../forms.ts'
import { openHouse, wordsOf, type Answer, type Seat, type TestHouse } from '../house.ts'

const tank = '/denktanks/cloudstrategie'
const [ripeness, publish, edition] = [`${tank}/teksten/1/rijpheid`, `${tank}/teksten/1/publicatie`, '/publicaties/samenvatting-cloudstrategie']
let house: TestHouse
let [samira, lotte, maarten, marijke, henk]: Seat[] = []
before(async () => {
  house = await openHouse()
  ;[samira, lotte, maarten, marijke, henk] = await Promise.all(['samira-el-amrani', 'lotte-van-der-velde', 'maarten-de-vlieger', 'marijke-de-wit', 'henk-postma'].map((key) => house.as(key)))
  await askOf(house, ['grounded', 'heard', 'agreed', 'understood', 'reviewed', 'stable'], { stableDays: 7 })
  const all = await Promise.all(['municipality', 'shared-service', 'supplier'].map(async (one) => cite(house, 'contribution', (await saidBy(house, one))[0] as number)))
  await saveText(house, textOf(chapter('een', 'Regel de uitgang', paragraph('a', ['Oefen het exitplan binnen een jaar.', ...all]))))
})
after(() => house.close())

const fill = async (seat: Seat | undefined, path: string, action: RegExp, changes: FormFields): Promise<Answer> => {
  assert.ok(seat)
  const form = formOn((await seat.get(path)).body, action)
  return seat.done(form.action.replace(/#.*/, ''), { ...form.fields, ...changes })
}
const read = async (seat: Seat | undefined, path: string): Promise<string> => {
  const answer = await seat?.get(path)
  assert.equal(answer?.status, 200, path)
  return wordsOf(answer as Answer)
}
const signOff = (seat: Seat | undefined) => fill(seat, `${tank}/teksten/1/nakijken`, /\/nakijken$/, { kind: 'agreed' })

test('people of each perspective sign off the text as it is', async () => {
  assert.match(await read(samira, ripeness), /3 van de 3 perspectieven open/)
  for (const seat of [samira, lotte, maarten]) await signOff(seat)
  assert.match(await read(samira, ripeness), /Elk perspectief keek deze versie na/)
})

test('somebody writes on, and all of that lapses; each sees what became different', async () => {
  await henk?.done(`${tank}/teksten/1/schrijven/slot`)
  const page = await henk?.get(`${tank}/teksten/1/schrijven`)
  const { action, fields } = formOn(page?.body ?? '', /\/schrijven\?/)
  const [name, words] = Object.entries(fields).find(([, value]) => typeof value === 'string' && value.includes('exitplan')) ?? ['', '']
  await henk?.done(action, { ...fields, [name]: String(words).replace('een jaar', 'twee jaar'), doe: 'stoppen' })
  assert.match(await read(maarten, ripeness), /3 van de 3 perspectieven open.*Opnieuw nodig/)
  assert.match(await read(maarten, `${tank}/teksten/1/nakijken`), /Anders dan in versie \d+, die u nakeek.*verwijderd: een .*toegevoegd: twee/)
})

test('they sign it off again, and one objects until the group has answered', async () => {
  for (const seat of [samira, lotte]) await signOff(seat)
  await fill(maarten, `${tank}/teksten/1/nakijken`, /\/nakijken$/, { kind: 'objected', reason: 'Twee jaar is te lang voor een klein pakket.' })
  assert.match(await read(henk, ripeness), /1 van de 3 perspectieven open.*Twee jaar is te lang/)
  await fill(henk, ripeness, /\/bezwaren\//, { outcome: 'Voor kleine pakketten blijft het een jaar; dat komt in de handreiking.' })
  await signOff(maarten)
  assert.match(await read(marijke, ripeness), /Elk perspectief keek deze versie na/)
})

test('left alone for as long as the charter says it is ripe, though ratings were never asked', async () => {
  assert.match(await read(marijke, ripeness), /Hoofdstuk 1: Regel de uitgang veranderde op/)
  assert.match(await read(marijke, publish), /Gepubliceerd terwijl de tekst nog in beweging is/)
  const draft = house.id('draft', 'cloudstrategie')
  await sql`update draft_revision set saved_at = saved_at - interval '30 days' where draft_id = ${draft}`.execute(house.database.db)
  await sql`update draft set saved_at = saved_at - interval '30 days' where id = ${draft}`.execute(house.database.db)
  await askOf(house, ['grounded', 'heard', 'agreed', 'understood', 'reviewed', 'stable'], { stableDays: 14 })
  const page = await read(marijke, ripeness)
  assert.match(page, /Alle eisen zijn gehaald/)
  assert.match(page, /Eens [^.]*\. Nog niet gevraagd.*Begrepen [^.]*\. Gehaald/)
})

test('the chair publishes it and asks organisations to endorse it', async () => {
  await fill(marijke, publish, /\/publicatie$/, { lead: 'Wij zijn het eens.', endorse: 'ja' })
  const page = await read(house.visitor(), edition)
  assert.match(page, /Versie 2/)
  assert.doesNotMatch(page, /Gepubliceerd terwijl/)
  assert.match(page, /Nagekeken: voldaan/)
  assert.match(page, /Eens: nog niet gevraagd/)
  assert.match(page, /Versie 1 werd door 5 organisaties vastgesteld\. Deze versie vraagt het opnieuw/)
})

test('three organisations stand behind it, one with a reservation, and everybody can read so', async () => {
  const answer = '/vereniging/vaststellen/samenvatting-cloudstrategie/2'
  for (const [seat, changes] of [[samira, { kind: 'full' }], [lotte, { kind: 'full' }], [maarten, { kind: 'reservation', reservation: 'De uren moeten in het contract.' }]] as const) {
    await fill(seat, answer, /\/vaststellen\//, changes)
  }
  const page = await read(house.visitor(), `${edition}/2`)
  assert.match(page, /Vastgesteld door 3 organisaties, waarvan 1 met voorbehoud/)
  assert.match(page, /Zonder voorbehoud Bedrijfsvoeringsorganisatie De Waaier; Gemeente Waterbroek/)
  assert.match(page, /Wolkwerk Hosting : “De uren moeten in het contract\.”/)
  assert.doesNotMatch(page, /Samira|Lotte|Maarten/)
  assert.match(await read(house.visitor(), `${edition}/1`), /Vastgesteld door 5 organisaties, waarvan 2 met voorbehoud/)
})
