import { isoDay, longDate } from '../../../platform/dates.ts'
import { again, type Errors, type Typed } from '../../../platform/form.ts'
import { errorHeading, errorText, wordFor } from '../../../platform/formtexts.ts'
import type { Here, Ring } from '../../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, LinkButton, OnceKey, Radios, TextField } from '../../../platform/look/form.tsx'
import { Tag } from '../../../platform/look/marks.tsx'
import { Flow, Head, Section } from '../../../platform/look/sheet.tsx'
import { Empty, Pager, Row, Rows } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import type { Ripeness } from '../ripeness/queries.ts'
import { longest } from './beginning.ts'
import { draftsPerPage, type ListedDraft } from './reading.ts'
import { texts } from './texts.ts'

/** What an address says was done, in words; nothing for a code we do not know. */
export const doneText = (here: Here, code: string | undefined): string | undefined => {
  const { done } = texts[here.language]
  return wordFor(done, code)
}

/** Who may read what lies in this ring, in a few words. */
export const visibleText = (here: Here, ring: Pick<Ring, 'kind' | 'title'> | undefined): string => {
  const t = texts[here.language].visible
  if (ring?.kind === 'preparation') return t.preparation
  return ring?.kind === 'subgroup' ? t.subgroup(ring.title) : t.members
}

/** How far a text is from publication, in words. */
export const ripenessText = (here: Here, { ripe, criteria }: Ripeness): string => {
  const t = texts[here.language]
  return ripe ? t.ripe : t.open(criteria.reduce((sum, { gaps }) => sum + gaps.length, 0))
}

const DraftRow = ({ here, draft }: { here: Here; draft: ListedDraft }) => {
  const t = texts[here.language]
  const { number, edition, ripeness } = draft
  return (
    <Row id={`tekst-${number}`} level={3} title={draft.title} href={urls.draft(here.workspace, number)} when={
      <>{t.kind[draft.kind]}. {t.saved('')}<time datetime={isoDay(draft.saved_at)}>{longDate(draft.saved_at, here.language)}</time></>
    }>
      <p class="dt-plain">{visibleText(here, here.rings.find(({ id }) => id === draft.ring_id))}</p>
      {draft.withdrawn_at && <p class="dt-plain"><Tag ink>{t.withdrawn}</Tag></p>}
      {ripeness && <p class="dt-plain"><a href={urls.ripeness(here.workspace, number)}>{ripenessText(here, ripeness)}</a></p>}
      {edition && <p class="dt-plain">{t.published}: <a href={urls.edition(edition.slug, edition.number)}>{t.edition(edition.number, longDate(edition.published_at, here.language))}</a></p>}
    </Row>
  )
}

const NoDrafts = ({ here }: { here: Here }) => {
  const t = texts[here.language].none
  return (
    <Empty title={t.title}>
      <p class="nl-paragraph">{t.text} {here.who.prepares ? t.you : t.wait}</p>
      {here.who.prepares && <p class="dt-ask__do"><LinkButton kind="primary" href={urls.newDraft(here.workspace)}>{texts[here.language].begin}</LinkButton></p>}
    </Empty>
  )
}

interface ListProps { here: Here; drafts: readonly ListedDraft[]; page: number; done?: string | undefined }

/** The texts of a think tank that you may read. */
export const DraftsPage = ({ here, drafts, page, done }: ListProps) => {
  const t = texts[here.language]
  const pages = Math.ceil((drafts[0]?.total ?? 0) / draftsPerPage)
  return (
    <Shell here={here} title={t.title} step={5} crumbs={[{ label: t.title }]} flash={doneText(here, done)} live>
      <Head title={t.title} lead={t.lead} ring={ringText(here)}>
        {here.who.prepares && drafts.length > 0 && <p class="dt-ask__do"><LinkButton kind="primary" href={urls.newDraft(here.workspace)}>{t.begin}</LinkButton></p>}
      </Head>
      <Section strong title={t.list}>
        <div id="lijst" data-live="draft publication finding contribution">
          {drafts.length === 0 ? <NoDrafts here={here} /> : <Rows spacing="airy">{drafts.map((draft) => <DraftRow here={here} draft={draft} />)}</Rows>}
        </div>
        <Pager language={here.language} page={page} pages={pages} hrefOf={(each) => `${urls.drafts(here.workspace)}?pagina=${each}`} />
      </Section>
    </Shell>
  )
}

interface BeginProps { here: Here; errors?: Errors | undefined; typed?: Typed | undefined }

const Wrong = ({ here, errors }: BeginProps) => {
  if (!errors) return null
  const t = texts[here.language].form
  const labels: Record<string, string> = { title: t.name, kind: t.kind, ring: t.ring, chapter: t.chapter }
  return (
    <ErrorSummary title={errorHeading(here.language)} errors={Object.entries(errors).map(([field, code]) => ({
      field, message: errorText(here.language, code, labels[field] ?? field) ?? '',
    }))} />
  )
}

const BeginForm = ({ here, errors, typed }: BeginProps) => {
  const { form: t, kind } = texts[here.language]
  const say = (field: string, label: string) => errorText(here.language, errors?.[field], label)
  const value = (field: string, first: string) => (typed ? again(typed, field) : first)
  return (
    <Form action={urls.newDraft(here.workspace)}>
      <OnceKey />
      <TextField name="title" label={t.name} description={t.nameHint} maxlength={longest.title} value={value('title', '')} error={say('title', t.name)} />
      <Radios name="kind" label={t.kind} value={value('kind', 'summary')} error={say('kind', t.kind)}
        options={(['summary', 'guide', 'other'] as const).map((each) => ({ value: each, label: kind[each] }))} />
      <Radios name="ring" label={t.ring} value={value('ring', 'members')} error={say('ring', t.ring)}
        options={(['members', 'preparation'] as const).map((each) => ({ value: each, label: t.rings[each] }))} />
      <TextField name="chapter" label={t.chapter} maxlength={longest.chapter} value={value('chapter', '')} error={say('chapter', t.chapter)} />
      <Actions><Button>{t.button}</Button><LinkButton kind="subtle" href={urls.drafts(here.workspace)}>{t.back}</LinkButton></Actions>
    </Form>
  )
}

/** Where the preparation group begins a text. */
export const BeginPage = (props: BeginProps) => {
  const { here } = props
  const t = texts[here.language]
  const ring = here.rings.find(({ kind }) => kind === 'preparation')
  return (
    <Shell here={here} title={t.form.title} step={5} crumbs={[{ label: t.title, href: urls.drafts(here.workspace) }, { label: t.form.title }]}>
      <Head title={t.form.title} lead={t.form.lead} ring={ringText(here, ring)}><Wrong {...props} /></Head>
      <Section first><Flow><BeginForm {...props} /></Flow></Section>
    </Shell>
  )
}
