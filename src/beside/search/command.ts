import { refuseWords, report, reporting, withKept } from '../../platform/command.ts'
import { readSettings } from '../../platform/settings.ts'
import { remakeAllWords } from '../knowledge/jobs.ts'
import { indexAnew } from './jobs.ts'

/** `denktank reindex [--json]` */
export const reindexCommand = async (words: readonly string[]): Promise<number> => {
  const asked = readSettings(words, process.env, reporting)
  refuseWords(asked, 'reindex')
  const count = await withKept(asked, async (database) => {
    // Files and works bring words of their own.
    await remakeAllWords(database)
    return indexAnew(database)
  })
  report(asked, `Search knows ${count} things anew`, { things: count })
  return 0
}
