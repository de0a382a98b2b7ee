import type { Here } from '../../../platform/here.ts'
import { Flow, MarginTitle } from '../../../platform/look/sheet.tsx'
import { urls } from '../../../urls.ts'
import { texts } from './editing.texts.ts'
import type { Known, References } from './references.ts'

const hrefOf = (here: Here, { kind, ref }: Known): string => {
  if (kind === 'source') return urls.trail(here.workspace, 'bron', ref)
  return kind === 'finding' ? urls.finding(here.workspace, Number(ref)) : urls.contribution(here.workspace, Number(ref))
}

const short = (words: string): string => (words.length > 140 ? `${words.slice(0, 137).replace(/\s+\S*$/, '')} …` : words)

const Choice = ({ here, title, offered }: { here: Here; title: string; offered: readonly Known[] }) => {
  const t = texts[here.language].help
  return (
    <details class="dt-fold">
      <summary>{title}</summary>
      {offered.length === 0 ? <p class="dt-plain">{t.none}</p> : (
        <ul class="dt-list">
          {offered.map((known) => (
            <li><a href={hrefOf(here, known)} target="_blank" rel="noopener">{t.type[known.kind]} {known.ref}</a>: {short(known.words)}</li>
          ))}
        </ul>
      )}
    </details>
  )
}

/** How bold, links and citations are typed, and what there is to cite. */
export const Help = ({ here, references: { offered } }: { here: Here; references: References }) => {
  const t = texts[here.language].help
  const of = (kind: Known['kind']) => offered.filter((known) => known.kind === kind)
  // What the example names is really there: who copies it is not told that it does not exist.
  const cites = [of('finding')[0], of('source')[0]].flatMap((known) => (known ? [`${t.type[known.kind]} ${known.ref}`] : [])).join('; ')
  return (
    <div id="hulp">
      <Flow tight>
        <MarginTitle level={2}>{t.title}</MarginTitle>
        {t.lines(cites || `${t.type.finding} 1`).map(([one, other, words]) => <p><code>{one}</code>{other && <> <code>{other}</code></>}<br />{words}</p>)}
        <p>{t.more}</p>
        <p>{t.newTab}</p>
        <Choice here={here} title={t.findings(of('finding').length)} offered={of('finding')} />
        <Choice here={here} title={t.contributions(of('contribution').length)} offered={of('contribution')} />
        <Choice here={here} title={t.sources(of('source').length)} offered={of('source')} />
      </Flow>
    </div>
  )
}
