/** The ways by which mail comes in: the protocols themselves, on loopback. */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { lockFolder } from '../pglite/lock.ts'
import { inProject } from '../root.ts'
import { options, readSettings } from '../settings.ts'
import { addressWith, codeIn, isAnswerable, isOurs, receiveAt } from './address.ts'
import { mailCommand } from './command.ts'
import { fetchMail } from './imap.ts'
import { replyAddresses } from './keys.ts'
import { remembering } from './resolver.ts'
import { startSmtp } from './smtp.ts'
import { startMailIn } from './start.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(async () => {
  receiveAt(undefined)
  await house.close()
})
beforeEach(async () => { await sql`delete from mail_in`.execute(house.database.db) })

const kept = async () => (await sql<{ way: string; raw: Buffer; receivers: string[] }>`select way, raw, receivers from mail_in order by came_at, id`.execute(house.database.db)).rows.map(({ way, raw, receivers }) => [way, raw.toString(), ...receivers])

/** Enough of an IMAP server (RFC 3501) for a client that looks for what is unseen, fetches it and marks it. */
const boxes: { close: () => void }[] = []
after(() => boxes.forEach((one) => one.close()))
const mailbox = async (mails: string[]) => {
  const seen = new Set<number>()
  const heard: string[] = []
  const lines = new Set<Socket>()
  const answer = (socket: Socket, line: string) => {
    const [tag = '', verb = '', ...rest] = line.split(' ')
    const command = [verb, ...rest].join(' ')
    heard.push(command)
    const end = (...before: string[]) => socket.write(`${[...before, `${tag} OK done`].join('\r\n')}\r\n`)
    if (/^CAPABILITY/i.test(command)) return end('* CAPABILITY IMAP4rev1')
    if (/^(?:SELECT|EXAMINE)/i.test(command)) return end(`* ${mails.length} EXISTS`, '* FLAGS (\\Seen)', '* OK [PERMANENTFLAGS (\\Seen)] x', '* OK [UIDVALIDITY 1] x', `* OK [UIDNEXT ${mails.length + 1}] x`)
    if (/^LIST/i.test(command)) return end('* LIST () "/" INBOX')
    if (/^UID SEARCH/i.test(command)) return end(`* SEARCH ${mails.map((_, at) => at + 1).filter((uid) => !seen.has(uid)).join(' ')}`.trim())
    if (/^UID FETCH/i.test(command)) {
      const uid = Number(rest[1])
      const mail = mails[uid - 1] ?? ''
      return end(`* ${uid} FETCH (UID ${uid} RFC822.SIZE ${mail.length} BODY[]${/BODY\.PEEK\[\]<0/i.test(command) ? '<0>' : ''} {${mail.length}}\r\n${mail})`)
    }
    if (/^UID STORE/i.test(command)) { seen.add(Number(rest[1])); return end() }
    if (/^LOGIN|^AUTHENTICATE/i.test(command) && /fout/.test(command)) return socket.write(`${tag} NO wrong\r\n`)
    if (/^LOGOUT/i.test(command)) { end('* BYE'); return socket.end() }
    return end()
  }
  const server = createServer((socket) => {
    lines.add(socket)
    socket.on('error', () => undefined)
    socket.write('* OK ready\r\n')
    let left = ''
    socket.on('data', (part) => {
      left += part.toString('latin1')
      for (let at = left.indexOf('\r\n'); at !== -1; at = left.indexOf('\r\n')) {
        const line = left.slice(0, at)
        left = left.slice(at + 2)
        answer(socket, line)
      }
    })
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const { port } = server.address() as { port: number }
  const box = { heard, seen, address: `imap://naam:geheim@127.0.0.1:${port}/INBOX`, wrong: `imap://naam:fout@127.0.0.1:${port}`, close: () => { lines.forEach((one) => one.destroy()); server.close() } }
  boxes.push(box)
  return box
}

test('what lies unread in a mailbox is fetched once, and marked as read only once it is kept here', async () => {
  const box = await mailbox(['From: a@b.example\r\n\r\neen', 'From: a@b.example\r\n\r\ntwee'])
  assert.equal(await fetchMail(house.database, box.address), 2)
  assert.deepEqual(await kept(), [['imap', 'From: a@b.example\r\n\r\neen'], ['imap', 'From: a@b.example\r\n\r\ntwee']])
  assert.deepEqual([...box.seen].sort(), [1, 2])
  assert.equal(await fetchMail(house.database, box.address), 0)
  await assert.rejects(fetchMail(house.database, box.wrong))
  await sql`insert into mail_in (id, way, raw) select gen_random_uuid(), 'smtp', 'x' from generate_series(1, 2000)`.execute(house.database.db)
  const full = await mailbox(['From: a@b.example\r\n\r\ndrie'])
  assert.equal(await fetchMail(house.database, full.address), 0)
  assert.deepEqual([...full.seen], [], 'what cannot be kept stays unread where it is')
})

test('denktank mail in hands a mail to the program that runs, and says what is wrong with what is no mail', async () => {
  receiveAt('antwoord@denktank.example')
  const server = await startSmtp(house.database, 0)
  const from = async function* (text: string) { yield Buffer.from(text) }
  const words = ['in', '--mail-in', 'antwoord@denktank.example', '--mail-in-port', String(server.port)]
  assert.equal(await mailCommand([...words, '--to', 'antwoord+abc@denktank.example'], from('From: a@b.example\r\n\r\nhoi')), 0)
  assert.deepEqual((await kept()).map(([way, raw, to]) => [way, raw?.trim(), to]), [['smtp', 'From: a@b.example\r\n\r\nhoi', 'antwoord+abc@denktank.example']])
  await assert.rejects(mailCommand(words, from('')), /no mail on standard input/)
  await assert.rejects(mailCommand(['uit'], from('x')), /Use: denktank mail in/)
  await assert.rejects(mailCommand([...words, '--to', 'iemand@elders.example'], from('From: a@b.example\r\n\r\nhoi')), /550/)
  await server.close()
  receiveAt(undefined)
})

test('while the program runs in the same folder, the command says how it hands a mail over to it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'denktank-mail-'))
  writeFileSync(join(folder, 'PG_VERSION'), '17')
  const release = await lockFolder(folder)
  const mail = async function* () { yield Buffer.from('From: a@b.example\r\n\r\nhoi') }
  await assert.rejects(mailCommand(['in', '--data', folder], mail()), /in use by process \d+\. Start that program with --mail-in and --mail-in-port/)
  release()
  rmSync(folder, { recursive: true })
})

test('a port that is taken is one clear fault, and without an address nothing listens', async () => {
  const settings = { ...readSettings([], {}).settings, mailIn: 'antwoord@denktank.example' }
  const first = createServer()
  await new Promise<void>((resolve) => { first.listen(0, '127.0.0.1', resolve) })
  const { port } = first.address() as { port: number }
  await assert.rejects(startMailIn(house.database, { ...settings, mailInPort: port }), /--mail-in-port/)
  first.close()
  await (await startMailIn(house.database, { ...settings, mailIn: undefined, mailInPort: 1 }))()
  assert.equal(isAnswerable(), false)
})

test('settings that cannot be are refused with one clear line', () => {
  for (const [flag, value] of [['mail-in', 'geen adres'], ['mail-in', 'a+b@denktank.example'], ['mail-in', `${'a'.repeat(41)}@denktank.example`], ['mail-in-port', 'veel'], ['mail-in-imap', 'https://mail'], ['mail-in-trusts', 'a b']] as const) {
    assert.ok(options.some((one) => one.flag === flag))
    assert.throws(() => readSettings([`--${flag}`, value], {}), { name: /.*/ }, `${flag} ${value}`)
  }
  assert.equal(readSettings([], { DENKTANK_MAIL_IN: 'Antwoord@Denktank.example' }).settings.mailIn, 'antwoord@denktank.example')
})

test('a code is drawn from the key: the same for one person and thing, another for every other, and only its hash is kept', async () => {
  receiveAt('antwoord@denktank.example')
  const [one, two] = [house.id('person', 'samira-el-amrani'), house.id('person', 'devi-baldew')]
  const thing = { kind: 'topic', id: house.id('ring', 'cloudstrategie', 'leden'), workspace_id: house.id('workspace', 'cloudstrategie') }
  const write = () => house.database.change((tx) => replyAddresses(tx, [{ person_id: one, answers: thing }, { person_id: two, answers: thing }, { person_id: one, answers: { ...thing, kind: 'ring' } }, { person_id: one }, { person_id: null, answers: thing }, { person_id: one, answers: thing }]))
  const [first, second] = [await write(), await write()]
  assert.deepEqual(first, second)
  assert.equal(new Set(first.slice(0, 3)).size, 3)
  assert.deepEqual([first[3], first[4], first[5]], [undefined, undefined, first[0]])
  const { rows } = await sql<{ text: string }>`select reply_key::text as text from reply_key`.execute(house.database.db)
  assert.equal(rows.length, 3)
  for (const address of first) if (address) assert.ok(!rows.some(({ text }) => text.includes(codeIn(address) ?? '?')))
  assert.equal(codeIn((first[0] ?? '').toUpperCase()), codeIn(first[0] ?? ''), 'servers change capitals')
  assert.ok(isOurs('Antwoord+x@DENKTANK.example') && !isOurs('antwoord@denktank.example.evil.example') && !isOurs('x@antwoord@elders.example'))
  assert.equal(codeIn(`antwoord+${'a'.repeat(23)}1@denktank.example`), undefined)
  receiveAt(undefined)
  assert.deepEqual([addressWith('x'), await write()], [undefined, []])
})

test('a name server is asked once for a while, but again after it failed', async () => {
  const asked: string[] = []
  const ask = remembering(async (name) => {
    asked.push(name)
    if (name === 'stuk') throw Object.assign(new Error('x'), { code: 'ESERVFAIL' })
    if (name === 'niets') throw Object.assign(new Error('x'), { code: 'ENOTFOUND' })
    return [[name]]
  })
  for (const name of ['a', 'a', 'A', 'niets', 'niets', 'stuk', 'stuk']) await ask(name, 'TXT').catch(() => undefined)
  assert.deepEqual(asked, ['a', 'niets', 'stuk', 'stuk'])
})

test('the command reads standard input as a mail server gives it', { timeout: 60_000 }, async () => {
  const child = spawn(process.execPath, [inProject('bin/denktank'), 'mail', 'in', '--mail-in', 'antwoord@denktank.example', '--mail-in-port', '9'], { stdio: ['pipe', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.on('data', (part: Buffer) => { said += part.toString() })
  child.stdin.end('From: a@b.example\r\n\r\nhoi')
  const code = await new Promise<number | null>((resolve) => { child.on('exit', resolve) })
  assert.equal(code, 20)
  assert.match(said, /^denktank: The mail was not taken: [^\n]+\n$/)
})
