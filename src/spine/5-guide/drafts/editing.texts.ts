import type { BlockType } from './arranging.ts'
import type { Problem } from './form.ts'

const kindNl = { finding: 'bevinding', contribution: 'bijdrage', source: 'bron', link: 'link' }
const kindEn = { finding: 'finding', contribution: 'contribution', source: 'source', link: 'link' }

const nl = {
  start: {
    title: 'Schrijven',
    lead: 'Eén persoon tegelijk schrijft in een tekst. Zolang u schrijft, kunnen anderen de laatste opgeslagen tekst lezen.',
    free: 'Niemand schrijft nu in deze tekst.',
    go: 'Ga schrijven', back: 'Terug naar de tekst',
  },
  locked: {
    title: 'Iemand anders schrijft nu',
    someone: 'Iemand van de voorbereidingsgroep',
    who: (name: string, since: string) => `${name} schrijft in deze tekst, of was daarmee bezig. Begonnen of voor het laatst opgeslagen: ${since}.`,
    recent: 'Overleg eerst met elkaar. Neemt u het over, dan gaat niets verloren: wat de ander nog opslaat, bewaren wij naast de tekst.',
    old: 'Er is meer dan 30 minuten niets opgeslagen. U kunt het waarschijnlijk overnemen. Er gaat niets verloren: wat de ander nog opslaat, bewaren wij naast de tekst.',
    take: 'Overnemen',
  },
  aside: {
    title: (revision: number) => `Uw tekst is bewaard als versie ${revision}, naast de tekst`,
    lead: 'Iemand anders nam het schrijven over, of de tekst is intussen veranderd. Daarom staat wat u typte niet in de tekst zelf. Er is niets verloren.',
    compare: (revision: number) => `Bekijk versie ${revision} en vergelijk`,
    again: 'Begin opnieuw met schrijven',
  },
  done: { opgeslagen: 'Opgeslagen.', begonnen: 'U kunt nu schrijven. Anderen zien dat iemand in deze tekst schrijft.' } as Record<string, string>,
  write: {
    crumb: 'Schrijven',
    head: (chapter: number, title: string) => `Hoofdstuk ${chapter}${title && `: ${title}`}`,
    lead: (text: string) => `U schrijft in “${text}”. Elke knop slaat ook op wat u typte.`,
    save: 'Opslaan', stop: 'Opslaan en stoppen', help: 'Hulp bij het schrijven',
    quit: 'Stoppen zonder op te slaan', quitLead: 'Wat u na de laatste keer opslaan typte, gaat dan weg. Wat u eerder opsloeg, blijft staan.',
    chapters: 'Hoofdstukken', chaptersHint: 'Naar een ander hoofdstuk: wij slaan eerst op.',
    current: 'hier bent u', untitled: 'Nog zonder titel', addChapter: 'Nieuw hoofdstuk',
    textTitle: 'Titel van de hele tekst', chapterTitle: 'Titel van dit hoofdstuk',
    note: 'Wat hebt u veranderd?', noteHint: 'Staat bij deze versie in de geschiedenis van de tekst.',
    arrangeChapter: 'Dit hoofdstuk verplaatsen of weghalen', chapterUp: 'Hoofdstuk omhoog', chapterDown: 'Hoofdstuk omlaag', chapterRemove: 'Hoofdstuk weghalen',
    confirm: 'Ja, haal dit hoofdstuk weg met alles wat erin staat', confirmHint: 'Alleen nodig als er nog tekst in staat. Eerdere versies blijven bewaard.',
  },
  block: {
    type: { paragraph: 'alinea', bullet_list: 'opsomming', ordered_list: 'genummerde lijst', table: 'tabel', note: 'kader' } as Record<BlockType, string>,
    name: (at: number, type: string) => `Blok ${at}: ${type}`,
    label: (at: number) => `Tekst van blok ${at}`,
    hint: {
      paragraph: '', note: 'Een kader valt op tussen de alinea’s. Goed voor een voorbeeld, een tip of een waarschuwing.',
      bullet_list: 'Eén punt per regel.', ordered_list: 'Eén punt per regel. De nummers komen vanzelf.',
      table: 'Eén rij per regel, met | tussen de cellen. De eerste rij is de kop. Bijvoorbeeld: Stap | Wie. En op de regel eronder: Lijst maken | Inkoop.',
    } as Record<BlockType, string>,
    caption: (at: number) => `Bijschrift van blok ${at}`,
    grounds: (at: number) => `Blok ${at} rust op`, groundsHint: 'Voor het hele blok, bijvoorbeeld: bevinding 3; bijdrage 12',
    arrange: 'Verplaatsen, weghalen of iets toevoegen', of: (at: number) => `bij blok ${at}`,
    up: 'Omhoog', down: 'Omlaag', remove: 'Weghalen', after: 'Voeg toe na dit blok:',
    add: { paragraph: 'Alinea', bullet_list: 'Opsomming', ordered_list: 'Genummerde lijst', table: 'Tabel', note: 'Kader' } as Record<BlockType, string>,
  },
  help: {
    title: 'Hulp bij het schrijven',
    lines: (cites: string) => [
      ['**vet**', '*schuin*', 'Sterren maken woorden vet of schuin.'],
      ['[Haven](https://haven.commonground.nl)', '', 'Een link: eerst de woorden, dan het adres.'],
      [`Maak eerst een lijst. [${cites}]`, '', 'Zet achter elke zin waar hij op rust. Een lege regel begint een nieuwe alinea.'],
    ] as readonly (readonly [string, string, string])[],
    more: 'Wilt u een opsomming, een tabel of een kader? Open onder een blok “Verplaatsen, weghalen of iets toevoegen”.',
    newTab: 'Links openen in een nieuw tabblad, zodat u hier niets kwijtraakt.',
    findings: (count: number) => `Bevindingen (${count})`, contributions: (count: number) => `Nieuwste bijdragen (${count})`, sources: (count: number) => `Bronnen (${count})`,
    none: 'Er is nog niets.', type: { finding: 'bevinding', contribution: 'bijdrage', source: 'bron' },
  },
  problem: ({ code, block, kind = 'link', ref = '' }: Problem): string => {
    const at = block > 0 ? `Blok ${block}: ` : ''
    const what = `${kindNl[kind]} ${ref}`
    const say: Record<Problem['code'], string> = {
      missing: `${what} bestaat niet. Kijk bij Hulp bij het schrijven wat er wel is.`, withdrawn: `${what} is ingetrokken of opgegaan in een andere.`,
      narrow: `wie deze tekst leest, kan ${what} niet lezen. Deel die eerst met alle deelnemers.`,
      link: `het adres ${ref} klopt niet. Begin met https:// of met /.`, form: 'schrijf waar dit op rust zo: bevinding 3; bijdrage 12.',
      wide: `rij ${ref} heeft meer cellen dan de kop. Zet in de kop een | erbij. Hoort het streepje bij de tekst? Schrijf dan \\|.`,
      long: 'dit is te lang. Verdeel de tekst over meer blokken.', many: 'de tekst heeft te veel blokken. Begin een tweede tekst.',
      odd: 'dit kunnen wij zo niet opslaan. Kijk het nog eens na.', empty: 'vul de titel van de tekst in.',
      confirm: 'er staat nog tekst in dit hoofdstuk. Zet een vinkje als het weg mag.', last: 'een tekst heeft minstens één hoofdstuk. Dit is het enige.',
    }
    const words = `${at}${say[code]}`
    return words.charAt(0).toUpperCase() + words.slice(1)
  },
}

const en: typeof nl = {
  start: {
    title: 'Writing',
    lead: 'One person at a time writes in a text. While you write, others can read the text as it was last saved.',
    free: 'Nobody is writing in this text now.',
    go: 'Start writing', back: 'Back to the text',
  },
  locked: {
    title: 'Somebody else is writing now',
    someone: 'Somebody of the preparation group',
    who: (name, since) => `${name} is writing in this text, or was. Started or last saved: ${since}.`,
    recent: 'Talk to each other first. If you take over, nothing is lost: what the other still saves is kept beside the text.',
    old: 'Nothing was saved for more than 30 minutes. You can probably take over. Nothing is lost: what the other still saves is kept beside the text.',
    take: 'Take over',
  },
  aside: {
    title: (revision) => `Your text was kept as version ${revision}, beside the text`,
    lead: 'Somebody else took over the writing, or the text has changed in the meantime. So what you typed is not in the text itself. Nothing is lost.',
    compare: (revision) => `Look at version ${revision} and compare`,
    again: 'Start writing again',
  },
  done: { opgeslagen: 'Saved.', begonnen: 'You can write now. Others see that somebody is writing in this text.' },
  write: {
    crumb: 'Writing',
    head: (chapter, title) => `Chapter ${chapter}${title && `: ${title}`}`,
    lead: (text) => `You are writing in “${text}”. Every button saves what you typed as well.`,
    save: 'Save', stop: 'Save and stop', help: 'Help with writing',
    quit: 'Stop without saving', quitLead: 'What you typed since you last saved goes away. What you saved before stays.',
    chapters: 'Chapters', chaptersHint: 'To another chapter: we save first.',
    current: 'you are here', untitled: 'No title yet', addChapter: 'New chapter',
    textTitle: 'Title of the whole text', chapterTitle: 'Title of this chapter',
    note: 'What did you change?', noteHint: 'Stands with this version in the history of the text.',
    arrangeChapter: 'Move or remove this chapter', chapterUp: 'Chapter up', chapterDown: 'Chapter down', chapterRemove: 'Remove chapter',
    confirm: 'Yes, remove this chapter with everything in it', confirmHint: 'Only needed when there is still text in it. Earlier versions are kept.',
  },
  block: {
    type: { paragraph: 'paragraph', bullet_list: 'list', ordered_list: 'numbered list', table: 'table', note: 'box' },
    name: (at, type) => `Block ${at}: ${type}`,
    label: (at) => `Text of block ${at}`,
    hint: {
      paragraph: '', note: 'A box stands out among the paragraphs. Good for an example, a tip or a warning.',
      bullet_list: 'One point a line.', ordered_list: 'One point a line. The numbers come by themselves.',
      table: 'One row a line, with | between the cells. The first row is the head. For example: Step | Who. And on the next line: Make a list | Purchasing.',
    },
    caption: (at) => `Caption of block ${at}`,
    grounds: (at) => `Block ${at} rests on`, groundsHint: 'For the whole block, for example: finding 3; contribution 12',
    arrange: 'Move, remove or add something', of: (at) => `at block ${at}`,
    up: 'Up', down: 'Down', remove: 'Remove', after: 'Add after this block:',
    add: { paragraph: 'Paragraph', bullet_list: 'List', ordered_list: 'Numbered list', table: 'Table', note: 'Box' },
  },
  help: {
    title: 'Help with writing',
    lines: (cites) => [
      ['**bold**', '*italic*', 'Stars make words bold or italic.'],
      ['[Haven](https://haven.commonground.nl)', '', 'A link: first the words, then the address.'],
      [`Make a list first. [${cites}]`, '', 'Put behind each sentence what it rests on. An empty line begins a new paragraph.'],
    ],
    more: 'Would you like a list, a table or a box? Open “Move, remove or add something” under a block.',
    newTab: 'Links open in a new tab, so that you lose nothing here.',
    findings: (count) => `Findings (${count})`, contributions: (count) => `Newest contributions (${count})`, sources: (count) => `Sources (${count})`,
    none: 'There is nothing yet.', type: { finding: 'finding', contribution: 'contribution', source: 'source' },
  },
  problem: ({ code, block, kind = 'link', ref = '' }) => {
    const at = block > 0 ? `Block ${block}: ` : ''
    const what = `${kindEn[kind]} ${ref}`
    const say: Record<Problem['code'], string> = {
      missing: `${what} does not exist. See Help with writing for what there is.`, withdrawn: `${what} was withdrawn or went into another.`,
      narrow: `whoever reads this text cannot read ${what}. Share it with all participants first.`,
      link: `the address ${ref} is not right. Begin with https:// or with /.`, form: 'write what this rests on like this: finding 3; contribution 12.',
      wide: `row ${ref} has more cells than the head. Add a | to the head. Is the bar part of the text? Then write \\|.`,
      long: 'this is too long. Divide the text over more blocks.', many: 'the text has too many blocks. Begin a second text.',
      odd: 'this cannot be saved as it is. Please check it.', empty: 'fill in the title of the text.',
      confirm: 'there is still text in this chapter. Tick the box if it may go.', last: 'a text has at least one chapter. This is the only one.',
    }
    const words = `${at}${say[code]}`
    return words.charAt(0).toUpperCase() + words.slice(1)
  },
}

export const texts = { nl, en }
