import type { Kind } from './queries.ts'

const nlKinds: Record<Kind, string> = {
  account: 'Uw gegevens', tasks: 'Taken in de vereniging', mandates: 'Mandaten', signins: 'Inloggen', thinktanks: 'Deelname aan denktanks',
  wishes: 'Wensen voor een deelgroep', cards: 'Kaartjes op een open bord', meetings: 'Bijeenkomsten', calendars: 'Adressen voor uw agenda', decisions: 'Vragen aan de groep', votes: 'Stemmen en antwoorden',
  versions: 'Begrippen die u beschreef', knowledge: 'Wat u in de kennisbank zette', mended: 'Werken en bronnen die u verbeterde', notes: 'Citaten en aantekeningen', reads: 'Wat u van leeslijsten las', hidings: 'Teksten die u verborg',
  mailin: 'Mail van u', notices: 'Berichten die op de mail wachten of gemaild zijn', contact: 'Contact op de website',
  subgroups: 'Deelgroepen', reading: 'Tot waar u las', invitations: 'Uitnodigingen', contributions: 'Bijdragen', earlier: 'Eerdere versies van bijdragen',
  appreciations: 'Evaluaties van bijeenkomsten', expectations: 'Verwachtingen', disputes: 'Bezwaren', findings: 'Bevindingen die u maakte', amendments: 'Wijzigingen van de opdracht',
  concepts: 'Wat u onder begrippen verstaat', dates: 'Wanneer u kunt', answers: 'Antwoorden op wijzigingen', signoffs: 'Nagekeken teksten', texts: 'Opgeslagen teksten', themes: 'Themavoorstellen',
  supports: 'Steun voor thema’s', endorsements: 'Antwoorden op publicaties', reports: 'Meldingen', appeals: 'Verborgen teksten', mail: 'Mail aan u',
  files: 'Ingelezen bestanden', posts: 'Berichten in gesprekken', discussions: 'Gesprekken die u begon', listening: 'Gesprekken die u las of volgt', acts: 'Wat u deed',
}
const enKinds: Record<Kind, string> = {
  account: 'Your details', tasks: 'Tasks in the association', mandates: 'Mandates', signins: 'Signing in', thinktanks: 'Taking part in think tanks',
  wishes: 'Wishes for a subgroup', cards: 'Cards on an open board', meetings: 'Meetings', calendars: 'Addresses for your calendar', decisions: 'Questions to the group', votes: 'Votes and answers',
  versions: 'Terms that you described', knowledge: 'What you put in the knowledge base', mended: 'Works and sources that you improved', notes: 'Quotes and notes', reads: 'What you read of reading lists', hidings: 'Texts that you hid',
  mailin: 'Mail from you', notices: 'Notices that wait for mail or were mailed', contact: 'Contact on the website',
  subgroups: 'Subgroups', reading: 'How far you read', invitations: 'Invitations', contributions: 'Contributions', earlier: 'Earlier versions of contributions',
  appreciations: 'Evaluations of meetings', expectations: 'Expectations', disputes: 'Disputes', findings: 'Findings that you made', amendments: 'Amendments of the charter',
  concepts: 'What you mean by terms', dates: 'When you can come', answers: 'Answers to amendments', signoffs: 'Texts signed off', texts: 'Texts saved', themes: 'Proposed themes',
  supports: 'Support for themes', endorsements: 'Answers to publications', reports: 'Reports', appeals: 'Hidden texts', mail: 'Mail to you',
  files: 'Files read in', posts: 'Posts in discussions', discussions: 'Discussions that you began', listening: 'Discussions that you read or follow', acts: 'What you did',
}

const nl = {
  kinds: nlKinds, account: 'Mijn gegevens', title: 'Wat de vereniging van mij bewaart', ring: 'Alleen voor u.',
  lead: 'Alles wat hier van u staat, om te bekijken en mee te nemen. En om te laten wissen.',
  take: 'Meenemen', all: 'Alles in één bestand (JSON)', tables: 'Wat er van u staat', which: 'De tabellen opent u in Excel of een ander rekenblad, met kolommen in gewone woorden. Het ene bestand is om mee te nemen naar een ander programma.',
  columns: { kind: 'Soort', count: 'Aantal', file: 'Tabel' }, asCsv: 'CSV', none: 'niets',
  anonymous: 'Uit denktanks zonder namen staat hier alleen wat nog met u verbonden is. Na afloop weet ook het programma niet meer van wie iets kwam.',
  erase: 'Wissen', eraseLead: 'Wilt u weg? Dan wissen wij uw naam, uw adres en alles waarmee u inlogt. Dat kan niet worden teruggedraaid.', eraseGo: 'Naar het wissen',
  erasing: {
    title: 'Mijn gegevens wissen', titleOf: (name: string) => `Gegevens van ${name} wissen`,
    lead: 'Dit gebeurt meteen. Het kan niet worden teruggedraaid.',
    gone: 'Wat verdwijnt', goneList: [
      'Naam, e-mailadres en organisatie.', 'Inloggen, passkeys, codes en koppelingen.', 'Taken, mandaten en deelname aan denktanks.',
    ],
    mailOf: 'Mail en berichten aan deze persoon.', mailOfYou: 'Mail en berichten aan u.', sealed: 'In denktanks zonder namen: van wie een tekst kwam.',
    stays: 'Wat blijft', staysList: [
      'Teksten, zonder naam: bij “voormalig lid”. U kunt ze hieronder ook laten wissen.', 'Wat de groep ervan maakte: bevindingen, handreikingen en publicaties.',
      'Wat een organisatie steunde of vaststelde: dat deed de organisatie.', 'Reservekopieën. Na het terugzetten van een oudere kopie wist de beheerder opnieuw.',
    ],
    texts: 'Wis ook de teksten', textsNote: 'Bijdragen, verwachtingen, bezwaren en redenen. Waar anderen erop verder bouwden, staat dan dat ze zijn ingetrokken. In een denktank zonder namen kan dat laten zien welke teksten bij elkaar hoorden.',
    confirm: 'Typ het woord wissen', confirmNote: 'Zo weten wij zeker dat u dit wilt.', button: 'Voorgoed wissen', back: 'Toch niet',
    errors: { confirm: 'Typ het woord “wissen” om door te gaan.' },
    stuck: { 'last-administrator': 'Dit is de enige beheerder. Geef eerst iemand anders die taak.' },
    left: 'Deze persoon is al weg uit de vereniging.',
  },
  erased: { title: 'Uw gegevens zijn gewist', lead: 'U bent uitgelogd. Bedankt voor wat u bijdroeg.', home: 'Naar de voorpagina' },
}

const en: typeof nl = {
  kinds: enKinds, account: 'My details', title: 'What the association keeps of me', ring: 'For you only.',
  lead: 'Everything that is kept of you here, to look at and to take along. And to have it erased.',
  take: 'Take along', all: 'Everything in one file (JSON)', tables: 'What is kept of you', which: 'You open the tables in Excel or another spreadsheet, with columns in plain words. The one file is for taking along to another program.',
  columns: { kind: 'Kind', count: 'Number', file: 'Table' }, asCsv: 'CSV', none: 'nothing',
  anonymous: 'From think tanks without names only what is still tied to you is listed here. Once one ends, not even the program knows who said what.',
  erase: 'Erase', eraseLead: 'Do you want to go? Then we erase your name, your address and everything you sign in with. This cannot be undone.', eraseGo: 'Go to erasing',
  erasing: {
    title: 'Erase my data', titleOf: (name) => `Erase the data of ${name}`,
    lead: 'This happens at once. It cannot be undone.',
    gone: 'What goes', goneList: [
      'Name, e-mail address and organisation.', 'Signing in, passkeys, codes and links.', 'Tasks, mandates and taking part in think tanks.',
    ],
    mailOf: 'Mail and notices to this person.', mailOfYou: 'Mail and notices to you.', sealed: 'In think tanks without names: who a text came from.',
    stays: 'What stays', staysList: [
      'Texts, without a name: with “former member”. You can have them erased below as well.', 'What the group made of it: findings, guides and publications.',
      'What an organisation supported or endorsed: the organisation did that.', 'Backups. After an older one is restored, the administrator erases again.',
    ],
    texts: 'Erase the texts as well', textsNote: 'Contributions, expectations, disputes and reasons. Where others built on them it will say that they were withdrawn. In a think tank without names this can show which texts belonged together.',
    confirm: 'Type the word erase', confirmNote: 'So that we are sure that you want this.', button: 'Erase for good', back: 'Rather not',
    errors: { confirm: 'Type the word “erase” to go on.' },
    stuck: { 'last-administrator': 'This is the only administrator. Give somebody else this task first.' },
    left: 'This person has left the association already.',
  },
  erased: { title: 'Your data are erased', lead: 'You are signed out. Thank you for what you contributed.', home: 'To the front page' },
}

export const texts = { nl, en }
