import type { Here } from '../../../platform/here.ts'
import { Actions, LinkButton } from '../../../platform/look/form.tsx'
import { Perspective, Tag } from '../../../platform/look/marks.tsx'
import { Section } from '../../../platform/look/sheet.tsx'
import { Empty, Fold, Rows, Table } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { perspectiveLabel, shownPerspectives, tellVoices } from '../../../workspaces/attribution.ts'
import { unnamed } from '../../../workspaces/rings.ts'
import { texts as saidTexts } from '../contributions/texts.ts'
import { countsOf, groupsOf } from './figures.ts'
import { mostShown, type CameOf, type Contribution } from './queries.ts'
import { texts } from './texts.ts'

interface Part { readonly title: string; readonly contributions: readonly Contribution[] }

const partsOf = (here: Here, contributions: readonly Contribution[]): Part[] => {
  const t = texts[here.language]
  const parts = new Map<string, Contribution[]>()
  for (const one of contributions) {
    // A question is of one subgroup: its name says enough.
    const title = [one.round && !(one.round === 'question' && one.subgroup) && t.rounds[one.round], one.subgroup].filter(Boolean).join(' · ') || t.outside
    parts.set(title, [...(parts.get(title) ?? []), one])
  }
  return [...parts].map(([title, found]) => ({ title, contributions: found }))
}

const Voices = ({ here, parts }: { here: Here; parts: readonly Part[] }) => {
  const t = texts[here.language].said
  const shown = shownPerspectives(here)
  const line = (title: string, contributions: readonly Contribution[]) => {
    const { total, per } = tellVoices(here, countsOf(contributions), 'group')
    return [title, ...shown.map(({ key }) => String(per[key] ?? '–')), String(total)]
  }
  return (
    <Table caption={t.table} columns={[{ label: t.round }, ...shown.map(({ key }) => ({ label: perspectiveLabel(here, key), numeric: true })), { label: t.together, numeric: true }]}
      rows={[...parts.map((part) => line(part.title, part.contributions)), ...(parts.length > 1 ? [line(t.together, parts.flatMap(({ contributions }) => contributions))] : [])]} />
  )
}

/** The groups in which a round was put together, the most votes first. */
const Groups = ({ here, contributions }: { here: Here; contributions: readonly Contribution[] }) => {
  const t = texts[here.language].said
  const ranked = groupsOf(contributions)
  if (ranked.length === 0) return null
  return <Table caption={t.groups} columns={[{ label: t.group }, { label: t.cards, numeric: true }, { label: t.dots, numeric: true }]}
    rows={ranked.map(({ title, cards, dots }) => [title, String(cards), String(dots)])} />
}

const One = ({ here, one }: { here: Here; one: Contribution }) => (
  <li>
    <p class="dt-plain"><a href={urls.contribution(here.workspace, one.number)}>{one.number}</a>. {one.body}</p>
    <p class="dt-small dt-soft dt-plain">
      <Tag>{saidTexts[here.language].kind[one.kind]}</Tag>{' '}
      {one.perspective !== unnamed && <Perspective perspective={one.perspective} label={perspectiveLabel(here, one.perspective)} />}
      {one.said_by && <> {one.said_by}</>}{one.group && <> · {one.group}</>}{one.dots > 0 && <> · {texts[here.language].said.votes(one.dots)}</>}
    </p>
  </li>
)

/** What was said: how many per round and perspective, the groups and their votes, and each contribution. */
export const SaidParts = ({ here, came: { contributions, total } }: { here: Here; came: CameOf }) => {
  const t = texts[here.language]
  const parts = partsOf(here, contributions)
  const type = here.who.takesPart && <div class="dt-after"><Actions><LinkButton href={urls.transcribe(here.workspace)}>{t.said.transcribe}</LinkButton></Actions></div>
  if (total === 0) return <Section strong title={t.said.title} id="gezegd"><Empty><p class="nl-paragraph">{t.said.none}</p></Empty>{type}</Section>
  return (
    <>
      <Section strong title={t.said.title} id="gezegd">
        <Voices here={here} parts={parts} />
        {total > mostShown && <p class="nl-paragraph">{t.said.more(total - mostShown)} <a href={urls.contributions(here.workspace)}>{t.said.moreLink}</a></p>}
        {type}
      </Section>
      {parts.map((part) => (
        <Section title={part.title}>
          <Groups here={here} contributions={part.contributions} />
          <Fold summary={t.said.read(part.contributions.length)}><Rows spacing="tight">{part.contributions.map((one) => <One here={here} one={one} />)}</Rows></Fold>
        </Section>
      ))}
    </>
  )
}
