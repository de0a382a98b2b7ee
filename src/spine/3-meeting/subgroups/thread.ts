import type { Spread, SpreadGroup, SpreadPerson, SpreadRules } from '../../../methods/spreadingmodel.ts'
import { oneAtATime } from '../../../platform/threads.ts'

export interface Task { readonly people: readonly SpreadPerson[]; readonly groups: readonly SpreadGroup[]; readonly rules: SpreadRules }

/**
 * Spreads people over groups in a thread of its own, one task at a time. What it does is bounded by steps: the minute is for
 * when something is wrong. 429 when too many wait.
 */
export const spreadAside = oneAtATime<Task, Spread>('spreading-worker', { megabytes: 256, seconds: 60, waiting: 10 })
