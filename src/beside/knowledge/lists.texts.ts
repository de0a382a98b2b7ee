const nl = {
  title: 'Leeslijsten', lead: 'Wat u samen leest voor een bijeenkomst of een besluit, in de volgorde van lezen.', make: 'Leeslijst maken', one: 'Leeslijst',
  none: 'Lijsten van wat u samen leest, komen hier te staan. De voorbereidingsgroep maakt ze.', noneMake: 'Lijsten van wat u samen leest, komen hier te staan. Maak de eerste.',
  works: (n: number) => (n === 1 ? '1 werk' : `${n} werken`), read: (n: number) => `${n} door u gelezen`, ended: 'afgesloten',
  field: { title: 'Naam', about: 'Waarvoor', ring: 'Voor wie', item: 'Werk' }, makeButton: 'Maak', save: 'Opslaan', back: 'Terug',
  ring: { members: 'Alle deelnemers', preparation: 'De voorbereidingsgroep' }, subgroup: (title: string) => `Deelgroep ${title}`,
  empty: 'Er staat nog niets op deze lijst.', emptyAdd: 'Er staat nog niets op deze lijst. Zoek hieronder wat u wilt lezen.',
  gone: 'Dit werk is uit de kennisbank gehaald.', markRead: 'Ik heb dit gelezen', markUnread: 'Toch niet gelezen', youRead: 'U hebt dit gelezen.',
  readBy: (n: number) => (n === 1 ? 'Gelezen door 1 deelnemer' : `Gelezen door ${n} deelnemers`), few: 'Het aantal lezers staat hier vanaf drie.', nobody: 'Nog niemand gaf aan dit te hebben gelezen.',
  more: (n: number) => `en nog ${n}`,
  add: 'Zet een werk op de lijst', search: 'Zoek in de kennisbank', searchButton: 'Zoek', put: 'Zet erop', found: 'Kies een werk', notFound: 'Geen werk gevonden dat er nog niet op staat.',
  off: 'Haal eraf', edit: 'Naam en doel wijzigen', end: 'Sluit de lijst', endLead: 'De lijst blijft te lezen, maar verandert niet meer.',
  wrong: { choose: 'Kies een werk.', many: 'Op een leeslijst staan ten hoogste 200 werken.', ended: 'Deze lijst is afgesloten.' },
  done: { gemaakt: 'De leeslijst is gemaakt.', gewijzigd: 'De leeslijst is gewijzigd.', erop: 'Het werk staat op de lijst.', eraf: 'Het werk is van de lijst.', gelezen: 'Genoteerd dat u dit las.', ongelezen: 'Genoteerd dat u dit niet las.', gesloten: 'De leeslijst is afgesloten.' },
}

const en: typeof nl = {
  title: 'Reading lists', lead: 'What you read together for a meeting or a decision, in the order of reading.', make: 'Make a reading list', one: 'Reading list',
  none: 'Lists of what you read together will stand here. The preparation group makes them.', noneMake: 'Lists of what you read together will stand here. Make the first one.',
  works: (n) => (n === 1 ? '1 work' : `${n} works`), read: (n) => `${n} read by you`, ended: 'closed',
  field: { title: 'Name', about: 'What for', ring: 'For whom', item: 'Work' }, makeButton: 'Make', save: 'Save', back: 'Back',
  ring: { members: 'All participants', preparation: 'The preparation group' }, subgroup: (title) => `Subgroup ${title}`,
  empty: 'There is nothing on this list yet.', emptyAdd: 'There is nothing on this list yet. Find below what you want to read.',
  gone: 'This work was taken out of the knowledge base.', markRead: 'I have read this', markUnread: 'Not read after all', youRead: 'You have read this.',
  readBy: (n) => (n === 1 ? 'Read by 1 participant' : `Read by ${n} participants`), few: 'The number of readers stands here from three on.', nobody: 'Nobody said yet that they read this.',
  more: (n) => `and ${n} more`,
  add: 'Put a work on the list', search: 'Search the knowledge base', searchButton: 'Search', put: 'Put on', found: 'Choose a work', notFound: 'No work found that is not on it yet.',
  off: 'Take off', edit: 'Change name and purpose', end: 'Close the list', endLead: 'The list can still be read, but does not change any more.',
  wrong: { choose: 'Choose a work.', many: 'There are at most 200 works on a reading list.', ended: 'This list was closed.' },
  done: { gemaakt: 'The reading list was made.', gewijzigd: 'The reading list was changed.', erop: 'The work is on the list.', eraf: 'The work is off the list.', gelezen: 'Noted that you read this.', ongelezen: 'Noted that you did not read this.', gesloten: 'The reading list was closed.' },
}

export const texts = { nl, en }
