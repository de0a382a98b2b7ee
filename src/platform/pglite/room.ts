import { statfsSync } from 'node:fs'
import { Fault } from '../faults.ts'

/**
 * What the database needs on its disk to go on: a new file of its log (16 MB) and room to write out what it holds in memory.
 * With less than this a change is refused before it is begun: filled to the last byte the engine would stop, and nobody could
 * read either.
 */
export const neededRoom = 32 << 20

/** The bytes that are free where this folder lies; without end where the file system does not say. */
export const roomIn = (folder: string): number => {
  try {
    const { blocks, bavail, bsize } = statfsSync(folder)
    return blocks > 0 ? bavail * bsize : Infinity
  } catch {
    return Infinity
  }
}

/** The fault of a disk with too little room for this folder, as it is now; undefined while there is enough. */
export const tooLittleRoom = (folder: string): Fault | undefined =>
  (roomIn(folder) < neededRoom ? new Fault('DiskFull', `The disk of ${folder} is full: less than ${neededRoom >> 20} MB is free`) : undefined)

/** The same answer for a second: some file systems are slow to say, and every change asks. */
export const onceASecond = <T>(look: () => T): (() => T) => {
  let looked = -Infinity
  let found: T
  return () => {
    if (performance.now() - looked >= 1000) [looked, found] = [performance.now(), look()]
    return found
  }
}
