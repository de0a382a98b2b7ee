import { acts } from '../../../acts.ts'
import { isoDay, longDate } from '../../../platform/dates.ts'
import { termsLine, TermsOf, TermsWarning } from '../../../beside/glossary/shown.tsx'
import type { Errors } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Form, LinkButton, OnceKey } from '../../../platform/look/form.tsx'
import { Icon, Perspective } from '../../../platform/look/marks.tsx'
import { Withdrawing } from '../../../platform/look/problems.tsx'
import { Head, Section } from '../../../platform/look/sheet.tsx'
import { TalkSection } from '../../../beside/discussions/about.tsx'
import type { TalkedAbout } from '../../../beside/discussions/queries.ts'
import { urls } from '../../../urls.ts'
import { shownPerspectives } from '../../../workspaces/attribution.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import type { SupersededCitation } from '../sources/superseded.ts'
import { SupersededWarning } from '../sources/superseded.tsx'
import { ContentsOf, DocumentView } from './document.tsx'
import { doneText, ripenessText } from './list.tsx'
import { citeFrom, listSources, RestsOn, SourcesOf, type Listed } from './passages.tsx'
import { isWriting, type WholeDraft } from './reading.ts'
import { texts } from './texts.ts'

interface Props { talk: TalkedAbout; here: Here; whole: WholeDraft; superseded: readonly SupersededCitation[]; done?: string | undefined; errors?: Errors | undefined }

const Acts = ({ here, whole: { draft, rests } }: Props) => {
  const t = texts[here.language].read
  const { workspace, who } = here
  const may = !draft.withdrawn_at
  return (
    <div role="group" aria-label={t.actions}>
      <Actions>
        {may && who.prepares && <LinkButton kind="primary" href={urls.editDraft(workspace, draft.number)}>{t.write}</LinkButton>}
        {may && who.chairs && rests.size > 0 && <LinkButton href={urls.publish(workspace, draft.number)}>{t.publish}</LinkButton>}
        <LinkButton kind="subtle" href={urls.draftRevisions(workspace, draft.number)}>{t.versions}</LinkButton>
        <LinkButton kind="subtle" href={urls.ripeness(workspace, draft.number)}>{t.ripeness}</LinkButton>
        <LinkButton kind="subtle" href={urls.trail(workspace, 'tekst', draft.number)}>{t.trail}</LinkButton>
      </Actions>
    </div>
  )
}

const LeavingOrBack = ({ here, whole: { draft }, errors }: Props) => {
  const t = texts[here.language].withdraw
  if (!acts['draft.withdraw'].may(here.who)) return null
  if (draft.withdrawn_at) {
    return (
      <Section title={t.backTitle} id="terughalen">
        <Form panel action={urls.reinstateDraft(here.workspace, draft.number)}><OnceKey /><p class="nl-paragraph">{t.backNote}</p><Actions><Button kind="secondary">{t.back}</Button></Actions></Form>
      </Section>
    )
  }
  return <Withdrawing here={here} action={urls.withdrawDraft(here.workspace, draft.number)} title={t.title} note={t.note} sure={t.sure} button={t.button} errors={errors} />
}

// Who writes is no more told than who said something: a name would have to come out of attribution.
const Writing = ({ here, whole: { draft } }: Props) => {
  const t = texts[here.language]
  if (draft.withdrawn_at) return <p class="nl-paragraph">{t.withdrawnText}</p>
  if (!isWriting(draft)) return null
  return <p class="dt-status"><span><Icon name="wait" /> {draft.locked_by === here.who.member ? t.read.writingYou : t.read.writing}</span></p>
}

const Facts = ({ here, whole: { draft, ripeness } }: Props) => {
  const t = texts[here.language]
  const { edition } = draft
  const saved = <time datetime={isoDay(draft.saved_at)}>{longDate(draft.saved_at, here.language)}</time>
  return (
    <dl class="dt-facts dt-facts--row">
      <div><dt>{t.savedLabel}</dt><dd>{saved}</dd></div>
      {draft.charter_version !== null && <div><dt>{t.charter}</dt><dd><a href={urls.charterAt(here.workspace, draft.charter_version)}>{t.charterVersion(draft.charter_version)}</a></dd></div>}
      <div><dt>{t.read.ripeness}</dt><dd><a href={urls.ripeness(here.workspace, draft.number)}>{ripenessText(here, ripeness)}</a></dd></div>
      <div>
        <dt>{t.published}</dt>
        <dd>{edition ? <a href={urls.edition(edition.slug, edition.number)}>{t.edition(edition.number, longDate(edition.published_at, here.language))}</a> : t.notPublished}</dd>
      </div>
    </dl>
  )
}

const Key = ({ here }: { here: Here }) => {
  const t = texts[here.language].read
  const label = (one: Here['perspectives'][number]) => (here.language === 'nl' ? one.label_nl : one.label_en)
  return (
    <div class="dt-key">
      <p class="dt-margin-title">{t.restsOn}</p><p class="dt-plain">{t.restsOnLead}</p>
      <ul class="dt-plain-list">
        {shownPerspectives(here).map((one) => <li><Perspective perspective={one.key} label={label(one)} /></li>)}
        <li><Icon name="finding" /> {t.keyFinding}</li>
        <li><Icon name="source" /> {t.keySource}</li>
      </ul>
    </div>
  )
}

const Text = ({ here, whole, listed }: Props & { listed: readonly Listed[] }) => {
  const t = texts[here.language].read
  const { terms, ground, rests, draft } = whole
  if (rests.size === 0) return <p class="nl-paragraph">{here.who.prepares && !draft.withdrawn_at ? t.emptyYou : t.empty}</p>
  return (
    <>
      <DocumentView document={terms.document} chapterLabel={t.chapter} passageLabel={t.passage} cite={citeFrom(listed)}
        beside={(block) => RestsOn({ here, ground, listed, block, rests: rests.get(block.attrs.id) })} />
      <SourcesOf here={here} listed={listed} />
      <TermsOf here={here} named={terms.named} />
    </>
  )
}

/** A text as it is now, with beside each passage what it rests on. */
export const DraftPage = (props: Props) => {
  const { here, whole } = props
  const t = texts[here.language]
  const { draft, document } = whole
  const listed = listSources(here, draft.sources)
  return (
    <Shell here={here} title={draft.title} step={5} live flash={doneText(here, props.done)}
      crumbs={[{ label: t.title, href: urls.drafts(here.workspace) }, { label: draft.title }]}>
      <Head title={draft.title} kicker={<>{t.kind[draft.kind]}<br />{t.text(draft.number)}</>} ring={ringText(here, here.rings.find(({ id }) => id === draft.ring_id))}>
        <div class="dt-after" id="stand" data-live="draft publication"><Writing {...props} /><Acts {...props} /></div>
        <div id="vervanging" data-live="draft source landscape_item"><SupersededWarning here={here} number={draft.number} cited={props.superseded} /></div>
        <div id="begripswoorden" data-live="draft concept"><TermsWarning here={here} named={whole.terms.named} /></div>
      </Head>
      <div class="dt-sheet dt-section dt-reading" id="tekst" data-live="draft finding contribution">
        <div class="dt-sheet__label dt-sheet__label--sticky">
          <ContentsOf document={document} title={t.read.contents} chapterLabel={t.read.chapter} more={[...(listed.length > 0 ? [{ label: t.read.sources, href: '#bronnen' }] : []), ...termsLine(here, whole.terms.named)]} />
        </div>
        <div class="dt-sheet__text dt-sheet__text--wide">
          <div class="dt-passage dt-passage--open"><div class="dt-passage__text"><Facts {...props} /></div><Key here={here} /></div>
          <Text {...props} listed={listed} />
        </div>
      </div>
      <TalkSection here={here} thing={{ kind: 'draft', number: draft.number }} talk={props.talk} />
      <LeavingOrBack {...props} />
    </Shell>
  )
}
