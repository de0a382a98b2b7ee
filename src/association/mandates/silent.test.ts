/** Who spoke for an organisation only by a colleague's mandate hears when that goes, and why. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openHouse, wordsOf, type TestHouse } from '../../../test/house.ts'
import { finish, preview } from '../imports/upload.testing.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())

const person = (key: string) => house.id('person', key)
const speaks = async (key: string) => house.database.db.selectFrom('mandate').select('id').where('person_id', '=', person(key)).where('ended_at', 'is', null).execute()
const endAll = async (key: string) => {
  const joost = await house.as('joost-haverkamp')
  for (const { id } of await speaks(key)) await joost.done(`/vereniging/mandaten/${id}/einde`, { zeker: 'ja' })
}
/** Gives one of them a mandate for Duinrade and lends it to the other. */
const lent = async (from: string, to: string) => {
  const joost = await house.as('joost-haverkamp')
  await joost.done(`/vereniging/mandaten/nieuw?organisatie=${house.id('organisation', 'duinrade')}`, { organisation_id: house.id('organisation', 'duinrade'), person_id: person(from), since: '', until: '' })
  const [own] = await speaks(from)
  await (await house.as(from)).done(`/vereniging/mandaten/${own?.id}/delegatie`, { person_id: person(to), since: '', until: '' })
  assert.equal((await speaks(to)).length, 1)
  return own?.id ?? ''
}
/** What somebody is mailed of what waits for them now. */
const mailed = async (key: string): Promise<string> => {
  const { db } = house.database
  await db.deleteFrom('mail').execute()
  await house.work(90_000)
  return (await db.selectFrom('mail').select('body').where('person_id', '=', person(key)).execute()).map(({ body }) => body).join('\n')
}
const forget = async () => { for (const table of ['notice', 'mailing', 'mail', 'job'] as const) await house.database.db.deleteFrom(table).execute() }

test('who borrowed a mandate hears that it was handed over, and so does who got it', async () => {
  for (const key of ['roelof-hoekstra', 'nadia-benali', 'marijke-de-wit']) await endAll(key)
  const own = await lent('roelof-hoekstra', 'nadia-benali')
  await forget()
  await (await house.as('roelof-hoekstra')).done(`/vereniging/mandaten/${own}/overdracht`, { person_id: person('marijke-de-wit') })
  assert.equal((await speaks('nadia-benali')).length, 0)
  const [next] = await speaks('marijke-de-wit')
  const nadia = await mailed('nadia-benali')
  assert.match(nadia, new RegExp(`De collega die u ook liet spreken, heeft het mandaat overgedragen\\.[^]*/vereniging/mandaten/${next?.id}`))
  const marijke = await house.database.db.selectFrom('mail').select('body').where('person_id', '=', person('marijke-de-wit')).execute()
  assert.match(marijke.map(({ body }) => body).join(), /Een collega heeft u het mandaat overgedragen: u spreekt nu voor uw organisatie/)
})

test('when who lent it leaves for another organisation both hear, and the new one says nothing of the old', async () => {
  await endAll('marijke-de-wit')
  await lent('roelof-hoekstra', 'nadia-benali')
  await forget()
  const joost = await house.as('joost-haverkamp')
  await joost.done(`/vereniging/mensen/${person('roelof-hoekstra')}`, {
    given_name: 'Roelof', prefix: '', family_name: 'Hoekstra', email: 'roelof.hoekstra@voorbeeld.example', organisation_id: house.id('organisation', 'lindevoort'), membership: 'member',
  })
  assert.match(await mailed('nadia-benali'), /De collega die u ook liet spreken, werkt nu ergens anders/)
  const roelof = await house.database.db.selectFrom('mail').select('body').where('person_id', '=', person('roelof-hoekstra')).execute()
  assert.match(roelof.map(({ body }) => body).join(), /U staat nu bij een andere organisatie\. Voor de vorige spreekt u niet meer/)
})

test('a list with another organisation for somebody ends what they speak for as well, and they hear', async () => {
  await lent('marijke-de-wit', 'nadia-benali')
  await forget()
  const joost = await house.as('joost-haverkamp')
  const { email } = await house.database.db.selectFrom('person').select('email').where('id', '=', person('marijke-de-wit')).executeTakeFirstOrThrow()
  const seen = await preview(house, joost, 'people', `E-mailadres;Organisatie\r\n${email};Gemeente Lindevoort\r\n`)
  assert.match(wordsOf(seen.page), /spreekt niet meer voor de vorige en krijgt daar bericht van/)
  assert.equal((await finish(joost, seen)).status, 303)
  assert.deepEqual([await speaks('marijke-de-wit'), await speaks('nadia-benali')], [[], []])
  assert.match(await mailed('nadia-benali'), /Voor een organisatie spreekt u niet meer/)
})

test('when who lent it has their data erased the borrower hears that they left, and nothing of the erasing', async () => {
  const joost = await house.as('joost-haverkamp')
  await joost.done(`/vereniging/mensen/${person('bart-looijenga')}`, {
    given_name: 'Bart', prefix: '', family_name: 'Looijenga', email: 'bart.looijenga@voorbeeld.example', organisation_id: house.id('organisation', 'duinrade'), membership: 'member',
  })
  await endAll('bart-looijenga')
  await endAll('nadia-benali')
  await lent('bart-looijenga', 'nadia-benali')
  await forget()
  assert.equal((await (await house.as('bart-looijenga')).post('/mijn/gegevens/wissen', { bevestiging: 'wissen' })).status, 303)
  assert.deepEqual(await speaks('nadia-benali'), [])
  const nadia = await mailed('nadia-benali')
  assert.match(nadia, /De collega die u ook liet spreken, is geen lid meer/)
  assert.doesNotMatch(nadia, /gewist|Bart/)
})

test('when who lent it leaves the association the borrower hears', async () => {
  const joost = await house.as('joost-haverkamp')
  await joost.done(`/vereniging/mensen/${person('rianne-van-t-hof')}`, {
    given_name: 'Rianne', prefix: "van 't", family_name: 'Hof', email: 'rianne.van.t.hof@voorbeeld.example', organisation_id: house.id('organisation', 'duinrade'), membership: 'member',
  })
  await lent('rianne-van-t-hof', 'nadia-benali')
  await forget()
  await joost.done(`/vereniging/mensen/${person('rianne-van-t-hof')}/vertrek`, { zeker: 'ja' })
  assert.match(await mailed('nadia-benali'), /De collega die u ook liet spreken, is geen lid meer/)
})
