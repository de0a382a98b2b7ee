const nl = {
  title: 'Uitgaande post',
  lead: 'Er is geen mailserver ingesteld. E-mail gaat dus de deur niet uit, maar staat hier.',
  ring: 'Alleen te zien op deze computer.',
  list: 'Nieuwste honderd',
  subject: 'Onderwerp',
  to: 'Aan',
  replyTo: 'Antwoord naar',
  when: 'Geschreven',
  empty: 'Hier staat nog geen post',
  emptyHint: 'Vraag bijvoorbeeld een link aan om in te loggen.',
  signin: 'Inloggen',
}

const en: typeof nl = {
  title: 'Outgoing mail',
  lead: 'No mail server is set. So e-mail does not go out, but is kept here.',
  ring: 'Shown on this computer only.',
  list: 'Newest hundred',
  subject: 'Subject',
  to: 'To',
  replyTo: 'Answer to',
  when: 'Written',
  empty: 'There is no mail here yet',
  emptyHint: 'Ask for a link to sign in, for example.',
  signin: 'Sign in',
}

export const texts = { nl, en }
