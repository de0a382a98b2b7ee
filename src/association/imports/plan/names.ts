const prefixes = new Set(['van', 'de', 'der', 'den', 'het', "'t", '’t', 'ten', 'ter', 'te', 'op', 'in', 'aan', 'bij', 'onder', 'uit', 'voor', 'von', 'zu', 'la', 'le', 'du', 'des', 'da', 'di', 'el', 'al', "d'"])

const isPrefix = (word: string) => prefixes.has(word.toLowerCase())

/** A whole name in its parts: "Jan van der Berg", "Berg, Jan van der" and "Berg van der, Jan" are one and the same. */
export const splitName = (whole: string): { given_name?: string; prefix?: string; family_name?: string } => {
  const [before = '', after] = whole.split(/,(.*)/s).map((part) => part.trim().split(/\s+/).filter(Boolean).join(' '))
  const words = after === undefined || after === '' ? before.split(' ') : turned(before.split(' '), after.split(' '))
  if (words.length < 2) return words[0] ? { family_name: words[0] } : {}
  const first = words.findIndex((word, at) => at > 0 && at < words.length - 1 && isPrefix(word))
  const from = first === -1 ? words.length - 1 : first
  let to = from
  while (to < words.length - 1 && isPrefix(words[to] as string)) to += 1
  const prefix = words.slice(from, to).join(' ')
  return { given_name: words.slice(0, from).join(' '), family_name: words.slice(to).join(' '), ...(prefix ? { prefix } : {}) }
}

/** "Berg van der" and "Jan" as one would say it: the given name, what stands between, the family name. */
const turned = (family: readonly string[], given: readonly string[]): string[] => {
  const split = (words: readonly string[]) => {
    let at = words.length
    while (at > 1 && isPrefix(words[at - 1] as string)) at -= 1
    return [words.slice(0, at), words.slice(at)] as const
  }
  const [[name, between], [first, behind]] = [split(family), split(given)]
  return [...first, ...behind, ...between, ...name]
}
