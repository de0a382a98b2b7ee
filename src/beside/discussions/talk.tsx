import { beginningOf, pathsIn, readTalk, type TalkBlock, type TalkInline, type TalkLine } from '../../documents/talk.ts'
import type { Here } from '../../platform/here.ts'
import type { Children } from '../../platform/look/markup.ts'
import type { Marker } from '../glossary/meanings.ts'
import { Marked } from '../glossary/shown.tsx'
import { pathTo, thingAt } from './form.ts'
import type { Card, Mention } from './queries.ts'
import { texts } from './texts.ts'

/** What stands around the words of a post: whom it mentions, and what it points at that the reader may see. */
export interface Around { readonly mentions: readonly Mention[]; readonly cards: readonly Card[] }

interface Props extends Around { here: Here; marker?: Marker | undefined }

const Named = ({ mentions, nth }: { mentions: readonly Mention[]; nth: number }) => {
  const found = mentions.find((one) => one.nth === nth)
  const name = `@${found?.name ?? '…'}`
  return found?.me ? <strong>{name}</strong> : <span class="dt-named">{name}</span>
}

/** A thing that the reader may see goes by its name and number; of any other the bare address stands there. */
const Path = ({ here, cards, path }: { here: Here; cards: readonly Card[]; path: string }) => {
  const thing = thingAt(here.workspace, path)
  const card = thing && cards.find(({ kind, number }) => kind === thing.kind && number === thing.number)
  if (!card) return <a href={path}>{path}</a>
  return <a href={pathTo(here.workspace, { kind: card.kind, number: card.now })}>{texts[here.language].post.things[card.kind].toLowerCase()} {card.now}</a>
}

const Inline = ({ one, ...props }: Props & { one: TalkInline }): Children => {
  if (one.kind === 'text') return <Marked text={one.text} marker={props.marker} />
  if (one.kind === 'link') return <a href={one.href} rel="noopener ugc nofollow">{one.href}</a>
  return one.kind === 'path' ? <Path here={props.here} cards={props.cards} path={one.path} /> : <Named mentions={props.mentions} nth={one.nth} />
}

const inline = (line: TalkLine, props: Props) => line.map((one) => Inline({ one, ...props }))

const Block = ({ block, props }: { block: TalkBlock; props: Props }) => {
  // What somebody else said stays as they said it.
  if (block.kind === 'quote') return <blockquote class="dt-cited">{block.blocks.map((one) => <Block block={one} props={{ ...props, marker: undefined }} />)}</blockquote>
  if (block.kind === 'list') {
    const items = block.items.map((item) => <li>{inline(item, props)}</li>)
    // In a div, for the flow around it to give it its distance.
    return <div>{block.first === undefined ? <ul class="dt-list">{items}</ul> : <ol class="dt-list" start={block.first}>{items}</ol>}</div>
  }
  return <p class="nl-paragraph">{block.lines.map((line, at) => <>{at > 0 && <br />}{inline(line, props)}</>)}</p>
}

/** What somebody wrote: paragraphs, quotes, lists, addresses and mentions. Whatever else was typed is shown as it was typed. */
export const Talk = ({ body, ...props }: Props & { body: string }) => <>{readTalk(body).map((block) => <Block block={block} props={props} />)}</>

/** The beginning of what somebody said, as one line: whom it mentions by name, a thing of the think tank by its number. */
export const beginning = (here: Here, body: string, mentions: readonly Mention[], most = 200): string => {
  const words = texts[here.language].post.things
  const short = pathsIn(body).reduce((text, path) => {
    const thing = thingAt(here.workspace, path)
    return thing ? text.replaceAll(path, `${words[thing.kind].toLowerCase()} ${thing.number}`) : text
  }, body)
  return beginningOf(short, most, (nth) => `@${mentions.find((one) => one.nth === nth)?.name ?? '…'}`)
}
