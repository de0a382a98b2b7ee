// What could end a line, turn it round or be seen by nobody in some viewer; JSON itself escapes only the first thirty-two.
const unseen = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g
const escaped = (mark: string) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`

/** One line of JSON per happening worth an administrator's eye. No names, addresses, texts or paths of people's things. */
export const log = (what: string, facts: Record<string, string | number | boolean | null | undefined> = {}): void => {
  if (sink) sink(`${JSON.stringify({ at: new Date().toISOString(), what, ...facts }).replace(unseen, escaped)}\n`)
}

let sink: ((line: string) => void) | undefined = (line) => { process.stderr.write(line) }

/** Where log lines go; tests read them, undefined silences. Answers the sink before. */
export const logTo = (next: ((line: string) => void) | undefined): typeof sink => {
  const before = sink
  sink = next
  return before
}

/** A fault in one line: its class and message, and where it arose. Values that a query carried are not in it. */
export const explain = (fault: unknown): string => {
  if (!(fault instanceof Error)) return String(fault)
  const where = fault.stack?.split('\n').find((line) => line.includes('    at '))?.trim() ?? ''
  return `${fault.name}: ${fault.message.split('\n')[0]} ${where}`.trim()
}
