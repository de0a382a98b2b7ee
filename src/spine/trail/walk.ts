import { sql, type RawBuilder } from 'kysely'
import type { Here } from '../../platform/here.ts'
import { links, rows } from '../../workspaces/rings.ts'
import type { Start } from './nodes.ts'

/** One step away from the start; keys are "kind id". */
export interface Step {
  readonly from: string
  readonly to: string
  /** towards what rests on it; else towards what lies under it */
  readonly upward: boolean
  /** back to a finding that the other took the place of */
  readonly back: boolean
}

/** More steps than this are not walked: no reader follows them, and a long text must not make a slow page. */
export const mostSteps = 4000

const findings = (here: Here) => rows(here, 'finding').select(['finding.id', 'finding.withdrawn_at', 'finding.withdrawn_reason'])
/** Merged or split away; one that was withdrawn for a reason has no heirs. */
const gone = (here: Here) => findings(here).where('withdrawn_at', 'is not', null).where('withdrawn_reason', '=', '')
const contributions = (here: Here) => rows(here, 'contribution').select(['contribution.id', 'contribution.fate', 'contribution.withdrawn_at'])
const drafts = (here: Here) => rows(here, 'draft').select(['draft.id', 'draft.withdrawn_at'])
const editions = (here: Here) => sql`(select id from publication where thinktank_id = ${here.workspace.id})`

/** What a text may cite and you may see. Filtered by id before it is made, so it costs a look-up each. */
const citable = (here: Here) => sql`(select 'finding' as kind, id from ${findings(here)} f
  union all select 'contribution', id from ${contributions(here)} c where c.withdrawn_at is null
  union all select 'source', id from ${rows(here, 'source').select('source.id')} s)`

const newest = sql`not exists (select 1 from fate n where n.contribution_id = fate.contribution_id and n.decided_at > fate.decided_at)`

const upward = (here: Here): RawBuilder<unknown> => sql`
  select 'contribution' as kind, fate.merged_into as id, false as back from fate
    join ${contributions(here)} said on said.id = fate.contribution_id and said.fate = 'merged'
    join ${contributions(here)} target on target.id = fate.merged_into
    where w.kind = 'contribution' and fate.contribution_id = w.id and fate.kind = 'merged' and ${newest}
  union all select 'finding', fc.finding_id, false from finding_contribution fc join ${findings(here)} f on f.id = fc.finding_id and f.withdrawn_at is null
    where w.kind = 'contribution' and fc.contribution_id = w.id and fc.unlinked_at is null
  union all select 'finding', d.from_finding_id, true from finding_descent d join ${gone(here)} f on f.id = d.from_finding_id
    where w.kind = 'finding' and d.finding_id = w.id
  union all select 'draft', ci.draft_id, false from citation ci join ${drafts(here)} t on t.id = ci.draft_id and t.withdrawn_at is null
    where ci.target_id = w.id and ci.kind = w.kind
  union all select 'publication', pc.publication_id, false from publication_citation pc join ${editions(here)} p on p.id = pc.publication_id
    where pc.target_id = w.id and pc.kind = w.kind
  union all select 'publication', p.id, false from publication p join ${editions(here)} e on e.id = p.id
    where w.kind = 'draft' and w.was_id is null and p.draft_id = w.id`

const downward = (here: Here): RawBuilder<unknown> => sql`
  select 'contribution' as kind, fate.contribution_id as id, false as back from fate
    join ${contributions(here)} said on said.id = fate.contribution_id and said.fate = 'merged'
    where w.kind = 'contribution' and fate.merged_into = w.id and fate.kind = 'merged' and ${newest}
  union all select 'contribution', fc.contribution_id, false from finding_contribution fc
    join ${contributions(here)} said on said.id = fc.contribution_id and said.withdrawn_at is null
    join ${findings(here)} f on f.id = fc.finding_id and (fc.unlinked_at is null or fc.unlinked_at = f.withdrawn_at and f.withdrawn_reason <> '')
    where w.kind = 'finding' and fc.finding_id = w.id
  union all select 'finding', d.finding_id, false from finding_descent d join ${findings(here)} f on f.id = d.finding_id
    join ${gone(here)} g on g.id = d.from_finding_id
    where w.kind = 'finding' and d.from_finding_id = w.id
  union all select c.kind, ci.target_id, false from citation ci join ${citable(here)} c on c.kind = ci.kind and c.id = ci.target_id
    where w.kind = 'draft' and ci.draft_id = w.id
  union all select c.kind, pc.target_id, false from publication_citation pc join ${citable(here)} c on c.kind = pc.kind and c.id = pc.target_id
    where w.kind = 'publication' and pc.publication_id = w.id`

const walk = (here: Here, up: boolean, kind: string, ids: readonly string[]) => sql`
  (with recursive walk(was_kind, was_id, kind, id, back) as (
    select null::text, null::uuid, ${kind}::text, id, false from unnest(${[...ids]}::uuid[]) as given(id)
    union select w.kind, w.id, e.kind, e.id, e.back from walk w cross join lateral (${up ? upward(here) : downward(here)}) e
  ) select ${up}::boolean as upward, * from walk where was_id is not null limit ${mostSteps / 2})`

/**
 * Every step up and down from the start, within your rings only: a line never runs through what you may not see.
 * `later`: keys of the findings that the start went into; from there it goes on upward.
 */
export const stepsFrom = async (here: Here, start: Start, later: readonly string[]): Promise<Step[]> => {
  const seeds = [start.id, ...later.map((key) => key.slice('finding '.length))]
  const found = await links(here, 'workspace')
    .innerJoin(sql<{ upward: boolean; was_kind: string; was_id: string; kind: string; id: string; back: boolean }>`(
      ${walk(here, true, start.kind, seeds)} union all ${walk(here, false, start.kind, [start.id])})`.as('step'), (join) => join.onTrue())
    .where('workspace.id', '=', here.workspace.id)
    .select(['step.upward', 'step.was_kind', 'step.was_id', 'step.kind', 'step.id', 'step.back']).execute()
  return found.map((step) => ({ from: `${step.was_kind} ${step.was_id}`, to: `${step.kind} ${step.id}`, upward: step.upward, back: step.back }))
}

/** The findings that a finding went into (`later`) and those it was made from, as steps away from it. */
export const descentOf = async (here: Here, id: string): Promise<(Step & { later: boolean })[]> => {
  const seen = findings(here)
  const found = await links(here, 'workspace').innerJoin(sql<{ later: boolean; was: string; id: string }>`(with recursive kin(later, was, id) as (
      select later, null::uuid, ${id}::uuid from (values (true), (false)) as given(later)
      union select kin.later, kin.id, next.id from kin cross join lateral (
        select d.finding_id as id from finding_descent d where kin.later and d.from_finding_id = kin.id
        union all select d.from_finding_id from finding_descent d where not kin.later and d.finding_id = kin.id) next
      join ${seen} f on f.id = next.id
    ) select * from kin where was is not null limit 500)`.as('kin'), (join) => join.onTrue())
    .where('workspace.id', '=', here.workspace.id).select(['kin.later', 'kin.was', 'kin.id']).execute()
  return found.map((one) => ({ from: `finding ${one.was}`, to: `finding ${one.id}`, upward: one.later, back: false, later: one.later }))
}
