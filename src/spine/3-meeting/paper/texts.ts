import type { Round } from './queries.ts'

const nl = {
  title: 'Papier', meeting: (n: number) => `Bijeenkomst ${n}`, meetings: 'Bijeenkomsten',
  lead: 'Kaartjes en flip-overs om op te schrijven. Op elk vel staat een code: wie het vel overtypt, vult alleen die code in.',
  make: 'Vellen maken', round: 'Voor welke rondes?', note: 'Per ronde komt er een vel voor elk perspectief, en bij de vraag ook voor elke deelgroep. Vellen die er al zijn, houden hun code.', button: 'Vellen maken',
  sheets: 'De vellen', none: 'Er zijn nog geen vellen. Kies de rondes en maak ze.', count: (n: number) => (n === 1 ? '1 vel' : `${n} vellen`), codes: 'Bekijk alle codes', transcribe: 'Overtypen',
  columns: { code: 'Code', round: 'Ronde', subgroup: 'Deelgroep', perspective: 'Perspectief' }, everybody: 'Iedereen',
  rounds: { images: 'Beelden', experiences: 'Ervaringen', expectations: 'Verwachtingen', question: 'Vraag van de deelgroep' } satisfies Record<Round, string> as Record<Round, string>,
  asks: { images: 'Waaraan denkt u bij dit onderwerp?', experiences: 'Wat hebt u ermee meegemaakt?', expectations: 'Wat verwacht u ervan?', question: 'Wat zijn gevolgen, risico’s, kansen, zorgen en vragen?' } satisfies Record<Round, string> as Record<Round, string>,
  print: { kaartjes: 'Kaartjes afdrukken', vellen: 'Flip-overs afdrukken' }, how: 'Druk deze pagina af met uw browser (A4). Elk vel komt op een eigen pagina; het menu en deze regels komen niet mee.',
  cut: 'Knip de kaartjes uit. Eén gedachte op elk kaartje.', line: 'Eén gedachte op elke regel.', kinds: 'Zet ervoor: g gevolg, r risico, k kans, z zorg, v vraag, e ervaring.', code: 'Code', qr: (code: string) => `QR-code om vel ${code} over te typen`,
  back: 'Naar de bijeenkomst', paper: 'Naar het papier',
  done: { gemaakt: 'De vellen zijn gemaakt. Druk ze af.' },
}

const en: typeof nl = {
  title: 'Paper', meeting: (n) => `Meeting ${n}`, meetings: 'Meetings',
  lead: 'Cards and flip-overs to write on. Each sheet has a code: who types it over only has to fill in that code.',
  make: 'Make sheets', round: 'For which rounds?', note: 'Each round gets a sheet for each perspective, and with the question for each subgroup too. Sheets that are there keep their code.', button: 'Make sheets',
  sheets: 'The sheets', none: 'There are no sheets yet. Choose the rounds and make them.', count: (n) => (n === 1 ? '1 sheet' : `${n} sheets`), codes: 'See all codes', transcribe: 'Type over',
  columns: { code: 'Code', round: 'Round', subgroup: 'Subgroup', perspective: 'Perspective' }, everybody: 'Everybody',
  rounds: { images: 'Images', experiences: 'Experiences', expectations: 'Expectations', question: 'Question of the subgroup' },
  asks: { images: 'What does this subject make you think of?', experiences: 'What have you experienced with it?', expectations: 'What do you expect of it?', question: 'What are consequences, risks, chances, worries and questions?' },
  print: { kaartjes: 'Print cards', vellen: 'Print flip-overs' }, how: 'Print this page with your browser (A4). Each sheet gets a page of its own; the menu and these lines are left out.',
  cut: 'Cut out the cards. One thought on each card.', line: 'One thought on each line.', kinds: 'Put in front: g consequence, r risk, k chance, z worry, v question, e experience.', code: 'Code', qr: (code) => `QR code to type over sheet ${code}`,
  back: 'To the meeting', paper: 'To the paper',
  done: { gemaakt: 'The sheets have been made. Print them.' },
}

export const texts = { nl, en }
