const nl = {
  title: 'Minder mail',
  lead: 'Deze link staat in een mail over wat er in uw denktanks is gebeurd. Hier krijgt u er minder, zonder in te loggen.',
  ring: 'Alleen voor wie deze mail kreeg.',
  now: { 'at-once': 'Nu krijgt u mail kort nadat er iets is gebeurd.', daily: 'Nu krijgt u hooguit één mail per dag.', weekly: 'Nu krijgt u hooguit één mail per week.', never: 'Nu krijgt u zulke mail niet.' },
  how: 'Hoeveel mail wilt u?',
  options: { weekly: 'Hooguit één keer per week', never: 'Geen mail over wat er gebeurt' },
  note: 'Mail om in te loggen en uitnodigingen krijgt u altijd. In een denktank ziet u zelf wat er nieuw is.',
  button: 'Opslaan',
  done: { weekly: 'Opgeslagen. U krijgt voortaan hooguit één mail per week.', never: 'Opgeslagen. U krijgt geen mail meer over wat er gebeurt.' },
  more: 'Toch meer mail? Dat kiest u op uw eigen pagina.',
  account: 'Naar uw eigen pagina',
}

const en: typeof nl = {
  title: 'Less mail',
  lead: 'This link is in a mail about what happened in your think tanks. Here you get less of it, without signing in.',
  ring: 'Only for who got this mail.',
  now: { 'at-once': 'Now you get mail soon after something happened.', daily: 'Now you get one mail a day at most.', weekly: 'Now you get one mail a week at most.', never: 'Now you do not get such mail.' },
  how: 'How much mail do you want?',
  options: { weekly: 'Once a week at most', never: 'No mail about what happens' },
  note: 'Mail to sign in and invitations always come. In a think tank you see what is new.',
  button: 'Save',
  done: { weekly: 'Saved. From now on you get one mail a week at most.', never: 'Saved. You get no more mail about what happens.' },
  more: 'More mail after all? Choose so on your own page.',
  account: 'To your own page',
}

export const texts = { nl, en }
