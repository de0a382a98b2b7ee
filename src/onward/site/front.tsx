import type { Here } from '../../platform/here.ts'
import { Actions, LinkButton } from '../../platform/look/form.tsx'
import type { Children } from '../../platform/look/markup.ts'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { Asks, SpineSmall, type StepState } from '../../platform/look/spine.tsx'
import { Empty, Fold } from '../../platform/look/table.tsx'
import { byDay, ofBoard, ofPreparing, ofSpeaking, ofTakingPart, pressing, type Ask } from '../../spine/overview/waiting.ts'
import { urls } from '../../urls.ts'
import { Shell } from '../../workspaces/shell.tsx'
import { mostUnread } from '../../workspaces/unread.ts'
import type { Front } from './front.queries.ts'
import { texts } from './front.texts.ts'

interface Props { here: Here; front: Front }
type Tank = Front['tanks'][number]

/** More at once nobody does: the rest are links in a fold, and beyond those stands on the pages of the think tanks. */
const mostAsks = 5
const mostLinks = 25

const statesFor = (stage: number): StepState[] => Array.from({ length: 6 }, (_, at) => (at + 1 < stage ? 'done' : at + 1 === stage ? 'now' : 'next'))

const askedIn = (here: Here, tank: Tank): { pressing: Ask[]; rest: Ask[] } => {
  const place = { slug: tank.slug, stage: tank.stage, prepares: tank.role !== 'member' }
  const named = (one: Ask): Ask => ({ ...one, place: tank.title })
  const rest = [...ofPreparing(here.language, place, tank), ...ofTakingPart(here.language, place, tank)]
  // Of each think tank the first thing: five from one would hide what the others wait for.
  return { pressing: pressing(here.language, place, tank).map(named), rest: rest.map(named) }
}

/** What is asked over all think tanks: what has a day to it first, the first day first, then of each the most pressing. */
export const asksOver = (here: Here, front: Front): { asks: Ask[]; rest: Ask[] } => {
  const tanks = front.tanks.map((tank) => askedIn(here, tank))
  const first = [...byDay(tanks.flatMap((one) => one.pressing)), ...ofBoard(here.language, front.proposals), ...ofSpeaking(here.language, front.endorsable)]
  const all = [...first, ...tanks.flatMap(({ rest }) => rest.slice(0, 1)), ...tanks.flatMap(({ rest }) => rest.slice(1))]
  return { asks: all.slice(0, mostAsks).map((one, at) => ({ ...one, action: { ...one.action, primary: at === 0 } })), rest: all.slice(mostAsks) }
}

const Rest = ({ here, rest }: { here: Here; rest: readonly Ask[] }) => {
  const t = texts[here.language]
  return (
    <Fold id="gevraagd-meer" summary={t.rest(rest.length)}>
      <ul class="dt-rows dt-rows--tight">{rest.slice(0, mostLinks).map(({ title, place, when, action }) => (
        <li><a href={action.href}>{title}</a>{(place ?? when) && <p class="dt-when">{[place, when].filter(Boolean).join(' · ')}</p>}</li>
      ))}</ul>
      {rest.length > mostLinks && <p class="dt-after dt-small">{t.beyond}</p>}
    </Fold>
  )
}

const capped = (n: number) => (n >= mostUnread ? `${mostUnread - 1}+` : String(n))

const TankRow = ({ here, tank }: { here: Here; tank: Tank }) => {
  const t = texts[here.language]
  return (
    <li>
      <div class="dt-tankrow">
        <div>
          <h3 class="dt-row__title"><a class="dt-quiet-link" href={urls.thinktank(tank)}>{tank.title}</a></h3>
          <p class="dt-when">{t.roles[tank.role]}</p>
        </div>
        <div class="dt-tankrow__spine">
          <SpineSmall language={here.language} states={statesFor(tank.stage)} />
          <p class="dt-when">{t.step(tank.stage)}<strong>{t.steps[tank.stage - 1]}</strong></p>
        </div>
        <p class="dt-when dt-tankrow__next">{tank.unread > 0 ? <a href={`${urls.thinktank(tank)}#nieuws`}>{t.new(capped(tank.unread))}<span class="dt-hidden">: {tank.title}</span></a> : t.none}</p>
      </div>
    </li>
  )
}

const Tanks = ({ here, front }: Props) => {
  const t = texts[here.language]
  if (front.begins) {
    return <Section strong title={t.founded}><Flow><p class="nl-paragraph">{t.foundedText}</p><Actions><LinkButton kind="primary" href={urls.association}>{t.foundedGo}</LinkButton></Actions></Flow></Section>
  }
  return (
    <Section strong wide title={t.tanks} note={front.tanks.length > 1 ? t.note : undefined}>
      {front.tanks.length === 0
        ? <Empty title={t.empty}><p class="nl-paragraph">{t.emptyText}</p><Actions><LinkButton href={urls.themes()}>{t.themes}</LinkButton></Actions></Empty>
        : <ul class="dt-rows">{front.tanks.map((tank) => <TankRow here={here} tank={tank} />)}</ul>}
      <p class="dt-after dt-small"><a href={urls.thinktanks}>{t.all}</a> · <a href={urls.publications}>{t.publications}</a></p>
    </Section>
  )
}

/** What follows on an open page; each on its own, so that who stands on a link in one still sees the others change. */
const Following = ({ id, children }: { id: string; children: Children }) => <div id={id} data-live="mine" data-live-part="overzicht">{children}</div>

/** What an open front page asks for again: all of it but the frame. */
export const FrontPart = ({ here, front }: Props) => {
  const t = texts[here.language]
  const { asks, rest } = asksOver(here, front)
  const { tanks } = front
  const unread = tanks.reduce((sum, tank) => sum + tank.unread, 0)
  const news = unread === 0 ? t.nothingNew : tanks.some((tank) => tank.unread >= mostUnread) ? t.many : t.unread(unread)
  return (
    <>
      <Following id="nu"><Head title={t.title} ring={t.ring} lead={tanks.length > 0 ? t.lead(tanks.length, news) : undefined} /></Following>
      <Following id="vragen">
        {(tanks.length > 0 || asks.length > 0) && <Section strong title={t.asked} id="gevraagd">
          {asks.length > 0 ? <Asks asks={asks} /> : <p class="nl-paragraph">{t.nothing}</p>}
          {rest.length > 0 && <Rest here={here} rest={rest} />}
        </Section>}
      </Following>
      <Following id="denktanks"><Tanks here={here} front={front} /></Following>
    </>
  )
}

/** The front page of who is signed in: what is asked of them and where each of their think tanks stands. */
export const FrontPage = ({ here, front }: Props) => (
  <Shell here={here} title={texts[here.language].title} menu="front" live="mine"><FrontPart here={here} front={front} /></Shell>
)
