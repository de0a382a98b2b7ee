import { readFileSync } from 'node:fs'
import { sampleId } from '../onward/sample/load.ts'
import { openDatabase } from '../platform/database.ts'
import { inProject } from '../platform/root.ts'
import { takeKey } from '../platform/sealing.ts'
import type { Settings } from '../platform/settings.ts'
import { askedOf } from './asked.ts'
import { measureSearch } from './beside.ts'
import { measureFeeds } from './feeds.ts'
import { measureMailIn } from './mailin.ts'
import { measurePages, signIn } from './pages.ts'
import { startProgram } from './processes.ts'
import { measureReferences } from './references.ts'
import { fillTopics, topics } from './topics.ts'

const tank = '/denktanks/cloudstrategie'

const running = async <T>(database: string, measure: (program: Awaited<ReturnType<typeof startProgram>>) => Promise<T>): Promise<T> => {
  const program = await startProgram(['start', '--port', '0', ...(database.startsWith('postgres') ? ['--database', database] : ['--data', database])], { DENKTANK_MEASURE: '1' })
  try {
    return await measure(program)
  } finally {
    await program.stop()
  }
}

const mailIn = async (settings: Settings) => {
  const database = await openDatabase(settings.database)
  try {
    // Addresses to answer at are drawn from the key of the installation.
    await takeKey(database, settings, true)
    return await measureMailIn(database, settings, 500)
  } finally {
    await database.close()
  }
}

/**
 * `bench beside`: what stands beside the spine, on the database that the settings name (sample loaded): pages of discussions,
 * search over what is there, a list of 5,000 references, 500 feeds, and 500 mails that come in. What it puts there stays.
 */
export const beside = async (words: readonly string[]): Promise<number> => {
  const { settings } = askedOf('beside', words)
  const { queries } = JSON.parse(readFileSync(inProject('test/search/queries.json'), 'utf8')) as { queries: readonly { typed: string }[] }
  await fillTopics(settings.database)
  const tell = (figures: object) => { process.stdout.write(`${JSON.stringify(figures, null, 1)}\n`) }
  await running(settings.database, async (program) => {
    const person = sampleId('person', 'samira-el-amrani')
    const cookie = await signIn(program.address, person)
    const talks = `${tank}/gesprekken`
    const pages = [
      { page: 'discussion of 50 posts', path: `${talks}/${topics.fifty}`, cookie }, { page: 'discussion of 5,000 posts, first page', path: `${talks}/${topics.long}`, cookie },
      { page: 'the same, in the middle', path: `${talks}/${topics.long}?pagina=50`, cookie },
    ]
    tell({ pages: await measurePages(program, pages) })
    tell({ search: await measureSearch(program, person, queries.map(({ typed }) => typed), [`${tank}/zoeken`, '/zoeken']) })
    tell({ references: await measureReferences(program, cookie) })
    tell({ feeds: await measureFeeds(program, { secretariat: await signIn(program.address, sampleId('person', 'joost-haverkamp')), other: cookie }) })
  })
  tell({ mailIn: await mailIn(settings) })
  return 0
}
