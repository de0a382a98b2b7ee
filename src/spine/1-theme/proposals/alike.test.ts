import assert from 'node:assert/strict'
import { test } from 'node:test'
import themes from '../../../../fixtures/themes.json'
import { AlikeProposals } from './alike.ts'

const found = (title: string, about = '') => new AlikeProposals(themes).like({ title, about }).map(({ number }) => number)

test('a title in other words leads to the proposal about the same', () => {
  assert.equal(found('Algoritmes begrijpelijk maken')[0], 2)
  assert.equal(found('Uitleg bij algoritmen voor de inwoner')[0], 2)
  assert.equal(found('Naar de cloud')[0], 1)
  assert.equal(found('Een strategie voor cloud')[0], 1)
  assert.equal(found('AI-assistenten')[0], 3)
  assert.equal(found('Whatsapp en chat archiveren', 'Hoe bewaren wij chats van bestuurders in het archief?')[0], 4)
  assert.equal(found('Krapte op de arbeidsmarkt', 'Wij vinden geen informatiebeveiliger meer. Kunnen wij samen mensen opleiden en uitlenen?')[0], 5)
})

test('about something else nothing is alike, however many ordinary words it shares', () => {
  for (const [title, about] of [
    ['Omgevingswet', 'Hoe richten wij de vergunningen in het nieuwe stelsel in, en wat moet een gemeente daarvoor weten en doen?'],
    ['Wat moet een gemeente doen?', ''],
    ['Digitale toegankelijkheid', 'Graag een korte handreiking die elke gemeente kan gebruiken.'],
    ['Wij', ''], ['', ''], ['???', '!!!'],
  ] as const) assert.deepEqual(found(title, about), [], title)
})

test('among five hundred proposals it answers within the pause between two keys', () => {
  const many = Array.from({ length: 500 }, (_, at) => ({ ...(themes[at % themes.length] as (typeof themes)[number]), number: at + 1, title: `${themes[at % themes.length]?.title} ${at}` }))
  // The work that it costs, not the time it takes: a busy machine must not fail it.
  const worked = () => { const { user, system } = process.cpuUsage(); return (user + system) / 1000 }
  const began = worked()
  const alike = new AlikeProposals(many)
  const built = worked()
  const like = alike.like({ title: 'Algoritmes uitleggen', about: 'Hoe leggen wij aan inwoners uit wat een algoritme doet?' })
  const asked = worked() - built
  assert.equal(like.length, 5)
  assert.ok(built - began < 1000 && asked < 100, `${Math.round(built - began)} ms to remember, ${Math.round(asked)} ms to ask`)
})
