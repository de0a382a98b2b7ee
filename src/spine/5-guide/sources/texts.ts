import { besidesTexts } from '../../../beside/glossary/unindexed.texts.ts'

/** The same words within a sentence. */
const inSentence = <K extends string>(words: Readonly<Record<K, string>>): Record<K, string> =>
  Object.fromEntries(Object.entries<string>(words).map(([kind, word]) => [kind, word.charAt(0).toLowerCase() + word.slice(1)])) as Record<K, string>

const nl = {
  title: 'Bronnen', lead: 'Werken waarnaar de teksten van deze denktank verwijzen.',
  count: (n: number) => (n === 1 ? '1 bron' : `${n} bronnen`), texts: 'Teksten',
  key: 'Verwijs hiernaar met', citeWord: 'bron', saidIn: 'Genoemd in', said: {
    finding: 'bevinding', contribution: 'bijdrage', decision: 'besluit', post: 'gesprek', landscape_item: 'landschap:', discussion: 'conclusie van gesprek',
    meeting: 'bijeenkomst', charter: 'opdracht van', charter_amendment: 'wijziging van de opdracht', ...inSentence(besidesTexts.nl),
  }, citedIn: 'Staat in', citedNowhere: 'Nog nergens naar verwezen', place: (title: string, place: string) => `${title}, ${place}`,
  more: (n: number) => `nog ${n} plaatsen`,
  none: { title: 'Nog geen bronnen', text: 'Rapporten, artikelen en webpagina’s waarop een tekst kan rusten, komen hier te staan. Voeg hieronder de eerste toe.', readOnly: 'Rapporten, artikelen en webpagina’s waarop een tekst kan rusten, komen hier te staan.' },
  add: 'Bron toevoegen',
  kindLabel: 'Wat is het?',
  kind: { report: 'Rapport', webpage: 'Webpagina', book: 'Boek', 'article-journal': 'Artikel in een tijdschrift', legislation: 'Wet of regeling', document: 'Iets anders' },
  titleLabel: 'Titel',
  authorsLabel: 'Wie schreef het', authorsHint: 'Achternaam eerst, met een puntkomma ertussen. Bijvoorbeeld: Berg, J. van der; Vries, A. de',
  organisationLabel: 'Organisatie, uitgever of tijdschrift', organisationHint: 'Zonder schrijver geldt de organisatie als schrijver.',
  yearLabel: 'Jaar', yearHint: 'Onbekend? Laat dit dan leeg.',
  urlLabel: 'Webadres', urlHint: 'Begint met https://',
  button: 'Bron toevoegen',
  paste: 'Bronnen plakken', pasteLabel: 'Bronnen als CSL-JSON', pasteHint: 'Zo komen bronnen uit Zotero of een ander programma: één bron of een lijst van ten hoogste 100.', pasteButton: 'Bronnen toevoegen',
  wrong: {
    who: 'Vul in wie het schreef, of welke organisatie.', year: 'Vul een jaar in met vier cijfers, bijvoorbeeld 2024.', url: 'Vul een heel webadres in, dat begint met https://',
    json: 'Dit is geen CSL-JSON. Kopieer de bronnen nog eens, van de eerste tot de laatste haak.', many: 'Dit zijn meer dan 100 bronnen. Plak ze in delen.',
    none: 'In deze lijst staat geen bron.', changed: 'Iemand anders verbeterde deze bron net. Kijk wat er nu staat en probeer het opnieuw.',
  },
  wrongItem: (nth: number, field: string) => `Bron ${nth} in de lijst klopt niet${field ? `: kijk naar “${field}”` : ''}. Er is niets toegevoegd.`,
  superseded: {
    title: 'Is deze bron vervangen?', lead: 'Kies de bron die ervoor in de plaats kwam. Wie een tekst leest die nog naar de oude verwijst, ziet dat erbij staan.',
    label: 'Vervangen door', none: 'Niet vervangen', button: 'Vastleggen', back: 'Terug', ask: 'Is deze bron vervangen?', change: 'Wijzigen', by: 'Vervangen door',
    noOthers: 'Er is geen andere bron om uit te kiezen. Voeg eerst toe wat ervoor in de plaats kwam.',
    warning: 'Deze tekst verwijst naar iets dat is vervangen.', mend: 'Verwijzing aanpassen',
    wrong: { circle: 'Dit kan niet: de bron die u koos, is zelf door deze vervangen.' },
  },
  trail: 'Volg het spoor',
  edit: { title: 'Bron verbeteren', lead: (key: string) => `De sleutel blijft ${key}: wat ernaar verwijst, blijft kloppen.`, button: 'Bewaar', link: 'Verbeteren', asItWas: (kind: string) => `Zoals het was (${kind})`, before: 'Wat er veranderde' },
  known: {
    title: 'Uit een kennisbank', lead: 'U zoekt in de kennisbanken van al uw denktanks. Iedereen in deze denktank ziet daarna het werk, niet wat er in de andere denktank over is geschreven.',
    field: 'Woorden uit de titel of van wie het schreef', find: 'Zoek', none: 'Er is geen werk met deze woorden in een kennisbank die u mag zien.', take: 'Bij de bronnen zetten',
  },
  done: { verbeterd: 'De bron is verbeterd.', overgenomen: 'De bron is toegevoegd. Klopt er iets niet? Verbeter het bij de bron.', vervangen: 'Vastgelegd door welke bron deze is vervangen.', hersteld: 'Vastgelegd dat deze bron niet is vervangen.', toegevoegd: 'De bron is toegevoegd.', lijst: 'De bronnen zijn toegevoegd.', bekend: 'Dit stond er al. Er is niets toegevoegd.' },
}

const en: typeof nl = {
  title: 'Sources', lead: 'Works that the texts of this think tank refer to.',
  count: (n) => (n === 1 ? '1 source' : `${n} sources`), texts: 'Texts',
  key: 'Refer to it by', citeWord: 'source', saidIn: 'Mentioned in', said: {
    finding: 'finding', contribution: 'contribution', decision: 'decision', post: 'discussion', landscape_item: 'landscape:', discussion: 'conclusion of discussion',
    meeting: 'meeting', charter: 'charter of', charter_amendment: 'change of the charter', ...inSentence(besidesTexts.en),
  }, citedIn: 'Stands in', citedNowhere: 'Not referred to yet', place: (title, place) => `${title}, ${place}`,
  more: (n) => `${n} more places`,
  none: { title: 'No sources yet', text: 'Reports, articles and web pages that a text can rest on will stand here. Add the first one below.', readOnly: 'Reports, articles and web pages that a text can rest on will stand here.' },
  add: 'Add a source',
  kindLabel: 'What is it?',
  kind: { report: 'Report', webpage: 'Web page', book: 'Book', 'article-journal': 'Article in a journal', legislation: 'Law or regulation', document: 'Something else' },
  titleLabel: 'Title',
  authorsLabel: 'Who wrote it', authorsHint: 'Family name first, separated by semicolons. For example: Berg, J. van der; Vries, A. de',
  organisationLabel: 'Organisation, publisher or journal', organisationHint: 'Without a writer the organisation counts as the writer.',
  yearLabel: 'Year', yearHint: 'Unknown? Leave it empty.',
  urlLabel: 'Web address', urlHint: 'Starts with https://',
  button: 'Add source',
  paste: 'Paste sources', pasteLabel: 'Sources as CSL-JSON', pasteHint: 'This is how sources come out of Zotero and other programs: one source or a list of at most 100.', pasteButton: 'Add sources',
  wrong: {
    who: 'Fill in who wrote it, or which organisation.', year: 'Enter a year of four digits, for example 2024.', url: 'Enter a whole web address that starts with https://',
    json: 'This is not CSL-JSON. Copy the sources again, from the first to the last bracket.', many: 'These are more than 100 sources. Paste them in parts.',
    none: 'There is no source in this list.', changed: 'Somebody else has just improved this source. Look at what stands there now and try again.',
  },
  wrongItem: (nth, field) => `Source ${nth} in the list is not right${field ? `: look at “${field}”` : ''}. Nothing was added.`,
  superseded: {
    title: 'Was this source superseded?', lead: 'Choose the source that took its place. Whoever reads a text that still refers to the old one sees that with it.',
    label: 'Superseded by', none: 'Not superseded', button: 'Save', back: 'Back', ask: 'Was this source superseded?', change: 'Change', by: 'Superseded by',
    noOthers: 'There is no other source to choose from. First add what took its place.',
    warning: 'This text refers to something that was superseded.', mend: 'Change the reference',
    wrong: { circle: 'This cannot be: the source you chose was itself superseded by this one.' },
  },
  trail: 'Follow the trail',
  edit: { title: 'Improve a source', lead: (key) => `The key stays ${key}: what refers to it still does.`, button: 'Save', link: 'Improve', asItWas: (kind) => `As it was (${kind})`, before: 'What was changed' },
  known: {
    title: 'From a knowledge base', lead: 'You search the knowledge bases of all your think tanks. Everybody in this think tank then sees the work, not what was written about it in the other think tank.',
    field: 'Words of the title or of who wrote it', find: 'Search', none: 'No work with these words stands in a knowledge base that you may see.', take: 'Put among the sources',
  },
  done: { verbeterd: 'The source was improved.', overgenomen: 'The source was added. Is something not right? Improve it at the source.', vervangen: 'Saved which source superseded this one.', hersteld: 'Saved that this source was not superseded.', toegevoegd: 'The source was added.', lijst: 'The sources were added.', bekend: 'This was there already. Nothing was added.' },
}

export const texts = { nl, en }
