// No list of references, concepts or news that anybody writes goes deeper than a dozen.
const deepest = 100

const [quote, backslash, open, close, openList, closeList] = [...'"\\{}[]'].map((sign) => sign.charCodeAt(0))

/** Whether lists and objects lie in one another more than `deepest` deep; of what is no JSON, anything. */
const isDeep = (text: string): boolean => {
  let [depth, quoted] = [0, false]
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (quoted && sign === backslash) at += 1
    else if (sign === quote) quoted = !quoted
    else if (quoted) continue
    else if (sign === open || sign === openList) { depth += 1; if (depth > deepest) return true }
    else if (sign === close || sign === closeList) depth -= 1
  }
  return false
}

/**
 * What a JSON text that somebody else wrote says; undefined when it is none, and when it goes more than a hundred deep: that is
 * seen before anything is made of it, for a megabyte of brackets takes long to make and longer to clear away.
 */
export const readJson = (text: string): unknown => {
  if (isDeep(text)) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
