const nl = {
  title: (what: string) => `Het spoor van ${what}`,
  titled: {
    draft: (title: string) => `de tekst “${title}”`, publication: (title: string, number: number) => `versie ${number} van “${title}”`,
    source: (title: string) => `de bron “${title}”`,
  },
  crumb: 'Spoor', sources: 'Bronnen',
  kind: {
    contribution: (number: number) => `bijdrage ${number}`, finding: (number: number) => `bevinding ${number}`, draft: (number: number) => `tekst ${number}`,
    publication: (number: number) => `gepubliceerde versie ${number}`, source: () => 'bron',
  },
  under: 'Wat ligt hieronder', became: 'Wat is hiervan geworden',
  nothingUnder: { contribution: 'Dit is het begin van het spoor: hier ligt niets onder.', source: 'Een bron rust zelf nergens op.', other: 'Hier ligt nog niets onder.' },
  nothingBecame: 'Hier is nog niets van gemaakt.',
  above: 'staat elders in deze lijst', withdrawn: 'ingetrokken', gone: 'opgegaan in een andere bevinding', goneText: 'De tekst is niet meer te lezen.',
  hidden: { preparation: 'alleen voor de voorbereidingsgroep', subgroup: 'alleen voor uw deelgroep' },
  more: (count: string, over: boolean) => (over ? `En nog meer dan ${count} andere.` : `En nog ${count} andere.`),
  moreInPicture: (count: number) => `en nog ${count}`, edition: (number: number, title: string) => `Versie ${number}: ${title}`,
  picture: 'Het spoor in beeld', pictureNote: 'Van links naar rechts: waar het op rust en wat ervan werd. De dikke lijnen horen bij deze pagina. Alles staat ook in de lijsten hierboven.',
  column: { said: 'Bijdragen en bronnen', finding: 'Bevindingen', earlier: 'Eerdere bevindingen', draft: 'Teksten', publication: 'Publicaties' },
  pictureLabel: (parts: string) => `Het spoor in beeld, van links naar rechts. ${parts}.`,
}
const en: typeof nl = {
  title: (what) => `The trail of ${what}`,
  titled: {
    draft: (title) => `the text “${title}”`, publication: (title, number) => `version ${number} of “${title}”`, source: (title) => `the source “${title}”`,
  },
  crumb: 'Trail', sources: 'Sources',
  kind: {
    contribution: (number) => `contribution ${number}`, finding: (number) => `finding ${number}`, draft: (number) => `text ${number}`,
    publication: (number) => `published version ${number}`, source: () => 'source',
  },
  under: 'What lies under this', became: 'What became of this',
  nothingUnder: { contribution: 'This is where the trail begins: nothing lies under it.', source: 'A source rests on nothing itself.', other: 'Nothing lies under this yet.' },
  nothingBecame: 'Nothing has been made of this yet.',
  above: 'elsewhere in this list', withdrawn: 'withdrawn', gone: 'became part of another finding', goneText: 'Its text can no longer be read.',
  hidden: { preparation: 'for the preparation group only', subgroup: 'for your subgroup only' },
  more: (count, over) => (over ? `And more than ${count} others.` : `And ${count} others.`),
  moreInPicture: (count) => `and ${count} more`, edition: (number, title) => `Version ${number}: ${title}`,
  picture: 'The trail as a picture', pictureNote: 'From left to right: what it rests on and what became of it. The heavy lines belong to this page. All of it is in the lists above as well.',
  column: { said: 'Contributions and sources', finding: 'Findings', earlier: 'Earlier findings', draft: 'Texts', publication: 'Publications' },
  pictureLabel: (parts) => `The trail as a picture, from left to right. ${parts}.`,
}
export const texts = { nl, en }
