import assert from 'node:assert/strict'
import { createPublicKey, createVerify, generateKeyPairSync } from 'node:crypto'
import { createServer, type Server, type Socket } from 'node:net'
import { after, before, beforeEach, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import PostalMime from 'postal-mime'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { writeMails, type Letter } from '../mail.ts'
import { newId } from '../ids.ts'
import { markHanded, postponeMail, takeMail } from './queue.ts'
import { startPost, type PostSettings } from './sender.ts'

let house: TestHouse
before(async () => { house = await openHouse() })
after(() => house.close())
beforeEach(async () => { await house.database.db.deleteFrom('mail').execute() })

const letter = (more: Partial<Letter> = {}): Letter => ({ person_id: null, address: 'samira@voorbeeld.example', subject: 'Onderwerp', body: 'Tekst\n', ...more })
const write = (...letters: Letter[]) => house.database.change((tx) => writeMails(tx, letters))
const rows = () => house.database.db.selectFrom('mail').selectAll().orderBy('address').execute()

interface Post { to: string[]; raw: string }
const serve = async (options: SMTPServerOptions = {}) => {
  const got: Post[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'], logger: false,
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        got.push({ to: session.envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(parts).toString('latin1') })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const { port } = server.server.address() as { port: number }
  return { got, address: `smtp://127.0.0.1:${port}`, close: () => new Promise<void>((resolve) => { server.close(resolve) }) }
}

const until = async (what: () => Promise<boolean> | boolean, seconds = 10) => {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await wait(30)) if (await what()) return
  assert.fail(`did not come true in ${seconds} s`)
}

/** Sends until this is true, and stops. */
const sendUntil = async (settings: Partial<PostSettings> & { smtp: string }, what: () => Promise<boolean> | boolean, seconds = 10) => {
  const stop = await startPost(house.database, { from: 'Denktank <post@denktank.example>', ...settings })
  await until(what, seconds).finally(stop)
}

const noneDue = async () => (await rows()).every((row) => row.sent_at || row.failed_at || row.doubtful_at)

test('mail goes out once, to one receiver each, with what receivers need to trust it', async () => {
  const server = await serve()
  await write(letter(), letter({ address: 'joost@voorbeeld.example', html: '<p>Tekst</p>', headers: { 'List-Unsubscribe': '<https://denktank.example/x>' } }))
  await sendUntil({ smtp: server.address }, noneDue)
  await sendUntil({ smtp: server.address }, noneDue)
  await server.close()
  assert.deepEqual(server.got.map(({ to }) => to.join()).sort(), ['joost@voorbeeld.example', 'samira@voorbeeld.example'])
  const mail = await PostalMime.parse(server.got.find(({ to }) => to[0]?.startsWith('joost'))?.raw ?? '')
  assert.equal(mail.from?.address, 'post@denktank.example')
  assert.deepEqual(mail.to?.map(({ address }) => address), ['joost@voorbeeld.example'])
  assert.equal(mail.html?.trim(), '<p>Tekst</p>')
  assert.equal(mail.text?.trim(), 'Tekst')
  assert.match(mail.messageId ?? '', /^<[0-9a-f-]{36}@denktank\.example>$/)
  const headers = new Map(mail.headers.map(({ key, value }) => [key, value]))
  assert.equal(headers.get('auto-submitted'), 'auto-generated')
  assert.equal(headers.get('list-unsubscribe'), '<https://denktank.example/x>')
})

test('CR/LF in subjects and headers, and receivers such as "x@evil y"@gemeente.nl, reach nobody else', async () => {
  const server = await serve()
  await write(
    letter({ subject: 'Een\r\nBcc: evil@elders.example', headers: { 'List-Unsubscribe': '<x>\r\nBcc: evil@elders.example' } }),
    letter({ address: '"evil@elders.example y"@gemeente.example', subject: 'Twee' }),
    letter({ address: 'a@gemeente.example, evil@elders.example', subject: 'Drie' }),
    letter({ address: 'a@gemeente.example>\r\nRCPT TO:<evil@elders.example', subject: 'Vier' }))
  await sendUntil({ smtp: server.address }, noneDue)
  await server.close()
  assert.ok(server.got.length >= 1)
  for (const { to, raw } of server.got) {
    assert.equal(to.length, 1)
    assert.ok(!to.includes('evil@elders.example'), to.join())
    assert.doesNotMatch(raw, /^Bcc:/mi)
  }
  assert.deepEqual((await rows()).filter(({ sent_at, failed_at }) => !sent_at && !failed_at), [])
})

/** The signed headers and the body as RFC 6376 has them canonicalized (relaxed/relaxed). */
const relaxed = (raw: string) => {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const fields = head.split(/\r\n(?![ \t])/).map((field) => {
    const [name = '', ...value] = field.split(':')
    return { name: name.toLowerCase(), line: `${name.toLowerCase()}:${value.join(':').replace(/\s+/g, ' ').trim()}` }
  })
  return { fields, body: rest.join('\r\n\r\n') }
}

test('with a key mail is signed, so that the public half in the DNS proves it (DKIM)', async () => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048, privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  const server = await serve()
  await write(letter({ subject: 'Ondertekend', body: 'Geachte lezer,\n\nTekst.\n' }))
  await sendUntil({ smtp: server.address, dkim: { domain: 'denktank.example', selector: 'd1', privateKey } }, noneDue)
  await server.close()
  const { fields } = relaxed(server.got[0]?.raw ?? '')
  const signature = fields.find(({ name }) => name === 'dkim-signature')?.line ?? ''
  const tag = (name: string) => new RegExp(`[;:] ?${name}=([^;]*)`).exec(signature)?.[1]?.replace(/\s/g, '') ?? ''
  assert.equal(tag('d'), 'denktank.example')
  assert.equal(tag('s'), 'd1')
  const signed = tag('h').split(':').flatMap((name) => fields.find((field) => field.name === name.toLowerCase())?.line ?? [])
  assert.ok(signed.some((line) => line.startsWith('subject:')) && signed.some((line) => line.startsWith('from:')))
  const text = [...signed, signature.replace(/([;:] ?b=)[^;]*/, '$1').trimEnd()].join('\r\n')
  assert.ok(createVerify('RSA-SHA256').update(text).verify(createPublicKey(privateKey), Buffer.from(tag('b'), 'base64')))
})

test('4xx: the letter waits and goes out later; 5xx: it fails with the reason, and the others pass', async () => {
  let busy = true
  const server = await serve({
    onRcptTo({ address }, _session, done) {
      if (address.startsWith('weg')) done(Object.assign(new Error('No such person'), { responseCode: 550 }))
      else if (address.startsWith('druk') && busy) done(Object.assign(new Error('Try later'), { responseCode: 451 }))
      else done()
    },
  })
  await write(letter({ address: 'weg@x.example' }), letter({ address: 'druk@x.example' }), letter({ address: 'goed@x.example' }))
  await sendUntil({ smtp: server.address }, async () => (await rows()).filter((row) => row.sent_at || row.failed_at).length === 2)
  const [later, good, gone] = await rows()
  assert.ok(good?.sent_at && gone?.failed_at)
  assert.match(gone.fault, /550.*No such person/)
  assert.ok(later && !later.sent_at && !later.failed_at && later.retry_at.getTime() > Date.now() + 30_000 && later.tries === 1)
  busy = false
  await house.database.db.updateTable('mail').set({ retry_at: new Date(Date.now() - 1000) }).where('id', '=', later.id).execute()
  await sendUntil({ smtp: server.address }, noneDue)
  await server.close()
  assert.deepEqual(server.got.map(({ to }) => to[0]).sort(), ['druk@x.example', 'goed@x.example'])
})

const rawServer = async (answer: (socket: Socket) => void) => {
  const open = new Set<Socket>()
  const server: Server = createServer((socket) => { open.add(socket); socket.on('error', () => {}); answer(socket) })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const { port } = server.address() as { port: number }
  return { address: `smtp://127.0.0.1:${port}`, close: async () => { open.forEach((one) => one.destroy()); await new Promise((resolve) => { server.close(resolve) }) } }
}

test('SMTP down: the queue keeps everything, and sends it when the server is back', async () => {
  const gone = await rawServer((socket) => socket.destroy())
  await write(letter(), letter({ address: 'joost@voorbeeld.example' }))
  await sendUntil({ smtp: gone.address }, () => house.logged.some((line) => line.includes('mail.waiting')))
  await gone.close()
  assert.deepEqual((await rows()).map((row) => [row.sent_at, row.failed_at, row.doubtful_at, row.handed_at, row.taken_by]), Array(2).fill(Array(5).fill(null)))
  const server = await serve()
  await sendUntil({ smtp: server.address }, noneDue)
  await server.close()
  assert.equal(server.got.length, 2)
})

test('a server that stops answering after the text leaves the letter in doubt: it is not sent again by itself', async () => {
  const sly = await rawServer((socket) => {
    let text = false
    socket.write('220 sly\r\n')
    socket.on('data', (chunk) => {
      const line = chunk.toString()
      if (text && line.endsWith('\r\n.\r\n')) socket.destroy()
      else if (!text && /^DATA/im.test(line)) { text = true; socket.write('354 go on\r\n') }
      else if (!text) socket.write('250 fine\r\n')
    })
  })
  await write(letter())
  await sendUntil({ smtp: sly.address }, noneDue)
  await sly.close()
  const server = await serve()
  await sendUntil({ smtp: server.address }, noneDue)
  await server.close()
  assert.equal(server.got.length, 0)
  assert.ok((await rows())[0]?.doubtful_at)
})

test('somebody who waits for a link to sign in does not wait for the other letters', async () => {
  const server = await serve()
  await write(...Array.from({ length: 200 }, (_, at) => letter({ address: `lid${at}@voorbeeld.example` })), letter({ address: 'haast@voorbeeld.example', urgent: true }))
  await sendUntil({ smtp: server.address }, noneDue, 20)
  await server.close()
  assert.equal(server.got.length, 201)
  assert.ok(server.got.findIndex(({ to }) => to[0]?.startsWith('haast')) < 10)
})

test('a fault of ours after a letter was handed over never puts it back into the queue', async () => {
  const sender = newId()
  await write(letter(), letter({ address: 'joost@voorbeeld.example' }))
  const [handed, kept] = await takeMail(house.database, sender, 2)
  assert.ok(handed && kept)
  await markHanded(house.database, sender, [handed.id])
  for (const { id } of [handed, kept]) await postponeMail(house.database, id, 'the database was gone')
  const after = new Map((await rows()).map((row) => [row.id, row]))
  assert.deepEqual([after.get(handed.id)?.tries, after.get(kept.id)?.tries], [0, 1])
  await house.database.db.updateTable('mail').set({ retry_at: new Date(0), taken_until: null }).execute()
  assert.deepEqual((await takeMail(house.database, newId(), 2)).map(({ id }) => id), [kept.id])
})

test('two senders at once hand over each letter once', async () => {
  const server = await serve()
  await write(...Array.from({ length: 300 }, (_, at) => letter({ address: `lid${at}@voorbeeld.example` })))
  // A server that stays open keeps the whole run waiting.
  await Promise.all([1, 2].map(() => sendUntil({ smtp: server.address }, noneDue, 60))).finally(() => server.close())
  assert.equal(server.got.length, 300)
  assert.equal(new Set(server.got.map(({ to }) => to[0])).size, 300)
})
