import { blocksOf, type Block, type Chapter } from '../../../documents/schema.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, TextArea, TextField } from '../../../platform/look/form.tsx'
import { texts as lookTexts } from '../../../platform/look/texts.ts'
import { blockTypes } from './arranging.ts'
import { texts } from './editing.texts.ts'
import { captionField, groundsField, wordsField, type Fields, type Problem } from './form.ts'

interface Props { here: Here; fields: Fields; problems: readonly Problem[] }

/** What is wrong with a field, in words; nothing when it is right. */
export const wrongIn = (here: Here, problems: readonly Problem[], field: string): string | undefined => {
  const own = problems.filter((problem) => problem.field === field)
  return own.length > 0 ? own.map(texts[here.language].problem).join(' ') : undefined
}

/** As many lines as the words take, 3 to 18. */
const linesFor = (words: string): number =>
  Math.min(18, Math.max(3, words.split('\n').reduce((sum, line) => sum + Math.ceil((line.length + 1) / 70), 0) + 1))

const Arrange = ({ here, at, block }: { here: Here; at: number; block: Block }) => {
  const t = texts[here.language].block
  const { id } = block.attrs
  const of = <span class="dt-hidden"> {t.of(at)}</span>
  return (
    <details class="dt-fold">
      <summary>{t.arrange}{of}</summary>
      <Actions>
        <Button kind="subtle" name="doe" value={`omhoog:${id}`}>{t.up}{of}</Button>
        <Button kind="subtle" name="doe" value={`omlaag:${id}`}>{t.down}{of}</Button>
        <Button kind="subtle" name="doe" value={`weg:${id}`}>{t.remove}{of}</Button>
      </Actions>
      <p class="dt-plain">{t.after}</p>
      <Actions>
        {blockTypes.map((type) => <Button kind="subtle" name="doe" value={`erbij:${type}:${id}`}>{t.add[type]}{of}</Button>)}
      </Actions>
    </details>
  )
}

const BlockFields = ({ here, fields, problems, at, block }: Props & { at: number; block: Block }) => {
  const t = texts[here.language].block
  const { type, attrs: { id } } = block
  const [words, grounds, caption] = [wordsField(id), groundsField(id), captionField(id)]
  const { optional } = lookTexts[here.language]
  return (
    <div class="dt-flow" role="group" id={`blok-${id}`} aria-labelledby={`kop-${id}`}>
      <h2 class="dt-margin-title" id={`kop-${id}`}>{t.name(at, t.type[type])}</h2>
      {type === 'table' && <TextField name={caption} label={t.caption(at)} optional={optional} value={fields[caption] ?? ''} error={wrongIn(here, problems, caption)} />}
      <TextArea name={words} label={t.label(at)} description={t.hint[type] || undefined} optional={optional} rows={linesFor(fields[words] ?? '')}
        lines={type !== 'paragraph' && type !== 'note'} value={fields[words] ?? ''} error={wrongIn(here, problems, words)} />
      <TextField name={grounds} label={t.grounds(at)} description={t.groundsHint} optional={optional} value={fields[grounds] ?? ''} error={wrongIn(here, problems, grounds)} />
      <Arrange here={here} at={at} block={block} />
    </div>
  )
}

/** The blocks of a chapter to write in, each with what it rests on and the buttons that move it. */
export const ChapterBlocks = ({ chapter, ...props }: Props & { chapter: Chapter }) => (
  <>{blocksOf(chapter).map((block, at) => <BlockFields {...props} at={at + 1} block={block} />)}</>
)
