const many = (n: string, one: string, more: string) => (n === '1' ? `1 ${one}` : `${n} ${more}`)

export const nl = {
  crumb: 'Vereniging', kicker: 'Thema',
  list: {
    title: 'Themavoorstellen', heading: 'Voorgestelde thema’s',
    lead: 'Waarover moet de volgende denktank gaan? Leden stellen thema’s voor en geven steun. Het bestuur kiest.',
    propose: 'Stel een thema voor', count: (n: string) => many(n, 'voorstel', 'voorstellen'),
    filter: 'Laat zien', all: 'Alles', order: 'Volgorde', orders: { steun: 'Meeste steun', nieuw: 'Nieuwste' }, go: 'Toon',
    supporters: (n: string) => (n === '0' ? 'Nog geen steun' : `Steun van ${many(n, 'organisatie', 'organisaties')}`),
    byOn: (name: string | null, day: string) => `Voorgesteld${name ? ` door ${name},` : ''} op ${day}`,
    none: 'Hier staan de thema’s die leden voorstellen. Er is er nog geen.', noneNext: 'Waar loopt uw organisatie tegenaan, en andere organisaties vast ook?',
    noneFound: 'Geen voorstel past bij deze keuze.', clear: 'Toon alles',
    waiting: (open: string, picked: string) => [
      ...(open === '0' ? [] : [`${many(open, 'voorstel wacht', 'voorstellen wachten')} op een besluit van het bestuur.`]),
      ...(picked === '0' ? [] : [`${many(picked, 'gekozen thema heeft', 'gekozen thema’s hebben')} nog geen denktank.`]),
    ].join(' '),
    waitingTitle: 'Nu van het bestuur gevraagd', waitingOpen: 'Bekijk wat open staat', waitingPicked: 'Bekijk wat gekozen is',
  },
  states: { open: 'Open', parked: 'Geparkeerd', picked: 'Gekozen', declined: 'Niet gekozen', withdrawn: 'Ingetrokken' },
  propose: {
    title: 'Thema voorstellen', what: 'Uw voorstel', ring: 'Alle leden van de vereniging zien dit voorstel, met uw naam en organisatie.',
    lead: 'Vertel waar het over gaat en waarom het voor uw organisatie telt. Andere organisaties kunnen het daarna steunen.',
    button: 'Thema voorstellen', anyway: 'Toch voorstellen', look: 'Bekijk eerst wat erop lijkt', cancel: 'Terug',
    support: 'Geeft u meteen steun namens een organisatie?', noSupport: 'Nee, nog niet',
  },
  alike: {
    heading: (n: string) => (n === '1' ? '1 voorstel lijkt hierop' : `${n} voorstellen lijken hierop`),
    note: 'Gaat het over hetzelfde? Geef dan daar steun: samen wegen stemmen zwaarder. De links openen in een nieuw tabblad, zodat u hier niets kwijtraakt.',
    held: 'Uw voorstel is nog niet bewaard', heldNext: 'Lees eerst wat er al is. Gaat uw voorstel over iets anders? Kies dan onderaan “Toch voorstellen”.', none: 'Geen voorstel lijkt hierop.',
  },
  fields: {
    title: 'Titel', titleNote: 'Kort en herkenbaar, bijvoorbeeld: Samen algoritmes uitleggen.', about: 'Waar gaat het over?',
    aboutNote: 'Wat is de vraag, en wat moet er straks liggen? Een paar zinnen is genoeg.', why: 'Waarom telt dit voor uw organisatie?',
    whyNote: 'Wat merkt u ervan, of wat gebeurt er als niemand het oppakt?', organisation: 'Organisatie',
    line: 'Waarom telt dit voor uw organisatie?', lineNote: 'Eén zin. Alle leden lezen die, met de naam van uw organisatie erbij.',
    kind: 'Wat besluit het bestuur?', reason: 'Reden', reasonNote: 'Wie het voorstelde en wie het steunt, krijgt hiervan bericht en leest deze reden.',
    sure: 'Ja, ik trek dit voorstel in',
  },
  one: {
    about: 'Waar het over gaat', why: 'Waarom dit telt', whyNote: 'Volgens wie het voorstelde', by: 'Voorgesteld door', somebody: 'iemand van de vereniging',
    on: 'Op', edited: 'Gewijzigd op', withdrawnOn: 'Ingetrokken op', earlier: (n: number) => (n === 1 ? 'Zo stond het er eerst' : `Zo stond het er eerder (${n} keer gewijzigd)`),
    until: (day: string) => `Tot ${day}`, editedAfter: 'De tekst is gewijzigd nadat hier steun voor kwam. De eerdere tekst staat hierboven.',
    jump: 'Naar steun geven', tank: 'Hieruit kwam de denktank ',
  },
  support: {
    title: 'Steun', heading: (n: string, all: string) => `${many(n, 'organisatie steunt', 'organisaties steunen')} dit thema, van de ${all}`,
    none: 'Nog geen organisatie steunt dit thema.', list: 'Wie dit steunen', count: (n: string) => many(n, 'organisatie', 'organisaties'),
    proposer: 'Diende het voorstel mee in.', on: (day: string) => `Sinds ${day}`,
    yours: 'Uw organisatie', yoursNote: 'Elke organisatie heeft één stem, welke persoon ook namens haar spreekt.', give: 'Steun geven', giveFor: (name: string) => `Steun geven namens ${name}`,
    which: 'Namens welke organisatie?', has: (name: string) => `${name} steunt dit thema.`, take: (name: string) => `Steun van ${name} intrekken`,
    noMandate: 'Steun geven kan wie namens een organisatie spreekt. U hebt daar nu geen mandaat voor.', mandates: 'Bekijk wie namens wie spreekt',
    closed: 'Over dit thema is besloten. Steun geven of intrekken kan niet meer.',
  },
  picture: {
    by: { region: 'Naar regio', size: 'Naar grootte', kind: 'Naar soort organisatie' }, caption: (what: string) => `Steun ${what.toLowerCase()}`,
    note: 'Elk teken is een organisatie: gevuld als zij dit thema steunt, open als zij dat (nog) niet doet.', noteBars: 'De lijn is alle organisaties, het dikke deel zijn de organisaties die dit thema steunen.',
    table: 'Bekijk dit als tabel', group: { region: 'Regio', size: 'Grootte', kind: 'Soort' }, supporting: 'Steunt', all: 'Alle organisaties', of: (some: string, all: string) => `${some} van ${all}`,
    sizes: { small: 'Klein', medium: 'Middelgroot', large: 'Groot' }, noRegion: 'Regio onbekend', noSize: 'Grootte onbekend of niet van toepassing',
    kinds: { municipality: 'Gemeente', 'shared-service': 'Shared service organisatie', supplier: 'Leverancier', 'central-government': 'Rijk', other: 'Anders' },
  },
  board: {
    title: 'Besluit van het bestuur', aside: 'Wat er al loopt', underWay: (tanks: string, people: string) => `Nu ${many(tanks, 'denktank', 'denktanks')}, met samen ${many(people, 'deelnemer', 'deelnemers')}.`,
    kinds: {
      picked: ['Kiezen.', ' Daarna begint u in één stap de denktank.'], parked: ['Parkeren.', ' Nu niet; steun blijft staan en geven kan nog.'],
      declined: ['Niet kiezen.', ' Hier komt geen denktank van.'],
    },
    button: 'Besluit vastleggen', made: { picked: 'Gekozen', parked: 'Geparkeerd', declined: 'Niet gekozen' }, on: (day: string) => `Bestuur, ${day}`, earlier: 'Eerder besloten',
    undecided: 'Het bestuur besliste hier nog niet over.', again: 'Anders besluiten',
    begin: 'Dit thema is gekozen. De denktank kan beginnen.', beginButton: 'Denktank beginnen', begun: 'De denktank is begonnen.',
  },
  begin: {
    from: (number: number) => `Deze denktank komt uit themavoorstel ${number}. Titel en opdracht zijn daaruit overgenomen; u kunt ze wijzigen. Het voorstel en wie het steunen blijven bij de denktank staan.`,
    read: 'Lees het voorstel',
  },
  origin: {
    title: 'Waar deze denktank vandaan komt', lead: (title: string) => `Uit het thema “${title}”, dat het bestuur koos.`, tank: 'Opdracht aan deze denktank',
    withoutLead: (day: string) => `Deze denktank begon op ${day}, zonder themavoorstel.`, next: 'Bekijk waar de denktank nu staat', proposal: (number: number) => `Themavoorstel ${number} bij de vereniging`,
    why: 'Waarom het bestuur dit koos', supporters: 'Wie dit thema steunen', noReason: 'Er staat geen reden bij.', began: (day: string) => `Begonnen op ${day}`,
  },
  edit: { title: 'Voorstel wijzigen', open: 'Wijzig uw voorstel', button: 'Wijziging opslaan', note: 'Wie dit thema steunt, krijgt bericht van de wijziging. De eerdere tekst blijft te lezen.' },
  withdraw: { title: 'Voorstel intrekken', open: 'Trek uw voorstel in', button: 'Voorstel intrekken', note: 'Het voorstel gaat van de lijst. Wie het steunt, krijgt bericht.' },
  wrong: { mandate: 'U spreekt niet meer voor deze organisatie. Dien het voorstel in zonder haar steun, of vraag het secretariaat om een mandaat.' },
  stuck: {
    decided: 'Het bestuur heeft intussen besloten. Er is niets gewijzigd.', 'decided-meanwhile': 'Iemand anders van het bestuur besliste intussen. Lees dat besluit eerst.',
    'not-sure': 'Vink eerst aan dat u het voorstel intrekt.', gone: 'De steun was al ingetrokken.', begun: 'De denktank is al begonnen.', 'not-picked': 'Dit thema is niet (meer) gekozen.',
    already: 'Deze organisatie steunt dit thema al.',
  },
  done: {
    voorgesteld: 'Uw voorstel staat er. Andere organisaties kunnen het nu steunen.', gewijzigd: 'Het voorstel is gewijzigd.', ingetrokken: 'Het voorstel is ingetrokken.',
    gesteund: 'De steun is genoteerd.', 'steunde-al': 'Deze organisatie steunt dit thema al. Er is niets gewijzigd.', 'steun-weg': 'De steun is ingetrokken.',
    besloten: 'Het besluit is genoteerd. Wie het aangaat, krijgt bericht.', begonnen: 'De denktank is begonnen. De voorzitter kan nu mensen uitnodigen.',
  },
}
