import { differencesBetween, stayed, type BlockDifference } from '../../../documents/differences.ts'
import type { Document } from '../../../documents/schema.ts'
import { wordDifferences } from '../../../documents/words.ts'
import { isoDay, longDate } from '../../../platform/dates.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Form, Hidden, OnceKey, Select } from '../../../platform/look/form.tsx'
import { Tag } from '../../../platform/look/marks.tsx'
import { Flow, Head, Section } from '../../../platform/look/sheet.tsx'
import { Pager, Row, Rows } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { Runs } from '../publication/differences.tsx'
import { CitedSince, type CitedNames } from './cited.tsx'
import { anchorOf, ContentsOf, DocumentView } from './document.tsx'
import { citeFrom, SourcesOf, type Listed } from './passages.tsx'
import { revisionsPerPage, type DraftHead, type Revision, type RevisionLine } from './queries.ts'
import { texts } from './texts.ts'

const crumbsTo = (here: Here, draft: DraftHead) => [
  { label: texts[here.language].title, href: urls.drafts(here.workspace) }, { label: draft.title, href: urls.draft(here.workspace, draft.number) },
]
const ringOfDraft = (here: Here, draft: DraftHead) => ringText(here, here.rings.find(({ id }) => id === draft.ring_id))

const When = ({ here, revision }: { here: Here; revision: Pick<RevisionLine, 'saved_at' | 'said_by'> }) => {
  const t = texts[here.language].versions
  return <><time datetime={isoDay(revision.saved_at)}>{longDate(revision.saved_at, here.language)}</time>{revision.said_by && <>, {t.by(revision.said_by)}</>}</>
}

const RevisionRow = ({ here, draft, revision }: { here: Here; draft: DraftHead; revision: RevisionLine }) => {
  const t = texts[here.language].versions
  return (
    <Row level={2} title={t.version(revision.revision)} href={urls.draftRevision(here.workspace, draft.number, revision.revision)} when={<When here={here} revision={revision} />}>
      {revision.note && <p class="dt-plain">{revision.note}</p>}
      {revision.title !== draft.title && <p class="dt-plain">{t.titleWas(revision.title)}</p>}
      {revision.revision === draft.revision && <p class="dt-plain"><Tag ink>{t.now}</Tag></p>}
      {revision.aside && <p class="dt-plain"><Tag>{t.aside}</Tag></p>}
    </Row>
  )
}

/** Every saved state of a text, newest first. */
export const RevisionsPage = ({ here, draft, revisions, page }: { here: Here; draft: DraftHead; revisions: readonly RevisionLine[]; page: number }) => {
  const t = texts[here.language].versions
  const to = urls.draftRevisions(here.workspace, draft.number)
  return (
    <Shell here={here} title={`${t.title}: ${draft.title}`} step={5} live crumbs={[...crumbsTo(here, draft), { label: t.title }]}>
      <Head title={t.title} kicker={draft.title} lead={t.lead} ring={ringOfDraft(here, draft)} />
      <Section first>
        <div id="versies" data-live="draft"><Rows>{revisions.map((revision) => <RevisionRow here={here} draft={draft} revision={revision} />)}</Rows></div>
        <Pager language={here.language} page={page} pages={Math.ceil((revisions[0]?.total ?? 0) / revisionsPerPage)} hrefOf={(each) => `${to}?pagina=${each}`} />
        <p class="dt-after"><a href={urls.draft(here.workspace, draft.number)}>{t.back}</a></p>
      </Section>
    </Shell>
  )
}

interface Props { here: Here; draft: DraftHead; shown: Revision; compared: Revision | undefined; listed: readonly Listed[]; cited: CitedNames }

const Change = ({ here, difference, cited }: { here: Here; difference: BlockDifference; cited: CitedNames }) => {
  const t = texts[here.language].version
  const { change, moved, runs, parts, id, cites, styled } = difference
  const word = change === 'added' ? t.added : change === 'removed' ? t.removed : change === 'changed' ? t.changed : t.moved
  const differs = cites.added.length + cites.removed.length > 0
  return (
    <Row>
      <p class="dt-when"><Tag>{word}</Tag>{moved && change !== 'same' && <> <Tag>{t.moved}</Tag></>}{' '}
        {change !== 'removed' && <a href={`#${anchorOf(id)}`}>{t.place}</a>}</p>
      {runs.length > 0 && <p class="nl-paragraph"><Runs here={here} runs={runs} /></p>}
      {parts.length > 0 && <ul class="dt-list">{parts.filter((part) => part.change !== 'same' || part.moved).map((part) => <li><Runs here={here} runs={part.runs} /></li>)}</ul>}
      {change === 'changed' && differs && <CitedSince here={here} names={cited} cites={cites} />}
      {change === 'changed' && styled && !differs && <p class="dt-plain dt-soft">{t.styled}</p>}
    </Row>
  )
}

const CompareForm = ({ here, draft, shown, compared }: Props) => {
  const t = texts[here.language].version
  const others = shown.others.filter((number) => number !== shown.revision)
  if (others.length < 2) return null
  return (
    <Form panel method="get" action={urls.draftRevision(here.workspace, draft.number, shown.revision)}>
      <Select name="met" label={t.choose} value={compared ? String(compared.revision) : undefined} options={others.map((number) => ({ value: String(number), label: String(number) }))} />
      <Actions><Button kind="secondary">{t.compare}</Button></Actions>
    </Form>
  )
}

const Changes = (props: Props) => {
  const { here, shown, compared } = props
  const t = texts[here.language].version
  if (!compared) return <Section strong title={t.changes}><p class="nl-paragraph">{t.first}</p></Section>
  const all = differencesBetween(compared.document as Document, shown.document as Document)
  const changes = all.filter(({ change, moved }) => change !== 'same' || moved)
  const renamed = compared.title !== shown.title
  return (
    <Section strong title={t.changes} margin={<CompareForm {...props} />}>
      <Flow>
        <p class="nl-paragraph">{t.compared(compared.revision)}</p>
        {changes.length === 0 && !renamed && <p class="nl-paragraph">{t.same}</p>}
        {changes.length + Number(renamed) > 0 && <Rows>
          {renamed && <Row><p class="dt-when"><Tag>{t.renamed}</Tag></p><p class="nl-paragraph"><Runs here={here} runs={wordDifferences(compared.title, shown.title)} /></p></Row>}
          {changes.map((difference) => <Change here={here} difference={difference} cited={props.cited} />)}
        </Rows>}
        {changes.length > 0 && <p class="nl-paragraph dt-soft">{t.unchanged(stayed(all))}</p>}
      </Flow>
    </Section>
  )
}

const Restore = ({ here, draft, shown }: Props) => {
  const t = texts[here.language].version
  if (!here.who.prepares || draft.withdrawn_at || shown.revision === draft.revision) return null
  return (
    <Section title={t.restoreTitle}>
      <Form panel action={urls.restoreDraft(here.workspace, draft.number, shown.revision)}>
        <OnceKey />
        <p class="nl-paragraph">{t.restoreText}</p>
        <Hidden name="seen" value={draft.revision} />
        <Actions><Button kind="secondary">{t.restore}</Button></Actions>
      </Form>
    </Section>
  )
}

/** One saved state of a text: what changed in it, how it read, and the way to put it back. */
export const RevisionPage = (props: Props) => {
  const { here, draft, shown, listed } = props
  const { version: t, versions, read } = texts[here.language]
  const document = shown.document as Document
  const title = t.title(shown.revision)
  return (
    <Shell here={here} title={`${title}: ${shown.title}`} step={5}
      crumbs={[...crumbsTo(here, draft), { label: versions.title, href: urls.draftRevisions(here.workspace, draft.number) }, { label: title }]}>
      <Head title={title} kicker={shown.title} ring={ringOfDraft(here, draft)}>
        <div class="dt-after dt-flow dt-flow--tight">
          <p class="dt-when"><When here={here} revision={shown} /></p>
          {shown.revision === draft.revision && <p class="dt-plain"><Tag ink>{versions.now}</Tag></p>}
          {shown.aside && <p class="dt-plain"><Tag>{versions.aside}</Tag> {versions.asideText}</p>}
          {shown.charter_version !== null && <p class="dt-plain">{texts[here.language].charter} <a href={urls.charterAt(here.workspace, shown.charter_version)}>{texts[here.language].charterVersion(shown.charter_version)}</a></p>}
          {shown.note && <p class="nl-paragraph">{shown.note}</p>}
          <p class="dt-plain"><a href={urls.draft(here.workspace, draft.number)}>{versions.back}</a></p>
        </div>
      </Head>
      <Changes {...props} />
      <Restore {...props} />
      <div class="dt-sheet dt-section dt-section--strong dt-reading">
        <div class="dt-sheet__label"><ContentsOf document={document} title={t.text} chapterLabel={read.chapter} /></div>
        <div class="dt-sheet__text dt-sheet__text--wide">
          <DocumentView document={document} chapterLabel={read.chapter} passageLabel={read.passage} cite={citeFrom(listed)} />
          <SourcesOf here={here} listed={listed} />
        </div>
      </div>
    </Shell>
  )
}
