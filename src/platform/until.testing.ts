import { setTimeout as pause } from 'node:timers/promises'

/** Waits until it is so, at most half a minute: other tests may keep the machine busy. */
export const until = async (isSo: () => boolean | Promise<boolean>) => {
  for (let tries = 0; tries < 3000; tries += 1) {
    if (await isSo()) return
    await pause(10)
  }
  throw new Error('It did not come about within half a minute')
}
