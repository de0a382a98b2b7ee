/**
 * Does for many at once what is asked for one at a time: what is asked while a round is under way goes with the next
 * round. So a slow commit is shared by all who wait for it.
 */
export const together = <In, Out>(round: (all: readonly In[]) => Promise<(one: In) => Out>): ((one: In) => Promise<Out>) => {
  let waiting: { one: In; resolve: (out: Out) => void; reject: (fault: unknown) => void }[] = []
  let busy = false
  const go = async () => {
    busy = true
    while (waiting.length > 0) {
      const now = waiting
      waiting = []
      try {
        const answer = await round(now.map(({ one }) => one))
        for (const { one, resolve } of now) resolve(answer(one))
      } catch (fault) {
        for (const { reject } of now) reject(fault)
      }
    }
    busy = false
  }
  return (one) => new Promise((resolve, reject) => {
    waiting.push({ one, resolve, reject })
    if (!busy) void go()
  })
}
