import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openHouse, type TestHouse } from '../../../test/house.ts'
import { look } from '../health.ts'
import { openNameServer, type Zone } from './nameserver.testing.ts'
import { dkimValue } from './settings.ts'

let house: TestHouse
const folder = mkdtempSync(join(tmpdir(), 'denktank-dns-'))
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } })
const dkimKey = join(folder, 'key.pem')
let zone: Zone = {}
let server: Awaited<ReturnType<typeof openNameServer>>
before(async () => {
  house = await openHouse()
  writeFileSync(dkimKey, privateKey)
  server = await openNameServer(() => zone)
})
after(async () => {
  server.close()
  rmSync(folder, { recursive: true })
  await house.close()
})

const dkimAt = 'denktank._domainkey.vereniging.example'
const outside = { smtp: 'smtp://mail.vereniging.example:587', mailFrom: 'Denktank <post@vereniging.example>', dkimKey, dkimSelector: 'denktank', host: '0.0.0.0', publicUrl: 'https://denktank.example' }
const said = async (now: Zone, more: object = {}) => {
  zone = now
  const settings = { ...house.house.settings, ...outside, ...more }
  return (await look(house.database, settings, server.ask)).filter(({ key }) => key === 'dns').map(({ what, value, attention }) => `${what}: ${value}${attention ? ` ! ${attention}` : ''}`)
}
// A key is longer than a part of a record can be.
const inParts = (text: string) => text.match(/.{1,255}/g) ?? []

test('check tells of SPF, DKIM and DMARC records to set, and that they are not in the DNS yet', async () => {
  const lines = await said({})
  assert.equal(lines.length, 3)
  assert.match(lines[0] ?? '', /^SPF record to set, TXT at vereniging\.example: v=spf1 a:mail\.vereniging\.example mx -all ! it is not in the DNS yet$/)
  assert.match(lines[1] ?? '', /^DKIM record to set, TXT at denktank\._domainkey\.vereniging\.example: v=DKIM1; k=rsa; p=.+ ! it is not in the DNS yet$/)
  assert.match(lines[2] ?? '', /^DMARC record to set, TXT at _dmarc\.vereniging\.example: .+ ! it is not in the DNS yet$/)
})

test('what is set asks nothing more, also in parts, with other words around it, or of a domain that sends by others too', async () => {
  const lines = await said({
    'vereniging.example': [['google-site-verification=abc'], ['v=spf1 include:spf.provider.example ~all']], [dkimAt]: [inParts(dkimValue(privateKey).replace('v=DKIM1; ', ''))],
    '_dmarc.vereniging.example': [['v=DMARC1;p=quarantine']],
  })
  assert.deepEqual(lines, ['SPF record, TXT at vereniging.example: set', `DKIM record, TXT at ${dkimAt}: set`, 'DMARC record, TXT at _dmarc.vereniging.example: set'])
})

test('another key, two SPF records and a DMARC record that refuses nobody are told with what is there', async () => {
  const lines = await said({
    'vereniging.example': [['v=spf1 mx -all'], ['v=spf1 a -all']], [dkimAt]: [['v=DKIM1; p=AAAA']], '_dmarc.vereniging.example': [['v=DMARC1; p=none; rua=mailto:a@vereniging.example']],
  })
  assert.match(lines[0] ?? '', /! in the DNS is another: v=spf1 mx -all and v=spf1 a -all$/)
  assert.match(lines[1] ?? '', /! in the DNS is another: v=DKIM1; p=AAAA$/)
  assert.match(lines[2] ?? '', /! in the DNS is another: v=DMARC1; p=none/)
})

test('a name server that says nothing is no fault of the records, and an installation for oneself is asked for nothing', async () => {
  const silent = { 'vereniging.example': 'silent', [dkimAt]: 'silent', '_dmarc.vereniging.example': 'silent' } as const
  for (const line of await said(silent)) assert.match(line, /record to set, TXT at .*\(the DNS did not answer\): [^!]+$/)
  for (const line of await said({}, { host: '127.0.0.1', publicUrl: undefined })) assert.doesNotMatch(line, /!/)
})
