import { citingIn } from '../../documents/citing.ts'
import { readTalk, type TalkBlock, type TalkLine } from '../../documents/talk.ts'
import type { Kind } from './kinds.ts'

/** The last words of a path of this site: of /denktanks/cloud/bevindingen/3 those are "bevindingen 3". */
const ofPath = (path: string): string => {
  const parts = path.split(/[?#]/, 1)[0]?.split('/').filter(Boolean) ?? []
  return parts.slice(parts[0] === 'denktanks' && parts.length > 2 ? 2 : 1).slice(0, 2).join(' ')
}

const ofLine = (line: TalkLine): string => line.map((one) => {
  if (one.kind === 'text') return one.text
  if (one.kind === 'link') return new URL(one.href).host.replace(/^www\./, '')
  return one.kind === 'path' ? ofPath(one.path) : '@…'
}).join('')

const ofBlock = (block: TalkBlock): string => {
  if (block.kind === 'quote') return block.blocks.map(ofBlock).join(' ')
  return (block.kind === 'list' ? block.items : block.lines).map(ofLine).join(' ')
}

/** A text without what it cites: `[bron vng2023]` is for who reads all of it. */
const withoutCiting = (text: string): string => {
  let [rest, at] = ['', 0]
  for (const { from, to } of citingIn(text)) {
    rest += text.slice(at, from).replace(/ $/, '')
    at = to
  }
  return rest + text.slice(at)
}

/** What people typed as it is read: no signs of quotes and lists, no addresses, nothing that cites. */
export const plainWords = (kind: Kind, words: string): string =>
  (kind === 'knowledge_file' || kind === 'publication' || kind === 'draft' ? words : readTalk(withoutCiting(words)).map(ofBlock).join(' '))
