import { sql } from 'kysely'
import { fileType } from '../../documents/filetypes.ts'
import { cleanPicture, isPicture } from '../../documents/pictures.ts'
import type { Tx } from '../../platform/database.ts'
import type { Here } from '../../platform/here.ts'
import { newId } from '../../platform/ids.ts'
import { holdWorkspace } from '../../platform/perform.ts'
import { tooLate } from '../../platform/refusals.ts'
import type { Upload } from '../../platform/upload.ts'
import { isId } from '../../workspaces/held.ts'
import { most } from './form.ts'

/** A file that may go with a post; `type` comes from what is in it. */
export interface Attached { readonly name: string; readonly type: string; readonly bytes: Uint8Array; /** of a picture */ readonly width?: number; readonly height?: number; readonly description?: string }

const endings: Readonly<Record<string, readonly [string, ...string[]]>> = {
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.oasis.opendocument.text': ['odt'],
  'application/vnd.oasis.opendocument.spreadsheet': ['ods'],
  'text/plain; charset=utf-8': ['txt', 'csv', 'md'],
  'image/jpeg': ['jpg', 'jpeg'], 'image/png': ['png'], 'image/webp': ['webp'],
}

/** A name that ends as the type does, so that whoever saves the file opens what it is and nothing else. */
const nameFor = (name: string, type: string): string => {
  const known = endings[type] ?? ['txt']
  const ending = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase()
  return ending !== undefined && known.includes(ending) ? name : `${name.slice(0, 190) || 'bijlage'}.${known[0]}`
}

// A program in a document (Office's VBA, OpenDocument's Basic) runs with whoever opens it.
const hasProgram = (bytes: Uint8Array): boolean => {
  const names = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return names.includes('vbaProject.bin') || names.includes('Basic/script-lc.xml')
}

export type FileRefusal = 'type' | 'program' | 'picture'

/**
 * The file that was sent, when it may go with a post; else why not: 'type' (a program, a page, an archive), 'program' or
 * 'picture' (broken, or too large to show). Of a picture only what draws it goes along: a camera says where and by whom.
 */
export const attachedFrom = (file: Upload): Attached | FileRefusal => {
  if (isPicture(file.bytes)) {
    const picture = cleanPicture(file.bytes)
    return picture ? { name: nameFor(file.name, picture.type), ...picture } : 'picture'
  }
  const type = fileType(file.bytes)
  if (type === undefined || !Object.hasOwn(endings, type)) return 'type'
  if (type.startsWith('application/vnd') && hasProgram(file.bytes)) return 'program'
  return { name: nameFor(file.name, type), type, bytes: file.bytes }
}

/** Files in the order in which a browser shows them when they are chosen: by name, with 2 before 10. */
export const byName = <T extends { readonly name: string }>(files: readonly T[]): T[] =>
  [...files].sort((one, other) => one.name.localeCompare(other.name, 'nl', { numeric: true }))

/**
 * Files with what stands on the pictures among them: of several a line for each, in the order of their names, as a browser shows them
 * when they are chosen. More lines than pictures go with the last.
 */
export const describedAs = (files: readonly Attached[], described: string): readonly Attached[] => {
  const pictures = byName(files.filter(({ width }) => width !== undefined))
  const lines = described.split('\n').map((line) => line.trim())
  const words = new Map(pictures.map((one, nth) => [one, nth < pictures.length - 1 ? lines[nth] ?? '' : lines.slice(nth).join(' ').trim()]))
  return files.map((one) => ({ ...one, description: words.get(one) ?? '' }))
}

/** What stands on pictures of a post, from now on; of any other file nothing happens. */
export const describePictures = async (tx: Tx, post: string, { picture, description }: { readonly picture: readonly string[]; readonly description: readonly string[] }): Promise<void> => {
  for (const [nth, id] of picture.slice(0, most.files).entries()) {
    if (isId(id)) await tx.updateTable('post_file').set({ description: description[nth] ?? '' }).where('id', '=', id).where('post_id', '=', post).where('width', 'is not', null).execute()
  }
}

/** Keeps files with a post. Throws 409 'full' when the think tank has more than it may keep. */
export const keepFiles = async (tx: Tx, here: Here, post: string, files: readonly Attached[]): Promise<void> => {
  if (files.length === 0) return
  await holdWorkspace(tx, here.workspace.id)
  const { rows: [row] } = await sql<{ size: string }>`select coalesce(sum(size), 0)::text as size from post_file where workspace_id = ${here.workspace.id}`.execute(tx)
  if (files.reduce((sum, { bytes }) => sum + bytes.length, Number(row?.size ?? 0)) > most.tankBytes) throw tooLate('full')
  await tx.insertInto('post_file').values(files.map(({ name, type, bytes, width = null, height = null, description = '' }) => ({
    id: newId(), workspace_id: here.workspace.id, post_id: post, name, type, size: bytes.length, bytes: Buffer.from(bytes), width, height, description,
  }))).execute()
}
