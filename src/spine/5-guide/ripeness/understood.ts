import { meaningsNow } from '../../../beside/glossary/meanings.ts'
import { markText } from '../../../beside/glossary/recognise.ts'
import type { Gap } from './grounded.ts'
import type { Rule } from './rules.ts'

/**
 * Understood: every term of the glossary that the text uses has an adopted definition; where a name has several meanings one
 * of them will do. Without a glossary no term was asked after.
 */
export const understood: Rule = async (here, { document }) => {
  const meanings = await meaningsNow(here)
  if (!meanings) return 'not asked'
  const used = new Map(markText(document, meanings).places.map((place) => [place.ids.join(), place]).reverse() as [string, ReturnType<typeof markText>['places'][number]][])
  const gaps = [...used.values()].reverse().flatMap(({ ids, place, block, chapter }): Gap[] => {
    const found = ids.flatMap((id) => meanings.all.get(id) ?? [])
    const [first] = found
    if (!first || found.some(({ adopted }) => adopted)) return []
    return [{ place, block, chapter, within: block, text: first.label, concept: first.number ?? undefined }]
  })
  return { gaps, of: used.size }
}
