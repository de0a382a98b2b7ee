import type { Language } from '../../platform/here.ts'
import { firstLine, plainLine } from '../replies/words.ts'
import { keysOf, type Asked, type PlainKey } from './kinds.ts'
import { texts } from './texts.ts'

// What people write for each of the plain answers, besides the words of the page. "Geen bezwaar" is looked for before "bezwaar".
const synonyms: Readonly<Record<PlainKey, readonly string[]>> = {
  agree: ['voor', 'eens', 'mee eens', 'akkoord', 'ja', 'doen', 'geen bezwaar', 'ik ben voor', 'ik ben het eens', 'for', 'in favour', 'agree', 'i agree', 'yes', 'do it', 'no objection', 'ok'],
  object: ['tegen', 'oneens', 'niet mee eens', 'niet doen', 'nee', 'bezwaar', 'ik heb bezwaar', 'ik ben tegen', 'against', 'disagree', 'i disagree', 'no', 'do not do it', 'objection', 'i object', 'object'],
  none: ['blanco', 'geen mening', 'onthouding', 'ik onthoud mij', 'ik laat het aan anderen', 'neutraal', 'abstain', 'no opinion', 'blank', 'i leave it to others'],
}

const begins = (line: string, word: string) => line === word || line.startsWith(word) && /^[^\p{L}\p{N}]/u.test(line.slice(word.length))

const kindOf = ({ kind }: Pick<Asked, 'kind'>) => (kind === 'advice' || kind === 'consent' ? kind : 'vote')

/** The key of what a line begins with, the longest words first, and what stands behind it on that line. */
const chosenIn = (asked: Asked, line: string): { key: string; behind: string } | undefined => {
  const plain = plainLine(line)
  const isPlain = keysOf(asked)[0] === 'agree'
  const words = isPlain
    ? (Object.keys(synonyms) as PlainKey[]).flatMap((key) => [...synonyms[key], texts.nl.plain[kindOf(asked)][key], texts.en.plain[kindOf(asked)][key]].map((word) => ({ key: key as string, word: plainLine(word) })))
    : asked.options.flatMap((option, at) => [{ key: String(at + 1), word: plainLine(option) }, { key: String(at + 1), word: String(at + 1) }])
  const found = words.filter(({ word }) => word !== '' && begins(plain, word)).sort((a, b) => b.word.length - a.word.length)[0]
  return found && { key: found.key, behind: plain.slice(found.word.length).replace(/^[^\p{L}\p{N}]+/u, '') }
}

/** "3, 1, 2": the numbers of the options, the most important first. */
const rankedIn = (asked: Asked, line: string): string[] | undefined => {
  if (!/^\d+(?:[\s,;.>-]+\d+)*[\s.]*$/.test(line)) return undefined
  const order = line.match(/\d+/g)?.map(Number) ?? []
  if (new Set(order).size < order.length || order.some((one) => one < 1 || one > asked.options.length)) return undefined
  return asked.options.map((_, at) => String(order.indexOf(at + 1) + 1 || ''))
}

/** "1: 2, 3: 1": of each number how many dots; on one line or on several. Answers what stands below them too. */
const dotsIn = (asked: Asked, text: string): { weights: string[]; rest: string } | undefined => {
  const lines = text.split('\n')
  const weights = asked.options.map(() => '')
  let read = 0
  for (const line of lines) {
    const pairs = [...line.matchAll(/(\d+)\s*[:=]\s*(\d+)/g)]
    if (line.trim() !== '' && (pairs.length === 0 || line.replace(/(\d+)\s*[:=]\s*(\d+)/g, '').replace(/[\s,;.*-]/g, '') !== '')) break
    for (const [, option, dots] of pairs) {
      if (Number(option) < 1 || Number(option) > weights.length || weights[Number(option) - 1] !== '') return undefined
      weights[Number(option) - 1] = dots as string
    }
    read += 1
  }
  return weights.some((one) => one !== '') ? { weights, rest: lines.slice(read).join('\n').trim() } : undefined
}

/** An answer as the form would send it, from what somebody wrote in a mail: their answer on the first line, why below. Undefined when it is not in it. */
export const answerIn = (asked: Asked, text: string): { choice: string; reason: string } | { weights: string[]; reason: string } | undefined => {
  const { first, rest } = firstLine(text)
  if (asked.kind === 'dots') {
    const dots = dotsIn(asked, text.trim())
    return dots && { weights: dots.weights, reason: dots.rest }
  }
  if (asked.kind === 'ranking') {
    const weights = rankedIn(asked, first)
    return weights && { weights, reason: rest }
  }
  const chosen = chosenIn(asked, first)
  if (!chosen) return undefined
  // A short line is an answer; what begins like one and goes on is a reason too, in the words as they were written.
  const reason = chosen.behind === '' ? rest : `${first}\n${rest}`.trim()
  return { choice: chosen.key, reason }
}

const nl = {
  how: {
    plain: (words: string) => `Zet uw antwoord op de eerste regel: ${words}. Zet eronder waarom.`,
    vote: 'Zet het nummer van uw antwoord op de eerste regel. Zet eronder waarom.',
    ranking: 'Zet de nummers op de eerste regel, het belangrijkste eerst, bijvoorbeeld: 2, 1, 3. Zet eronder waarom.',
    dots: 'Zet op de eerste regel hoeveel stippen elk nummer krijgt, bijvoorbeeld: 1: 2, 3: 1. Zet eronder waarom.',
  },
  named: (name: string) => `U spreekt voor meer dan één organisatie. Begin daarom met haar naam en een dubbele punt, bijvoorbeeld: “${name}:”, en zet daarachter uw antwoord.`,
  or: 'of', chose: (what: string) => `uw antwoord is “${what}”`, ranked: (what: string) => `uw volgorde is: ${what}`, dotted: (what: string) => `uw stippen: ${what}`,
  withReason: 'uw reden staat erbij.', withoutReason: 'u gaf geen reden.', as: (name: string) => `namens ${name}`,
}
const en: typeof nl = {
  how: {
    plain: (words) => `Put your answer on the first line: ${words}. Put the reason below it.`,
    vote: 'Put the number of your answer on the first line. Put the reason below it.',
    ranking: 'Put the numbers on the first line, the most important first, such as: 2, 1, 3. Put the reason below it.',
    dots: 'Put on the first line how many dots each number gets, such as: 1: 2, 3: 1. Put the reason below it.',
  },
  named: (name) => `You speak for more than one organisation. So begin with its name and a colon, such as: “${name}:”, and put your answer behind it.`,
  or: 'or', chose: (what) => `your answer is “${what}”`, ranked: (what) => `your order is: ${what}`, dotted: (what) => `your dots: ${what}`,
  withReason: 'your reason goes with it.', withoutReason: 'you gave no reason.', as: (name) => `for ${name}`,
}
const words = { nl, en }

/** How to answer this question by mail, in a few sentences. `organisations`: for which one speaks, where each has one voice. */
export const howToAnswer = (asked: Asked, language: Language, organisations: readonly string[] = []): string =>
  [howToSay(asked, language), ...(organisations.length > 1 ? [words[language].named(organisations[0] ?? '')] : [])].join(' ')

const howToSay = (asked: Asked, language: Language): string => {
  const t = words[language]
  if (asked.kind === 'ranking' || asked.kind === 'dots') return t.how[asked.kind]
  if (keysOf(asked)[0] !== 'agree') return t.how.vote
  const plain = texts[language].plain[kindOf(asked)]
  return t.how.plain(`${plain.agree}, ${plain.object} ${t.or} ${plain.none}`)
}

/** What was understood, as a sentence: never the reason itself. */
export const notedWords = (asked: Asked, answer: { choice: string; reason: string } | { weights: string[]; reason: string }, language: Language, organisation?: string): string => {
  const t = words[language]
  const end = `${answer.reason ? t.withReason : t.withoutReason}`
  const whole = (said: string) => `${organisation ? `${t.as(organisation)}: ` : ''}${said}; ${end}`
  if ('choice' in answer) {
    const isPlain = keysOf(asked)[0] === 'agree'
    return whole(t.chose(isPlain ? texts[language].plain[kindOf(asked)][answer.choice as PlainKey] : asked.options[Number(answer.choice) - 1] ?? answer.choice))
  }
  const given = answer.weights.flatMap((weight, at) => (Number(weight) > 0 ? [{ weight: Number(weight), name: asked.options[at] ?? String(at + 1) }] : []))
  return asked.kind === 'ranking'
    ? whole(t.ranked([...given].sort((a, b) => a.weight - b.weight).map(({ name }, nth) => `${nth + 1}. ${name}`).join(', ')))
    : whole(t.dotted(given.map(({ name, weight }) => `${name} ${weight}`).join(', ')))
}
