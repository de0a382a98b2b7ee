const nl = {
  title: 'Meldingen', kicker: 'Omgang',
  lead: 'Wat iemand meldde, wat daarvan is verborgen en waarom.',
  leadOwn: 'Teksten van u die zijn verborgen staan hier, met de reden.',
  kinds: { contribution: 'Bijdrage', dispute: 'Bezwaar tegen bevinding', expectation: 'Verwachting', charter_amendment: 'Wijziging van de opdracht', discussion: 'Titel van gesprek', post: 'Bericht in gesprek', knowledge_note: 'Aantekening bij een werk', proposal: 'Themavoorstel' },
  waiting: {
    title: 'Wacht op u', none: 'Er wacht geen melding. Meldt iemand een tekst, dan staat die hier.', reported: (day: string) => `Gemeld op ${day}`,
    reasons: 'Waarom gemeld', first: (n: string) => `Dit zijn de eerste 50 van ${n}.`, mine: 'Dit is uw eigen tekst. Iemand anders besluit.',
    open: 'Besluiten', outcome: 'Wat doet u?', hide: 'Verbergen. Iedereen leest dan de reden in plaats van de tekst.', leave: 'Laten staan.',
    reason: 'Reden', reasonHint: 'Verbergt u de tekst, dan leest iedereen deze reden.', button: 'Besluit opslaan',
  },
  hidden: {
    title: 'Verborgen', none: 'Er is nog niets verborgen.', noneOwn: 'Van u is niets verborgen. Ziet u zelf een tekst die hier niet hoort? Kies daar “Melden”.',
    hiddenOn: (day: string) => `Verborgen op ${day}`, yours: 'Van u', reason: 'Reden',
    appeal: 'Bent u het er niet mee eens?', appealLabel: 'Waarom moet de tekst er weer staan?', appealHint: 'Dit kan één keer. Iemand anders dan wie de tekst verborg, besluit.', appealButton: 'Vraag om opnieuw te kijken',
    appealed: (day: string) => `Op ${day} gevraagd om opnieuw te kijken`, waits: 'Hierover wordt nog besloten.',
    byMe: 'U hebt deze tekst verborgen. Iemand anders besluit.', decide: 'Opnieuw besluiten', outcome: 'Wat besluit u?', stays: 'De tekst blijft verborgen.', shown: 'De tekst komt terug.',
    words: 'Uitleg', button: 'Besluit opslaan', decided: (day: string) => `Besloten op ${day}`,
    outcomes: { stays: 'Blijft verborgen', shown: 'Staat er weer' },
  },
  link: { hidden: { said: 'Verborgen: anderen lezen in plaats hiervan de reden.', why: 'Lees waarom, of vraag om opnieuw te kijken' } },
  report: {
    title: 'Een tekst melden', link: 'Melden', of: (what: string) => `${what} melden`,
    lead: { thinktank: 'De voorbereidingsgroep leest de tekst en uw reden, en besluit. Wie u bent staat er niet bij.', association: 'Het secretariaat leest de tekst en uw reden, en besluit. Wie u bent staat er niet bij.' },
    reason: 'Waarom hoort dit hier niet?', hint: 'Bijvoorbeeld: het gaat over een persoon, of het is beledigend. Bent u het er alleen niet mee eens? Maak dan bezwaar of zeg het in de groep.',
    button: 'Melden', back: 'Toch niet',
  },
  stuck: { reported: 'U hebt deze tekst al gemeld. Er wordt nog naar gekeken.', settled: 'Hierover was al besloten.', appealed: 'U hebt dit al gevraagd.', decided: 'Hierover was al besloten.' },
  fields: { outcome: 'Besluit', reason: 'Reden', appeal: 'Waarom', words: 'Uitleg' },
  done: { gemeld: 'Dank u. Er wordt naar gekeken.', besloten: 'Het besluit is opgeslagen.', gevraagd: 'Iemand anders kijkt er opnieuw naar. U hoort de uitkomst per mail.' },
}

const en: typeof nl = {
  title: 'Reports', kicker: 'Conduct',
  lead: 'What somebody reported, what of it was hidden, and why.',
  leadOwn: 'Texts of yours that are hidden are listed here, with the reason.',
  kinds: { contribution: 'Contribution', dispute: 'Dispute of finding', expectation: 'Expectation', charter_amendment: 'Amendment of the charter', discussion: 'Title of discussion', post: 'Post in discussion', knowledge_note: 'Note at a work', proposal: 'Proposed theme' },
  waiting: {
    title: 'Waits for you', none: 'No report is waiting. When somebody reports a text, it is listed here.', reported: (day) => `Reported on ${day}`,
    reasons: 'Why it was reported', first: (n) => `These are the first 50 of ${n}.`, mine: 'This is your own text. Somebody else decides.',
    open: 'Decide', outcome: 'What do you do?', hide: 'Hide it. Everybody then reads the reason in place of the text.', leave: 'Let it stand.',
    reason: 'Reason', reasonHint: 'If you hide the text, everybody reads this reason.', button: 'Save the decision',
  },
  hidden: {
    title: 'Hidden', none: 'Nothing is hidden yet.', noneOwn: 'Nothing of yours is hidden. Do you see a text that does not belong here? Choose “Report” there.',
    hiddenOn: (day) => `Hidden on ${day}`, yours: 'Yours', reason: 'Reason',
    appeal: 'Do you disagree?', appealLabel: 'Why should the text be shown again?', appealHint: 'You can do this once. Somebody else than who hid the text decides.', appealButton: 'Ask to look again',
    appealed: (day) => `Asked on ${day} to look again`, waits: 'This is still to be decided.',
    byMe: 'You hid this text. Somebody else decides.', decide: 'Decide again', outcome: 'What do you decide?', stays: 'The text stays hidden.', shown: 'The text is shown again.',
    words: 'Explanation', button: 'Save the decision', decided: (day) => `Decided on ${day}`,
    outcomes: { stays: 'Stays hidden', shown: 'Shown again' },
  },
  link: { hidden: { said: 'Hidden: others read the reason instead.', why: 'Read why, or ask to have another look' } },
  report: {
    title: 'Report a text', link: 'Report', of: (what) => `Report ${what.toLowerCase()}`,
    lead: { thinktank: 'The preparation group reads the text and your reason, and decides. It is not told who you are.', association: 'The secretariat reads the text and your reason, and decides. It is not told who you are.' },
    reason: 'Why does this not belong here?', hint: 'For example: it is about a person, or it is insulting. Do you just disagree? Then dispute it, or say so in the group.',
    button: 'Report', back: 'Rather not',
  },
  stuck: { reported: 'You have reported this text already. It is still being looked at.', settled: 'This had been decided already.', appealed: 'You have asked this already.', decided: 'This had been decided already.' },
  fields: { outcome: 'Decision', reason: 'Reason', appeal: 'Why', words: 'Explanation' },
  done: { gemeld: 'Thank you. It will be looked at.', besloten: 'The decision is saved.', gevraagd: 'Somebody else will look at it again. You hear the outcome by mail.' },
}

export const texts = { nl, en }
