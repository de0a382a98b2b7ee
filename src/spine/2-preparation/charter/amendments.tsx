import { isoDay, longDate } from '../../../platform/dates.ts'
import { again } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Checkboxes, Form, Hidden, LinkButton, OnceKey, TextArea, TextField } from '../../../platform/look/form.tsx'
import { Perspective, Tag } from '../../../platform/look/marks.tsx'
import { Head, Section } from '../../../platform/look/sheet.tsx'
import { Empty, Pager, Row, Rows } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { parts, partsIn, type Changes, type Charter, type Part } from './content.ts'
import { NowParts, PartFields, seenBy, Wrong, wordsFor, type Problems } from './fields.tsx'
import { most, typedFrom } from './form.ts'
import { partNames } from './parts.tsx'
import { pageSize, type AmendmentLine } from './queries.ts'
import { texts } from './texts.ts'

type State = keyof (typeof texts)['nl']['amendment']['states']

/** Where an amendment stands. */
export const stateOf = ({ outcome, withdrawn_at, ends_at }: Pick<AmendmentLine, 'outcome' | 'withdrawn_at' | 'ends_at'>): State =>
  outcome ?? (withdrawn_at ? 'withdrawn' : ends_at <= new Date() ? 'over' : 'open')

/** The last day on which an amendment can be answered, in words: it ends at midnight. */
export const lastDay = (here: Here, ends_at: Date): string => longDate(new Date(ends_at.getTime() - 60_000), here.language)

/** Who proposed it, as far as the rule shows it, and when. */
export const Proposer = ({ here, amendment }: { here: Here; amendment: Pick<AmendmentLine, 'perspective' | 'said_by' | 'proposed_at'> }) => (
  <>
    <Perspective perspective={amendment.perspective} label={perspectiveLabel(here, amendment.perspective)} />
    {amendment.said_by && <> · {amendment.said_by}</>}
    {' · '}<time datetime={isoDay(amendment.proposed_at)}>{texts[here.language].amendment.proposed(longDate(amendment.proposed_at, here.language))}</time>
  </>
)

const AmendmentRow = ({ here, amendment }: { here: Here; amendment: AmendmentLine }) => {
  const t = texts[here.language].amendment
  const state = stateOf(amendment)
  return (
    <Row title={[t.title(amendment.number), partNames(here, partsIn(amendment.changes as Changes)).toLowerCase()].filter(Boolean).join(': ')}
      href={urls.amendment(here.workspace, amendment.number)}
      when={<Proposer here={here} amendment={amendment} />}>
      <p class="nl-paragraph">{amendment.why}</p>
      <p class="dt-plain">
        <Tag ink={state === 'open' || state === 'over'}>{t.states[state]}</Tag>{' '}
        {state === 'open' && <>{t.until(lastDay(here, amendment.ends_at))} {here.who.takesPart && <strong>{amendment.answered ? t.answered : t.unanswered}</strong>}</>}
      </p>
    </Row>
  )
}

/** Amendments, one a row. */
export const AmendmentRows = ({ here, amendments }: { here: Here; amendments: readonly AmendmentLine[] }) => (
  <Rows>{amendments.map((amendment) => <AmendmentRow here={here} amendment={amendment} />)}</Rows>
)

const crumbsTo = (here: Here) => [{ label: texts[here.language].title, href: urls.charter(here.workspace) }]

interface ListProps { here: Here; amendments: readonly (AmendmentLine & { total: number })[]; page: number }

/** Everything that was proposed, newest first. */
export const AmendmentsPage = ({ here, amendments, page }: ListProps) => {
  const t = texts[here.language]
  const propose = here.who.takesPart && <LinkButton kind="primary" href={urls.newAmendment(here.workspace)}>{t.page.change}</LinkButton>
  return (
    <Shell here={here} title={t.amendments.title} step={2} live crumbs={[...crumbsTo(here), { label: t.amendments.title }]}>
      <Head title={t.amendments.title} lead={t.amendments.lead} ring={ringText(here)}>
        {amendments.length > 0 && propose && <div class="dt-after"><Actions>{propose}</Actions></div>}
      </Head>
      <Section first title={t.amendments.title} titleHidden>
        <div id="wijzigingen" data-live="charter charter_amendment">
          {amendments.length === 0
            ? <Empty><p class="nl-paragraph">{t.amendments.none}</p><Actions>{propose}</Actions></Empty>
            : <AmendmentRows here={here} amendments={amendments} />}
        </div>
        <Pager language={here.language} page={page} pages={Math.ceil((amendments[0]?.total ?? 0) / pageSize)}
          hrefOf={(nth) => urls.amendments(here.workspace, nth)} />
        <p class="dt-after"><a href={urls.charter(here.workspace)}>{t.amendment.back}</a></p>
      </Section>
    </Shell>
  )
}

interface ProposeProps extends Problems { here: Here; charter: Charter; asked: readonly Part[] }

const ChooseParts = ({ here, errors }: ProposeProps) => {
  const t = texts[here.language]
  return (
    <Form method="get" action={urls.newAmendment(here.workspace)}>
      <Checkboxes name="onderdeel" label={t.propose.chosen} error={wordsFor(here, errors, 'onderdeel')}
        options={parts.map((part) => ({ value: part, label: t.parts[part] }))} />
      <Actions><Button>{t.propose.next}</Button><a href={urls.charter(here.workspace)}>{t.amendment.back}</a></Actions>
    </Form>
  )
}

const ProposeForm = (props: ProposeProps) => {
  const { here, charter, asked, errors, typed = { ...typedFrom(charter), open: '14' } } = props
  const t = texts[here.language]
  return (
    <Form action={urls.newAmendment(here.workspace, asked)}>
      <OnceKey /><Hidden name="seen" value={seenBy(charter, asked, props)} />
      {asked.map((part) => <PartFields here={here} charter={charter} typed={typed} errors={errors} part={part} />)}
      <TextArea name="why" label={t.fields.why} description={t.fields.whyNote} rows={4} maxlength={most.why}
        value={again(typed, 'why')} error={wordsFor(here, errors, 'why')} />
      <TextField name="open" label={t.fields.open} description={t.fields.openNote} short inputmode="numeric"
        value={again(typed, 'open')} error={wordsFor(here, errors, 'open')} />
      <p class="nl-paragraph">{t.propose.after}</p>
      <Actions>
        <Button>{t.propose.button}</Button>{asked.includes('perspectives') && <Button kind="subtle" name="more" value="ja">{t.write.more}</Button>}
        <a href={urls.newAmendment(here.workspace)}>{t.propose.other}</a>
      </Actions>
    </Form>
  )
}

/** Proposing to change the charter: first which parts, then how they should read and why. */
export const ProposePage = (props: ProposeProps) => {
  const { here, charter, asked, errors, both = [] } = props
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.propose.title} step={2} crumbs={[...crumbsTo(here), { label: t.propose.title }]}>
      <Head title={t.propose.title} lead={t.propose.lead} ring={ringText(here)} />
      <Section first title={t.propose.what} titleHidden={asked.length === 0} note={asked.length > 0 ? t.propose.whatNote : undefined}>
        <Wrong here={here} errors={errors} />
        {asked.length === 0 ? <ChooseParts {...props} /> : <ProposeForm {...props} />}
      </Section>
      <NowParts here={here} charter={charter} both={both} />
    </Shell>
  )
}
