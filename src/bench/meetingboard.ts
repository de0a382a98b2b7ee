import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { sampleId } from '../onward/sample/load.ts'
import { inProject } from '../platform/root.ts'
import type { Task } from './meetingcrowd.ts'
import { ask, newAgent, type Place } from './meetingline.ts'
import { signIn } from './pages.ts'

export interface Crew {
  tell<T>(task: Task): Promise<T>
  end(): Promise<void>
}

/** Starts a crowd in a process of its own, in front of these servers. */
export const gather = (addresses: readonly string[]): Crew => {
  const child = spawn(process.execPath, [inProject('build', 'denktank.mjs'), 'bench', 'crowd', ...addresses], { stdio: ['pipe', 'pipe', 'inherit'] })
  const answers: ((line: string) => void)[] = []
  createInterface({ input: child.stdout }).on('line', (line) => answers.shift()?.(line))
  const ended = new Promise<void>((resolve) => { child.once('exit', () => resolve()) })
  return {
    tell: <T>(task: Task) => new Promise<T>((resolve, reject) => {
      answers.push((line) => {
        const answer = JSON.parse(line) as T & { fault?: string }
        if (answer.fault) reject(new Error(`${task.do}: ${answer.fault}`))
        else resolve(answer)
      })
      child.stdin.write(`${JSON.stringify(task)}\n`)
    }),
    end: async () => { child.stdin.end(); child.kill('SIGTERM'); await ended },
  }
}

/** A board as whoever leads it has it in their hands. */
export interface Led {
  readonly code: string
  readonly cookie: string
  /** the stream of its big screen */
  readonly wall: string
  /** a round for everybody, after the others */
  addRound(dots?: number): Promise<string>
  move(round: string, phase: string): Promise<void>
  /** ids of the cards on the big screen, as it is now, and how many dots whoever leads sees */
  shown(): Promise<{ cards: string[]; dots: number }>
  close(): Promise<void>
}

const tank = '/denktanks/cloudstrategie'

/** Opens a board that takes guests at once, as Marijke de Wit of the sample. */
export const openBoard = async (addresses: readonly string[], title: string): Promise<Led> => {
  const place: Place = { addresses, from: '127.0.0.1', cookie: await signIn(addresses[0] as string, sampleId('person', 'marijke-de-wit')) }
  const agent = newAgent()
  const post = async (path: string, form: Readonly<Record<string, string>>) => {
    // The first server may be one that was killed: then the other.
    const reply = await ask(place, agent, path, 0, form).catch(() => ask(place, agent, path, 1, form))
    if (reply.status !== 303) throw new Error(`${path} was answered with ${reply.status}`)
    return reply.location.split('?')[0] as string
  }
  const look = async (path: string) => (await ask(place, agent, path).catch(() => ask(place, agent, path, 1))).body
  const board = await post(`${tank}/bord`, { title })
  await post(`${board}/gasten`, { guests: 'everyone' })
  const code = /\/bord\/([A-Z0-9]+)\/stroom/.exec(await look(`${board}/scherm`))?.[1] ?? ''
  const rounds = async () => [...new Set([...(await look(board)).matchAll(/name="round" value="([^"]+)"/g)].map(([, id]) => id as string))]
  return {
    code, cookie: place.cookie, wall: `/bord/${code}/stroom?rol=scherm`,
    addRound: async (dots = 5) => {
      const before = new Set(await rounds())
      await post(`${board}/rondes`, { kind: 'images', question: 'Waar denkt u aan?', dots: String(dots) })
      const made = (await rounds()).find((id) => !before.has(id))
      if (!made) throw new Error('the round that was added is not on the page')
      return made
    },
    move: async (round, phase) => { await post(`${board}/fase`, { round, phase }) },
    shown: async () => {
      const [body, leading] = [await look(`${board}/scherm`), await look(board)]
      const dots = [...leading.matchAll(/(?:aria-label="|<span>)(\d+) stip/g)].reduce((sum, [, count]) => sum + Number(count), 0)
      return { cards: [...body.matchAll(/ id="k-([^"]+)"/g)].map(([, id]) => id as string), dots }
    },
    close: async () => { await post(`${board}/sluiting`, {}); agent.destroy() },
  }
}
