import { readFile } from 'node:fs/promises'
import type { Database } from '../../platform/database.ts'
import { Fault } from '../../platform/faults.ts'
import { report, reporting, withKept } from '../../platform/command.ts'
import { isoDay } from '../../platform/dates.ts'
import { perform } from '../../platform/perform.ts'
import { readSettings } from '../../platform/settings.ts'
import { clerkIn } from '../../workspaces/clerk.ts'
import { heldErasable, redact } from './changes.ts'

/** `denktank erased list [--json]`: who was erased, one a line; no names, for there are none. */
export const erasedCommand = async (words: readonly string[]): Promise<number> => {
  const asked = readSettings(words, process.env, reporting)
  if (asked.words.join(' ') !== 'list') throw new Fault('BadSetting', 'Say what to do: denktank erased list > LIST')
  const erased = await withKept(asked, ({ db }) =>
    db.selectFrom('erasure').select(['person_id', 'erased_at', 'texts']).orderBy('erased_at').orderBy('person_id').execute())
  const lines = erased.map(({ person_id, erased_at, texts }) => ({ person: person_id, on: isoDay(erased_at), what: texts ? 'texts' : 'name' }))
  if (asked.flags.has('json')) report(asked, '', { erased: lines })
  else for (const { person, on, what } of lines) process.stdout.write(`${person} ${on} ${what}\n`)
  return 0
}

const lineForm = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}) \d{4}-\d{2}-\d{2} (name|texts)$/

/**
 * Reads a list of `denktank erased list`. The result erases who is on it again, as far as they are there, and answers how
 * many. Throws the fault BadSetting before anything is restored when a line is not one of such a list.
 */
export const erasuresIn = async (file: string): Promise<(database: Database) => Promise<number>> => {
  const text = await readFile(file, 'utf8').catch(() => { throw new Fault('BadSetting', `There is no list of erasures in ${file}`) })
  const wanted = text.split(/\r?\n/).filter((line) => line.trim() !== '').map((line) => {
    const [, id, what] = lineForm.exec(line.trim()) ?? []
    if (!id) throw new Fault('BadSetting', `This is not a line of denktank erased list: ${line.slice(0, 80)}`)
    return { id, texts: what === 'texts' }
  })
  return async (database) => {
    if (wanted.length === 0) return 0
    const there = await database.db.selectFrom('person').select('id').where('id', 'in', wanted.map(({ id }) => id)).where('redacted_at', 'is', null).execute()
    const here = await clerkIn(database, { kind: 'association' })
    const again = wanted.filter(({ id }) => there.some((one) => one.id === id))
    for (const { id, texts } of again) await perform(here, 'person.redact', heldErasable(id), redact(here, texts))
    return again.length
  }
}
