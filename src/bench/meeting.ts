import { gather, openBoard, type Crew, type Led } from './meetingboard.ts'
import { comparedWith, counting, timesOf } from './meetingfigures.ts'
import { moment, pause } from './meetingline.ts'
import { startProgram, type Running } from './processes.ts'

/** What the bench is about: the words with which a server opens the database, and how large a meeting is. */
export interface Meeting {
  readonly target: readonly string[]
  readonly servers: number
  readonly phones: number
  readonly seconds: number
  readonly readers: number
  readonly rooms: number
  readonly parts: ReadonlySet<string>
  readonly tell: (figures: object) => void
}

type Sent = Readonly<Record<string, number>>
type Heard = Readonly<Record<string, readonly number[]>>
interface State { readonly open: number; readonly lastOpened: number; readonly waiting: number; readonly failed: number; readonly pages: number[]; readonly votes: number[] }
interface Joined { readonly took: number[]; readonly seconds: number }

const perSecond = 2.5
const votesPerSecond = 50
const people = 30

// An address of its own on loopback for each room: what is counted per network is then counted as it would be.
const drawn = Math.floor(Math.random() * 200)
const network = (nth: number) => `127.${20 + drawn}.${Math.floor(nth / 200)}.${1 + (nth % 200)}`

const patiently = async (seconds: number, done: () => Promise<boolean>): Promise<number> => {
  const began = performance.now()
  while (!await done()) {
    if (performance.now() - began > seconds * 1000) return Infinity
    await pause(200)
  }
  return Math.round(performance.now() - began) / 1000
}

const bare = async ({ phones, seconds }: Meeting) => {
  const server = await startProgram(['bench', 'bare-room'])
  const [crowd, wall] = [gather([server.address]), gather([server.address])]
  try {
    await crowd.tell({ do: 'follow', path: '/stroom', send: '/kaart', phones, cookie: '' })
    await wall.tell({ do: 'follow', path: '/stroom', send: '', phones: 1, cookie: '' })
    const counted = counting([server])
    await crowd.tell({ do: 'write', round: '', perSecond, seconds: Math.min(30, seconds) })
    await pause(500)
    const figure = comparedWith(await crowd.tell<Sent>({ do: 'sent' }), await wall.tell<Heard>({ do: 'heard' }), 1)
    return { ...figure, ...counted(figure.cards) }
  } finally {
    await Promise.all([crowd.end(), wall.end(), server.stop()])
  }
}

/** Something of a meeting in one room: its board, its phones, its big screen. */
interface Hall { readonly servers: Running[]; readonly board: Led; readonly crowd: Crew; readonly wall: Crew; readonly round: string }

const writing = async ({ servers, crowd, wall, round }: Hall, seconds: number) => {
  for (const one of [crowd, wall]) await one.tell({ do: 'forget' })
  const counted = counting(servers)
  await crowd.tell({ do: 'write', round, perSecond, seconds })
  const cost = counted(perSecond * seconds)
  await pause(1000)
  return { ...comparedWith(await crowd.tell<Sent>({ do: 'sent' }), await wall.tell<Heard>({ do: 'heard' }), 1), ...cost }
}

const voting = async ({ servers, board, crowd, round }: Hall) => {
  await crowd.tell({ do: 'forget' })
  const things = (await board.shown()).cards.slice(0, 10)
  await board.move(round, 'voting')
  await pause(4000)
  const counted = counting(servers)
  const { given } = await crowd.tell<{ given: number }>({ do: 'vote', round, things, dots: 5, perSecond: votesPerSecond, seconds: 10 })
  const cost = counted(given)
  const state = await crowd.tell<State>({ do: 'state' })
  await board.move(round, 'talking')
  return { given, counted: (await board.shown()).dots, answer: timesOf(state.votes), pageAfter: timesOf(state.pages), failed: state.failed, ...cost }
}

const portOf = (server: Running) => new URL(server.address).port

// Every card that was sent is on the board once.
const complete = async ({ board, crowd }: Hall) => {
  const [{ cards }, sent] = [await board.shown(), await crowd.tell<Sent>({ do: 'sent' })]
  const shown = new Set(cards)
  return { sent: Object.keys(sent).length, lost: Object.keys(sent).filter((card) => !shown.has(card)).length, doubled: cards.length - shown.size }
}

const away = async (meeting: Meeting, hall: Hall, how: 'restart' | 'kill') => {
  const { servers, board, crowd, wall } = hall
  const round = await board.addRound()
  await board.move(round, 'open')
  await pause(2500)
  for (const one of [crowd, wall]) await one.tell({ do: 'forget' })
  const write = crowd.tell({ do: 'write', round, perSecond: 10, seconds: 12 })
  await pause(2000)
  const first = servers[0] as Running
  const down = moment()
  if (how === 'kill') process.kill(first.pid, 'SIGKILL')
  else { await first.stop(); servers[0] = await startProgram(['start', '--port', portOf(first), ...meeting.target]) }
  const started = (moment() - down) / 1000
  await write
  const state = () => crowd.tell<State>({ do: 'state' })
  // A crowd that writes answers no question before it is through, so each line remembers when it was opened last.
  const areBack = await patiently(60, async () => (await state()).open === meeting.phones) < Infinity
  const back = areBack ? Math.round((await state()).lastOpened - down) / 1000 : Infinity
  await pause(1500)
  return { ...(how === 'restart' ? { downSeconds: Math.round(started * 10) / 10 } : {}), allBackAfterSeconds: back, ...await complete({ ...hall, round }) }
}

const cut = async (hall: Hall) => {
  const crowd = gather(hall.servers.map(({ address }) => address))
  try {
    const round = await hall.board.addRound()
    await hall.board.move(round, 'open')
    await crowd.tell<Joined>({ do: 'join', code: hall.board.code, phones: 60, withinMs: 5000, from: network(1) })
    await crowd.tell({ do: 'cut' })
    await crowd.tell({ do: 'write', round, perSecond: 2, seconds: 5, each: true })
    const { waiting } = await crowd.tell<State>({ do: 'state' })
    await crowd.tell({ do: 'back' })
    const after = await patiently(120, async () => (await crowd.tell<State>({ do: 'state' })).waiting === 0)
    return { phones: 60, waited: waiting, completeAfterSeconds: after, ...await complete({ ...hall, crowd, round }) }
  } finally {
    await crowd.end()
  }
}

const inHall = async (meeting: Meeting, servers: Running[]) => {
  const addresses = servers.map(({ address }) => address)
  const board = await openBoard(addresses, 'Meting in één zaal')
  const [crowd, wall] = [gather(addresses), gather([...addresses].reverse())]
  try {
    const counted = counting(servers)
    const joined = await crowd.tell<Joined>({ do: 'join', code: board.code, phones: meeting.phones, withinMs: 30_000, from: network(0) })
    meeting.tell({ join: { phones: meeting.phones, seconds: joined.seconds, each: timesOf(joined.took), ...counted(meeting.phones) } })
    await wall.tell({ do: 'follow', path: board.wall, send: '', phones: 1, cookie: board.cookie })
    const round = await board.addRound()
    await board.move(round, 'open')
    await pause(3000)
    const hall: Hall = { servers, board, crowd, wall, round }
    await writing(hall, 5)
    if (meeting.parts.has('room')) meeting.tell({ cards: await writing(hall, meeting.seconds), bare: await bare(meeting), votes: await voting(hall) })
    if (meeting.parts.has('cut')) meeting.tell({ cut: await cut(hall) })
    if (meeting.parts.has('restart')) meeting.tell({ restart: await away(meeting, hall, 'restart') })
    if (meeting.parts.has('kill') && servers.length > 1) {
      meeting.tell({ kill: await away(meeting, hall, 'kill') })
      servers[0] = await startProgram(['start', '--port', portOf(servers[0] as Running), ...meeting.target])
    }
    await board.close()
  } finally {
    await Promise.all([crowd.end(), wall.end()])
  }
}

const readers = async ({ readers: many, seconds }: Meeting, servers: readonly Running[]) => {
  const addresses = servers.map(({ address }) => address)
  const board = await openBoard(addresses, 'Meting van lezers')
  const [crowd, wall] = [gather(addresses), gather(addresses)]
  try {
    const round = await board.addRound()
    await board.move(round, 'open')
    await crowd.tell({ do: 'join', code: board.code, phones: 5, withinMs: 100, from: network(2) })
    await wall.tell({ do: 'follow', path: board.wall, send: '', phones: many, cookie: board.cookie })
    const figure = async (rate: number, long: number) => {
      for (const one of [crowd, wall]) await one.tell({ do: 'forget' })
      const counted = counting(servers)
      await crowd.tell({ do: 'write', round, perSecond: rate, seconds: long })
      const cost = counted(rate * long)
      await pause(2000)
      return { readers: many, ...comparedWith(await crowd.tell<Sent>({ do: 'sent' }), await wall.tell<Heard>({ do: 'heard' }), many), ...cost }
    }
    await figure(5, 3)
    return await figure(5, Math.min(30, seconds))
  } finally {
    await board.close()
    await Promise.all([crowd.end(), wall.end()])
  }
}

const rooms = async ({ rooms: many, seconds }: Meeting, servers: readonly Running[]) => {
  const addresses = servers.map(({ address }) => address)
  const [crowd, walls] = [gather(addresses), gather(addresses)]
  const boards: Led[] = []
  try {
    const counted = counting(servers)
    for (let nth = 0; nth < many; nth += 1) {
      const board = await openBoard(addresses, `Meting in zaal ${nth}`)
      boards.push(board)
      const round = await board.addRound()
      await board.move(round, 'open')
      await walls.tell({ do: 'follow', path: board.wall, send: '', phones: 1, cookie: board.cookie })
      await crowd.tell({ do: 'join', code: board.code, phones: people, withinMs: 100, from: network(10 + nth), round })
    }
    const joined = counted(many * people)
    for (const one of [crowd, walls]) await one.tell({ do: 'forget' })
    const cost = counting(servers)
    const [rate, long] = [(many * people * perSecond) / 300, Math.min(30, seconds)]
    await crowd.tell({ do: 'write', round: '', perSecond: rate, seconds: long })
    const used = cost(rate * long)
    await pause(2000)
    const { open } = await crowd.tell<State>({ do: 'state' })
    const figure = comparedWith(await crowd.tell<Sent>({ do: 'sent' }), await walls.tell<Heard>({ do: 'heard' }), 1)
    return { rooms: many, people: many * people, open, cpuMsPerJoin: joined.cpuMsPerEvent, perSecond: rate, ...figure, ...used }
  } finally {
    for (const board of boards) await board.close()
    await Promise.all([crowd.end(), walls.end()])
  }
}

/** Goes through the parts of the meeting that were asked for, each on servers that stay up between them. */
export const measureMeeting = async (meeting: Meeting): Promise<void> => {
  const servers: Running[] = []
  try {
    for (let nth = 0; nth < meeting.servers; nth += 1) servers.push(await startProgram(['start', '--port', '0', ...meeting.target]))
    if (['room', 'restart', 'kill', 'cut'].some((part) => meeting.parts.has(part))) await inHall(meeting, servers)
    if (meeting.parts.has('readers')) meeting.tell({ readers: await readers(meeting, servers) })
    if (meeting.parts.has('rooms')) meeting.tell({ rooms: await rooms(meeting, servers) })
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
  }
}
