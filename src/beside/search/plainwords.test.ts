import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { plainWords } from './plainwords.ts'

test('an extract shows words, not how they were typed', () => {
  assert.equal(plainWords('post', '> De wolk is duur.\n\nZie /denktanks/cloudstrategie/bevindingen/3 en https://www.vng.example/rapport/2026?x=1.\n- eerst dit\n- dan dat [bron vng2023; source berg2020].'),
    'De wolk is duur. Zie bevindingen 3 en vng.example. eerst dit dan dat.')
  assert.equal(plainWords('contribution', 'Vraag @{1} [naar] de kosten.'), 'Vraag @… [naar] de kosten.')
  assert.equal(plainWords('finding', 'Kijk op /vereniging/themas/2 of /publicaties/samenvatting-cloud.'), 'Kijk op themas 2 of samenvatting-cloud.')
})

test('no word of a text is lost in its extract but what it cites and where addresses lead', () => {
  const part = fc.constantFrom('wolk', '> ', '\n', '- ', '1. ', ' ', 'één', '[', ']', '**', '<b>')
  fc.assert(fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
    const words = (text: string) => text.match(/wolk|één/g)?.length ?? 0
    assert.equal(words(plainWords('post', parts.join(''))), words(parts.join('')))
  }))
})
