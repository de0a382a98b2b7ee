import { errorHeading, errorText, wordFor } from '../../../platform/formtexts.ts'
import type { Errors, Typed } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Checkboxes, ErrorSummary, Form, LinkButton } from '../../../platform/look/form.tsx'
import { Perspective } from '../../../platform/look/marks.tsx'
import { Flow, Head, Section } from '../../../platform/look/sheet.tsx'
import { Fold, Table } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import type { Meeting } from '../meetings/queries.ts'
import { rounds, type Sheet } from './queries.ts'
import { texts } from './texts.ts'

export interface Problems { readonly errors?: Errors | undefined; readonly typed?: Typed | undefined }
interface Props extends Problems { here: Here; meeting: Meeting; sheets: readonly Sheet[]; done?: string | undefined }

const Making = ({ here, meeting, sheets, errors }: Props) => {
  const t = texts[here.language]
  const error = errorText(here.language, errors?.['round'], t.round)
  return (
    <Section first title={t.make}>
      {error && <ErrorSummary title={errorHeading(here.language)} errors={[{ field: 'round', message: error }]} />}
      <Form panel action={urls.paper(here.workspace, meeting.number)}>
        <Checkboxes name="round" label={t.round} description={t.note} error={error} value={sheets.length > 0 || errors ? [] : rounds}
          options={rounds.map((round) => ({ value: round, label: t.rounds[round] }))} />
        <Actions><Button kind={sheets.length > 0 ? 'secondary' : 'primary'}>{t.button}</Button></Actions>
      </Form>
    </Section>
  )
}

const Made = ({ here, meeting, sheets }: Props) => {
  const t = texts[here.language]
  if (sheets.length === 0) return <Section title={t.sheets} id="vellen"><p class="nl-paragraph">{t.none}</p></Section>
  return (
    <Section strong title={t.sheets} note={t.count(sheets.length)} id="vellen">
      <Flow>
        <Actions>
          <LinkButton kind="primary" href={urls.paperSheets(here.workspace, meeting.number, 'kaartjes')}>{t.print.kaartjes}</LinkButton>
          <LinkButton href={urls.paperSheets(here.workspace, meeting.number, 'vellen')}>{t.print.vellen}</LinkButton>
          <LinkButton href={urls.transcribe(here.workspace)}>{t.transcribe}</LinkButton>
        </Actions>
        <Fold summary={t.codes}>
          <Table caption={t.sheets} captionHidden columns={[{ label: t.columns.code }, { label: t.columns.round }, { label: t.columns.subgroup }, { label: t.columns.perspective }]}
            rows={sheets.map(({ code, round, subgroup, perspective }) => [
              <a href={urls.transcribe(here.workspace, code)}>{code}</a>, t.rounds[round], subgroup ?? t.everybody, <Perspective perspective={perspective} label={perspectiveLabel(here, perspective)} />,
            ])} />
        </Fold>
      </Flow>
    </Section>
  )
}

/** The paper of one meeting: making sheets, and the way to print them. */
export const PaperPage = (props: Props) => {
  const { here, meeting, done } = props
  const t = texts[here.language]
  return (
    <Shell here={here} title={`${t.title}: ${meeting.title}`} step={3} flash={wordFor(t.done, done)} crumbs={[
      { label: t.meetings, href: urls.meetings(here.workspace) }, { label: t.meeting(meeting.number), href: urls.meeting(here.workspace, meeting.number) }, { label: t.title },
    ]}>
      <Head title={t.title} kicker={meeting.title} lead={t.lead} ring={ringText(here, here.rings.find(({ kind }) => kind === 'preparation'))} />
      <Making {...props} />
      <Made {...props} />
      <Section title={t.meeting(meeting.number)}><Actions><LinkButton kind="subtle" href={urls.meeting(here.workspace, meeting.number)}>{t.back}</LinkButton></Actions></Section>
    </Shell>
  )
}
