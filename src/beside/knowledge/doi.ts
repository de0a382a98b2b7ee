import { readJson } from '../../documents/json.ts'
import { checkWork, type Work } from '../../documents/references/work.ts'
import { askOutside, OutgoingFault, type Outgoing } from '../../platform/outgoing.ts'

/** Why nothing came: nobody knows this DOI, doi.org cannot be reached, or what it said is no work. */
export type NoAnswer = 'unknown' | 'unreachable' | 'unreadable'

const words = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value)

// What registries call things, where that is not what CSL calls them.
const kinds: Readonly<Record<string, string>> = {
  'journal-article': 'article-journal', 'book-chapter': 'chapter', 'proceedings-article': 'paper-conference', monograph: 'book', 'report-component': 'report',
  'posted-content': 'article', dissertation: 'thesis', 'edited-book': 'book', 'reference-entry': 'entry',
}

const asCsl = (answer: Record<string, unknown>): Record<string, unknown> => {
  const type = String(answer['type'] ?? 'document')
  const plain = ['title', 'container-title', 'ISBN', 'ISSN'].map((field) => [field, words(answer[field])])
  return { ...answer, ...Object.fromEntries(plain) as object, type: kinds[type] ?? type, abstract: undefined, id: '' }
}

/**
 * Asks doi.org for the data of a work, as CSL-JSON (the registries' content negotiation). Goes through the one guard for
 * all that is asked of the world. `from`: another place to ask, for a test.
 */
export const lookUp = async (doi: string, outgoing: Outgoing, from = 'https://doi.org'): Promise<Work | NoAnswer> => {
  try {
    const answer = await askOutside(`${from}/${doi.split('/').map(encodeURIComponent).join('/')}`, { ...outgoing, mostBytes: 500_000, mostMs: 8_000 }, {
      headers: { accept: 'application/vnd.citationstyles.csl+json', 'user-agent': 'Denktank' },
    })
    if (answer.status === 404) return 'unknown'
    if (!answer.ok) return 'unreachable'
    const checked = checkWork(asCsl(readJson(await answer.text()) as Record<string, unknown>))
    return checked.ok ? checked.work : 'unreadable'
  } catch (fault) {
    if (fault instanceof OutgoingFault) return 'unreachable'
    if (fault instanceof SyntaxError || fault instanceof TypeError) return 'unreadable'
    throw fault
  }
}
