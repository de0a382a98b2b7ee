const nl = {
  title: 'Landschap', lead: 'Wat is er al over dit thema? Wie deed wat, geldt het nog, en wat beantwoordt het voor ons niet?',
  count: (n: string) => (n === '1' ? '1 punt' : `${n} punten`), list: 'Wat er al is', add: 'Toevoegen',
  none: 'Hier staat straks wat er al is: wetten, adviezen, afspraken en voorbeelden, met wie het maakte en wat het voor ons niet beantwoordt. Begin met het stuk dat iedereen al noemt.',
  noneRead: 'Hier staat straks wat er al is: wetten, adviezen, afspraken en voorbeelden.',
  noneHere: 'Niets in het landschap past bij deze keuze.',
  level: {
    european: 'Europees', national: 'Landelijk', provincial: 'Provincie', regional: 'Regio of waterschap', municipal: 'Gemeente', association: 'Vereniging',
    other: 'Anders',
  },
  status: { law: 'Wet of regel', advice: 'Advies', draft: 'Ontwerp', agreement: 'Afspraak', practice: 'Voorbeeld uit de praktijk', other: 'Anders' },
  field: {
    who: 'Wie', what: 'Wat', about: 'Waar het over gaat', level: 'Niveau', status: 'Soort', dated: 'Datum', url: 'Webadres', source: 'Bron van deze denktank',
    lacks: 'Wat het voor ons niet beantwoordt', by: 'Vervangen door', reason: 'Waarom',
  },
  hint: {
    who: 'De organisatie die het maakte of besloot.', what: 'De titel of naam.', about: 'Eén of twee zinnen.', dated: 'Zo precies als u het weet: 2024, 6-2024 of 13-6-2024.',
    url: 'Begint met https://', source: 'Staat het al bij de bronnen? Kies het dan, zodat een tekst die ernaar verwijst een seintje krijgt als het is vervangen.',
    lacks: 'Hier ligt het werk voor deze denktank.',
  },
  noSource: 'Geen bron', unsourced: 'Nog zonder bron of webadres', undated: 'Datum onbekend',
  superseded: 'Vervangen', supersededBy: 'Vervangen door', inForce: 'Niet vervangen', current: 'Geldt nog',
  filter: { open: 'Kiezen wat u ziet', show: 'Toon', clear: 'Toon alles', superseded: 'Vervangen of niet', all: 'Allebei' },
  save: { csv: 'Bewaren als CSV', print: 'Lijst om te printen' },
  print: { title: 'Landschap, de hele lijst', lead: 'Alles wat er al is onder elkaar, om te printen en mee te nemen.', source: 'Bron' },
  picture: {
    title: 'Wanneer, en van wie', label: (level: string, words: string) => `${level}: ${words}`, year: (year: string, n: number, gone: number) => `${year} ${n}${gone > 0 ? `, waarvan ${gone} vervangen` : ''}`,
    note: 'Eén rondje is één jaar; hoe groter, hoe meer. Een open rondje: alles uit dat jaar is vervangen. Zonder datum staat het alleen in de tabel.',
    table: 'Dezelfde gegevens als tabel', caption: 'Hoeveel er is, per niveau en jaar', yearHead: 'Jaar', number: 'Aantal', gone: 'Vervangen', unknown: 'onbekend',
  },
  form: { addTitle: 'Toevoegen aan het landschap', editTitle: 'Verbeteren', add: 'Toevoegen', save: 'Opslaan', back: 'Terug' },
  one: {
    edit: 'Verbeteren', sourceLabel: 'Bron', next: 'Is het vervangen?', nextLead: 'Kies wat ervoor in de plaats kwam. Het blijft staan, met een verwijzing naar het nieuwe.',
    nextNone: 'Niet vervangen', nextButton: 'Vastleggen', nextEmpty: 'Er staat nog niets anders in het landschap. Voeg eerst toe wat ervoor in de plaats kwam.',
    withdraw: 'Intrekken', withdrawLead: 'Hoort het hier niet? Het verdwijnt uit de lijst. Deze pagina blijft, met de reden.', withdrawn: 'Ingetrokken', withdrawnOn: (day: string) => `Dit is ingetrokken op ${day}.`,
    history: 'Hoe het eerder stond', none: 'Er is nog niets aan veranderd.', until: (nth: number, day: string) => `Stand ${nth}, van ${day}`, empty: 'leeg',
    earlier: 'Wat hierna veranderde, met wat er eerst stond.',
  },
  wrong: {
    year: 'Vul een jaar, maand of dag in, bijvoorbeeld 2024, 6-2024 of 13-6-2024.', url: 'Vul een heel webadres in, dat begint met https://',
    circle: 'Dit kan niet: het zou in een kring rondgaan. Wat u koos, is zelf door dit punt vervangen.',
    changed: 'Iemand anders was eerder. Hieronder staat wat u invulde. Kijk op de pagina wat er nu staat en sla het dan nog eens op.',
  },
  done: {
    toegevoegd: 'Toegevoegd aan het landschap.', 'uit-nieuws': 'Toegevoegd aan het landschap. Vul aan of verbeter wat nog niet klopt.', bekend: 'Dit stond al in het landschap. Er is niets toegevoegd.', gewijzigd: 'De verbetering is opgeslagen.', vervangen: 'Vastgelegd wat ervoor in de plaats kwam.',
    hersteld: 'Vastgelegd dat het niet is vervangen.', ingetrokken: 'Het is ingetrokken.',
  },
}

const en: typeof nl = {
  title: 'Landscape', lead: 'What is there already on this theme? Who did what, does it still hold, and what does it not answer for us?',
  count: (n) => (n === '1' ? '1 item' : `${n} items`), list: 'What is there already', add: 'Add',
  none: 'What is there already will stand here: laws, advice, agreements and examples, with who made it and what it does not answer for us. Begin with the one that everybody mentions.',
  noneRead: 'What is there already will stand here: laws, advice, agreements and examples.',
  noneHere: 'Nothing in the landscape fits this choice.',
  level: {
    european: 'European', national: 'National', provincial: 'Province', regional: 'Region or water board', municipal: 'Municipality', association: 'Association',
    other: 'Other',
  },
  status: { law: 'Law or rule', advice: 'Advice', draft: 'Draft', agreement: 'Agreement', practice: 'Example from practice', other: 'Other' },
  field: {
    who: 'Who', what: 'What', about: 'What it is about', level: 'Level', status: 'Kind', dated: 'Date', url: 'Web address', source: 'Source of this think tank',
    lacks: 'What it does not answer for us', by: 'Superseded by', reason: 'Why',
  },
  hint: {
    who: 'The organisation that made or decided it.', what: 'Its title or name.', about: 'One or two sentences.', dated: 'As exactly as you know: 2024, 6-2024 or 13-6-2024.',
    url: 'Starts with https://', source: 'Is it among the sources already? Choose it, so that a text that refers to it is warned when it is superseded.',
    lacks: 'This is where the work of this think tank lies.',
  },
  noSource: 'No source', unsourced: 'No source or web address yet', undated: 'Date unknown',
  superseded: 'Superseded', supersededBy: 'Superseded by', inForce: 'Not superseded', current: 'Still holds',
  filter: { open: 'Choose what you see', show: 'Show', clear: 'Show everything', superseded: 'Superseded or not', all: 'Both' },
  save: { csv: 'Save as CSV', print: 'List to print' },
  print: { title: 'Landscape, the whole list', lead: 'Everything that is there already, to print and take along.', source: 'Source' },
  picture: {
    title: 'When, and from whom', label: (level, words) => `${level}: ${words}`, year: (year, n, gone) => `${year} ${n}${gone > 0 ? `, ${gone} of them superseded` : ''}`,
    note: 'One circle is one year; the larger, the more. An open circle: everything of that year was superseded. What has no date stands in the table only.',
    table: 'The same as a table', caption: 'How much there is, per level and year', yearHead: 'Year', number: 'Number', gone: 'Superseded', unknown: 'unknown',
  },
  form: { addTitle: 'Add to the landscape', editTitle: 'Improve', add: 'Add', save: 'Save', back: 'Back' },
  one: {
    edit: 'Improve', sourceLabel: 'Source', next: 'Was it superseded?', nextLead: 'Choose what took its place. It stays here, with a link to the new one.',
    nextNone: 'Not superseded', nextButton: 'Save', nextEmpty: 'There is nothing else in the landscape yet. First add what took its place.',
    withdraw: 'Withdraw', withdrawLead: 'Does it not belong here? It leaves the list. This page stays, with the reason.', withdrawn: 'Withdrawn', withdrawnOn: (day) => `This was withdrawn on ${day}.`,
    history: 'How it stood before', none: 'Nothing has changed yet.', until: (nth, day) => `State ${nth}, of ${day}`, empty: 'empty',
    earlier: 'What changed after this, with what stood there first.',
  },
  wrong: {
    year: 'Enter a year, month or day, for example 2024, 6-2024 or 13-6-2024.', url: 'Enter a whole web address that starts with https://',
    circle: 'This cannot be: it would go round in a circle. What you chose was itself superseded by this item.',
    changed: 'Somebody else was earlier. What you entered is below. Look at the page for what stands there now, then save again.',
  },
  done: {
    toegevoegd: 'Added to the landscape.', 'uit-nieuws': 'Added to the landscape. Complete or improve what is not right yet.', bekend: 'This stood in the landscape already. Nothing was added.', gewijzigd: 'The improvement was saved.', vervangen: 'Saved what took its place.',
    hersteld: 'Saved that it was not superseded.', ingetrokken: 'It was withdrawn.',
  },
}

export const texts = { nl, en }
