import type { ActName } from '../../acts.ts'
import type { Here } from '../../platform/here.ts'
import { toCsv } from '../imports/writing.ts'
import type { LogLine } from './queries.ts'
import { special } from './special.ts'
import { texts } from './texts.ts'

/** The act in words; one of another version of the program by its code. */
export const wordsFor = (here: Here, act: string): string => {
  const { acts } = texts[here.language]
  return Object.hasOwn(acts, act) ? acts[act as keyof typeof acts] as string : act
}

/**
 * A name as it is shown in a log: what would break a line, turn it round or be seen by nobody (Unicode categories Cc and Cf)
 * is written out, so that a name cannot pass for another line or another name.
 */
export const visible = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (mark) => `[U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`)

/** Whether the act takes a special right. */
export const isSpecial = (act: string): boolean => special.has(act as ActName)

/** What was told with an act, "role: board": codes and numbers only. */
export const toldIn = ({ told }: LogLine): string =>
  Object.entries((told ?? {}) as Record<string, unknown>).map(([name, value]) => `${name}: ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`).join(', ')

/** Whose mandate it was about, for whom, and from whom it was handed over. */
export const mandateIn = (here: Here, { about, organisation, handed_by }: LogLine): string =>
  visible(texts[here.language].mandate(about, organisation ?? '', handed_by))

/** The lines as a table of separated values; moments in UTC. */
export const logFile = (here: Here, lines: readonly LogLine[]): Uint8Array => {
  const t = texts[here.language]
  return toCsv(t.file, lines.map((line) => [
    line.at.toISOString(), line.act, wordsFor(here, line.act), visible(line.said_by ?? ''), line.kind ?? '', line.kind === 'mandate' ? mandateIn(here, line) : visible(line.about ?? ''), line.thing_id ?? '',
    line.number === null ? '' : String(line.number), visible(toldIn(line)), isSpecial(line.act) ? t.yes : '',
  ]))
}
