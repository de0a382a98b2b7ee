import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { inProject } from '../root.ts'

interface Views { has: (name: string) => boolean; together?: (names: string[]) => boolean }
const { namesOf, pruneRules } = await import(pathToFileURL(inProject('scripts', 'prune-css.mjs')).href) as {
  namesOf: (sources: string[]) => Views; pruneRules: (css: string, views: Views) => string
}

const views = namesOf([
  'const danger = \'nl-button nl-button--secondary nl-button--negative\'; const plain = \'nl-button nl-button--primary\'',
  '<p class={`dt-fate dt-fate--${icon}`}><path class={`s-${shape}`}></path><b class="dt-row"></b></p>', 'const language = `nl-${region}`',
])
const kept = (css: string, more: Partial<Views> = {}) => pruneRules(css, { ...views, ...more })

test('what no view can reach is left out of the stylesheet, and what one can stays', () => {
  for (const rule of ['.dt-fate{a:b}', '.dt-fate--taken .s-supplier{a:b}', 'a:hover{a:b}', '.dt-row::placeholder{a:b}', '.dt-row:not(.dt-gone){a:b}', '@keyframes x{from{a:b}}', '@media print{.dt-row{a:b}}']) assert.equal(kept(rule), rule)
  for (const rule of ['.dt-gone{a:b}', '.dt-row .dt-gone{a:b}', '@media print{.dt-gone{a:b}}', '.dt-row:disabled{a:b}']) assert.equal(kept(rule), '', rule)
  assert.equal(kept('.dt-gone,.dt-row{a:b}'), '.dt-row{a:b}')
})

test('of alternatives one that is there is enough', () => {
  for (const rule of ['.dt-row :is(.dt-gone,.dt-fate:is(a,b)){a:b}', '.dt-row:where(.dt-gone,p:nth-child(2)){a:b}']) assert.equal(kept(rule), rule)
  assert.equal(kept('.dt-row :is(.dt-gone,.dt-away){a:b}'), '')
})

test('two looks of a component are kept together only where a view names them together, and a name that a text begins with is no look', () => {
  assert.equal(kept('.nl-button:where(.nl-button--secondary).nl-button--negative{a:b}'), '.nl-button:where(.nl-button--secondary).nl-button--negative{a:b}')
  assert.equal(kept('.nl-button:where(.nl-button--primary).nl-button--negative{a:b}'), '')
  assert.equal(kept('.nl-button--pressed{a:b}'), '', 'nl-${region} is not a class')
  assert.equal(kept('.dt-fate--taken .dt-fate--open{a:b}', { together: undefined }), '.dt-fate--taken .dt-fate--open{a:b}')
})
