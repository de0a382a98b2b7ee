const nl = {
  save: { title: 'Bewaren', note: 'Volgens NL-SBB, de Nederlandse afspraak voor begrippenkaders.', ttl: 'Turtle', jsonld: 'JSON-LD', csv: 'CSV, voor Excel' },
  intake: {
    title: 'Begrippen inlezen', lead: 'Uit een bestand volgens SKOS (Turtle of JSON-LD), of uit een tabel (CSV) met een kolom “term”. Wat er al staat, wordt een voorstel. Niets gaat verloren.',
    file: 'Turtle, JSON-LD of CSV, hoogstens 4 MB.', text: 'De inhoud van zo’n bestand.', adopt: 'Zonder dit is alles een voorstel.', reason: 'Alleen als u alles meteen vaststelt.', button: 'Lees in',
    columns: 'De kolommen van een tabel', columnsNote: 'term, term_en, andere_termen, zoektermen, definitie, uitleg, voorbeelden, toelichting, bronnen, breder, verwant. Alleen “term” moet. Meer in één vak: met een | ertussen.',
  },
  unread: {
    syntax: (line: number | undefined) => (line === undefined ? 'Dit bestand is niet te lezen als Turtle, JSON-LD of CSV.' : `Dit bestand is niet te lezen. Kijk bij regel ${line}.`),
    context: 'Dit bestand verwijst naar een ander bestand (de context) op een ander adres. Dat halen wij niet op. Zet de context in het bestand zelf.',
    none: 'In dit bestand staat geen begrip met een term.', many: 'In dit bestand staan meer dan 5000 begrippen. Deel het op.', large: 'Dit bestand is te groot. Deel het op.',
  },
  read: (n: number) => (n === 1 ? '1 begrip is ingelezen.' : `${n} begrippen zijn ingelezen.`),
  left: (lines: readonly string[]) => (lines.length === 1 ? `Regel ${lines[0]} is niet ingelezen: daar staat geen term, of een term die er al boven staat.`
    : `De regels ${lines.slice(0, -1).join(', ')} en ${lines.at(-1)} zijn niet ingelezen: daar staat geen term, of een term die er al boven staat.`),
  unnamed: (n: string) => (n === '1' ? '1 begrip heeft geen naam. Wij bewaren het, maar u ziet het hier niet.' : `${n} begrippen hebben geen naam. Wij bewaren ze, maar u ziet ze hier niet.`),
  open: {
    part: 'Begrip', of: (title: string) => (title ? `Uit het begrippenkader van ${title}` : 'Uit het begrippenkader van een denktank'), version: (n: number, day: string) => `Versie ${n}, vastgesteld. Openbaar sinds ${day}.`,
    gone: (day: string) => `Dit begrip is ingetrokken op ${day}. Deze omschrijving geldt niet meer.`, address: 'Blijvend adres', forms: 'Als bestand', all: 'Alle openbare begrippen van deze groep', ring: 'Voor iedereen.',
    scheme: (title: string) => (title ? `Begrippen ${title}` : 'Begrippen van een denktank'), schemeLead: 'De vastgestelde omschrijvingen die deze groep openbaar maakte.',
  },
}

const en: typeof nl = {
  save: { title: 'Saving', note: 'After NL-SBB, the Dutch standard for glossaries.', ttl: 'Turtle', jsonld: 'JSON-LD', csv: 'CSV, for Excel' },
  intake: {
    title: 'Importing terms', lead: 'From a SKOS file (Turtle or JSON-LD), or from a table (CSV) with a column “term”. What is here already becomes a proposal. Nothing is lost.',
    file: 'Turtle, JSON-LD or CSV, 4 MB at most.', text: 'The contents of such a file.', adopt: 'Without this all of it is a proposal.', reason: 'Only when you adopt all of it at once.', button: 'Import',
    columns: 'The columns of a table', columnsNote: 'term, term_en, andere_termen, zoektermen, definitie, uitleg, voorbeelden, toelichting, bronnen, breder, verwant. Only “term” is needed. More in one cell: with a | between them.',
  },
  unread: {
    syntax: (line) => (line === undefined ? 'This file cannot be read as Turtle, JSON-LD or CSV.' : `This file cannot be read. Look at line ${line}.`),
    context: 'This file points at another file (the context) at another address. We do not fetch that. Put the context in the file itself.',
    none: 'There is no term with a label in this file.', many: 'There are more than 5000 terms in this file. Split it.', large: 'This file is too large. Split it.',
  },
  read: (n) => (n === 1 ? '1 term has been imported.' : `${n} terms have been imported.`),
  left: (lines) => (lines.length === 1 ? `Line ${lines[0]} was not imported: it has no term, or one that stands above it already.`
    : `Lines ${lines.slice(0, -1).join(', ')} and ${lines.at(-1)} were not imported: they have no term, or one that stands above them already.`),
  unnamed: (n) => (n === '1' ? '1 term has no name. We keep it, but you do not see it here.' : `${n} terms have no name. We keep them, but you do not see them here.`),
  open: {
    part: 'Term', of: (title) => (title ? `From the glossary of ${title}` : 'From the glossary of a think tank'), version: (n, day) => `Version ${n}, adopted. Public since ${day}.`,
    gone: (day) => `This term was withdrawn on ${day}. This description no longer holds.`, address: 'Lasting address', forms: 'As a file', all: 'All public terms of this group', ring: 'For everyone.',
    scheme: (title) => (title ? `Terms ${title}` : 'Terms of a think tank'), schemeLead: 'The adopted descriptions that this group made public.',
  },
}

export const exchange = { nl, en }
