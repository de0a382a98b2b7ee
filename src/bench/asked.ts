import { refuseWords, reporting } from '../platform/command.ts'
import { Fault } from '../platform/faults.ts'
import { readSettings, type Asked } from '../platform/settings.ts'

/** What was asked of `bench WHAT`. Throws the fault BadSetting for an option or a word that it does not know: a measurement takes minutes. */
export const askedOf = (what: string, words: readonly string[], extra: readonly string[] = []): Asked => {
  const asked = readSettings(words, process.env, { ...reporting, extra })
  refuseWords(asked, `bench ${what}`)
  return asked
}

/** A number among the options, or what it is when nothing is said. */
export const numberIn = ({ extra }: Asked, name: string, otherwise: number): number => {
  const number = Number(extra.get(name) ?? otherwise)
  if (!Number.isInteger(number) || number < 1) throw new Fault('BadSetting', `--${name} takes a whole number from 1`)
  return number
}
