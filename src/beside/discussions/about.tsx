import { acts } from '../../acts.ts'
import { longDate } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { Section } from '../../platform/look/sheet.tsx'
import { Row, Rows } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { pathTo, type ThingAt } from './form.ts'
import type { TalkedAbout } from './queries.ts'
import { texts } from './texts.ts'

/** Where a thing is talked about, and the way to begin. */
export const TalkSection = ({ here, thing, talk }: { here: Here; thing: ThingAt; talk: TalkedAbout }) => {
  const t = texts[here.language]
  const more = (talk[0]?.total ?? 0) - talk.length
  const mayBegin = acts['discussion.begin'].may(here.who)
  return (
    <Section title={t.about.title} id="gesprekken">
      {talk.length === 0 && <p class="nl-paragraph">{t.about.none}</p>}
      <Rows spacing="tight">
        {talk.map(({ number, title, posts, last_at }) => (
          <Row title={title} href={urls.discussion(here.workspace, number)} when={<>{t.posts(posts)}, {t.last(longDate(last_at, here.language))}</>} />
        ))}
      </Rows>
      {more > 0 && <p class="dt-small dt-after">{t.about.more(more)}</p>}
      {mayBegin && <p class="dt-small dt-after"><a href={urls.newDiscussion(here.workspace, pathTo(here.workspace, thing))}>{t.about.begin}</a></p>}
    </Section>
  )
}
