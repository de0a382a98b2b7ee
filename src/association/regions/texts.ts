const nl = {
  title: 'Regio’s', crumb: 'Vereniging',
  lead: 'De regio’s van de vereniging, met hun voorzitters en organisaties.',
  list: 'Alle regio’s', count: (n: string) => (n === '1' ? '1 regio' : `${n} regio’s`),
  columns: { name: 'Regio', chairs: 'Voorzitter', organisations: 'Organisaties', people: 'Mensen' },
  noChair: 'nog niemand', someone: 'iemand', ended: (day: string) => `tot ${day}`,
  none: 'Hier staan de regio’s van de vereniging. Er is er nog geen. Voeg de eerste toe.',
  noneForYou: 'Hier staan de regio’s van de vereniging. Er is er nog geen.',
  add: { title: 'Regio toevoegen', button: 'Toevoegen' },
  region: {
    title: (name: string) => `Regio ${name}`, facts: { organisations: 'Organisaties', people: 'Mensen' },
    organisations: (n: string) => (n === '1' ? '1 organisatie' : `${n} organisaties`),
    people: (n: string) => (n === '1' ? '1 mens' : `${n} mensen`),
    over: (day: string) => `Deze regio bestaat sinds ${day} niet meer.`,
  },
  chairs: {
    title: 'Voorzitters', note: 'Nu en eerder.', none: 'Deze regio heeft nog geen voorzitter gehad.',
    columns: { name: 'Naam', since: 'Vanaf', until: 'Tot', do: 'Wijzigen' },
    now: 'nu', later: 'begint nog', end: 'Stopt als voorzitter', add: 'Voorzitter aanwijzen', chosen: 'Gekozen', again: 'Iemand anders kiezen',
    button: 'Voorzitter maken',
  },
  edit: { title: 'Regio wijzigen', button: 'Opslaan', now: (name: string, until: string) => `Nu: ${name}, ${until ? `bestaat tot ${until}` : 'zonder einddatum'}.` },
  fields: {
    name: 'Naam', ended_on: 'Bestaat tot', since: 'Vanaf', person_id: 'Wie', chair_id: 'Wie',
    endedNote: 'Bijvoorbeeld 1-1-2027. Laat leeg zolang de regio bestaat.',
    nameNote: 'Een andere naam geldt meteen voor alle organisaties in deze regio.',
    sinceNote: 'Bijvoorbeeld 1-9-2026. Laat leeg voor vandaag.',
  },
  errors: { changed: 'Iemand anders wijzigde deze regio terwijl u bezig was. Bij “Regio wijzigen” staat wat er nu is, en wat u invulde. Kijk het na en sla dan op.', taken: 'Er is al een regio met deze naam. Kies een andere naam.', gone: 'Deze persoon is niet meer in de vereniging. Kies iemand anders.', already: 'Deze persoon is al voorzitter van deze regio.' },
  done: { toegevoegd: 'De regio is toegevoegd.', gewijzigd: 'De regio is gewijzigd.', voorzitter: 'De voorzitters zijn gewijzigd.' },
}

const en: typeof nl = {
  title: 'Regions', crumb: 'Association',
  lead: 'The regions of the association, with their chairs and organisations.',
  list: 'All regions', count: (n) => (n === '1' ? '1 region' : `${n} regions`),
  columns: { name: 'Region', chairs: 'Chair', organisations: 'Organisations', people: 'People' },
  noChair: 'nobody yet', someone: 'somebody', ended: (day) => `until ${day}`,
  none: 'The regions of the association will be here. There are none yet. Add the first.',
  noneForYou: 'The regions of the association will be here. There are none yet.',
  add: { title: 'Add a region', button: 'Add' },
  region: {
    title: (name) => `Region ${name}`, facts: { organisations: 'Organisations', people: 'People' },
    organisations: (n) => (n === '1' ? '1 organisation' : `${n} organisations`), people: (n) => (n === '1' ? '1 person' : `${n} people`),
    over: (day) => `This region no longer exists since ${day}.`,
  },
  chairs: {
    title: 'Chairs', note: 'Now and before.', none: 'This region has had no chair yet.',
    columns: { name: 'Name', since: 'From', until: 'Until', do: 'Change' },
    now: 'now', later: 'begins later', end: 'Stops as chair', add: 'Appoint a chair', chosen: 'Chosen', again: 'Choose somebody else', button: 'Make chair',
  },
  edit: { title: 'Edit the region', button: 'Save', now: (name, until) => `Now: ${name}, ${until ? `exists until ${until}` : 'without an end date'}.` },
  fields: {
    name: 'Name', ended_on: 'Exists until', since: 'From', person_id: 'Who', chair_id: 'Who',
    endedNote: 'For example 1-1-2027. Leave empty as long as the region exists.',
    nameNote: 'Another name holds at once for all organisations in this region.', sinceNote: 'For example 1-9-2026. Leave empty for today.',
  },
  errors: { changed: 'Somebody else changed this region while you were busy. Under “Edit the region” is how it is now, and what you filled in. Check it and then save.', taken: 'There already is a region by this name. Choose another name.', gone: 'This person is no longer in the association. Choose somebody else.', already: 'This person already chairs this region.' },
  done: { toegevoegd: 'The region has been added.', gewijzigd: 'The region has been changed.', voorzitter: 'The chairs have been changed.' },
}

export const texts = { nl, en }
