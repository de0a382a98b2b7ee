import { again, type Errors, type Typed } from '../../../platform/form.ts'
import { errorHeading, errorText } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, LinkButton, OnceKey, Select } from '../../../platform/look/form.tsx'
import { Icon } from '../../../platform/look/marks.tsx'
import { Now, Seen } from '../../../platform/look/meanwhile.tsx'
import { Head, Section } from '../../../platform/look/sheet.tsx'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { anchorOf } from '../drafts/document.tsx'
import type { SourceWithNext, SupersededCitation } from './superseded.ts'
import { texts } from './texts.ts'

interface WarningProps { here: Here; number: number; cited: readonly SupersededCitation[] }

/** Says of a text where it refers to something superseded, with the ways to read and to mend it. Nothing when it does not. */
export const SupersededWarning = ({ here, number, cited }: WarningProps) => {
  if (cited.length === 0) return null
  const t = texts[here.language].superseded
  const toNext = ({ source, item, by }: SupersededCitation) => (
    source ? <a href={urls.sourceAt(here.workspace, source)}>{by}</a> : item ? <a href={urls.landscapeItem(here.workspace, item)}>{by}</a> : by)
  return (
    <div class="dt-after" id="vervangen">
      <p class="dt-status"><Icon name="wait" /> <strong>{t.warning}</strong></p>
      <ul class="dt-list">
        {cited.map((one) => (
          <li>
            <a href={`${urls.draft(here.workspace, number)}#${anchorOf(one.block)}`}>{one.place}</a>: {one.title}. {t.by} {toNext(one)}.
            {here.who.prepares && <> <a href={urls.editDraft(here.workspace, number)}>{t.mend}<span class="dt-hidden">: {one.place}</span></a></>}
          </li>
        ))}
      </ul>
    </div>
  )
}

interface PageProps { here: Here; found: SourceWithNext; wrong?: { errors: Errors; typed: Typed } | undefined }

/** Where somebody says what took the place of a source. */
export const SupersedePage = ({ here, found: { source, others }, wrong }: PageProps) => {
  const t = texts[here.language]
  const error = errorText(here.language, wrong?.errors['by'], t.superseded.label, t.superseded.wrong)
  const changed = errorText(here.language, wrong?.errors['seen'], '')
  const back = urls.sourceAt(here.workspace, source.key)
  return (
    <Shell here={here} title={t.superseded.title} step={5} crumbs={[
      { label: t.texts, href: urls.drafts(here.workspace) }, { label: t.title, href: urls.sources(here.workspace) }, { label: t.superseded.title },
    ]}>
      <Head title={t.superseded.title} lead={source.title} ring={ringText(here)}>
        {error && <ErrorSummary title={errorHeading(here.language)} errors={[{ field: 'by', message: error }]} />}
        {changed && <ErrorSummary title={errorHeading(here.language)} errors={[{ message: changed }]} />}
      </Head>
      <Section first>
        {others.length === 0 ? <p class="nl-paragraph">{t.superseded.noOthers} <a href={`${urls.sources(here.workspace)}#toevoegen`}>{t.add}</a></p> : (
          <Form action={urls.supersedeSource(here.workspace, source.key)}>
            <OnceKey /><Seen shown={source.superseded_by} errors={wrong?.errors} typed={wrong?.typed} />
            <p class="nl-paragraph">{t.superseded.lead}</p>
            <Select name="by" label={t.superseded.label} value={wrong ? again(wrong.typed, 'by') : source.next ?? ''} error={error} options={[
              { value: '', label: t.superseded.none }, ...others.map(({ key, title }) => ({ value: key, label: `${title} (${key})` })),
            ]} />
            <Actions><Button>{t.superseded.button}</Button><LinkButton kind="subtle" href={back}>{t.superseded.back}</LinkButton></Actions>
          </Form>
        )}
        <Now here={here} errors={wrong?.errors} lines={[[t.superseded.label, source.next ?? t.superseded.none]]} />
      </Section>
    </Shell>
  )
}
