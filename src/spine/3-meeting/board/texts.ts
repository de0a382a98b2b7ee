const nl = {
  title: 'Bord', lead: 'Op het bord schrijft ieder eerst stil, op de eigen telefoon. Daarna ziet de groep alle kaartjes.',
  none: 'Hier staan straks de borden van uw bijeenkomsten. Er is er nog geen.', noneMember: 'Wie de bijeenkomst voorbereidt, opent het eerste bord.',
  name: 'Naam van het bord', nameHint: 'U kunt de naam zo laten.', today: (day: string) => `Bijeenkomst van ${day}`, open: 'Bord openen', begin: 'Een bord openen',
  meeting: 'Voor welke bijeenkomst?', meetingHint: 'Wat op het bord komt, staat straks in het verslag van die bijeenkomst.', noMeeting: 'Geen bijeenkomst',
  isOpen: 'Open', isClosed: 'Gesloten', code: 'Code', list: 'Borden', big: 'Groot scherm', phone: 'Kaartje schrijven', refresh: 'Ververs',
  rounds: {
    images: 'Welk beeld heeft u bij dit onderwerp?', experiences: 'Welke ervaring heeft u hiermee?',
    expectations: 'Wat verwacht u van deze denktank?', question: 'Wat zijn de gevolgen, en de risico’s?',
  },
  roundNames: { images: 'Beelden', experiences: 'Ervaringen', expectations: 'Verwachtingen', question: 'Vraag' },
  phases: { writing: 'Stil schrijven', open: 'Kaartjes zichtbaar', grouping: 'Groepen maken', voting: 'Stippen geven', talking: 'Bespreken', closed: 'Gesloten' },
  notBegun: 'Nog niet begonnen', newGroup: (n: number) => `Groep ${n}`, timer: { five: '5 minuten', minute: 'Minuut erbij', stop: 'Tijd stoppen' },
  round: (at: number, name: string) => `Ronde ${at}: ${name.toLowerCase()}`, roundsTitle: 'Rondes', roundColumn: 'Ronde', phaseColumn: 'Stand', now: 'nu op alle schermen',
  card: 'Uw kaartje', cardHint: 'Eén gedachte per kaartje.', kind: 'Wat is het?', send: 'Op het bord zetten', mine: 'Uw kaartjes',
  mineNone: 'U heeft in deze ronde nog geen kaartje.', mineOver: 'Wat u in deze ronde schreef, staat hieronder bij de kaartjes.', onBoard: 'op het bord', withdraw: 'Intrekken', noName: 'De groep ziet uw kaartje zonder naam.',
  named: 'Na de ronde worden kaartjes bijdragen, met uw naam erbij.', elsewhere: 'Deze ronde is van een andere deelgroep. Schrijf mee zodra uw ronde begint.',
  roundClosed: 'Deze ronde is gesloten. Heeft u nog iets? Uw kaartje telt mee en wordt ook een bijdrage.',
  boardClosed: 'Dit bord is gesloten. De kaartjes zijn bijdragen geworden.', toContributions: 'Naar de bijdragen',
  kinds: { image: 'Beeld', experience: 'Ervaring', expectation: 'Verwachting', consequence: 'Gevolg', risk: 'Risico', chance: 'Kans', worry: 'Zorg', question: 'Vraag' },
  cards: (n: number) => (n === 1 ? '1 kaartje' : `${n} kaartjes`), hidden: 'De kaartjes worden zichtbaar als het schrijven klaar is.',
  cardsTitle: 'Kaartjes', cardsNone: 'Nog geen kaartjes. Ze komen hier zodra iemand schrijft.', late: 'kwam later', remove: 'Weghalen', reason: 'Reden', removeOpen: 'Kaartje weghalen',
  close: 'Bord sluiten', closeNote: 'Alle kaartjes worden dan bijdragen. De code werkt niet meer.', minutes: (m: number, s: number) => `Nog ${m} minuten en ${s} seconden`,
  join: 'Meedoen met een code', joinLead: 'De code staat op het grote scherm.', joinButton: 'Meedoen', joinAt: 'Doe mee op', joinWrong: 'Deze code kennen wij niet. Kijk nog eens op het scherm.', qr: 'QR-code om mee te doen',
  done: { geopend: 'Het bord is open.', kaart: 'Uw kaartje staat op het bord.', ingetrokken: 'Uw kaartje is ingetrokken.', weggehaald: 'Het kaartje is weggehaald.', gezet: 'Gezet: alle schermen volgen.', gasten: 'Bewaard. Gasten merken het meteen.', groep: 'De groepen zijn aangepast.', stip: 'Uw stippen zijn bijgewerkt.', rondes: 'De rondes zijn aangepast.', gesloten: 'Het bord is gesloten. De kaartjes zijn bijdragen geworden.' } as Record<string, string>,
}

const en: typeof nl = {
  title: 'Board', lead: 'On the board everybody first writes in silence, on their own phone. Then the group sees all cards.',
  none: 'The boards of your meetings will be here. There is none yet.', noneMember: 'Whoever prepares the meeting opens the first board.',
  name: 'Name of the board', nameHint: 'You may leave it as it is.', today: (day) => `Meeting of ${day}`, open: 'Open the board', begin: 'Open a board',
  meeting: 'For which meeting?', meetingHint: 'What comes on the board will be in the report of that meeting.', noMeeting: 'No meeting',
  isOpen: 'Open', isClosed: 'Closed', code: 'Code', list: 'Boards', big: 'Big screen', phone: 'Write a card', refresh: 'Refresh',
  rounds: {
    images: 'Which image do you have of this subject?', experiences: 'What is your experience with this?',
    expectations: 'What do you expect of this think tank?', question: 'What are the consequences, and the risks?',
  },
  roundNames: { images: 'Images', experiences: 'Experiences', expectations: 'Expectations', question: 'Question' },
  phases: { writing: 'Writing in silence', open: 'Cards in sight', grouping: 'Grouping', voting: 'Giving dots', talking: 'Talking', closed: 'Closed' },
  notBegun: 'Not begun yet', newGroup: (n) => `Group ${n}`, timer: { five: '5 minutes', minute: 'A minute more', stop: 'Stop the timer' },
  round: (at, name) => `Round ${at}: ${name.toLowerCase()}`, roundsTitle: 'Rounds', roundColumn: 'Round', phaseColumn: 'State', now: 'now on all screens',
  card: 'Your card', cardHint: 'One thought per card.', kind: 'What is it?', send: 'Put it on the board', mine: 'Your cards',
  mineNone: 'You have no card in this round yet.', mineOver: 'What you wrote in this round is below, among the cards.', onBoard: 'on the board', withdraw: 'Withdraw', noName: 'The group sees your card without your name.',
  named: 'After the round cards become contributions, with your name.', elsewhere: 'This round is for another subgroup. Join in as soon as yours begins.',
  roundClosed: 'This round is closed. Is there something left? Your card counts and becomes a contribution too.',
  boardClosed: 'This board is closed. Its cards have become contributions.', toContributions: 'To the contributions',
  kinds: { image: 'Image', experience: 'Experience', expectation: 'Expectation', consequence: 'Consequence', risk: 'Risk', chance: 'Chance', worry: 'Worry', question: 'Question' },
  cards: (n) => (n === 1 ? '1 card' : `${n} cards`), hidden: 'The cards come in sight when the writing is done.',
  cardsTitle: 'Cards', cardsNone: 'No cards yet. They come here as soon as somebody writes.', late: 'came later', remove: 'Take it off', reason: 'Reason', removeOpen: 'Take this card off',
  close: 'Close the board', closeNote: 'All cards then become contributions. The code no longer works.', minutes: (m, s) => `${m} minutes and ${s} seconds left`,
  join: 'Join with a code', joinLead: 'The code is on the big screen.', joinButton: 'Join', joinAt: 'Join at', joinWrong: 'We do not know this code. Look at the screen again.', qr: 'QR code to join',
  done: { geopend: 'The board is open.', kaart: 'Your card is on the board.', ingetrokken: 'Your card has been withdrawn.', weggehaald: 'The card has been taken off.', gezet: 'Done: all screens follow.', gasten: 'Saved. Guests notice at once.', groep: 'The groups have been changed.', stip: 'Your dots have been updated.', rondes: 'The rounds have been changed.', gesloten: 'The board is closed. Its cards have become contributions.' },
}

export const texts = { nl, en }

type RoundKind = keyof typeof nl.rounds

/** The question of a round as it is kept: one that nobody wrote is kept in Dutch, whatever language it was read in. */
export const keptQuestion = (kind: RoundKind, question: string): string => (question === en.rounds[kind] ? nl.rounds[kind] : question)

/** The question of a round in the language of its reader, as far as nobody wrote another. */
export const askedQuestion = (language: keyof typeof texts, kind: RoundKind, question: string): string =>
  (question === nl.rounds[kind] ? texts[language].rounds[kind] : question)
