/** For tests of ripeness and publication: small texts, saved as rows. */
import type { TestHouse } from '../../../../test/house.ts'
import type { Block, Chapter, Document, Target } from '../../../documents/schema.ts'
import { newId } from '../../../platform/ids.ts'
import type { CriterionKey } from '../../2-preparation/charter/content.ts'
import { usualCriteria, type Criteria } from '../../2-preparation/charter/content.ts'
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
    const { revision, title } = await tx.updateTable('draft').set((eb) => ({ document: JSON.stringify(document), revision: eb('revision', '+', 1), saved_at: new Date() })).where('id', '=', id)
      .returning(['revision', 'title']).executeTakeFirstOrThrow()
    await tx.insertInto('draft_revision').values({ id: newId(), draft_id: id, revision, title, document: JSON.stringify(document), saved_at: new Date() }).execute()
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

/** Sets what the charter of a sample think tank asks of its texts: the newest version, or the first when there is none. */
export const askOf = async (house: TestHouse, asked: readonly CriterionKey[], more: Partial<Criteria> = {}, tank = 'cloudstrategie'): Promise<void> => {
  const { db } = house.database
  const [workspace_id, ripeness] = [house.id('workspace', tank), { ...usualCriteria, ...more, asked }]
  const newest = await db.selectFrom('charter').select(['id', 'content']).where('workspace_id', '=', workspace_id).orderBy('version', 'desc').limit(1).executeTakeFirst()
  const content = JSON.stringify({ ...(newest?.content as object | undefined), ripeness })
  if (newest) await db.updateTable('charter').set({ content }).where('id', '=', newest.id).execute()
  else {
    await db.insertInto('charter').values({
      id: newId(), workspace_id, ring_id: house.id('ring', tank, 'members'), version: 1, content, adopted_at: new Date(),
    }).execute()
  }
}
