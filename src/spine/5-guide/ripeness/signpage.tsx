import { differencesBetween, type BlockDifference } from '../../../documents/differences.ts'
import type { Document } from '../../../documents/schema.ts'
import { longDate } from '../../../platform/dates.ts'
import { again, type Errors, type Typed } from '../../../platform/form.ts'
import { errorHeading, errorText } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, Hidden, LinkButton, OnceKey, Radios, TextArea } from '../../../platform/look/form.tsx'
import { Tag } from '../../../platform/look/marks.tsx'
import { Head, Section } from '../../../platform/look/sheet.tsx'
import { Fold, Row, Rows } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { ChangedSince } from './changed.tsx'
import type { RipeText } from './queries.ts'
import type { Signoff } from './signoffs.ts'
import { texts } from './signing.texts.ts'
import { texts as ripeTexts } from './texts.ts'
import { askedPerspectives } from './weighing.ts'

/** What somebody said of an older version, and how the text read then. */
export interface Earlier { readonly said: Signoff; readonly document: Document }
interface Props { here: Here; text: RipeText; earlier: Earlier | undefined; errors?: Errors | undefined; typed?: Typed | undefined }

const most = 20
/** So many stand open: more would keep the form out of sight. */
const open = 4

const Change = ({ here, difference: { change, runs, parts } }: { here: Here; difference: BlockDifference }) => {
  const t = texts[here.language].page
  const word = change === 'added' ? t.added : change === 'removed' ? t.removed : change === 'changed' ? t.changed : t.moved
  const lines = [runs, ...parts.filter((part) => part.change !== 'same' || part.moved).map((part) => part.runs)].filter((line) => line.length > 0)
  return (
    <Row>
      <p class="dt-when"><Tag>{word}</Tag></p>
      {lines.map((line) => (
        <p class="nl-paragraph">
          {line.map(({ kind, text }) => {
            if (kind === 'same') return text
            const [before, after] = [<span class="dt-hidden">{kind === 'added' ? t.wasAdded : t.wasRemoved}</span>, <span class="dt-hidden">{t.end}</span>]
            return kind === 'added' ? <ins>{before}{text}{after}</ins> : <del>{before}{text}{after}</del>
          })}
        </p>
      ))}
    </Row>
  )
}

const Changes = ({ here, changes }: { here: Here; changes: readonly BlockDifference[] }) => (
  <Rows>{changes.map((difference) => <Change here={here} difference={difference} />)}</Rows>
)

const isAgain = ({ text, earlier }: Props) => earlier !== undefined && earlier.said.revision !== text.revision

/** What is different from the version that the reader spoke of before. */
const Since = ({ here, text, earlier }: Props) => {
  if (!earlier || earlier.said.revision === text.revision) return null
  const t = texts[here.language].page
  const { kind, revision } = earlier.said
  const changes = differencesBetween(earlier.document, text.document).filter(({ change, moved }) => change !== 'same' || moved)
  return (
    <Section strong id="anders" title={kind === 'agreed' ? t.since(revision) : t.sinceObjection(revision)}>
      {changes.length === 0 ? <p class="nl-paragraph">{t.same}</p> : <Changes here={here} changes={changes.slice(0, open)} />}
      {changes.length > open && (
        <Fold summary={t.rest(Math.min(changes.length, most) - open)}>
          <Changes here={here} changes={changes.slice(open, most)} />
          {changes.length > most && <p class="nl-paragraph">{t.more(changes.length - most)}</p>}
        </Fold>
      )}
      <p class="dt-after"><a href={`${urls.draftRevision(here.workspace, text.number, text.revision)}?met=${revision}`}>{t.allChanges}</a></p>
    </Section>
  )
}

const Wrong = ({ here, text, errors, typed }: Props) => {
  if (!errors) return null
  if (errors['revision']) return <ChangedSince here={here} text={text} read={again(typed, 'revision')} />
  const { page: t, wrong } = texts[here.language]
  const labels: Record<string, string> = { kind: t.answer, reason: t.reason }
  return (
    <ErrorSummary title={errorHeading(here.language)} errors={Object.entries(errors).map(([field, code]) => ({
      field, message: errorText(here.language, code, labels[field] ?? field, wrong) ?? '',
    }))} />
  )
}

const Answer = ({ here, text, earlier, errors, typed }: Props) => {
  const { page: t, wrong } = texts[here.language]
  const now = earlier?.said.revision === text.revision ? earlier.said : undefined
  return (
    <Form action={urls.signoff(here.workspace, text.number)}>
      <OnceKey />
      <Hidden name="revision" value={text.revision} />
      <Radios name="kind" label={t.answer} value={typed ? again(typed, 'kind') : now?.kind} error={errorText(here.language, errors?.['kind'], t.answer)}
        options={(['agreed', 'objected'] as const).map((value) => ({ value, label: t.kinds[value] }))} />
      <TextArea name="reason" label={t.reason} description={t.reasonHint} rows={4} maxlength={2000} value={typed ? again(typed, 'reason') : now?.reason ?? ''}
        error={errorText(here.language, errors?.['reason'], t.reason, wrong)} />
      <Actions><Button>{t.send}</Button><LinkButton kind="subtle" href={urls.ripeness(here.workspace, text.number)}>{t.cancel}</LinkButton></Actions>
    </Form>
  )
}

/** Where a participant signs off the version that is there now, or objects to it. */
export const SignPage = (props: Props) => {
  const { here, text } = props
  const { title, page: t } = texts[here.language]
  const isAsked = askedPerspectives(here).some(({ key }) => key === here.who.perspective)
  return (
    <Shell here={here} title={`${title}: ${text.title}`} step={5} crumbs={[
      { label: text.title, href: urls.draft(here.workspace, text.number) },
      { label: ripeTexts[here.language].title, href: urls.ripeness(here.workspace, text.number) }, { label: title },
    ]}>
      <Head title={title} lead={t.lead(text.title, text.revision, longDate(text.saved_at, here.language))} ring={ringText(here, here.rings.find(({ id }) => id === text.ring_id))}>
        <p class="nl-paragraph"><a href={urls.draft(here.workspace, text.number)}>{t.read}</a>{isAgain(props) && <> · <a href="#antwoord">{t.toAnswer}</a></>}</p>
        <Wrong {...props} />
      </Head>
      <Since {...props} />
      <Section id="antwoord" title={t.answer} margin={(
        <><p class="dt-margin-title">{t.whatHappens}</p><p class="dt-small">{t.who[here.workspace.attribution]}</p><p class="dt-small">{t.lapses}</p>
          {!isAsked && <p class="dt-small">{t.hidden}</p>}</>
      )}>
        <Answer {...props} />
      </Section>
    </Shell>
  )
}
