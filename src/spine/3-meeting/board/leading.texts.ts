const nl = {
  next: {
    writing: 'Kaartjes tonen', open: 'Groepen maken', grouping: 'Stippen geven', voting: 'Stemming sluiten en bespreken', talking: 'Ronde sluiten', closed: '',
  },
  to: {
    writing: 'Terug naar stil schrijven', open: 'Kaartjes tonen', grouping: 'Groepen maken', voting: 'Stippen geven', talking: 'Bespreken', closed: 'Ronde sluiten',
  },
  explain: {
    writing: 'Ieder schrijft stil. Niemand ziet elkaars kaartjes.', open: 'Iedereen ziet alle kaartjes van deze ronde.',
    grouping: 'Zet kaartjes die bij elkaar horen in een groep. Het grote scherm volgt.',
    voting: 'Ieder geeft stippen op de eigen telefoon. Hoeveel iets kreeg, ziet iedereen pas als u de stemming sluit.',
    talking: 'Bespreek eerst wat de meeste stippen kreeg. U zet het op alle schermen.', closed: 'Deze ronde is gesloten. De kaartjes zijn bijdragen geworden.',
  },
  now: 'Nu', otherStep: 'Een andere stap', nextRound: (name: string) => `Naar de volgende ronde: ${name.toLowerCase()}`, show: 'Op alle schermen zetten',
  lastRound: 'Dit was de laatste ronde. Sluit het bord, dan worden alle kaartjes bijdragen.', time: 'Tijd',
  groups: 'Groepen', loose: 'Nog geen groep', toGroup: 'Naar groep', move: 'Verplaatsen', newGroup: 'Nieuwe groep', dropHere: 'Sleep hier een kaartje heen.', noGroup: 'Geen groep',
  hint: 'Slepen mag. Met het toetsenbord: Tab kiest een kaartje, pijl links of rechts zet het in een andere groep.',
  groupName: 'Naam van de groep', rename: 'Naam bewaren', renameOpen: 'Naam of samenvoegen', mergeInto: 'Samenvoegen met', merge: 'Samenvoegen',
  moved: (card: string, group: string) => `“${card}” staat nu in ${group}.`, failed: 'Het verplaatsen is niet gelukt. Probeer het nog eens.',
  step: 'Stap', ranking: 'Op volgorde van stippen', rank: 'Plaats', topic: 'Onderwerp', dots: 'Stippen', talkNext: (name: string) => `Nu bespreken: ${name}`, talkFirst: (name: string) => `Begin met: ${name}`,
  talk: 'Dit bespreken', talking: 'nu besproken', allTalked: 'Alles is besproken. Sluit de ronde.', noDots: 'Niemand gaf stippen. De volgorde is die van het bord.',
  dotCount: (n: number) => (n === 1 ? '1 stip' : `${n} stippen`),
  vote: 'Geef uw stippen', left: (n: number, of: number) => (n === 0 ? `Al uw ${of} stippen zijn gegeven. U kunt ze nog verleggen.` : `U heeft nog ${n} van de ${of} stippen.`),
  give: 'Stip erbij', take: 'Stip terug', on: (what: string) => `op: ${what}`, yours: (n: number) => (n === 0 ? 'Nog geen stip van u' : n === 1 ? '1 stip van u' : `${n} stippen van u`),
  voteNote: 'Niemand ziet wat u kiest. De uitslag komt als de stemming sluit.', nothingToVote: 'Er zijn geen kaartjes om te kiezen.',
  lower: (n: number) => (n === 1 ? 'Nog 1 met minder of geen stippen.' : `Nog ${n} met minder of geen stippen.`), screenVoting: (n: number) => `Geef uw ${n} stippen op uw telefoon`, pages: 'Scherm {n} van {of}', talkNow: 'Nu bespreken wij', alone: 'Kaartje',
  edit: 'Rondes aanpassen', editNote: 'Vraag, stippen en volgorde. Een gesloten ronde blijft zoals zij was.', question: 'Vraag', dotsEach: 'Stippen per persoon', dotsHint: 'Van 1 tot en met 20.',
  save: 'Ronde bewaren', addRound: 'Ronde toevoegen', kind: 'Soort ronde', up: 'Eerder', down: 'Later', roundOf: (at: number) => `Ronde ${at}`, dotsWrong: 'Vul een getal van 1 tot en met 20 in.',
}

const en: typeof nl = {
  next: {
    writing: 'Show the cards', open: 'Make groups', grouping: 'Give dots', voting: 'Close the vote and talk', talking: 'Close the round', closed: '',
  },
  to: {
    writing: 'Back to silent writing', open: 'Show the cards', grouping: 'Make groups', voting: 'Give dots', talking: 'Talk', closed: 'Close the round',
  },
  explain: {
    writing: 'Everybody writes in silence. Nobody sees another’s cards.', open: 'Everybody sees all cards of this round.',
    grouping: 'Put cards that belong together in a group. The big screen follows.',
    voting: 'Everybody gives dots on their own phone. How many a thing got is seen by nobody until you close the vote.',
    talking: 'Begin with what got most dots. You put it on all screens.', closed: 'This round is closed. Its cards have become contributions.',
  },
  now: 'Now', otherStep: 'Another step', nextRound: (name) => `On to the next round: ${name.toLowerCase()}`, show: 'Put it on all screens',
  lastRound: 'This was the last round. Close the board, and all cards become contributions.', time: 'Time',
  groups: 'Groups', loose: 'In no group yet', toGroup: 'To group', move: 'Move', newGroup: 'New group', dropHere: 'Drag a card here.', noGroup: 'No group',
  hint: 'You may drag. By keyboard: Tab chooses a card, arrow left or right puts it in another group.',
  groupName: 'Name of the group', rename: 'Save the name', renameOpen: 'Name or merge', mergeInto: 'Merge with', merge: 'Merge',
  moved: (card, group) => `“${card}” is now in ${group}.`, failed: 'The card did not move. Try again.',
  step: 'Step', ranking: 'By number of dots', rank: 'Place', topic: 'Subject', dots: 'Dots', talkNext: (name) => `Talk about: ${name}`, talkFirst: (name) => `Begin with: ${name}`,
  talk: 'Talk about this', talking: 'talked about now', allTalked: 'Everything has been talked about. Close the round.', noDots: 'Nobody gave dots. The order is that of the board.',
  dotCount: (n) => (n === 1 ? '1 dot' : `${n} dots`),
  vote: 'Give your dots', left: (n, of) => (n === 0 ? `All your ${of} dots have been given. You can still move them.` : `You have ${n} of ${of} dots left.`),
  give: 'Add a dot', take: 'Take a dot back', on: (what) => `on: ${what}`, yours: (n) => (n === 0 ? 'No dot of yours yet' : n === 1 ? '1 dot of yours' : `${n} dots of yours`),
  voteNote: 'Nobody sees what you choose. The outcome comes when the vote closes.', nothingToVote: 'There are no cards to choose from.',
  lower: (n) => (n === 1 ? '1 more with fewer dots or none.' : `${n} more with fewer dots or none.`), screenVoting: (n) => `Give your ${n} dots on your phone`, pages: 'Screen {n} of {of}', talkNow: 'Now we talk about', alone: 'Card',
  edit: 'Change the rounds', editNote: 'Question, dots and order. A closed round stays as it was.', question: 'Question', dotsEach: 'Dots for each person', dotsHint: 'From 1 to 20.',
  save: 'Save the round', addRound: 'Add a round', kind: 'Kind of round', up: 'Earlier', down: 'Later', roundOf: (at) => `Round ${at}`, dotsWrong: 'Fill in a number from 1 to 20.',
}

/** Wording of leading a round: grouping, dots, talking, and the rounds themselves. */
export const leadingTexts = { nl, en }
