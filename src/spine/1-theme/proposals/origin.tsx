import { isoDay, longDate } from '../../../platform/dates.ts'
import type { Here } from '../../../platform/here.ts'
import { Flow, Head, MarginTitle, Section } from '../../../platform/look/sheet.tsx'
import { Pager } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { pageSize, type Origin, type Supporter } from './queries.ts'
import { SupporterRows } from './supporting.tsx'
import { texts } from './texts.ts'
import { Paragraphs } from './views.tsx'

/** Above the form with which a think tank begins: what it comes of. */
export const From = ({ here, number }: { here: Here; number: number }) => {
  const t = texts[here.language].begin
  return <p class="nl-paragraph dt-gapbelow">{t.from(number)} <a href={urls.theme(number)}>{t.read}</a></p>
}

interface OriginProps { here: Here; origin: Origin | undefined; supporters: readonly Supporter[]; page: number }

const Story = ({ here, origin, supporters, page }: OriginProps & { origin: Origin }) => {
  const t = texts[here.language]
  const picked = origin.decisions.findLast(({ kind }) => kind === 'picked')
  const proposal = (
    <Flow tight>
      <MarginTitle level={3}>{t.kicker}</MarginTitle>
      <p class="dt-small"><a href={urls.theme(origin.number)}>{t.origin.proposal(origin.number)}</a></p>
      <p class="dt-small dt-soft"><time datetime={isoDay(origin.proposed_at)}>{t.list.byOn(origin.said_by, longDate(origin.proposed_at, here.language))}</time></p>
    </Flow>
  )
  return (
    <>
      <Section strong title={t.one.about} margin={proposal}><Paragraphs text={origin.about} /></Section>
      <Section title={t.one.why}><Paragraphs text={origin.why} /></Section>
      <Section title={t.origin.why} note={picked && t.board.on(longDate(picked.decided_at, here.language))}>
        <Paragraphs text={picked?.reason ?? t.origin.noReason} />
      </Section>
      <Section title={t.origin.supporters} note={t.support.count(String(origin.supporters))}>
        {supporters.length > 0 ? <SupporterRows here={here} supporters={supporters} /> : <p class="nl-paragraph">{t.support.none}</p>}
        <Pager language={here.language} page={page} pages={Math.ceil(origin.supporters / pageSize)} hrefOf={(nth) => `${urls.origin(here.workspace)}?pagina=${nth}`} />
      </Section>
    </>
  )
}

/** Where a think tank comes from: the proposal, the reasons and who supported it. */
export const OriginPage = (props: OriginProps) => {
  const { here, origin } = props
  const t = texts[here.language].origin
  const began = longDate(here.workspace.began_on, here.language)
  return (
    <Shell here={here} title={t.title} step={1} crumbs={[{ label: t.title }]}>
      <Head title={t.title} kicker={texts[here.language].kicker} lead={origin ? t.lead(origin.title) : t.withoutLead(began)} ring={ringText(here)} />
      {origin && <Story {...props} origin={origin} />}
      <Section first={!origin} title={t.tank} note={t.began(began)}>
        <Flow>
          <Paragraphs text={here.workspace.assignment} />
          <p class="nl-paragraph"><a href={urls.thinktank(here.workspace)}>{t.next}</a></p>
        </Flow>
      </Section>
    </Shell>
  )
}
