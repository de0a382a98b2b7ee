import { gatheringOf } from '../platform/gathering.ts'
import type { Here } from '../platform/here.ts'
import type { Hub } from '../platform/live.ts'

/** Who may be asked for in one go: who stands in the same rings, sees the same perspectives and reads the same language. */
const audienceOf = (here: Here) => [
  here.workspace.id, here.language, ...here.perspectives.filter(({ shown }) => shown).map(({ key }) => key), ...here.rings.map(({ id }) => id).sort(),
].join(' ')

/**
 * Answers together the open pages that look again at once, three hundred after one act. `ask` gets readers who differ in
 * nothing but who they are, and answers each of them; what is the same for all it needs to ask only once.
 */
export const lookTogether = <T>(ask: (heres: readonly Here[]) => Promise<readonly T[]>) => {
  const gathered = gatheringOf(ask)
  return (here: Here, hub: Hub): Promise<T> => gathered(hub, audienceOf(here), here)
}
