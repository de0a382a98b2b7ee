import { titleOf, type Chapter, type Document } from '../../../documents/schema.ts'
import { sentencesOf } from '../../../documents/sentences.ts'
import type { Gap, Weighed } from './grounded.ts'

/** A saved state of a text. */
export interface State { readonly document: Document; readonly saved_at: Date }

/** Stands for the text as a whole: which chapters there are, and in which order. */
export const whole = ''

const lettersOf = (text: string) => text.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()

/** What a chapter says: its words in order. Marks, capitals, white space and what it rests on are not its substance. */
export const substanceOf = (chapter: Chapter): string =>
  [titleOf(chapter), ...sentencesOf({ type: 'doc', content: [chapter] }).map(({ text }) => text)].map(lettersOf).join('\n')

const orderOf = ({ content }: Document, among: ReadonlySet<string>) => content.map(({ attrs }) => attrs.id).filter((id) => among.has(id)).join()

/** Whether chapters are gone or stand in another order. One that came is told as new itself. */
const isRearranged = (before: Document, now: Document): boolean => {
  const [old, kept] = [new Set(before.content.map(({ attrs }) => attrs.id)), new Set(now.content.map(({ attrs }) => attrs.id))]
  return [...old].some((id) => !kept.has(id)) || orderOf(before, kept) !== orderOf(now, old)
}

/**
 * When each chapter, and the text as a whole, last changed in substance, over states from the oldest to the newest.
 * `known`: what was found before over states up to and including the first of these.
 */
export const lastChanges = (states: readonly State[], known: ReadonlyMap<string, Date> = new Map()): ReadonlyMap<string, Date> => {
  const [changed, said] = [new Map(known), new Map<string, string>()]
  states.forEach(({ document, saved_at }, nth) => {
    for (const chapter of document.content) {
      const [{ id }, substance] = [chapter.attrs, substanceOf(chapter)]
      const isNew = nth === 0 ? !known.has(id) : said.get(id) !== substance
      if (isNew) changed.set(id, saved_at)
      said.set(id, substance)
    }
    const before = states[nth - 1]
    if (before && isRearranged(before.document, document)) changed.set(whole, saved_at)
  })
  return changed
}

const day = 86_400_000

/** What else must be quiet: findings of the text that are disputed, and objections to a version that stand. */
export interface Unrest { readonly findings: readonly (Pick<Gap, 'place' | 'block' | 'text' | 'chapter'> & { finding: number })[]; readonly objections: readonly { id: string }[] }

/**
 * Stable: for as many days as the charter says no chapter changed in substance, no finding that the text uses is disputed
 * and no objection to a version stands open. Gives the chapters that changed lately, in reading order, then the rest.
 */
export const unstable = (
  document: Document, changed: ReadonlyMap<string, Date>, { days, now }: { days: number; now: Date }, unrest: Unrest,
): Weighed => {
  const lately = (place: string, id: string, text: string): Gap[] => {
    const at = changed.get(id)
    if (!at || at.getTime() + days * day <= now.getTime()) return []
    return [{ place, block: id, text, ...(id !== whole && { chapter: id }), since: at.toISOString(), until: new Date(at.getTime() + days * day).toISOString() }]
  }
  return {
    gaps: [
      ...document.content.flatMap((chapter, at) => lately(String(at + 1), chapter.attrs.id, titleOf(chapter))),
      ...lately('', whole, ''),
      ...unrest.findings,
      ...unrest.objections.map(({ id }) => ({ place: '', block: '', text: '', objection: id })),
    ],
    of: document.content.length,
  }
}
