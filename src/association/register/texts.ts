const nl = {
  title: 'Register van verwerkingen', crumb: 'Vereniging', ring: 'Alleen voor beheerders.',
  lead: 'Welke persoonsgegevens Denktank bewaart, waarom, voor wie en hoe lang (AVG, artikel 30). Gemaakt uit de database zelf.',
  responsible: 'Wie het doet', files: 'Meenemen', asTable: 'Als tabel (CSV)', asFile: 'Als bestand voor programma’s (JSON)',
  purpose: 'Doel', ground: 'Grondslag', whose: 'Van wie', who: 'Wie ziet het', kept: 'Hoe lang', tables: (n: number) => (n === 1 ? 'Waar het staat (1 tabel)' : `Waar het staat (${n} tabellen)`),
  columns: ['Tabel', 'Kolommen', 'Wat de makers erover zeggen'],
  unknown: 'Nog niet beschreven', unknownNote: 'Deze tabellen houden persoonsgegevens, maar in het programma staat nog niet waarom. Meld dit aan de makers.',
  file: ['Verwerking', 'Doel', 'Grondslag', 'Van wie', 'Wie ziet het', 'Hoe lang', 'Tabel', 'Kolommen', 'Toelichting'],
}

const en: typeof nl = {
  title: 'Register of processing', crumb: 'Association', ring: 'For administrators only.',
  lead: 'Which personal data Denktank keeps, why, for whom and how long (GDPR, article 30). Made from the database itself.',
  responsible: 'Who does it', files: 'Take it along', asTable: 'As a table (CSV)', asFile: 'As a file for programs (JSON)',
  purpose: 'Purpose', ground: 'Legal ground', whose: 'Whose', who: 'Who sees it', kept: 'How long', tables: (n) => (n === 1 ? 'Where it lies (1 table)' : `Where it lies (${n} tables)`),
  columns: ['Table', 'Columns', 'What the makers say of it'],
  unknown: 'Not described yet', unknownNote: 'These tables hold personal data, but the program does not say why yet. Tell the makers.',
  file: ['Processing', 'Purpose', 'Legal ground', 'Whose', 'Who sees it', 'How long', 'Table', 'Columns', 'Note'],
}

export const texts = { nl, en }
