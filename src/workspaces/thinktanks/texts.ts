const nl = {
  title: 'Mijn denktanks',
  lead: 'De denktanks waaraan u meedoet, en waar elk staat.',
  list: 'Waar u aan meedoet',
  note: 'Elke denktank gaat in zes stappen van thema naar strategie.',
  steps: ['thema', 'voorbereiding', 'bijeenkomst', 'bevindingen', 'handreiking', 'strategie'],
  step: (n: number) => `Stap ${n}: `,
  since: (day: string) => `Sinds ${day}`,
  people: (n: string) => (n === '1' ? '1 deelnemer' : `${n} deelnemers`),
  roles: { chair: 'U bent voorzitter', preparation: 'U zit in de voorbereidingsgroep', member: 'U doet mee' },
  none: 'U doet nog niet mee aan een denktank.',
  noneNext: 'Zodra een voorzitter of voorbereidingsgroep u toevoegt, ziet u de denktank hier. Wat al gepubliceerd is, kan iedereen lezen.',
  publications: 'Publicaties lezen',
  begin: {
    title: 'Denktank beginnen', ring: 'Alleen wie meedoet, ziet straks dat deze denktank er is.',
    lead: 'U geeft de opdracht en kiest een voorzitter. De voorzitter nodigt daarna mensen uit.',
    chair: 'Wie wordt voorzitter?', chairName: 'Deel van de naam', me: 'Ik word zelf voorzitter',
    what: 'Opdracht en afspraken', button: 'Denktank beginnen', cancel: 'Terug',
  },
  fields: {
    title: 'Titel', assignment: 'Opdracht', attribution: 'Hoe staan namen bij bijdragen?', chairs_perspective: 'Perspectief van de voorzitter',
    perspective: (n: number) => `Perspectief ${n}`, titleNote: 'Kort en herkenbaar. De titel staat ook in het adres.',
    assignmentNote: 'Wat moet er straks liggen, en voor wie? Een paar zinnen is genoeg.',
    perspectives: 'Perspectieven', perspectivesNote: 'Vanuit welke kanten wilt u horen? Ten minste één, ten hoogste acht. Laat leeg wat u niet nodig hebt.',
    morePerspectives: 'Meer perspectieven', english: (n: number) => `Perspectief ${n} in het Engels`, chair: 'Voorzitter',
  },
  rules: {
    named: ['Met naam.', ' Bij elke bijdrage staat wie het zei en namens welke organisatie.'],
    'by-perspective': ['Zonder naam, met perspectief.', ' Bij een bijdrage staat alleen uit welke hoek die komt, als genoeg mensen dat perspectief delen.'],
    anonymous: ['Zonder naam en zonder perspectief.', ' Niemand in de groep ziet wie iets zei, ook de voorzitter niet.'],
  },
  errors: {
    'no-perspective': 'Vul ten minste één perspectief in.', 'same-perspective': 'Twee perspectieven lijken te veel op elkaar. Geef elk een eigen naam.',
    'chairs-perspective': 'Kies een perspectief dat u hebt ingevuld.', 'no-chair': 'Kies eerst een voorzitter.',
  },
  start: [['Gemeente', 'Municipality'], ['Shared service organisatie', 'Shared service organisation'], ['Leverancier', 'Supplier']],
  done: { begonnen: 'De denktank is begonnen. De voorzitter kan nu mensen uitnodigen.' },
}

const en: typeof nl = {
  title: 'My think tanks',
  lead: 'The think tanks you take part in, and where each one stands.',
  list: 'What you take part in',
  note: 'Each think tank goes from theme to strategy in six steps.',
  steps: ['theme', 'preparation', 'meeting', 'findings', 'guide', 'strategy'],
  step: (n) => `Step ${n}: `,
  since: (day) => `Since ${day}`,
  people: (n) => (n === '1' ? '1 participant' : `${n} participants`),
  roles: { chair: 'You are the chair', preparation: 'You are in the preparation group', member: 'You take part' },
  none: 'You do not take part in a think tank yet.',
  noneNext: 'As soon as a chair or preparation group adds you, the think tank appears here. Anybody can read what has been published.',
  publications: 'Read publications',
  begin: {
    title: 'Begin a think tank', ring: 'Only who takes part will see that this think tank exists.',
    lead: 'You give the assignment and choose a chair. The chair then invites people.',
    chair: 'Who will be chair?', chairName: 'Part of the name', me: 'I will be chair myself',
    what: 'Assignment and agreements', button: 'Begin the think tank', cancel: 'Back',
  },
  fields: {
    title: 'Title', assignment: 'Assignment', attribution: 'How are names shown with contributions?', chairs_perspective: 'Perspective of the chair',
    perspective: (n) => `Perspective ${n}`, titleNote: 'Short and recognisable. The title is in the address too.',
    assignmentNote: 'What should be there in the end, and for whom? A few sentences will do.',
    perspectives: 'Perspectives', perspectivesNote: 'From which sides would you like to hear? At least one, at most eight. Leave empty what you do not need.',
    morePerspectives: 'More perspectives', english: (n) => `Perspective ${n} in English`, chair: 'Chair',
  },
  rules: {
    named: ['With names.', ' Each contribution says who said it and for which organisation.'],
    'by-perspective': ['Without names, with the perspective.', ' A contribution only says which side it comes from, if enough people share that perspective.'],
    anonymous: ['Without names and without perspective.', ' Nobody in the group sees who said something, not even the chair.'],
  },
  errors: {
    'no-perspective': 'Fill in at least one perspective.', 'same-perspective': 'Two perspectives are too much alike. Give each a name of its own.',
    'chairs-perspective': 'Choose a perspective that you have filled in.', 'no-chair': 'Choose a chair first.',
  },
  start: [['Gemeente', 'Municipality'], ['Shared service organisatie', 'Shared service organisation'], ['Leverancier', 'Supplier']],
  done: { begonnen: 'The think tank has begun. The chair can now invite people.' },
}

export const texts = { nl, en }
