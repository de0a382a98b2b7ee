import { succeeding, successionOf } from '../../../methods/succession.ts'
import { longDate } from '../../../platform/dates.ts'
import { again, type Errors, type Typed } from '../../../platform/form.ts'
import { errorHeading, errorText, wordFor } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, Hidden, LinkButton, OnceKey, Radios, Select, TextArea, TextField } from '../../../platform/look/form.tsx'
import { Now, Seen } from '../../../platform/look/meanwhile.tsx'
import { Head, Section } from '../../../platform/look/sheet.tsx'
import { Fold } from '../../../platform/look/table.tsx'
import { texts as look } from '../../../platform/look/texts.ts'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import type { Marker } from '../../../beside/glossary/meanings.ts'
import { Marked, TermsSaid } from '../../../beside/glossary/shown.tsx'
import { levels, statuses } from './changes.ts'
import { datedText, datedTyped } from './dated.ts'
import type { OneItem, Other, SourceChoice, State } from './queries.ts'
import { texts } from './texts.ts'
import { Next, Source } from './views.tsx'

type FieldName = keyof (typeof texts)['nl']['field']

/** A form that came back: what was wrong and what was typed. */
export interface Wrong { readonly errors: Errors; readonly typed: Typed }

const say = (here: Here, errors: Errors | undefined, field: FieldName): string | undefined => {
  const t = texts[here.language]
  return errorText(here.language, errors?.[field], t.field[field], t.wrong)
}

const Errors = ({ here, errors }: { here: Here; errors: Errors | undefined }) => {
  if (!errors) return null
  const t = texts[here.language]
  return (
    <ErrorSummary title={errorHeading(here.language)} errors={Object.entries(errors).map(([field, code]) => (
      field === 'seen' ? { message: t.wrong[code as 'changed'] } : { field, message: say(here, errors, field as FieldName) ?? '' }))} />
  )
}

interface FormProps { here: Here; sources: readonly SourceChoice[]; item?: OneItem; wrong?: Wrong | undefined }

const Fields = ({ here, sources, item, wrong }: FormProps) => {
  const t = texts[here.language]
  const { optional } = look[here.language]
  const now: Record<string, string> = item
    ? { ...item, source: item.source_id ?? '', dated: datedTyped(item.dated), changed_at: '', withdrawn_at: '' } as unknown as Record<string, string> : {}
  const field = (name: FieldName) => ({
    name, label: t.field[name], value: wrong ? again(wrong.typed, name) : now[name] ?? '', error: say(here, wrong?.errors, name),
    description: (t.hint as Partial<Record<FieldName, string>>)[name],
  })
  return (
    <>
      <TextField {...field('what')} maxlength={300} />
      <TextField {...field('who')} maxlength={200} />
      <TextArea {...field('about')} rows={2} optional={optional} />
      <Radios {...field('level')} inline options={levels.map((value) => ({ value, label: t.level[value] }))} />
      <Radios {...field('status')} inline options={statuses.map((value) => ({ value, label: t.status[value] }))} />
      <TextField {...field('dated')} short optional={optional} />
      <TextField {...field('url')} type="url" optional={optional} />
      {sources.length > 0 && <Select {...field('source')} optional={optional} options={[
        { value: '', label: t.noSource }, ...sources.map(({ id, title, key }) => ({ value: id, label: `${title} (${key})` })),
      ]} />}
      <TextArea {...field('lacks')} rows={3} optional={optional} />
    </>
  )
}

/** Where something is added or improved. */
export const FormPage = (props: FormProps) => {
  const { here, item, wrong } = props
  const t = texts[here.language]
  const title = item ? t.form.editTitle : t.form.addTitle
  const back = item ? urls.landscapeItem(here.workspace, item.id) : urls.landscape(here.workspace)
  // Who saves again after reading that somebody was earlier, has seen what stands there now.
  const seen = item ? String(item.revision) : '0'
  return (
    <Shell here={here} title={title} step={2} crumbs={[
      { label: t.title, href: urls.landscape(here.workspace) }, ...(item ? [{ label: item.what, href: back }] : []), { label: title },
    ]}>
      <Head title={title} lead={item?.what} ring={ringText(here)}><Errors here={here} errors={wrong?.errors} /></Head>
      <Section first>
        <Form action={item ? urls.landscapeAct(here.workspace, item.id, 'verbetering') : urls.newLandscapeItem(here.workspace)}>
          <Hidden name="seen" value={seen} />
          <OnceKey />
          <Fields {...props} />
          <Actions><Button>{item ? t.form.save : t.form.add}</Button><LinkButton kind="subtle" href={back}>{t.form.back}</LinkButton></Actions>
        </Form>
      </Section>
    </Shell>
  )
}

interface OneProps { here: Here; item: OneItem; marker: Marker; states: readonly State[]; others: readonly Other[]; done?: string | undefined; wrong?: Wrong | undefined }

const Facts = ({ here, item, marker }: OneProps) => {
  const t = texts[here.language]
  marker.section('gegevens')
  return (
    <dl class="dt-terms">
      <dt>{t.field.who}</dt><dd>{item.who}</dd>
      {item.about && <><dt>{t.field.about}</dt><dd><Marked text={item.about} marker={marker} /></dd></>}
      <dt>{t.field.level}</dt><dd>{t.level[item.level as keyof typeof t.level]}</dd>
      <dt>{t.field.status}</dt><dd>{t.status[item.status as keyof typeof t.status]}</dd>
      <dt>{t.field.dated}</dt><dd>{datedText(item.dated, here.language) || t.undated}</dd>
      <dt>{t.one.sourceLabel}</dt><dd><Source here={here} item={item} /></dd>
      {item.lacks && <><dt>{t.field.lacks}</dt><dd><Marked text={item.lacks} marker={marker} /></dd></>}
    </dl>
  )
}

const Supersede = ({ here, item, others, wrong }: OneProps) => {
  const t = texts[here.language]
  const next = successionOf(others)
  const mine = wrong?.typed['by'] === undefined ? undefined : wrong
  const meanwhile = mine?.errors['by'] === 'changed' ? { seen: 'changed' } : undefined
  // What this took the place of, however long ago, cannot take its place.
  const may = others.filter(({ id }) => !succeeding(next, id).includes(item.id))
  return (
    <Section id="vervanging" title={t.one.next}>
      {may.length === 0 ? <p class="nl-paragraph">{t.one.nextEmpty} <a href={urls.newLandscapeItem(here.workspace)}>{t.add}</a></p> : (
        <Form action={urls.landscapeAct(here.workspace, item.id, 'vervanging')}>
          <OnceKey /><Seen shown={item.superseded_by} errors={meanwhile} typed={mine?.typed} />
          <p class="nl-paragraph">{t.one.nextLead}</p>
          <Select name="by" label={t.field.by} value={mine ? again(mine.typed, 'by') : item.superseded_by ?? ''} error={say(here, mine?.errors, 'by')} options={[
            { value: '', label: t.one.nextNone },
            ...may.map(({ id, what, who, dated }) => ({ value: id, label: `${what} (${[who, datedText(dated, here.language)].filter(Boolean).join(', ')})` })),
          ]} />
          <Actions><Button kind="secondary">{t.one.nextButton}</Button></Actions>
        </Form>
      )}
      <Now here={here} errors={meanwhile} lines={[[t.field.by, others.find(({ id }) => id === item.superseded_by)?.what ?? t.one.nextNone]]} />
    </Section>
  )
}

const Withdraw = ({ here, item, wrong }: OneProps) => {
  const t = texts[here.language]
  return (
    <Section id="intrekken" title={t.one.withdraw}>
      <Form action={urls.landscapeAct(here.workspace, item.id, 'intrekking')}>
        <OnceKey />
        <p class="nl-paragraph">{t.one.withdrawLead}</p>
        <TextArea name="reason" label={t.field.reason} rows={2} value={again(wrong?.typed, 'reason')} error={say(here, wrong?.errors, 'reason')} />
        <Actions><Button kind="danger">{t.one.withdraw}</Button></Actions>
      </Form>
    </Section>
  )
}

const wordOf = (here: Here, field: string, value: string): string => {
  const t = texts[here.language]
  if (value === '') return t.one.empty
  if (field === 'level') return t.level[value as keyof typeof t.level] ?? value
  if (field === 'status') return t.status[value as keyof typeof t.status] ?? value
  return field === 'dated' ? datedText(value, here.language) : value
}

const told = ['what', 'who', 'about', 'level', 'status', 'dated', 'url', 'lacks'] as const

/** What stood there in a state and not in the one after it. */
const changedIn = (before: Record<string, string | null>, after: Record<string, string | null>) => told.filter((field) => before[field] !== after[field])

const History = ({ here, item, states, others }: OneProps) => {
  const t = texts[here.language]
  if (states.length === 0) return null
  const fields = states.map(({ state }) => state as Record<string, string | null>)
  const next = (at: number) => (at === 0 ? item as unknown as Record<string, string | null> : fields[at - 1] as Record<string, string | null>)
  const nameOf = (id: string | null | undefined) => others.find((one) => one.id === id)?.what
  return (
    <Section title={t.one.history} note={t.one.earlier}>
      {states.map(({ revision, changed_at }, at) => {
        const [before, after] = [fields[at] as Record<string, string | null>, next(at)]
        return (
          <Fold summary={t.one.until(revision, longDate(changed_at, here.language))} open={at === 0}>
            <dl class="dt-terms">
              {changedIn(before, after).map((field) => <><dt>{t.field[field]}</dt><dd>{wordOf(here, field, before[field] ?? '')}</dd></>)}
              {before['source_id'] !== after['source_id'] && <><dt>{t.field.source}</dt><dd>{before['source_id'] ? t.one.sourceLabel : t.noSource}</dd></>}
              {before['superseded_by'] !== after['superseded_by'] && (
                <><dt>{t.field.by}</dt><dd>{before['superseded_by'] ? nameOf(before['superseded_by']) ?? t.one.withdrawn : t.one.nextNone}</dd></>
              )}
              {before['withdrawn_why'] !== after['withdrawn_why'] && <><dt>{t.one.withdrawn}</dt><dd>{t.one.empty}</dd></>}
            </dl>
          </Fold>
        )
      })}
    </Section>
  )
}

/** One thing that exists already: all that is known of it, what took its place, and how it stood before. */
export const ItemPage = (props: OneProps) => {
  const { here, item, done, wrong } = props
  const t = texts[here.language]
  const open = here.who.takesPart && !item.withdrawn_at
  return (
    <Shell here={here} title={item.what} step={2} live flash={wordFor(t.done, done)} crumbs={[{ label: t.title, href: urls.landscape(here.workspace) }, { label: item.what }]}>
      <Head title={item.what} kicker={t.title} ring={ringText(here, here.rings.find(({ id }) => id === item.ring_id))}>
        <Errors here={here} errors={wrong?.errors} />
        {item.withdrawn_at && <p class="nl-paragraph"><strong>{t.one.withdrawnOn(longDate(item.withdrawn_at, here.language))}</strong> {item.withdrawn_why}</p>}
        <Next here={here} item={item} />
        {open && <div class="dt-after"><Actions><LinkButton kind="primary" href={urls.landscapeAct(here.workspace, item.id, 'verbetering')}>{t.one.edit}</LinkButton></Actions></div>}
      </Head>
      <Section strong title={t.list} id="gegevens" live="landscape_item source"><Facts {...props} /></Section>
      <TermsSaid here={here} marker={props.marker} live="landscape_item" />
      {open && <Supersede {...props} />}
      <History {...props} />
      {open && <Withdraw {...props} />}
    </Shell>
  )
}
