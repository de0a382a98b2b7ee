const nl = {
  title: 'Zoeken',
  lead: 'Zoek in bijdragen, bevindingen, teksten, landschap en bronnen van deze denktank.',
  field: 'Waar zoekt u naar?',
  button: 'Zoeken',
  filter: 'Resultaten kiezen',
  kindLabel: 'Soort',
  perspectiveLabel: 'Perspectief',
  show: 'Laten zien',
  clear: 'Alles laten zien',
  results: 'Resultaten',
  total: (count: string, one: boolean) => `${count} ${one ? 'resultaat' : 'resultaten'}`,
  near: 'Niets gevonden met precies deze woorden. Dit komt in de buurt.',
  kind: { contribution: 'Bijdrage', finding: 'Bevinding', draft: 'Tekst', landscape_item: 'Landschap', source: 'Bron' },
  begin: { title: 'Begin met een woord', text: 'Typ één of meer woorden. Ook een deel van een woord, een meervoud of een samenstelling wordt gevonden.' },
  none: { title: 'Niets gevonden', text: 'Probeer minder woorden, of andere woorden voor hetzelfde.', all: 'Alle bijdragen bekijken' },
}

const en: typeof nl = {
  title: 'Search',
  lead: 'Search the contributions, findings, texts, landscape and sources of this think tank.',
  field: 'What are you looking for?',
  button: 'Search',
  filter: 'Choose results',
  kindLabel: 'Kind',
  perspectiveLabel: 'Perspective',
  show: 'Show',
  clear: 'Show everything',
  results: 'Results',
  total: (count, one) => `${count} ${one ? 'result' : 'results'}`,
  near: 'Nothing has exactly these words. This comes near.',
  kind: { contribution: 'Contribution', finding: 'Finding', draft: 'Text', landscape_item: 'Landscape', source: 'Source' },
  begin: { title: 'Begin with a word', text: 'Type one or more words. Part of a word, a plural or a compound is found too.' },
  none: { title: 'Nothing found', text: 'Try fewer words, or other words for the same.', all: 'See all contributions' },
}

export const texts = { nl, en }
