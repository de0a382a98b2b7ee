import { longDate } from '../../../platform/dates.ts'
import { again, type Errors, type Typed } from '../../../platform/form.ts'
import { errorHeading, errorText } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Checkbox, ErrorSummary, Form, Hidden, LinkButton, OnceKey, TextArea } from '../../../platform/look/form.tsx'
import { Head, Section } from '../../../platform/look/sheet.tsx'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { criterionKeys } from '../../2-preparation/charter/content.ts'
import { ChangedSince } from '../ripeness/changed.tsx'
import type { Criterion, Ripeness } from '../ripeness/queries.ts'
import type { SupersededCitation } from '../sources/superseded.ts'
import { SupersededWarning } from '../sources/superseded.tsx'
import type { Edition, EditionLine } from './frozen.ts'
import { texts as lookTexts } from '../../../platform/look/texts.ts'
import { texts } from './texts.ts'

interface PublishProps {
  here: Here
  draft: { number: number; title: string; revision: number }
  ripeness: Ripeness
  editions: readonly EditionLine[]
  superseded: readonly SupersededCitation[]
  errors?: Errors
  typed?: Typed
}

const openIn = (ripeness: Ripeness) => ripeness.criteria.filter(({ met }) => !met)

const labelOf = (here: Here, field: string): string => {
  const t = texts[here.language]
  const key = criterionKeys.find((one) => field === `reason_${one}`)
  if (key) return t.publish.reasonLabel(t.criterion[key])
  return field === 'lead' ? t.publish.leadLabel : t.publish.againstLabel
}

const Wrong = ({ here, draft, errors, typed }: PublishProps) => {
  if (!errors) return null
  const { wrong } = texts[here.language].publish
  if (errors['revision']) return <ChangedSince here={here} text={draft} read={again(typed, 'revision')} />
  return (
    <ErrorSummary title={errorHeading(here.language)} errors={Object.entries(errors).map(([field, code]) => ({
      field, message: `${nameIn(here, field)}${errorText(here.language, code, labelOf(here, field), wrong) ?? ''}`,
    }))} />
  )
}

// Several criteria can lack the same: each message says which it is about.
const nameIn = (here: Here, field: string): string => {
  const key = criterionKeys.find((one) => field.endsWith(one))
  return key ? `${texts[here.language].criterion[key]}: ` : ''
}

/** One criterion that is open, to be named by ticking it, and the reason. */
const AgainstFields = ({ here, criterion: { key, gaps }, errors, typed }: Pick<PublishProps, 'here' | 'errors' | 'typed'> & { criterion: Criterion }) => {
  const t = texts[here.language]
  const ticked = typed?.['against']
  const say = (field: string) => errorText(here.language, errors?.[field], labelOf(here, field), t.publish.wrong)
  return (
    <>
      <Checkbox id={`against-${key}`} name="against" value={key} required checked={Array.isArray(ticked) && ticked.includes(key)}
        label={`${t.against[key]} (${t.notMet(gaps.length)})`} error={say(`against-${key}`)} />
      <TextArea name={`reason_${key}`} label={t.publish.reasonLabel(t.criterion[key])} description={t.publish.reasonHint} value={again(typed, `reason_${key}`)}
        rows={3} error={say(`reason_${key}`)} />
    </>
  )
}

const PublishForm = (props: PublishProps) => {
  const { here, draft, ripeness, editions, errors, typed } = props
  const { publish: t, criterion } = texts[here.language]
  const open = openIn(ripeness)
  return (
    <Form action={urls.publish(here.workspace, draft.number)}>
      <OnceKey />
      <Hidden name="revision" value={draft.revision} />
      <TextArea name="lead" label={t.leadLabel} description={t.leadHint} optional={lookTexts[here.language].optional} rows={3}
        value={typed ? again(typed, 'lead') : editions[0]?.lead ?? ''} error={errorText(here.language, errors?.['lead'], t.leadLabel)} />
      {open.length > 1 && <p class="nl-paragraph">{t.each}</p>}
      {open.map((one) => <AgainstFields {...props} criterion={one} />)}
      {ripeness.waiting.length > 0 && <p class="nl-paragraph dt-soft">{t.waiting(ripeness.waiting.map((key) => criterion[key].toLowerCase()).join(', '))}</p>}
      <Checkbox name="endorse" value="ja" label={t.endorse} description={t.endorseHint}
        checked={typed ? again(typed, 'endorse') === 'ja' : Boolean(editions[0]?.endorsement_asked_at)} />
      <Actions>
        <Button>{t.button}</Button>
        {!ripeness.ripe && <LinkButton href={urls.ripeness(here.workspace, draft.number)} kind="subtle">{t.back}</LinkButton>}
      </Actions>
    </Form>
  )
}

/** The edition that everybody reads now, and what the chair can still do about it. */
const StandingEdition = ({ here, editions }: Pick<PublishProps, 'here' | 'editions'>) => {
  const t = texts[here.language]
  const now = editions.find(({ withdrawn_at }) => withdrawn_at === null)
  if (!now) return null
  const { slug, number, published_at, endorsement_asked_at: asked } = now
  return (
    <Section title={t.standing.title(number)} id="versie">
      <p class="nl-paragraph"><a href={urls.edition(slug, number)}>{t.of(number, longDate(published_at, here.language))}</a>.{' '}
        {asked ? t.standing.asked(longDate(asked, here.language)) : t.standing.notAsked}</p>
      {!asked && (
        <Form action={urls.askEndorsement(here.workspace, slug, number)}>
          <OnceKey />
          <p class="nl-paragraph">{t.publish.endorseHint}</p>
          <Actions><Button kind="secondary">{t.standing.ask(number)}</Button></Actions>
        </Form>
      )}
      <p class="dt-after"><a href={urls.withdrawal(here.workspace, slug, number)}>{t.withdrawal.link}</a></p>
    </Section>
  )
}

/** Where the chair publishes: what becomes public, and against which criterion if the text is not ripe. */
export const PublishPage = (props: PublishProps) => {
  const { here, draft, ripeness, editions } = props
  const t = texts[here.language].publish
  const gaps = ripeness.criteria.reduce((sum, criterion) => sum + criterion.gaps.length, 0)
  const number = (editions[0]?.number ?? 0) + 1
  return (
    <Shell here={here} title={t.title} step={5} crumbs={[{ label: draft.title, href: urls.draft(here.workspace, draft.number) }, { label: t.title }]}>
      <Head title={t.title} lead={t.lead(draft.title, number)} ring={ringText(here, { kind: 'public', title: '' })}>
        <Wrong {...props} />
        <SupersededWarning here={here} number={draft.number} cited={props.superseded} />
      </Head>
      <Section strong title={t.whatShows}>
        <ul class="dt-list">{t.shows(here.workspace.attribution).map((what) => <li>{what}</li>)}</ul>
        <p class="nl-paragraph dt-after">{t.staysIn}</p>
      </Section>
      <Section title={ripeness.ripe ? t.ripe : t.notRipe(gaps)}>
        <PublishForm {...props} />
      </Section>
      <StandingEdition here={here} editions={editions} />
    </Shell>
  )
}

/** Withdrawing an edition, with the reason that readers will see. */
export const WithdrawPage = ({ here, edition, errors, typed }: { here: Here; edition: Edition; errors?: Errors; typed?: Typed }) => {
  const t = texts[here.language].withdrawal
  const error = errorText(here.language, errors?.['reason'], t.reason)
  return (
    <Shell here={here} title={t.title} step={5} crumbs={[{ label: edition.title, href: urls.edition(edition.slug, edition.number) }, { label: t.title }]}>
      <Head title={t.title} lead={t.lead}>
        {error && <ErrorSummary title={errorHeading(here.language)} errors={[{ field: 'reason', message: error }]} />}
      </Head>
      <Section first>
        <Form action={urls.withdrawal(here.workspace, edition.slug, edition.number)}>
          <OnceKey />
          <TextArea name="reason" label={t.reason} rows={3} value={again(typed, 'reason')} error={error} />
          <Actions><Button kind="danger">{t.button}</Button></Actions>
        </Form>
      </Section>
    </Shell>
  )
}
