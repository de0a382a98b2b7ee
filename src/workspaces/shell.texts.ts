const nl = {
  menu: { mine: 'Mijn denktanks', publications: 'Publicaties', association: 'Vereniging', outbox: 'Uitgaande post' },
  signin: 'Inloggen',
  otherLanguage: 'English',
  steps: ['Thema', 'Voorbereiding', 'Bijeenkomst', 'Bevindingen', 'Handreiking', 'Strategie'],
  participants: 'Deelnemers',
  search: 'Zoeken',
  meetings: 'Bijeenkomsten',
  board: 'Bord',
  decisions: 'Besluiten',
  record: 'Wat er is gebeurd',
  reports: 'Meldingen',
  onWebsite: 'Op de website',
  closing: 'Sluiten',
  closed: 'Deze denktank is gesloten. U kunt alles lezen, maar niets meer toevoegen.',
  feeds: { publications: 'Publicaties', themes: 'Thema’s onderweg' },
  foot: {
    about: 'Over ons', contact: 'Contact', publications: 'Publicaties', underway: 'Thema’s onderweg', follow: 'Volgen', accessibility: 'Toegankelijkheid',
    privacy: 'Privacy', cookies: 'Cookies', proclaimer: 'Proclaimer', disclosure: 'Kwetsbaarheid melden',
  },
  footNote: (name: string) => `${name}. Wat hier is gepubliceerd, mag u overnemen onder`,
  footRest: {
    'cc-by-4.0': ', met vermelding van de bron. Gemaakt met Denktank, open source onder EUPL-1.2.',
    'cc0-1.0': ', zonder voorwaarden. Gemaakt met Denktank, open source onder EUPL-1.2.',
  },
  ring: {
    public: 'Voor iedereen.',
    association: 'Alleen voor leden van de vereniging.',
    members: (people: number) => `Alleen voor de ${people} deelnemers van deze denktank.`,
    preparation: 'Alleen voor de voorbereidingsgroep.',
    subgroup: (title: string) => `Alleen voor de deelgroep ${title}.`,
  },
  attribution: {
    named: 'Bijdragen staan hier met naam.',
    'by-perspective': 'Bijdragen staan hier zonder naam, met het perspectief erbij.',
    anonymous: 'Bijdragen staan hier zonder naam en zonder perspectief.',
  },
}

const en: typeof nl = {
  menu: { mine: 'My think tanks', publications: 'Publications', association: 'Association', outbox: 'Outgoing mail' },
  signin: 'Sign in',
  otherLanguage: 'Nederlands',
  steps: ['Theme', 'Preparation', 'Meeting', 'Findings', 'Guide', 'Strategy'],
  participants: 'Participants',
  search: 'Search',
  meetings: 'Meetings',
  board: 'Board',
  decisions: 'Decisions',
  record: 'What happened',
  reports: 'Reports',
  onWebsite: 'On the website',
  closing: 'Closing',
  closed: 'This think tank is closed. You can read everything, but add nothing any more.',
  feeds: { publications: 'Publications', themes: 'Themes under way' },
  foot: {
    about: 'About us', contact: 'Contact', publications: 'Publications', underway: 'Themes under way', follow: 'Follow', accessibility: 'Accessibility',
    privacy: 'Privacy', cookies: 'Cookies', proclaimer: 'Proclaimer', disclosure: 'Report a vulnerability',
  },
  footNote: (name) => `${name}. What is published here may be reused under`,
  footRest: {
    'cc-by-4.0': ' if you name the source. Made with Denktank, open source under EUPL-1.2.',
    'cc0-1.0': ' without conditions. Made with Denktank, open source under EUPL-1.2.',
  },
  ring: {
    public: 'For everyone.',
    association: 'For members of the association only.',
    members: (people) => `For the ${people} participants of this think tank only.`,
    preparation: 'For the preparation group only.',
    subgroup: (title) => `For the subgroup ${title} only.`,
  },
  attribution: {
    named: 'Contributions are shown with names.',
    'by-perspective': 'Contributions are shown without names, with the perspective.',
    anonymous: 'Contributions are shown without names and without perspective.',
  },
}

export const texts = { nl, en }
