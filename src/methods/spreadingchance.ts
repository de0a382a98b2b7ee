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

const allowances = Float64Array.from({ length: 4096 }, (_, at) => -Math.log((at + 0.5) / 4096))
/** How much worse a change may be for once, in units of heat: drawn from a list made beforehand, as -ln of chance is dear. */
export const allowance = (chance: Chance): number => allowances[chance() & 4095]!
