const one = (n: number, single: string, plural: string) => (n === 1 ? `1 ${single}` : `${n} ${plural}`)

const nl = {
  kicker: (day: string) => `Denktank sinds ${day}`,
  assignment: (words: string) => `Opdracht: ${words.charAt(0).toLowerCase()}${words.slice(1)}`,
  jump: (n: number) => (n === 1 ? '1 ding wordt nu van u gevraagd' : `${n} dingen worden nu van u gevraagd`),
  where: 'Waar wij staan',
  steps: ['Thema', 'Voorbereiding', 'Bijeenkomst', 'Bevindingen', 'Handreiking', 'Strategie'],
  states: { done: 'Klaar', now: 'Hier staan wij nu', next: 'Komt nog' },
  meets: { comes: (day: string) => `Komt op ${day}`, goesOn: 'Nu bezig', now: (day: string) => `Bijeenkomst op ${day}` },
  facts: {
    theme: (day: string) => `Gekozen, en begonnen op ${day}`,
    people: (people: number, groups: number) => (groups === 0 ? one(people, 'deelnemer', 'deelnemers') : `${one(people, 'deelnemer', 'deelnemers')}, ${one(groups, 'deelgroep', 'deelgroepen')}`),
    contributions: (all: number, open: number) =>
      all === 0 ? 'Nog geen bijdragen' : open === 0 ? `${one(all, 'bijdrage', 'bijdragen')}, alle met een besluit` : `${one(all, 'bijdrage', 'bijdragen')}. Nog ${open} zonder besluit`,
    findings: (all: number, disputes: number) =>
      all === 0 ? 'Nog geen bevindingen' : disputes === 0 ? one(all, 'bevinding', 'bevindingen') : `${one(all, 'bevinding', 'bevindingen')}. ${one(disputes, 'bezwaar', 'bezwaren')} open`,
    contributionsDone: (all: number, open: number): readonly [string, string] => [one(all, 'bijdrage', 'bijdragen'), open === 0 ? 'Alle met een besluit' : `Nog ${open} zonder besluit`],
    findingsDone: (all: number, disputes: number): readonly [string, string] => [one(all, 'bevinding', 'bevindingen'), disputes === 0 ? 'Geen bezwaar open' : `${one(disputes, 'bezwaar', 'bezwaren')} open`],
    noDraft: 'Nog geen tekst', gaps: (n: number) => `Nog ${one(n, 'punt', 'punten')} tot publicatie`, ripe: 'De tekst is rijp voor publicatie', published: 'De tekst is gepubliceerd',
    notYet: 'Begint na de publicatie', edition: (n: number, day: string) => `Versie ${n} is er sinds ${day}`,
  },
  asked: 'Wat nu van u wordt gevraagd',
  nothing: 'Er wordt nu niets van u gevraagd.',
  rest: (n: number) => (n === 1 ? 'En nog 1 ding' : `En nog ${n} dingen`),
  more: 'Iets anders bijdragen',
  asks: {
    charter: ['Schrijf de opdracht', 'Wat hoort erbij en wat niet, welke vragen zijn er, en wat ligt er straks? Wie u uitnodigt, leest dat eerst.', 'Opdracht schrijven'],
    invite: ['Nodig mensen uit', 'Kies mensen uit alle perspectieven. Zij antwoorden met één klik, en doen dan mee.', 'Mensen uitnodigen'],
    groups: ['Maak deelgroepen', 'Geef elke deelgroep een eigen vraag voor de bijeenkomst.', 'Deelgroep toevoegen'],
    firstOfAll: ['Voeg de eerste bijdrage toe', 'Wat ziet u gebeuren? Wat gaat er goed, en waar maakt u zich zorgen over?', 'Bijdrage toevoegen'],
    transcribe: ['Typ over wat er op papier staat', 'Plak alle regels van een flip-over tegelijk, en kies per regel wat het is.', 'Overtypen'],
    first: ['Voeg uw eerste bijdrage toe', 'Er staat nog niets van u. Eén zin is al genoeg.', 'Bijdrage toevoegen'],
    findings: ['Maak de eerste bevinding', 'Kies bijdragen die over hetzelfde gaan, en vat ze samen in één zin.', 'Bevinding maken'],
    write: ['Begin met de tekst', 'Er zijn bevindingen. Schrijf daarmee de samenvatting, en verwijs bij elke zin.', 'Tekst beginnen'],
    ripen: (n: number) => [`Maak de tekst rijp: nog ${one(n, 'punt', 'punten')}`, 'Elk punt wijst naar de plek waar iets ontbreekt.', 'Wat er nog moet gebeuren'],
    publish: ['Publiceer de tekst', 'De tekst is rijp. U besluit of iedereen hem mag lezen.', 'Publicatie bekijken'],
    read: ['Lees de tekst en zeg of het klopt', 'Zo ziet u wat er met de bijdragen is gedaan.', 'Tekst lezen'],
    edition: ['Lees wat er is gepubliceerd', 'Neem het mee naar uw eigen organisatie.', 'Publicatie lezen'],
  },
  ripe: {
    note: (met: number, of: number) => `${met} van de ${of} eisen ${met === 1 ? 'is' : 'zijn'} gehaald.`,
    grounded: 'Onderbouwd', heard: 'Gehoord', agreed: 'Eens', understood: 'Begrepen', reviewed: 'Nagekeken', stable: 'Stabiel', met: 'voldaan', notMet: 'nog niet voldaan', all: (n: number) => `alle ${n}`, gaps: (n: number) => `nog ${n}`, more: 'Wat er nog moet gebeuren',
    none: 'Er is nog geen tekst. Zodra die er is, ziet u hier wat er tot publicatie nog moet gebeuren.', title0: 'Hoe rijp is de tekst?',
  },
  people: {
    title: 'Wie doen er mee', note: (people: number, organisations: number) =>
      `${one(people, 'mens', 'mensen')}${organisations > 0 ? ` uit ${one(organisations, 'organisatie', 'organisaties')}` : ''}. Elk teken is één deelnemer.`,
    chair: 'Voorzitter', preparation: 'Voorbereiding', all: 'Alle deelnemers', none: 'nog niemand',
  },
}

const en: typeof nl = {
  kicker: (day) => `Think tank since ${day}`,
  assignment: (words) => `Assignment: ${words}`,
  jump: (n) => (n === 1 ? '1 thing is asked of you now' : `${n} things are asked of you now`),
  where: 'Where we stand',
  steps: ['Theme', 'Preparation', 'Meeting', 'Findings', 'Guide', 'Strategy'],
  states: { done: 'Done', now: 'This is where we are', next: 'Still to come' },
  meets: { comes: (day) => `Coming up on ${day}`, goesOn: 'Going on now', now: (day) => `Meeting on ${day}` },
  facts: {
    theme: (day) => `Chosen, and begun on ${day}`,
    people: (people, groups) => (groups === 0 ? one(people, 'participant', 'participants') : `${one(people, 'participant', 'participants')}, ${one(groups, 'subgroup', 'subgroups')}`),
    contributions: (all, open) =>
      all === 0 ? 'No contributions yet' : open === 0 ? `${one(all, 'contribution', 'contributions')}, all dealt with` : `${one(all, 'contribution', 'contributions')}. ${open} still open`,
    findings: (all, disputes) =>
      all === 0 ? 'No findings yet' : disputes === 0 ? one(all, 'finding', 'findings') : `${one(all, 'finding', 'findings')}. ${one(disputes, 'objection', 'objections')} open`,
    contributionsDone: (all, open) => [one(all, 'contribution', 'contributions'), open === 0 ? 'All dealt with' : `${open} still open`],
    findingsDone: (all, disputes) => [one(all, 'finding', 'findings'), disputes === 0 ? 'No objection open' : `${one(disputes, 'objection', 'objections')} open`],
    noDraft: 'No text yet', gaps: (n) => `${one(n, 'point', 'points')} until publication`, ripe: 'The text is ripe for publication', published: 'The text has been published',
    notYet: 'Begins after publication', edition: (n, day) => `Version ${n} came out on ${day}`,
  },
  asked: 'What is asked of you now',
  nothing: 'Nothing is asked of you now.',
  rest: (n) => (n === 1 ? 'And 1 more thing' : `And ${n} more things`),
  more: 'Contribute something else',
  asks: {
    charter: ['Write the charter', 'What belongs to it and what does not, which questions are there, and what will there be in the end? Whom you invite reads that first.', 'Write the charter'],
    invite: ['Invite people', 'Choose people from all perspectives. They answer with one click, and then take part.', 'Invite people'],
    groups: ['Make subgroups', 'Give each subgroup a question of its own for the meeting.', 'Add a subgroup'],
    firstOfAll: ['Add the first contribution', 'What do you see happening? What goes well, and what worries you?', 'Add a contribution'],
    transcribe: ['Type over what is on paper', 'Paste all lines of a flip-over at once, and choose for each line what it is.', 'Type over'],
    first: ['Add your first contribution', 'There is nothing from you yet. One sentence is enough.', 'Add a contribution'],
    findings: ['Make the first finding', 'Choose contributions about the same thing, and sum them up in one sentence.', 'Make a finding'],
    write: ['Begin the text', 'There are findings. Write the summary with them, and refer to them with every sentence.', 'Begin a text'],
    ripen: (n) => [`Make the text ripe: ${one(n, 'point', 'points')} to go`, 'Each point leads to the place where something is missing.', 'What remains to be done'],
    publish: ['Publish the text', 'The text is ripe. You decide whether everybody may read it.', 'See the publication'],
    read: ['Read the text and say if it is right', 'This shows what has been done with the contributions.', 'Read the text'],
    edition: ['Read what has been published', 'Take it along to your own organisation.', 'Read the publication'],
  },
  ripe: {
    note: (met, of) => `${met} of ${of} criteria ${met === 1 ? 'is' : 'are'} met.`,
    grounded: 'Grounded', heard: 'Heard', agreed: 'Agreed', understood: 'Understood', reviewed: 'Reviewed', stable: 'Stable', met: 'met', notMet: 'not yet met', all: (n) => `all ${n}`, gaps: (n) => `${n} to go`, more: 'What remains to be done',
    none: 'There is no text yet. Once there is, this shows what remains to be done before publication.', title0: 'How ripe is the text?',
  },
  people: {
    title: 'Who takes part', note: (people, organisations) =>
      `${one(people, 'person', 'people')}${organisations > 0 ? ` from ${one(organisations, 'organisation', 'organisations')}` : ''}. Each mark is one participant.`,
    chair: 'Chair', preparation: 'Preparation', all: 'All participants', none: 'nobody yet',
  },
}

export const texts = { nl, en }
