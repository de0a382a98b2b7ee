import { acts } from '../../../acts.ts'
import { figure, isoDay, longDate } from '../../../platform/dates.ts'
import { again, type Errors, type Typed } from '../../../platform/form.ts'
import { errorHeading, errorText, wordFor } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Checkbox, ErrorSummary, Form, Hidden, LinkButton, OnceKey, Radios, TextArea } from '../../../platform/look/form.tsx'
import { Flow, Head, MarginTitle, Section } from '../../../platform/look/sheet.tsx'
import { Fold, Pager } from '../../../platform/look/table.tsx'
import type { Marker } from '../../../beside/glossary/meanings.ts'
import { TermsSaid } from '../../../beside/glossary/shown.tsx'
import { ReportLink } from '../../../beside/moderation/link.tsx'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { choices } from './deciding.ts'
import { allIn, SupportPicture, supportingIn } from './picture.tsx'
import { WordingErrors, WordingFields } from './proposing.tsx'
import { pageSize, type Cell, type Proposal, type Supporter } from './queries.ts'
import { SupporterRows, YourOrganisation } from './supporting.tsx'
import { texts } from './texts.ts'
import { Paragraphs, StateTag } from './views.tsx'

export interface Wrong { readonly form: 'edit' | 'support' | 'decide' | 'withdraw'; readonly errors: Errors; readonly typed: Typed; readonly stuck?: string }
export interface OneProps {
  here: Here
  proposal: Proposal
  supporters: readonly Supporter[]
  page: number
  marker: Marker
  cells: readonly Cell[]
  spokenFor: readonly { readonly id: string; readonly name: string; readonly supports: boolean }[]
  wrong?: Wrong | undefined
  done?: string | undefined
}

/** What the act list would say, for leaving a form out; the act itself is asked again when it is done. */
const may = ({ here, proposal }: OneProps, act: 'proposal.edit' | 'proposal.decide') =>
  acts[act].may(here.who, { author: proposal.mine ? here.who.member : null, withdrawn_at: proposal.withdrawn_at })

const Facts = ({ here, proposal }: OneProps) => {
  const t = texts[here.language].one
  const day = (moment: Date) => <time datetime={isoDay(moment)}>{longDate(moment, here.language)}</time>
  return (
    <dl class="dt-facts">
      <dt>{t.by}</dt><dd>{proposal.said_by ?? t.somebody}</dd>
      <dt>{t.on}</dt><dd>{day(proposal.proposed_at)}</dd>
      {proposal.edited_at && <><dt>{t.edited}</dt><dd>{day(proposal.edited_at)}</dd></>}
      {proposal.withdrawn_at && <><dt>{t.withdrawnOn}</dt><dd>{day(proposal.withdrawn_at)}</dd></>}
    </dl>
  )
}

const Earlier = ({ here, proposal: { revisions } }: OneProps) => {
  const t = texts[here.language].one
  if (revisions.length === 0) return null
  return (
    <Fold summary={t.earlier(revisions.length)}>
      {revisions.map((one) => (
        <Flow tight>
          <p class="dt-when">{t.until(longDate(one.replaced_at, here.language))}</p>
          <p class="nl-paragraph"><strong>{one.title}</strong></p>
          <Paragraphs text={one.about} />
          <Paragraphs text={one.why} />
        </Flow>
      ))}
    </Fold>
  )
}

/** Whether it was picked and waits for who begins its think tank. */
const waits = ({ here, proposal }: OneProps) => proposal.state === 'picked' && !proposal.begun && acts['thinktank.begin'].may(here.who)

/** What was decided last, with its reason, and what before that. */
const Decided = ({ here, proposal: { decisions } }: OneProps) => {
  const t = texts[here.language].board
  const [last, ...before] = [...decisions].reverse()
  if (!last) return <p class="nl-paragraph">{t.undecided}</p>
  return (
    <Flow>
      <p class="nl-paragraph"><strong>{t.made[last.kind]}.</strong> <span class="dt-soft">{t.on(longDate(last.decided_at, here.language))}</span></p>
      <Paragraphs text={last.reason} />
      {before.length > 0 && (
        <Fold summary={t.earlier}>
          {before.map((one) => (
            <Flow tight><p class="dt-when">{t.made[one.kind]}. {t.on(longDate(one.decided_at, here.language))}</p><Paragraphs text={one.reason} /></Flow>
          ))}
        </Fold>
      )}
    </Flow>
  )
}

const DecideForm = ({ here, proposal, wrong }: OneProps) => {
  const t = texts[here.language]
  const back = wrong?.form === 'decide' ? wrong : undefined
  const say = (field: 'kind' | 'reason') => errorText(here.language, back?.errors[field], t.fields[field])
  return (
    <Form action={urls.themeAct(proposal.number, 'besluit')} panel>
      <OnceKey />
      <Hidden name="seen" value={proposal.decisions.length} />
      <Radios name="kind" label={t.fields.kind} value={again(back?.typed, 'kind')} error={say('kind')}
        options={choices.map((value) => ({ value, label: <><strong>{t.board.kinds[value][0]}</strong>{t.board.kinds[value][1]}</> }))} />
      <TextArea name="reason" label={t.fields.reason} description={t.fields.reasonNote} value={again(back?.typed, 'reason')}
        maxlength={2000} rows={4} error={say('reason')} />
      <Actions><Button>{t.board.button}</Button></Actions>
    </Form>
  )
}

const Board = (props: OneProps) => {
  const { here, proposal, wrong } = props
  const underWay = proposal.under_way
  const t = texts[here.language].board
  const decides = may(props, 'proposal.decide') && !proposal.begun
  const margin = underWay && (
    <Flow tight>
      <MarginTitle level={3}>{t.aside}</MarginTitle>
      <p class="dt-small">{t.underWay(figure(underWay.tanks, here.language), figure(underWay.people, here.language))}</p>
    </Flow>
  )
  return (
    <Section strong title={t.title} id="besluit" live="proposal" margin={decides ? margin : undefined}>
      <Flow>
        <Decided {...props} />
        {proposal.begun && <p class="nl-paragraph">{t.begun}</p>}
        {waits(props) && <p class="nl-paragraph">{t.begin}</p>}
        {decides && (proposal.decisions.length > 0 && wrong?.form !== 'decide'
          ? <Fold summary={t.again}><DecideForm {...props} /></Fold>
          : <DecideForm {...props} />)}
      </Flow>
    </Section>
  )
}

const Own = (props: OneProps) => {
  const { here, proposal, wrong } = props
  const t = texts[here.language]
  if (!may(props, 'proposal.edit') || proposal.state !== 'open' && proposal.state !== 'parked') return null
  const back = wrong?.form === 'edit' ? wrong : undefined
  return (
    <Section title={t.edit.title}>
      <Flow>
        <Fold summary={t.edit.open} open={back !== undefined}>
          <Form action={urls.themeAct(proposal.number, 'verbetering')}>
            <OnceKey />
            <p class="nl-paragraph">{t.edit.note}</p>
            <WordingFields here={here} kept={proposal} typed={back?.typed} errors={back?.errors} />
            <Actions><Button>{t.edit.button}</Button></Actions>
          </Form>
        </Fold>
        <Fold summary={t.withdraw.open} open={wrong?.form === 'withdraw'}>
          <Form action={urls.themeAct(proposal.number, 'intrekking')}>
            <OnceKey />
            <p class="nl-paragraph">{t.withdraw.note}</p>
            <Checkbox name="sure" label={t.fields.sure} value="ja" required error={wrong?.form === 'withdraw' ? wordFor(t.stuck, wrong.stuck) : undefined} />
            <Actions><Button kind="danger">{t.withdraw.button}</Button></Actions>
          </Form>
        </Fold>
      </Flow>
    </Section>
  )
}

const Problems = ({ here, wrong }: OneProps) => {
  const t = texts[here.language]
  if (!wrong) return null
  if (wrong.form === 'edit' && !wrong.stuck) return <Section first><WordingErrors here={here} errors={wrong.errors} /></Section>
  const labels: Record<string, string> = { kind: t.fields.kind, reason: t.fields.reason, organisation: t.support.which, why: t.fields.line }
  const fields = Object.entries(wrong.errors).map(([field, code]) => ({
    field: field === 'why' ? 'reden-steun' : field, message: errorText(here.language, code, labels[field] ?? field) ?? '',
  }))
  const stuck = wordFor(t.stuck, wrong.stuck)
  const errors = stuck ? [{ field: wrong.form === 'withdraw' ? 'sure' : 'inhoud', message: stuck }] : fields
  return <Section first><ErrorSummary title={errorHeading(here.language)} errors={errors} /></Section>
}

const Support = (props: OneProps) => {
  const { here, proposal, supporters, cells, page } = props
  const t = texts[here.language].support
  const say = (count: number) => figure(count, here.language)
  return (
    <>
      <Section strong wide title={t.title} note={proposal.supporters === 0 ? t.none : t.heading(say(supportingIn(cells)), say(allIn(cells)))}>
        <>
          {proposal.edited_at && supporters.some(({ given_at }) => given_at < (proposal.edited_at as Date))
            && <p class="nl-paragraph dt-gapbelow">{texts[here.language].one.editedAfter}</p>}
          {cells.length > 0 && <SupportPicture here={here} cells={cells} />}
        </>
      </Section>
      {supporters.length > 0 && (
        <Section title={t.list} note={t.count(say(proposal.supporters))} id="wie">
          <SupporterRows here={here} supporters={supporters} />
          <Pager language={here.language} page={page} pages={Math.ceil(proposal.supporters / pageSize)}
            hrefOf={(nth) => `${urls.theme(proposal.number)}?pagina=${nth}#wie`} />
        </Section>
      )}
    </>
  )
}

const Words = ({ proposal, marker, part }: OneProps & { part: 'about' | 'why' }) => {
  marker.section(part === 'about' ? 'waarover' : 'waarom')
  return <Paragraphs text={proposal[part]} marker={proposal.withheld ? undefined : marker} />
}

/** A proposal: what it is about, who supports it, what the board decided, and what you can do. */
export const ProposalPage = (props: OneProps) => {
  const { here, proposal, done } = props
  const t = texts[here.language]
  const open = proposal.state === 'open' || proposal.state === 'parked'
  return (
    <Shell here={here} title={proposal.title} live menu="association" flash={wordFor(t.done, done)}
      crumbs={[{ label: t.crumb, href: urls.association }, { label: t.list.title, href: urls.themes() }, { label: proposal.title }]}>
      <Head title={proposal.title} kicker={`${t.kicker} ${proposal.number}`} ring={ringText(here)}
        jump={open ? { label: t.one.jump, href: '#steun-geven' } : undefined}>
        <p class="dt-after" id="staat" data-live="proposal"><StateTag here={here} state={proposal.state} /></p>
        {waits(props) && (
          <div class="dt-after"><Actions><LinkButton kind="primary" href={urls.themeAct(proposal.number, 'denktank')}>{t.board.beginButton}</LinkButton></Actions></div>
        )}
        {proposal.tank && <p class="nl-paragraph">{t.one.tank}<a href={urls.thinktank(proposal.tank)}>{proposal.tank.title}</a></p>}
      </Head>
      <Problems {...props} />
      <Section first title={t.one.about} id="waarover" live="proposal" margin={<Facts {...props} />}><Flow><Words {...props} part="about" /><Earlier {...props} />
        {!proposal.withdrawn_at && <ReportLink here={here} kind="thema" ref={proposal.number} text={proposal} />}</Flow></Section>
      <Section title={t.one.why} note={t.one.whyNote} id="waarom" live="proposal"><Words {...props} part="why" /></Section>
      <YourOrganisation {...props} />
      <div id="steun" data-live="proposal"><Support {...props} /></div>
      <Board {...props} />
      <Own {...props} />
      <TermsSaid here={here} marker={props.marker} live="proposal" />
    </Shell>
  )
}
