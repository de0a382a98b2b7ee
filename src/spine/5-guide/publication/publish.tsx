import { again, type Errors, type Typed } from '../../../platform/form.ts'
import { errorHeading, errorText } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Checkbox, ErrorSummary, Form, Hidden, LinkButton, TextArea } from '../../../platform/look/form.tsx'
import { Head, Section } from '../../../platform/look/sheet.tsx'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import type { Ripeness } from '../ripeness/queries.ts'
import type { Edition, EditionLine } from './frozen.ts'
import { texts as lookTexts } from '../../../platform/look/texts.ts'
import { texts } from './texts.ts'

interface PublishProps {
  here: Here
  draft: { number: number; title: string; revision: number }
  ripeness: Ripeness
  editions: readonly EditionLine[]
  errors?: Errors
  typed?: Typed
}

const openIn = (ripeness: Ripeness) => ripeness.criteria.filter(({ met }) => !met)

const Wrong = ({ here, errors }: PublishProps) => {
  const t = texts[here.language].publish
  if (!errors) return null
  const labels: Record<string, string> = { lead: t.leadLabel, against: t.againstLabel, reason: t.reasonLabel }
  return (
    <ErrorSummary title={errorHeading(here.language)} errors={Object.entries(errors).map(([field, code]) => ({
      ...(code === 'both' ? {} : { field }), message: errorText(here.language, code, labels[field] ?? field, t.wrong) ?? '',
    }))} />
  )
}

/** The one criterion that is open, to be named by ticking it, and the reason. */
const AgainstFields = ({ here, ripeness, errors, typed }: PublishProps) => {
  const t = texts[here.language]
  const say = (field: 'against' | 'reason', label: string) => errorText(here.language, errors?.[field], label, t.publish.wrong)
  return (
    <>
      {openIn(ripeness).map(({ key, gaps }) => (
        <Checkbox name="against" value={key} required checked={again(typed, 'against') === key}
          label={`${t.against[key]} (${t.notMet(gaps.length)})`} error={say('against', t.publish.againstLabel)} />
      ))}
      <TextArea name="reason" label={t.publish.reasonLabel} description={t.publish.reasonHint} value={again(typed, 'reason')} rows={3}
        error={say('reason', t.publish.reasonLabel)} />
    </>
  )
}

/** With two criteria open there is nothing to fill in: what to do first. */
const NotYet = ({ here, draft, ripeness }: PublishProps) => {
  const t = texts[here.language]
  return (
    <>
      <p class="nl-paragraph">{t.publish.both}</p>
      <ul class="dt-list">{openIn(ripeness).map(({ key, gaps }) => <li>{t.criterion[key]}: {t.notMet(gaps.length)}</li>)}</ul>
      <p class="dt-after"><LinkButton href={urls.ripeness(here.workspace, draft.number)} kind="primary">{t.publish.back}</LinkButton></p>
    </>
  )
}

const PublishForm = (props: PublishProps) => {
  const { here, draft, ripeness, editions, errors, typed } = props
  const t = texts[here.language].publish
  return (
    <Form action={urls.publish(here.workspace, draft.number)}>
      <Hidden name="revision" value={draft.revision} />
      <TextArea name="lead" label={t.leadLabel} description={t.leadHint} optional={lookTexts[here.language].optional} rows={3}
        value={typed ? again(typed, 'lead') : editions[0]?.lead ?? ''} error={errorText(here.language, errors?.['lead'], t.leadLabel)} />
      {!ripeness.ripe && <AgainstFields {...props} />}
      <Actions>
        <Button>{t.button}</Button>
        {!ripeness.ripe && <LinkButton href={urls.ripeness(here.workspace, draft.number)} kind="subtle">{t.back}</LinkButton>}
      </Actions>
    </Form>
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
      </Head>
      <Section strong title={t.whatShows}>
        <ul class="dt-list">{t.shows.map((what) => <li>{what}</li>)}</ul>
        <p class="nl-paragraph dt-after">{t.staysIn}</p>
      </Section>
      <Section title={ripeness.ripe ? t.ripe : t.notRipe(gaps)}>
        {openIn(ripeness).length > 1 ? <NotYet {...props} /> : <PublishForm {...props} />}
      </Section>
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
          <TextArea name="reason" label={t.reason} rows={3} value={again(typed, 'reason')} error={error} />
          <Actions><Button kind="danger">{t.button}</Button></Actions>
        </Form>
      </Section>
    </Shell>
  )
}
