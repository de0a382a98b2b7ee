/** A name in CSL: of a person in parts, or `literal` for an organisation, which is never taken apart. */
export type CslName = {
  family?: string
  given?: string
  literal?: string
  suffix?: string
  'non-dropping-particle'?: string
  'dropping-particle'?: string
}

/** Who made it: the authors, else the editors. Empty names are left out. */
export function authorsOf(item: { author?: CslName[], editor?: CslName[] }): CslName[] {
  const named = [item.author, item.editor].map((names) => (names ?? []).filter((name) => mainName(name) !== ''))
  return named.find(({ length }) => length > 0) ?? []
}

const mainName = ({ literal, family, given }: CslName): string => (literal || family || given || '').trim()

const prefixOf = (name: CslName): string =>
  [name['dropping-particle'], name['non-dropping-particle']].filter(Boolean).join(' ')

/** "Jan-Willem Karel" is "J.-W. K."; "C.M.C." is "C. M. C.". */
function initials(given: string): string {
  return given.replace(/\./g, '. ').split(/\s+/).filter(Boolean).map((name) =>
    name.split('-').filter(Boolean).map((part) => `${[...part][0]!.toUpperCase()}.`).join('-')).join(' ')
}

function lastFirst(name: CslName): string {
  const given = name.literal || !name.family ? '' : initials(name.given ?? '')
  const behind = name.literal ? '' : [given, prefixOf(name)].filter(Boolean).join(' ')
  return [mainName(name), behind, name.literal ? '' : name.suffix].filter(Boolean).join(', ')
}

function firstFirst(name: CslName): string {
  if (name.literal || !name.family) return mainName(name)
  return [initials(name.given ?? ''), prefixOf(name), name.family].filter(Boolean).join(' ')
}

/**
 * Names in a reference, main name first ("Berg, J. van der, & Vries, A. de") or, for editors of a book, last.
 * From 21 on: the first 19 and the last.
 */
export function nameList(names: readonly CslName[], order: 'last' | 'first' = 'last'): string {
  const written = names.map(order === 'last' ? lastFirst : firstFirst)
  if (written.length > 20) return `${written.slice(0, 19).join(', ')}, … ${written.at(-1)}`
  if (written.length < 2) return written.join('')
  // Between two organisations or two names in their own order no comma is needed: nothing was turned round.
  const comma = written.length > 2 || (order === 'last' && !names[0]!.literal) ? ',' : ''
  return `${written.slice(0, -1).join(', ')}${comma} & ${written.at(-1)}`
}

/** Names in a mention: one, two with &, or the first with "et al.". */
export function leadOf(names: readonly CslName[], publisher: string | undefined): string {
  const written = names.map((name) => mention(name, publisher))
  return written.length > 2 ? `${written[0]} et al.` : written.join(' & ')
}

/**
 * Without a first name before it a Dutch prefix has a capital: "Van der Berg". An organisation goes by its letters
 * when the publisher's name is those letters: Autoriteit Consument & Markt, published by ACM, is "ACM".
 */
function mention(name: CslName, publisher: string | undefined): string {
  const capitals = mainName(name).split(/[\s-]+/).map((word) => /^\p{Lu}/u.exec(word)?.[0] ?? '').join('')
  if (name.literal && publisher && capitals.length > 1 && capitals === publisher) return publisher
  const whole = name.literal ? mainName(name) : [prefixOf(name), mainName(name)].filter(Boolean).join(' ')
  return name.literal ? whole : whole.charAt(0).toUpperCase() + whole.slice(1)
}

/** One string per name to sort by: main name, then first letters, then prefix. */
export const sortNames = (names: readonly CslName[]): string[] => names.map((name) =>
  [mainName(name), name.literal ? '' : initials(name.given ?? ''), name.literal ? '' : prefixOf(name)].join(' ').trim())
