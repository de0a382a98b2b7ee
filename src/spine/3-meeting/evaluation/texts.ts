import type { Aside, Met } from './form.ts'

const nl = {
  title: 'Evaluatie', of: (title: string) => `van “${title}”`, meeting: (n: number) => `Bijeenkomst ${n}`, meetings: 'Bijeenkomsten',
  lead: 'Wat hoopte u, en wat is ervan gekomen? Twee minuten, en de volgende bijeenkomst wordt er beter van.',
  none: { title: 'Nog geen evaluatie', early: 'Na het begin van de bijeenkomst kan de voorbereidingsgroep de evaluatie openen.', cancelled: 'Deze bijeenkomst gaat niet door. Er is niets te evalueren.', waits: 'De voorbereidingsgroep opent de evaluatie. U krijgt dan mail.' },
  open: { title: 'Evaluatie openen', text: 'Wie is afgevinkt bij de bijeenkomst, krijgt mail met een link. Is niemand afgevinkt, dan krijgt iedereen mail die niet heeft afgezegd. Antwoorden kan twee weken, zonder in te loggen. Wie niet antwoordt, krijgt één herinnering.', button: 'Evaluatie openen' },
  form: {
    title: 'Uw antwoord', hoped: 'Dit hoopte u mee te nemen', noHope: 'U schreef vooraf niet op wat u verwachtte. Kies wat het meest klopt.',
    absent: 'Was u er niet bij? Sla dit dan over.', button: 'Antwoord geven', change: 'Antwoord veranderen',
    shown: {
      named: 'De cijfers tonen wij per perspectief, nooit van minder dan vijf mensen. Bij wat u zelf schrijft staat uw naam.',
      'by-perspective': 'De cijfers tonen wij per perspectief, nooit van minder dan vijf mensen. Bij wat u zelf schrijft staat alleen uw perspectief, en niet als dat naar u wijst.',
      anonymous: 'Wij tonen alleen hoeveel mensen wat kozen, en pas als er vijf antwoorden zijn. Als de evaluatie sluit, weet ook Denktank niet meer wat u koos.',
    },
    until: (day: string) => `Tot en met ${day} kunt u antwoorden en uw antwoord veranderen.`,
  },
  fields: { met: 'Is uitgekomen wat u hoopte?', value: 'Hoe vond u de bijeenkomst?', well: 'Wat ging goed?', better: 'Wat moet anders?', next: 'Wat moet er nu gebeuren?' },
  met: { yes: 'Ja', partly: 'Voor een deel', no: 'Nee' } satisfies Record<Met, string> as Record<Met, string>,
  value: ['Slecht', 'Matig', 'Gewoon', 'Goed', 'Heel goed'] as readonly string[],
  stand: { title: 'Hoe het ervoor staat', none: 'Nog niemand antwoordde.', some: 'Er zijn antwoorden. Hoeveel, ziet u vanaf vijf.', count: (n: number) => (n === 1 ? '1 mens antwoordde.' : `${n} mensen antwoordden.`), after: 'Wat er is geantwoord, staat hier als de evaluatie is gesloten.' },
  close: { title: 'Eerder sluiten', text: 'Heeft iedereen geantwoord? Sluit de evaluatie, dan staat de uitslag hier. Daarna kan niemand meer antwoorden.', button: 'Evaluatie sluiten' },
  result: {
    title: 'Hoe de bijeenkomst is gevonden', met: 'Kwam uit wat mensen hoopten?', value: 'Wat vonden mensen ervan?', table: 'Bekijk dit als tabel', perspective: 'Perspectief',
    all: 'Samen', rest: 'Overige deelnemers', mean: 'Gemiddeld', count: 'Antwoorden', few: 'Minder dan vijf mensen antwoordden. Daarom staan hier geen cijfers.', nobody: 'Niemand antwoordde.',
    hidden: 'Perspectieven met minder dan vijf antwoorden staan samen bij “overige deelnemers”, of alleen in het geheel.', marks: (label: string, n: number) => `${label}: ${n}`, oneMark: 'Elk teken is één mens.',
    meanOf: (mean: string, n: number) => `Gemiddeld ${mean} van 5, uit ${n} antwoorden.`,
  },
  words: { title: 'In eigen woorden', none: 'Niemand schreef er iets bij.', short: { well: 'Ging goed', better: 'Moet anders', next: 'Moet nu gebeuren' } satisfies Record<Aside, string> as Record<Aside, string> },
  compare: { title: 'Vergeleken met andere bijeenkomsten', one: 'Bij de volgende evaluatie ziet u hier of het beter gaat.', picture: 'Gemiddelde waardering per bijeenkomst, van 1 tot 5', meeting: 'Bijeenkomst', day: 'Dag', note: 'Alleen bijeenkomsten met vijf antwoorden of meer.',
    hopesPicture: 'Bij hoeveel van de mensen uitkwam wat zij hoopten', hopes: 'Uitgekomen', per: 'Bekijk het per perspectief' },
  link: { title: 'Hoe vond u de bijeenkomst?', of: (tank: string) => `van de denktank “${tank}”`, hello: (name: string) => `Beste ${name},`, over: 'Deze evaluatie is gesloten. Antwoorden kan niet meer.', dead: 'Deze link werkt niet meer', deadText: 'Open de link in de nieuwste mail over deze evaluatie, of log in.' },
  done: { geopend: 'De evaluatie is open. De mail gaat rond.', geantwoord: 'Dank u. Uw antwoord is bewaard.', gesloten: 'De evaluatie is gesloten.' },
  toReport: 'Naar het verslag', toMeeting: 'Naar de bijeenkomst',
}

const en: typeof nl = {
  title: 'Evaluation', of: (title) => `of “${title}”`, meeting: (n) => `Meeting ${n}`, meetings: 'Meetings',
  lead: 'What did you hope for, and what came of it? Two minutes, and the next meeting will be better for it.',
  none: { title: 'No evaluation yet', early: 'Once the meeting has begun, the preparation group can open the evaluation.', cancelled: 'This meeting has been cancelled. There is nothing to evaluate.', waits: 'The preparation group opens the evaluation. You then get mail.' },
  open: { title: 'Open the evaluation', text: 'Whoever was ticked off at the meeting gets mail with a link. When nobody was, everybody gets mail who did not say no. They can answer for two weeks, without signing in. Who does not answer gets one reminder.', button: 'Open the evaluation' },
  form: {
    title: 'Your answer', hoped: 'This is what you hoped to take away', noHope: 'You did not write down what you expected. Choose what fits best.',
    absent: 'Were you not there? Then skip this.', button: 'Give answer', change: 'Change answer',
    shown: {
      named: 'We show the figures per perspective, never of fewer than five people. Your name stands with what you write yourself.',
      'by-perspective': 'We show the figures per perspective, never of fewer than five people. Only your perspective stands with what you write yourself, and not when it would point at you.',
      anonymous: 'We show only how many people chose what, and not before there are five answers. When the evaluation closes, Denktank does not know either any more what you chose.',
    },
    until: (day) => `You can answer and change your answer until ${day}.`,
  },
  fields: { met: 'Did what you hoped for come true?', value: 'How did you find the meeting?', well: 'What went well?', better: 'What should be different?', next: 'What should happen next?' },
  met: { yes: 'Yes', partly: 'In part', no: 'No' },
  value: ['Bad', 'Poor', 'Fair', 'Good', 'Very good'],
  stand: { title: 'Where it stands', none: 'Nobody has answered yet.', some: 'There are answers. From five on you see how many.', count: (n) => (n === 1 ? '1 person has answered.' : `${n} people have answered.`), after: 'What was answered will be here when the evaluation has closed.' },
  close: { title: 'Close earlier', text: 'Has everybody answered? Close the evaluation and the result is here. After that nobody can answer any more.', button: 'Close the evaluation' },
  result: {
    title: 'How the meeting was found', met: 'Did what people hoped for come true?', value: 'What did people think of it?', table: 'See this as a table', perspective: 'Perspective',
    all: 'Together', rest: 'Other participants', mean: 'Average', count: 'Answers', few: 'Fewer than five people answered. So there are no figures here.', nobody: 'Nobody answered.',
    hidden: 'Perspectives with fewer than five answers stand together under “other participants”, or in the whole only.', marks: (label, n) => `${label}: ${n}`, oneMark: 'Each mark is one person.',
    meanOf: (mean, n) => `${mean} out of 5 on average, from ${n} answers.`,
  },
  words: { title: 'In their own words', none: 'Nobody wrote anything with it.', short: { well: 'Went well', better: 'Should be different', next: 'Should happen next' } },
  compare: { title: 'Compared with other meetings', one: 'With the next evaluation you will see here whether things go better.', picture: 'Average appreciation per meeting, from 1 to 5', meeting: 'Meeting', day: 'Day', note: 'Only meetings with five answers or more.',
    hopesPicture: 'For how many of the people what they hoped for came true', hopes: 'Came true', per: 'See it per perspective' },
  link: { title: 'How did you find the meeting?', of: (tank) => `of think tank “${tank}”`, hello: (name) => `Dear ${name},`, over: 'This evaluation has closed. Answering is no longer possible.', dead: 'This link no longer works', deadText: 'Open the link in the newest mail about this evaluation, or sign in.' },
  done: { geopend: 'The evaluation is open. The mail goes round.', geantwoord: 'Thank you. Your answer has been kept.', gesloten: 'The evaluation has been closed.' },
  toReport: 'To the report', toMeeting: 'To the meeting',
}

export const texts = { nl, en }
