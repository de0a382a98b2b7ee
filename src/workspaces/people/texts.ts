const among = (count: string, from: string, one: string, more: string) => (count === '0' ? '' : ` ${from} ${count} ${count === '1' ? one : more}`)

const nl = {
  participants: {
    title: 'Deelnemers', who: 'Wie doen er mee',
    lead: (people: string, organisations: string) => `${people} mensen${among(organisations, 'uit', 'organisatie', 'organisaties')}. Elk teken is één deelnemer.`,
    leadOne: 'Eén deelnemer tot nu toe.',
    anonymous: 'Wie er meedoet, weet iedereen hier. Wie wat zei, weet niemand.',
    list: 'Alle deelnemers',
    columns: { name: 'Naam', organisation: 'Organisatie', perspective: 'Perspectief', role: 'Taak', subgroup: 'Deelgroep' },
    per: (people: string, organisations: number) => (organisations === 0 ? people : organisations === 1 ? `${people}, uit 1 organisatie` : `${people}, uit ${organisations} organisaties`),
    units: (people: number, label: string) => `${people} keer ${label.toLowerCase()}`,
    onlyYou: 'U doet als enige mee. Nodig mensen uit alle perspectieven uit, dan komt het gesprek op gang.',
    onlyOne: 'Er doet nog maar één persoon mee.',
    subgroups: 'Deelgroepen', add: 'Deelnemer toevoegen', noSubgroups: 'Er zijn nog geen deelgroepen.',
  },
  roles: { chair: 'Voorzitter', preparation: 'Voorbereidingsgroep', member: 'Deelnemer' },
  roleMeaning: {
    chair: 'Voorzitter: bewaakt de opdracht en besluit over publiceren.',
    preparation: 'Voorbereidingsgroep: bereidt voor, ordent bijdragen en schrijft.',
    member: 'Deelnemer: draagt bij en leest mee.',
  },
  add: {
    title: 'Deelnemer toevoegen', find: 'Wie wilt u toevoegen?', name: 'Deel van de naam', nameNote: 'Typ ten minste 3 letters.',
    short: 'Typ ten minste 3 letters van de naam. Hieronder staat iedereen.', go: 'Zoeken', choose: 'Kiezen', chosen: 'Gekozen', other: 'Iemand anders kiezen',
    none: 'Niemand gevonden. Staat deze persoon al bij de vereniging? Het bestuur of het secretariaat kan mensen toevoegen.',
    all: 'Iedereen van de vereniging', button: 'Toevoegen', count: (n: string) => (n === '1' ? '1 mens' : `${n} mensen`),
  },
  fields: { person: 'Persoon', perspective: 'Perspectief', role: 'Taak', subgroups: 'Deelgroepen', title: 'Naam', question: 'Vraag', people: 'Wie zitten erin', facilitator: 'Begeleider', reporter: 'Verslaglegger', onePerspective: 'Perspectief van de groep', anyPerspective: 'Alle perspectieven' },
  person: {
    part: 'Hoe iemand meedoet', save: 'Opslaan', subgroups: 'Deelgroepen', saveSubgroups: 'Deelgroepen opslaan',
    end: 'Stoppen', endNote: (name: string) => `${name} ziet deze denktank daarna meteen niet meer, op geen enkele pagina. Wat al is bijgedragen, blijft staan.`,
    endSure: 'Ja, deze persoon doet niet meer mee', endButton: 'Deelname beëindigen', since: (day: string) => `Doet mee sinds ${day}`,
  },
  own: {
    end: 'Stoppen', endNote: (_name: string) => 'U ziet deze denktank daarna meteen niet meer, op geen enkele pagina. Wat u al bijdroeg, blijft staan. Wilt u later weer meedoen? Vraag het dan aan de voorbereidingsgroep.',
    endSure: 'Ja, ik doe niet meer mee', endButton: 'Stop met deze denktank',
  },
  subgroups: {
    propose: 'Stel een indeling voor', seeProposal: 'Bekijk het voorstel voor de indeling', wish: 'Geef uw wensen op',
    title: 'Deelgroepen', lead: 'In een deelgroep beantwoordt een deel van de groep een eigen vraag.',
    none: 'Hier staan straks de deelgroepen, elk met een vraag en de mensen die erin zitten. Er is er nog geen.',
    noneNext: 'De voorbereidingsgroep maakt deelgroepen voor de bijeenkomst.',
    people: (n: number) => (n === 1 ? '1 mens' : `${n} mensen`), nobody: 'Er zit nog niemand in.', add: 'Deelgroep toevoegen', edit: 'Wijzigen',
    editTitle: (title: string) => `${title} wijzigen`, save: 'Opslaan', place: 'Wie zitten erin', savePeople: 'Mensen opslaan',
    tasks: { facilitator: 'Leidt het gesprek. Kies uit wie er nu in zitten.', reporter: 'Vertelt de anderen wat er is gezegd.' }, noOne: 'Nog niemand',
    questionNote: 'Waar denkt deze groep over na?', what: 'Naam en vraag', you: 'U zit in deze deelgroep',
  },
  stuck: {
    'last-chair': 'Dit is de enige voorzitter. Maak eerst iemand anders voorzitter.',
    changed: 'Iemand anders wijzigde dit intussen. Bovenaan staat de taak van nu, in het formulier wat u koos. Kijk het na en sla dan op.',
    'changed-tasks': 'Iemand anders wijzigde intussen wie begeleidt of verslag legt. Bij “Wie zitten erin” staat wat u koos, en daaronder wat er nu staat. Kijk het na en sla dan op.',
    already: 'Deze persoon doet al mee.', 'not-sure': 'Vink eerst aan dat deze persoon niet meer meedoet.', 'not-sure-own': 'Vink eerst aan dat u niet meer meedoet.', wrong: 'Maak eerst een keuze.',
  },
  done: {
    toegevoegd: 'Toegevoegd. Deze persoon kan er meteen bij.', gewijzigd: 'Opgeslagen.', gestopt: 'Deze persoon doet niet meer mee.',
    deelgroep: 'De deelgroep is opgeslagen.', ingedeeld: 'De indeling is aangenomen. Iedereen hoort in welke deelgroep.',
  },
}

const en: typeof nl = {
  participants: {
    title: 'Participants', who: 'Who takes part',
    lead: (people, organisations) => `${people} people${among(organisations, 'from', 'organisation', 'organisations')}. Each mark is one participant.`,
    leadOne: 'One participant so far.',
    anonymous: 'Everybody here knows who takes part. Nobody knows who said what.',
    list: 'All participants',
    columns: { name: 'Name', organisation: 'Organisation', perspective: 'Perspective', role: 'Task', subgroup: 'Subgroup' },
    per: (people, organisations) => (organisations === 0 ? people : organisations === 1 ? `${people}, from 1 organisation` : `${people}, from ${organisations} organisations`),
    units: (people, label) => `${people} times ${label.toLowerCase()}`,
    onlyYou: 'You are the only one taking part. Add people from all perspectives to get the conversation going.',
    onlyOne: 'Only one person takes part so far.',
    subgroups: 'Subgroups', add: 'Add a participant', noSubgroups: 'There are no subgroups yet.',
  },
  roles: { chair: 'Chair', preparation: 'Preparation group', member: 'Participant' },
  roleMeaning: {
    chair: 'Chair: guards the assignment and decides on publishing.',
    preparation: 'Preparation group: prepares, groups contributions and writes.',
    member: 'Participant: contributes and reads along.',
  },
  add: {
    title: 'Add a participant', find: 'Who would you like to add?', name: 'Part of the name', nameNote: 'Type at least 3 letters.',
    short: 'Type at least 3 letters of the name. Everybody is listed below.', go: 'Search', choose: 'Choose', chosen: 'Chosen', other: 'Choose somebody else',
    none: 'Nobody found. Is this person in the association? The board or the secretariat can add people.',
    all: 'Everybody in the association', button: 'Add', count: (n) => (n === '1' ? '1 person' : `${n} people`),
  },
  fields: { person: 'Person', perspective: 'Perspective', role: 'Task', subgroups: 'Subgroups', title: 'Name', question: 'Question', people: 'Who is in it', facilitator: 'Facilitator', reporter: 'Reporter', onePerspective: 'Perspective of the group', anyPerspective: 'All perspectives' },
  person: {
    part: 'How somebody takes part', save: 'Save', subgroups: 'Subgroups', saveSubgroups: 'Save subgroups',
    end: 'Ending', endNote: (name) => `From then on ${name} no longer sees this think tank, on any page. What was contributed stays.`,
    endSure: 'Yes, this person no longer takes part', endButton: 'End participation', since: (day) => `Takes part since ${day}`,
  },
  own: {
    end: 'Stopping', endNote: () => 'From then on you no longer see this think tank, on any page. What you contributed stays. Would you like to take part again later? Ask the preparation group.',
    endSure: 'Yes, I no longer take part', endButton: 'Stop taking part',
  },
  subgroups: {
    propose: 'Propose who sits where', seeProposal: 'See the proposed division', wish: 'Give your wishes',
    title: 'Subgroups', lead: 'In a subgroup a part of the group answers a question of its own.',
    none: 'The subgroups will be here, each with a question and the people in it. There are none yet.',
    noneNext: 'The preparation group makes subgroups for the meeting.',
    people: (n) => (n === 1 ? '1 person' : `${n} people`), nobody: 'Nobody is in it yet.', add: 'Add a subgroup', edit: 'Edit',
    editTitle: (title) => `Edit ${title}`, save: 'Save', place: 'Who is in it', savePeople: 'Save people',
    tasks: { facilitator: 'Leads the conversation. Choose from the people in it now.', reporter: 'Tells the others what was said.' }, noOne: 'Nobody yet',
    questionNote: 'What does this group think about?', what: 'Name and question', you: 'You are in this subgroup',
  },
  stuck: {
    'last-chair': 'This is the only chair. First make somebody else chair.',
    changed: 'Somebody else changed this in the meantime. On top is the task of now, in the form what you chose. Check it and then save.',
    'changed-tasks': 'Somebody else changed who leads or tells in the meantime. Under “Who is in it” stands what you chose, and under it what stands there now. Check it and then save.',
    already: 'This person takes part already.', 'not-sure': 'First tick that this person no longer takes part.', 'not-sure-own': 'First tick that you no longer take part.', wrong: 'Make a choice first.',
  },
  done: {
    toegevoegd: 'Added. This person can come in right away.', gewijzigd: 'Saved.', gestopt: 'This person no longer takes part.',
    deelgroep: 'The subgroup has been saved.', ingedeeld: 'The groups have been accepted. Everybody hears in which subgroup they are.',
  },
}

export const texts = { nl, en }
