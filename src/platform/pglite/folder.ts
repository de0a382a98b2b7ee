import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { explain, Fault } from '../faults.ts'
import { startEngine } from './engine.ts'
import type { Engine } from './engine.ts'
import { syncFolder } from './files.ts'
import { lockFolder } from './lock.ts'
import { installedVersion, unpackPremade } from './premade.ts'
import { reopening } from './reopening.ts'

/** The version of PostgreSQL inside the PGlite that we pin. */
export const engineMajor = '18'

const markerName = 'denktank.json'
const halfMade = 'database.new'
const notOurs = new Set(['lost+found', '.DS_Store'])

const writeMarker = (folder: string, pglite: string) => {
  const draft = path.join(folder, `${markerName}.draft`)
  writeFileSync(draft, `${JSON.stringify({ program: 'denktank', pglite })}\n`, { flush: true })
  renameSync(draft, path.join(folder, markerName))
  syncFolder(folder)
}

const madeWith = (folder: string): string | undefined => {
  try {
    return (JSON.parse(readFileSync(path.join(folder, markerName), 'utf8')) as { pglite?: string }).pglite
  } catch {
    return undefined
  }
}

// One by one: where a folder cannot be made at all (under /proc), Node's own way of making all of them never ends.
const makeFolders = (folder: string): void => {
  const above = path.dirname(folder)
  if (!existsSync(above)) makeFolders(above)
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENAMETOOLONG') throw new Fault('FolderNotWritable', `The folder ${folder} cannot be made`, error)
    if (code !== 'EEXIST') throw error
  }
}

/** Makes the folder when it is not there; returns whether it did. */
const makeFolder = (folder: string) => {
  const found = statSync(folder, { throwIfNoEntry: false })
  if (found && !found.isDirectory()) throw new Fault('PathIsFile', `${folder} is a file: a folder is needed`)
  if (!found) makeFolders(folder)
  return !found
}

const refuseForeign = (folder: string) => {
  const names = readdirSync(folder).filter((name) => !notOurs.has(name) && !/^\.?lock\./.test(name))
  if (names.length > 0 && !names.includes(markerName)) {
    throw new Fault('FolderNotOurs', `The folder ${folder} holds other files: name an empty or a new folder`)
  }
  const versionFile = path.join(folder, 'database', 'PG_VERSION')
  const major = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim() : engineMajor
  if (major !== engineMajor) {
    throw new Fault(
      'FolderOtherMajor',
      `The folder ${folder} was made by PostgreSQL ${major} and this program uses ${engineMajor}: ` +
        'make a backup with the program that made it and restore that here',
    )
  }
}

/** A database in `folder`/database, made beside it and then renamed: it is there whole or not at all. */
const makeDatabase = async (folder: string) => {
  const draft = path.join(folder, halfMade)
  rmSync(draft, { recursive: true, force: true })
  try {
    if (!unpackPremade(draft)) {
      mkdirSync(draft, { mode: 0o700 })
      const engine = await startEngine({ folder: draft })
      await engine.close()
    }
    renameSync(draft, path.join(folder, 'database'))
    syncFolder(folder)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw error
  }
}

const start = async (folder: string, readOnly: boolean) => {
  try {
    return await startEngine({ folder: path.join(folder, 'database'), readOnly })
  } catch (error) {
    const before = madeWith(folder)
    if (!(error instanceof Fault && error.code === 'EngineStopped') || before === installedVersion()) throw error
    const text = `The folder ${folder} was made by PGlite ${before ?? 'unknown'} and ${installedVersion()} cannot open it`
    throw new Fault('FolderBroken', `${text}: make a backup with the program that made it and restore that here`, error)
  }
}

/** Starts on a database that was made before: one that cannot be opened at all by the very program that made it is damaged. */
const startAgain = async (folder: string, readOnly: boolean) => {
  try {
    return await start(folder, readOnly)
  } catch (error) {
    if (!(error instanceof Fault && error.code === 'EngineStopped')) throw error
    const said = error.message.replace(/^.*? stopped: /, '')
    throw new Fault('FolderBroken', `The folder ${folder} is damaged and cannot be opened (${said}): restore a backup into a new folder`, error)
  }
}

/** Whether there is a database in a folder, whoever made it. */
export const holdsDatabase = (folder: string): boolean => existsSync(path.join(path.resolve(folder), 'database'))

/** An open folder. `abandon`: closes it, and takes the database away again when it was made by, or for, this very opening. */
export interface OpenFolder extends Engine { abandon(): Promise<void> }

/** `fresh`: what lies here was made for this very opening, by another process. */
const openLocked = async (folder: string, readOnly: boolean, fresh: boolean) => {
  const isMade = !existsSync(path.join(folder, 'database'))
  const isNew = !existsSync(path.join(folder, markerName))
  refuseForeign(folder)
  try {
    if (isNew) writeMarker(folder, installedVersion())
    if (isMade) await makeDatabase(folder)
  } catch (error) {
    if (isNew) rmSync(path.join(folder, markerName), { force: true })
    throw error
  }
  const takeAway = () => {
    if (!isMade && !fresh) return
    rmSync(path.join(folder, 'database'), { recursive: true, force: true })
    if (isNew || fresh) rmSync(path.join(folder, markerName), { force: true })
  }
  try {
    const engine = await (isMade ? start : startAgain)(folder, readOnly)
    if (madeWith(folder) !== installedVersion()) writeMarker(folder, installedVersion())
    return { engine, takeAway }
  } catch (error) {
    takeAway()
    throw error
  }
}

/**
 * Opens the database in a folder for this process alone, making folder and database when they are not there. Throws a
 * fault, and leaves nothing half-made, when it cannot. An engine that stops later is opened again, under the same lock.
 */
export const openFolder = async (address: string, readOnly = false, fresh = false): Promise<OpenFolder> => {
  const folder = path.resolve(address)
  let made = fresh
  let release = () => {}
  try {
    made = makeFolder(folder) || fresh
    release = await lockFolder(folder)
    const { engine: first, takeAway } = await openLocked(folder, readOnly, fresh)
    const engine = reopening(first, folder, () => start(folder, readOnly))
    const close = async () => {
      await engine.close()
      release()
    }
    const abandon = async () => {
      await engine.close()
      takeAway()
      release()
      if (made) removeIfEmpty(folder)
    }
    return { join: engine.join, send: engine.send, failure: engine.failure, gone: engine.gone, close, abandon }
  } catch (error) {
    release()
    if (made) removeIfEmpty(folder)
    throw explain(error, folder) ?? error
  }
}

const removeIfEmpty = (folder: string) => {
  try {
    rmdirSync(folder)
  } catch {
    // Somebody else put something in it meanwhile: then it is no longer ours to remove.
  }
}
