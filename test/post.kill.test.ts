/** The worker that sends mail, killed on the way: nobody gets a letter twice, and nobody is silently missed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { openDatabase } from '../src/platform/database.ts'
import { writeMails } from '../src/platform/mail.ts'
import { filledPlace, startOn } from './program.ts'

const letters = Number(process.env['DENKTANK_KILL_LETTERS'] ?? 400)
const engine = process.env['DENKTANK_TEST_DATABASE'] ? 'PostgreSQL' : 'PGlite'
const kills = Number(process.env['DENKTANK_KILLS'] ?? 6)

/** A mail server that answers after a short while, as real ones do, and counts. */
const counting = async () => {
  const got: string[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'], logger: false,
    onData(stream, session, done) {
      stream.on('data', () => {})
      stream.on('end', () => { got.push(session.envelope.rcptTo[0]?.address ?? ''); setTimeout(done, 5) })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  return { got, address: `smtp://127.0.0.1:${(server.server.address() as { port: number }).port}`, close: () => new Promise<void>((resolve) => { server.close(resolve) }) }
}

test(`worker killed ${kills} times on the way through ${letters} letters, on ${engine}: nobody twice, nobody silently missed`, async () => {
  const place = await filledPlace()
  const server = await counting()
  const addresses = Array.from({ length: letters }, (_, at) => `lid${at}@voorbeeld.example`)
  const before = await openDatabase(place.address)
  await before.db.deleteFrom('mail').execute()
  await before.change((tx) => writeMails(tx, addresses.map((address) => ({ person_id: null, address, subject: 'Nieuws', body: 'Tekst\n' }))))
  await before.close()
  for (let kill = 0; kill < kills; kill += 1) {
    const program = await startOn([...place.words, '--smtp', server.address])
    const [from, least] = [server.got.length, Math.ceil(letters / kills / 2)]
    for (const end = Date.now() + 30_000; server.got.length < from + least && Date.now() < end;) await wait(5)
    await program.stop('SIGKILL')
  }
  const last = await startOn([...place.words, '--smtp', server.address])
  for (let [seen, since] = [-1, Date.now()]; Date.now() - since < 25_000 && server.got.length < letters; await wait(100)) {
    if (server.got.length !== seen) [seen, since] = [server.got.length, Date.now()]
  }
  await wait(500)
  await last.stop()
  await server.close()
  const after = await openDatabase(place.address)
  const rows = await after.db.selectFrom('mail').select(['address', 'sent_at', 'handed_at']).execute()
  await after.close()
  await place.clean()
  assert.equal(new Set(server.got).size, server.got.length, 'somebody got it twice')
  const unsure = new Set(rows.filter(({ sent_at, handed_at }) => !sent_at && handed_at).map(({ address }) => address))
  const got = new Set(server.got)
  const missed = addresses.filter((address) => !got.has(address))
  assert.deepEqual(missed.filter((address) => !unsure.has(address)), [], 'somebody was missed and is not listed as doubtful')
  assert.deepEqual(rows.filter(({ sent_at, handed_at }) => !sent_at && !handed_at), [], 'a letter still waits')
  process.stdout.write(`# ${server.got.length} of ${letters} arrived, ${unsure.size} in doubt, of which ${missed.length} did not arrive\n`)
})
