/** What took the place of what, by id. What nothing took the place of leads to null, or is not in it. */
export type Succession = ReadonlyMap<string, string | null>

/** What is here with the id of what took its place, as a succession. */
export const successionOf = (rows: readonly { readonly id: string; readonly superseded_by: string | null }[]): Succession =>
  new Map(rows.map(({ id, superseded_by }) => [id, superseded_by]))

/** From one on, what took its place, and what took the place of that: `from` first, what holds now last. Ends where it would go round. */
export const succeeding = (next: Succession, from: string): string[] => {
  const line = [from]
  for (let id = next.get(from); id && !line.includes(id); id = next.get(id)) line.push(id)
  return line
}
