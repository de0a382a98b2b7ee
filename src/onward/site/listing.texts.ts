const nl = {
  title: 'Op de website',
  lead: 'Op de website kan staan dat deze denktank bezig is. Alleen de titel en de tekst hieronder zijn dan voor iedereen te zien: geen namen, geen aantallen, niets van wat u bespreekt.',
  now: { on: (day: string) => `Staat op de website sinds ${day}.`, off: 'Staat nu niet op de website.', see: 'Bekijken op de website' },
  fields: {
    title: 'Titel voor iedereen', lead: 'Waar deze denktank over nadenkt', title_en: 'Titel in het Engels', lead_en: 'Tekst in het Engels',
    leadNote: 'Twee of drie zinnen voor wie de denktank niet kent. Bijvoorbeeld: wat is de vraag, en voor wie is het antwoord?',
  },
  save: 'Op de website zetten', change: 'Opslaan', offTitle: 'Van de website halen', offText: 'De titel en de tekst zijn dan meteen weg van de website. U kunt ze later weer terugzetten.', off: 'Van de website halen',
  done: { erop: 'Dit staat nu op de website.', eraf: 'Deze denktank staat niet meer op de website.' },
  changed: 'Iemand anders wijzigde dit terwijl u schreef. Hieronder staat eerst wat er nu is, dan wat u invulde. Kijk het na en sla dan op.',
  optional: '(optioneel)', ring: 'Alleen voor de voorzitter, en voor het bestuur dat meedoet.',
}

const en: typeof nl = {
  title: 'On the website',
  lead: 'The website can say that this think tank is at work. Only the title and the text below can then be seen by everyone: no names, no numbers, nothing of what you discuss.',
  now: { on: (day) => `On the website since ${day}.`, off: 'Not on the website now.', see: 'See it on the website' },
  fields: {
    title: 'Title for everyone', lead: 'What this think tank is thinking about', title_en: 'Title in English', lead_en: 'Text in English',
    leadNote: 'Two or three sentences for who does not know the think tank. For example: what is the question, and for whom is the answer?',
  },
  save: 'Put on the website', change: 'Save', offTitle: 'Take off the website', offText: 'The title and the text are gone from the website at once. You can put them back later.', off: 'Take off the website',
  done: { erop: 'This is on the website now.', eraf: 'This think tank is no longer on the website.' },
  changed: 'Somebody else changed this while you were writing. Below is first how it is now, then what you filled in. Check it and then save.',
  optional: '(optional)', ring: 'For the chair only, and for members of the board who take part.',
}

export const texts = { nl, en }
