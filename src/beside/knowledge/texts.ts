import { besidesTexts } from '../glossary/unindexed.texts.ts'

const nl = {
  title: 'Kennisbank', lead: 'Wat deze denktank leest: rapporten, artikelen, wetten en webpagina’s, met wat ze voor ons betekenen.',
  add: 'Werk toevoegen', takeIn: 'Lijst inlezen', lists: 'Leeslijsten', setting: 'Instelling', list: 'Literatuurlijst',
  count: (n: string) => (n === '1' ? '1 werk' : `${n} werken`),
  none: 'Werken die u leest en waarop een tekst kan rusten, komen hier te staan. Voeg het eerste toe, of lees een lijst in uit Zotero, EndNote of een ander programma.',
  noneRead: 'Werken die de deelnemers lezen en waarop een tekst kan rusten, komen hier te staan.',
  noneHere: 'Niets in de kennisbank past bij deze keuze.',
  undated: 'zonder jaar', by: 'Toegevoegd door', files: (n: number) => (n === 1 ? '1 bestand' : `${n} bestanden`), notes: (n: number) => (n === 1 ? '1 aantekening' : `${n} aantekeningen`),
  supersededBy: 'Vervangen door',
  filter: {
    open: 'Zoeken en kiezen', search: 'Woorden', searchHint: 'Ook in de tekst van bestanden.', sender: 'Wie is de afzender', all: 'Alles', superseded: 'Alleen wat niet is vervangen', show: 'Toon', clear: 'Toon alles',
    order: 'Volgorde', orders: { schrijver: 'Op schrijver', nieuw: 'Nieuwste eerst' },
  },
  kind: {
    article: 'Artikel', 'article-journal': 'Artikel in een tijdschrift', 'article-magazine': 'Artikel in een blad', 'article-newspaper': 'Krantenartikel', bill: 'Wetsvoorstel of Kamerstuk', book: 'Boek',
    chapter: 'Hoofdstuk', dataset: 'Gegevens', document: 'Iets anders', legal_case: 'Uitspraak', legislation: 'Wet of regeling', 'paper-conference': 'Bijdrage aan een congres',
    'post-weblog': 'Blog', report: 'Rapport', standard: 'Norm', thesis: 'Proefschrift of scriptie', webpage: 'Webpagina', software: 'Programma', patent: 'Octrooi', speech: 'Toespraak', interview: 'Interview',
    regulation: 'Regeling', map: 'Kaart', pamphlet: 'Brochure', manuscript: 'Manuscript', periodical: 'Tijdschrift', post: 'Bericht',
  } as Record<string, string>,
  otherKind: 'Ander werk',
  sender: {
    government: 'Overheid', association: 'Vereniging of koepel', supplier: 'Leverancier', research: 'Onderzoek', advice: 'Adviesbureau', press: 'Pers', other: 'Anders',
  },
  field: {
    kind: 'Wat is het?', title: 'Titel', authors: 'Wie schreef het', organisation: 'Organisatie die het schreef', container: 'Tijdschrift, boek of website', publisher: 'Uitgever', volume: 'Jaargang', issue: 'Nummer in de jaargang',
    page: 'Bladzijden', edition: 'Druk', number: 'Nummer', isbn: 'ISBN', language: 'Taal', dated: 'Datum of jaar', doi: 'DOI', url: 'Webadres', sender: 'Wie is de afzender, en welk belang heeft die?', why: 'Waarom is het van belang?',
    seen: 'Stand', by: 'Vervangen door', reason: 'Waarom haalt u het weg?', quote: 'Passage', place: 'Waar staat die?', note: 'Uw aantekening', file: 'Bestand',
  },
  hint: {
    authors: 'Achternaam eerst, met een puntkomma ertussen. Bijvoorbeeld: Berg, J. van der; Vries, A. de', organisation: 'Een organisatie blijft één naam. Meer dan een? Zet er een puntkomma tussen.',
    dated: 'Een jaar, een maand of een dag: 2024, 6-2024 of 13-6-2024. Onbekend? Laat dit dan leeg.', doi: 'Bijvoorbeeld 10.1000/xyz123', url: 'Begint met https://', why: 'Eén zin, voor wie het nog niet las.',
    number: 'Van een rapport, Kamerstuk of norm.', quote: 'Letterlijk, zoals het er staat.', place: 'Bijvoorbeeld: blz. 12', file: 'PDF, Word, OpenDocument of platte tekst, ten hoogste 20 MB. De tekst erin wordt doorzoekbaar.',
  },
  languages: { '': 'Onbekend', nl: 'Nederlands', en: 'Engels', de: 'Duits', fr: 'Frans' }, noSender: 'Weet ik niet',
  form: { addTitle: 'Werk toevoegen', editTitle: 'Werk verbeteren', add: 'Toevoegen', save: 'Opslaan', back: 'Terug', more: 'Meer gegevens', whyOfOther: 'Waarom het van belang is, schreef iemand anders. Dat blijft zoals het is.' },
  doi: { title: 'Gegevens opzoeken', label: 'DOI', hint: 'De gegevens komen van doi.org. U kijkt ze na voordat u ze opslaat.', button: 'Zoek op', found: 'Gevonden. Kijk de gegevens na en sla ze op.' },
  one: {
    reference: 'Verwijzing', short: 'In een zin', what: 'Gegevens', keyword: 'Trefwoorden', abstract: 'Samenvatting', edit: 'Verbeter', why: 'Waarom het van belang is', from: 'Afzender', kind: 'Soort', note: 'Opmerking bij de bron',
    cited: 'Waar het wordt gebruikt', citedNowhere: 'Nog nergens in deze denktank.', citedText: (places: number) => (places === 1 ? 'op 1 plaats' : `op ${places} plaatsen`), landscape: 'In het landschap', source: 'Staat bij de bronnen als', cite: 'Zo noemt u het in een bijdrage, bevinding, besluit of gesprek:', citeWord: 'bron',
    said: {
      finding: 'Bevinding', contribution: 'Bijdrage', decision: 'Besluit:', post: 'Gesprek:', landscape_item: 'In het landschap:', discussion: 'Conclusie van gesprek:',
      meeting: 'Bijeenkomst:', charter: 'Opdracht van', charter_amendment: 'Wijziging van de opdracht', ...besidesTexts.nl,
    },
    twice: 'Dit werk staat hier misschien twee keer:', twiceDo: 'Is het hetzelfde werk? Haal er dan een weg.',
    asSource: 'Zet bij de bronnen', asSourceLead: 'Wilt u in een tekst, een bijdrage of een gesprek naar dit werk verwijzen? Zet het dan eerst bij de bronnen. U leest daarna hier wat u typt.',
    next: 'Is dit vervangen?', nextLead: 'Kies wat ervoor in de plaats kwam. Wie dit werk opent, ziet dat erbij staan.', nextNone: 'Niet vervangen', nextButton: 'Leg vast', nextFind: 'Zoek het werk dat ervoor in de plaats kwam', nextEmpty: 'Geen ander werk gevonden.',
    withdraw: 'Haal weg', withdrawLead: 'Het werk verdwijnt uit de lijst. Wie een verwijzing heeft, leest waarom.', withdrawnOn: 'Dit werk is weggehaald.',
    export: 'Bewaar als',
  },
  file: {
    title: 'Bestanden', none: 'Nog geen bestanden. Zet het rapport zelf erbij als dat mag, dan is de tekst erin te vinden.', add: 'Zet erbij', remove: 'Haal weg', pages: (n: number) => (n === 1 ? '1 bladzijde' : `${n} bladzijden`),
    states: {
      read: 'tekst is doorzoekbaar', empty: 'er staat geen tekst in om te doorzoeken', locked: 'op slot: de tekst is niet te doorzoeken', broken: 'de tekst kon niet worden gelezen',
      large: 'te groot om de tekst te lezen', slow: 'de tekst lezen duurde te lang',
    },
    found: 'In de bestanden', place: (page: number) => `blz. ${page}`,
  },
  remarks: {
    title: 'Passages en aantekeningen', none: 'Nog geen aantekeningen. Neem een passage over die ertoe doet, of schrijf wat u ervan vindt.', add: 'Noteer', addTitle: 'Passage of aantekening toevoegen', withdraw: 'Trek in', from: 'Genoteerd door',
  },
  mended: { title: 'Wat er veranderde', empty: 'niets ingevuld', otherwise: 'anders geschreven' },
  settings: {
    title: 'Instelling van de kennisbank', lead: 'Van een werk met een DOI kunnen de gegevens worden opgezocht bij doi.org. Die ziet dan dat iemand hier naar dat werk keek, niet wie. Daarom staat dit uit, tot u het aanzet.',
    label: 'Gegevens opzoeken bij doi.org', yes: 'Ja', no: 'Nee', button: 'Opslaan', now: 'Nu:',
  },
  print: { title: 'Literatuurlijst', lead: 'In APA, op alfabet van schrijver.', more: (n: number) => `Hier staan de eerste ${n}. Bewaar de lijst als bestand voor alles.` },
  save: { bib: 'BibTeX', ris: 'RIS', json: 'CSL-JSON', print: 'Literatuurlijst om af te drukken' },
  wrong: {
    year: 'Vul een jaar, een maand of een dag in, bijvoorbeeld 2024 of 13-6-2024.', doi: 'Een DOI begint met 10. en heeft een schuine streep, bijvoorbeeld 10.1000/xyz123.', url: 'Vul een heel webadres in, dat begint met https://',
    changed: 'Iemand anders was u voor. Kijk wat er nu staat en sla daarna op.', circle: 'Dit kan niet: wat u koos, is zelf hierdoor vervangen.', missing: 'Kies een bestand.',
    type: 'Dit soort bestand kan hier niet staan. Kies een PDF, een Word-bestand, een OpenDocument of platte tekst.', files: 'Bij dit werk staan al 20 bestanden. Haal er eerst een weg.',
    full: 'De kennisbank van deze denktank is vol (500 MB). Haal eerst een bestand weg.', unknown: 'Niemand kent deze DOI. Kijk of u hem goed overnam.', unreachable: 'Doi.org is nu niet te bereiken. Vul de gegevens zelf in.',
    unreadable: 'Wat doi.org antwoordde, was niet te lezen. Vul de gegevens zelf in.', off: 'Opzoeken staat uit in deze denktank.', often: 'U hebt net veel opgezocht. Wacht een uur, of vul de gegevens zelf in.',
  },
  done: {
    bron: 'Het werk staat bij de bronnen. Bij “Waar het wordt gebruikt” leest u hoe u ernaar verwijst.', toegevoegd: 'Het werk staat in de kennisbank.', gewijzigd: 'Het werk is verbeterd.', vervangen: 'Vastgelegd wat ervoor in de plaats kwam.', hersteld: 'Vastgelegd dat het niet is vervangen.', weggehaald: 'Het werk is uit de kennisbank gehaald.',
    bestand: 'Het bestand staat erbij.', bestandweg: 'Het bestand is weg.', genoteerd: 'Uw aantekening staat erbij.', ingetrokken: 'Uw aantekening is ingetrokken.', ingesteld: 'De instelling is opgeslagen.', overgenomen: 'De werken zijn overgenomen.',
  },
}

const en: typeof nl = {
  title: 'Knowledge base', lead: 'What this think tank reads: reports, articles, laws and web pages, with what they mean to us.',
  add: 'Add a work', takeIn: 'Read in a list', lists: 'Reading lists', setting: 'Setting', list: 'Literature',
  count: (n) => (n === '1' ? '1 work' : `${n} works`),
  none: 'Works that you read and that a text can rest on will stand here. Add the first one, or read in a list from Zotero, EndNote or another program.',
  noneRead: 'Works that the participants read and that a text can rest on will stand here.',
  noneHere: 'Nothing in the knowledge base fits this choice.',
  undated: 'no year', by: 'Added by', files: (n) => (n === 1 ? '1 file' : `${n} files`), notes: (n) => (n === 1 ? '1 note' : `${n} notes`),
  supersededBy: 'Superseded by',
  filter: {
    open: 'Search and choose', search: 'Words', searchHint: 'Also in the text of files.', sender: 'Who is the sender', all: 'Everything', superseded: 'Only what was not superseded', show: 'Show', clear: 'Show everything',
    order: 'Order', orders: { schrijver: 'By author', nieuw: 'Newest first' },
  },
  kind: {
    article: 'Article', 'article-journal': 'Article in a journal', 'article-magazine': 'Article in a magazine', 'article-newspaper': 'Newspaper article', bill: 'Bill or parliamentary paper', book: 'Book',
    chapter: 'Chapter', dataset: 'Data set', document: 'Something else', legal_case: 'Court ruling', legislation: 'Law or regulation', 'paper-conference': 'Conference paper',
    'post-weblog': 'Blog', report: 'Report', standard: 'Standard', thesis: 'Thesis', webpage: 'Web page', software: 'Software', patent: 'Patent', speech: 'Speech', interview: 'Interview',
    regulation: 'Regulation', map: 'Map', pamphlet: 'Brochure', manuscript: 'Manuscript', periodical: 'Journal', post: 'Post',
  },
  otherKind: 'Other work',
  sender: { government: 'Government', association: 'Association', supplier: 'Supplier', research: 'Research', advice: 'Consultancy', press: 'Press', other: 'Other' },
  field: {
    kind: 'What is it?', title: 'Title', authors: 'Who wrote it', organisation: 'Organisation that wrote it', container: 'Journal, book or website', publisher: 'Publisher', volume: 'Volume', issue: 'Issue',
    page: 'Pages', edition: 'Edition', number: 'Number', isbn: 'ISBN', language: 'Language', dated: 'Date or year', doi: 'DOI', url: 'Web address', sender: 'Who is the sender, and what interest do they have?', why: 'Why does it matter?',
    seen: 'State', by: 'Superseded by', reason: 'Why do you take it away?', quote: 'Passage', place: 'Where does it stand?', note: 'Your note', file: 'File',
  },
  hint: {
    authors: 'Family name first, separated by semicolons. For example: Berg, J. van der; Vries, A. de', organisation: 'An organisation stays one name. More than one? Put a semicolon between them.',
    dated: 'A year, a month or a day: 2024, 6-2024 or 13-6-2024. Unknown? Leave it empty.', doi: 'For example 10.1000/xyz123', url: 'Starts with https://', why: 'One sentence, for who has not read it yet.',
    number: 'Of a report, parliamentary paper or standard.', quote: 'Word for word, as it stands there.', place: 'For example: p. 12', file: 'PDF, Word, OpenDocument or plain text, 20 MB at most. The text in it can be searched.',
  },
  languages: { '': 'Unknown', nl: 'Dutch', en: 'English', de: 'German', fr: 'French' }, noSender: 'I do not know',
  form: { addTitle: 'Add a work', editTitle: 'Improve a work', add: 'Add', save: 'Save', back: 'Back', more: 'More data', whyOfOther: 'Why it matters was written by somebody else. That stays as it is.' },
  doi: { title: 'Look up data', label: 'DOI', hint: 'The data come from doi.org. You check them before you save them.', button: 'Look up', found: 'Found. Check the data and save them.' },
  one: {
    reference: 'Reference', short: 'In a sentence', what: 'Data', keyword: 'Keywords', abstract: 'Summary', edit: 'Improve', why: 'Why it matters', from: 'Sender', kind: 'Kind', note: 'Remark with the source',
    cited: 'Where it is used', citedNowhere: 'Nowhere in this think tank yet.', citedText: (places) => (places === 1 ? 'in 1 place' : `in ${places} places`), landscape: 'In the landscape', source: 'Stands among the sources as', cite: 'This is how you mention it in a contribution, finding, decision or discussion:', citeWord: 'source',
    said: {
      finding: 'Finding', contribution: 'Contribution', decision: 'Decision:', post: 'Discussion:', landscape_item: 'In the landscape:', discussion: 'Conclusion of discussion:',
      meeting: 'Meeting:', charter: 'Charter of', charter_amendment: 'Change of the charter', ...besidesTexts.en,
    },
    twice: 'This work may stand here twice:', twiceDo: 'Is it the same work? Then take one of them away.',
    asSource: 'Put among the sources', asSourceLead: 'Do you want to refer to this work in a text, a contribution or a discussion? Then first put it among the sources. After that you read here what to type.',
    next: 'Was this superseded?', nextLead: 'Choose what took its place. Who opens this work sees that with it.', nextNone: 'Not superseded', nextButton: 'Save', nextFind: 'Find the work that took its place', nextEmpty: 'No other work found.',
    withdraw: 'Take away', withdrawLead: 'The work disappears from the list. Who has a reference reads why.', withdrawnOn: 'This work was taken away.',
    export: 'Save as',
  },
  file: {
    title: 'Files', none: 'No files yet. Put the report itself here if that is allowed: then the text in it can be found.', add: 'Add', remove: 'Take away', pages: (n) => (n === 1 ? '1 page' : `${n} pages`),
    states: {
      read: 'the text can be searched', empty: 'there is no text in it to search', locked: 'locked: its text cannot be searched', broken: 'its text could not be read',
      large: 'too large to read its text', slow: 'reading its text took too long',
    },
    found: 'In the files', place: (page) => `p. ${page}`,
  },
  remarks: {
    title: 'Passages and notes', none: 'No notes yet. Copy a passage that matters, or write what you think of it.', add: 'Note', addTitle: 'Add a passage or a note', withdraw: 'Withdraw', from: 'Noted by',
  },
  mended: { title: 'What was changed', empty: 'nothing filled in', otherwise: 'written differently' },
  settings: {
    title: 'Setting of the knowledge base', lead: 'The data of a work with a DOI can be looked up at doi.org. Then they see that somebody here looked at that work, not who. So this is off, until you switch it on.',
    label: 'Look up data at doi.org', yes: 'Yes', no: 'No', button: 'Save', now: 'Now:',
  },
  print: { title: 'Literature', lead: 'In APA, in alphabetical order of author.', more: (n) => `These are the first ${n}. Save the list as a file for everything.` },
  save: { bib: 'BibTeX', ris: 'RIS', json: 'CSL-JSON', print: 'Literature to print' },
  wrong: {
    year: 'Enter a year, a month or a day, for example 2024 or 13-6-2024.', doi: 'A DOI starts with 10. and has a slash, for example 10.1000/xyz123.', url: 'Enter a whole web address that starts with https://',
    changed: 'Somebody else was before you. Look at what stands there now, and save then.', circle: 'This cannot be: what you chose was itself superseded by this.', missing: 'Choose a file.',
    type: 'This kind of file cannot stand here. Choose a PDF, a Word file, an OpenDocument file or plain text.', files: 'There are 20 files with this work already. Take one away first.',
    full: 'The knowledge base of this think tank is full (500 MB). Take a file away first.', unknown: 'Nobody knows this DOI. See whether you copied it well.', unreachable: 'Doi.org cannot be reached now. Fill in the data yourself.',
    unreadable: 'What doi.org answered could not be read. Fill in the data yourself.', off: 'Looking up is off in this think tank.', often: 'You have just looked up a lot. Wait an hour, or fill in the data yourself.',
  },
  done: {
    bron: 'The work stands among the sources. At “Where it is used” you read how to refer to it.', toegevoegd: 'The work stands in the knowledge base.', gewijzigd: 'The work was improved.', vervangen: 'Saved what took its place.', hersteld: 'Saved that it was not superseded.', weggehaald: 'The work was taken out of the knowledge base.',
    bestand: 'The file stands with it.', bestandweg: 'The file is gone.', genoteerd: 'Your note stands with it.', ingetrokken: 'Your note was withdrawn.', ingesteld: 'The setting was saved.', overgenomen: 'The works were taken over.',
  },
}

export const texts = { nl, en }
