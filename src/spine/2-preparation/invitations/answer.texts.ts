const nl = {
  title: (title: string) => `Uitnodiging voor de denktank ${title}`,
  for: (name: string, site: string) => `Deze uitnodiging is voor ${name}. ${site} vraagt u mee te denken.`,
  about: 'Waar gaat het over?', perspective: (label: string) => `U bent gevraagd vanuit het perspectief ${label.toLowerCase()}.`, until: (day: string) => `Antwoorden en veranderen kan tot en met ${day}. Inloggen hoeft niet.`,
  ask: 'Doet u mee?',
  ways: { ja: 'Ja, ik doe mee', nee: 'Nee, ik doe niet mee', ander: 'Iemand anders uit mijn organisatie' },
  yes: {
    title: 'Ja, ik doe mee', lead: 'U hoeft verder niets in te vullen. Wilt u de groep op weg helpen? Vertel dan wat u verwacht.', button: 'Ja, ik doe mee',
    take_away: 'Wat wilt u meenemen uit deze denktank?', bring: 'Wat kunt u inbrengen?',
    shown: { named: 'De deelnemers lezen dit met uw naam erbij.', 'by-perspective': 'De deelnemers lezen dit zonder uw naam, met het perspectief erbij als dat door genoeg mensen gedeeld wordt.', anonymous: 'De deelnemers lezen dit zonder uw naam en zonder perspectief.' },
  },
  no: { title: 'Nee, ik doe niet mee', lead: 'Jammer. De voorbereidingsgroep ziet dat u niet meedoet.', leadLeaves: 'U deed al mee. Na een nee ziet u de denktank niet meer.', button: 'Nee, ik doe niet mee' },
  other: {
    title: 'Iemand anders uit mijn organisatie', lead: 'Uw collega krijgt een eigen uitnodiging, in plaats van u. U hoort niet wat uw collega antwoordt.', button: 'Nodig mijn collega uit',
    given_name: 'Voornaam', prefix: 'Tussenvoegsel', family_name: 'Achternaam', address: 'E-mailadres',
  },
  state: {
    yes: 'U doet mee.', waits: (place: string) => `U zei ja. Alle plaatsen zijn bezet: u staat op plaats ${place} van de wachtlijst. Komt er plaats, dan hoort u het per mail.`, no: 'U doet niet mee.',
    'handed-on': 'U gaf deze uitnodiging door aan een collega. Die heeft een eigen mail gekregen.',
  },
  next: { yes: 'Log in met het mailadres waarop u de uitnodiging kreeg. Dan ziet u wie er meedoen en wat er gaat gebeuren.', signin: 'Inloggen' },
  more: 'Wat verwacht u?', kept: 'Wat u eerder vertelde, staat hier niet: ook wie uw link heeft, ziet het niet. Een veld dat u leeg laat, verandert niets.', save: 'Opslaan', change: 'Toch een ander antwoord?',
  contact: (address: string) => `Vragen? Mail ${address}.`,
  done: { ja: 'Uw antwoord is bewaard: u doet mee.', nee: 'Uw antwoord is bewaard: u doet niet mee.', wacht: 'Uw antwoord is bewaard: u staat op de wachtlijst.', ander: 'Uw collega krijgt een uitnodiging.', bewaard: 'Opgeslagen.' },
  dead: {
    title: 'Deze uitnodiging werkt niet', lead: 'De uitnodiging is verlopen of ingetrokken, of uw antwoord is al op een andere manier genoteerd. Het kan ook dat de link niet helemaal is overgekomen.',
    next: 'Wilt u alsnog meedoen? Vraag het aan wie u uitnodigde.',
  },
  fields: { antwoord: 'Antwoord', take_away: 'Wat wilt u meenemen', bring: 'Wat kunt u inbrengen', given_name: 'Voornaam', prefix: 'Tussenvoegsel', family_name: 'Achternaam', address: 'E-mailadres' },
  wrong: { name: 'Vul alleen een naam in, zonder adres of link.' },
  stuck: {
    task: 'U heeft een taak in deze denktank. Log in en geef die eerst over, bij de deelnemers.', own: 'Dit is uw eigen adres. Vul het adres van uw collega in.', 'last-chair': 'U bent de enige voorzitter. Log in en geef die taak eerst over.',
  },
}
const en: typeof nl = {
  title: (title) => `Invitation to the think tank ${title}`,
  for: (name, site) => `This invitation is for ${name}. ${site} asks you to think along.`,
  about: 'What is it about?', perspective: (label) => `You would take part from the perspective ${label.toLowerCase()}.`, until: (day) => `You can answer, and change it, up to and including ${day}. You need not sign in.`,
  ask: 'Do you take part?',
  ways: { ja: 'Yes, I take part', nee: 'No, I do not take part', ander: 'Somebody else from my organisation' },
  yes: {
    title: 'Yes, I take part', lead: 'You need not fill in anything. Would you like to help the group on its way? Then tell what you expect.', button: 'Yes, I take part',
    take_away: 'What would you like to take away from this think tank?', bring: 'What can you bring?',
    shown: { named: 'The participants read this with your name.', 'by-perspective': 'The participants read this without your name, with the perspective if enough people share it.', anonymous: 'The participants read this without your name and without a perspective.' },
  },
  no: { title: 'No, I do not take part', lead: 'A pity. The preparation group sees that you do not take part.', leadLeaves: 'You took part already. After a no you no longer see the think tank.', button: 'No, I do not take part' },
  other: {
    title: 'Somebody else from my organisation', lead: 'Your colleague gets an invitation of their own, instead of you. You do not hear what your colleague answers.', button: 'Invite my colleague',
    given_name: 'First name', prefix: 'Prefix', family_name: 'Last name', address: 'E-mail address',
  },
  state: {
    yes: 'You take part.', waits: (place) => `You said yes. All seats are taken: you are number ${place} on the waiting list. If a seat comes free, you hear it by mail.`, no: 'You do not take part.',
    'handed-on': 'You handed this invitation on to a colleague, who got a mail of their own.',
  },
  next: { yes: 'Sign in with the mail address at which you got the invitation. Then you see who takes part and what will happen.', signin: 'Sign in' },
  more: 'What do you expect?', kept: 'What you told before is not shown here: whoever has your link does not see it either. A field that you leave empty changes nothing.', save: 'Save', change: 'Another answer after all?',
  contact: (address) => `Questions? Mail ${address}.`,
  done: { ja: 'Your answer has been kept: you take part.', nee: 'Your answer has been kept: you do not take part.', wacht: 'Your answer has been kept: you are on the waiting list.', ander: 'Your colleague gets an invitation.', bewaard: 'Saved.' },
  dead: {
    title: 'This invitation does not work', lead: 'The invitation has ended or was withdrawn, or your answer has been noted in another way. It may also be that the link did not come through whole.',
    next: 'Would you still like to take part? Ask whoever invited you.',
  },
  fields: { antwoord: 'Answer', take_away: 'What would you like to take away', bring: 'What can you bring', given_name: 'First name', prefix: 'Prefix', family_name: 'Last name', address: 'E-mail address' },
  wrong: { name: 'Enter a name only, without an address or link.' },
  stuck: {
    task: 'You have a task in this think tank. Sign in and hand it over first, among the participants.', own: 'This is your own address. Enter the address of your colleague.', 'last-chair': 'You are the only chair. Sign in and hand that task over first.',
  },
}

export const texts = { nl, en }
