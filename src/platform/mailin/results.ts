/** One thing that a mail server found: 'dkim', 'spf', 'dmarc', …; how it ended, and what it is about, by the name of the property. */
export interface AuthResult { readonly method: string; readonly result: string; readonly about: Readonly<Record<string, string>> }

/**
 * A header without comments, in small letters, and of what stands in quotes only signs that mean nothing: who sends a mail chooses its
 * sender, and a sender may hold `; dmarc=pass`. '' when a comment or a quote is not closed.
 */
const unquoted = (value: string): string => {
  let [plain, depth, quoted] = ['', 0, false]
  for (let at = 0; at < value.length; at += 1) {
    const sign = value[at] as string
    if (sign === '\\' && (quoted || depth > 0)) at += 1
    else if (quoted && sign !== '"') plain += /[\w.@+-]/.test(sign) ? sign : '_'
    else if (sign === '"' && depth === 0) quoted = !quoted
    else if (sign === '(') depth += 1
    else if (sign === ')' && depth > 0) depth -= 1
    else if (depth === 0) plain += sign
  }
  return quoted || depth > 0 ? '' : plain.toLowerCase()
}

/** What a mail server wrote down in a header Authentication-Results (RFC 8601). Of an address only the part behind the @ is told. */
export const resultsIn = (header: string): AuthResult[] => unquoted(header.slice(0, 10_000)).split(';').slice(1).flatMap((part) => {
  const [, method, result] = /^\s*([a-z][\w-]*)(?:\/\d+)?\s*=\s*([a-z]+)/.exec(part) ?? []
  if (method === undefined || result === undefined) return []
  const about = Object.fromEntries([...part.matchAll(/\s([a-z]+\.[a-z-]+)\s*=\s*([^\s;]+)/g)].map(([, name = '', value = '']) => [name, value.split('@').at(-1) ?? '']))
  return [{ method, result, about }]
})
