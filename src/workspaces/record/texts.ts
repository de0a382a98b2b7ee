import type { ActName } from '../../acts.ts'
import type { Json } from '../../platform/perform.ts'

/** What the record keeps of an act that may be told: the number people call the thing by, and codes and counts. */
export interface Told { readonly number: number | null; readonly told: { readonly [key: string]: Json } }

/** A sentence in three parts; the middle one leads to the thing. */
export type Sentence = readonly [before: string, thing: string, after: string]
type Teller = (it: Told) => Sentence

/** Every act that happens inside a think tank. The others happen in the association or on the site. */
export type TankAct = Exclude<ActName,
  | `association.${string}` | `sample.${string}` | `signin.${string}` | `passkey.${string}` | `authenticator.${string}` | `recovery.${string}` | `factors.${string}` | `address.${string}`
   | `session.${string}` | `oidc.${string}` | `identity.${string}` | `person.${string}` | `role.${string}`
  | `organisation.${string}` | `region.${string}` | `regionalChair.${string}` | `mandate.${string}` | `proposal.${string}` | `account.${string}` | `notices.${string}` | `mail.${string}` | `import.${string}` | `export.${string}` | `endorsement.${string}` | 'thinktank.begin' | `website.${string}` | `siteText.${string}` | `contactPerson.${string}`>

const count = ({ told }: Told, name = 'count') => (typeof told[name] === 'number' ? told[name] : 0)
const code = ({ told }: Told, name: string) => (typeof told[name] === 'string' ? told[name] : '')
const told = (it: Told, name: string) => it.told[name] === true
const nth = (word: string, { number }: Told) => (number === null ? word : `${word} ${number}`)

const nlFates: Record<string, string> = {
  'taken-up': ' is opgenomen.', merged: ' is samengevoegd met een andere bijdrage.', parked: ' is geparkeerd.',
  declined: ' is niet overgenomen. De reden staat erbij.', open: ' is weer open.',
}
const enFates: Record<string, string> = {
  'taken-up': ' has been taken up.', merged: ' has been merged with another contribution.', parked: ' has been parked.',
  declined: ' has not been taken up. The reason is given.', open: ' is open again.',
}

const nlActs: Record<TankAct, Teller> = {
  'thinktank.edit': () => ['De afspraken van ', 'deze denktank', ' zijn gewijzigd.'],
  'workspace.list': () => ['Op de website staat wat iedereen van ', 'deze denktank', ' mag weten.'],
  'workspace.unlist': () => ['', 'Deze denktank', ' staat niet meer op de website.'],
  'participant.add': () => ['Er doet ', 'iemand', ' bij mee.'],
  'participant.edit': () => ['De taak of het perspectief van ', 'een deelnemer', ' is gewijzigd.'],
  'participant.end': () => ['', 'Een deelnemer', ' doet niet meer mee.'],
  'subgroup.add': () => ['Er is ', 'een deelgroep', ' bij gekomen.'],
  'subgroup.edit': () => ['De naam of vraag van ', 'een deelgroep', ' is gewijzigd.'],
  'subgroup.place': () => ['De ', 'indeling van de deelgroepen', ' is gewijzigd.'],
  'invitation.choose': (it) => (count(it) === 1 ? ['Er is ', 'iemand', ' op de lijst gezet om uit te nodigen.'] : ['Er zijn ', `${count(it)} mensen`, ' op de lijst gezet om uit te nodigen.']),
  'invitation.drop': () => ['', 'Iemand', ' is van de lijst om uit te nodigen gehaald.'],
  'invitation.send': (it) => (count(it) === 1 ? ['Er is ', 'één uitnodiging', ' verstuurd.'] : ['Er zijn ', `${count(it)} uitnodigingen`, ' verstuurd.']),
  'invitation.withdraw': () => ['', 'Een uitnodiging', ' is ingetrokken.'],
  'invitation.note': () => ['Het antwoord op ', 'een uitnodiging', ' is genoteerd.'],
  'invitation.limit': () => ['Het aantal plaatsen of de herinnering bij ', 'uitnodigingen', ' is gewijzigd.'],
  'invitation.accept': (it) => (told(it, 'waits') ? ['', 'Iemand', ' zei ja en staat op de wachtlijst.'] : ['Er doet ', 'iemand', ' bij mee, op uitnodiging.']),
  'invitation.decline': () => ['', 'Een uitnodiging', ' is afgeslagen.'],
  'invitation.handOn': () => ['', 'Een uitnodiging', ' is doorgegeven aan een collega.'],
  'invitation.moveUp': (it) => (count(it) === 1 ? ['', 'Iemand', ' van de wachtlijst doet mee.'] : ['', `${count(it)} mensen`, ' van de wachtlijst doen mee.']),
  'expectation.give': () => ['Er is ', 'een verwachting', ' gegeven of aangepast.'],
  'expectation.withdraw': () => ['', 'Een verwachting', ' is ingetrokken.'],
  'landscape.add': () => ['Er is ', 'iets', ' toegevoegd aan het landschap.'],
  'landscape.edit': () => ['', 'Iets in het landschap', ' is verbeterd.'],
  'landscape.supersede': (it) => ['', 'Iets in het landschap', told(it, 'undone') ? ' geldt niet meer als vervangen.' : ' is vervangen door iets nieuws.'],
  'landscape.withdraw': () => ['', 'Iets in het landschap', ' is ingetrokken.'],
  'charter.write': () => ['Aan ', 'de opdracht', ' is geschreven.'],
  'charter.set': () => ['', 'De opdracht', ' is vastgesteld.'],
  'charter.propose': (it) => ['', nth('Wijziging', it), ' van de opdracht is voorgesteld.'],
  'charter.answer': (it) => ['Er is geantwoord op ', nth('wijziging', it), ' van de opdracht.'],
  'charter.withdraw': (it) => ['', nth('Wijziging', it), ' van de opdracht is ingetrokken.'],
  'charter.decide': (it) => ['', nth('Wijziging', it), code(it, 'outcome') === 'adopted' ? ' van de opdracht is aangenomen.' : ' van de opdracht is niet aangenomen.'],
  'charter.remind': (it) => ['Wie nog niet antwoordde op ', nth('wijziging', it), ' van de opdracht, kreeg een herinnering.'],
  'moderation.report': () => ['Iemand meldde ', 'een tekst', '.'],
  'moderation.settle': (it) => (told(it, 'hidden') ? ['Een tekst is verborgen, met de reden erbij', '', '.'] : ['Over een melding is besloten: ', 'de tekst', ' blijft staan.']),
  'moderation.appeal': () => ['Iemand vroeg opnieuw te kijken naar ', 'een verborgen tekst', '.'],
  'moderation.decide': (it) => ['Over een verborgen tekst is opnieuw besloten: ', told(it, 'shown') ? 'hij staat er weer' : 'hij blijft verborgen', '.'],
  'subtopic.add': () => ['Er is ', 'een onderwerp', ' bij gekomen.'],
  'contribution.add': (it) => ['', nth('Bijdrage', it), ' is toegevoegd.'],
  'contribution.transcribe': (it) => (count(it) === 1 ? ['', 'Eén bijdrage', ' is overgetypt van papier.'] : ['', `${count(it)} bijdragen`, ' zijn overgetypt van papier.']),
  'contribution.edit': (it) => ['', nth('Bijdrage', it), ' is gewijzigd.'],
  'contribution.share': (it) => ['', nth('Bijdrage', it), ' is gedeeld met de hele denktank.'],
  'contribution.withdraw': (it) => ['', nth('Bijdrage', it), ' is ingetrokken.'],
  'contribution.settle': (it) => ['', nth('Bijdrage', it), nlFates[code(it, 'fate')] ?? ' heeft een bestemming.'],
  'finding.make': (it) => ['', nth('Bevinding', it), ' is gemaakt uit bijdragen.'],
  'finding.share': (it) => ['', nth('Bevinding', it), ' is gedeeld met de hele denktank.'],
  'finding.rephrase': (it) => ['', nth('Bevinding', it), ' is anders verwoord.'],
  'finding.link': (it) => ['De bijdragen onder ', nth('bevinding', it), ' zijn gewijzigd.'],
  'finding.merge': (it) => ['', nth('Bevinding', it), ' is gemaakt door bevindingen samen te voegen.'],
  'finding.split': (it) => ['', nth('Bevinding', it), ' is gesplitst.'],
  'finding.withdraw': (it) => ['', nth('Bevinding', it), ' is ingetrokken.'],
  'finding.contest': (it) => ['Er is bezwaar gemaakt tegen ', nth('bevinding', it), '.'],
  'dispute.settle': (it) => ['Een bezwaar tegen ', nth('bevinding', it), ' is afgehandeld.'],
  'source.add': () => ['Er is ', 'een bron', ' bij gekomen.'],
  'source.supersede': (it) => ['', 'Een bron', told(it, 'undone') ? ' geldt niet meer als vervangen.' : ' is vervangen door een andere.'],
  'draft.begin': (it) => ['', nth('Tekst', it), ' is begonnen.'],
  'draft.lock': (it) => ['Iemand is gaan schrijven aan ', nth('tekst', it), '.'],
  'draft.release': (it) => ['Er kan weer iemand anders schrijven aan ', nth('tekst', it), '.'],
  'draft.save': (it) => ['', nth('Tekst', it), ' is opgeslagen.'],
  'draft.withdraw': (it) => ['', nth('Tekst', it), ' is ingetrokken.'],
  'signoff.give': (it) => (told(it, 'objected') ? ['Er is bezwaar gemaakt tegen een versie van ', nth('tekst', it), '.'] : ['Iemand keek een versie van ', nth('tekst', it), ' na.']),
  'signoff.takeBack': (it) => ['Iemand trok terug wat er over een versie van ', nth('tekst', it), ' was gezegd.'],
  'signoff.settle': (it) => ['Een bezwaar tegen een versie van ', nth('tekst', it), ' is afgehandeld.'],
  'publication.publish': (it) => ['', nth('Versie', it), ' is gepubliceerd.'],
  'publication.withdraw': (it) => ['', nth('Versie', it), ' is ingetrokken.'],
}

const enActs: Record<TankAct, Teller> = {
  'thinktank.edit': () => ['The agreements of ', 'this think tank', ' have been changed.'],
  'workspace.list': () => ['The website says what everyone may know of ', 'this think tank', '.'],
  'workspace.unlist': () => ['', 'This think tank', ' is no longer on the website.'],
  'participant.add': () => ['', 'Somebody', ' has joined.'],
  'participant.edit': () => ['The task or perspective of ', 'a participant', ' has been changed.'],
  'participant.end': () => ['', 'A participant', ' no longer takes part.'],
  'subgroup.add': () => ['', 'A subgroup', ' has been added.'],
  'subgroup.edit': () => ['The name or question of ', 'a subgroup', ' has been changed.'],
  'subgroup.place': () => ['The ', 'people in the subgroups', ' have been changed.'],
  'invitation.choose': (it) => (count(it) === 1 ? ['', 'Somebody', ' has been put on the list to invite.'] : ['', `${count(it)} people`, ' have been put on the list to invite.']),
  'invitation.drop': () => ['', 'Somebody', ' has been taken off the list to invite.'],
  'invitation.send': (it) => (count(it) === 1 ? ['', 'One invitation', ' has been sent.'] : ['', `${count(it)} invitations`, ' have been sent.']),
  'invitation.withdraw': () => ['', 'An invitation', ' has been withdrawn.'],
  'invitation.note': () => ['The answer to ', 'an invitation', ' has been noted.'],
  'invitation.limit': () => ['The number of seats or the reminder of ', 'invitations', ' has been changed.'],
  'invitation.accept': (it) => (told(it, 'waits') ? ['', 'Somebody', ' said yes and is on the waiting list.'] : ['', 'Somebody', ' has joined, by invitation.']),
  'invitation.decline': () => ['', 'An invitation', ' has been declined.'],
  'invitation.handOn': () => ['', 'An invitation', ' has been handed on to a colleague.'],
  'invitation.moveUp': (it) => (count(it) === 1 ? ['', 'Somebody', ' from the waiting list has joined.'] : ['', `${count(it)} people`, ' from the waiting list have joined.']),
  'expectation.give': () => ['', 'An expectation', ' has been given or changed.'],
  'expectation.withdraw': () => ['', 'An expectation', ' has been withdrawn.'],
  'landscape.add': () => ['', 'Something', ' has been added to the landscape.'],
  'landscape.edit': () => ['', 'Something in the landscape', ' has been improved.'],
  'landscape.supersede': (it) => ['', 'Something in the landscape', told(it, 'undone') ? ' no longer counts as superseded.' : ' has been superseded by something new.'],
  'landscape.withdraw': () => ['', 'Something in the landscape', ' has been withdrawn.'],
  'charter.write': () => ['', 'The charter', ' has been worked on.'],
  'charter.set': () => ['', 'The charter', ' has been set.'],
  'charter.propose': (it) => ['', nth('Amendment', it), ' of the charter has been proposed.'],
  'charter.answer': (it) => ['', nth('Amendment', it), ' of the charter has been answered.'],
  'charter.withdraw': (it) => ['', nth('Amendment', it), ' of the charter has been withdrawn.'],
  'charter.decide': (it) => ['', nth('Amendment', it), code(it, 'outcome') === 'adopted' ? ' of the charter has been adopted.' : ' of the charter has not been adopted.'],
  'charter.remind': (it) => ['Who had not answered ', nth('amendment', it), ' of the charter has been reminded.'],
  'moderation.report': () => ['Somebody reported ', 'a text', '.'],
  'moderation.settle': (it) => (told(it, 'hidden') ? ['A text was hidden, with the reason', '', '.'] : ['A report was decided: ', 'the text', ' stays.']),
  'moderation.appeal': () => ['Somebody asked to look again at ', 'a hidden text', '.'],
  'moderation.decide': (it) => ['A hidden text was decided on again: ', told(it, 'shown') ? 'it is back' : 'it stays hidden', '.'],
  'subtopic.add': () => ['', 'A topic', ' has been added.'],
  'contribution.add': (it) => ['', nth('Contribution', it), ' has been added.'],
  'contribution.transcribe': (it) => (count(it) === 1 ? ['', 'One contribution', ' has been typed over from paper.'] : ['', `${count(it)} contributions`, ' have been typed over from paper.']),
  'contribution.edit': (it) => ['', nth('Contribution', it), ' has been changed.'],
  'contribution.share': (it) => ['', nth('Contribution', it), ' has been shared with the whole think tank.'],
  'contribution.withdraw': (it) => ['', nth('Contribution', it), ' has been withdrawn.'],
  'contribution.settle': (it) => ['', nth('Contribution', it), enFates[code(it, 'fate')] ?? ' has been dealt with.'],
  'finding.make': (it) => ['', nth('Finding', it), ' has been drawn from contributions.'],
  'finding.share': (it) => ['', nth('Finding', it), ' has been shared with the whole think tank.'],
  'finding.rephrase': (it) => ['', nth('Finding', it), ' has been rephrased.'],
  'finding.link': (it) => ['The contributions under ', nth('finding', it), ' have been changed.'],
  'finding.merge': (it) => ['', nth('Finding', it), ' has been made by merging findings.'],
  'finding.split': (it) => ['', nth('Finding', it), ' has been split.'],
  'finding.withdraw': (it) => ['', nth('Finding', it), ' has been withdrawn.'],
  'finding.contest': (it) => ['An objection has been made to ', nth('finding', it), '.'],
  'dispute.settle': (it) => ['An objection to ', nth('finding', it), ' has been settled.'],
  'source.add': () => ['', 'A source', ' has been added.'],
  'source.supersede': (it) => ['', 'A source', told(it, 'undone') ? ' no longer counts as superseded.' : ' has been superseded by another.'],
  'draft.begin': (it) => ['', nth('Text', it), ' has been begun.'],
  'draft.lock': (it) => ['Somebody has started writing in ', nth('text', it), '.'],
  'draft.release': (it) => ['Somebody else can write again in ', nth('text', it), '.'],
  'draft.save': (it) => ['', nth('Text', it), ' has been saved.'],
  'draft.withdraw': (it) => ['', nth('Text', it), ' has been withdrawn.'],
  'signoff.give': (it) => (told(it, 'objected') ? ['An objection has been made to a version of ', nth('text', it), '.'] : ['Somebody signed off a version of ', nth('text', it), '.']),
  'signoff.takeBack': (it) => ['Somebody took back what they had said about a version of ', nth('text', it), '.'],
  'signoff.settle': (it) => ['An objection to a version of ', nth('text', it), ' has been settled.'],
  'publication.publish': (it) => ['', nth('Edition', it), ' has been published.'],
  'publication.withdraw': (it) => ['', nth('Edition', it), ' has been withdrawn.'],
}

const nl = {
  title: 'Wat er is gebeurd',
  lead: 'Alles wat er in deze denktank is gedaan, het nieuwste bovenaan.',
  namedNot: 'Namen en tijden staan er niet bij. Binnen een dag zegt de volgorde niets.',
  none: 'Hier staat straks wat er gebeurt: bijdragen, bevindingen, teksten en publicaties. Er is nog niets gedaan.',
  noneNext: 'Bijdrage toevoegen',
  began: (day: string) => `De denktank is begonnen op ${day}.`,
  by: (name: string) => ` Door ${name}.`,
  something: ['Er is iets gewijzigd.', '', ''] as Sentence,
  acts: nlActs,
}

const en: typeof nl = {
  title: 'What happened',
  lead: 'Everything done in this think tank, newest first.',
  namedNot: 'Names and times are not shown. Within a day the order means nothing.',
  none: 'What happens will be here: contributions, findings, texts and publications. Nothing has been done yet.',
  noneNext: 'Add a contribution',
  began: (day) => `The think tank began on ${day}.`,
  by: (name) => ` By ${name}.`,
  something: ['Something has been changed.', '', ''] as Sentence,
  acts: enActs,
}

export const texts = { nl, en }
