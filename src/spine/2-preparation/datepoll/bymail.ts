import { sql } from 'kysely'
import { firstLine, yesNoIn } from '../../../beside/replies/words.ts'
import type { MailAnswer, MailTarget, Taken } from '../../../beside/replies/target.ts'
import type { Here, Language } from '../../../platform/here.ts'
import { perform } from '../../../platform/perform.ts'
import { urls } from '../../../urls.ts'
import { clerkIn } from '../../../workspaces/clerk.ts'
import { links, orNotHere, rows } from '../../../workspaces/rings.ts'
import { answerPoll, heldPoll } from './changes.ts'
import { most, type Choice, type Choices, type Part } from './form.ts'
import { spanWords, type Span } from './words.ts'

// "1 ja", "1, 3 en 5: ja": every number before the word has its choice. "de rest nee": those that were not named.
const spread = /(?:^|(?<=[\s,;]))((?:\d{1,2}(?:\s*[,;&+]\s*|\s+(?:en|and)\s+|\s+))*\d{1,2})\s*[.:)=-]?\s*(?:is\s+)?([\p{L}]+(?:\s+het\s+moet|\s+need\s+be)?)/giu
const others = /(?<!\p{L})(?:rest|overige?n?|anderen?|others?)\s*[:=-]?\s*(?:is\s+)?([\p{L}]+(?:\s+het\s+moet|\s+need\s+be)?)/iu
// What may still be a choice where all that was read is taken out; a time of day is none.
const isSaid = /(?<!\p{L})(?:ja|nee|misschien|yes|no|maybe)(?!\p{L})|(?<![\d.:])\d{1,2}(?!\d|[.:]\d|\s*uur)/iu

// Room for ninety-nine numbers with a word each.
const mostSigns = 1500

interface Numbered { readonly choices: ReadonlyMap<number, Choice>; readonly rest: Choice | undefined }

/** The choice for each number on a line, such as "1 ja, 2 nee" or "3: misschien"; undefined where a number, or anything beside it, has no choice that we know. */
const numberedIn = (line: string): Numbered | undefined => {
  // Nobody names days for pages on end; looking for pairs takes as long as the square of a line.
  if (line.length > mostSigns) return undefined
  const found = new Map<number, Choice>()
  const [said, word] = others.exec(line) ?? []
  const rest = word === undefined ? undefined : yesNoIn(word)
  const named = said === undefined ? line : line.replace(said, '')
  for (const [, numbers = '', each] of named.matchAll(spread)) {
    const choice = yesNoIn(each as string)
    if (!choice) return undefined
    for (const number of numbers.match(/\d+/g) ?? []) found.set(Number(number), choice)
  }
  const isRead = (said === undefined || rest) && !isSaid.test(named.replace(spread, ''))
  return isRead && (found.size > 0 || rest) ? { choices: found, rest } : undefined
}

const everyNumber = /^\d{1,2}(?:(?:\s*[,;&+]\s*|\s+en\s+|\s+and\s+|\s+)\d{1,2})*\.?$/

/** Where a line says of one of the moments what cannot be read: to take that for a no would be wrong. */
const namesOne = (line: string, count: number): boolean => {
  const number = Number(/^(\d{1,2})(?!\d)/.exec(line)?.[1])
  return number >= 1 && number <= count
}
// A yes to some of the days, or to all but some, is no yes to all.
const narrows = /(?<!\p{L})(?:maar|behalve|uitgezonderd|alleen|enkel|but|except|only|(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:en)?|(?:mon|tues|wednes|thurs|fri|satur|sun)days?|(?:ochtend|middag|avond)(?:en)?|(?:morn|even)ings?|afternoons?|januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|february|march|june|july|august|october)(?!\p{L})|\d/iu

interface Read { readonly choices: readonly Choice[]; readonly comment: string }

/**
 * When somebody can, from what they wrote: "1 ja, 2 nee" on one line or several; the numbers at which they can ("1, 3"); or one
 * word for all, or for the rest. What they leave out is a no, as on the page. What stands below is their comment. Undefined when none of it is there.
 */
export const choicesIn = (text: string, count: number): Read | undefined => {
  const lines = text.split('\n')
  const found = new Map<number, Choice>()
  let others: Choice | undefined
  let at = 0
  let isApart = false
  for (; at < lines.length; at += 1) {
    const line = (lines[at] ?? '').replace(/^[\s*>-]+/, '').trim()
    if (line === '') {
      isApart = found.size > 0
      continue
    }
    const numbered = everyNumber.test(line) ? { choices: new Map((line.match(/\d+/g) ?? []).map((number) => [Number(number), 'yes' as Choice])), rest: undefined } : numberedIn(line)
    if (!numbered && !isApart && namesOne(line, count)) return undefined
    if (!numbered) break
    numbered.choices.forEach((choice, number) => found.set(number, choice))
    others = numbered.rest ?? others
  }
  if ([...found.keys()].some((number) => number < 1 || number > count)) return undefined
  if (found.size > 0) return { choices: Array.from({ length: count }, (_, nth) => found.get(nth + 1) ?? others ?? 'no'), comment: lines.slice(at).join('\n').trim() }
  const { first, rest } = firstLine(text)
  const all = narrows.test(first) ? undefined : yesNoIn(first)
  return all && { choices: Array.from({ length: count }, () => all), comment: rest }
}

const nl = {
  how: 'Zet achter elk nummer ja, misschien of nee, bijvoorbeeld: 1 ja, 2 nee, 3 misschien. Kunt u altijd of nooit? Dan is ja of nee genoeg. Wat u eronder zet, lezen de anderen.',
  choice: { yes: 'ja', maybe: 'als het moet', no: 'nee' } as Record<Choice, string>,
}
const en: typeof nl = {
  how: 'Put yes, maybe or no behind each number, such as: 1 yes, 2 no, 3 maybe. Can you always or never come? Then yes or no is enough. What you put below is read by the others.',
  choice: { yes: 'yes', maybe: 'if need be', no: 'no' },
}
const texts = { nl, en }

/** How to answer a poll by mail, in the language of the letter. */
export const howToAnswer = (language: Language): string => texts[language].how

// Each day by its name: who answers on the way has the numbers of our letter no longer before them.
const noted = ({ choices }: Read, options: readonly Span[], zone: string, language: Language): string =>
  options.map((one, nth) => `\n${nth + 1}. ${spanWords(one, zone, language)}: ${texts[language].choice[choices[nth] ?? 'no']}`).join('')

const take = async (here: Here, { database, thing_id, person_id, text }: MailAnswer): Promise<Taken> => {
  const poll = orNotHere(await rows(here, 'date_poll').where('date_poll.id', '=', thing_id).select(['date_poll.id', 'date_poll.zone']).executeTakeFirst())
  const options = await links(here, 'date_poll_option').where('poll_id', '=', poll.id).select(['id', 'starts_at', 'ends_at', sql<Part>`part`.as('part')]).orderBy('starts_at').orderBy('ends_at').execute()
  const read = choicesIn(text, options.length)
  if (!read) return { refused: 'not-understood', how: howToAnswer(here.language) }
  if (read.comment.length > most.comment) return { refused: 'long' }
  const choices: Choices = Object.fromEntries(options.map(({ id }, nth) => [id, read.choices[nth] ?? 'no']))
  // As with the link in the mail: whoever was asked answers, and the clerk writes it down.
  const clerk = await clerkIn(database, { id: here.workspace.id })
  await perform(clerk, 'datepoll.answer', heldPoll(poll.id), (tx, it) => answerPoll(tx, clerk, it, person_id, { choices, comment: read.comment, zone: undefined }))
  return { noted: noted(read, options, poll.zone, here.language) }
}

const about = async (here: Here, id: string) => {
  const found = await rows(here, 'date_poll').where('date_poll.id', '=', id).select('date_poll.title').executeTakeFirst()
  return found && { title: found.title, path: urls.datepoll(here.workspace, id) }
}

/** Answers by mail to a date poll. */
export const datepollByMail: MailTarget = { says: true, take, about }
