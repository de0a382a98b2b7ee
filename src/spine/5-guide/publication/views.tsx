import { wordFor } from '../../../platform/formtexts.ts'
import { isoDay, longDate } from '../../../platform/dates.ts'
import { Marker, meaningsFrom, type Meanings } from '../../../beside/glossary/meanings.ts'
import { explained, meaningsKept, type Explained } from '../../../beside/glossary/recognise.ts'
import { termsLine, TermsOf } from '../../../beside/glossary/shown.tsx'
import type { Here } from '../../../platform/here.ts'
import { Icon, Perspective } from '../../../platform/look/marks.tsx'
import { urls } from '../../../urls.ts'
import { Shell } from '../../../workspaces/shell.tsx'
import { ContentsOf, DocumentView } from '../drafts/document.tsx'
import type { PublicEndorsement } from '../endorsements/queries.ts'
import { EndorsedSection, endorsedFact } from '../endorsements/shown.tsx'
import { ColophonOf, SourcesOf } from './colophon.tsx'
import { Strip } from './cover.tsx'
import type { Against, Edition, EditionLine } from './frozen.ts'
import { GroundsOf, labelIn } from './passages.tsx'
import { texts } from './texts.ts'

interface Props {
  here: Here; edition: Edition; editions: readonly EditionLine[]; endorsements: readonly PublicEndorsement[]; origin: string; numbered?: boolean
  /** the think tank that made it, for who takes part in it */
  tank?: { readonly slug: string }
}

const doneIn = (here: Here) => {
  const code = new URLSearchParams(here.path.split('?')[1] ?? '').get('gelukt')
  const done = texts[here.language].done
  return wordFor(done, code)
}

const Banner = ({ here, edition, editions }: Props) => {
  const t = texts[here.language]
  const newest = editions.find(({ withdrawn_at }) => withdrawn_at === null)
  const newer = newest && newest.number > edition.number ? newest : undefined
  const older = newest && newest.number < edition.number ? newest : undefined
  const taken = editions.find(({ number, withdrawn_at }) => withdrawn_at !== null && number > edition.number)
  const day = longDate(edition.published_at, here.language)
  return (
    <div class="dt-edition"><div class="dt-edition__in">
      <p><strong>{t.edition(edition.number)}</strong>, <time datetime={isoDay(edition.published_at)}>{day}</time>.{' '}
        {newer ? t.superseded(newer.number, longDate(newer.published_at, here.language)) : !edition.withdrawn_at && (taken ? t.stands(taken.number) : t.newest)}</p>
      {edition.withdrawn_at && <p><strong>{t.withdrawn(longDate(edition.withdrawn_at, here.language))}</strong> {edition.withdrawn_reason}</p>}
      {newer && <p><a href={urls.publication(edition.slug)}>{t.toNewest}</a></p>}
      {older && <p><a href={urls.publication(edition.slug)}>{t.toStanding(older.number, longDate(older.published_at, here.language))}</a></p>}
      {edition.number > 1 && <p><a href={urls.editionDifferences(edition.slug, edition.number)}>{t.whatChanged}</a></p>}
    </div></div>
  )
}

const TitlePage = ({ here, edition }: Props) => (
  <header class="dt-titlepage">
    <div class="dt-titlepage__in">
      <p class="dt-titlepage__kind">{texts[here.language].kind[edition.kind]}</p>
      <h1 class="dt-titlepage__title">{edition.title}</h1>
      {edition.lead && <p class="dt-titlepage__sub">{edition.lead}</p>}
    </div>
    <Strip here={here} edition={edition} />
  </header>
)

const Facts = ({ here, edition, endorsements, tank }: Props) => {
  const t = texts[here.language]
  const { colophon } = edition
  const endorsed = endorsedFact({ here, edition, all: endorsements })
  const shown = colophon.perspectives.map(({ key }) => key).filter((key) => key in colophon.contributions.per)
  return (
    <div class="dt-passage dt-passage--open">
      <div class="dt-passage__text">
        <dl class="dt-facts dt-facts--row">
          <div><dt>{t.thinktank}</dt><dd>{colophon.thinktank}</dd></div>
          {endorsed && <div><dt>{t.endorsed}</dt><dd><a href="#vastgesteld">{endorsed}</a></dd></div>}
          <div><dt>{t.basis}</dt><dd>{colophon.contributions.few ? t.fewContributions : t.contributions(colophon.contributions.total)}, {t.findings(colophon.findings)}
            {tank && <><br /><a href={urls.trail(tank, 'publicatie', `${edition.slug}/${edition.number}`)}>{t.openUp}</a></>}</dd></div>
          {edition.against_each.length > 0 && (
            <div><dt>{t.ripeness}</dt><dd><a href="#rijpheid">{edition.against_each.length === 1 ? t.against[(edition.against_each[0] as Against).key] : t.againstMany(edition.against_each.length)}</a></dd></div>
          )}
        </dl>
      </div>
      <div class="dt-key">
        <p class="dt-margin-title">{t.restsOn}</p><p class="dt-plain">{t.restsOnLead}</p>
        <ul class="dt-plain-list">
          {shown.map((key) => <li><Perspective perspective={key} label={labelIn(here, colophon, key)} /></li>)}
          <li><Icon name="finding" /> {t.keyFinding}</li>
          <li><Icon name="source" /> {t.keySource}</li>
        </ul>
      </div>
    </div>
  )
}

/** Marks in what organisations said the terms that the text uses, with the meaning that is listed below it, and its sources. */
const markerOf = (edition: Edition, kept: Meanings | undefined, named: Explained['named']): Marker => {
  const listed = new Set(named.map(({ meaning }) => meaning.id))
  const meanings = kept && meaningsFrom([...kept.all.values()].filter(({ id }) => listed.has(id)), kept.mark)
  const marker = new Marker(meanings, new Map(edition.sources.map(({ id, short }) => [id.toLowerCase(), { short, href: `#bron-${id}` }])))
  marker.section('vastgesteld')
  return marker
}

/** One edition to read. Immutable but for its banner; every block has a lasting anchor. */
export const EditionPage = (props: Props) => {
  const { here, edition, origin } = props
  const t = texts[here.language]
  const shortOf = new Map(edition.sources.map(({ id, short }) => [id, short]))
  const kept = meaningsKept(edition.terms, 'kept')
  const terms = explained(here, `edition ${edition.id}`, edition.document, kept)
  return (
    <Shell here={here} title={edition.title} menu="publications" flash={doneIn(here)} description={edition.lead || undefined}
      canonical={`${origin}${urls.edition(edition.slug, edition.number)}`}>
      <Banner {...props} />
      <TitlePage {...props} />
      <div class="dt-sheet dt-section dt-section--first dt-reading">
        <div class="dt-sheet__label dt-sheet__label--sticky">
          <ContentsOf document={edition.document} title={t.contents} chapterLabel={t.chapter} more={[
            ...(edition.sources.length > 0 ? [{ label: t.sources, href: '#bronnen' }] : []), ...termsLine(here, terms.named), ...(edition.endorsement_asked_at ? [{ label: t.endorsed, href: '#vastgesteld' }] : []), { label: t.colophon, href: '#colofon' },
          ]} />
        </div>
        <div class="dt-sheet__text dt-sheet__text--wide">
          <Facts {...props} />
          <DocumentView document={terms.document} chapterLabel={t.chapter} passageLabel={t.passage}
            cite={({ kind, id }) => (kind === 'source' && shortOf.has(id) ? <> (<a class="dt-cite" href={`#bron-${id}`}>{shortOf.get(id)}</a>)</> : null)}
            beside={(block) => GroundsOf({ here, edition, block })} />
          <SourcesOf here={here} edition={edition} />
          <TermsOf here={here} named={terms.named} />
        </div>
      </div>
      <EndorsedSection here={here} edition={edition} all={props.endorsements} marker={markerOf(edition, kept, terms.named)} />
      <ColophonOf {...props} />
    </Shell>
  )
}
