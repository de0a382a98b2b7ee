import type { Language } from './here.ts'

const nl = {
  summary: 'Er klopt nog iets niet',
  empty: (label: string) => `Vul in: ${label.toLowerCase()}.`,
  long: (label: string) => `${label}: dit is te lang. Maak de tekst korter.`,
  choose: (label: string) => `Maak een keuze bij “${label}”.`,
  email: () => 'Vul een e-mailadres in, bijvoorbeeld naam@gemeente.nl.',
  date: () => 'Vul een datum in, bijvoorbeeld 13-6-2026.',
  sure: () => 'Zet een vinkje als u het zeker weet.',
  changed: () => 'Iemand anders wijzigde dit terwijl u bezig was. Wat u invulde staat hieronder, en daaronder wat er nu staat. Kijk het na en sla dan op.',
  wrong: (label: string) => `${label}: dit kunnen wij zo niet opslaan. Kijk het nog eens na.`,
}

const en: typeof nl = {
  summary: 'Something is not right yet',
  empty: (label) => `Fill in: ${label.toLowerCase()}.`,
  long: (label) => `${label}: this is too long. Make the text shorter.`,
  choose: (label) => `Choose an option for “${label}”.`,
  email: () => 'Enter an e-mail address, for example name@example.org.',
  date: () => 'Enter a date, for example 13-6-2026.',
  sure: () => 'Tick the box if you are sure.',
  changed: () => 'Somebody else changed this while you were busy. What you filled in is below, and under it what stands there now. Check it and then save.',
  wrong: (label) => `${label}: this cannot be saved as it is. Please check it.`,
}

const texts = { nl, en }
type General = 'empty' | 'long' | 'choose' | 'email' | 'date' | 'sure' | 'changed' | 'wrong'

/** What is wrong with a field and what to do, in words: from the slice's own texts first, else a general sentence. */
export const errorText = (
  language: Language, code: string | undefined, label: string, own: Readonly<Record<string, string>> = {},
): string | undefined => {
  if (!code) return undefined
  if (own[code]) return own[code]
  const say = texts[language][code as General] ?? texts[language].wrong
  // A label that asks ends the sentence itself.
  return say(label).replace('?.', '?')
}

/** The heading above the list of what is wrong. */
export const errorHeading = (language: Language): string => texts[language].summary

/** The words for a code that came in an address, such as ?gelukt=…; undefined for a code that nobody gave words to. */
export const wordFor = (words: Readonly<Record<string, string>>, code: string | null | undefined): string | undefined =>
  code !== null && code !== undefined && Object.hasOwn(words, code) ? words[code] : undefined
