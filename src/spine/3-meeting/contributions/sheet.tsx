import { again, type Errors, type Typed } from '../../../platform/form.ts'
import { errorHeading, errorText } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, Hidden, OnceKey, Radios, Select, TextArea, TextField } from '../../../platform/look/form.tsx'
import { Icon, Perspective } from '../../../platform/look/marks.tsx'
import { Head, MarginTitle, Section } from '../../../platform/look/sheet.tsx'
import { texts as lookTexts } from '../../../platform/look/texts.ts'
import { urls } from '../../../urls.ts'
import { openPerspectives, perspectiveLabel } from '../../../workspaces/attribution.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { longest } from './changes.ts'
import { allKinds } from './filter.ts'
import { ToContribution } from './item.tsx'
import type { Subgroup, Subtopic } from './queries.ts'
import type { Line } from './sheet.ts'
import { texts as sheetTexts } from './sheet.texts.ts'
import { texts } from './texts.ts'

/** A line as it is read back, with what it looks like: a contribution, or an earlier line of the same sheet. */
export interface ReadLine extends Line {
  readonly like?: { number: number; body: string } | { line: number } | undefined
}

export interface SheetProps {
  here: Here
  subtopics: readonly Subtopic[]
  subgroups: readonly Subgroup[]
  errors?: Errors | undefined
  /** step 1 as it was typed */
  typed?: Typed | undefined
  /** step 2: what was read */
  lines?: readonly ReadLine[] | undefined
  subgroup_id?: string | null | undefined
  subtopic_id?: string | null | undefined
  /** of the sheet, when it was printed here */
  code?: string | undefined
}

const TypingForm = ({ here, subtopics, subgroups, errors, typed }: SheetProps) => {
  const t = sheetTexts[here.language]
  const { optional } = lookTexts[here.language]
  const say = (field: string, label: string) => errorText(here.language, errors?.[field], label, { many: t.wrong.many, 'long-line': t.wrong['long-line'], code: t.wrong.code })
  return (
    <Form action={`${urls.transcribe(here.workspace)}#nakijken`} panel>
      <TextField name="code" short label={t.code} description={t.codeHint} optional={optional} value={again(typed, 'code')} error={say('code', t.code)} maxlength={10} />
      <Radios name="perspective" label={t.perspective} inline value={typed ? again(typed, 'perspective') : here.who.perspective ?? ''} error={say('perspective', t.perspective)}
        options={openPerspectives(here).map(({ key }) => ({ value: key, label: <Perspective perspective={key} label={perspectiveLabel(here, key)} /> }))} />
      {subgroups.length > 0 && (
        <Select name="subgroup_id" label={t.subgroup} optional={optional} value={again(typed, 'subgroup_id')}
          options={[{ value: '', label: t.noSubgroup }, ...subgroups.map(({ id, title }) => ({ value: id, label: title }))]} />
      )}
      {subtopics.length > 0 && (
        <Select name="subtopic_id" label={t.subtopic} optional={optional} value={again(typed, 'subtopic_id')}
          options={[{ value: '', label: t.noSubtopic }, ...subtopics.map(({ id, title }) => ({ value: id, label: title }))]} />
      )}
      <Radios name="kind" label={t.kind} inline value={typed ? again(typed, 'kind') : 'consequence'} error={say('kind', t.kind)}
        options={allKinds.map((kind) => ({ value: kind, label: texts[here.language].kind[kind] }))} />
      <TextArea name="lines" label={t.lines} description={t.linesHint} rows={9} lines value={again(typed, 'lines')} error={say('lines', t.lines)} />
      <Actions><Button kind="secondary">{t.check}</Button></Actions>
    </Form>
  )
}

const Alike = ({ here, at, line }: { here: Here; at: number; line: ReadLine }) => {
  const t = sheetTexts[here.language]
  if (!line.like) return null
  return (
    <>
      <p class="dt-small dt-plain dt-like">
        <Icon name="merged" />{' '}
        {'line' in line.like ? t.likeLine(line.like.line) : <>{t.looksLike}<ToContribution here={here} number={line.like.number} />: “{line.like.body}”</>}
      </p>
      <Hidden name="alike[]" value={at} />
    </>
  )
}

const Tick = ({ name, at, checked, label }: { name: string; at: number; checked: boolean; label: string }) => (
  <label class="dt-choice dt-small">
    <input class="utrecht-checkbox utrecht-checkbox--html-input" type="checkbox" name={name} value={at} checked={checked} /><span>{label}</span>
  </label>
)

interface PickProps { name: string; label: string; value: string; options: readonly { value: string; label: string }[] }

/** A choice for one line, all answers in sight: with forty lines, one press each. */
const Pick = ({ name, label, value, options }: PickProps) => (
  <div class="dt-options dt-small" role="radiogroup" aria-label={label}>
    {options.map((option) => (
      <label class="dt-choice">
        <input class="utrecht-radio-button utrecht-radio-button--html-input" type="radio" name={name} value={option.value} checked={option.value === value} />
        <span>{option.label}</span>
      </label>
    ))}
  </div>
)

const LineRow = ({ here, at, line }: { here: Here; at: number; line: ReadLine }) => {
  const t = sheetTexts[here.language]
  const error = line.wrong ? t.wrong[line.wrong](at + 1) : undefined
  return (
    <li>
      <TextArea name="text[]" id={`regel-${at}`} label={<span class="dt-small dt-soft">{t.textOf(at + 1)}</span>} rows={2} value={line.text} error={error} maxlength={longest} />
      <Pick name={`kind-${at}`} label={t.kindOf(at + 1)} value={line.kind} options={allKinds.map((kind) => ({ value: kind, label: texts[here.language].kind[kind] }))} />
      <div class="dt-readback__last">
        <Pick name={`perspective-${at}`} label={t.perspectiveOf(at + 1)} value={line.perspective}
          options={openPerspectives(here).map(({ key }) => ({ value: key, label: perspectiveLabel(here, key) }))} />
        {!line.like && <Tick name="leave" at={at} checked={line.left} label={t.leave} />}
      </div>
      <Alike here={here} at={at} line={line} />
      {line.like && <Tick name="anyway" at={at} checked={!line.left} label={t.anyway} />}
    </li>
  )
}

const Readback = ({ here, lines, subgroup_id, subtopic_id, code }: SheetProps & { lines: readonly ReadLine[] }) => {
  const t = sheetTexts[here.language]
  return (
    <Section id="nakijken" title={t.step2} note={t.reading(lines.length)} margin={<><MarginTitle>{t.next}</MarginTitle><p class="dt-small dt-soft">{t.nextText}</p></>}>
      <form action={urls.storeTranscript(here.workspace)} method="post" novalidate>
        <Hidden name="subgroup_id" value={subgroup_id ?? ''} />
        <Hidden name="subtopic_id" value={subtopic_id ?? ''} />
        <Hidden name="code" value={code ?? ''} />
        <OnceKey />
        <ol class="dt-rows dt-rows--tight dt-readback">{lines.map((line, at) => <LineRow here={here} at={at} line={line} />)}</ol>
        <div class="dt-actions dt-after">
          <Button>{t.store(lines.length)}</Button><a href={urls.contributions(here.workspace)}>{t.cancel}</a>
        </div>
      </form>
    </Section>
  )
}

const Wrong = ({ here, errors, lines }: SheetProps) => {
  const t = sheetTexts[here.language]
  const labels: Record<string, string> = { perspective: t.perspective, kind: t.kind, lines: t.lines, code: t.code, subgroup_id: t.subgroup, subtopic_id: t.subtopic }
  const own = { code: t.wrong.code, many: t.wrong.many, 'long-line': t.wrong['long-line'], none: t.wrong.none, subgroup: t.wrong.subgroup }
  const found = [
    ...Object.entries(errors ?? {}).map(([field, code]) => ({ field: field === 'text' ? 'nakijken' : field, message: errorText(here.language, code, labels[field] ?? '', own) ?? '' })),
    ...(lines ?? []).flatMap(({ wrong }, at) => (wrong ? [{ field: `regel-${at}`, message: t.wrong[wrong](at + 1) }] : [])),
  ]
  return found.length > 0 ? <ErrorSummary title={errorHeading(here.language)} errors={found} /> : null
}

/** Typing over what stands on paper: first the lines as they are, then how they are read, and only then stored. */
export const SheetPage = (props: SheetProps) => {
  const { here, lines } = props
  const t = sheetTexts[here.language]
  const { crumb } = texts[here.language]
  return (
    <Shell here={here} title={t.title} step={3} crumbs={[{ label: crumb, href: urls.contributions(here.workspace) }, { label: t.title }]}>
      <Head title={t.title} lead={t.lead} ring={ringText(here)}><Wrong {...props} /></Head>
      {(!lines || props.typed) && <Section strong title={t.step1} note={t.typing}><TypingForm {...props} /></Section>}
      {lines && <Readback {...props} lines={lines} />}
    </Shell>
  )
}
