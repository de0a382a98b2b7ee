import type { ActName } from '../../acts.ts'
import type { Sentence, Told } from './texts.ts'

type BoardAct = Extract<ActName, `board.${string}` | `card.${string}` | `dot.${string}` | `guest.${string}`>
type Tellers = Record<BoardAct, (it: Told) => Sentence>

const count = ({ told }: Told) => (typeof told['count'] === 'number' ? told['count'] : 0)

const nl: Tellers = {
  'board.open': () => ['Er is ', 'een bord', ' geopend.'],
  'board.move': () => ['', 'Het bord', ' is verder gezet.'],
  'board.close': (it) => (count(it) === 1 ? ['', 'Het bord', ' is gesloten; één kaartje werd een bijdrage.'] : ['', 'Het bord', ` is gesloten; ${count(it)} kaartjes werden bijdragen.`]),
  'guest.ask': () => ['Iemand vraagt om mee te doen met ', 'het bord', '.'],
    'guest.admit': () => ['Gasten zijn binnengelaten bij ', 'het bord', '.'],
    'board.guests': () => ['Hoe gasten meedoen met ', 'het bord', ', is veranderd.'],
  'card.add': () => ['Er is ', 'een kaartje', ' op het bord gezet.'],
  'card.withdraw': () => ['', 'Een kaartje', ' op het bord is ingetrokken.'],
  'card.remove': () => ['', 'Een kaartje', ' is van het bord gehaald, met de reden erbij.'],
  'card.group': () => ['Op ', 'het bord', ' zijn kaartjes in groepen gezet.'],
  'board.arrange': () => ['Op ', 'het bord', ' zijn de rondes aangepast.'],
  'dot.give': () => ['Op ', 'het bord', ' zijn stippen gegeven.'],
}

const en: Tellers = {
  'board.open': () => ['', 'A board', ' has been opened.'],
  'board.move': () => ['', 'The board', ' has been moved on.'],
  'board.close': (it) => (count(it) === 1 ? ['', 'The board', ' has been closed; one card became a contribution.'] : ['', 'The board', ` has been closed; ${count(it)} cards became contributions.`]),
  'guest.ask': () => ['Somebody asks to join ', 'the board', '.'],
    'guest.admit': () => ['Guests have been let in at ', 'the board', '.'],
    'board.guests': () => ['How guests join ', 'the board', ' has changed.'],
  'card.add': () => ['', 'A card', ' has been put on the board.'],
  'card.withdraw': () => ['', 'A card', ' on the board has been withdrawn.'],
  'card.remove': () => ['', 'A card', ' has been taken off the board, with the reason.'],
  'card.group': () => ['Cards on ', 'the board', ' have been put in groups.'],
  'board.arrange': () => ['The rounds of ', 'the board', ' have been changed.'],
  'dot.give': () => ['Dots have been given on ', 'the board', '.'],
}

/** How what happens on the live board is told. */
export const boardActs = { nl, en }
