import { longDate } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { Tag } from '../../platform/look/marks.tsx'
import type { FeedLine } from './queries.ts'
import { texts } from './texts.ts'

/** Where a feed stands. */
export const stateOf = ({ paused_at, problem, read_at }: FeedLine): 'paused' | 'wrong' | 'new' | 'good' => {
  if (paused_at) return 'paused'
  if (problem !== '') return 'wrong'
  return read_at ? 'good' : 'new'
}

/** Where a feed stands, in a word, and when it does not go well why. */
export const State = ({ here, feed }: { here: Here; feed: FeedLine }) => {
  const t = texts[here.language]
  const state = stateOf(feed)
  const why = feed.paused_why ? t.pausedWhy[feed.paused_why] : ''
  return (
    <>
      {state === 'good' && t.states.good}
      {state === 'new' && <span class="dt-soft">{t.states.new}</span>}
      {(state === 'wrong' || state === 'paused') && <Tag ink={state === 'wrong'}>{t.states[state]}</Tag>}
      {why && <> {why}</>}
      {feed.problem !== '' && <> {t.problems[feed.problem]}</>}
      {feed.failing_since && state !== 'good' && <> {t.one.since(longDate(feed.failing_since, here.language))}</>}
    </>
  )
}
