import { withDatabase } from '../../platform/command.ts'
import { readSettings } from '../../platform/settings.ts'
import { indexAnew } from './jobs.ts'

/** `denktank reindex` */
export const reindexCommand = async (words: readonly string[]): Promise<number> => {
  const count = await withDatabase(readSettings(words, process.env), indexAnew)
  process.stdout.write(`Search knows ${count} things anew\n`)
  return 0
}
