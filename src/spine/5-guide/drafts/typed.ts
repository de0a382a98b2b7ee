import { InvalidDocument, parseDocument } from '../../../documents/parse.ts'
import { blocksOf, type Chapter, type Document } from '../../../documents/schema.ts'
import type { Filled } from '../../../platform/form.ts'
import type { Language } from '../../../platform/here.ts'
import { arranged, isEmpty, type Arranged, type Button } from './arranging.ts'
import { chapterFrom, problemFrom, titleFrom, type Fields, type Problem } from './form.ts'
import type { References } from './references.ts'

/** The state of a text from which a form was made, and the chapter in that form. */
export interface Base {
  readonly revision: number
  readonly title: string
  readonly document: Document
  readonly chapter: Chapter
  /** the form has the title of the whole text as well */
  readonly first: boolean
}

/** What was typed, as a text: what is wrong with it, or the whole text after the pressed button. */
export type Outcome =
  | { readonly problems: readonly Problem[] }
  | { readonly title: string; readonly chapter: Chapter; readonly result: Arranged }

type Form = Filled<{ bevestig: boolean; toelichting: string }>

const refusedRemoval = (base: Base, chapter: Chapter, confirmed: boolean): Problem[] => {
  if (base.document.content.length === 1) return [{ field: 'bevestig', block: 0, code: 'last' }]
  return isEmpty(chapter) || confirmed ? [] : [{ field: 'bevestig', block: 0, code: 'confirm' }]
}

const checked = (result: Arranged, base: Base): Document | Problem => {
  try {
    return parseDocument(result.document)
  } catch (fault) {
    if (fault instanceof InvalidDocument) return problemFrom(fault, result.document, base.chapter)
    throw fault
  }
}

/** Reads a posted chapter. Nothing is stored: it may be wrong in more than one place. */
export const outcomeOf = (base: Base, form: Form, fields: Fields, button: Button, references: References, language: Language): Outcome => {
  const read = chapterFrom(base.chapter, { fields, references, language })
  const titled = base.first ? titleFrom(fields['titel'] ?? '') : { title: base.title, problems: [] }
  const note: Problem[] = form.ok ? [] : Object.keys(form.errors).map((field) => ({ field, block: 0, code: field === 'toelichting' ? 'long' : 'odd' }))
  const removal = button.does === 'chapter' && button.how === 'weg' ? refusedRemoval(base, read.chapter, form.ok && form.value.bevestig) : []
  const problems = [...titled.problems, ...read.problems, ...note, ...removal]
  if (problems.length > 0) return { problems }
  const result = arranged(base.document, read.chapter, button)
  const document = checked(result, base)
  if ('field' in document) return { problems: [document] }
  const chapter = document.content.find(({ attrs }) => attrs.id === base.chapter.attrs.id) ?? read.chapter
  return { title: titled.title, chapter, result: { ...result, document } }
}

/** The block to go back to after a save: the one at hand, else the chapter's first. */
export const blockAfter = ({ document, chapter, block }: Arranged): string | undefined =>
  block ?? document.content.filter(({ attrs }) => attrs.id === chapter).flatMap(blocksOf)[0]?.attrs.id
