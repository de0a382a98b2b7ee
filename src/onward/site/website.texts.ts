const nl = {
  title: 'Website', crumb: 'Vereniging',
  lead: 'Wat op de openbare website staat. Alleen het secretariaat en beheerders kunnen dit wijzigen.',
  texts: {
    title: 'Teksten', note: 'Zolang u niets wijzigt, staat er een tekst die bij het programma hoort.', caption: 'Teksten van de website',
    columns: { page: 'Tekst', nl: 'Nederlands', en: 'Engels' }, original: 'zoals meegeleverd', written: (day: string) => `gewijzigd op ${day}`, edit: 'wijzigen',
  },
  text: {
    title: (name: string, language: string) => `${name} (${language})`, languages: { nl: 'Nederlands', en: 'Engels' },
    lead: 'Wat u opslaat, staat meteen op de website. Eerdere teksten blijven bewaard.',
    body: 'Tekst',
    howHome: 'De eerste alinea staat bovenaan de voorpagina, de rest onder “Wie wij zijn”.',
    how: 'Een lege regel begint een alinea. Zet “## ” voor een kop, “- ” voor een punt van een lijst en “1. ” voor een stap. Schrijf een link als [woorden](https://adres), vet als **woord**.',
    save: 'Opslaan', now: 'Wat er nu staat', see: 'De pagina bekijken', revisions: 'Eerdere teksten', none: 'Deze tekst is nog niet gewijzigd.',
    revision: (day: string) => `Tekst van ${day}`, original: 'De meegeleverde tekst', empty: 'Maak het veld leeg en sla op om de meegeleverde tekst terug te halen.',
    loaded: (day: string) => `Hieronder staat de tekst van ${day}. Sla op om die weer te gebruiken.`,
  },
  people: {
    title: 'Bij wie bezoekers terechtkunnen', note: 'Met hun instemming voor iedereen te zien.', none: 'Hier staat nog niemand. Voeg de eerste toe.',
    add: 'Contactpersoon toevoegen', edit: 'Wijzigen', remove: 'Van de website halen',
  },
  person: {
    add: 'Contactpersoon toevoegen', edit: 'Contactpersoon wijzigen', lead: 'Dit komt voor iedereen op de website te staan. Vul een e-mailadres in, een telefoonnummer, of beide.',
    save: 'Op de website zetten', removeTitle: 'Van de website halen', removeText: 'Naam, e-mailadres en telefoonnummer worden gewist.',
  },
  settings: {
    title: 'Afspraken', button: 'Opslaan',
    licences: { 'cc-by-4.0': 'CC BY 4.0: overnemen mag, met vermelding van de bron', 'cc0-1.0': 'CC0: overnemen mag zonder voorwaarden' },
    statuses: {
      '': 'Nog niet onderzocht', A: 'A: voldoet volledig', B: 'B: voldoet gedeeltelijk', C: 'C: eerste maatregelen genomen', D: 'D: voldoet niet',
    },
    onNote: 'Bijvoorbeeld 1-9-2026. Laat leeg voor vandaag.', reportNote: 'Het adres van het rapport of van de verklaring in het landelijke register, beginnend met https://.',
    disclosureNote: 'Staat ook in security.txt. Laat leeg voor het algemene adres van de vereniging.',
  },
  fields: {
    licence: 'Onder welke voorwaarden mag men overnemen wat hier is gepubliceerd?', accessibility: 'Status van de toegankelijkheid', accessibility_on: 'Vastgesteld op',
    accessibility_report: 'Rapport', disclosure_email: 'E-mailadres voor meldingen van kwetsbaarheden',
    name: 'Naam', about: 'Waarvoor', about_en: 'Waarvoor, in het Engels', email: 'E-mailadres', phone: 'Telefoonnummer',
    agreed: 'Deze persoon vindt het goed dat dit voor iedereen te zien is', body: 'Tekst',
    aboutNote: 'Bijvoorbeeld: meedoen aan een denktank.',
  },
  errors: {
    'changed-person': 'Iemand anders wijzigde deze contactpersoon terwijl u bezig was. Wat u invulde staat hieronder, en daaronder wat er nu staat. Kijk het na en sla dan op.',
    'changed-text': 'Iemand anders bewaarde deze tekst terwijl u schreef. Uw tekst staat hieronder, en daaronder wat er nu staat. Maak er één tekst van en sla die op.',
    address: 'Vul een adres in dat begint met https://.', phone: 'Gebruik in een telefoonnummer alleen cijfers, spaties, +, - en haakjes.',
    reach: 'Vul een e-mailadres of een telefoonnummer in.', agreed: 'Vraag eerst of deze persoon het goedvindt, en kruis dat aan.',
  },
  done: {
    ingesteld: 'De afspraken zijn opgeslagen.', geschreven: 'De tekst is opgeslagen.', toegevoegd: 'De contactpersoon staat op de website.',
    gewijzigd: 'De contactpersoon is gewijzigd.', verwijderd: 'De contactpersoon staat niet meer op de website.',
  },
  optional: '(optioneel)', ring: 'Alleen voor het secretariaat en beheerders.',
}

const en: typeof nl = {
  title: 'Website', crumb: 'Association',
  lead: 'What the public website shows. Only the secretariat and administrators can change this.',
  texts: {
    title: 'Texts', note: 'As long as you change nothing, a text that comes with the program is shown.', caption: 'Texts of the website',
    columns: { page: 'Text', nl: 'Dutch', en: 'English' }, original: 'as it came', written: (day) => `changed on ${day}`, edit: 'edit',
  },
  text: {
    title: (name, language) => `${name} (${language})`, languages: { nl: 'Dutch', en: 'English' },
    lead: 'What you save is on the website at once. Earlier texts are kept.',
    body: 'Text',
    howHome: 'The first paragraph stands on top of the front page, the rest under “Who we are”.',
    how: 'An empty line begins a paragraph. Put “## ” before a heading, “- ” before an item of a list and “1. ” before a step. Write a link as [words](https://address), bold as **word**.',
    save: 'Save', now: 'What stands there now', see: 'See the page', revisions: 'Earlier texts', none: 'This text has not been changed yet.',
    revision: (day) => `Text of ${day}`, original: 'The text as it came', empty: 'Empty the field and save to bring back the text as it came.',
    loaded: (day) => `Below is the text of ${day}. Save to use it again.`,
  },
  people: {
    title: 'Whom visitors can ask', note: 'Shown to everyone with their consent.', none: 'There is nobody here yet. Add the first.',
    add: 'Add a contact person', edit: 'Edit', remove: 'Take off the website',
  },
  person: {
    add: 'Add a contact person', edit: 'Edit the contact person', lead: 'This will be on the website for everyone. Fill in an e-mail address, a telephone number, or both.',
    save: 'Put on the website', removeTitle: 'Take off the website', removeText: 'Name, e-mail address and telephone number are erased.',
  },
  settings: {
    title: 'Agreements', button: 'Save',
    licences: { 'cc-by-4.0': 'CC BY 4.0: may be reused if the source is named', 'cc0-1.0': 'CC0: may be reused without conditions' },
    statuses: { '': 'Not examined yet', A: 'A: meets all requirements', B: 'B: meets the requirements in part', C: 'C: first measures taken', D: 'D: does not meet the requirements' },
    onNote: 'For example 1-9-2026. Leave empty for today.', reportNote: 'The address of the report, or of the statement in the national register, beginning with https://.',
    disclosureNote: 'Also stands in security.txt. Leave empty for the general address of the association.',
  },
  fields: {
    licence: 'Under which conditions may others reuse what is published here?', accessibility: 'Accessibility status', accessibility_on: 'Established on',
    accessibility_report: 'Report', disclosure_email: 'E-mail address for reports of vulnerabilities',
    name: 'Name', about: 'What for', about_en: 'What for, in English', email: 'E-mail address', phone: 'Telephone number',
    agreed: 'This person agrees that everyone can see this', body: 'Text',
    aboutNote: 'For example: meedoen aan een denktank.',
  },
  errors: {
    'changed-person': 'Somebody else changed this contact person while you were busy. What you filled in is below, and under it what stands there now. Check it and then save.',
    'changed-text': 'Somebody else saved this text while you were writing. Your text is below, and under it what stands there now. Make one text of it and save that.',
    address: 'Fill in an address that begins with https://.', phone: 'Use only digits, spaces, +, - and brackets in a telephone number.',
    reach: 'Fill in an e-mail address or a telephone number.', agreed: 'First ask whether this person agrees, and tick the box.',
  },
  done: {
    ingesteld: 'The agreements have been saved.', geschreven: 'The text has been saved.', toegevoegd: 'The contact person is on the website.',
    gewijzigd: 'The contact person has been changed.', verwijderd: 'The contact person is no longer on the website.',
  },
  optional: '(optional)', ring: 'For the secretariat and administrators only.',
}

export const texts = { nl, en }
