const nlColumns: Readonly<Record<string, string>> = {
  id: 'Nummer', given_name: 'Voornaam', prefix: 'Tussenvoegsel', family_name: 'Achternaam', email: 'E-mailadres', language: 'Taal', membership: 'Lidmaatschap', addressed_as: 'Aanspreking',
  mail_rhythm: 'Hoe vaak mail', organisation: 'Organisatie', joined_at: 'Lid sinds', left_at: 'Weg sinds', mailed_at: 'Gemaild op', kind: 'Soort', since: 'Sinds', until: 'Tot en met', ended_at: 'Beëindigd op',
  ended_reason: 'Waarom beëindigd', lent_by: 'Geleend van (nummer)', handed_over_by: 'Gekregen van (nummer)', handed_over_to: 'Overgedragen aan (nummer)', name: 'Naam', used_at: 'Laatst gebruikt op',
  expires_at: 'Werkt tot', denktank: 'Denktank', perspective: 'Perspectief', role: 'Rol', subgroup: 'Deelgroep', facilitates: 'Begeleidt', reports: 'Doet verslag', read_until: 'Gelezen tot', mail: 'Mail',
  sent_at: 'Verstuurd op', answer: 'Antwoord', answered_at: 'Geantwoord op', take_away: 'Wilt meenemen', bring: 'Kunt inbrengen', withdrawn_at: 'Ingetrokken op', number: 'Nummer in de denktank', body: 'Tekst',
  said_at: 'Gezegd op', edited_at: 'Gewijzigd op', fate: 'Bestemming', replaced_at: 'Vervangen op', board: 'Bord', title: 'Titel', starts_at: 'Begint op', waits_since: 'Wacht sinds', present_at: 'Aanwezig sinds',
  made_at: 'Gemaakt op', given_at: 'Gegeven op', discussion: 'Gesprek', attachments: 'Bijlagen', begun_at: 'Begonnen op', level: 'Hoeveel u ervan hoort', reason: 'Reden', raised_at: 'Gemaakt op', settled_at: 'Besloten op',
  outcome: 'Uitkomst', outcome_words: 'Toelichting op de uitkomst', statement: 'Bevinding', explanation: 'Uitleg', why: 'Waarom', changes: 'Wijzigingen', proposed_at: 'Voorgesteld op', definition: 'Omschrijving',
  version: 'Versie', label: 'Begrip', examples: 'Voorbeelden', note: 'Aantekening', adopted_at: 'Vastgesteld op', added_at: 'Toegevoegd op', changed_at: 'Gewijzigd op', revision: 'Versie', quote: 'Citaat', place: 'Plaats',
  list: 'Leeslijst', poll: 'Prikker', choices: 'Keuzes', comment: 'Opmerking', zone: 'Tijdzone', met: 'Verwachting uitgekomen', value: 'Waardering', well: 'Wat goed ging', better: 'Wat beter kan', next: 'Voor de volgende keer',
  saved_at: 'Opgeslagen op', about: 'Waarover', about_en: 'Waarover (Engels)', edition: 'Versie', words: 'Tekst', reported_at: 'Gemeld op', hidden_at: 'Verborgen op', appeal: 'Bezwaar', address: 'E-mailadres',
  subject: 'Onderwerp', written_at: 'Geschreven op', failed_at: 'Niet aangekomen op', status: 'Antwoord van de mailserver', came_at: 'Binnengekomen op', act: 'Wat u deed', at: 'Wanneer', phone: 'Telefoon',
  agreed_at: 'Akkoord gegeven op', began_at: 'Begonnen op', finished_at: 'Klaar op',
}
const enColumns: typeof nlColumns = {
  id: 'Number', given_name: 'Given name', prefix: 'Prefix', family_name: 'Family name', email: 'E-mail address', language: 'Language', membership: 'Membership', addressed_as: 'Addressed as',
  mail_rhythm: 'How often mail', organisation: 'Organisation', joined_at: 'Member since', left_at: 'Left on', mailed_at: 'Mailed on', kind: 'Kind', since: 'Since', until: 'Until', ended_at: 'Ended on',
  ended_reason: 'Why it ended', lent_by: 'Borrowed from (number)', handed_over_by: 'Got from (number)', handed_over_to: 'Handed over to (number)', name: 'Name', used_at: 'Last used on',
  expires_at: 'Works until', denktank: 'Think tank', perspective: 'Perspective', role: 'Role', subgroup: 'Subgroup', facilitates: 'Facilitates', reports: 'Reports', read_until: 'Read until', mail: 'Mail',
  sent_at: 'Sent on', answer: 'Answer', answered_at: 'Answered on', take_away: 'Want to take away', bring: 'Can bring', withdrawn_at: 'Withdrawn on', number: 'Number in the think tank', body: 'Text',
  said_at: 'Said on', edited_at: 'Changed on', fate: 'Destination', replaced_at: 'Replaced on', board: 'Board', title: 'Title', starts_at: 'Begins on', waits_since: 'Waiting since', present_at: 'Present since',
  made_at: 'Made on', given_at: 'Given on', discussion: 'Discussion', attachments: 'Attachments', begun_at: 'Begun on', level: 'How much of it you hear', reason: 'Reason', raised_at: 'Raised on', settled_at: 'Settled on',
  outcome: 'Outcome', outcome_words: 'Explanation of the outcome', statement: 'Finding', explanation: 'Explanation', why: 'Why', changes: 'Changes', proposed_at: 'Proposed on', definition: 'Definition',
  version: 'Version', label: 'Term', examples: 'Examples', note: 'Note', adopted_at: 'Adopted on', added_at: 'Added on', changed_at: 'Changed on', revision: 'Version', quote: 'Quote', place: 'Place',
  list: 'Reading list', poll: 'Poll', choices: 'Choices', comment: 'Comment', zone: 'Time zone', met: 'Expectation met', value: 'Appreciation', well: 'What went well', better: 'What can be better', next: 'For the next time',
  saved_at: 'Saved on', about: 'About', about_en: 'About (English)', edition: 'Version', words: 'Text', reported_at: 'Reported on', hidden_at: 'Hidden on', appeal: 'Appeal', address: 'E-mail address',
  subject: 'Subject', written_at: 'Written on', failed_at: 'Not delivered on', status: 'Answer of the mail server', came_at: 'Came in on', act: 'What you did', at: 'When', phone: 'Telephone',
  agreed_at: 'Agreed on', began_at: 'Begun on', finished_at: 'Finished on',
}

/** What a column of somebody's own data is called for them. A test knows when one has no name. */
export const columnNames = { nl: nlColumns, en: enColumns }

/** Codes in own data in words, in whichever column they stand; with the column before it where it means something else there. */
export const valuesInWords: Readonly<Record<'nl' | 'en', Readonly<Record<string, string>>>> = {
  nl: {
    true: 'ja', false: 'nee', nl: 'Nederlands', en: 'Engels', member: 'lid', 'company-member': 'lid van een bedrijf', honorary: 'erelid', expert: 'deskundige', given: 'voornaam', mr: 'de heer', ms: 'mevrouw', full: 'hele naam',
    'at-once': 'meteen', daily: 'elke dag', weekly: 'elke week', never: 'nooit', chair: 'voorzitter', preparation: 'voorbereidingsgroep', administrator: 'beheerder', board: 'bestuur', secretariat: 'secretariaat',
    session: 'ingelogd geweest', passkey: 'passkey', app: 'app die codes geeft', address: 'ander e-mailadres gevraagd', organisation: 'account van een organisatie', yes: 'ja', no: 'nee', maybe: 'misschien',
    'handed-on': 'doorgegeven aan een collega', agree: 'eens', agreed: 'akkoord', object: 'bezwaar', objected: 'bezwaar', none: 'geen mening', 'taken-up': 'opgenomen', merged: 'samengevoegd', parked: 'geparkeerd', declined: 'niet overgenomen', open: 'open', picked: 'gekozen',
    ended: 'beëindigd', 'handed-over': 'overgedragen', moved: 'andere organisatie', left: 'weg uit de vereniging', 'with-source': 'het mandaat waarvan het kwam, hield op', municipality: 'gemeente', 'shared-service': 'shared service organisatie', supplier: 'leverancier',
    consequence: 'gevolg', risk: 'risico', chance: 'kans', worry: 'zorg', question: 'vraag', experience: 'ervaring', image: 'beeld', expectation: 'verwachting', contribution: 'bijdrage', post: 'bericht', theme: 'thema',
    reservation: 'met een voorbehoud', 'kind full': 'zonder voorbehoud', 'kind declined': 'niet vastgesteld', organisations: 'organisaties', people: 'mensen', references: 'literatuur',
  },
  en: {
    true: 'yes', false: 'no', nl: 'Dutch', en: 'English', member: 'member', 'company-member': 'company member', honorary: 'honorary member', given: 'given name', mr: 'Mr', ms: 'Ms', full: 'full name',
    'at-once': 'at once', chair: 'chair', preparation: 'preparation group', session: 'was signed in', app: 'app that gives codes', address: 'another e-mail address asked for', organisation: 'account of an organisation',
    'handed-on': 'passed on to a colleague', none: 'no opinion', 'taken-up': 'taken up', 'handed-over': 'handed over', moved: 'another organisation', left: 'left the association', 'with-source': 'the mandate it came from ended',
    'shared-service': 'shared service organisation', reservation: 'with a reservation', 'kind full': 'without a reservation', 'kind declined': 'not endorsed',
  },
}
