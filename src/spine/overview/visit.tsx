import { followings } from '../../association/notices/changes.ts'
import { isoDay, longDate, weekDate } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { Button, Form, Hidden, Radios } from '../../platform/look/form.tsx'
import type { Children } from '../../platform/look/markup.ts'
import { Flow, MarginTitle, Section } from '../../platform/look/sheet.tsx'
import { Since } from '../../platform/look/spine.tsx'
import { Fold } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import type { Happening } from '../../workspaces/record/queries.ts'
import { sentenceOf, Tale } from '../../workspaces/record/views.tsx'
import { whereIs } from '../../workspaces/where.ts'
import type { Overview } from './queries.ts'
import { texts } from './visit.texts.ts'

interface Props { here: Here; overview: Overview }

/** Of the same act on one day this many are told; more is a number. */
const mostAlike = 3

/** What happened on one day by the same act goes together; days and the order within them stay as they were. */
export const groupsOf = <H extends Pick<Happening, 'act' | 'at'>>(happenings: readonly H[]): H[][] => {
  const groups = new Map<string, H[]>()
  for (const happening of happenings) {
    const key = `${isoDay(happening.at)} ${happening.act}`
    const group = groups.get(key)
    if (group) group.push(happening)
    else groups.set(key, [happening])
  }
  return [...groups.values()]
}

/** A text that was saved ten times on a day is told once. */
const apart = (here: Here, group: readonly Happening[]): Happening[] => {
  const words = new Map(group.map((one) => [[...sentenceOf(here, one), whereIs(here.workspace, one), one.said_by].join('\n'), one]).reverse() as [string, Happening][])
  return group.filter((one) => [...words.values()].includes(one))
}

const Told = ({ here, happenings }: { here: Here; happenings: readonly Happening[] }) => {
  const items = groupsOf(happenings).map((group) => {
    const [first] = group as [Happening, ...Happening[]]
    const different = apart(here, group)
    const told = different.slice(0, mostAlike).map((happening, at) => <>{at > 0 && ' '}<Tale here={here} happening={happening} /></>)
    const rest = different.length - told.length
    return { when: { text: longDate(first.at, here.language), datetime: isoDay(first.at) }, children: <>{told}{rest > 0 && texts[here.language].again(rest)}</> }
  })
  return <Since items={items} />
}

/** Without script this button says that all was seen; with it the page does so itself, once it was looked at. */
const UpToDate = ({ here, overview: { visit, fresh } }: Props) => {
  const t = texts[here.language]
  if (!visit.newest) return null
  // Nothing new: there is nothing to press, but the script still says that this was looked at.
  if (fresh.length === 0) return <data id="gezien" value={visit.newest} data-action={urls.seen(here.workspace)} hidden></data>
  return (
    <Form action={urls.seen(here.workspace)} id="gezien">
      <Hidden name="tot" value={visit.newest} />
      <p class="dt-after"><Button kind="secondary" name="bij" value="ja">{t.back}</Button> <span class="dt-small dt-soft">{t.backNote}</span></p>
    </Form>
  )
}

const Mail = ({ here, overview: { visit } }: Props) => {
  const t = texts[here.language].mail
  if (!here.who.takesPart) return null
  return (
    <Fold id="mail" summary={t.summary}>
      <Form action={urls.follow(here.workspace)}>
        <Radios name="mail" id="mail-keuze" label={t.label} value={visit.follows} options={followings.map((value) => ({ value, label: t.options[value] }))} />
        <p class="dt-small dt-soft">{t.note} <a href={urls.account}>{t.account}</a></p>
        <Button kind="secondary">{t.button}</Button>
      </Form>
    </Fold>
  )
}

const Fresh = ({ here, overview }: Props) => {
  const t = texts[here.language]
  const { visit, fresh, happenings } = overview
  if (happenings.length === 0) return <p class="nl-paragraph">{t.nothingYet}</p>
  if (visit.since === null) return <Told here={here} happenings={happenings} />
  if (fresh.length > 0) return <Told here={here} happenings={fresh} />
  return (
    <Flow>
      <p class="nl-paragraph">{t.none}</p>
      <MarginTitle level={3}>{t.before}</MarginTitle>
      <Told here={here} happenings={happenings} />
    </Flow>
  )
}

/** What happened since the last visit, newest first, or what happened at all on the first; and the mail about it. */
export const Happened = ({ here, overview, margin }: Props & { margin: Children }) => {
  const t = texts[here.language]
  const { visit, happenings } = overview
  const back = visit.since !== null && happenings.length > 0
  const note = back ? <>{visit.unread > 0 && <>{t.count(visit.unread)} </>}<time datetime={isoDay(visit.since ?? '')}>{t.since(weekDate(new Date(visit.since ?? 0), here.language))}</time></> : undefined
  return (
    <Section id="nieuws" title={back ? t.title : t.first} note={note} margin={margin}>
      <Fresh here={here} overview={overview} />
      {here.workspace.attribution === 'anonymous' && <p class="dt-small dt-soft">{t.nextDay}</p>}
      <UpToDate here={here} overview={overview} />
      <p class="dt-after dt-small"><a href={urls.record(here.workspace)}>{t.all}</a></p>
      <Mail here={here} overview={overview} />
    </Section>
  )
}
