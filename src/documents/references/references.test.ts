import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { inProject } from '../../platform/root.ts'
import { bibliography } from '../bibliography.ts'
import { doiIn, doublesAmong, marksOf } from './doubles.ts'
import { mostReferences, readReferences, referenceFormat, type References } from './reading.ts'
import { dateFrom, organisationsFrom, peopleFrom, typedDate, typedNames } from './typed.ts'
import { checkWork, isAddress, nameOf, type Work } from './work.ts'
import { writeReferences } from './writing.ts'

const read = (text: string): References => {
  const list = readReferences(text)
  if (typeof list === 'string') throw new Error(list)
  return list
}
const worksIn = (text: string) => read(text).works.map(({ work }) => work)
const own = JSON.parse(readFileSync(inProject('fixtures', 'literature.json'), 'utf8')) as Work[]

test('CSL-JSON comes out as it went in', () => {
  assert.deepEqual(worksIn(JSON.stringify(own)), own)
  assert.deepEqual(worksIn(writeReferences(own, 'csl')), own)
})

test('an untidy list keeps corporate authors whole, and a year that is no number as it was written', () => {
  const works = worksIn('@string{bzk = {{Ministerie van Binnenlandse Zaken en Koninkrijksrelaties}}}\n@techreport{a, author = bzk, title={Brief}, institution={TK}, year = 2011, month = apr}\n@misc{b, author={{VNG} and Jan van der Berg}, title={Eisen}, year={juli 2026}}')
  assert.deepEqual(works[0]?.author, [{ literal: 'Ministerie van Binnenlandse Zaken en Koninkrijksrelaties' }])
  assert.deepEqual(works[0]?.issued, { 'date-parts': [[2011, 4]] })
  assert.deepEqual(works[1]?.issued, { literal: 'juli 2026' })
  assert.deepEqual(works[1]?.author, [{ literal: 'VNG' }, { given: 'Jan', family: 'Berg', 'non-dropping-particle': 'van der' }])
})

test('an entry that is wrong is told with its line and harms no other, wherever it stands', () => {
  const { works, faults } = read('@book{a, title={Een}, year=2001}\n@article{b, title={Open\n\n@book{c, title={Drie}, year=2003}\n@book{d, year=2004, title={Vier} oeps = \n}\n@book{e, title={Vijf}, year=2005}')
  assert.deepEqual(works.map(({ line, work }) => [line, work.title]), [[1, 'Een'], [4, 'Drie'], [7, 'Vijf']])
  assert.deepEqual(faults.map(({ line, why }) => [line, why]), [[2, 'open'], [5, 'unreadable']])
  const ris = read('TY  - BOOK\nTI  - Een\nPY  - niet bekend\nER  - \nTY  - RPRT\nER  - \nTY  - BOOK\nTI  - Drie\nER  - ')
  assert.deepEqual(ris.works.map(({ work }) => work.title), ['Een', 'Drie'])
  assert.deepEqual(ris.faults.map(({ line }) => line), [5])
})

test('a field that cannot be is left behind by name, and the work is read', () => {
  const { works } = read('[{"type":"book","title":"Boek","URL":"javascript:alert(1)","volume":{},"onbekend":"x"}]')
  assert.deepEqual(works[0]?.work, { id: '', type: 'book', title: 'Boek' })
  assert.deepEqual(works[0]?.dropped, ['URL', 'volume'])
})

test('an entry takes from another what it refers to, also when a third is broken', () => {
  const [part] = worksIn('@inproceedings{part, title={Deel}, author={Jansen, Piet}, crossref={whole}}\n@proceedings{whole, title={Geheel}, year={2020}, publisher={Uitgever}}\n@book{broken, title={x} y=}')
  assert.equal(part?.['container-title'], 'Geheel')
  assert.deepEqual(part?.issued, { 'date-parts': [[2020]] })
})

test('RIS gives back what it was given: prefixes, organisations, dates, numbers', () => {
  const back = new Map(worksIn(writeReferences(own, 'ris')).map((work) => [work.id, work]))
  for (const work of own) {
    const again = back.get(work.id)
    assert.equal(again?.title, work.title, work.id)
    // RIS parts family and given name by a comma: a name of an organisation with one in it cannot be told from a person.
    if (!work.author?.some(({ literal }) => literal?.includes(','))) assert.deepEqual(again?.author, work.author, work.id)
    assert.equal(again?.DOI, work.DOI, work.id)
    assert.equal(again?.URL, work.URL, work.id)
  }
})

test('BibTeX gives back title, authors, year, address and key', () => {
  const back = new Map(worksIn(writeReferences(own, 'bibtex')).map((work) => [work.id, work]))
  for (const work of own) {
    const again = back.get(work.id)
    assert.equal(again?.title, work.title, work.id)
    assert.deepEqual(again?.issued?.['date-parts']?.[0]?.[0], work.issued?.['date-parts']?.[0]?.[0], work.id)
    assert.equal(again?.URL, work.URL, work.id)
    assert.equal(again?.author?.length, work.author?.length, work.id)
  }
})

test('PubMed, EndNote and Web of Science are read, and what is no list is none', () => {
  assert.equal(worksIn('PMID- 1\nTI  - Een titel die\n      doorloopt\nFAU - Jansen, Piet\nDP  - 2020 Jan\nAID - 10.1000/abc [doi]\n')[0]?.title, 'Een titel die doorloopt')
  assert.deepEqual(worksIn('%0 Journal Article\n%A Jansen, Piet; Vries, Anna\n%T Titel\n%J Blad\n%D 2019')[0]?.author?.length, 2)
  assert.deepEqual(worksIn('FN ISI Export Format\nPT J\nAU Jansen, P\n   Vries, A\nTI Titel\nSO Blad\nPY 2006\nER\n')[0]?.author?.map(({ family }) => family), ['Jansen', 'Vries'])
  for (const text of ['', 'een brief aan jan@voorbeeld.example', '<html></html>', '{"a":']) assert.equal(typeof readReferences(text), 'string', text)
  assert.equal(referenceFormat('  [{}]'), 'csl')
  assert.equal(readReferences(`[${'{},'.repeat(mostReferences)}{}]`), 'many')
})

test('the same work is known again by its DOI, its ISBN or its title and year', () => {
  const work = (more: object) => ({ id: '', type: 'book', title: 'Over de cloud', ...more }) as Work
  const doubles = doublesAmong<string>()
  doubles.add(marksOf(work({ DOI: '10.1000/ABC', issued: { 'date-parts': [[2020]] } })), 'one')
  assert.equal(doubles.find(marksOf(work({ title: 'Anders', DOI: 'https://doi.org/10.1000/abc' }))), 'one')
  assert.equal(doubles.find(marksOf(work({ title: 'Óver   de Cloud!', issued: { 'date-parts': [[2020, 5]] } }))), 'one')
  assert.equal(doubles.find(marksOf(work({ issued: { 'date-parts': [[2021]] } }))), undefined)
  assert.equal(marksOf(work({ ISBN: '90-8712-001-9' })).isbn, marksOf(work({ ISBN: '978-90-8712-001-6' })).isbn)
  assert.equal(doiIn('geen'), '')
})

test('a Dutch prefix behind the given name is none of its initials, whatever the file; a given name in capitals stays one', () => {
  const listed = (text: string) => bibliography(worksIn(text), 'nl').map(({ parts }) => parts.map(({ text: one }) => one).join(''))
  const bibtex = '@book{a, title={Een}, author={Haas, Jan de and Berg, Anna Maria van den}, year=2020}\n@book{b, title={Twee}, author={Pham, Van}, year=2020}\n@book{c, title={Drie}, author={van der Meulen, Gerda}, year=2020}'
  assert.deepEqual(listed(bibtex), ['Haas, J. de, & Berg, A. M. van den. (2020). Een.', 'Meulen, G. van der. (2020). Drie.', 'Pham, V. (2020). Twee.'])
  assert.deepEqual(listed('TY  - BOOK\nTI  - Een\nAU  - Haas, Jan de\nPY  - 2020\nER  - '), ['Haas, J. de. (2020). Een.'])
  assert.deepEqual(listed('%0 Book\n%A Haas, Jan de\n%T Een\n%D 2020'), ['Haas, J. de. (2020). Een.'])
  assert.deepEqual(listed('[{"id":"a","type":"book","title":"Een","author":[{"family":"Haas","given":"Jan de"}]}]'), ['Haas, J. de. (z.d.). Een.'])
})

test('people, organisations and dates are read as people type them, and typed back', () => {
  assert.deepEqual(peopleFrom('Berg, J. van der; Jan de Vries'), [{ family: 'Berg', given: 'J.', 'non-dropping-particle': 'van der' }, { family: 'Vries', given: 'Jan', 'non-dropping-particle': 'de' }])
  const typed = typedNames([...peopleFrom('van der Berg, Jan; Vries, A. de'), ...organisationsFrom('VNG; Gemeente Assen')])
  assert.deepEqual(typed, { people: 'Berg, Jan van der; Vries, A. de', organisations: 'VNG; Gemeente Assen' })
  for (const text of ['2024', '6-2024', '13-6-2024']) assert.equal(typedDate(dateFrom(text)), text)
  for (const text of ['vorig jaar', '31-2-2024', '0001', '1-2-3-4']) assert.equal(dateFrom(text), undefined, text)
})

test('threats "Other formats": BibTeX and RIS with loops, depth and repeats are read or refused at once', () => {
  const hostile: Record<string, string> = {
    depth: `@article{a, title={${'{'.repeat(25_000)}${'}'.repeat(25_000)}}}`, openers: '@a{\n'.repeat(12_000), quotes: `@article{a, title = "${'{"}'.repeat(16_000)}"}`,
    commands: `@article{a,title={${'\\a'.repeat(25_000)}}}`, hashes: `@article{a,title=${'x # '.repeat(12_000)}"x"}`, math: `@a{b,title={${'$'.repeat(50_000)}}}`, spaces: `@a{${' '.repeat(50_000)}}`,
    names: `@article{a,title={T},author={${'x and '.repeat(8_000)}y}}`, self: '@book{a, title={T}, crossref={a}}', circle: '@book{a, title={T}, crossref={b}}\n@book{b, title={U}, crossref={a}}',
    manyTimes: `@string{s = "${'x'.repeat(9_000)}"}\n@book{a, title = ${'s # '.repeat(12_000)}s}\n@book{b, title={Goed}}`,
    doubling: `${Array.from({ length: 25 }, (_, nth) => `@string{s${nth + 1} = ${nth === 0 ? '"xx"' : `s${nth}`} # ${nth === 0 ? '"xx"' : `s${nth}`}}`).join('\n')}\n@book{a, title = s25}`,
    ris: `TY  - JOUR\n${'AU  - a\n'.repeat(6_000)}ER  - `, open: 'TY  - JOUR\n'.repeat(5_000), json: '['.repeat(100_000), jsonObjects: '{"a":'.repeat(100_000),
  }
  for (const [name, text] of Object.entries(hostile)) {
    const cpu = process.cpuUsage()
    const list = readReferences(text)
    const { user } = process.cpuUsage(cpu)
    assert.ok(typeof list === 'string' || list.works.every(({ work }) => JSON.stringify(work).length <= 20_000), name)
    process.stdout.write(`  ${name}: ${Math.round(user / 1000)} ms\n`)
    assert.ok(user < 500_000, `${name} took ${Math.round(user / 1000)} ms`)
  }
})

test('a work has a name to be called by, an address that leads to the web, and no more than fits', () => {
  assert.equal(nameOf({ id: 'k', type: 'book' } as Work), 'k')
  assert.equal(nameOf({ id: '', type: 'book', title: 'Over <i>cloud</i>' } as Work), 'Over cloud')
  for (const address of ['javascript:alert(1)', 'http://', 'https://a b', 'data:text/html,x']) assert.equal(isAddress(address), false, address)
  assert.equal(checkWork({ type: 'book', title: 'x', author: Array.from({ length: 200 }, () => ({ family: 'y'.repeat(290) })) }).ok, false)
  assert.equal(checkWork({ type: 'onzin', title: 'x' }).ok, false)
  assert.equal(checkWork(null).ok, false)
})

const zoteroFile = `<rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns:z="http://www.zotero.org/namespaces/export#"
 xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:bib="http://purl.org/net/biblio#"
 xmlns:foaf="http://xmlns.com/foaf/0.1/"
 xmlns:link="http://purl.org/rss/1.0/modules/link/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/"
 xmlns:vcard="http://nwalsh.com/rdf/vCard#">
    <bib:Article rdf:about="https://blad.example/1?a=1&amp;b=2">
        <z:itemType>journalArticle</z:itemType>
        <dcterms:isPartOf rdf:resource="urn:issn:1234-5678"/>
        <bib:authors>
            <rdf:Seq>
                <rdf:li>
                    <foaf:Person><foaf:surname>van der Berg</foaf:surname><foaf:givenName>Jan</foaf:givenName></foaf:Person>
                </rdf:li>
                <rdf:li>
                    <foaf:Person><foaf:surname>Gemeente Assen</foaf:surname></foaf:Person>
                </rdf:li>
            </rdf:Seq>
        </bib:authors>
        <link:link rdf:resource="#item_7"/>
        <dcterms:isReferencedBy rdf:resource="#item_8"/>
        <dc:subject>cloud</dc:subject>
        <dc:subject><z:AutomaticTag><rdf:value>gemeente</rdf:value></z:AutomaticTag></dc:subject>
        <dc:title>Wolken &amp; gemeenten</dc:title>
        <dcterms:abstract>Kort.</dcterms:abstract>
        <dc:date>2024-05-09</dc:date>
        <z:language>nl</z:language>
        <dc:identifier><dcterms:URI><rdf:value>https://blad.example/1?a=1&amp;b=2</rdf:value></dcterms:URI></dc:identifier>
        <dcterms:dateSubmitted>2024-06-01 10:11:12</dcterms:dateSubmitted>
        <bib:pages>12-19</bib:pages>
    </bib:Article>
    <bib:Journal rdf:about="urn:issn:1234-5678">
        <prism:volume>3</prism:volume>
        <dc:title>Blad voor bestuur</dc:title>
        <dcterms:alternative>BvB</dcterms:alternative>
        <prism:number>2</prism:number>
        <dc:identifier>DOI 10.1234/bvb.1</dc:identifier>
        <dc:identifier>ISSN 1234-5678</dc:identifier>
    </bib:Journal>
    <z:Attachment rdf:about="#item_7"><z:itemType>attachment</z:itemType><dc:title>PDF</dc:title></z:Attachment>
    <bib:Memo rdf:about="#item_8"><rdf:value>&lt;p&gt;Een notitie&lt;/p&gt;</rdf:value></bib:Memo>
    <bib:BookSection rdf:about="#item_2">
        <z:itemType>bookSection</z:itemType>
        <dcterms:isPartOf>
            <bib:Book>
                <dcterms:isPartOf><bib:Series><dc:title>Reeks</dc:title><dc:identifier>7</dc:identifier></bib:Series></dcterms:isPartOf>
                <dc:identifier>ISBN 978-90-8712-001-6</dc:identifier>
                <dc:title>Het grote boek</dc:title>
                <prism:edition>2</prism:edition>
            </bib:Book>
        </dcterms:isPartOf>
        <dc:publisher>
            <foaf:Organization>
                <vcard:adr><vcard:Address><vcard:locality>Den Haag</vcard:locality></vcard:Address></vcard:adr>
                <foaf:name>Uitgever</foaf:name>
            </foaf:Organization>
        </dc:publisher>
        <bib:editors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Vries</foaf:surname><foaf:givenname>Anna</foaf:givenname></foaf:Person></rdf:li></rdf:Seq></bib:editors>
        <dc:title>Een hoofdstuk</dc:title>
        <dc:date>3 maart 2020</dc:date>
        <dc:description>Mooi boek
Publisher: een ander
DOI: 10.1234/boek</dc:description>
    </bib:BookSection>
    <bib:Report rdf:about="#item_3">
        <z:itemType>report</z:itemType>
        <dc:title></dc:title>
        <z:type>beleidsnota</z:type>
        <prism:number>R-12</prism:number>
        <dc:date>zomer 2019</dc:date>
        <z:citationKey>nota2019</z:citationKey>
    </bib:Report>
    <z:Collection rdf:about="#collection_1"><dc:title>Map</dc:title><dcterms:hasPart rdf:resource="#item_2"/></z:Collection>
</rdf:RDF>
`

test('what Zotero writes as RDF is read: works with their journal, book, series, publisher and people; what hangs on a work is none', () => {
  const { format, works, faults } = read(zoteroFile)
  assert.equal(format, 'zotero')
  assert.deepEqual(faults, [])
  assert.deepEqual(works.map(({ line }) => line), [11, 46, 69])
  assert.deepEqual(works.map(({ work }) => work), [{
    id: '', type: 'article-journal', title: 'Wolken & gemeenten', abstract: 'Kort.', page: '12-19', language: 'nl', DOI: '10.1234/bvb.1', ISSN: '1234-5678', volume: '3', issue: '2',
    URL: 'https://blad.example/1?a=1&b=2', 'container-title': 'Blad voor bestuur', 'container-title-short': 'BvB', keyword: 'cloud; gemeente',
    issued: { 'date-parts': [[2024, 5, 9]] }, accessed: { 'date-parts': [[2024, 6, 1]] },
    author: [{ family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der' }, { literal: 'Gemeente Assen' }],
  }, {
    id: '', type: 'chapter', title: 'Een hoofdstuk', 'container-title': 'Het grote boek', 'collection-title': 'Reeks', 'collection-number': '7', ISBN: '978-90-8712-001-6', edition: '2',
    publisher: 'Uitgever', 'publisher-place': 'Den Haag', editor: [{ family: 'Vries', given: 'Anna' }], DOI: '10.1234/boek', note: 'Mooi boek', issued: { 'date-parts': [[2020, 3, 3]] },
  }, { id: 'nota2019', type: 'report', genre: 'beleidsnota', number: 'R-12', issued: { literal: 'zomer 2019' } }])
})

test('another prefix says the same, and a hostile file of Zotero is refused or read at once', () => {
  const other = zoteroFile.replaceAll('<z:', '<zot:').replaceAll('</z:', '</zot:').replace('xmlns:z=', 'xmlns:zot=')
  assert.deepEqual(worksIn(other), worksIn(zoteroFile))
  const head = zoteroFile.slice(0, zoteroFile.indexOf('    <bib:Article'))
  const item = (inside: string) => `<bib:Book rdf:about="#a"><z:itemType>book</z:itemType><dc:title>T</dc:title>${inside}</bib:Book>`
  const hostile: Record<string, string> = {
    doctype: `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>${head}${item('&a;')}</rdf:RDF>`, deep: `${head}${item('<dcterms:isPartOf><bib:Book>'.repeat(20_000))}`,
    circle: `${head}${item('<dcterms:isPartOf rdf:resource="#a"/>')}</rdf:RDF>`, many: `${head}${item('<dc:subject>x</dc:subject>'.repeat(40_000))}</rdf:RDF>`,
    items: `${head}${item('').repeat(12_000)}</rdf:RDF>`, open: `${head}${'<bib:Book rdf:about="#b">'.repeat(20)}`, attributes: `${head}<bib:Book ${'a="b" '.repeat(100_000)}/>`, angles: `${head}${'<'.repeat(100_000)}`,
  }
  const seen: Record<string, string> = {}
  for (const [name, text] of Object.entries(hostile)) {
    const cpu = process.cpuUsage()
    const list = readReferences(text)
    seen[name] = typeof list === 'string' ? list : String(list.works.length)
    assert.ok(process.cpuUsage(cpu).user < 1_000_000, name)
  }
  assert.deepEqual(seen, { doctype: 'format', deep: 'format', circle: '1', many: '1', items: 'many', open: 'none', attributes: 'none', angles: 'none' })
})
