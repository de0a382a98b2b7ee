import { compareWords } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { Icon } from '../../platform/look/marks.tsx'
import { Section } from '../../platform/look/sheet.tsx'
import { urls } from '../../urls.ts'
import { piecesCited } from '../knowledge/citing.ts'
import { anchorOfBlock } from './anchors.ts'
import type { Marker, Meaning } from './meanings.ts'
import { meaningAnchor, type Explained } from './recognise.ts'
import { texts } from './texts.ts'

interface Props { here: Here; named: Explained['named'] }

const toConcept = (here: Here, { id, number, house }: Meaning): string =>
  (number === null ? urls.conceptId(id) : urls.concept(house ? { ...here.workspace, kind: 'association' } : here.workspace, number))

interface Shown { readonly meaning: Meaning; readonly several: boolean; readonly first?: Explained['named'][number]['first']; readonly anchor?: string }

const Notes = ({ here, named }: { here: Here; named: readonly Shown[] }) => {
  const t = texts[here.language].shown
  const byName = [...named].sort((a, b) => compareWords(a.meaning.label, b.meaning.label))
  return (
    <dl class="dt-terms">
      {byName.map(({ meaning, first, several, anchor }) => (
        <div class="dt-term-note" id={meaningAnchor(meaning.id)}>
          <dt>{meaning.label}{!meaning.adopted && ` (${t.unadopted})`}{meaning.house && ` (${t.house})`}</dt>
          <dd>
            {meaning.definition || t.none}{meaning.explanation && <><br />{meaning.explanation}</>}{several && <><br /><em>{t.several}</em></>}<br />
            <a href={`#${first ? anchorOfBlock(first.block) : anchor ?? ''}`}>{t.back}{first && <span class="dt-hidden">: {first.place}</span>}</a>
            {' · '}<a href={toConcept(here, meaning)}>{t.to}<span class="dt-hidden">: {meaning.label}</span></a>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** The terms of a page with their meaning, below the text: where the terms in it lead. Nothing when there are none. */
export const TermsOf = ({ here, named }: Props) => {
  if (named.length === 0) return null
  return (
    <div class="dt-read">
      <h2 class="nl-heading nl-heading--level-2 dt-chapter dt-chapter--next" id="begrippen">{texts[here.language].shown.title}</h2>
      <Notes here={here} named={named} />
    </div>
  )
}

const Terms = ({ text, marker }: { text: string; marker: Marker }) => (
  <>{marker.pieces(text).map(({ text: part, ids }) => (ids?.[0] === undefined ? part : <a class="dt-term" href={`#${meaningAnchor(ids[0])}`}>{part}</a>))}</>
)

const Cited = ({ keys, marker }: { keys: readonly string[]; marker: Marker }) => (
  <>({keys.map((key, at) => <>{at > 0 && '; '}<a href={marker.cites?.get(key)?.href}>{marker.cites?.get(key)?.short}</a></>)})</>
)

/** What somebody said, with a link from each term that is marked to its meaning below, and from each work that is cited to where it is read. */
export const Marked = ({ text, marker }: { text: string; marker: Marker | undefined }) => (
  <>{marker ? piecesCited(text, marker.cites).map(({ text: part, keys }) => (!keys ? <Terms text={part} marker={marker} /> : keys.length > 0 ? <Cited keys={keys} marker={marker} /> : part)) : text}</>
)

/** Says which sources a page mentions that are not here, and where they are put; nothing when all are. */
const CitedInVain = ({ here, keys }: { here: Here; keys: readonly string[] }) => {
  const t = texts[here.language].shown
  if (keys.length === 0) return null
  return (
    <Section id="onbekende-bronnen" title={t.vainTitle(keys.length)}>
      <p class="nl-paragraph">{keys.map((key, at) => <>{at > 0 && ', '}<code>{key}</code></>)}. {t.vain(keys.length)} <a href={urls.sources(here.workspace)}>{t.toSources}</a>.</p>
    </Section>
  )
}

/** The terms that were marked on a page of what people said, and what it cites in vain. Comes after what was marked. */
export const TermsSaid = ({ here, marker, live }: { here: Here; marker: Marker | undefined; live: string }) => (
  <div id="begrippenlijst" data-live={live}>
    {marker && marker.named.length > 0 && <Section id="begrippen" title={texts[here.language].shown.title}><Notes here={here} named={marker.named} /></Section>}
    {marker && <CitedInVain here={here} keys={marker.vain} />}
  </div>
)

/** Says of a text which terms it uses that nobody adopted yet. Nothing when there are none. */
export const TermsWarning = ({ here, named }: Props) => {
  const open = named.filter(({ meaning, several }) => !meaning.adopted && !several)
  if (open.length === 0) return null
  const t = texts[here.language].shown
  return (
    <div class="dt-after">
      <p class="dt-status"><Icon name="wait" /> <strong>{t.warning(open.length)}</strong></p>
      <ul class="dt-list">
        {open.map(({ meaning, first, count }) => (
          <li><a href={urls.concept(here.workspace, meaning.number ?? 0)}>{meaning.label}</a> ({t.times(count)}, <a href={`#${anchorOfBlock(first.block)}`}>{first.place}</a>)</li>
        ))}
      </ul>
    </div>
  )
}

/** The line for a table of contents. */
export const termsLine = (here: Here, named: Explained['named']) => (named.length > 0 ? [{ label: texts[here.language].shown.title, href: '#begrippen' }] : [])
