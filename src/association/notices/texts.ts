import { longDate } from '../../platform/dates.ts'
import type { Language } from '../../platform/here.ts'
import type { Json } from '../../platform/perform.ts'

/** What a line of the mail may know of what happened: numbers and codes, never what somebody wrote. */
export interface Told {
  /** the number of the thing it is about */
  readonly number: number | null
  readonly told: { readonly [key: string]: Json | undefined }
  /** of a mandate or a person: whether it is the receiver's own, or they themselves */
  readonly own?: boolean | null
}

const numberIn = ({ told }: Told, ...names: string[]): string | undefined => {
  const value = names.map((name) => told[name]).find((one) => typeof one === 'number' || typeof one === 'string' && /^\d+$/.test(one))
  return value === undefined ? undefined : String(value)
}
const fateIn = ({ told }: Told) => told['fate'] ?? told['kind']
const findingIn = (it: Told) => numberIn(it, 'finding', 'findings', 'finding_number')
const dayIn = ({ told }: Told, language: Language) => (/^\d{4}-\d\d-\d\d$/.test(String(told['day'])) ? `: ${longDate(String(told['day']), language)}` : '')
const mergedIn = (it: Told) => numberIn(it, 'merged_into', 'into', 'merged', 'contribution')

/** How an act is told to one whom it concerns. `somewhere`: an act that has no line of its own. */
export interface Lines { readonly [act: string]: (it: Told) => string }

// That somebody had their data erased is theirs: who borrowed their mandate hears that they left, as of anybody who does.
const lenderLeft = {
  nl: 'De collega die u ook liet spreken, is geen lid meer. U spreekt nu niet meer voor die organisatie, tot u opnieuw een mandaat krijgt.',
  en: 'The colleague who let you speak too has left the association. You no longer speak for that organisation, until you get a mandate anew.',
}

const nlLines = {
  'contribution.settle': (it: Told) => {
    const [fate, finding, merged] = [fateIn(it), findingIn(it), mergedIn(it)]
    if (fate === 'taken-up') return finding ? `Uw bijdrage ${it.number} is opgenomen in bevinding ${finding}.` : `Uw bijdrage ${it.number} is opgenomen in een bevinding.`
    if (fate === 'merged') return merged ? `Uw bijdrage ${it.number} is samengevoegd met bijdrage ${merged}.` : `Uw bijdrage ${it.number} is samengevoegd met een andere.`
    if (fate === 'parked') return `Uw bijdrage ${it.number} is geparkeerd: er wordt later over besloten.`
    if (fate === 'declined') return `Uw bijdrage ${it.number} is niet overgenomen. Op de pagina staat waarom.`
    return `Over uw bijdrage ${it.number} wordt opnieuw besloten.`
  },
  'contribution.edit': (it: Told) => `Uw bijdrage ${it.number} is bij het overtypen verbeterd.`,
  'finding.make': (it: Told) => `Een of meer van uw bijdragen zijn opgenomen in bevinding ${it.number}.`,
  'finding.link': (it: Told) => `Uw bijdragen onder bevinding ${it.number} zijn opnieuw bekeken.`,
  'finding.merge': (it: Told) => `Bevindingen waar uw bijdragen onder staan, zijn samengevoegd tot bevinding ${it.number}.`,
  'finding.split': (it: Told) => `Bevinding ${it.number}, waar uw bijdragen onder staan, is gesplitst.`,
  'finding.rephrase': (it: Told) => `Bevinding ${it.number}, waar uw bijdragen onder staan, is anders verwoord.`,
  'finding.withdraw': (it: Told) => `Bevinding ${it.number}, waar uw bijdragen onder stonden, is ingetrokken.`,
  'finding.contest': (it: Told) => `Er is bezwaar gemaakt tegen bevinding ${it.number}.`,
  'endorsement.give': (it: Told) => `Een organisatie antwoordde of zij achter versie ${it.number} van uw publicatie staat.`,
  'signoff.settle': (it: Told) => `Over uw bezwaar tegen een versie van tekst ${it.number} is besloten.`,
  'subgroups.accept': () => 'De deelgroepen zijn ingedeeld. Op de pagina Deelgroepen staat in welke u zit.',
  'meeting.answer': (it: Told) => `Er is plaats bij bijeenkomst ${it.number}: u staat niet meer op de wachtlijst.`,
  'meeting.edit': (it: Told) => `Er is plaats bij bijeenkomst ${it.number}: u staat niet meer op de wachtlijst.`,
  'meetingReport.nudge': (it: Told) => `Drie weken na bijeenkomst ${it.number} ${it.told['count'] === 1 ? 'heeft nog 1 bijdrage' : `hebben nog ${numberIn(it, 'count')} bijdragen`} geen besluit.`,
  'otherFeed.fail': () => 'Een nieuwsfeed geeft al weken geen nieuws en staat nu stil. Bij Nieuwsfeeds staat welke, en waarom.',
  'datepoll.choose': (it: Told) => `De datum is gekozen${dayIn(it, 'nl')}.`,
  'concept.ask': (it: Told) => `De groep krijgt een omschrijving voorgelegd: begrip ${it.number}. Wat is uw antwoord?`,
  'decision.begin': (it: Told) => `De groep krijgt een vraag voorgelegd: vraag ${it.number}. Wat is uw antwoord?`,
  'decision.remind': (it: Told) => `De tijd om te antwoorden op vraag ${it.number} aan de groep is bijna om. Uw antwoord is er nog niet.`,
  'decision.state': (it: Told) => `De uitkomst van vraag ${it.number} aan de groep ligt vast.`,
  'decision.reopen': (it: Told) => `Vraag ${it.number} aan de groep staat weer open.`,
  'decision.end': (it: Told) => `De tijd om te antwoorden op vraag ${it.number} aan de groep is om. Wilt u zeggen wat er besloten is?`,
  'decision.review': (it: Told) => `Het is tijd om opnieuw te kijken naar besluit ${it.number}.`,
  'discussion.begin': (it: Told) => `Er is een nieuw gesprek: gesprek ${it.number}.`,
  'post.add': (it: Told) => `Er staat iets nieuws in gesprek ${it.number}.`,
  'post.edit': (it: Told) => `Er staat iets nieuws in gesprek ${it.number}.`,
  'discussion.close': (it: Told) => `Gesprek ${it.number} is afgesloten. Op de pagina staat de conclusie.`,
  'discussion.reopen': (it: Told) => `Gesprek ${it.number} staat weer open.`,
  'charter.propose': (it: Told) => `Er is een wijziging van de opdracht voorgesteld: wijziging ${it.number}. Wat vindt u ervan?`,
  'charter.remind': (it: Told) => `De tijd om te antwoorden op wijziging ${it.number} van de opdracht is bijna om. Uw antwoord is er nog niet.`,
  'charter.decide': (it: Told) => it.told['outcome'] === 'adopted' ? `Uw wijziging ${it.number} van de opdracht is aangenomen.` : `Uw wijziging ${it.number} van de opdracht is niet aangenomen. Op de pagina staat waarom.`,
  'dispute.settle': (it: Told) => it.number ? `Over het bezwaar tegen bevinding ${it.number} is besloten.` : 'Over uw bezwaar is besloten.',
  'moderation.report': () => 'Er is een tekst gemeld. Wilt u ernaar kijken?',
  'moderation.settle': () => 'Een tekst van u is verborgen. Bij Meldingen staat waarom, en kunt u vragen om er nog eens naar te laten kijken.',
  'moderation.appeal': () => 'Iemand vraagt om opnieuw te kijken naar een tekst die is verborgen.',
  'moderation.decide': (it: Told) => it.told['shown'] === true ? 'Een verborgen tekst van u staat er weer.' : 'Een tekst van u blijft verborgen. Bij Meldingen staat waarom.',
  'mandate.give': () => 'U hebt een mandaat gekregen: u spreekt voor een organisatie. Op de pagina staat voor welke, en tot wanneer.',
  'mandate.delegate': () => 'Een collega laat u ook voor uw organisatie spreken. Op de pagina staat tot wanneer.',
  'mandate.handOver': (it: Told) => it.own === false ? 'De collega die u ook liet spreken, heeft het mandaat overgedragen. U spreekt nu niet meer voor die organisatie, tot u opnieuw een mandaat krijgt.'
    : 'Een collega heeft u het mandaat overgedragen: u spreekt nu voor uw organisatie.',
  'person.edit': (it: Told) => it.own === false ? 'De collega die u ook liet spreken, werkt nu ergens anders. U spreekt nu niet meer voor die organisatie, tot u opnieuw een mandaat krijgt.'
    : 'U staat nu bij een andere organisatie. Voor de vorige spreekt u niet meer.',
  'import.finish': () => 'Voor een organisatie spreekt u niet meer: u staat nu bij een andere organisatie, of de collega die u ook liet spreken. Op uw eigen pagina staat voor welke u nog spreekt.',
  'person.redact': () => lenderLeft.nl,
  'person.leave': () => lenderLeft.nl,
  'mandate.end': () => 'Een mandaat van u is beëindigd: u spreekt niet meer voor die organisatie.',
  'proposal.decide': (it: Told) => {
    const decided = { picked: 'gekozen', parked: 'geparkeerd', declined: 'niet gekozen' }[String(it.told['decision'])] ?? 'besproken'
    return `Het bestuur heeft themavoorstel ${it.number} ${decided}. Op de pagina staat waarom.`
  },
  'proposal.edit': (it: Told) => `Themavoorstel ${it.number}, dat uw organisatie steunt, is gewijzigd.`,
  'proposal.withdraw': (it: Told) => `Themavoorstel ${it.number}, dat uw organisatie steunt, is ingetrokken.`,
} satisfies Lines

const enLines: Record<keyof typeof nlLines, Lines[string]> = {
  'contribution.settle': (it) => {
    const [fate, finding, merged] = [fateIn(it), findingIn(it), mergedIn(it)]
    if (fate === 'taken-up') return finding ? `Your contribution ${it.number} is taken up in finding ${finding}.` : `Your contribution ${it.number} is taken up in a finding.`
    if (fate === 'merged') return merged ? `Your contribution ${it.number} is merged with contribution ${merged}.` : `Your contribution ${it.number} is merged with another.`
    if (fate === 'parked') return `Your contribution ${it.number} is parked: it will be decided on later.`
    if (fate === 'declined') return `Your contribution ${it.number} is not taken up. Its page says why.`
    return `Your contribution ${it.number} will be decided on again.`
  },
  'contribution.edit': (it) => `Your contribution ${it.number} was corrected while it was typed over.`,
  'finding.make': (it) => `One or more of your contributions are taken up in finding ${it.number}.`,
  'finding.link': (it) => `Your contributions under finding ${it.number} were looked at again.`,
  'finding.merge': (it) => `Findings that rest on your contributions are merged into finding ${it.number}.`,
  'finding.split': (it) => `Finding ${it.number}, which rests on your contributions, is split.`,
  'finding.rephrase': (it) => `Finding ${it.number}, which rests on your contributions, is worded differently.`,
  'finding.withdraw': (it) => `Finding ${it.number}, which rested on your contributions, is withdrawn.`,
  'finding.contest': (it) => `Finding ${it.number} is disputed.`,
  'endorsement.give': (it) => `An organisation answered whether it stands behind version ${it.number} of your publication.`,
  'signoff.settle': (it) => `Your objection to a version of text ${it.number} is settled.`,
  'subgroups.accept': () => 'The subgroups have been made up. The page Subgroups says which one you are in.',
  'meeting.answer': (it) => `There is a seat for you at meeting ${it.number}: you are no longer on the waiting list.`,
  'meeting.edit': (it) => `There is a seat for you at meeting ${it.number}: you are no longer on the waiting list.`,
  'meetingReport.nudge': (it) => `Three weeks after meeting ${it.number}, ${it.told['count'] === 1 ? '1 contribution has' : `${numberIn(it, 'count')} contributions have`} no decision yet.`,
  'otherFeed.fail': () => 'A news feed has given no news for weeks and is paused now. On the page News feeds you see which, and why.',
  'datepoll.choose': (it) => `The date has been chosen${dayIn(it, 'en')}.`,
  'concept.ask': (it) => `A description has been put to the group: term ${it.number}. What is your answer?`,
  'decision.begin': (it) => `A question has been put to the group: question ${it.number}. What is your answer?`,
  'decision.remind': (it) => `The time to answer question ${it.number} to the group is nearly up. Your answer is not there yet.`,
  'decision.state': (it) => `The outcome of question ${it.number} to the group has been recorded.`,
  'decision.reopen': (it) => `Question ${it.number} to the group is open again.`,
  'decision.end': (it) => `The time to answer question ${it.number} to the group is up. Would you say what was decided?`,
  'decision.review': (it) => `It is time to look again at decision ${it.number}.`,
  'discussion.begin': (it) => `There is a new discussion: discussion ${it.number}.`,
  'post.add': (it) => `There is something new in discussion ${it.number}.`,
  'post.edit': (it) => `There is something new in discussion ${it.number}.`,
  'discussion.close': (it) => `Discussion ${it.number} has been closed. Its page gives the conclusion.`,
  'discussion.reopen': (it) => `Discussion ${it.number} is open again.`,
  'charter.propose': (it) => `An amendment of the charter has been proposed: amendment ${it.number}. What do you think?`,
  'charter.remind': (it) => `The time to answer amendment ${it.number} of the charter is nearly up. Your answer is not there yet.`,
  'charter.decide': (it) => it.told['outcome'] === 'adopted' ? `Your amendment ${it.number} of the charter has been adopted.` : `Your amendment ${it.number} of the charter has not been adopted. Its page says why.`,
  'dispute.settle': (it) => it.number ? `The dispute about finding ${it.number} is settled.` : 'Your dispute is settled.',
  'moderation.report': () => 'A text has been reported. Would you look at it?',
  'moderation.settle': () => 'A text of yours is hidden. Reports says why, and there you can ask to have it looked at again.',
  'moderation.appeal': () => 'Somebody asks to look again at a text that was hidden.',
  'moderation.decide': (it) => it.told['shown'] === true ? 'A hidden text of yours is shown again.' : 'A text of yours stays hidden. Reports says why.',
  'mandate.give': () => 'You have been given a mandate: you speak for an organisation. The page says for which, and until when.',
  'mandate.delegate': () => 'A colleague lets you speak for your organisation too. The page says until when.',
  'mandate.handOver': (it) => it.own === false ? 'The colleague who let you speak too has handed the mandate over. You no longer speak for that organisation, until you get a mandate anew.'
    : 'A colleague has handed the mandate over to you: you now speak for your organisation.',
  'person.edit': (it) => it.own === false ? 'The colleague who let you speak too now works elsewhere. You no longer speak for that organisation, until you get a mandate anew.'
    : 'You are now with another organisation. You no longer speak for the one before.',
  'import.finish': () => 'You no longer speak for an organisation: you are now with another one, or the colleague who let you speak too is. Your own page says for which you still speak.',
  'person.redact': () => lenderLeft.en,
  'person.leave': () => lenderLeft.en,
  'mandate.end': () => 'A mandate of yours has been ended: you no longer speak for that organisation.',
  'proposal.decide': (it) => {
    const decided = { picked: 'picked', parked: 'parked', declined: 'declined' }[String(it.told['decision'])] ?? 'discussed'
    return `The board has ${decided} proposed theme ${it.number}. Its page says why.`
  },
  'proposal.edit': (it) => `Proposed theme ${it.number}, which your organisation supports, has been changed.`,
  'proposal.withdraw': (it) => `Proposed theme ${it.number}, which your organisation supports, has been withdrawn.`,
}

/** What is asked of everybody alike, or of everybody who moderates: telling it names nobody, so it may be told in an anonymous think tank too. */
export const askedOfAll: ReadonlySet<string> = new Set([
  'moderation.report', 'moderation.appeal',
  // Of a discussion a mail never says why it came: for whoever follows it all, was mentioned or was answered it reads the same.
  'discussion.begin', 'post.add', 'post.edit', 'discussion.close', 'discussion.reopen',
  'meetingReport.nudge', 'charter.propose', 'charter.remind', 'datepoll.choose', 'concept.ask', 'decision.begin', 'decision.remind', 'decision.state', 'decision.reopen', 'decision.end', 'decision.review',
])

/** How each act is told by mail, per language; an act that is not in it is told as `otherwise`. */
export const toldLines: Readonly<Record<'nl' | 'en', Lines>> = { nl: nlLines, en: enLines }

const nl = {
  subject: 'Wat er voor u is gebeurd',
  subjects: {
    news: 'Er is nieuws in uw denktanks', contribution: 'Wat er met uw bijdragen is gebeurd', finding: 'Wat er met uw bijdragen is gebeurd',
    'finding.contest': 'Er is bezwaar gemaakt tegen een bevinding', dispute: 'Er is besloten over een bezwaar', signoff: 'Er is besloten over uw bezwaar',
    discussion: 'Er is nieuws in een gesprek', post: 'Er is nieuws in een gesprek',
    'charter.propose': 'Een wijziging van de opdracht: wat vindt u ervan?', 'charter.remind': 'Uw antwoord op een wijziging van de opdracht is er nog niet',
    'charter.decide': 'Er is besloten over uw wijziging van de opdracht', endorsement: 'Een organisatie antwoordde op uw publicatie',
    'moderation.report': 'Wilt u naar een gemelde tekst kijken?', 'moderation.appeal': 'Wilt u opnieuw naar een verborgen tekst kijken?',
    'moderation.settle': 'Een tekst van u is verborgen', 'moderation.decide': 'Er is opnieuw gekeken naar een tekst van u', mandate: 'Er is iets veranderd aan uw mandaat', person: 'Er is iets veranderd aan uw mandaat', import: 'Er is iets veranderd aan uw mandaat',
    'proposal.decide': 'Het bestuur besloot over een themavoorstel', proposal: 'Een themavoorstel dat u steunt is veranderd',
  } as { readonly [act: string]: string },
  intro: 'Dit is er gebeurd:',
  tank: (title: string) => `Denktank ${title}`,
  otherwise: 'Er is iets gebeurd dat u aangaat.',
  // Who reads this mail over a shoulder, or keeps it, must not learn which contribution was whose.
  unnamed: 'Er is iets besloten over wat u bijdroeg.',
  news: (count: number) => (count === 1 ? 'Er is 1 ding gebeurd dat u nog niet hebt gezien.' : `Er zijn ${count >= 100 ? 'meer dan 99' : count} dingen gebeurd die u nog niet hebt gezien.`),
  more: (count: number) => `En nog ${count} keer iets.`,
  allNews: 'Alles op een rij:',
  rhythm: {
    'at-once': 'U krijgt zulke mail kort nadat er iets is gebeurd.', daily: 'U krijgt zulke mail één keer per dag, om 7 uur ’s ochtends. Wat niet kan wachten, komt meteen.',
    weekly: 'U krijgt zulke mail één keer per week, op maandag om 7 uur ’s ochtends. Wat niet kan wachten, komt meteen.', never: '',
  },
  readOn: 'Lees verder op de site:', answerThis: 'U kunt deze mail gewoon beantwoorden, vanaf dit mailadres: uw antwoord komt in dit gesprek.',
  answerAt: (address: string) => `Antwoorden? Mail naar ${address}. Uw mail komt in dit gesprek. Dit adres werkt alleen voor u.`,
  beginAt: (ring: string, address: string) => `Een nieuw gesprek beginnen${ring ? ` (${ring})` : ''}? Mail naar ${address}. Het onderwerp van uw mail wordt het onderwerp van het gesprek.`,
  less: 'Minder of geen mail, zonder in te loggen:',
  lessHere: 'Op uw eigen pagina kiest u hoe vaak.',
}

const en: typeof nl = {
  subject: 'What happened that concerns you',
  subjects: {
    news: 'There is news in your think tanks', contribution: 'What happened to your contributions', finding: 'What happened to your contributions',
    'finding.contest': 'A finding is disputed', dispute: 'An objection has been settled', signoff: 'Your objection has been settled',
    discussion: 'There is news in a discussion', post: 'There is news in a discussion',
    'charter.propose': 'An amendment of the charter: what do you think?', 'charter.remind': 'Your answer to an amendment of the charter is not there yet',
    'charter.decide': 'Your amendment of the charter has been decided', endorsement: 'An organisation answered about your publication',
    'moderation.report': 'Would you look at a text that was reported?', 'moderation.appeal': 'Would you look again at a text that was hidden?',
    'moderation.settle': 'A text of yours is hidden', 'moderation.decide': 'A text of yours was looked at again', mandate: 'Something changed about your mandate', person: 'Something changed about your mandate', import: 'Something changed about your mandate',
    'proposal.decide': 'The board decided on a proposed theme', proposal: 'A proposed theme that you support has changed',
  },
  intro: 'This is what happened:',
  tank: (title) => `Think tank ${title}`,
  otherwise: 'Something happened that concerns you.',
  unnamed: 'Something was decided about what you contributed.',
  news: (count) => (count === 1 ? '1 thing happened that you have not seen yet.' : `${count >= 100 ? 'More than 99' : count} things happened that you have not seen yet.`),
  more: (count) => `And ${count} more.`,
  allNews: 'All of it in a row:',
  rhythm: {
    'at-once': 'You get such mail soon after something happened.', daily: 'You get such mail once a day, at 7 in the morning. What cannot wait comes at once.',
    weekly: 'You get such mail once a week, on Monday at 7 in the morning. What cannot wait comes at once.', never: '',
  },
  readOn: 'Read on on the site:', answerThis: 'You can simply answer this mail, from this mail address: your answer comes in this discussion.',
  answerAt: (address) => `Answer? Mail to ${address}. Your mail comes in this discussion. This address works for you only.`,
  beginAt: (ring, address) => `Begin a new discussion${ring ? ` (${ring})` : ''}? Mail to ${address}. The subject of your mail becomes the subject of the discussion.`,
  less: 'Less mail or none, without signing in:',
  lessHere: 'On your own page you choose how often.',
}

export const texts = { nl, en }
