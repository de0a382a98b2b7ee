import { dateAndTime, figure } from '../../platform/dates.ts'
import { again, type Typed } from '../../platform/form.ts'
import { errorHeading, wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, Hidden, LinkButton, OnceKey, TextArea, TextField } from '../../platform/look/form.tsx'
import { Tag } from '../../platform/look/marks.tsx'
import { Head, Section } from '../../platform/look/sheet.tsx'
import { Pager, Row, Rows } from '../../platform/look/table.tsx'
import { texts as look } from '../../platform/look/texts.ts'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import { texts } from './import.texts.ts'
import { Reference } from './parts.tsx'
import { perPage, type OneEntry, type SentList, type Unfinished } from './queries.ts'
import { texts as base } from './texts.ts'

const crumbsTo = (here: Here, last: string, between?: { label: string; href: string }) =>
  [{ label: base[here.language].title, href: urls.knowledge(here.workspace) }, ...(between ? [between] : []), { label: last }]

/** Where a list is sent or pasted. */
export const SendPage = ({ here, unfinished, error, typed, done }: { here: Here; unfinished: readonly Unfinished[]; error?: string | undefined; typed?: Typed | undefined; done?: string | undefined }) => {
  const t = texts[here.language]
  const said = error && (wordFor(t.wrong, error) ?? t.wrong.broken)
  return (
    <Shell here={here} title={t.title} crumbs={crumbsTo(here, t.title)} flash={done === 'niets' ? t.gone : undefined}>
      <Head title={t.title} lead={t.lead} ring={ringText(here)}>
        {said && <ErrorSummary title={errorHeading(here.language)} errors={[{ field: 'file', message: said }]} />}
      </Head>
      <Section first>
        <Form action={urls.knowledgeImports(here.workspace)} multipart>
          <OnceKey />
          <TextField name="file" type="file" label={t.file} description={t.fileHint} error={said || undefined} accept=".bib,.bibtex,.ris,.json,.nbib,.enw,.isi,.ciw,.rdf,.txt" optional={look[here.language].optional} />
          <TextArea name="list" label={t.paste} rows={8} value={again(typed, 'list')} optional={look[here.language].optional} />
          <Actions><Button>{t.button}</Button><LinkButton kind="subtle" href={urls.knowledge(here.workspace)}>{t.back}</LinkButton></Actions>
        </Form>
      </Section>
      {unfinished.length > 0 && (
        <Section title={t.unfinished} note={t.unfinishedNote} id="bezig">
          <Rows spacing="tight">
            {unfinished.map(({ id, format, sent_at }) => (
              <Row><p class="dt-plain"><a href={urls.knowledgeImport(here.workspace, id)}>{t.goOn(t.formats[format], dateAndTime(sent_at, here.language))}</a></p></Row>
            ))}
          </Rows>
        </Section>
      )}
    </Shell>
  )
}

interface PreviewProps {
  here: Here
  list: SentList
  entries: readonly OneEntry[]
  counts: readonly { readonly state: string; readonly count: number; readonly wanted: number }[]
  page: number
  only: 'new' | 'double' | 'fault' | undefined
  done?: string | undefined
  error?: 'nothing' | undefined
}

const Entry = ({ here, entry }: { here: Here; entry: OneEntry }) => {
  const t = texts[here.language]
  const id = `werk-${entry.position}`
  if (!entry.work) {
    return <Row><p class="nl-paragraph"><Tag ink>{t.states.fault}</Tag> {t.line(entry.line)}. {t.why[entry.why as keyof typeof t.why] ?? t.why.unreadable}</p></Row>
  }
  return (
    <Row>
      <label class="dt-choice dt-choice--big" for={id}>
        <input class="utrecht-checkbox utrecht-checkbox--html-input" type="checkbox" id={id} name="wanted" value={String(entry.position)} checked={entry.wanted} />
        <span><Reference here={here} work={{ ...entry.work, URL: undefined, DOI: undefined } as NonNullable<OneEntry['work']>} /></span>
      </label>
      <Hidden name="shown" value={entry.position} />
      <p class="dt-when">
        {t.line(entry.line)}
        {entry.state === 'double' && <> · <Tag>{t.states.double}</Tag> {entry.same_id ? <a href={urls.knowledgeItem(here.workspace, entry.same_id)}>{t.sameKnown}</a> : t.sameLine(entry.same_line ?? 0)}</>}
      </p>
      {entry.dropped && <p class="dt-when">{t.dropped(entry.dropped)}</p>}
    </Row>
  )
}

const Choices = ({ here, list, counts, only }: PreviewProps) => {
  const t = texts[here.language]
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  const some = (['new', 'double', 'fault'] as const).map((state) => ({ state, label: t.states[state], count: counts.find((one) => one.state === state)?.count ?? 0 }))
  const link = (state: string, label: string, count: number, current: boolean) => (
    <li><a href={urls.knowledgeImport(here.workspace, list.id, { toon: state })} aria-current={current ? 'page' : undefined}>{label} ({figure(count, here.language)})</a></li>
  )
  return <ul class="dt-plain-list">{link('', t.all, all, !only)}{some.filter(({ count }) => count > 0).map(({ state, label, count }) => link(state, label, count, only === state))}</ul>
}

/** What was read of a list, entry by entry, with what to take over: everything new at first. */
export const PreviewPage = (props: PreviewProps) => {
  const { here, list, entries, counts, page, only, done, error } = props
  const t = texts[here.language]
  const wanted = figure(counts.reduce((sum, one) => sum + one.wanted, 0), here.language)
  const read = figure(counts.filter(({ state }) => state !== 'fault').reduce((sum, { count }) => sum + count, 0), here.language)
  const pages = Math.ceil((only ? counts.find(({ state }) => state === only)?.count ?? 0 : counts.reduce((sum, { count }) => sum + count, 0)) / perPage)
  return (
    <Shell here={here} title={t.preview} crumbs={crumbsTo(here, t.preview, { label: t.title, href: urls.knowledgeImports(here.workspace) })} flash={done === 'bewaard' ? t.kept : undefined}>
      <Head title={t.preview} lead={t.read(t.formats[list.format as keyof typeof t.formats], read)} ring={ringText(here)}>
        {error && <ErrorSummary title={errorHeading(here.language)} errors={[{ message: t.wrong[error] }]} />}
      </Head>
      <Section strong title={t.wanted} note={t.wantedHint} aside={<Choices {...props} />}>
        <Form action={urls.knowledgeImportAct(here.workspace, list.id, 'keuze')}>
          <Hidden name="page" value={page} />
          {entries.length === 0 ? <p class="nl-paragraph">{t.none}</p> : <Rows>{entries.map((entry) => <Entry here={here} entry={entry} />)}</Rows>}
          <Pager language={here.language} page={page} pages={pages} hrefOf={(at) => urls.knowledgeImport(here.workspace, list.id, { toon: only, pagina: at })} />
          {pages > 1 && <p class="nl-paragraph">{t.takeMore(wanted)}</p>}
          <Actions><Button name="do" value="overnemen">{t.take(wanted)}</Button><Button kind="secondary" name="do" value="bewaren">{t.keep}</Button></Actions>
        </Form>
        <form action={urls.knowledgeImportAct(here.workspace, list.id, 'intrekking')} method="post"><OnceKey /><Actions><Button kind="subtle">{t.drop}</Button></Actions></form>
      </Section>
    </Shell>
  )
}

/** What came of it: how many were taken over, and what could not be read, with its line. */
export const TakenPage = ({ here, list, entries, counts, page }: Pick<PreviewProps, 'here' | 'list' | 'entries' | 'counts' | 'page'>) => {
  const t = texts[here.language]
  const faults = counts.find(({ state }) => state === 'fault')?.count ?? 0
  return (
    <Shell here={here} title={t.title} crumbs={crumbsTo(here, t.title)}>
      <Head title={t.taken(figure(list.taken ?? 0, here.language))} ring={ringText(here)}>
        <div class="dt-after"><Actions><LinkButton kind="primary" href={urls.knowledge(here.workspace)}>{t.toBase}</LinkButton></Actions></div>
      </Head>
      {faults > 0 && (
        <Section strong title={t.states.fault}>
          <p class="nl-paragraph">{t.takenRest(faults)}</p>
          <Rows>{entries.map((entry) => <Entry here={here} entry={entry} />)}</Rows>
          <Pager language={here.language} page={page} pages={Math.ceil(faults / perPage)} hrefOf={(at) => urls.knowledgeImport(here.workspace, list.id, { pagina: at })} />
        </Section>
      )}
    </Shell>
  )
}
