import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readFileList, readTyped } from './addresses.ts'
import { invitationLetter } from './mails.ts'

const one = (line: string) => {
  const read = readTyped(line)
  return read.ok ? read.people.map(({ given_name, prefix, family_name, address }) => `${given_name}|${prefix}|${family_name}|${address}`) : 'faults' in read ? read.faults : read.code
}

test('a list as people paste it is read: a name and an address a line, or with semicolons between them', () => {
  assert.deepEqual(one('Jan van der Berg <jan@gemeente.nl>'), ['Jan|van der|Berg|jan@gemeente.nl'])
  assert.deepEqual(one('"Vries, Anna de" <a.de.vries@gemeente.nl>'), ['Anna|de|Vries|a.de.vries@gemeente.nl'])
  assert.deepEqual(one('Jan Berg <jan@a.nl>; Piet Dal <piet@b.nl>\nMies Oever <mies@c.nl>'), ['Jan||Berg|jan@a.nl', 'Piet||Dal|piet@b.nl', 'Mies||Oever|mies@c.nl'])
  assert.deepEqual(one('Jan Berg <jan@a.nl>, Piet Dal <piet@b.nl>'), ['Jan||Berg|jan@a.nl', 'Piet||Dal|piet@b.nl'])
})

test('two columns of a spreadsheet, a plain name before an address, and the points of a list are read too', () => {
  assert.deepEqual(one('Tom Taal\ttom@a.nl\nEls de Wit\tels@a.nl'), ['Tom||Taal|tom@a.nl', 'Els|de|Wit|els@a.nl'])
  assert.deepEqual(one('tom@a.nl\tTaal, Tom'), ['Tom||Taal|tom@a.nl'])
  assert.deepEqual(one('Tom Taal tom@a.nl; els@a.nl (Els de Wit); Ko Kaal, ko@a.nl'), ['Tom||Taal|tom@a.nl', 'Els|de|Wit|els@a.nl', 'Ko||Kaal|ko@a.nl'])
  assert.deepEqual(one('Tom Taal mailto:tom@a.nl'), ['Tom||Taal|tom@a.nl'])
  assert.deepEqual(one('1. Tom Taal <tom@a.nl>\n- Els de Wit <els@a.nl>\n• Ko Kaal <ko@a.nl>'), ['Tom||Taal|tom@a.nl', 'Els|de|Wit|els@a.nl', 'Ko||Kaal|ko@a.nl'])
  assert.deepEqual(one('Tom Taal <tom@a.nl>\tEls Wit <els@a.nl>'), ['Tom||Taal|tom@a.nl', 'Els||Wit|els@a.nl'])
  assert.deepEqual(one('Tom\tTaal\ttom@a.nl\tGemeente X'), [{ line: 1, code: 'columns' }])
})

test('a line that is wrong is told by its number: no address, no name, or twice the same', () => {
  assert.deepEqual(one('Jan Berg <jan@a.nl>\nPiet Dal\npiet@b.nl\nJan Bis <JAN@A.NL>'), [
    { line: 2, code: 'email' }, { line: 3, code: 'name' }, { line: 4, code: 'double' },
  ])
  assert.equal(one('  \n '), 'empty')
  assert.equal(one(Array.from({ length: 501 }, (_, at) => `Jan Berg <jan${at}@a.nl>`).join('\n')), 'many')
})

test('receivers like x@evil y"@gemeente.nl are no address, however they are written', () => {
  for (const address of [
    '"x@evil y"@gemeente.nl', '"x@evil.nl y"@gemeente.nl', 'x@evil.nl@gemeente.nl', 'x@evil.nl,jan@gemeente.nl', 'x@evil.nl jan@gemeente.nl', 'x@evil.nl\rjan@gemeente.nl',
    'x@evil.nl%0d%0aBcc:y@gemeente.nl', 'jan@gemeente.nl>bcc:<x@evil.nl', '(x@evil.nl)jan@gemeente.nl', 'jan@[127.0.0.1]', 'jan@gemeente', 'jan@-gemeente.nl',
  ]) {
    const read = readTyped(`Jan Berg <${address}>`)
    assert.equal(read.ok, false, address)
  }
})

test('a name that is an address or a link is no name: our mail would carry it', () => {
  for (const name of ['www.evil.example Berg', 'http://evil.example x', 'Jan x@evil.nl']) assert.equal(readTyped(`${name} <jan@a.nl>`).ok, false, name)
})

test('a file as Dutch Excel writes it is read: semicolons, Windows-1252 and quoted line ends', () => {
  const bytes = Buffer.from('Voornaam;Tussenvoegsel;Achternaam;E-mail;Organisatie\r\nRen\xe9;van;Dijk;rene@a.nl;"Gemeente\r\nDuinrade"\r\n', 'latin1')
  const read = readFileList(bytes)
  assert.ok(read.ok)
  assert.deepEqual(read.people.map(({ given_name, prefix, family_name }) => [given_name, prefix, family_name]), [['René', 'van', 'Dijk']])
  assert.deepEqual(readFileList(Buffer.from('a;b\nc;d\n')), { ok: false, code: 'column' })
  assert.deepEqual(readFileList(Buffer.from('naam,e-mail\nJan Berg,nee\n')), { ok: false, faults: [{ line: 2, code: 'email' }] })
  assert.deepEqual(readFileList(Buffer.from('')), { ok: false, code: 'empty' })
})

test('CR/LF in subjects and names make no lines of ours', () => {
  const facts = {
    language: 'nl' as const, given_name: 'Jan\r\nBcc: x@evil.nl', title: 'Cloud\r\nBcc: x@evil.nl', assignment: 'Wat nu?', slug: 'cloud', label_nl: 'Gemeente', label_en: 'Municipality', attribution: 'by-perspective' as const,
    until: '2027-01-15', site: 'Vereniging', contact: 'post@vereniging.nl', origin: 'https://denktank.example', token: 'geheim', again: false,
  }
  const { subject, body } = invitationLetter(facts)
  assert.doesNotMatch(subject, /[\r\n]/)
  assert.doesNotMatch(body, /^Bcc:/m)
  // Before somebody gives anything they know under which name it will stand, and who reads it.
  assert.match(body, /staat niet uw naam maar het perspectief\. Alleen wie meedoet, leest het\./)
  assert.match(invitationLetter({ ...facts, attribution: 'named' }).body, /staat uw naam/)
  for (const way of ['ja', 'nee', 'ander']) assert.ok(body.includes(`https://denktank.example/uitnodiging/geheim?antwoord=${way}\n`))
  const english = invitationLetter({ ...facts, language: 'en', origin: undefined })
  assert.doesNotMatch(english.body, /https?:/)
  assert.match(english.body, /\/uitnodiging\/geheim/)
})
