import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { inProject } from '../platform/root.ts'
import { asidesIn, onceEach, piecesOf, spotsIn, termSet } from './terms.ts'

interface Fixture { readonly id: string; readonly prefLabel: { readonly nl: string }; readonly altLabel: { readonly nl: readonly string[] } }
const { concepts } = JSON.parse(readFileSync(inProject('fixtures', 'concepts.json'), 'utf8')) as { concepts: Fixture[] }
const cloud = termSet(concepts.map(({ id, prefLabel, altLabel }) => ({ id, labels: [prefLabel.nl, ...altLabel.nl] })))

const named = (text: string, set = cloud) => spotsIn(set, text).map(({ from, to, ids }) => [text.slice(from, to), ids.join('|')])

test('a term is found inflected, in one word, in parts and in a compound', () => {
  assert.deepEqual(named('Wij kopen clouddiensten.'), [['clouddiensten', 'clouddienst']])
  assert.deepEqual(named('Een cloud-dienst of een cloud dienst.'), [['cloud-dienst', 'clouddienst'], ['cloud dienst', 'clouddienst']])
  assert.deepEqual(named('Drie exitstrategieën.'), [['exitstrategieën', 'exitstrategie']])
  assert.deepEqual(named('Het cloudcontract en een gemeentecloud.'), [['cloudcontract', 'cloud'], ['gemeentecloud', 'cloud']])
  assert.deepEqual(named('De verwerkers en hun subverwerkers.'), [['verwerkers', 'verwerker'], ['subverwerkers', 'subverwerker']])
})

test('the longest name wins, and a name does not run over the end of a sentence', () => {
  assert.deepEqual(named('De publieke cloud is een cloud.'), [['publieke cloud', 'publieke-cloud'], ['cloud', 'cloud']])
  assert.deepEqual(named('Dat is publieke. Cloud is anders.'), [['Cloud', 'cloud']])
  const set = termSet([{ id: 'a', labels: ['open data'] }, { id: 'b', labels: ['data delen tussen overheden'] }])
  assert.deepEqual(named('Met open data delen tussen overheden.', set), [['data delen tussen overheden', 'b']])
})

test('a name in capitals is found as it is written, and one that two things have is told of both', () => {
  const set = termSet([{ id: 'bio', labels: ['BIO'] }, { id: 'sso-1', labels: ['SSO'] }, { id: 'sso-2', labels: ['SSO'] }])
  assert.deepEqual(named('Die pas is geen paas, en PaaS of saas wel.', termSet([{ id: 'paas', labels: ['PaaS'] }, { id: 'saas', labels: ['SaaS'] }])), [['paas', 'paas'], ['PaaS', 'paas'], ['saas', 'saas']])
  assert.deepEqual(named('De BIO gaat niet over bio. Twee SSO’s en een sso.', set), [['BIO', 'bio'], ['SSO', 'sso-1|sso-2']])
})

test('nothing is found in code, addresses and quotes', () => {
  const text = 'Zie https://cloud.example/cloud of cloud@cloud.nl, `cloud` en “de cloud is duur”, "cloud".\n> cloud van een ander\nMaar deze cloud wel.'
  assert.deepEqual(spotsIn(cloud, text).map(({ from }) => from), [text.lastIndexOf('cloud')])
})

test('a term is shown once, and again in another section', () => {
  const seen = new Set<string>()
  const text = 'De cloud en nog eens de cloud.'
  assert.equal(onceEach(spotsIn(cloud, text), seen).length, 1)
  assert.equal(onceEach(spotsIn(cloud, text), seen).length, 0)
  assert.equal(onceEach(spotsIn(cloud, text), new Set()).length, 1)
})

test('marking never loses text, never overlaps, and stays out of what is set aside', () => {
  const words = fc.constantFrom('cloud', 'Publieke', 'publieke cloud', 'exit', 'strategie', '`', '“', '”', '"', '<b>', '&amp;', '-', '.', ' ', '\n', '> ', 'BIO', 'ë', '😀', 'https://cloud.nl', 'SSO’s')
  fc.assert(fc.property(fc.array(words, { maxLength: 60 }), (parts) => {
    const text = parts.join(' ')
    const spots = spotsIn(cloud, text)
    assert.equal(piecesOf(text, spots).map((piece) => piece.text).join(''), text)
    spots.forEach(({ from, to }, at) => {
      assert.ok(from < to && to <= text.length && (spots[at - 1]?.to ?? 0) <= from)
      assert.ok(asidesIn(text).every(([start, end]) => end <= from || start >= to))
    })
  }), { numRuns: 400 })
  fc.assert(fc.property(fc.string({ maxLength: 200, unit: 'binary' }), (text) => {
    assert.equal(piecesOf(text, spotsIn(cloud, text)).map((piece) => piece.text).join(''), text)
  }), { numRuns: 300 })
})

test('500 terms are found in a text of 60,000 words in a moment', (t) => {
  const stems = ['beleid', 'dienst', 'kader', 'plan', 'regel', 'koppeling', 'register', 'toets', 'akkoord', 'raad']
  const heads = ['cloud', 'gemeente', 'informatie', 'privacy', 'contract', 'beheer', 'zorg', 'wijk', 'inkoop', 'archief', 'netwerk', 'leverancier', 'burger', 'handels', 'risico', 'kennis', 'keten',
    'project', 'burgerzaken', 'omgevings', 'data', 'energie', 'onderwijs', 'milieu', 'water', 'verkeer', 'bestuurs', 'crisis', 'open data', 'digitale', 'landelijke', 'lokale', 'regionale', 'publieke',
    'private', 'hybride', 'gedeelde', 'eigen', 'nieuwe', 'tijdelijke', 'vaste', 'jaarlijkse', 'europese', 'nationale', 'sociale', 'fysieke', 'technische', 'juridische', 'financiële', 'politieke']
  const all = heads.flatMap((head) => stems.map((stem) => (/[eë]$|data$/.test(head) ? `${head} ${stem}` : `${head}${stem}`)))
  const set = termSet(all.map((label, at) => ({ id: String(at), labels: [label] })))
  assert.equal(set.size, 500)
  const fill = `de het een van voor met en of niet wel ook moet kan wordt gemeente leverancier afspraak over tussen jaar dienst systeem gebruik raadslid wethouder`.split(' ')
  let state = 7
  const next = (below: number) => { state = (state * 1_103_515_245 + 12_345) % 2_147_483_648; return state % below }
  const words = Array.from({ length: 60_000 }, (_, at) =>
    (at % 12 === 0 ? all[next(all.length)] : next(5) === 0 ? `${fill[next(fill.length)]}${stems[next(10)]}${next(300)}` : fill[next(fill.length)]) + (at % 15 === 14 ? '.' : ''))
  const text = words.join(' ')
  spotsIn(set, text.slice(0, 2000))
  const times = [1, 2, 3].map(() => {
    const start = performance.now()
    assert.ok(spotsIn(set, text).length > 4000)
    return performance.now() - start
  })
  const best = Math.min(...times)
  t.diagnostic(`500 terms in 60,000 words: ${best.toFixed(0)} ms (aim 150 ms)`)
  assert.ok(best < 1500, `${best.toFixed(0)} ms`)
})
