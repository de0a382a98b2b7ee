import { differencesBetween, stayed, type BlockDifference } from '../../../documents/differences.ts'
import type { Here } from '../../../platform/here.ts'
import { Tag } from '../../../platform/look/marks.tsx'
import { Head, Section } from '../../../platform/look/sheet.tsx'
import { Row, Rows } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { anchorOf } from '../drafts/document.tsx'
import type { Edition } from './frozen.ts'
import { texts } from './texts.ts'

type Run = BlockDifference['runs'][number]

/** Words that came and went, told to who sees and to who listens. */
export const Runs = ({ here, runs }: { here: Here; runs: readonly Run[] }) => {
  const t = texts[here.language].differences
  return (
    <>
      {runs.map(({ kind, text }) => {
        if (kind === 'same') return text
        const before = <span class="dt-hidden">{kind === 'added' ? t.wasAdded : t.wasRemoved}</span>
        const after = <span class="dt-hidden">{t.end}</span>
        return kind === 'added' ? <ins>{before}{text}{after}</ins> : <del>{before}{text}{after}</del>
      })}
    </>
  )
}

interface Between { readonly here: Here; readonly edition: Edition; readonly before: Edition }

/** What the public was told that a passage rests on: findings and sources by name, contributions as a count. */
const toldOf = ({ here, edition, block }: { here: Here; edition: Edition; block: string }) => {
  const t = texts[here.language]
  const grounds = edition.grounds[block]
  const voices = grounds?.contributions
  return {
    names: [
      ...(grounds?.findings ?? []).map(({ number }) => t.smallFinding(number)),
      ...(grounds?.sources ?? []).map((id) => edition.sources.find((one) => one.id === id)?.short ?? id),
    ],
    count: voices?.few ? t.fewContributions.toLowerCase() : t.contributions(voices?.total ?? 0),
  }
}

/** What a passage that stayed rested on in the edition before, and what it rests on now, as far as each edition told it. */
const CitedSince = ({ here, edition, before, block }: Between & { block: string }) => {
  const t = texts[here.language].differences
  const [was, is] = [toldOf({ here, edition: before, block }), toldOf({ here, edition, block })]
  const [gone, come] = [was.names.filter((name) => !is.names.includes(name)), is.names.filter((name) => !was.names.includes(name))]
  return (
    <>
      {gone.length > 0 && <p class="dt-plain dt-soft">{t.restedOn} {gone.join('; ')}</p>}
      {come.length > 0 && <p class="dt-plain dt-soft">{t.restsOnNow} {come.join('; ')}</p>}
      {was.count !== is.count && <p class="dt-plain dt-soft">{t.counted(was.count, is.count)}</p>}
    </>
  )
}

const Change = ({ here, edition, before, difference }: Between & { difference: BlockDifference }) => {
  const t = texts[here.language].differences
  const { change, moved, runs, parts, id, type, styled, cites } = difference
  const word = change === 'added' ? t.added : change === 'removed' ? t.removed : change === 'changed' ? t.changed : t.moved
  return (
    <Row>
      <p class="dt-when"><Tag>{word}</Tag>{moved && change !== 'same' && <> <Tag>{t.moved}</Tag></>}{' '}
        {change !== 'removed' && <a href={`${urls.edition(edition.slug, edition.number)}#${anchorOf(id)}`}>{t.place}</a>}</p>
      {runs.length > 0 && <p class="nl-paragraph"><Runs here={here} runs={runs} /></p>}
      {parts.length > 0 && <ul class="dt-list">{parts.filter((part) => part.change !== 'same' || part.moved).map((part) => <li><Runs here={here} runs={part.runs} /></li>)}</ul>}
      {change === 'changed' && type !== 'chapter' && <CitedSince here={here} edition={edition} before={before} block={id} />}
      {change === 'changed' && styled && cites.added.length + cites.removed.length === 0 && <p class="dt-plain dt-soft">{t.styled}</p>}
    </Row>
  )
}

/** How an edition differs from the one before, passage by passage. */
export const DifferencesPage = ({ here, edition, before }: { here: Here; edition: Edition; before: Edition | undefined }) => {
  const t = texts[here.language]
  const all = before ? differencesBetween(before.document, edition.document) : []
  const changes = all.filter(({ change, moved }) => change !== 'same' || moved)
  const title = t.differences.title(edition.number)
  return (
    <Shell here={here} title={title} menu="publications" crumbs={[
      { label: t.publications, href: urls.publications }, { label: edition.title, href: urls.edition(edition.slug, edition.number) }, { label: title },
    ]}>
      <Head title={title} lead={before ? t.differences.lead(before.number) : t.differences.first} ring={ringText(here, { kind: 'public', title: '' })} />
      <Section first>
        {before && changes.length === 0 && <p class="nl-paragraph">{t.differences.same}</p>}
        {before && <Rows>{changes.map((difference) => <Change here={here} edition={edition} before={before} difference={difference} />)}</Rows>}
        {changes.length > 0 && <p class="dt-after dt-soft">{t.differences.unchanged(stayed(all))}</p>}
        <p class="dt-after"><a href={urls.edition(edition.slug, edition.number)}>{t.differences.back}</a></p>
      </Section>
    </Shell>
  )
}
