/** The program as people run it: what it says when something is wrong, what it leaves behind, and what its commands do. */
import assert from 'node:assert/strict'
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openDatabase } from '../src/platform/database.ts'
import { exitCodes } from '../src/platform/faults.ts'
import { inProject } from '../src/platform/root.ts'
import { options } from '../src/platform/settings.ts'
import { refused, runProgram, startOn, Visitor } from './program.ts'

const work = mkdtempSync(join(tmpdir(), 'denktank-start-'))
const place = (name: string) => join(work, name)
after(() => rmSync(work, { recursive: true, force: true }))

/** A folder with the sample in it that no test changes; copies of it are made for those that do. */
const full = place('full')
before(async () => { assert.equal((await runProgram(['sample', 'load', '--data', full])).code, 0) })
const copy = (name: string) => {
  cpSync(full, place(name), { recursive: true })
  return place(name)
}

test('help names every command and every setting with its variable, and what the exit codes mean', async () => {
  const { code, out, err } = await runProgram(['--help'])
  assert.equal(code, 0)
  assert.equal(err, '')
  for (const command of ['start', 'migrate', 'sample load', 'backup FILE', 'restore FILE', 'check', 'bench']) assert.ok(out.includes(`  ${command}`), command)
  for (const { flag, variable, meaning } of options) assert.ok(out.includes(`--${flag} `) && out.includes(variable) && out.includes(meaning), flag)
  const places = new Set(options.map(({ meaning }) => out.split('\n').find((line) => line.includes(` ${meaning}`))?.indexOf(` ${meaning}`)))
  assert.equal(places.size, 1, 'what each setting means stands in one column')
  assert.match(out, /Exit codes: 0/)
  for (const [number, means] of exitCodes) assert.ok(out.includes(`  ${number}`) && out.includes(means), `${number} ${means}`)
})

test('each command explains itself, whichever way help is asked, and does nothing then', async () => {
  const commands = ['start', 'migrate', 'sample', 'backup', 'restore', 'erased', 'check', 'reindex', 'dkim', 'mail', 'unlock', 'bench', 'version']
  await Promise.all(commands.map(async (command) => {
    const { code, out, err } = await runProgram([command, '--help', '--data', place('helped')])
    assert.deepEqual([code, err], [0, ''], command)
    assert.match(out, new RegExp(`^denktank ${command}\\b`))
    assert.match(out, /--data FOLDER|--data /)
    assert.match(out, /Exit codes: 0/)
    assert.equal(out.split('\n')[0]?.includes('[--json]'), !['start'].includes(command), command)
  }))
  assert.equal((await runProgram(['help', 'backup'])).out, (await runProgram(['backup', '-h'])).out)
  assert.ok(!existsSync(place('helped')))
})

test('which version it is, is told by a command and by --version and -V, whatever the settings say, and help names it', async () => {
  const { version } = JSON.parse(readFileSync(inProject('package.json'), 'utf8')) as { version: string }
  const wrong = { DENKTANK_PORT: 'x' }
  for (const words of [['version'], ['--version'], ['-V'], ['start', '--version'], ['backup', '-V']]) {
    const { code, out, err } = await runProgram(words, wrong)
    assert.deepEqual([code, out, err], [0, `denktank ${version}\n`, ''], words.join(' '))
  }
  const { out } = await runProgram(['--version', '--json'], wrong)
  assert.deepEqual(JSON.parse(out), { ok: true, version })
  refused(await runProgram(['version', 'x']), 2, /'x' is not an option of version/)
  assert.match((await runProgram(['--help'])).out, / version \[--json\] +tells which version this is/)
})

test('bench refuses what it would not do, in one line and at once, and takes --json for whatever it measures', async () => {
  const folder = place('benched')
  for (const [words, says] of [
    [['pages', 'front'], /'front' is not an option of bench pages/], [['spreading', '--nope'], /There is no option --nope/], [['spreading', 'x'], /'x' is not an option of bench spreading/],
    [['live', '--json', '--seconds', 'zes'], /--seconds takes a whole number from 1/], [['--json', '--nope'], /There is no option --nope/], [['meeting', '--json', '--part', 'x'], /There is no part 'x'/],
    [['post', '--json'], /name a PostgreSQL database/], [['bogus'], /There is no bench 'bogus'/],
  ] as const) refused(await runProgram(['bench', ...words, '--data', folder]), 2, says)
  assert.ok(!existsSync(folder), 'nothing was made for it')
})

test('every command that reports does so as one line of JSON when asked, also when something is wrong', async () => {
  const folder = copy('json')
  const database = await openDatabase(folder)
  const { rows } = await sql<{ email: string }>`select email from person where email is not null order by email limit 1`.execute(database.db)
  await database.close()
  const someone = rows[0]?.email ?? ''
  const asJson = async (...words: string[]) => {
    const { code, out, err } = await runProgram([...words, '--json', '--data', folder])
    assert.match(out, /^\{[^\n]+\}\n$/, `${words.join(' ')}: ${out}${err}`)
    return { code, err, said: JSON.parse(out) as Record<string, unknown> }
  }
  const done = async (...words: string[]) => {
    const { code, said } = await asJson(...words)
    assert.deepEqual([code, said['ok']], [0, true], words.join(' '))
    return said
  }
  assert.deepEqual((await done('migrate'))['migrated'], [])
  const saved = await done('backup', place('json.gz'))
  assert.equal(saved['file'], place('json.gz'))
  assert.ok(Number(saved['bytes']) > 1000 && (saved['tables'] as Record<string, number>)['contribution'] === 160)
  assert.deepEqual((await done('erased', 'list'))['erased'], [])
  assert.ok(Number((await done('reindex'))['things']) > 100)
  assert.equal((await done('unlock', someone))['address'], someone)
  assert.match(String((await done('dkim', place('json.pem')))['value']), /^v=DKIM1/)
  assert.equal((await done('sample', 'remove', '--yes'))['sample'], 'removed')
  assert.equal((await done('restore', place('json.gz')))['rows'], saved['rows'])
  for (const [words, code, fault] of [[['unlock', 'niemand@voorbeeld.example'], 2, 'BadSetting'], [['restore', place('json.gz')], 32, 'NotEmpty'], [['sample', 'load'], 32, 'NotEmpty']] as const) {
    const refusal = await asJson(...words)
    assert.deepEqual([refusal.code, refusal.said['ok'], refusal.said['fault']], [code, false, fault], words.join(' '))
    assert.equal(refusal.err, `denktank: ${String(refusal.said['message'])}\n`)
  }
})

test('a command, option or value that cannot be is refused in one line, before anything is made', async () => {
  const data = place('never')
  const wrong: readonly [readonly string[], RegExp][] = [
    [['begin'], /no command 'begin'/], [['--port', '3000'], /Name a command before --port, such as start/], [['start', '--poort', '3000', '--data', data], /no option --poort/],
    [['start', '--port', '99999', '--data', data], /'99999' is not a port/], [['start', '--port', '--data'], /is not a port/],
    [['start', '--data'], /--data needs a value/], [['start', '--database', 'mysql://x/y'], /database address must start with/],
    [['start', '--url', 'denktank.example', '--data', data], /public address must start with/], [['start', 'nu', '--data', data], /'nu' is not an option/],
    [['start', '--database', 'postgres://denktank:geheim@/denktank'], /database address is not an address/], [['sample', 'load', 'nu', '--data', data], /'nu' is not an option of sample load/],
    [['sample', 'load', '--scale', '0', '--data', data], /--scale takes/], [['sample', 'remove', '--data', data], /sample remove --yes/],
    [['backup', '--data', data], /Name one file/],
    [['start', '--mail-from', 'geen adres', '--data', data], /'geen adres' is not a sender/], [['start', '--mail-in-port', '2525', '--data', data], /--mail-in-port needs --mail-in/],
    [['start', '--dkim-key', place('nokey'), '--data', data], /DKIM key .*nokey cannot be read/],
    [['start', '--dkim-key', place('nokey'), '--smtp', 'smtp://127.0.0.1:9', '--data', data], /DKIM key .*nokey cannot be read/],
  ]
  await Promise.all(wrong.map(async ([words, says]) => refused(await runProgram(words), 2, says)))
  assert.ok(!existsSync(data))
})

test('a port in use leaves no folder behind', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const address = server.address()
  const port = String(typeof address === 'object' && address ? address.port : 0)
  try {
    refused(await runProgram(['start', '--port', port, '--data', place('porttaken')]), 3, new RegExp(`Port ${port} on 127.0.0.1 is in use`))
  } finally {
    server.close()
  }
  assert.ok(!existsSync(place('porttaken')))
})

test('a port for mail that comes in that is in use is refused in one line, before anybody is told where to look', async () => {
  const server = createServer()
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const address = server.address()
  const port = String(typeof address === 'object' && address ? address.port : 0)
  try {
    const ended = await runProgram(['start', '--port', '0', '--data', copy('mailport'), '--mail-in', 'antwoord@denktank.example', '--mail-in-port', port])
    refused(ended, 3, new RegExp(`Port ${port} for mail that comes in cannot be used`))
    assert.doesNotMatch(ended.out, /Denktank: http|comes in on/)
    // Nor does a first start that comes to this keep what was made for it.
    refused(await runProgram(['start', '--port', '0', '--data', place('mailfirst'), '--mail-in', 'antwoord@denktank.example', '--mail-in-port', port]), 3, /cannot be used/)
    assert.ok(!existsSync(place('mailfirst')))
  } finally {
    server.close()
  }
})

test('a folder that may not be written to is refused', { skip: process.getuid?.() === 0 ? 'root may write anywhere' : false }, async () => {
  mkdirSync(place('closed'))
  chmodSync(place('closed'), 0o500)
  refused(await runProgram(['start', '--port', '0', '--data', join(place('closed'), 'data')]), 10, /cannot be written to/)
  chmodSync(place('closed'), 0o700)
})

test('a file where a folder should be is refused, and so is a path through a file', async () => {
  writeFileSync(place('file'), 'notes')
  refused(await runProgram(['start', '--port', '0', '--data', place('file')]), 11, /a folder is needed/)
  refused(await runProgram(['start', '--port', '0', '--data', join(place('file'), 'data')]), 11, /a folder is needed/)
})

test('a folder that the system cannot make is refused, and not tried for ever', { skip: existsSync('/proc/self') ? false : 'there is no /proc here' }, async () => {
  refused(await runProgram(['start', '--port', '0', '--data', '/proc/denktank']), 10, /cannot be (?:made|written to)/)
})

test('a command on what is there makes nothing where nothing is', async () => {
  const commands = [['check'], ['reindex'], ['unlock', 'iemand@voorbeeld.example'], ['erased', 'list'], ['backup', place('nothing.gz')], ['sample', 'remove', '--yes']]
  for (const words of commands) refused(await runProgram([...words, '--data', place('nothing')]), 13, /There is no database in/)
  assert.ok(!existsSync(place('nothing')) && !existsSync(place('nothing.gz')))
})

test('a folder with other files in it is refused and stays as it was', async () => {
  mkdirSync(place('theirs'))
  writeFileSync(join(place('theirs'), 'letter.txt'), 'Dear all')
  refused(await runProgram(['start', '--port', '0', '--data', place('theirs')]), 13, /holds other files/)
  assert.deepEqual(readdirSync(place('theirs')), ['letter.txt'])
})

test('a folder made by another major version is refused, with what to do about it', async () => {
  const folder = copy('older')
  writeFileSync(join(folder, 'database', 'PG_VERSION'), '17\n')
  for (const words of [['start', '--port', '0'], ['backup', place('older.gz')]]) {
    refused(await runProgram([...words, '--data', folder]), 14, /made by PostgreSQL 17 .* make a backup with the program that made it/)
  }
  assert.ok(!existsSync(place('older.gz')))
})

test('a database that cannot be reached is refused, without the password in the message', async () => {
  const places = ['127.0.0.1:1/denktank', 'localhost/x?host=/nonexistent', 'nergens.invalid/x']
  await Promise.all(places.map(async (at) => {
    const ended = await runProgram(['start', '--port', '0', '--database', `postgres://denktank:geheim@${at}`])
    refused(ended, 20, /cannot be reached/)
    assert.doesNotMatch(ended.err, /geheim/)
  }))
})

test('a database newer than the program is left alone', async () => {
  const folder = copy('newer')
  const database = await openDatabase(folder)
  await sql`insert into migration (number, name, sha256) select max(number) + 1, '9999-from-the-future', 'x' from migration`.execute(database.db)
  await database.close()
  // A backup by a program that does not know all tables may not be called whole.
  for (const words of [['start', '--port', '0'], ['migrate'], ['backup', place('newer.gz')], ['check'], ['sample', 'remove', '--yes']]) {
    refused(await runProgram([...words, '--data', folder]), 22, /newer/)
  }
  assert.ok(!existsSync(place('newer.gz')))
})

test('a backup that is not there, or is none, is refused and makes no folder', async () => {
  refused(await runProgram(['restore', place('absent.gz'), '--data', place('unmade')]), 30, /no such file/)
  writeFileSync(place('none.gz'), 'this is no backup')
  refused(await runProgram(['restore', place('none.gz'), '--data', place('unmade')]), 30, /cannot be used/)
  assert.ok(!existsSync(place('unmade')), 'a folder was made for a backup that is not there')
})

test('a backup to where there is no folder is refused for that reason', async () => {
  const { code, err } = await runProgram(['backup', join(place('nowhere'), 'all.gz'), '--data', full])
  assert.ok(code !== 0 && code !== 'SIGKILL')
  assert.match(err, /^denktank: [^\n]+\n$/)
  assert.ok(err.includes('nowhere'), `the message does not name the place: ${err}`)
})

test('a folder that is open is refused to every command, and stays open to the first', async () => {
  const folder = copy('open')
  const program = await startOn(['--data', folder])
  try {
    const commands = [['start', '--port', '0'], ['migrate'], ['check'], ['backup', place('open.gz')], ['sample', 'remove', '--yes']]
    await Promise.all(commands.map(async (words) => refused(await runProgram([...words, '--data', folder]), 12, /is in use by process \d+/)))
    assert.equal((await new Visitor(program.address).get('/')).status, 200)
  } finally {
    const { code, seconds } = await program.stop()
    assert.equal(code, 0)
    assert.ok(seconds < 5, `stopping took ${seconds} s`)
  }
  assert.ok(!existsSync(place('open.gz')))
})

test('check reports in words and as JSON, and asks for attention with exit code 1', async () => {
  const plain = await runProgram(['check', '--data', full])
  assert.equal(plain.code, 0)
  assert.match(plain.out, /All is well/)
  const { code, out } = await runProgram(['check', '--json', '--data', full])
  const report = JSON.parse(out) as { ok: boolean; findings: { what: string; value: unknown }[] }
  assert.deepEqual([code, report.ok], [0, true])
  assert.equal(report.findings.find(({ what }) => what === 'contributions')?.value, 160)
  const exposed = await runProgram(['check', '--json', '--data', full, '--host', '0.0.0.0'])
  assert.equal(exposed.code, 1)
  assert.equal((JSON.parse(exposed.out) as { ok: boolean }).ok, false)
})

test('check leaves a database of an older program as it is, and says so', async () => {
  const folder = copy('older')
  const lastRan = async () => {
    const database = await openDatabase(folder)
    const { rows } = await sql<{ name: string }>`select name from migration order by number desc limit 1`.execute(database.db)
    return { database, name: rows[0]?.name }
  }
  const { database } = await lastRan()
  await sql`delete from migration where number = (select max(number) from migration)`.execute(database.db)
  await database.close()
  const before = await lastRan()
  await before.database.close()
  refused(await runProgram(['check', '--data', folder]), 25, /older than this program.*denktank migrate/)
  const after = await lastRan()
  await after.database.close()
  assert.equal(after.name, before.name)
})

test('check says whom a letter is in doubt for, whom the mail server refused, and what to put in the DNS', async () => {
  const folder = copy('letters')
  const key = place('dkim.pem')
  const made = await runProgram(['dkim', key, '--mail-from', 'post@denktank.example'])
  assert.equal(made.code, 0, made.err)
  assert.match(made.out, /denktank\._domainkey\.denktank\.example[\s\S]*v=DKIM1; k=rsa; p=[A-Za-z0-9+/=]{300,}/)
  assert.doesNotMatch(made.out, /localhost/)
  assert.notEqual((await runProgram(['dkim', key])).code, 0, 'a key is never overwritten')
  assert.match((await runProgram(['dkim', place('nobody.pem')])).out, /in the place of localhost: no sender is set/)
  const database = await openDatabase(folder)
  await sql`insert into mail (id, address, subject, body, message_id, handed_at, doubtful_at, failed_at, fault) values
    (gen_random_uuid(), 'onzeker@voorbeeld.example', 'x', 'x', '<1@x>', now(), now(), null, ''),
    (gen_random_uuid(), 'weg@voorbeeld.example', 'x', 'x', '<2@x>', now(), null, now(), '550 no such person')`.execute(database.db)
  await database.close()
  const { code, out } = await runProgram(['check', '--data', folder, '--smtp', 'smtp://mail.denktank.example', '--mail-from', 'post@denktank.example', '--dkim-key', key])
  assert.equal(code, 1)
  assert.match(out, /! mail in doubt: 1 .*onzeker@voorbeeld\.example/)
  assert.match(out, /! mail refused: 1 .*weg@voorbeeld\.example: 550 no such person/)
  assert.match(out, /SPF record to set, TXT at denktank\.example: v=spf1 a:mail\.denktank\.example/)
  assert.match(out, /DKIM record to set, TXT at denktank\._domainkey\.denktank\.example: v=DKIM1/)
  assert.match(out, /DMARC record to set, TXT at _dmarc\.denktank\.example: v=DMARC1/)
})

test('the sample goes into an empty database only, and is taken out whole', async () => {
  const folder = copy('sample')
  refused(await runProgram(['sample', 'load', '--data', folder]), 32, /not empty/)
  const removed = await runProgram(['sample', 'remove', '--yes', '--data', folder])
  assert.equal(removed.code, 0, removed.err)
  const report = JSON.parse((await runProgram(['check', '--json', '--data', folder])).out) as { findings: { what: string; value: unknown }[] }
  for (const what of ['people', 'think tanks', 'contributions', 'publications']) assert.equal(report.findings.find((one) => one.what === what)?.value, 0, what)
  assert.equal((await runProgram(['sample', 'load', '--data', folder])).code, 0)
})

test('an empty start waits to be set up: the first person founds the association and is in', async () => {
  const program = await startOn(['--empty', '--data', place('empty')])
  try {
    assert.match(program.said(), new RegExp(`Set up your association at ${program.address}/beginnen`))
    const founder = new Visitor(program.address)
    assert.equal((await founder.get('/')).location, '/beginnen')
    assert.equal((await founder.get('/beginnen')).status, 200)
    assert.equal((await founder.post('/beginnen', { association_name: '', contact_email: 'x', given_name: '', family_name: '', email: '' })).status, 422)
    const fields = { association_name: 'Vereniging Noorderlicht', contact_email: 'bureau@noorderlicht.example', given_name: 'Ada', prefix: '', family_name: 'Veen', email: 'ada@noorderlicht.example', code: '' }
    const founded = await founder.post('/beginnen', fields)
    assert.deepEqual([founded.status, founded.location], [303, '/vereniging'])
    assert.match((await founder.get('/vereniging')).body, /Vereniging Noorderlicht/)
    assert.equal((await new Visitor(program.address).get('/beginnen')).status, 404)
    assert.doesNotMatch((await new Visitor(program.address).get('/inloggen')).body, /inloggen\/als/)
  } finally {
    assert.equal((await program.stop()).code, 0)
  }
})

test('a first start says where it is, how to sign in and where mail goes, and stops within five seconds with people on it', async () => {
  const program = await startOn(['--data', place('first')])
  for (const says of [/Denktank: http:\/\/127\.0\.0\.1:\d+\n/, /Sign in: .*\/inloggen/, /Mail is not sent but kept: .*\/uitgaande-post/]) assert.match(program.said(), says)
  const member = await new Visitor(program.address).signInAs('samira-el-amrani')
  assert.equal((await member.get('/denktanks/cloudstrategie')).status, 200)
  const stream = await fetch(`${program.address}/denktanks/cloudstrategie/live`, { headers: member.headers })
  assert.equal(stream.status, 200)
  const ended = await program.stop()
  await stream.body?.cancel().catch(() => {})
  assert.equal(ended.code, 0)
  assert.ok(ended.seconds < 5, `stopping took ${ended.seconds} s`)
})

test('what a backup holds comes back in an empty folder: the same figures and the same publication', async () => {
  const folder = copy('source')
  const publication = async (data: string) => {
    const program = await startOn(['--data', data])
    const { status, body } = await new Visitor(program.address).get('/publicaties/samenvatting-cloudstrategie/1')
    await program.stop()
    assert.equal(status, 200)
    return body.replaceAll(program.address, '')
  }
  // How large the files are, and when this folder was looked after, is of the folder and not of what is in it.
  const ofFolder = ['size of the database in MB', 'last backup', 'old data last forgotten']
  const figures = async (data: string) => {
    const { findings } = JSON.parse((await runProgram(['check', '--json', '--data', data])).out) as { findings: { what: string }[] }
    assert.ok(findings.length > 10)
    return findings.filter(({ what }) => !ofFolder.includes(what))
  }
  const [page, before] = [await publication(folder), await figures(folder)]
  const saved = await runProgram(['backup', place('all.gz'), '--data', folder])
  assert.equal(saved.code, 0, saved.err)
  const restored = await runProgram(['restore', place('all.gz'), '--data', place('target')])
  assert.equal(restored.code, 0, restored.err)
  assert.deepEqual(await figures(place('target')), before)
  assert.equal(await publication(place('target')), page)
  refused(await runProgram(['restore', place('all.gz'), '--data', place('target')]), 32, /empty/)
  assert.deepEqual(await figures(place('target')), before)
})
