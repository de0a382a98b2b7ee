import type { Here } from '../../platform/here.ts'
import { Icon } from '../../platform/look/marks.tsx'
import { urls } from '../../urls.ts'
import { anchorOfBlock } from './anchors.ts'
import { meaningAnchor, type Explained } from './recognise.ts'
import { texts } from './texts.ts'

interface Props { here: Here; named: Explained['named'] }

/** The terms of a page with their meaning, below the text: where the terms in it lead. Nothing when there are none. */
export const TermsOf = ({ here, named }: Props) => {
  if (named.length === 0) return null
  const t = texts[here.language].shown
  const byName = [...named].sort((a, b) => a.meaning.label.localeCompare(b.meaning.label, 'nl'))
  return (
    <div class="dt-read">
      <h2 class="nl-heading nl-heading--level-2 dt-chapter dt-chapter--next" id="begrippen">{t.title}</h2>
      <dl class="dt-terms">
        {byName.map(({ meaning, first, several }) => (
          <div class="dt-term-note" id={meaningAnchor(meaning.id)}>
            <dt>{meaning.label}{!meaning.adopted && ` (${t.unadopted})`}</dt>
            <dd>
              {meaning.definition || t.none}{meaning.explanation && <><br />{meaning.explanation}</>}{several && <><br /><em>{t.several}</em></>}<br />
              <a href={`#${anchorOfBlock(first.block)}`}>{t.back}<span class="dt-hidden">: {first.place}</span></a>
              {' · '}<a href={meaning.number === null ? urls.conceptId(meaning.id) : urls.concept(here.workspace, meaning.number)}>{t.to}<span class="dt-hidden">: {meaning.label}</span></a>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

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
