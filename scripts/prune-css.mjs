/** Leaves out of a stylesheet what no page of ours can reach. Works on what esbuild minified: no comments, no nesting. */

const endOfString = (css, at) => {
  const quote = css[at]
  for (let next = at + 1; next < css.length; next++) {
    if (css[next] === '\\') next++
    else if (css[next] === quote) return next
  }
  throw new Error('A string in a stylesheet does not end')
}

/** The place of the bracket that closes the one at `at`. */
const endOfBlock = (css, at) => {
  let depth = 0
  for (let next = at; next < css.length; next++) {
    if (css[next] === '"' || css[next] === "'") next = endOfString(css, next)
    else if ('{(['.includes(css[next])) depth++
    else if ('})]'.includes(css[next]) && --depth === 0) return next
  }
  throw new Error('A block in a stylesheet does not end')
}

/** Splits at `mark` where it stands outside brackets and strings. */
const split = (css, mark) => {
  const parts = []
  let from = 0
  for (let at = 0; at < css.length; at++) {
    if (css[at] === '"' || css[at] === "'") at = endOfString(css, at)
    else if (css[at] === '(' || css[at] === '[' || css[at] === '{') at = endOfBlock(css, at)
    else if (css[at] === mark) {
      parts.push(css.slice(from, at))
      from = at + 1
    }
  }
  return [...parts, css.slice(from)].map((part) => part.trim()).filter(Boolean)
}

/** Rules as `{ head, body }`; a statement without block has no body. */
const rulesOf = (css) => {
  const rules = []
  let from = 0
  for (let at = 0; at < css.length; at++) {
    if (css[at] === '"' || css[at] === "'") at = endOfString(css, at)
    else if (css[at] === '(' || css[at] === '[') at = endOfBlock(css, at)
    else if (css[at] === ';') {
      rules.push({ head: css.slice(from, at + 1).trim() })
      from = at + 1
    } else if (css[at] === '{') {
      const end = endOfBlock(css, at)
      rules.push({ head: css.slice(from, at).trim(), body: css.slice(at + 1, end) })
      at = end
      from = end + 1
    }
  }
  return rules
}

const groups = /^@(?:media|supports|layer|container)\b/

/** Calls `change(head, body)` for each style rule, in groups as well; what it answers is the rule, '' is none. */
const mapRules = (css, change) => rulesOf(css).map(({ head, body }) => {
  if (body === undefined) return head
  if (groups.test(head)) {
    const inside = mapRules(body, change)
    return inside && `${head}{${inside}}`
  }
  return head.startsWith('@') ? `${head}{${body}}` : change(head, body)
}).join('')

const classesIn = (selector) => [...selector.matchAll(/\.([\w-]+)/g)].map(([, name]) => name)

/**
 * Takes `:not()`, `:is()` and `:where()` out of a selector: what is left, and the lists of those of which one alternative must fit. A
 * `:not()` with another list in it stays: it speaks of parts that a component can have, and ours have all or none.
 */
const apart = (selector) => {
  const lists = []
  let left = ''
  for (let at = 0; at < selector.length; at++) {
    const found = /^:(not|is|where)\(/.exec(selector.slice(at))
    if (!found) {
      left += selector[at]
      continue
    }
    const open = at + found[0].length - 1
    const end = endOfBlock(selector, open)
    const inside = selector.slice(open + 1, end)
    if (found[1] !== 'not') lists.push(split(inside, ','))
    else if (inside.includes('(')) left += inside
    at = end
  }
  return { left, lists }
}

/** Whether a page can have what a selector asks: each class is there, and of a list at least one alternative. */
const canBe = (selector, views) => {
  const { left, lists } = apart(selector)
  return classesIn(left).every(views.has) && lists.every((list) => list.some((each) => canBe(each, views)))
}

// We have no field or button that is switched off or only for reading: a button that cannot be used yet says what is missing.
const never = /(?<!:not\([^()]*):(?:disabled|read-only)/

/** Two looks of one thing ('nl-button--primary' with 'nl-button--negative'): only where a view names them together. */
const fit = (selector, { together }) => {
  const looks = classesIn(selector.replace(/:not\([^()]*\)/g, '')).filter((name) => name.includes('--'))
  return looks.length < 2 || together === undefined || together(looks)
}

/** Without the rules that no view can reach, by `views` (see `namesOf`), and for states that no page of ours has. */
export const pruneRules = (css, views) => mapRules(css, (head, body) => {
  const kept = split(head, ',').filter((selector) => !never.test(selector) && canBe(selector, views) && fit(selector, views))
  return kept.length ? `${kept.join(',')}{${body}}` : ''
})

/**
 * The names that sources write: `has` whether a class can be in a page, because it is written out or begins as a name does that is
 * completed there (`dt-fate--${icon}`, `s-${shape}`; never a name of the design system); `together` whether one string holds all of these.
 */
export const namesOf = (sources) => {
  const words = new Set(sources.flatMap((source) => source.match(/[A-Za-z][\w-]*/g) ?? []))
  const begins = [...new Set(sources.flatMap((source) => source.match(/\b(?:dt-[\w-]*|[a-z])-(?=\$\{)/g) ?? []))]
  const strings = sources.flatMap((source) => source.match(/(['"`])[^'"`\n]*--[^'"`\n]*\1/g) ?? []).map((text) => new Set(text.match(/[A-Za-z][\w-]*/g)))
  return {
    has: (name) => words.has(name) || begins.some((begin) => name.startsWith(begin)),
    together: (names) => strings.some((string) => names.every((name) => string.has(name))),
  }
}

const namesIn = (value) => [...value.matchAll(/var\(\s*(--[\w-]+)/g)].map((found) => found[1])

/** Declarations as [name, value] pairs. */
const declarationsOf = (body) => split(body, ';').map((each) => {
  const colon = each.indexOf(':')
  return [each.slice(0, colon).trim(), each.slice(colon + 1).trim()]
})

/** Which custom properties does anything that is not itself one come to use, through however many steps. */
const reachable = (css) => {
  const usedBy = new Map()
  const found = new Set()
  mapRules(css, (head, body) => {
    for (const [name, value] of declarationsOf(body)) {
      if (name.startsWith('--')) usedBy.set(name, [...usedBy.get(name) ?? [], ...namesIn(value)])
      else for (const used of namesIn(value)) found.add(used)
    }
    return ''
  })
  // A Set hands out what is added while it is walked.
  for (const name of found) for (const used of usedBy.get(name) ?? []) found.add(used)
  return found
}

/** Without the custom properties that nothing uses, and without those that a later theme class sets anyway. */
export const pruneProperties = (css, baseTheme, ownTheme) => {
  const found = reachable(css)
  const own = new Set()
  mapRules(css, (head, body) => {
    if (head === ownTheme) for (const [name] of declarationsOf(body)) own.add(name)
    return ''
  })
  return mapRules(css, (head, body) => {
    const kept = declarationsOf(body).filter(([name]) =>
      !name.startsWith('--') || (found.has(name) && !(head === baseTheme && own.has(name))))
    return kept.length ? `${head}{${kept.map(([name, value]) => `${name}:${value}`).join(';')}}` : ''
  })
}
