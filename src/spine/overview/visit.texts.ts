const nl = {
  title: 'Sinds uw vorige bezoek',
  first: 'Wat er is gebeurd',
  since: (day: string) => `U was hier voor het laatst op ${day}.`,
  count: (n: number) => (n === 1 ? '1 ding is nieuw.' : n >= 100 ? 'Meer dan 99 dingen zijn nieuw.' : `${n} dingen zijn nieuw.`),
  none: 'Er is niets nieuws.',
  before: 'Daarvoor',
  again: (n: number) => ` En nog ${n} keer zoiets.`,
  all: 'Alles wat er is gebeurd',
  nothingYet: 'Er is nog niets gebeurd. Hier ziet u straks bijdragen, bevindingen en teksten voorbijkomen.',
  nextDay: 'Niemand mag weten wie wat zei. Daarom staat hier pas de volgende dag wat nieuw is.',
  back: 'Ik ben weer bij',
  backNote: 'Dan begint deze lijst opnieuw.',
  done: { bij: 'U bent weer bij.', mail: 'Opgeslagen. Zo krijgt u voortaan mail over deze denktank.' },
  mail: {
    summary: 'Mail over deze denktank', label: 'Waarover wilt u mail?',
    options: { all: 'Over alles wat er gebeurt en gezegd wordt', mine: 'Over wat mij aangaat', none: 'Geen mail over deze denktank' },
    note: 'Van gesprekken kiest u bij Gesprekken of u minder wilt horen. Hoe vaak er mail komt, kiest u op uw eigen pagina.', account: 'Naar uw eigen pagina', button: 'Opslaan',
  },
}

const en: typeof nl = {
  title: 'Since your last visit',
  first: 'What happened',
  since: (day) => `You were here last on ${day}.`,
  count: (n) => (n === 1 ? '1 thing is new.' : n >= 100 ? 'More than 99 things are new.' : `${n} things are new.`),
  none: 'Nothing is new.',
  before: 'Before that',
  again: (n) => ` And ${n} more like it.`,
  all: 'Everything that happened',
  nothingYet: 'Nothing has happened yet. Contributions, findings and texts will show up here.',
  nextDay: 'Nobody may know who said what. So what is new appears here the next day.',
  back: 'I am up to date',
  backNote: 'Then this list begins anew.',
  done: { bij: 'You are up to date.', mail: 'Saved. From now on this is the mail you get about this think tank.' },
  mail: {
    summary: 'Mail about this think tank', label: 'What do you want mail about?',
    options: { all: 'About everything that happens and is said', mine: 'About what concerns me', none: 'No mail about this think tank' },
    note: 'Of discussions you choose under Discussions whether you want to hear less. How often mail comes is chosen on your own page.', account: 'To your own page', button: 'Save',
  },
}

export const texts = { nl, en }
