import type { Round } from './queries.ts'

const nl = {
  title: 'Verslag', meeting: (n: number) => `Bijeenkomst ${n}`, meetings: 'Bijeenkomsten',
  early: 'Zodra de bijeenkomst begint, komt hier wat er wordt gezegd, gekozen en besloten.',
  print: 'U kunt dit verslag afdrukken: alles staat dan open, en de knoppen en het menu komen niet mee.',
  who: { title: 'Wie erbij waren', none: 'Er is niet opgeschreven wie er waren.', count: (n: number) => (n === 1 ? 'Er was 1 mens.' : `Er waren ${n} mensen.`), few: 'Er waren minder dan vijf mensen.', name: 'Naam', organisation: 'Organisatie', perspective: 'Perspectief', former: 'Voormalig lid', list: 'Bekijk de namen', guest: 'gast', alternate: 'vervanger', attend: 'Aanwezigheid bijhouden' },
  said: {
    title: 'Wat er is gezegd', none: 'Er zijn nog geen bijdragen van deze bijeenkomst. Ze komen hier van het bord, en van papier als u dat overtypt.',
    table: 'Bijdragen per ronde en perspectief', round: 'Ronde', together: 'Samen', more: (n: number) => `Nog ${n} bijdragen staan in de lijst.`, moreLink: 'Naar de bijdragen', transcribe: 'Papier overtypen',
    read: (n: number) => (n === 1 ? 'Lees de bijdrage' : `Lees de ${n} bijdragen`), groups: 'Groepen en stemmen', group: 'Groep', cards: 'Bijdragen', dots: 'Stemmen', votes: (n: number) => (n === 1 ? '1 stem' : `${n} stemmen`),
  },
  rounds: { images: 'Beelden', experiences: 'Ervaringen', expectations: 'Verwachtingen', question: 'Vraag van de deelgroep' } satisfies Record<Round, string> as Record<Round, string>,
  outside: 'Buiten de rondes',
  decisions: { title: 'Wat er is besloten', none: 'Er is niet opgeschreven dat er iets is besloten.', outcome: { adopted: 'Aangenomen', 'not-adopted': 'Niet aangenomen', undecided: 'Niet besloten' } },
  minutes: { title: 'Notulen', none: 'Er zijn nog geen notulen.', outcome: 'Besloten', about: 'Bijdragen', write: 'Notulen schrijven' },
  open: {
    title: 'Wat nog moet gebeuren', left: (n: number) => (n === 1 ? 'Nog 1 bijdrage zonder besluit.' : `Nog ${n} bijdragen zonder besluit.`), of: (n: number) => `Van de ${n}.`,
    done: 'Over alle bijdragen is besloten.', link: 'Bekijk ze', settle: 'Besluit erover', text: 'Elke bijdrage komt in een bevinding, wordt samengevoegd, geparkeerd of met uitleg niet overgenomen. Wie de bijdrage gaf, hoort het.',
  },
  send: { title: 'Rondsturen', text: 'Iedereen in deze groep krijgt één mail met de cijfers, wat de meeste stemmen kreeg, de besluiten en een link naar dit verslag. Het verslag groeit daarna nog mee.', button: 'Verslag rondsturen', sent: (day: string) => `Rondgestuurd op ${day}.` },
  evaluation: { see: 'Naar de evaluatie', open: 'Evaluatie openen' }, back: 'Naar de bijeenkomst',
  done: { rondgestuurd: 'Het verslag gaat rond: iedereen krijgt een mail.' },
}

const en: typeof nl = {
  title: 'Report', meeting: (n) => `Meeting ${n}`, meetings: 'Meetings',
  early: 'As soon as the meeting begins, what is said, chosen and decided comes here.',
  print: 'You can print this report: everything is open then, and the buttons and the menu are left out.',
  who: { title: 'Who were there', none: 'It has not been written down who were there.', count: (n) => (n === 1 ? '1 person was there.' : `${n} people were there.`), few: 'Fewer than five people were there.', name: 'Name', organisation: 'Organisation', perspective: 'Perspective', former: 'Former member', list: 'See the names', guest: 'guest', alternate: 'alternate', attend: 'Keep the attendance' },
  said: {
    title: 'What was said', none: 'There are no contributions of this meeting yet. They come from the board, and from paper when you type it over.',
    table: 'Contributions per round and perspective', round: 'Round', together: 'Together', more: (n) => `${n} more contributions are in the list.`, moreLink: 'To the contributions', transcribe: 'Type over paper',
    read: (n) => (n === 1 ? 'Read the contribution' : `Read the ${n} contributions`), groups: 'Groups and votes', group: 'Group', cards: 'Contributions', dots: 'Votes', votes: (n) => (n === 1 ? '1 vote' : `${n} votes`),
  },
  rounds: { images: 'Images', experiences: 'Experiences', expectations: 'Expectations', question: 'Question of the subgroup' },
  outside: 'Outside the rounds',
  decisions: { title: 'What was decided', none: 'It has not been written down that anything was decided.', outcome: { adopted: 'Adopted', 'not-adopted': 'Not adopted', undecided: 'Not decided' } },
  minutes: { title: 'Minutes', none: 'There are no minutes yet.', outcome: 'Decided', about: 'Contributions', write: 'Write the minutes' },
  open: {
    title: 'What has yet to be done', left: (n) => (n === 1 ? '1 contribution without a decision.' : `${n} contributions without a decision.`), of: (n) => `Out of ${n}.`,
    done: 'All contributions have a destination.', link: 'See them', settle: 'Decide on them', text: 'Each contribution comes into a finding, is merged, parked, or declined with an explanation. Whoever gave it hears of it.',
  },
  send: { title: 'Send round', text: 'Everybody in this group gets one mail with the figures, what got the most votes, the decisions and a link to this report. The report goes on growing after that.', button: 'Send the report round', sent: (day) => `Sent round on ${day}.` },
  evaluation: { see: 'To the evaluation', open: 'Open the evaluation' }, back: 'To the meeting',
  done: { rondgestuurd: 'The report goes round: everybody gets a mail.' },
}

export const texts = { nl, en }
