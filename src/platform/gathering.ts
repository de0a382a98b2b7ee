import { setTimeout as pause } from 'node:timers/promises'

interface Waiting<Q, A> { readonly question: Q; readonly answer: (answer: A) => void; readonly fail: (fault: unknown) => void }

// So many at most in one round: what comes in after it waits for the next.
const most = 500

/**
 * Asks together what comes in at about the same time: three hundred pages that look again after one act make a few questions
 * to the database instead of three hundred. Who comes first is not kept waiting; who comes while a round is under way, or
 * within `pauseMs` of its beginning, goes along with the next. An answer is always of after the question came in, so it is
 * as true as one that was asked alone. `owner` is what the questions are about (a database, a hub); only questions with the
 * same `key` go together. Fails for all when it fails.
 */
export const gatheringOf = <Q, A>(ask: (questions: readonly Q[]) => Promise<readonly A[]>, pauseMs = 0) => {
  const owners = new WeakMap<object, Map<string, Waiting<Q, A>[]>>()
  const round = async (asked: readonly Waiting<Q, A>[]) => {
    try {
      const answers = await ask(asked.map(({ question }) => question))
      asked.forEach(({ answer }, at) => answer(answers[at] as A))
    } catch (fault) {
      for (const { fail } of asked) fail(fault)
    }
  }
  const goOn = async (keys: Map<string, Waiting<Q, A>[]>, key: string) => {
    for (let asked = keys.get(key)?.splice(0, most) ?? []; asked.length > 0; asked = keys.get(key)?.splice(0, most) ?? []) {
      await Promise.all([round(asked), pauseMs > 0 ? pause(pauseMs) : undefined])
    }
    keys.delete(key)
  }
  return (owner: object, key: string, question: Q): Promise<A> => {
    const keys = owners.get(owner) ?? new Map<string, Waiting<Q, A>[]>()
    owners.set(owner, keys)
    return new Promise((answer, fail) => {
      const waiting = keys.get(key)
      if (waiting) { waiting.push({ question, answer, fail }); return }
      keys.set(key, [{ question, answer, fail }])
      // What comes in together with the first goes along with it.
      setImmediate(() => { void goOn(keys, key) })
    })
  }
}
