const nl = {
  title: 'Voorbeeld verwijderen',
  crumb: 'Vereniging',
  lead: 'Alles op deze site gaat weg, ook wat er sinds het begin is bijgekomen. Dit kan niet ongedaan worden gemaakt.',
  what: 'Wat er weggaat',
  columns: { what: 'Wat', many: 'Aantal' },
  counts: {
    people: 'Mensen', organisations: 'Organisaties', tanks: 'Denktanks', contributions: 'Bijdragen', findings: 'Bevindingen',
    drafts: 'Teksten', publications: 'Publicaties', happenings: 'Gebeurtenissen', sessions: 'Mensen die nu zijn ingelogd', mails: 'Berichten in de uitgaande post',
  },
  after: 'Daarna',
  afterText: 'Daarna is de site leeg. U bent uitgelogd, en de eerste die de site opent zet een eigen vereniging op. Maak eerst een reservekopie als u iets wilt bewaren.',
  sure: 'Ja, alles mag weg',
  button: 'Alles verwijderen',
  cancel: 'Niets verwijderen',
  notSure: 'Vink eerst aan dat alles weg mag.',
}

const en: typeof nl = {
  title: 'Remove the sample',
  crumb: 'Association',
  lead: 'Everything on this site will go, including what was added since the start. This cannot be undone.',
  what: 'What will go',
  columns: { what: 'What', many: 'Number' },
  counts: {
    people: 'People', organisations: 'Organisations', tanks: 'Think tanks', contributions: 'Contributions', findings: 'Findings',
    drafts: 'Texts', publications: 'Publications', happenings: 'Happenings', sessions: 'People signed in now', mails: 'Messages in outgoing mail',
  },
  after: 'Afterwards',
  afterText: 'Afterwards the site is empty. You are signed out, and the first to open the site sets up an association of their own. Make a backup first if you want to keep something.',
  sure: 'Yes, everything may go',
  button: 'Remove everything',
  cancel: 'Remove nothing',
  notSure: 'First tick that everything may go.',
}

export const texts = { nl, en }
