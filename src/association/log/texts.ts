import type { ActName } from '../../acts.ts'

// What is done in the association and on the site. A test knows when an act has no words here and none in the record of think tanks.
const nlActs = {
  'association.found': 'Vereniging begonnen', 'sample.remove': 'Voorbeeld verwijderd',
  'signin.ask': 'Link gevraagd om in te loggen', 'signin.try': 'Code geprobeerd om in te loggen', 'session.begin': 'Ingelogd', 'session.end': 'Uitgelogd', 'session.prove': 'Tweede stap gezet',
  'passkey.add': 'Passkey toegevoegd', 'passkey.rename': 'Passkey hernoemd', 'passkey.remove': 'Passkey weggehaald',
  'authenticator.begin': 'App met codes begonnen', 'authenticator.confirm': 'App met codes ingesteld', 'authenticator.remove': 'App met codes weggehaald', 'recovery.renew': 'Nieuwe herstelcodes gemaakt',
  'factors.reset': 'Tweede stap van iemand gewist', 'address.ask': 'Ander e-mailadres gevraagd', 'address.change': 'E-mailadres gewijzigd',
  'oidc.ask': 'Inloggen via een organisatie begonnen', 'oidc.answer': 'Ingelogd via een organisatie', 'oidc.add': 'Inloggen via een organisatie ingesteld',
  'oidc.edit': 'Inloggen via een organisatie gewijzigd', 'oidc.try': 'Inloggen via een organisatie geprobeerd', 'oidc.renew': 'Sleutel voor een organisatie vernieuwd', 'oidc.end': 'Inloggen via een organisatie beëindigd',
  'identity.link': 'Account van een organisatie gekoppeld', 'identity.end': 'Koppeling met een organisatie beëindigd',
  'person.add': 'Iemand toegevoegd', 'person.edit': 'Gegevens van iemand gewijzigd', 'person.leave': 'Iemand uit de vereniging gehaald', 'person.redact': 'Gegevens van iemand gewist',
  'role.give': 'Taak gegeven', 'role.end': 'Taak beëindigd',
  'organisation.add': 'Organisatie toegevoegd', 'organisation.edit': 'Organisatie gewijzigd', 'organisation.merge': 'Organisaties samengevoegd',
  'region.add': 'Regio toegevoegd', 'region.edit': 'Regio gewijzigd', 'regionalChair.give': 'Voorzitter van een regio benoemd', 'regionalChair.end': 'Voorzitter van een regio gestopt',
  'mandate.give': 'Mandaat gegeven', 'mandate.delegate': 'Mandaat uitgeleend', 'mandate.handOver': 'Mandaat overgedragen', 'mandate.end': 'Mandaat beëindigd',
  'log.export': 'Logboek als bestand gehaald', 'retention.set': 'Bewaartermijnen gewijzigd', 'mail.again': 'Post opnieuw verstuurd', 'mail.leave': 'Post afgedaan',
  'job.retry': 'Werk opnieuw geprobeerd', 'job.drop': 'Werk weggehaald', 'mail.follow': 'Mail over een denktank gekozen', 'mail.less': 'Minder mail gevraagd',
  'website.set': 'Website ingesteld', 'siteText.write': 'Tekst van de website geschreven', 'contactPerson.add': 'Contactpersoon toegevoegd',
  'contactPerson.edit': 'Contactpersoon gewijzigd', 'contactPerson.remove': 'Contactpersoon weggehaald',
  'proposal.make': 'Thema voorgesteld', 'proposal.edit': 'Themavoorstel gewijzigd', 'proposal.withdraw': 'Themavoorstel ingetrokken', 'proposal.support': 'Thema gesteund',
  'proposal.unsupport': 'Steun voor een thema ingetrokken', 'proposal.decide': 'Over een thema besloten',
  'import.begin': 'Bestand ingestuurd', 'import.map': 'Kolommen van een bestand gekozen', 'import.choose': 'Keuzes in een bestand gemaakt', 'import.finish': 'Bestand ingevoerd', 'import.drop': 'Bestand weggegooid',
  'export.make': 'Lijst als bestand gehaald', 'thinktank.begin': 'Denktank begonnen', 'endorsement.give': 'Publicatie vastgesteld', 'endorsement.withdraw': 'Vaststelling ingetrokken',
  'moderation.report': 'Iets gemeld', 'moderation.settle': 'Over een melding besloten', 'moderation.appeal': 'Opnieuw kijken gevraagd', 'moderation.decide': 'Opnieuw over een verborgen tekst besloten',
  'calendar.renew': 'Adres voor een agenda gemaakt',
  'concept.begin': 'Begrip toegevoegd', 'concept.answer': 'Eigen betekenis van een begrip gegeven', 'concept.open': 'Betekenissen van een begrip getoond', 'concept.propose': 'Omschrijving van een begrip voorgesteld',
  'concept.ask': 'Omschrijving van een begrip voorgelegd', 'concept.adopt': 'Begrip vastgesteld', 'concept.publish': 'Begrip openbaar gemaakt of niet meer', 'concept.withdraw': 'Begrip ingetrokken', 'thesaurus.import': 'Begrippen ingelezen',
} satisfies Partial<Record<ActName, string>>

const nl = {
  title: 'Logboek', crumb: 'Vereniging', kicker: 'Vereniging', ring: 'Alleen voor beheerders.',
  lead: 'Wie wat deed in de vereniging en op de site, het nieuwste bovenaan. Wat er in denktanks gebeurt, staat hier niet.',
  list: 'Wat er is gedaan', count: (n: string) => (n === '1' ? '1 handeling' : `${n} handelingen`),
  columns: ['Handeling', 'Wie', 'Waarover', 'Wanneer'], special: 'Bijzonder recht', nobody: 'Denktank zelf, of een bezoeker', number: (n: number) => `Nummer ${n}`, theme: (n: number) => `Thema ${n}`, mandate: 'Mandaat',
  none: 'In deze tijd is er niets gedaan wat bij uw keuze past. Maak de keuze ruimer.',
  filter: {
    act: 'Handeling', all: 'Alle handelingen', name: 'Deel van de naam', from: 'Van', until: 'Tot en met', only: 'Alleen bijzondere rechten', go: 'Toon', clear: 'Toon de laatste 30 dagen',
    days: 'Kies een dag, of laat leeg.', wrongDay: 'Vul een datum in, bijvoorbeeld 13-6-2026.',
  },
  save: 'Haal dit als bestand (CSV)', saveNote: (n: string) => `Hoogstens ${n} regels. Dat u het bestand haalde, komt ook in het logboek.`,
  busy: 'Hoe druk het in denktanks is', busyNote: 'Van alle denktanks samen, de laatste twee weken. Meer ziet een beheerder niet.',
  busyColumns: ['Dag', 'Handelingen'], few: 'minder dan 5', busyNone: 'In de laatste twee weken gebeurde er in geen denktank iets.',
  file: ['Tijd (UTC)', 'Code', 'Handeling', 'Wie', 'Soort', 'Waarover', 'Kenmerk', 'Nummer', 'Bijzonderheden', 'Bijzonder recht'], yes: 'ja',
  acts: nlActs,
}

const enActs: Record<keyof typeof nlActs, string> = {
  'association.found': 'Association founded', 'sample.remove': 'Sample removed',
  'signin.ask': 'Asked for a link to sign in', 'signin.try': 'Tried a code to sign in', 'session.begin': 'Signed in', 'session.end': 'Signed out', 'session.prove': 'Took the second step',
  'passkey.add': 'Added a passkey', 'passkey.rename': 'Renamed a passkey', 'passkey.remove': 'Removed a passkey',
  'authenticator.begin': 'Began with an app for codes', 'authenticator.confirm': 'Set up an app for codes', 'authenticator.remove': 'Removed an app for codes', 'recovery.renew': 'Made new recovery codes',
  'factors.reset': 'Cleared somebody’s second step', 'address.ask': 'Asked for another e-mail address', 'address.change': 'Changed an e-mail address',
  'oidc.ask': 'Began to sign in by an organisation', 'oidc.answer': 'Signed in by an organisation', 'oidc.add': 'Set up signing in by an organisation',
  'oidc.edit': 'Changed signing in by an organisation', 'oidc.try': 'Tried signing in by an organisation', 'oidc.renew': 'Renewed the key for an organisation', 'oidc.end': 'Ended signing in by an organisation',
  'identity.link': 'Linked an account of an organisation', 'identity.end': 'Ended a link with an organisation',
  'person.add': 'Added somebody', 'person.edit': 'Changed somebody’s details', 'person.leave': 'Took somebody out of the association', 'person.redact': 'Erased somebody’s data',
  'role.give': 'Gave a task', 'role.end': 'Ended a task',
  'organisation.add': 'Added an organisation', 'organisation.edit': 'Changed an organisation', 'organisation.merge': 'Merged organisations',
  'region.add': 'Added a region', 'region.edit': 'Changed a region', 'regionalChair.give': 'Appointed the chair of a region', 'regionalChair.end': 'The chair of a region stopped',
  'mandate.give': 'Gave a mandate', 'mandate.delegate': 'Lent a mandate', 'mandate.handOver': 'Handed a mandate over', 'mandate.end': 'Ended a mandate',
  'log.export': 'Took the log as a file', 'retention.set': 'Changed how long things are kept', 'mail.again': 'Sent mail again', 'mail.leave': 'Was done with mail',
  'job.retry': 'Tried a job again', 'job.drop': 'Took a job away', 'mail.follow': 'Chose mail about a think tank', 'mail.less': 'Asked for less mail',
  'website.set': 'Set the website', 'siteText.write': 'Wrote a text of the website', 'contactPerson.add': 'Added a contact person',
  'contactPerson.edit': 'Changed a contact person', 'contactPerson.remove': 'Removed a contact person',
  'proposal.make': 'Proposed a theme', 'proposal.edit': 'Changed a proposed theme', 'proposal.withdraw': 'Withdrew a proposed theme', 'proposal.support': 'Supported a theme',
  'proposal.unsupport': 'Withdrew support for a theme', 'proposal.decide': 'Decided on a theme',
  'import.begin': 'Sent a file in', 'import.map': 'Chose the columns of a file', 'import.choose': 'Made choices in a file', 'import.finish': 'Imported a file', 'import.drop': 'Threw a file away',
  'export.make': 'Took a list as a file', 'thinktank.begin': 'Began a think tank', 'endorsement.give': 'Endorsed a publication', 'endorsement.withdraw': 'Withdrew an endorsement',
  'moderation.report': 'Reported something', 'moderation.settle': 'Decided on a report', 'moderation.appeal': 'Asked to look again', 'moderation.decide': 'Decided again on a hidden text',
  'calendar.renew': 'Made an address for a calendar',
  'concept.begin': 'Added a term', 'concept.answer': 'Gave their own meaning of a term', 'concept.open': 'Showed the meanings of a term', 'concept.propose': 'Proposed a description of a term',
  'concept.ask': 'Put the description of a term to the group', 'concept.adopt': 'Adopted a term', 'concept.publish': 'Made a term public, or no longer', 'concept.withdraw': 'Withdrew a term', 'thesaurus.import': 'Imported terms',
}

const en: typeof nl = {
  title: 'Log', crumb: 'Association', kicker: 'Association', ring: 'For administrators only.',
  lead: 'Who did what in the association and on the site, newest first. What happens in think tanks is not here.',
  list: 'What was done', count: (n) => (n === '1' ? '1 act' : `${n} acts`),
  columns: ['Act', 'Who', 'About', 'When'], special: 'Special right', nobody: 'Denktank itself, or a visitor', number: (n) => `Number ${n}`, theme: (n) => `Theme ${n}`, mandate: 'Mandate',
  none: 'In this period nothing was done that fits your choice. Widen the choice.',
  filter: {
    act: 'Act', all: 'All acts', name: 'Part of the name', from: 'From', until: 'Up to and including', only: 'Only special rights', go: 'Show', clear: 'Show the last 30 days',
    days: 'Choose a day, or leave it empty.', wrongDay: 'Enter a date, for example 13-6-2026.',
  },
  save: 'Take this as a file (CSV)', saveNote: (n) => `At most ${n} lines. That you took the file is logged as well.`,
  busy: 'How busy think tanks are', busyNote: 'Of all think tanks together, the last two weeks. An administrator sees no more than this.',
  busyColumns: ['Day', 'Acts'], few: 'fewer than 5', busyNone: 'In the last two weeks nothing happened in any think tank.',
  file: ['Time (UTC)', 'Code', 'Act', 'Who', 'Kind', 'About', 'Id', 'Number', 'Particulars', 'Special right'], yes: 'yes',
  acts: enActs,
}

export const texts = { nl, en }
