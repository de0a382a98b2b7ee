import { resolve } from 'node:dns/promises'

/** Asks a name server, as node:dns/promises resolve does. */
export type Resolver = (name: string, kind: string) => Promise<string[] | string[][]>

/** Asks the name server of this machine. */
export const askNameServer: Resolver = resolve as Resolver

const keptFor = 300_000
const mostKept = 2000

/** A resolver that remembers for five minutes what it was told, also that there is nothing. */
export const remembering = (ask: Resolver = askNameServer): Resolver => {
  const known = new Map<string, { readonly until: number; readonly answer: Promise<string[] | string[][]> }>()
  return (name, kind) => {
    const key = `${kind} ${name.toLowerCase()}`
    const found = known.get(key)
    if (found && found.until > Date.now()) return found.answer
    if (known.size >= mostKept) known.clear()
    const answer = ask(name, kind)
    known.set(key, { until: Date.now() + keptFor, answer })
    // Not what a name server that is out of order says, but that there is nothing by that name.
    answer.catch((fault: NodeJS.ErrnoException) => { if (!['ENOTFOUND', 'ENODATA'].includes(fault.code ?? '')) known.delete(key) })
    return answer
  }
}
