import assert from 'node:assert/strict'
import test from 'node:test'
import { bibliography, reference, shortCitation } from './bibliography.ts'
import type { CslItem, Language } from './bibliography.ts'

const line = (item: CslItem, language: Language = 'nl', suffix = ''): string =>
  reference(item, language, suffix).parts.map(({ text, italic }) => (italic ? `_${text}_` : text)).join('')

const dated = (...parts: number[]): CslItem['issued'] => ({ 'date-parts': [parts] })
const organisation = (literal: string) => ({ literal })
const person = (family: string, given: string, particle?: string) =>
  ({ family, given, ...(particle && { 'non-dropping-particle': particle }) })
const berg = person('Berg', 'Jan', 'van der')
const vries = person('Vries', 'Anna', 'de')

const study: CslItem = {
  id: 'acm', type: 'report', title: 'Marktstudie clouddiensten', author: [organisation('Autoriteit Consument & Markt')],
  issued: dated(2022, 9, 5), publisher: 'ACM', genre: 'Marktstudie', URL: 'https://acm.example/marktstudie',
}

const expected: [name: string, item: CslItem, nl: string, short: string][] = [
  ['a report of an organisation', study,
    'Autoriteit Consument & Markt. (2022). _Marktstudie clouddiensten_. ACM. https://acm.example/marktstudie', 'ACM, 2022'],
  ['a report by its own publisher', { ...study, publisher: 'Autoriteit Consument & Markt' },
    'Autoriteit Consument & Markt. (2022). _Marktstudie clouddiensten_. https://acm.example/marktstudie',
    'Autoriteit Consument & Markt, 2022'],
  ['a letter with a number', {
    id: 'k', type: 'report', title: 'Rijksbreed cloudbeleid 2022', author: [organisation('Ministerie van Binnenlandse Zaken')],
    issued: dated(2022, 8, 29), publisher: 'Tweede Kamer der Staten-Generaal', number: 'Kamerstuk 26643, nr. 904', genre: 'Kamerbrief',
  }, 'Ministerie van Binnenlandse Zaken. (2022). _Rijksbreed cloudbeleid 2022_ (Kamerstuk 26643, nr. 904) [Kamerbrief]. '
    + 'Tweede Kamer der Staten-Generaal.', 'Ministerie van Binnenlandse Zaken, 2022'],
  ['two authors with prefixes', { id: 'b', type: 'book', title: 'Regie', author: [berg, vries], issued: dated(2020), publisher: 'Boom' },
    'Berg, J. van der, & Vries, A. de. (2020). _Regie_. Boom.', 'Van der Berg & De Vries, 2020'],
  ['two authors without prefixes', {
    id: 'b', type: 'book', title: 'Regie', author: [person('Berg', 'J.'), person('Vries', 'A.')], issued: dated(2020),
  }, 'Berg, J., & Vries, A. (2020). _Regie_.', 'Berg & Vries, 2020'],
  ['three authors without a date', {
    id: 'd', type: 'report', title: 'Samen', author: [berg, vries, person('Patt-Corner', 'Jan-Willem Karel')],
  }, 'Berg, J. van der, Vries, A. de, & Patt-Corner, J.-W. K. (z.d.). _Samen_.', 'Van der Berg et al., z.d.'],
  ['a page that was looked up', {
    id: 'w', type: 'webpage', title: 'Haven', author: [organisation('VNG Realisatie')], publisher: 'Common Ground',
    URL: 'https://haven.example/', accessed: dated(2026, 9, 5),
  }, 'VNG Realisatie. (z.d.). _Haven_. Common Ground. Geraadpleegd op 5 september 2026, van https://haven.example/',
  'VNG Realisatie, z.d.'],
  ['a newspaper', {
    id: 'n', type: 'article-newspaper', title: 'Overname leidt tot zorgen', author: [organisation('Techzine')],
    issued: dated(2025, 11, 13), 'container-title': 'Techzine', URL: 'https://techzine.example/1',
  }, 'Techzine. (2025, 13 november). Overname leidt tot zorgen. _Techzine_. https://techzine.example/1', 'Techzine, 2025'],
  ['a magazine with only an issue', {
    id: 'm', type: 'article-magazine', title: 'Common Ground', author: [person('Castricum', 'Cindy')],
    issued: dated(2019, 6), 'container-title': 'VNG Magazine', issue: '10',
  }, 'Castricum, C. (2019, juni). Common Ground. _VNG Magazine_, (10).', 'Castricum, 2019'],
  ['an article with a DOI before its address', {
    id: 'j', type: 'article-journal', title: 'Hoe werkt het?', author: [person('Liu', 'Fang')], issued: dated(2011, 9),
    'container-title': 'Informatie', volume: 12, issue: 3, page: '11-19', DOI: '10.1000/abc', URL: 'https://elders.example',
  }, 'Liu, F. (2011). Hoe werkt het? _Informatie, 12_(3), 11–19. https://doi.org/10.1000/abc', 'Liu, 2011'],
  ['a chapter in a book', {
    id: 'h', type: 'chapter', title: 'De uitgang', author: [vries], editor: [berg], issued: dated(2018),
    'container-title': 'Cloud in Nederland', page: '5-9', publisher: 'Boom',
  }, 'Vries, A. de. (2018). De uitgang. In J. van der Berg (Red.), _Cloud in Nederland_ (pp. 5–9). Boom.', 'De Vries, 2018'],
  ['a book with an editor only, in a later edition', {
    id: 'e', type: 'book', title: 'Recht', editor: [vries], issued: dated(2001), edition: 2, publisher: 'Kluwer',
  }, 'Vries, A. de (Red.). (2001). _Recht_ (2e druk). Kluwer.', 'De Vries, 2001'],
  ['a thesis', {
    id: 't', type: 'thesis', title: 'Risico’s door de cloud', author: [person('Boxmeer', 'Yvonne', 'van')],
    issued: dated(2012, 4, 17), publisher: 'Open Universiteit', genre: 'Scriptie',
  }, 'Boxmeer, Y. van. (2012). _Risico’s door de cloud_ [Scriptie, Open Universiteit].', 'Van Boxmeer, 2012'],
  ['a standard whose title has the number', {
    id: 's', type: 'standard', title: 'ISO/IEC 17788:2014 Cloud computing', author: [organisation('ISO/IEC JTC 1/SC 38')],
    issued: dated(2014), publisher: 'ISO', number: 'ISO/IEC 17788:2014',
  }, 'ISO/IEC JTC 1/SC 38. (2014). _ISO/IEC 17788:2014 Cloud computing_. ISO.', 'ISO/IEC JTC 1/SC 38, 2014'],
  ['a law, by its name', {
    id: 'l', type: 'legislation', title: 'Regulation (EU) 2016/679 (General Data Protection Regulation)', number: '2016/679',
    author: [organisation('European Parliament'), organisation('Council')], issued: dated(2016, 4, 27), genre: 'Verordening',
  }, 'Regulation (EU) 2016/679 (General Data Protection Regulation). (2016).', 'General Data Protection Regulation, 2016'],
  ['a judgment', {
    id: 'c', type: 'legal_case', title: 'Commissioner v Facebook (Schrems II)', number: 'C-311/18', issued: dated(2020, 7, 16),
    author: [organisation('Court of Justice of the European Union')],
  }, '_Commissioner v Facebook (Schrems II)_ (C-311/18). (2020). Court of Justice of the European Union.', 'Schrems II, 2020'],
  ['a bill of two ministries', {
    id: 'bill', type: 'bill', title: 'Voorstel van wet', author: [organisation('Ministerie A'), organisation('Ministerie B en C')],
    issued: dated(2025), number: 'Kamerstuk 1, nr. 2',
  }, 'Ministerie A & Ministerie B en C. (2025). _Voorstel van wet_ (Kamerstuk 1, nr. 2).', 'Ministerie A & Ministerie B en C, 2025'],
  ['no author and no year', { id: 'x', type: 'report', title: 'Wolken: een verkenning', publisher: 'KING' },
    '_Wolken: een verkenning_. (z.d.). KING.', 'Wolken, z.d.'],
  ['years as strings, and a range', {
    id: 'r', type: 'report', title: 'Plan', author: [vries], issued: { 'date-parts': [['2020'], ['2021']] },
  },
    'Vries, A. de. (2020–2021). _Plan_.', 'De Vries, 2020–2021'],
]

for (const [name, item, nl, short] of expected) {
  test(`a bibliography shows ${name} as Dutch APA does`, () => {
    assert.equal(line(item), nl)
    assert.equal(shortCitation(item, 'nl'), short)
  })
}

test('in English the words are English', () => {
  const page: CslItem = { id: 'w', type: 'webpage', title: 'Haven', accessed: dated(2026, 9, 5), URL: 'https://haven.example/' }
  assert.equal(line(page, 'en'), '_Haven_. (n.d.). Retrieved September 5, 2026, from https://haven.example/')
})

test('from 21 authors on the list shows nineteen and the last', () => {
  const author = Array.from({ length: 22 }, (_, at) => person(`Naam${at + 1}`, 'A'))
  assert.match(line({ id: 'a', type: 'book', title: 'T', author }), /Naam19, A\., … Naam22, A\. \(z\.d\.\)/)
})

test('an address that is no web address is shown but leads nowhere', () => {
  const { parts } = reference({ id: 'a', type: 'webpage', title: 'T', URL: 'javascript:alert(1)' }, 'nl')
  assert.equal(parts.some(({ href }) => href !== undefined), false)
})

test('the list is sorted on the main name, undated last, and equal mentions get a letter', () => {
  const by = (id: string, author: CslItem['author'], title: string, year?: number): CslItem =>
    ({ id, type: 'report', title, author, ...(year && { issued: dated(year) }) })
  const listed = bibliography([
    by('zwart', [person('Zwart', 'B.')], 'Z', 2001), by('undated2', [vries], 'Uit'), by('undated1', [vries], 'Aan'),
    by('second', [vries], 'De tweede', 2020), by('first', [vries], 'Het begin', 2020), by('older', [vries], 'Q', 2010),
    by('berg', [berg], 'B', 2022), by('two', [vries, berg], 'A', 1999), by('ijssel', [organisation('Élan')], 'E', 2000),
  ], 'nl')
  assert.deepEqual(listed.map(({ id, suffix }) => id + suffix),
    ['berg', 'ijssel', 'older', 'firsta', 'secondb', 'undated1a', 'undated2b', 'two', 'zwart'])
  assert.match(listed[3]!.parts[0]!.text, /\(2020a\)/)
  assert.match(listed[5]!.parts[0]!.text, /\(z\.d\.-a\)/)
  assert.equal(shortCitation(by('x', [vries], 'Uit'), 'nl', 'b'), 'De Vries, z.d.-b')
})
