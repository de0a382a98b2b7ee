import { sql } from 'kysely'
import type { Here } from '../../../platform/here.ts'
import { links, rows } from '../../../workspaces/rings.ts'
import { readCode } from './code.ts'

export const rounds = ['images', 'experiences', 'expectations', 'question'] as const
export type Round = (typeof rounds)[number]

/** What is said in a round, when nothing else is said of a line. */
export const kindIn = { images: 'image', experiences: 'experience', expectations: 'expectation', question: 'consequence' } as const satisfies Record<Round, string>

const sheets = (here: Here) => rows(here, 'paper_sheet').leftJoin('ring', 'ring.id', 'paper_sheet.subgroup_id')
  .select(['paper_sheet.id', 'paper_sheet.code', 'paper_sheet.perspective', 'paper_sheet.subgroup_id', 'ring.title as subgroup', 'ring.question'])
  .select(sql<Round>`paper_sheet.round`.as('round'))

/** The sheets that were made for a meeting, round by round. */
export const sheetsOf = (here: Here, meeting: { id: string }) =>
  sheets(here).where('paper_sheet.meeting_id', '=', meeting.id)
    .orderBy(sql`array_position(${rounds}::text[], paper_sheet.round)`).orderBy('ring.title')
    .orderBy(sql`array_position(${here.perspectives.map(({ key }) => key)}::text[], paper_sheet.perspective)`).limit(1000).execute()
export type Sheet = Awaited<ReturnType<typeof sheetsOf>>[number]

/** The sheet with this code; undefined for a typing error, and for a code that is on no sheet here. */
export const sheetWith = async (here: Here, typed: string): Promise<Sheet | undefined> => {
  const code = readCode(typed)
  return code === undefined ? undefined : sheets(here).where('paper_sheet.code', '=', code).executeTakeFirst()
}

/** The subgroups of the think tank, each with the perspective it was made for, if any. */
export const subgroupsIn = (here: Here) =>
  links(here, 'ring').select(['id', 'title', 'perspective']).where('workspace_id', '=', here.workspace.id)
    .where('kind', '=', 'subgroup').where('closed_at', 'is', null).orderBy('title').orderBy('id').execute()
export type Subgroup = Awaited<ReturnType<typeof subgroupsIn>>[number]
