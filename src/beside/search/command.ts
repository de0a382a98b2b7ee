import { withKept } from '../../platform/command.ts'
import { readSettings } from '../../platform/settings.ts'
import { remakeAllWords } from '../knowledge/jobs.ts'
import { indexAnew } from './jobs.ts'

/** `denktank reindex` */
export const reindexCommand = async (words: readonly string[]): Promise<number> => {
  const count = await withKept(readSettings(words, process.env), async (database) => {
    // Files and works bring words of their own.
    await remakeAllWords(database)
    return indexAnew(database)
  })
  process.stdout.write(`Search knows ${count} things anew\n`)
  return 0
}
