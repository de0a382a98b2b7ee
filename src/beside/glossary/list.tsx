import { acts } from '../../acts.ts'
import { wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, LinkButton, Select, TextField } from '../../platform/look/form.tsx'
import { Tag } from '../../platform/look/marks.tsx'
import { Head, MarginTitle, Section } from '../../platform/look/sheet.tsx'
import { Empty, Pager, Row, Rows } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { ringText } from '../../workspaces/shell.tsx'
import { Frame } from './frame.tsx'
import { pageSize, type ConceptLine, type Filter } from './queries.ts'
import { texts } from './texts.ts'

/** What acts.ts asks of a glossary here: whose it is. */
export const glossaryHere = (here: Here) => ({ kind: here.workspace.kind })

/** Where a concept stands, in a word or two. */
export const StandTag = ({ here, stand }: { here: Here; stand: ConceptLine['stand'] }) => (
  <Tag ink={stand === 'adopted' || stand === 'revised'}>{texts[here.language].stands[stand]}</Tag>
)

const ConceptRow = ({ here, line }: { here: Here; line: ConceptLine }) => {
  const t = texts[here.language]
  return (
    <Row title={line.label} href={urls.concept(here.workspace, line.number)} when={<><StandTag here={here} stand={line.stand} />{line.given > 0 && <> {t.given(line.given)}</>}</>}>
      {line.definition ? <p class="dt-plain">{line.definition}</p> : line.stand !== 'blind' && <p class="dt-plain">{t.noDefinition}</p>}
    </Row>
  )
}

interface Props { here: Here; lines: readonly (ConceptLine & { total: number; out: boolean })[]; filter: Filter & { typed: string }; done: Done }

const isFiltered = ({ words, stand }: Filter) => words !== '' || stand !== undefined
const fieldsOf = (filter: Props['filter']) => ({ zoek: filter.typed, stand: filter.stand === 'adopted' ? 'vastgesteld' : filter.stand === 'disputed' ? 'open' : undefined })

const FilterForm = ({ here, filter }: Pick<Props, 'here' | 'filter'>) => {
  const t = texts[here.language].filter
  const { stand = '' } = fieldsOf(filter)
  return (
    <form class="dt-form dt-filter dt-flow dt-flow--tight" action={urls.glossary(here.workspace)} method="get">
      <TextField name="zoek" type="search" label={t.words} value={filter.typed} maxlength={100} optional=" " />
      <Select name="stand" label={t.stand} value={stand} options={[{ value: '', label: t.any }, { value: 'vastgesteld', label: t.adopted }, { value: 'open', label: t.disputed }]} />
      <p class="dt-filter__go"><Button kind="secondary">{t.go}</Button></p>
    </form>
  )
}

const Saving = ({ here, out }: { here: Here; out: boolean }) => {
  const t = texts[here.language]
  return (
    <>
      {out && (
        <>
          <MarginTitle level={2}>{t.save.title}</MarginTitle>
          <p class="dt-plain">{t.save.note}</p>
          <ul class="dt-plain-list">
            {(['ttl', 'jsonld', 'csv'] as const).map((form) => <li><a href={urls.glossaryFile(here.workspace, form)}>{t.save[form]}</a></li>)}
          </ul>
        </>
      )}
      {acts['thesaurus.import'].may(here.who, glossaryHere(here)) && <p class="dt-after"><a href={urls.importGlossary(here.workspace)}>{t.import}</a></p>}
    </>
  )
}

/** What was just done here, by the address. `count`, `left`, `unnamed`: of a list that came in. */
export interface Done { readonly word: string | undefined; readonly count: string | undefined; readonly left: string | undefined; readonly unnamed: string | undefined }

const isFigure = (typed: string | undefined): typed is string => /^\d{1,6}$/.test(typed ?? '')

const flashOf = (here: Here, { word, count, left, unnamed }: Done) => {
  const t = texts[here.language]
  const lines = (left ?? '').split('.').filter(isFigure)
  const more = [...(lines.length > 0 ? [t.left(lines)] : []), ...(isFigure(unnamed) ? [t.unnamed(unnamed)] : [])]
  const first = word === 'ingelezen' && isFigure(count) ? t.read(Number(count)) : wordFor(t.done, word)
  return first && [first, ...more].join(' ')
}

/** All words of a glossary, by name, with where each stands. */
export const GlossaryPage = ({ here, lines, filter, done }: Props) => {
  const t = texts[here.language]
  const begin = acts['concept.begin'].may(here.who, glossaryHere(here)) && <LinkButton kind="primary" href={urls.newConcept(here.workspace)}>{t.begin}</LinkButton>
  const total = lines[0]?.total ?? 0
  const empty = total === 0 && !isFiltered(filter)
  return (
    <Frame here={here} title={t.title} flash={flashOf(here, done)}>
      <Head title={t.title} lead={here.workspace.kind === 'thinktank' ? t.lead : t.leadAssociation} ring={ringText(here)}>
        {!empty && begin && <div class="dt-after"><Actions>{begin}</Actions></div>}
      </Head>
      <Section first title={t.kicker} note={total > 0 ? t.count(total) : undefined} aside={empty ? undefined : <FilterForm here={here} filter={filter} />} margin={<Saving here={here} out={lines[0]?.out ?? false} />}>
        <div id="begrippen" data-live="concept glossary">
          {empty && <Empty><p class="nl-paragraph">{t.none}</p>{begin && <Actions>{begin}</Actions>}</Empty>}
          {total === 0 && !empty && <p class="nl-paragraph">{t.noneFound} <a href={urls.glossary(here.workspace)}>{t.all}</a></p>}
          {total > 0 && <Rows>{lines.map((line) => <ConceptRow here={here} line={line} />)}</Rows>}
        </div>
        <Pager language={here.language} page={filter.page} pages={Math.ceil(total / pageSize)} hrefOf={(pagina) => urls.glossary(here.workspace, { ...fieldsOf(filter), pagina })} />
      </Section>
    </Frame>
  )
}
