import { withNamedPaths } from '../../documents/talk.ts'
import type { Language } from '../../platform/here.ts'
import { thingAt } from './form.ts'
import { texts } from './texts.ts'

/** A text in which the addresses of things in its think tank read as people call those things: “bevinding 3”. It names no more than the address does. */
export const withThingsNamed = (text: string, tank: { readonly slug: string }, language: Language): string => withNamedPaths(text, (path) => {
  const thing = thingAt(tank, path)
  return thing && `${texts[language].post.things[thing.kind].toLowerCase()} ${thing.number}`
})
