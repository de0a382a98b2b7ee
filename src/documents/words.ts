import { commonSubsequence } from './sequences.ts'

/** A stretch of text in a comparison. Same and removed together are the old text; same and added the new one. */
export type Run = { kind: 'same' | 'added' | 'removed', text: string }

/** Above these two a comparison word by word is neither quick nor readable, and the whole is shown as replaced. */
const MOST_TOKENS = 5000
const MOST_EDITS = 1000

const TOKEN = /[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*|\s+|[^\s\p{L}\p{N}]/gu

/**
 * The differences between two texts in words, `removed` before `added`, small changes joined into phrases.
 * Our own code: the `diff` package would not fit within the size that the installation may have.
 */
export function wordDifferences(a: string, b: string): Run[] {
  if (a === b) return runs([{ kind: 'same', text: a }])
  const [from, to] = [tokens(a), tokens(b)]
  if (from.length > MOST_TOKENS || to.length > MOST_TOKENS) return replaced(a, b)
  const [one, other] = numbered([from, to])
  const pairs = commonSubsequence(one!, other!, MOST_EDITS)
  if (!pairs) return replaced(a, b)
  return coalesce(runs(spell(from, to, pairs)))
}

// Words, white space and single signs: together they cover every text, so the runs give it back whole.
const tokens = (text: string): string[] => text.match(TOKEN) ?? []

const replaced = (a: string, b: string): Run[] => runs([{ kind: 'removed', text: a }, { kind: 'added', text: b }])

/** Numbers for tokens: the comparison asks the same ones over and over, and numbers compare faster than strings. */
function numbered(texts: readonly string[][]): Int32Array[] {
  const known = new Map<string, number>()
  return texts.map((text) => Int32Array.from(text, (token) => {
    const number = known.get(token) ?? known.size
    known.set(token, number)
    return number
  }))
}

function spell(from: string[], to: string[], pairs: [number, number][]): Run[] {
  const spelled: Run[] = []
  let [i, j, sameFrom] = [0, 0, 0]
  for (const [x, y] of [...pairs, [from.length, to.length] as const]) {
    if (x > i || y > j || x === from.length) {
      spelled.push({ kind: 'same', text: from.slice(sameFrom, i).join('') })
      spelled.push({ kind: 'removed', text: from.slice(i, x).join('') }, { kind: 'added', text: to.slice(j, y).join('') })
      sameFrom = x
    }
    ;[i, j] = [x + 1, y + 1]
  }
  return spelled
}

/** Leaves out empty runs, joins equal neighbours, and puts what was removed before what was added. */
function runs(loose: readonly Run[]): Run[] {
  const joined: Run[] = []
  let [same, removed, added] = ['', '', '']
  const flushChange = (): void => {
    if (removed) joined.push({ kind: 'removed', text: removed })
    if (added) joined.push({ kind: 'added', text: added })
    ;[removed, added] = ['', '']
  }
  for (const { kind, text } of loose) {
    if (text === '') continue
    if (kind === 'same') {
      flushChange()
      same += text
      continue
    }
    if (same) joined.push({ kind: 'same', text: same })
    same = ''
    if (kind === 'removed') removed += text
    else added += text
  }
  flushChange()
  if (same) joined.push({ kind: 'same', text: same })
  return joined
}

type Stretch = { removed: string, added: string, same: string }

/**
 * Takes a stretch between two changes into the change when it holds no word, or at most three and no more than each
 * of the changes beside it: readers follow a phrase that was replaced, not five words plucked from a sentence.
 */
function coalesce(joined: Run[]): Run[] {
  const done: Stretch[] = []
  for (const stretch of stretches(joined)) {
    let current = stretch
    for (let last = done.at(-1); last && isChange(last) && swallows(last, current); last = done.at(-1)) {
      current = {
        removed: last.removed + last.same + current.removed, added: last.added + last.same + current.added,
        same: current.same,
      }
      done.pop()
    }
    done.push(current)
  }
  return runs(done.flatMap(({ removed, added, same }): Run[] => [
    { kind: 'removed', text: removed }, { kind: 'added', text: added }, { kind: 'same', text: same },
  ]))
}

/** Each change with the unchanged text after it; the first may have no change. */
function stretches(joined: Run[]): Stretch[] {
  const found: Stretch[] = []
  let current: Stretch = { removed: '', added: '', same: '' }
  for (const { kind, text } of joined) {
    if (kind !== 'same' && current.same) {
      found.push(current)
      current = { removed: '', added: '', same: '' }
    }
    current[kind] = text
  }
  return [...found, current]
}

const isChange = ({ removed, added }: Stretch): boolean => removed !== '' || added !== ''

function swallows(before: Stretch, after: Stretch): boolean {
  if (!isChange(after)) return false
  if (!holdsWords(before.same, 1)) return !/[.!?]\s/.test(before.same)
  if (holdsWords(before.same, 4)) return false
  const between = holdsWords(before.same, 3) ? 3 : holdsWords(before.same, 2) ? 2 : 1
  return [before, after].every(({ removed, added }) => holdsWords(removed, between) || holdsWords(added, between))
}

/** Stops counting at `least`, since a change may grow to a whole block. */
function holdsWords(text: string, least: number): boolean {
  let counted = 0
  for (const _ of text.matchAll(/[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*/gu)) if (++counted >= least) return true
  return false
}
