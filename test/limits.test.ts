/**
 * Every form of every page, as who runs the association and who leads a think tank get it, filled in wrongly one field at a
 * time: far too long, just too long, an answer that is no choice, a second value, a field that is not asked. Forms come from the
 * pages and lengths from the schemas, so a new one is tested by itself.
 */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { answeringTo, fingerprintOf } from './addresses.ts'
import { formsOn, type FormOnPage } from './forms.ts'
import { openHouse, type Seat, type TestHouse } from './house.ts'
import { inProject } from '../src/platform/root.ts'

let house: TestHouse
const forms = new Map<string, { seat: Seat; form: FormOnPage }>()
const people = ['marijke-de-wit', 'nienke-ruijter']

/** A form by where it goes and what it asks, whatever thing it is about. */
const kindOf = ({ action, fields }: FormOnPage) =>
  `${action.replace(/\?.*/, '').replace(/\/(?:\d+|[0-9a-f-]{36}|[\w-]{43}|cloudstrategie|zaaksystemen)(?=\/|$)/g, '/:')} ${[...new Set(fields.map(({ name }) => name.replace(/[0-9a-f-]{36}|\d+/, '')))].sort().join(' ')}`

before(async () => {
  house = await openHouse()
  for (const person of people) {
    const seat = await house.as(person)
    for (const address of await answeringTo(house, person)) {
      const { body, headers } = await seat.get(address)
      if (!headers.get('content-type')?.includes('html')) continue
      for (const form of formsOn(body)) {
        if (form.method === 'post' && !form.upload && !form.action.startsWith('/uitloggen')) forms.set(kindOf(form), forms.get(kindOf(form)) ?? { seat, form })
      }
    }
  }
})
after(() => house.close())

const filled = ({ fields }: FormOnPage): Record<string, string[]> => {
  const values: Record<string, string[]> = {}
  for (const { name, value } of fields) if (value !== undefined) (values[name] ??= []).push(value)
  return values
}
const told: string[] = []
const ask = async ({ seat, form }: { seat: Seat; form: FormOnPage }, change: Record<string, string[]>, what: string) => {
  const began = process.cpuUsage()
  const { status } = await seat.post(form.action, { ...filled(form), ...change })
  const { user, system } = process.cpuUsage(began)
  const took = (user + system) / 1000
  const kept = status >= 300 && status < 400
  if (status >= 500) told.push(`${form.action}, ${what}: ${status} ${house.logged.at(-1) ?? ''}`)
  return { kept, took, status }
}
const nothingTold = () => assert.deepEqual(told.splice(0), [])

test('the pages offer forms enough', () => {
  assert.ok(forms.size > 80, `${forms.size} forms`)
})

test('Extra fields (role, author, attribution), and a field that comes twice: 400', async () => {
  const mark = await fingerprintOf(house)
  for (const one of forms.values()) {
    for (const name of ['role', 'author', 'attribution']) {
      if (one.form.fields.some((field) => field.name === name)) continue
      const { status } = await ask(one, { [name]: ['chair'] }, name)
      if (![400, 403, 404, 409, 429].includes(status)) told.push(`${one.form.action} takes a field ${name}: ${status}`)
    }
    const single = one.form.fields.find(({ kind, name }) => kind === 'text' && one.form.fields.filter((other) => other.name === name).length === 1)
    if (single && (await ask(one, { [single.name]: ['een', 'twee'] }, 'twice')).kept) told.push(`${one.form.action} takes ${single.name} twice`)
  }
  nothingTold()
  assert.equal(await fingerprintOf(house), mark)
})

test('"true", 1, [], {} where a choice or an id belongs; unknown enum values: refused, and nothing is kept', async () => {
  const mark = await fingerprintOf(house)
  for (const one of forms.values()) {
    for (const name of new Set(one.form.fields.filter(({ kind }) => kind === 'choice').map((field) => field.name))) {
      for (const value of ['true', '1e9', '[]', '{}']) if ((await ask(one, { [name]: [value] }, `${name}=${value}`)).kept) told.push(`${one.form.action} takes ${name}=${value}`)
    }
  }
  nothingTold()
  assert.equal(await fingerprintOf(house), mark)
})

test('Each field 100 kB of repeats <=100 ms: refused, and nothing is kept', async () => {
  const mark = await fingerprintOf(house)
  const slow: string[] = []
  for (const one of forms.values()) for (const { name, kind } of one.form.fields) {
    if (kind !== 'text') continue
    for (const part of ['a', 'é ', '@a.']) {
      const change = { [name]: [part.repeat(100_000 / part.length)] }
      const { kept, took } = await ask(one, change, `${name} of 100 kB`)
      if (kept) told.push(`${one.form.action} takes 100 kB in ${name}`)
      // Time of the processor, with the page that comes back; again before it counts, for other work of this process falls in it.
      let least = took
      for (let again = 0; least > 100 && again < 4; again += 1) least = Math.min(least, (await ask(one, change, name)).took)
      if (least > 100) slow.push(`${one.form.action} ${name} ${part}: ${Math.round(least)} ms`)
    }
  }
  nothingTold()
  assert.deepEqual(slow, [])
  assert.equal(await fingerprintOf(house), mark)
})

test('what is wrong is told in the order in which the page asks it, and each message leads to a field that is there', async () => {
  let several = 0
  for (const { seat, form } of forms.values()) {
    const empty = Object.fromEntries(form.fields.flatMap(({ name, kind, value }) => kind === 'text' ? [[name, ['']]] : kind === 'hidden' && value !== undefined ? [[name, [value]]] : []))
    const { body, status } = await seat.post(form.action, empty)
    if (status !== 422) continue
    // A choice that is made by pressing a button cannot be left out by who sees the page.
    const button = (field: string) => new RegExp(`<button[^>]* name="${field}"`).test(body)
    const fields = [...(/<ul class="dt-errors__list">([\s\S]*?)<\/ul>/.exec(body)?.[1] ?? '').matchAll(/href="#([^"]+)"/g)].map(([, field]) => field as string).filter((field) => !button(field))
    const places = fields.map((field) => body.indexOf(` id="${field}"`))
    if (fields.length > 1) several += 1
    if (places.some((place, at) => place < (places[at - 1] ?? 0))) told.push(`${form.action}: ${fields.join(', ')} at ${places.join(', ')}`)
  }
  nothingTold()
  assert.ok(several > 15, `${several} forms with more than one message`)
})

/** One more than every length at which some table stops: what a form lets through there the database refuses, and that is a fault. */
const sizesOfTables = (): number[] => {
  const folder = inProject('migrations')
  const all = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')).join('\n')
  const sizes = [...all.matchAll(/length\(\w+\)\s*(?:<=\s*|between \d+ and )(\d+)/g)].map(([, size]) => Number(size)).filter((size) => size <= 10_000)
  return [...new Set(sizes)].sort((a, b) => b - a).map((size) => size + 1)
}

test('every field at limit+1 is refused, and at its limit it is kept or refused for another reason, never a fault', async () => {
  const mark = await fingerprintOf(house)
  const fields = [...forms.values()].flatMap((one) => one.form.fields.flatMap(({ name, kind, most }) => kind === 'text' ? [{ one, name, most }] : []))
  const limited = fields.flatMap(({ most, ...field }) => most === undefined ? [] : [{ ...field, most }])
  for (const { one, name, most } of limited) {
    if ((await ask(one, { [name]: ['x'.repeat(most + 1)] }, `${name} of ${most + 1}`)).kept) told.push(`${one.form.action} takes ${most + 1} in ${name}`)
  }
  nothingTold()
  assert.equal(await fingerprintOf(house), mark)
  for (const { one, name, most } of limited) await ask(one, { [name]: ['é'.repeat(most)] }, `${name} of ${most}`)
  nothingTold()
  assert.ok(limited.length > 100, `${limited.length} fields`)
  // Of the others the page does not say it: then past every length at which a table stops.
  const sizes = sizesOfTables()
  assert.ok(sizes.length > 10)
  for (const { one, name, most } of fields) if (most === undefined) for (const size of sizes) await ask(one, { [name]: ['x'.repeat(size)] }, `${name} of ${size}`)
  nothingTold()
})
