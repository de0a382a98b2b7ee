import { z } from 'zod'
import type { Tx } from '../../../platform/database.ts'
import { momentHere, type Here } from '../../../platform/here.ts'
import { newId } from '../../../platform/ids.ts'
import { holdWorkspace, type Done } from '../../../platform/perform.ts'
import { openPerspectives } from '../../../workspaces/attribution.ts'
import { newSheetCode } from './code.ts'
import { rounds, type Subgroup } from './queries.ts'

export const paperForm = z.strictObject({ round: z.array(z.enum(rounds)).default([]).refine((chosen) => chosen.length > 0, 'choose') })
type Asked = z.output<typeof paperForm>

/** A sheet for each round, subgroup and perspective. Without subgroups, and where a round is for all, there is one for each perspective. */
const wanted = (here: Here, { round: chosen }: Asked, subgroups: readonly Subgroup[]) => {
  const keys = openPerspectives(here).map(({ key }) => key)
  const apart = subgroups.flatMap(({ id, perspective }) => (perspective ? [perspective] : keys).map((key) => ({ subgroup_id: id as string | null, perspective: key })))
  const together = keys.map((key) => ({ subgroup_id: null, perspective: key }))
  return chosen.flatMap((round) => (round === 'question' && apart.length > 0 ? apart : together).map((one) => ({ ...one, round })))
}

const codesFor = async (tx: Tx, here: Here, count: number): Promise<string[]> => {
  const known = await tx.selectFrom('paper_sheet').select('code').where('workspace_id', '=', here.workspace.id).execute()
  const taken = new Set(known.map(({ code }) => code))
  const made: string[] = []
  while (made.length < count) {
    const code = newSheetCode()
    if (taken.has(code)) continue
    taken.add(code)
    made.push(code)
  }
  return made
}

/** Makes the sheets that are not there yet: who prints again gets the same codes, so that what lies on the tables still counts. */
export const makeSheets = async (tx: Tx, here: Here, meeting: { id: string; ring_id: string }, asked: Asked, subgroups: readonly Subgroup[]): Promise<Done> => {
  await holdWorkspace(tx, here.workspace.id)
  const sheets = wanted(here, asked, subgroups)
  if (sheets.length === 0) return {}
  const codes = await codesFor(tx, here, sheets.length)
  await tx.insertInto('paper_sheet').values(sheets.map((one, at) => ({
    ...one, id: newId(), workspace_id: here.workspace.id, ring_id: meeting.ring_id, meeting_id: meeting.id, code: codes[at] as string, made_at: momentHere(here),
  }))).onConflict((conflict) => conflict.columns(['meeting_id', 'round', 'subgroup_id', 'perspective']).doNothing()).execute()
  return {}
}

/** Keeps from which sheet these contributions were typed over, for the report of its meeting. */
export const keepOnSheet = async (tx: Tx, sheet: string, contributions: readonly string[]): Promise<void> => {
  await tx.insertInto('paper_contribution').values(contributions.map((contribution_id) => ({ contribution_id, sheet_id: sheet }))).execute()
}
