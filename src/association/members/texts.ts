const nl = {
  kicker: 'Vereniging',
  association: {
    title: 'De vereniging',
    lead: (people: string, organisations: string) => `${people} mensen uit ${organisations} organisaties.`,
    who: 'Wie wij zijn',
    run: 'Wie de vereniging dragen',
    contact: 'Vragen',
    per: 'Onze organisaties', kind: 'Soort', many: 'Aantal',
    organisations: 'Alle organisaties',
    people: 'Alle mensen',
    tanks: 'Uw denktanks',
    begin: 'Denktank beginnen',
    sample: 'Voorbeeld verwijderen',
    sampleNote: 'Alles op deze site is nu nog het voorbeeld.',
  },
  roles: { administrator: 'Beheerder', board: 'Bestuur', secretariat: 'Secretariaat' },
  people: {
    title: 'Mensen', list: 'Mensen en hun organisatie', count: (n: string) => (n === '1' ? '1 mens' : `${n} mensen`),
    lead: 'Iedereen van de vereniging, met de organisatie waarvoor hij of zij meedoet.',
    columns: { name: 'Naam', organisation: 'Organisatie', kind: 'Soort', email: 'E-mailadres' },
    none: 'Hier staan de mensen van de vereniging. Er is er nog geen.',
    noneFound: 'Niemand past bij deze keuze. Probeer een korter deel van de naam.',
  },
  add: {
    title: 'Iemand toevoegen',
    intro: 'Na het toevoegen kan deze persoon inloggen met het e-mailadres. Daar is geen wachtwoord voor nodig.',
    button: 'Toevoegen',
  },
  fields: {
    given_name: 'Voornaam', prefix: 'Tussenvoegsel', family_name: 'Achternaam', email: 'E-mailadres', organisation_id: 'Organisatie',
    noOrganisation: 'Geen organisatie', prefixNote: 'Bijvoorbeeld van der',
  },
  errors: { taken: 'Dit e-mailadres is al van iemand anders in de vereniging. Zoek die persoon op in de lijst.' },
  person: {
    edit: 'Gegevens', save: 'Opslaan', organisation: 'Organisatie', since: 'Lid sinds', email: 'E-mailadres', left: 'Weggegaan op',
    none: 'geen', selfNote: 'Klopt uw e-mailadres of organisatie niet meer? Vraag het secretariaat om dat aan te passen.',
    roles: 'Taken in de vereniging', noRoles: 'Deze persoon heeft geen taak in de vereniging.',
    give: (role: string) => `${role} maken`, end: (role: string) => `Taak ${role.toLowerCase()} beëindigen`,
    roleMeaning: {
      administrator: 'Mag alles in de vereniging instellen en geeft taken.',
      board: 'Begint denktanks, en voegt mensen en organisaties toe.',
      secretariat: 'Voegt mensen en organisaties toe en houdt ze bij.',
    },
    held: 'heeft deze taak',
    leave: 'Weggaan',
    leaveNote: (name: string) =>
      `Als ${name} weggaat, is inloggen meteen niet meer mogelijk. Deelname aan denktanks en alle taken stoppen ook. Wat al is bijgedragen, blijft staan.`,
    leaveButton: 'Uit de vereniging halen',
    leaveSure: 'Ja, deze persoon gaat weg',
  },
  stuck: {
    'last-administrator': 'Dit is de enige beheerder. Geef eerst iemand anders deze taak.',
    'not-sure': 'Vink eerst aan dat deze persoon weggaat.',
  },
  done: {
    toegevoegd: 'Toegevoegd. Deze persoon kan nu inloggen.', gewijzigd: 'De gegevens zijn gewijzigd.',
    weg: 'Deze persoon is uit de vereniging gehaald en kan niet meer inloggen.', taak: 'De taken zijn gewijzigd.',
  },
}

const en: typeof nl = {
  kicker: 'Association',
  association: {
    title: 'The association',
    lead: (people, organisations) => `${people} people from ${organisations} organisations.`,
    who: 'Who we are',
    run: 'Who run the association',
    contact: 'Questions',
    per: 'Our organisations', kind: 'Kind', many: 'Number',
    organisations: 'All organisations',
    people: 'All people',
    tanks: 'Your think tanks',
    begin: 'Begin a think tank',
    sample: 'Remove the sample',
    sampleNote: 'Everything on this site is still the sample.',
  },
  roles: { administrator: 'Administrator', board: 'Board', secretariat: 'Secretariat' },
  people: {
    title: 'People', list: 'People and their organisation', count: (n) => (n === '1' ? '1 person' : `${n} people`),
    lead: 'Everybody in the association, with the organisation they take part for.',
    columns: { name: 'Name', organisation: 'Organisation', kind: 'Kind', email: 'E-mail address' },
    none: 'The people of the association will be here. There are none yet.',
    noneFound: 'Nobody matches this choice. Try a shorter part of the name.',
  },
  add: {
    title: 'Add somebody',
    intro: 'Once added, this person can sign in with the e-mail address. No password is needed.',
    button: 'Add',
  },
  fields: {
    given_name: 'First name', prefix: 'Prefix', family_name: 'Family name', email: 'E-mail address', organisation_id: 'Organisation',
    noOrganisation: 'No organisation', prefixNote: 'For example van der',
  },
  errors: { taken: 'This e-mail address belongs to somebody else in the association. Look that person up in the list.' },
  person: {
    edit: 'Details', save: 'Save', organisation: 'Organisation', since: 'Member since', email: 'E-mail address', left: 'Left on',
    none: 'none', selfNote: 'Is your e-mail address or organisation out of date? Ask the secretariat to change it.',
    roles: 'Tasks in the association', noRoles: 'This person has no task in the association.',
    give: (role) => `Make ${role.toLowerCase()}`, end: (role) => `End the task ${role.toLowerCase()}`,
    roleMeaning: {
      administrator: 'May set up everything in the association and gives tasks.',
      board: 'Begins think tanks, and adds people and organisations.',
      secretariat: 'Adds people and organisations and keeps them up to date.',
    },
    held: 'has this task',
    leave: 'Leaving',
    leaveNote: (name) =>
      `If ${name} leaves, signing in is no longer possible from that moment. Taking part in think tanks and all tasks end too. What was contributed stays.`,
    leaveButton: 'Remove from the association',
    leaveSure: 'Yes, this person leaves',
  },
  stuck: {
    'last-administrator': 'This is the only administrator. Give somebody else this task first.',
    'not-sure': 'First tick that this person leaves.',
  },
  done: {
    toegevoegd: 'Added. This person can sign in now.', gewijzigd: 'The details have been changed.',
    weg: 'This person has been removed from the association and can no longer sign in.', taak: 'The tasks have been changed.',
  },
}

export const texts = { nl, en }
