const nl = {
  titles: {
    home: 'Voorpagina', about: 'Over ons', contact: 'Contact', accessibility: 'Toegankelijkheidsverklaring', privacy: 'Privacyverklaring', cookies: 'Cookies',
    proclaimer: 'Proclaimer', disclosure: 'Kwetsbaarheid melden',
  },
  kicker: 'Over deze website',
  written: (day: string) => `Laatst gewijzigd op ${day}.`,
  edit: 'Deze tekst wijzigen',
  people: 'Bij wie u terechtkunt',
  peopleNone: 'Hier komen de mensen bij wie u terechtkunt, met hun telefoonnummer of e-mailadres.',
  personMail: 'E-mail', personPhone: 'Telefoon',
  status: {
    title: 'Hoe toegankelijk deze site is',
    facts: { site: 'Website', owner: 'Eigenaar', status: 'Status', on: 'Vastgesteld op', report: 'Onderzoek' },
    names: {
      A: 'A: voldoet volledig', B: 'B: voldoet gedeeltelijk', C: 'C: eerste maatregelen genomen', D: 'D: voldoet niet',
    },
    means: {
      A: 'Uit volledig onderzoek blijkt dat de website aan alle eisen voldoet.',
      B: 'Volledig onderzoek is gedaan. Wat nog niet voldoet, wordt volgens een planning verbeterd.',
      C: 'Er wordt aan de toegankelijkheid gewerkt, maar er is nog geen volledig beeld door onderzoek.',
      D: 'De website voldoet niet, en er is nog niet gezegd hoe en wanneer dat verandert.',
    },
    unknown: 'Nog niet vastgesteld. Er is nog geen onderzoek gedaan naar deze website.',
    report: 'Rapport of registratie bekijken',
  },
  cookies: {
    title: 'Welke cookies', columns: { name: 'Naam', use: 'Waarvoor', kept: 'Hoe lang' },
    uses: {
      session: 'Onthoudt dat u bent ingelogd. Komt er pas als u inlogt.',
      browser: 'Zorgt dat een inloglink alleen werkt in de browser waarin u erom vroeg. Weg zodra u binnen bent.',
      guest: 'Onthoudt dat u als gast meeschrijft op één bord. Komt er pas als u daarom vraagt.',
      language: 'Onthoudt de taal die u koos. Komt er pas als u een taal kiest.',
    },
    stored: 'Doet u mee op een bord? Dan bewaart uw browser op dit apparaat ook wat u typte tot het is verstuurd, en de pagina van het bord zonder wat anderen schreven. Zo gaat er niets verloren als het netwerk wegvalt. U wist dit door in uw browser de gegevens van deze website te wissen.',
    days: (n: number) => (n < 1 ? 'hoogstens een uur' : n === 1 ? 'hoogstens een dag' : n === 365 ? 'een jaar' : `hoogstens ${n} dagen`),
  },
  follow: {
    title: 'Volgen', lead: 'Blijf op de hoogte zonder u aan te melden: met een feed. Kopieer een adres naar uw feedlezer of Outlook.',
    publications: 'Publicaties', themes: 'Thema’s onderweg', note: 'Kies de vorm die uw lezer kent. De inhoud is steeds dezelfde.',
    columns: { form: 'Vorm', address: 'Adres' },
  },
  themes: {
    title: 'Thema’s onderweg', lead: 'Over deze thema’s denkt nu een denktank na. Wat daar wordt besproken, blijft binnen de groep. Het resultaat leest u straks hier.',
    list: 'Nu in behandeling', count: (n: string) => (n === '1' ? '1 thema' : `${n} thema’s`),
    since: (day: string) => `Op deze website sinds ${day}.`,
    none: 'Er staat nu geen thema op de website',
    noneText: 'Hier komen de thema’s waar een denktank mee bezig is. Wat klaar is, staat bij de publicaties.',
    toPublications: 'Naar de publicaties', join: 'Wilt u meedenken?', joinText: 'Vraag het een contactpersoon.', contact: 'Naar de contactpersonen',
    follow: 'Thema’s volgen',
  },
}

const en: typeof nl = {
  titles: {
    home: 'Front page', about: 'About us', contact: 'Contact', accessibility: 'Accessibility statement', privacy: 'Privacy statement', cookies: 'Cookies',
    proclaimer: 'Proclaimer', disclosure: 'Report a vulnerability',
  },
  kicker: 'About this website',
  written: (day) => `Last changed on ${day}.`,
  edit: 'Edit this text',
  people: 'Whom to ask',
  peopleNone: 'The people you can turn to will be here, with their telephone number or e-mail address.',
  personMail: 'E-mail', personPhone: 'Telephone',
  status: {
    title: 'Accessibility status',
    facts: { site: 'Website', owner: 'Owner', status: 'Status', on: 'Established on', report: 'Examination' },
    names: { A: 'A: meets all requirements', B: 'B: meets the requirements in part', C: 'C: first measures taken', D: 'D: does not meet the requirements' },
    means: {
      A: 'A full examination shows that the website meets all requirements.',
      B: 'A full examination was done. What does not meet the requirements is being improved by plan.',
      C: 'Accessibility is being worked on, but no examination has given the full picture yet.',
      D: 'The website does not meet the requirements, and it has not been said how and when that changes.',
    },
    unknown: 'Not established yet. This website has not been examined.',
    report: 'See the report or registration',
  },
  cookies: {
    title: 'Which cookies', columns: { name: 'Name', use: 'What for', kept: 'How long' },
    uses: {
      session: 'Remembers that you are signed in. Only set when you sign in.',
      browser: 'Makes a sign-in link work only in the browser in which you asked for it. Gone as soon as you are in.',
      guest: 'Remembers that you write along as a guest on one board. Only set when you ask to.',
      language: 'Remembers the language you chose. Only set when you choose one.',
    },
    stored: 'Do you take part on a board? Then your browser also keeps on this device what you typed until it is sent, and the page of the board without what others wrote. So nothing is lost when the network fails. You erase this by erasing the data of this website in your browser.',
    days: (n) => (n < 1 ? 'an hour at most' : n === 1 ? 'a day at most' : n === 365 ? 'a year' : `${n} days at most`),
  },
  follow: {
    title: 'Follow', lead: 'Stay informed without signing up: by a feed. Copy an address to your feed reader or Outlook.',
    publications: 'Publications', themes: 'Themes under way', note: 'Choose the form your reader knows. The content is the same.',
    columns: { form: 'Form', address: 'Address' },
  },
  themes: {
    title: 'Themes under way', lead: 'A think tank is working on each of these themes. What is discussed stays within the group. You will read the result here.',
    list: 'In hand now', count: (n) => (n === '1' ? '1 theme' : `${n} themes`),
    since: (day) => `On this website since ${day}.`,
    none: 'There is no theme on the website now',
    noneText: 'Themes that a think tank is working on will be here. What is finished is among the publications.',
    toPublications: 'To the publications', join: 'Would you like to think along?', joinText: 'Ask a contact person.', contact: 'To the contact persons',
    follow: 'Follow themes',
  },
}

export const texts = { nl, en }
