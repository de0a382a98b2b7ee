import { clock, isoDay, longDate, weekDate } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, LinkButton } from '../../platform/look/form.tsx'
import { Head, Section } from '../../platform/look/sheet.tsx'
import { Empty, Pager, Row, Rows } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../shell.tsx'
import { whereIs } from '../where.ts'
import { pageSize, type Happening } from './queries.ts'
import { texts, type Sentence, type TankAct } from './texts.ts'

/** What happened, in the three parts of its sentence. */
export const sentenceOf = (here: Here, { act, number, told, edition }: Happening): Sentence => {
  const t = texts[here.language]
  // Not every act of an older or newer version need be known here.
  const tell = Object.hasOwn(t.acts, act) ? t.acts[act as TankAct] : undefined
  return tell ? tell({ number, told: (told ?? {}) as Record<string, never>, edition }) : t.something
}

/** What happened, in one sentence that leads to the thing; the name only where names are shown. */
export const Tale = ({ here, happening }: { here: Here; happening: Happening }) => {
  const [before, thing, after] = sentenceOf(here, happening)
  const href = whereIs(here.workspace, happening)
  const middle = thing === '' ? '' : href ? <a href={href}>{thing}</a> : thing
  return <>{before}{middle}{after}{happening.said_by && texts[here.language].by(happening.said_by)}</>
}

const byDay = (happenings: readonly Happening[]): Map<string, Happening[]> => {
  const days = new Map<string, Happening[]>()
  for (const happening of happenings) {
    const day = isoDay(happening.at)
    const list = days.get(day)
    if (list) list.push(happening)
    else days.set(day, [happening])
  }
  return days
}

const Day = ({ here, day, happenings }: { here: Here; day: string; happenings: readonly Happening[] }) => (
  <Section title={<time datetime={day}>{weekDate(day, here.language)}</time>}>
    <Rows spacing="tight">
      {happenings.map((happening) => (
        <Row>
          <p class="dt-since__what">
            {here.workspace.attribution === 'named' && <span class="dt-when"><time datetime={happening.at.toISOString()}>{clock(happening.at, here.language)}</time> </span>}
            <Tale here={here} happening={happening} />
          </p>
        </Row>
      ))}
    </Rows>
  </Section>
)

interface Props { here: Here; happenings: readonly Happening[]; page: number; total: number }

/** The record of a think tank, day by day, as far as the reader's rings reach. */
export const RecordPage = ({ here, happenings, page, total }: Props) => {
  const t = texts[here.language]
  const pages = Math.ceil(total / pageSize)
  const began = <p class="dt-when">{t.began(longDate(here.workspace.began_on, here.language))}</p>
  return (
    <Shell here={here} title={t.title} live crumbs={[{ label: t.title }]}>
      <Head title={t.title} lead={t.lead} ring={ringText(here)}>
        {here.workspace.attribution !== 'named' && <p class="dt-small dt-soft">{t.namedNot}</p>}
      </Head>
      {happenings.length === 0
        ? <Section first><Empty><p class="nl-paragraph">{t.none}</p>{began}
            {here.who.takesPart && <Actions><LinkButton kind="primary" href={`${urls.contributions(here.workspace)}#toevoegen`}>{t.noneNext}</LinkButton></Actions>}</Empty></Section>
        : [...byDay(happenings)].map(([day, list]) => <Day here={here} day={day} happenings={list} />)}
      {happenings.length > 0 && <Section titleHidden>
        {page >= pages && began}
        <Pager language={here.language} page={page} pages={pages} hrefOf={(nth) => urls.record(here.workspace, nth)} />
      </Section>}
    </Shell>
  )
}
