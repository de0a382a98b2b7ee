import { yearOf } from '../../documents/bibliographyDates.ts'
import { authorsOf, sortNames } from '../../documents/bibliographyNames.ts'
import { marksOf, type Marks } from '../../documents/references/doubles.ts'
import { forReading, nameOf, type Work } from '../../documents/references/work.ts'
import { lexemesOf } from '../../methods/dutch.ts'
import { sortKey } from '../../platform/dates.ts'

/** All that a row of the knowledge base holds of a work, worked out once. */
export interface Made extends Marks {
  readonly work: Work
  readonly title: string
  readonly sort_key: string
  readonly lexemes: readonly string[]
}

// Undated comes last among the works of one author; the list of a bibliography has it so.
const undated = '9999'

const namesIn = (work: Work): string => authorsOf(work).map(({ family, literal, given }) => [literal, given, family].filter(Boolean).join(' ')).join(' ')

const known = new Map<string, readonly string[]>()
const mostKnown = 50_000

/** The lexemes of a text that shares most of its words with others, as works on one theme do: each word is looked at once. */
export const lexemesIn = (text: string): string[] => {
  if (known.size > mostKnown) known.clear()
  return [...new Set(text.toLowerCase().split(/\s+/).flatMap((word) => {
    const before = known.get(word)
    if (before) return before
    const lexemes = lexemesOf(word).filter((lexeme) => lexeme !== '' && lexeme.length < 200)
    known.set(word, lexemes)
    return lexemes
  }))].sort()
}

/** The words that a work is found by. `why` is the line that somebody adds of their own. */
export const wordsOfWork = (work: Work, why: string): string =>
  [nameOf(work), forReading(work)['container-title'], work.publisher, namesIn(work), work['keyword'], work['abstract'], why].filter((one) => typeof one === 'string').join('\n')

/** What a work is found and put in order by. `why` is the line that somebody adds of their own. */
export const madeOf = (work: Work, why = ''): Made => {
  const title = nameOf(work)
  const names = sortNames(authorsOf(work)).join(' ')
  const year = yearOf(work.issued)
  return {
    work, title, ...marksOf(work), sort_key: sortKey(`${names || title} ${year ?? undated} ${title}`),
    lexemes: lexemesIn(wordsOfWork(work, why)),
  }
}
