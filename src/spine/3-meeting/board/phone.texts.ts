const nl = {
  timeLeft: 'Tijd over:', timeOver: 'De tijd is om',
  waitingOne: 'Nog niet verstuurd: 1 kaartje. Het gaat vanzelf zodra er verbinding is.', waitingMany: 'Nog niet verstuurd: {n} kaartjes. Ze gaan vanzelf zodra er verbinding is.',
  stuck: 'Dit kon niet meer op het bord. De tekst staat nog op deze telefoon: geef hem door aan wie de bijeenkomst leidt.',
  sent: 'Uw kaartje staat op het bord.', late: 'Uw kaartje kwam na de ronde. Het telt mee.', empty: 'Schrijf eerst uw gedachte op.', choose: 'Kies wat het is.',
  ask: 'Meedoen als gast', askLead: 'U schrijft mee zonder account. Uw naam vragen wij niet.', perspective: 'Namens wie bent u hier?', askButton: { asked: 'Vragen om mee te doen', everyone: 'Meedoen' },
  member: 'Doet u mee aan deze denktank?', signIn: 'Log dan eerst in', waits: 'U bent er bijna', waitsLead: 'Wie de bijeenkomst leidt, laat u zo binnen. Dit scherm gaat dan vanzelf verder.', waitsRefresh: 'Kijk of u binnen bent',
  ruled: 'De groep heeft in de opdracht afgesproken welke gasten mogen meedoen.', charter: 'Lees de opdracht', guests: 'Gasten', guestsNote: 'Een gast heeft geen account. Op de kaartjes staat alleen het perspectief.', guestsNone: 'Er wacht niemand.', guestsInside: (n: number) => (n === 1 ? '1 gast is binnen.' : `${n} gasten zijn binnen.`),
  over: {
    closed: { title: 'Dank u. Het bord is gesloten.', lead: 'Alle kaartjes zijn bijdragen geworden. De groep werkt ermee verder.' },
    shut: { title: 'Gasten doen niet meer mee.', lead: 'Op dit bord doet nu alleen nog mee wie een account heeft. Wat u schreef, blijft op het bord. Dank u wel.' },
  },
  atTheDoor: (n: number) => (n === 1 ? '1 gast vraagt om mee te doen.' : `${n} gasten vragen om mee te doen.`), letIn: 'Binnenlaten', letAllIn: 'Allen binnenlaten', sendAway: 'Niet binnenlaten', how: 'Wie komt er binnen met de code?', change: 'Wijzigen',
  ways: { none: 'Alleen wie een account heeft', asked: 'Ook gasten die u binnenlaat', everyone: 'Iedereen met de code' },
  noLine: 'Geen verbinding. Schrijf gerust verder: uw kaartje blijft op deze telefoon en gaat vanzelf zodra er verbinding is.', notHere: 'Wat er al op het bord staat, ziet u hier weer zodra er verbinding is.',
  lineBack: 'Er is weer verbinding.', heardOne: 'Er is nu 1 kaartje.', heardMany: 'Er zijn nu {n} kaartjes.',
  present: 'Telefoons verbonden: {phones}. Kaartjes die wachten op verbinding: {waiting}.',
}

const en: typeof nl = {
  timeLeft: 'Time left:', timeOver: 'Time is up',
  waitingOne: 'Not sent yet: 1 card. It goes by itself as soon as there is a connection.', waitingMany: 'Not sent yet: {n} cards. They go by themselves as soon as there is a connection.',
  stuck: 'This could no longer go on the board. Its text is still on this phone: pass it on to whoever leads the meeting.',
  sent: 'Your card is on the board.', late: 'Your card came after the round. It counts.', empty: 'Write down your thought first.', choose: 'Choose what it is.',
  ask: 'Join as a guest', askLead: 'You write along without an account. We do not ask your name.', perspective: 'For whom are you here?', askButton: { asked: 'Ask to join', everyone: 'Join' },
  member: 'Do you take part in this think tank?', signIn: 'Then sign in first', waits: 'You are almost in', waitsLead: 'Whoever leads the meeting lets you in shortly. This screen then moves on by itself.', waitsRefresh: 'See whether you are in',
  ruled: 'The group agreed in the charter which guests may join.', charter: 'Read the charter', guests: 'Guests', guestsNote: 'A guest has no account. Cards show the perspective only.', guestsNone: 'Nobody waits.', guestsInside: (n) => (n === 1 ? '1 guest is in.' : `${n} guests are in.`),
  over: {
    closed: { title: 'Thank you. The board has closed.', lead: 'All cards have become contributions. The group goes on with them.' },
    shut: { title: 'Guests no longer join.', lead: 'From now on only people with an account join this board. What you wrote stays on it. Thank you.' },
  },
  atTheDoor: (n) => (n === 1 ? '1 guest asks to join.' : `${n} guests ask to join.`), letIn: 'Let in', letAllIn: 'Let all in', sendAway: 'Do not let in', how: 'Who comes in with the code?', change: 'Change',
  ways: { none: 'Only who has an account', asked: 'Guests too, when you let them in', everyone: 'Everyone with the code' },
  noLine: 'No connection. Just go on writing: your card stays on this phone and goes by itself as soon as there is a connection.', notHere: 'What is on the board already is here again as soon as there is a connection.',
  lineBack: 'There is a connection again.', heardOne: 'There is 1 card now.', heardMany: 'There are {n} cards now.',
  present: 'Phones connected: {phones}. Cards that wait for a connection: {waiting}.',
}

export const phoneTexts = { nl, en }
