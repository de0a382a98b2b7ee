/** mulberry32 (Tommy Ettinger, 2017), seeded by FNV-1a over the ids: whole numbers below 2 to the power of 32. */
export const chanceOf = (ids: readonly string[]) => {
  let seed = 2166136261
  for (const id of ids) for (let at = 0; at < id.length; at++) seed = Math.imul(seed ^ id.charCodeAt(at), 16777619)
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
}
export type Chance = ReturnType<typeof chanceOf>

/** A whole number below `most`. */
export const below = (chance: Chance, most: number): number => Math.floor(chance() / 4294967296 * most)
/** The same from half of a number drawn, so that one draw serves twice; below 65,536. */
export const byHigh = (drawn: number, most: number): number => (drawn >>> 16) * most >>> 16
export const byLow = (drawn: number, most: number): number => (drawn & 65535) * most >>> 16

const allowances = Float64Array.from({ length: 4096 }, (_, at) => -Math.log((at + 0.5) / 4096))
/** How much worse a change may be for once, in units of heat: drawn from a list made beforehand, as -ln of chance is dear. */
export const allowance = (chance: Chance): number => allowances[chance() & 4095]!

const lucks = Float64Array.from({ length: 4096 }, (_, at) => -Math.log(-Math.log((at + 0.5) / 4096)))
/**
 * What luck adds to one of several to choose from: with as much of it as there is heat, each is chosen as often as its cost at
 * that heat makes it (Gumbel 1954).
 */
export const luckOf = (drawn: number): number => lucks[drawn >>> 20]!
/** The next number after one drawn, less random and quicker: a linear congruential step (Numerical Recipes), of which the high bits are used. */
export const next = (drawn: number): number => Math.imul(drawn, 1664525) + 1013904223 | 0
