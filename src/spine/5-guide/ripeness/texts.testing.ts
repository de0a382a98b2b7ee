/** For tests of ripeness and publication: small texts, saved as rows. */
import type { TestHouse } from '../../../../test/house.ts'
import type { Block, Chapter, Document, Target } from '../../../documents/schema.ts'
import { citationsOf } from '../drafts/citations.ts'

/** An id of ten signs from a short word. */
export const blockId = (word: string): string => word.padEnd(10, '0')

/** A paragraph of sentences, each with what it cites. */
export const paragraph = (id: string, ...sentences: [text: string, ...cites: Target[]][]): Block => ({
  type: 'paragraph', attrs: { id: blockId(id), rests_on: [] },
  content: sentences.flatMap(([text, ...cites], at) => [
    { type: 'text' as const, text: at > 0 ? ` ${text}` : text }, ...cites.map((attrs) => ({ type: 'citation' as const, attrs })),
  ]),
})

export const chapter = (id: string, title: string, ...blocks: Block[]): Chapter =>
  ({ type: 'chapter', attrs: { id: blockId(id) }, content: [{ type: 'chapter_title', content: [{ type: 'text', text: title }] }, ...blocks] })

export const textOf = (...content: Chapter[]): Document => ({ type: 'doc', content })

/** Saves a document as the next revision of a sample think tank's text, with its citations. */
export const saveText = async (house: TestHouse, document: Document, tank = 'cloudstrategie'): Promise<void> => {
  const id = house.id('draft', tank)
  await house.database.change(async (tx) => {
    await tx.updateTable('draft').set((eb) => ({ document: JSON.stringify(document), revision: eb('revision', '+', 1), saved_at: new Date() })).where('id', '=', id).execute()
    await tx.deleteFrom('citation').where('draft_id', '=', id).execute()
    const sources = await tx.selectFrom('source').select(['id', 'key']).where('workspace_id', '=', house.id('workspace', tank)).execute()
    const citations = citationsOf(document, (key) => sources.find((source) => source.key === key)?.id)
    if (citations.length > 0) await tx.insertInto('citation').values(citations.map((row) => ({ ...row, draft_id: id }))).execute()
  })
}

/** What a sample text cites: a contribution or a finding by its number. */
export const cite = async (house: TestHouse, kind: 'contribution' | 'finding', number: number, tank = 'cloudstrategie'): Promise<Target> => {
  const { id } = await house.database.db.selectFrom(kind).select('id').where('workspace_id', '=', house.id('workspace', tank)).where('number', '=', number).executeTakeFirstOrThrow()
  return { kind, id }
}

/** Numbers of contributions of a perspective, in order. */
export const saidBy = async (house: TestHouse, perspective: string, tank = 'cloudstrategie'): Promise<number[]> =>
  (await house.database.db.selectFrom('contribution').select('number').where('workspace_id', '=', house.id('workspace', tank))
    .where('perspective', '=', perspective).where('withdrawn_at', 'is', null).orderBy('number').execute()).map(({ number }) => number)
