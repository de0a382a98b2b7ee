import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const find = (from: string): string => {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'migrations')) && existsSync(join(folder, 'package.json'))) return folder
    if (folder === dirname(folder)) throw new Error(`no project folder above ${from}`)
  }
}

/** The folder of the project: where migrations/, fixtures/ and build/ lie, however deep the running bundle is. */
export const root: string = find(dirname(fileURLToPath(import.meta.url)))

/** A path within the project. */
export const inProject = (...parts: string[]): string => join(root, ...parts)
