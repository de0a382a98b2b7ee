/** A mail as it was written, taken apart. Nothing is lost: what is folded can be read too. */
export interface Trimmed {
  /** what somebody wrote now */
  readonly reply: string
  /** what came along with it: the mail that is answered, a signature, a line of a telephone */
  readonly folded: string
}

const invisible = /[\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g
const clean = (text: string): string[] => text.replace(/\r\n?/g, '\n').replace(/\u00A0/g, ' ').replace(invisible, '').split('\n').map((line) => line.trimEnd())

const quote = /^\s*>/
const bare = (line: string) => line && line.replace(/^[\s>|*]+/, '').replace(/[*_]+/g, '').trim()

const original = new RegExp(`^[-_=*\\s]*(?:${[
  'original (?:message|appointment)', 'forwarded (?:message|by .*)', 'begin forwarded message:?', 'reply(?: message)? (?:above|follows)', 'oorspronkelijk(?:e)? (?:bericht|afspraak)', 'origineel bericht', 'doorgestuurd bericht', 'begin doorgestuurd bericht:?',
  'ursprüngliche (?:nachricht|e-?mail)', 'weitergeleitete nachricht', 'anfang der weitergeleiteten nachricht:?', "message d'origine", 'message (?:original|transféré)', 'mensaje (?:original|reenviado)', 'messaggio originale', 'ursprungligt meddelande', 'vidarebefordrat meddelande', 'opprinnelig melding', 'oprindelig meddelelse', 'mensagem original', 'исходное сообщение',
].join('|')})[-_=*\\s:]*$`, 'i')

const names = {
  from: /^(?:from|van|von|de|från|fra|da|od|от|afzender|expéditeur)\s*:/i,
  rest: /^(?:sent|date|to|cc|subject|reply-to|verzonden|datum|aan|onderwerp|gesendet|an|betreff|kopie|envoyé|à|objet|date d'envoi|enviado(?: el| em)?|para|asunto|assunto|inviato|oggetto|a|skickat|till|ämne|sendt|til|emne|kopi|дата|кому|тема|fecha|data)\s*:/i,
}

/** The headers of the mail that is answered, as Outlook writes them: From, and at least two more within the next lines. */
const isHeaderBlock = (plains: readonly string[], at: number): boolean => {
  if (!names.from.test(plains[at] ?? '')) return false
  let more = 0
  for (let next = at + 1, seen = 0; next < at + 20 && next < plains.length && seen < 6 && more < 2; next += 1) {
    const line = plains[next] ?? ''
    if (line === '') continue
    seen += 1
    if (names.rest.test(line)) more += 1
  }
  return more >= 2
}

const wrote = [
  /^(?:on|op|am|le|el|il|em|den|på|dne|w dniu|dnia)\s.{3,600}?\s(?:wrote|writes|schreef|schreven|schrijft|geschreven|schrieb|a écrit|escribió|ha scritto|escreveu|skrev|napsal|napisał\w*)(?=[\s:]).{0,300}:\s*$/i,
  /^.{5,500}\s(?:wrote|schreef(?: het volgende)?|het volgende geschreven|schrieb|a écrit|escribió|ha scritto|escreveu|skrev|написал|написала)\s*:\s*$/i,
  /^.{2,200}<[^<>]*@[^<>]*>\s+(?:wrote|schreef|schrieb)\s.{3,200}:\s*$/i,
  // Gmail in a language that puts no verb there: "2017-02-05 13:29 GMT+02:00 Name <address>:"
  /^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\b.{3,300}<\s*[^<>\s]+@[^<>\s]+\s*>\s*:\s*$/i,
]
// A moment to the minute or an address: what programs write, and people who quote somebody by heart do not.
const hasMoment = /\d{1,2}[:.]\d{2}\b|<[^<>]*@[^<>]*>|mailto:/
const hasYear = /\b(?:19|20)\d{2}\b|"[^"]+"/
const startsLine = /^(?:on|op|am|le|el|il|em|den|på|dne)\s.*\d|^\d|<[^<>\s]*@[^<>\s]*>/i

/** The lines of a mail, and the same without marks of quoting and weight. */
interface Mail { readonly lines: readonly string[]; readonly plains: readonly string[] }

/** How many lines from here, read as one, are the line that says who wrote what follows, and when; 0 when they are no such line. */
const spanOf = ({ lines, plains }: Mail, at: number): number => {
  let joined = ''
  for (let next = at, filled = 0; next < lines.length && next < at + 9 && filled < 6; next += 1) {
    const line = plains[next] ?? ''
    if (line !== '') filled += 1
    // Broken over lines only when its beginning is that of such a line: else whatever stands before it would go along.
    if (line.length > 600 || next > at && !startsLine.test(plains[at] ?? '')) return 0
    joined = `${joined} ${line}`.trim()
    if (!joined.endsWith(':') || joined.length > 900 || !wrote.some((pattern) => pattern.test(joined))) continue
    const below = lines.slice(next + 1, next + 4).find((one) => one.trim() !== '') ?? ''
    return hasMoment.test(joined) || hasYear.test(joined) && quote.test(below) ? next - at + 1 : 0
  }
  return 0
}

/** The same, but for the last place where such a line can begin: somebody's own words may begin as it does. */
const wroteLines = (mail: Mail, at: number): number => {
  const length = mail.plains[at] === '' ? 0 : spanOf(mail, at)
  for (let next = at + 1; next < at + length; next += 1) if (/^(?:on|op|am|le|el|il|em|den|på|dne)\s|^\d/i.test(mail.plains[next] ?? '') && spanOf(mail, next) > 0) return 0
  return length
}

const device = new RegExp(`^\\W*(?:${[
  'sent (?:from|via|with|by|using)\\b.*', 'verzonden (?:vanaf|vanuit|met|via)\\b.*', 'verstuurd (?:vanaf|vanuit|met|via)\\b.*', 'gestuurd (?:vanaf|met)\\b.*', 'get \\[?outlook for\\b.*', 'download outlook\\b.*', 'outlook (?:voor|for) (?:ios|android)\\b.*', 'outlook .{0,20}downloaden.*',
  'envoyé (?:depuis|de)\\b.*', 'von meinem\\b.*gesendet', 'gesendet (?:von|mit)\\b.*', 'diese nachricht wurde von\\b.*gesendet\\W*', 'enviado desde\\b.*', 'enviado do\\b.*', 'inviato da\\b.*', 'skickat från\\b.*', 'sendt fra\\b.*', 'from my (?:i?phone|ipad|mobile|android|cell)\\b.*', '(?:someone|[\\w ]{1,20}) from mobile', '從我的 .* 傳送', 'отправлено с .*',
].join('|')})\\W*$`, 'i')

const delimiter = /^\s*(?:--|—|–|__)\s*$/

/**
 * For each line whether something of their own stands below it: unquoted words, a line of a telephone or a signature not counted.
 * Worked out once, from the end: a mail may have a hundred thousand lines.
 */
const ownBelow = (lines: readonly string[]): boolean[] => {
  const own: boolean[] = Array.from({ length: lines.length }, () => false)
  for (let at = lines.length - 2; at >= 0; at -= 1) {
    const below = lines[at + 1] ?? ''
    own[at] = below === '' ? own[at + 1] === true : !delimiter.test(below) && (own[at + 1] === true || !quote.test(below) && !device.test(below.trim()))
  }
  return own
}

/** The line at which what was written now ends, and what comes along begins. */
const cutAt = (lines: readonly string[]): number => {
  const own = ownBelow(lines)
  const plains = lines.map(bare)
  // Whether they answered between or below the lines that they quote: a quote comes first, and their own words after it.
  const answersBetween = (at: number): boolean => {
    const next = lines.slice(at, at + 20).findIndex((line) => line !== '')
    return next !== -1 && quote.test(lines[at + next] ?? '') && own[at + next] === true
  }
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (line === '') continue
    if (delimiter.test(line)) return at
    const isQuote = quote.test(line)
    if (isQuote && own[at]) continue
    if (isQuote || original.test(plains[at] ?? '') || isHeaderBlock(plains, at)) return at
    const length = wroteLines({ lines, plains }, at)
    if (length > 0 && !answersBetween(at + length)) return at
  }
  return lines.length
}

const isRule = (line: string) => /^\s*[-_=*]{3,}\s*$/.test(line)

/** Lines of telephones, rules and empty lines at the end go along with what comes after. */
const stepBack = (lines: readonly string[], end: number): number => {
  let last = end
  while (last > 0) {
    const line = (lines[last - 1] ?? '').trim()
    if (line !== '' && !isRule(line) && !device.test(line)) break
    last -= 1
  }
  return last
}

const joined = (lines: readonly string[]): string => lines.join('\n').replace(/^(?:[ \t]*\n)+/, '').trimEnd()

/**
 * What somebody wrote, apart from the mail that they answer and what their program puts below it: Gmail, Outlook, Apple and
 * telephones, in Dutch, English and the languages around. When in doubt it stays: rather a quote too many than a word too few.
 */
export const trimReply = (text: string): Trimmed => {
  const lines = clean(text)
  const cut = cutAt(lines)
  const end = stepBack(lines, cut)
  const reply = joined(lines.slice(0, end))
  // A mail that is all quote says it itself: somebody forwarded it, or their program marks nothing.
  return reply === '' && cut < lines.length && end === 0 ? { reply: '', folded: joined(lines) } : { reply, folded: joined(lines.slice(end)) }
}

const formula = /^(?:(?:met )?(?:vriendelijke|hartelijke|beste) groet(?:en)?|mvg|vr\.? ?gr\.?|groet(?:en|jes)?|gr\.?|hartelijks|(?:kind|best|warm)? ?regards|best wishes|best|cheers|thanks|many thanks|bedankt|dank|alvast dank|sincerely|yours (?:truly|sincerely))(?!\p{L})/iu
// A name that stands behind it on the same line: words that begin with a capital, with what stands between them in Dutch names.
const part = "(?:\\p{Lu}[\\p{L}'’.-]*|van|de|den|der|ten|ter|het|['’]t|el|le|la)"
const behind = new RegExp(`^[\\s,.!–-]*(?:${part}(?:\\s+${part}){0,4})?[^\\p{L}]*$`, 'u')
const mostBehind = 100
const isClosing = (line: string): boolean => {
  const found = formula.exec(line)
  return found !== null && line.length - found[0].length <= mostBehind && behind.test(line.slice(found[0].length))
}

/**
 * The same without what says who wrote it: everything from a closing formula on, such as "Met vriendelijke groet". For where a
 * text is shown without a name. A formula with much below it is no end of a mail, and stays.
 */
export const withoutClosing = (reply: string): string => {
  const lines = reply.split('\n')
  const at = lines.findIndex((line, nth) => isClosing(line.trim()) && lines.slice(nth + 1).join(' ').length <= 400 && lines.slice(nth + 1).filter((one) => one.trim()).length <= 8)
  return at === -1 ? reply : lines.slice(0, at).join('\n').trimEnd()
}
