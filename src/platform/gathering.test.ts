import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gatheringOf } from './gathering.ts'

const counting = (pauseMs = 0) => {
  const rounds: (readonly number[])[] = []
  const ask = gatheringOf(async (questions: readonly number[]) => {
    rounds.push(questions)
    if (questions.includes(13)) throw new Error('no such number')
    return questions.map((question) => question * 2)
  }, pauseMs)
  return { ask, rounds }
}
const owner = {}

test('what is asked at the same time goes in one round, and each hears their own answer', async () => {
  const { ask, rounds } = counting()
  assert.deepEqual(await Promise.all([ask(owner, 'a', 1), ask(owner, 'a', 2), ask(owner, 'a', 3)]), [2, 4, 6])
  assert.deepEqual(rounds, [[1, 2, 3]])
})

test('questions of another key or another house are never put together', async () => {
  const { ask, rounds } = counting()
  assert.deepEqual(await Promise.all([ask(owner, 'a', 1), ask(owner, 'b', 2), ask({}, 'a', 3)]), [2, 4, 6])
  assert.deepEqual(rounds, [[1], [2], [3]])
})

test('who asks while a round is under way is asked for in the next, after the pause', async () => {
  const { ask, rounds } = counting(60)
  const began = performance.now()
  await ask(owner, 'a', 1)
  assert.deepEqual(await Promise.all([ask(owner, 'a', 2), ask(owner, 'a', 3)]), [4, 6])
  assert.deepEqual(rounds, [[1], [2, 3]])
  assert.ok(performance.now() - began >= 55)
})

test('when a round fails all in it hear so, and the next goes on', async () => {
  const { ask } = counting()
  const heard = await Promise.allSettled([ask(owner, 'a', 13), ask(owner, 'a', 1)])
  assert.deepEqual(heard.map(({ status }) => status), ['rejected', 'rejected'])
  assert.equal(await ask(owner, 'a', 4), 8)
})

test('a thousand at once go in rounds of at most five hundred', async () => {
  const { ask, rounds } = counting()
  const answers = await Promise.all(Array.from({ length: 1200 }, (_, nth) => ask(owner, 'a', nth + 20)))
  assert.equal(answers[1199], (1199 + 20) * 2)
  assert.deepEqual(rounds.map(({ length }) => length), [500, 500, 200])
})
