const nl = {
  title: 'Lijst inlezen', lead: 'Neem een lijst over uit Zotero, EndNote, Mendeley, JabRef, PubMed of een ander programma. U kijkt hem eerst na.',
  file: 'Bestand', fileHint: 'BibTeX, BibLaTeX, RIS, CSL-JSON, Zotero RDF, PubMed (.nbib), EndNote (.enw) of Web of Science. Ten hoogste 6 MB en 10.000 werken.',
  paste: 'Of plak de lijst hier', button: 'Lees in', back: 'Terug naar de kennisbank',
  preview: 'Lijst nakijken', unfinished: 'Nog niet klaar', unfinishedNote: 'Wij bewaren zo’n lijst een dag. Alleen u ziet hem.', goOn: (format: string, when: string) => `Kijk verder na: ${format}, ingelezen op ${when}`,
  formats: { bibtex: 'BibTeX', ris: 'RIS', csl: 'CSL-JSON', medline: 'PubMed', endnote: 'EndNote', isi: 'Web of Science', zotero: 'Zotero RDF' },
  read: (format: string, n: string) => `${format}, ${n} ${n === '1' ? 'werk' : 'werken'} gelezen. Er is nog niets overgenomen.`,
  states: { new: 'Nieuw', double: 'Staat er al', fault: 'Niet te lezen' }, all: 'Alles',
  line: (n: number) => `regel ${n}`,
  sameKnown: 'staat al in de kennisbank', sameLine: (n: number) => `hetzelfde als op regel ${n}`,
  dropped: (fields: string) => `Past niet en blijft achter: ${fields}.`,
  why: {
    open: 'Dit werk is niet afgesloten: er ontbreekt een haak.', long: 'Dit werk is te lang om te kunnen kloppen.', unreadable: 'Hier staat iets dat wij niet kunnen lezen.',
    field: 'Hier staat geen werk: het zegt niet wat het is.',
  },
  wanted: 'Overnemen', wantedHint: 'Haal het vinkje weg bij wat u niet wilt. Zet een vinkje bij wat er al staat als u het toch wilt.',
  keep: 'Bewaar keuze', take: (n: string) => (n === '1' ? 'Neem 1 werk over' : `Neem ${n} werken over`), takeMore: (here: string) => `Dit geldt voor alle bladzijden: ${here} gekozen.`,
  drop: 'Neem niets over', none: 'In dit deel van de lijst staat niets.', show: 'Laat zien',
  kept: 'Uw keuze is bewaard.', taken: (n: string) => (n === '1' ? 'Er is 1 werk overgenomen.' : `Er zijn ${n} werken overgenomen.`), takenRest: (n: number) => (n === 1 ? '1 werk was niet te lezen:' : `${n} werken waren niet te lezen:`), toBase: 'Naar de kennisbank',
  gone: 'Er is niets overgenomen.',
  wrong: {
    missing: 'Kies een bestand, of plak een lijst.', format: 'Dit is geen lijst die wij kennen. Bewaar hem als BibTeX, RIS of CSL-JSON en probeer het nog eens.', none: 'In deze lijst staat geen werk.',
    many: 'Deze lijst heeft meer dan 10.000 werken. Lees hem in delen in.', slow: 'Het lezen duurde te lang. Lees de lijst in delen in.', large: 'Deze lijst is te groot. Lees hem in delen in.', broken: 'Dit bestand kon niet worden gelezen.',
    nothing: 'U koos niets om over te nemen.',
  },
}

const en: typeof nl = {
  title: 'Read in a list', lead: 'Take over a list from Zotero, EndNote, Mendeley, JabRef, PubMed or another program. You look through it first.',
  file: 'File', fileHint: 'BibTeX, BibLaTeX, RIS, CSL-JSON, Zotero RDF, PubMed (.nbib), EndNote (.enw) or Web of Science. 6 MB and 10,000 works at most.',
  paste: 'Or paste the list here', button: 'Read in', back: 'Back to the knowledge base',
  preview: 'Look through the list', unfinished: 'Not finished yet', unfinishedNote: 'We keep such a list for a day. Only you see it.', goOn: (format, when) => `Go on looking through: ${format}, read in on ${when}`,
  formats: { bibtex: 'BibTeX', ris: 'RIS', csl: 'CSL-JSON', medline: 'PubMed', endnote: 'EndNote', isi: 'Web of Science', zotero: 'Zotero RDF' },
  read: (format, n) => `${format}, ${n} ${n === '1' ? 'work' : 'works'} read. Nothing was taken over yet.`,
  states: { new: 'New', double: 'There already', fault: 'Not readable' }, all: 'Everything',
  line: (n) => `line ${n}`,
  sameKnown: 'is in the knowledge base already', sameLine: (n) => `the same as on line ${n}`,
  dropped: (fields) => `Does not fit and stays behind: ${fields}.`,
  why: {
    open: 'This work is not closed: a bracket is missing.', long: 'This work is too long to be right.', unreadable: 'There is something here that we cannot read.',
    field: 'There is no work here: it does not say what it is.',
  },
  wanted: 'Take over', wantedHint: 'Untick what you do not want. Tick what is there already if you want it all the same.',
  keep: 'Keep choice', take: (n) => (n === '1' ? 'Take over 1 work' : `Take over ${n} works`), takeMore: (here) => `This goes for all pages: ${here} chosen.`,
  drop: 'Take over nothing', none: 'There is nothing in this part of the list.', show: 'Show',
  kept: 'Your choice was kept.', taken: (n) => (n === '1' ? '1 work was taken over.' : `${n} works were taken over.`), takenRest: (n) => (n === 1 ? '1 work could not be read:' : `${n} works could not be read:`), toBase: 'To the knowledge base',
  gone: 'Nothing was taken over.',
  wrong: {
    missing: 'Choose a file, or paste a list.', format: 'This is no list that we know. Save it as BibTeX, RIS or CSL-JSON and try again.', none: 'There is no work in this list.',
    many: 'This list has more than 10,000 works. Read it in in parts.', slow: 'Reading took too long. Read the list in in parts.', large: 'This list is too large. Read it in in parts.', broken: 'This file could not be read.',
    nothing: 'You chose nothing to take over.',
  },
}

export const texts = { nl, en }
