import { again, type Errors, type Typed } from '../../platform/form.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Form, Hidden, LinkButton, OnceKey, Select, TextArea, TextField } from '../../platform/look/form.tsx'
import { Head, Section } from '../../platform/look/sheet.tsx'
import { Fold } from '../../platform/look/table.tsx'
import { texts as look } from '../../platform/look/texts.ts'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import { fieldsOf, kinds, senders, type FieldName } from './form.ts'
import { kindOf, say, Wrongs } from './parts.tsx'
import type { OneItem } from './queries.ts'
import { texts } from './texts.ts'
import type { Work } from '../../documents/references/work.ts'

/** A form that came back: what was wrong and what was typed. */
export interface Wrong { readonly errors: Errors; readonly typed: Typed }

interface Props {
  here: Here
  /** the work that is mended */
  item?: OneItem | undefined
  /** a work that was looked up, to look over */
  found?: Work | undefined
  /** a DOI may be asked of the world here */
  looksUp?: boolean
  wrong?: Wrong | undefined
}

type Filler = (name: FieldName) => { name: string; label: string; value: string; error: string | undefined; description: string | undefined }

const fillerOf = ({ here, item, found, wrong }: Props): Filler => {
  const t = texts[here.language]
  const now = item ? fieldsOf(item.work, item) : found ? fieldsOf(found) : undefined
  return (name) => ({
    name, label: t.field[name], value: wrong ? again(wrong.typed, name) : now?.[name] ?? '', error: say(here, wrong?.errors, name), description: (t.hint as Partial<Record<FieldName, string>>)[name],
  })
}

const more = ['container', 'publisher', 'volume', 'issue', 'page', 'edition', 'number', 'isbn', 'doi'] as const
const shorts = new Set<string>(['volume', 'issue', 'page', 'edition'])

const Main = ({ field, ...props }: Props & { field: Filler }) => {
  const { here, item } = props
  const t = texts[here.language]
  const { optional } = look[here.language]
  const kind = field('kind')
  // A kind that came with a list and is not on offer stays on offer for the work that has it.
  const own = kind.value && !(kinds as readonly string[]).includes(kind.value) ? [{ value: kind.value, label: item ? kindOf(here, item.work) : t.otherKind }] : []
  return (
    <>
      <Select {...kind} value={kind.value || 'report'} options={[...kinds.map((value) => ({ value, label: t.kind[value] ?? value })), ...own]} />
      <TextField {...field('title')} maxlength={500} />
      <TextField {...field('authors')} optional={optional} />
      <TextField {...field('organisation')} optional={optional} />
      <TextField {...field('dated')} short optional={optional} />
      <TextField {...field('url')} type="url" optional={optional} />
    </>
  )
}

const Meaning = ({ field, ...props }: Props & { field: Filler }) => {
  const { here, item } = props
  const t = texts[here.language]
  const { optional } = look[here.language]
  return (
    <>
      <Select {...field('sender')} optional={optional} options={[{ value: '', label: t.noSender }, ...senders.map((value) => ({ value, label: t.sender[value] }))]} />
      {item && !item.mine
        ? <p class="nl-paragraph">{t.form.whyOfOther}</p>
        : <TextArea {...field('why')} rows={2} optional={optional} />}
    </>
  )
}

const LookUp = ({ here, wrong }: Props) => {
  const t = texts[here.language].doi
  return (
    <Section first title={t.title}>
      <Form action={urls.knowledgeDoi(here.workspace)} panel>
        <TextField name="ask" label={t.label} description={t.hint} short value={again(wrong?.typed, 'ask')} error={say(here, wrong?.errors['ask'] ? { doi: wrong.errors['ask'] } : undefined, 'doi')} />
        <Actions><Button kind="secondary">{t.button}</Button></Actions>
      </Form>
    </Section>
  )
}

/** Where a work is added or mended. */
export const FormPage = (props: Props) => {
  const { here, item, found, wrong } = props
  const t = texts[here.language]
  const field = fillerOf(props)
  const { optional } = look[here.language]
  const title = item ? t.form.editTitle : t.form.addTitle
  const back = item ? urls.knowledgeItem(here.workspace, item.id) : urls.knowledge(here.workspace)
  const filledIn = more.some((name) => field(name).value !== '' || field(name).error)
  const { ask, ...errors } = wrong?.errors ?? {}
  const above = ask ? { ...errors, doi: ask } : errors
  return (
    <Shell here={here} title={title} crumbs={[{ label: t.title, href: urls.knowledge(here.workspace) }, ...(item ? [{ label: item.title, href: back }] : []), { label: title }]}>
      <Head title={title} lead={item?.title ?? (found ? t.doi.found : undefined)} ring={ringText(here)}><Wrongs here={here} errors={Object.keys(above).length > 0 ? above : undefined} /></Head>
      {props.looksUp && !item && !found && <LookUp {...props} />}
      <Section first>
        <Form action={item ? urls.knowledgeItemAct(here.workspace, item.id, 'verbetering') : urls.newKnowledge(here.workspace)}>
          <OnceKey />
          <Hidden name="seen" value={item ? String(item.revision) : '0'} />
          <Main {...props} field={field} />
          <Fold summary={t.form.more} open={filledIn} id="meer">
            {more.map((name) => <TextField {...field(name)} short={shorts.has(name)} optional={optional} />)}
            <Select {...field('language')} optional={optional} options={Object.entries(t.languages).map(([value, label]) => ({ value, label }))} />
          </Fold>
          <Meaning {...props} field={field} />
          <Actions><Button>{item ? t.form.save : t.form.add}</Button><LinkButton kind="subtle" href={back}>{t.form.back}</LinkButton></Actions>
        </Form>
      </Section>
    </Shell>
  )
}
