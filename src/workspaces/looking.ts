import type { Here } from '../platform/here.ts'
import type { Hub } from '../platform/live.ts'

/** How long, in milliseconds, looks of one audience wait for each other while news keeps coming in. */
const pauseMs = 200
const mostAudiences = 500

// The longest that an answer serves: not all that changes is told, such as a new day.
const longestMs = 1000

interface Look<T> { heard: number; readonly began: number; readonly answer: Promise<T> }

const pause = (ms: number) => new Promise<void>((resolve) => { setTimeout(resolve, ms) })

/** Who may be given the same answer: who stands in the same rings, sees the same perspectives and reads the same language. */
const audienceOf = (here: Here) => [
  here.workspace.id, here.language, ...here.perspectives.filter(({ shown }) => shown).map(({ key }) => key), ...here.rings.map(({ id }) => id).sort(),
].join(' ')

/**
 * Shares one answer among the open pages that look at once, three hundred after one act: what `ask` finds must be the same
 * for everybody in the same rings, and say nothing about who asks. An answer serves until this node hears of something
 * new; while news keeps coming, each audience asks again at most five times a second, and who looks meanwhile waits for
 * that. Only for the parts that open pages fetch again: who just did something gets an answer of their own.
 */
export const sharedLook = <T>(ask: (here: Here) => Promise<T>) => {
  const looks = new Map<string, Look<T>>()
  const begin = (here: Here, hub: Hub, wait: number): Look<T> => {
    const look: Look<T> = {
      heard: hub.heard,
      began: performance.now() + wait,
      answer: pause(wait).then(() => {
        look.heard = hub.heard
        return ask(here)
      }),
    }
    return look
  }
  return (here: Here, hub: Hub): Promise<T> => {
    const audience = audienceOf(here)
    const last = looks.get(audience)
    const now = performance.now()
    if (last && (last.began > now || last.heard === hub.heard && now - last.began < longestMs)) return last.answer
    const look = begin(here, hub, Math.max(0, (last?.began ?? 0) + pauseMs - now))
    looks.delete(audience)
    looks.set(audience, look)
    look.answer.catch(() => { if (looks.get(audience) === look) looks.delete(audience) })
    if (looks.size > mostAudiences) looks.delete(looks.keys().next().value as string)
    return look.answer
  }
}
