import { monitorEventLoopDelay } from 'node:perf_hooks'
import { sampleId } from '../onward/sample/load.ts'
import { readStory } from '../onward/sample/story.ts'
import { Fault } from '../platform/faults.ts'
import { askedOf, numberIn } from './asked.ts'
import { beside } from './besides.ts'
import { bare, load, type Order } from './client.ts'
import { fillFront } from './front.ts'
import { measureImport } from './imports.ts'
import { measureLive } from './live.ts'
import { measureMeeting } from './meeting.ts'
import { bareRoom, crowd } from './meetingcrowd.ts'
import { openDatabase } from '../platform/database.ts'
import { countingServer, measurePost } from './post.ts'
import { measureSpreading } from './spreading.ts'
import { measurePages, signIn, type PageFigure } from './pages.ts'
import { startProgram } from './processes.ts'

const round = (value: number, digits = 2) => value.toFixed(digits)

const table = (figures: readonly PageFigure[]): string => [
  '| page | CPU ms | main thread ms | bare CPU ms | p50 ms | p95 ms | bare p50 ms | pages/s | bytes | event-loop delay p50, p99, most, ms |',
  '|---|---|---|---|---|---|---|---|---|---|',
  ...figures.map((one) => `| ${one.page} | ${round(one.cpu)} | ${round(one.mainThread)} | ${round(one.bareCpu)} | ${round(one.p50, 1)} | ${round(one.p95, 1)} | ${round(one.bareP50, 1)} | ${round(one.perSecond, 0)} | ${one.bytes} | ${round(one.delay.p50, 1)}, ${round(one.delay.p99, 1)}, ${round(one.delay.most, 1)} |`),
].join('\n')

const pagesOf = (cookie: string, tank: string) => [
  { page: 'think tank front page', path: `/denktanks/${tank}`, cookie },
  { page: 'list of 50 contributions', path: `/denktanks/${tank}/bijdragen`, cookie },
  { page: 'finding with its trail', path: `/denktanks/${tank}/bevindingen/3`, cookie },
]

const publicationPage = { page: 'publication, not signed in', path: '/publicaties/samenvatting-cloudstrategie', cookie: '' }

/** `bench pages`: starts the program on the database that the settings name (sample loaded) and measures its pages. */
const pages = async (words: readonly string[]) => {
  const asked = askedOf('pages', words, ['tank', 'person'])
  const target = asked.settings.database.startsWith('postgres') ? ['--database', asked.settings.database] : ['--data', asked.settings.database]
  const tank = asked.extra.get('tank') ?? 'cloudstrategie'
  const running = await startProgram(['start', '--port', '0', ...target], { DENKTANK_MEASURE: '1' })
  try {
    const cookie = await signIn(running.address, asked.extra.get('person') ?? sampleId('person', 'samira-el-amrani'))
    const idle = running.memory()
    const figures = await measurePages(running, [...pagesOf(cookie, tank), ...(tank === 'cloudstrategie' ? [publicationPage] : [])])
    process.stdout.write(asked.flags.has('json') ? `${JSON.stringify({ idleMemory: idle, figures })}\n` : `${table(figures)}\n\nmemory after start: ${round(idle / 1e6, 0)} MB\n`)
  } finally {
    await running.stop()
  }
  return 0
}

const targetOf = (database: string) => (database.startsWith('postgres') ? ['--database', database] : ['--data', database])

/** `bench front`: the front page of somebody in thirty think tanks with 3,000 happenings that they did not see, put there first. */
const front = async (words: readonly string[]) => {
  const { settings: { database }, flags } = askedOf('front', words)
  const person = sampleId('person', 'samira-el-amrani')
  await fillFront(database, person)
  const running = await startProgram(['start', '--port', '0', ...targetOf(database)], { DENKTANK_MEASURE: '1' })
  try {
    const cookie = await signIn(running.address, person)
    const figures = await measurePages(running, [{ page: 'front page, 30 think tanks, 3,000 unread', path: '/', cookie }])
    process.stdout.write(`${flags.has('json') ? JSON.stringify({ figures }) : table(figures)}\n`)
  } finally {
    await running.stop()
  }
  return 0
}

// Everybody who takes part: what one person asks again must not be what makes another's page cheap.
const members = () => readStory().tanks.find(({ slug }) => slug === 'cloudstrategie')?.participants.filter(({ until }) => !until).map(({ person }) => person) ?? []

/** `bench live [--pages 300] [--acts 10] [--seconds 20]`: open pages that follow acts in one ring, each as its script does. */
const live = async (words: readonly string[]) => {
  const asked = askedOf('live', words, ['pages', 'acts', 'seconds'])
  const [open, perSecond, seconds] = [numberIn(asked, 'pages', 300), numberIn(asked, 'acts', 10), numberIn(asked, 'seconds', 20)]
  const running = await startProgram(['start', '--port', '0', ...targetOf(asked.settings.database)])
  try {
    const cookies: string[] = []
    for (const key of members()) cookies.push(await signIn(running.address, sampleId('person', key)))
    const figure = await measureLive(running, {
      address: running.address, path: '/denktanks/cloudstrategie', cookies, pages: open, perSecond, seconds,
    })
    process.stdout.write(`${JSON.stringify(figure, null, 1)}\n`)
  } finally {
    await running.stop()
  }
  return 0
}

/** `bench post [--letters 5000]`: letters put in the queue on PostgreSQL, sent to a mail server on loopback, pages asked meanwhile. */
const post = async (words: readonly string[]) => {
  const asked = askedOf('post', words, ['letters'])
  const [address, letters] = [asked.settings.database, numberIn(asked, 'letters', 5000)]
  if (!address.startsWith('postgres')) throw new Fault('BadSetting', 'bench post writes beside the program: name a PostgreSQL database')
  const server = await countingServer()
  const database = await openDatabase(address)
  const running = await startProgram(['start', '--port', '0', '--database', address, '--smtp', server.address])
  try {
    const cookie = await signIn(running.address, sampleId('person', 'samira-el-amrani'))
    const figure = await measurePost(running, database, server, cookie, letters)
    process.stdout.write(`${JSON.stringify(figure, null, 1)}\n`)
  } finally {
    await running.stop()
    await database.close()
    await server.close()
  }
  return 0
}

/** `bench imports [--people 5000]`: a file of so many people by the front door, somebody else's pages asked meanwhile. They stay. */
const imports = async (words: readonly string[]) => {
  const asked = askedOf('imports', words, ['people'])
  const people = numberIn(asked, 'people', 5000)
  const running = await startProgram(['start', '--port', '0', ...targetOf(asked.settings.database)])
  try {
    const cookieOf = (key: string) => signIn(running.address, sampleId('person', key))
    const cookies = { whoImports: await cookieOf('marijke-de-wit'), other: await cookieOf('samira-el-amrani') }
    process.stdout.write(`${JSON.stringify(await measureImport(running, cookies, people), null, 1)}\n`)
  } finally {
    await running.stop()
  }
  return 0
}

const meetingParts = ['room', 'cut', 'restart', 'kill', 'readers', 'rooms']

/**
 * `bench meeting [--part room] [--phones 300] [--seconds 60] [--readers 1000] [--rooms 100]`: boards in front of phones and big
 * screens in processes of their own; two servers on PostgreSQL, one on PGlite. What it puts there stays.
 */
const meeting = async (words: readonly string[]) => {
  const asked = askedOf('meeting', words, ['part', 'phones', 'seconds', 'readers', 'rooms'])
  const { database } = asked.settings
  const part = asked.extra.get('part')
  if (part && !meetingParts.includes(part)) throw new Fault('BadSetting', `There is no part '${part}' of a meeting: say ${meetingParts.join(', ')}`)
  const number = (name: string, otherwise: number) => numberIn(asked, name, otherwise)
  await measureMeeting({
    target: targetOf(database), servers: database.startsWith('postgres') ? 2 : 1, parts: new Set(part ? [part] : meetingParts),
    phones: number('phones', 300), seconds: number('seconds', 60), readers: number('readers', 1000), rooms: number('rooms', 100),
    tell: (figures) => { process.stdout.write(`${JSON.stringify(figures, null, 1)}\n`) },
  })
  return 0
}

const spreading = async (words: readonly string[]) => {
  askedOf('spreading', words)
  process.stdout.write(`${JSON.stringify(await measureSpreading(), null, 1)}\n`)
  return 0
}

/**
 * Makes a running program watch the delay of its event loop from one SIGUSR2 to the next, and then tell it in milliseconds; `start`
 * calls it when DENKTANK_MEASURE is set.
 */
export const tellDelay = (): void => {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  process.on('SIGUSR2', () => {
    // True when it was not watching yet.
    if (delay.enable()) return
    delay.disable()
    process.stderr.write(`${JSON.stringify({ delay: { p50: delay.percentile(50) / 1e6, p99: delay.percentile(99) / 1e6, most: delay.max / 1e6 } })}\n`)
    delay.reset()
  })
}

/** `denktank bench pages|front|live|meeting|post|imports|beside|spreading`, and the parts they run in processes of their own. */
export const benchCommand = async (words: readonly string[]): Promise<number> => {
  const [what = 'pages', ...rest] = words[0]?.startsWith('--') ? ['pages', ...words] : words
  if (what === 'pages') return pages(rest)
  if (what === 'front') return front(rest)
  if (what === 'live') return live(rest)
  if (what === 'meeting') return meeting(rest)
  if (what === 'post') return post(rest)
  if (what === 'imports') return imports(rest)
  if (what === 'beside') return beside(rest)
  if (what === 'spreading') return spreading(rest)
  if (what === 'crowd') await crowd(rest)
  else if (what === 'bare-room') { bareRoom(); await new Promise(() => undefined) }
  else if (what === 'client') process.stdout.write(JSON.stringify(await load(JSON.parse(rest[0] ?? '') as Order)))
  else if (what === 'bare') { bare(rest[0] ?? ''); await new Promise(() => undefined) }
  else throw new Fault('BadSetting', `There is no bench '${what}': say bench pages, front, live, meeting, post, imports, beside or spreading`)
  return 0
}
