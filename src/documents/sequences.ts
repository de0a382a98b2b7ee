/** Things compared with `===`. */
type Comparable = readonly (string | number)[] | Int32Array

/**
 * A longest common subsequence of two lists, as pairs of places in `a` and `b`, both rising.
 * Method: E.W. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), the greedy one, after what both
 * ends have in common is set apart. Gives undefined when more than `maxEdits` additions and removals are needed:
 * time and memory grow with the square of that number.
 */
export function commonSubsequence(
  a: Comparable, b: Comparable, maxEdits: number,
): [number, number][] | undefined {
  const shortest = Math.min(a.length, b.length)
  let head = 0
  while (head < shortest && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < shortest - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1
  const middle = greedy(a.slice(head, a.length - tail), b.slice(head, b.length - tail), maxEdits)
  if (!middle) return undefined
  const pairs: [number, number][] = []
  for (let i = 0; i < head; i += 1) pairs.push([i, i])
  for (const [x, y] of middle) pairs.push([x + head, y + head])
  for (let i = tail; i > 0; i -= 1) pairs.push([a.length - i, b.length - i])
  return pairs
}

function greedy(a: Comparable, b: Comparable, maxEdits: number): [number, number][] | undefined {
  const limit = Math.min(a.length + b.length, maxEdits)
  const reach = new Int32Array(2 * limit + 3)
  const middle = limit + 1
  const trace: Int32Array[] = []
  for (let edits = 0; edits <= limit; edits += 1) {
    trace.push(reach.slice(middle - edits - 1, middle + edits + 2))
    for (let k = -edits; k <= edits; k += 2) {
      const down = k === -edits || (k !== edits && reach[middle + k - 1]! < reach[middle + k + 1]!)
      let x = down ? reach[middle + k + 1]! : reach[middle + k - 1]! + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x += 1
      reach[middle + k] = x
      if (x >= a.length && x - k >= b.length) return walkBack(trace, a.length, b.length)
    }
  }
  return undefined
}

function walkBack(trace: Int32Array[], endX: number, endY: number): [number, number][] {
  const pairs: [number, number][] = []
  let [x, y] = [endX, endY]
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const reach = trace[edits]!
    const at = (k: number): number => reach[k + edits + 1]!
    const k = x - y
    const down = k === -edits || (k !== edits && at(k - 1) < at(k + 1))
    const before = down ? k + 1 : k - 1
    const fromX = edits === 0 ? 0 : at(before)
    const fromY = edits === 0 ? 0 : fromX - before
    while (x > fromX && y > fromY) {
      x -= 1
      y -= 1
      pairs.push([x, y])
    }
    x = fromX
    y = fromY
  }
  return pairs.reverse()
}

/** The places of a longest strictly rising subsequence; what is not in it has moved. In O(n log n), by patience sorting. */
export function longestRising(numbers: readonly number[]): Set<number> {
  const tops: number[] = []
  const previous: number[] = []
  numbers.forEach((number, place) => {
    let [low, high] = [0, tops.length]
    while (low < high) {
      const half = (low + high) >> 1
      if (numbers[tops[half]!]! < number) low = half + 1
      else high = half
    }
    previous[place] = low > 0 ? tops[low - 1]! : -1
    tops[low] = place
  })
  const rising = new Set<number>()
  for (let place = tops.at(-1) ?? -1; place >= 0; place = previous[place]!) rising.add(place)
  return rising
}
