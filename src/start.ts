import { execFile } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { openDatabase } from './platform/database.ts'
import { Fault, type FaultCode } from './platform/faults.ts'
import { newCode } from './platform/ids.ts'
import { startWorker } from './platform/jobs.ts'
import type { PostSettings } from './platform/post/sender.ts'
import { postFrom } from './platform/post/settings.ts'
import { Hub } from './platform/live.ts'
import { migrate } from './platform/migrations.ts'
import { holdsDatabase } from './platform/pglite/folder.ts'
import { inProject } from './platform/root.ts'
import { keyWarning, takeKey } from './platform/sealing.ts'
import { readSettings, staysHome, type Settings } from './platform/settings.ts'
import type { House } from './platform/web.ts'
import { urls } from './urls.ts'

// Most of the program is read while the database opens, in its own thread: together they take as long as the longest.
const readProgram = async () => {
  const [{ makeApp }, { makeHands, startClock }, { isEmpty, loadSample }] = await Promise.all([
    import('./app.tsx'), import('./schedule.ts'), import('./onward/sample/load.ts'),
  ])
  return { makeApp, makeHands, startClock, isEmpty, loadSample }
}

type Program = Awaited<ReturnType<typeof readProgram>>

const say = (line: string) => { process.stdout.write(`${line}\n`) }

/** Does a step and says so when it takes over a second. */
const step = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const timer = setTimeout(() => say(`${name} …`), 1000)
  return work().finally(() => clearTimeout(timer))
}

// The port is taken before a folder is made: a port in use leaves nothing behind.
const listen = (server: Server, { host, port }: Settings): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(new Fault('PortInUse', `Port ${port} on ${host} is in use: choose another with --port`))
      else if (error.code === 'EACCES') reject(new Fault('PortInUse', `Port ${port} may not be used by this user: choose one above 1023 with --port`))
      else if (error.code === 'EADDRNOTAVAIL') reject(new Fault('BadSetting', `This machine has no address ${host}: choose another with --host`))
      else if (error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') reject(new Fault('BadSetting', `The host ${host} is not known: choose another with --host`))
      else reject(new Fault('BadSetting', `Cannot listen on ${host} (${error.code ?? error.message})`))
    })
    server.listen(port, host, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })

/** Runs another command of the program in a process of its own. What that cannot do is thrown as it told it. */
const aside = (words: readonly string[]): Promise<void> => new Promise((resolve, reject) => {
  execFile(process.execPath, [inProject('build', 'denktank.mjs'), ...words, '--json'], (error, told, complaint) => {
    if (!error) return resolve()
    const [line = '{}'] = /^\{.*\}$/m.exec(told) ?? []
    const { fault, message } = JSON.parse(line) as { fault?: FaultCode; message?: string }
    reject(fault && message ? new Fault(fault, message) : new Fault('ProgramFailed', `The database could not be made: ${complaint.trim() || error.message}`))
  })
})

/**
 * Makes the database in a folder where there is none. Whoever makes and fills one keeps a third more memory for as long as it runs,
 * so that is not done by the process that stays. Tells whether it did.
 */
const makeFirst = async ({ database }: Settings, empty: boolean): Promise<boolean> => {
  if (/^postgres(ql)?:/.test(database) || holdsDatabase(database)) return false
  const words = empty ? ['migrate'] : ['sample', 'load']
  await step(empty ? 'Making the database' : 'Making the database and loading the sample association', () => aside([...words, '--data', database]))
  return true
}

/** Opens the database, brings it up to date and fills it when it is empty. Tells whether an association is founded in it. */
const open = async (settings: Settings, empty: boolean) => {
  const reading = readProgram()
  // Whoever opens the database in vain does not wait for the program.
  reading.catch(() => undefined)
  const fresh = await makeFirst(settings, empty)
  const database = await step('Opening the database', () => openDatabase(settings.database, { fresh }))
  try {
    const program = await reading
    await step('Bringing the database up to date', () => migrate(database, inProject('migrations')))
    const isNew = await program.isEmpty(database)
    if (isNew && !empty) await step('Loading the sample association', () => program.loadSample(database))
    const warning = keyWarning(await takeKey(database, settings, true))
    if (warning) say(`! ${warning}`)
    // Before any letter is written, for it says where it can be answered. What speaks with mail servers is read only where there are any.
    const stopMailIn = settings.mailIn === undefined ? undefined : await (await import('./platform/mailin/start.ts')).startMailIn(database, settings)
    return { database, program, stopMailIn, founded: !(isNew && empty) }
  } catch (error) {
    await database.abandon()
    throw error
  }
}

const tell = (settings: Settings, founded: boolean, code: string) => {
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host
  const at = `http://${host}:${settings.port}`
  say(`Denktank: ${at}`)
  if (!founded) say(`Set up your association at ${settings.publicUrl ?? at}${urls.founding}${staysHome(settings) ? '' : ` with code ${code}`}`)
  else say(`Sign in: ${at}${urls.signin()}${staysHome(settings) ? ' (choose one of the sample’s people when the sample is loaded)' : ''}`)
  if (settings.smtp) say('Mail goes out by the mail server')
  if (settings.mailIn && settings.mailInPort !== undefined) say(`Mail to ${settings.mailIn} comes in on 127.0.0.1:${settings.mailInPort}`)
  if (!settings.smtp) say(staysHome(settings) ? `Mail is not sent but kept: ${at}${urls.outbox}` : 'Mail cannot go out: set a mail server with --smtp')
}

/** Resolves when the program is asked to stop, or when the npm that started it is gone. */
const untilStopped = (): Promise<void> => new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  const { ppid } = process
  if (!process.env['npm_lifecycle_event']) return
  setInterval(() => { if (process.ppid !== ppid) resolve() }, 1000).unref()
})

type Ready = (house: House, program: Program) => void

/** Stops what runs, one after the other, also when one of them fails. Answers the first fault. */
const shut = async (server: Server, stops: readonly (() => Promise<void>)[]): Promise<unknown> => {
  let first: unknown
  server.close()
  const impatient = setTimeout(() => server.closeAllConnections(), 5000)
  for (const stop of stops) {
    await stop().catch((fault: unknown) => { first ??= fault })
    server.closeIdleConnections()
  }
  clearTimeout(impatient)
  return first
}

const run = async (settings: Settings, post: PostSettings | undefined, server: Server, empty: boolean, ready: Ready) => {
  const stopped = untilStopped()
  const { database, program, stopMailIn, founded } = await open(settings, empty)
  const hub = new Hub()
  const stops = [() => hub.stop(), ...(stopMailIn ? [stopMailIn] : [])]
  try {
    await hub.start(database)
    const foundingCode = newCode(8)
    ready({ database, settings, hub, foundingCode }, program)
    const stopWorker = await startWorker(database, program.makeHands(settings))
    stops.push(stopWorker)
    if (post) stops.push(await (await import('./platform/post/sender.ts')).startPost(database, post))
    stops.push(program.startClock(database))
    // Told last: who reads this can come in, and nothing is left that could stop it.
    tell(settings, founded, foundingCode)
    await stopped
  } catch (error) {
    // An open database would keep a process alive that cannot go on.
    await shut(server, [...stops, () => database.close()])
    throw error
  }
  const fault = await shut(server, [...stops, () => database.close()])
  if (fault) throw fault
}

/** `denktank start`: opens the house and keeps it open until it is asked to stop. */
export const start = async (words: readonly string[]): Promise<number> => {
  const { settings, flags, words: left } = readSettings(words, process.env, { flags: ['empty'] })
  if (left.length > 0) throw new Fault('BadSetting', `'${left[0]}' is not an option of start (see --help)`)
  if (process.env['DENKTANK_MEASURE']) (await import('./bench/command.ts')).tellDelay()
  let answer: ReturnType<typeof getRequestListener> | undefined
  // A key that cannot be read is told of before anything is made.
  const post = postFrom(settings)
  const server = createServer((request, response) => {
    if (answer) void answer(request, response)
    else response.writeHead(503, { 'retry-after': '2', 'content-type': 'text/plain' }).end('Denktank is starting')
  })
  const port = await listen(server, settings)
  try {
    await run({ ...settings, port }, post, server, flags.has('empty'), (house, program) => { answer = getRequestListener(program.makeApp(house).fetch) })
  } finally {
    server.close()
    server.closeAllConnections()
  }
  return 0
}
