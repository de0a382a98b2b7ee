import type { CslName } from '../bibliographyNames.ts'

const one = '(?:van|von|de|den|der|het|ter|ten|te|la|le|du|del|di|da|’t|\'t|’s|\'s|in|op|aan|bij)'

/** Dutch prefixes at the beginning of a family name: "van der Berg". */
export const leadingParticles = new RegExp(`^(?:${one}\\s+)+(?=\\S)`, 'i')
/** The same behind a given name: "Jan van der". */
export const trailingParticles = new RegExp(`(?:\\s+${one})+$`, 'i')
const inSmallLetters = new RegExp(trailingParticles.source)

/**
 * A name as many a file writes it, "Berg, Jan van der": the prefix that stands behind the given name is none of its initials. Only in
 * small letters: "Van" may be somebody's given name.
 */
export const withParticleApart = <Name extends CslName>(name: Name): Name => {
  const { family, given = '' } = name
  const prefix = name['non-dropping-particle'] || name['dropping-particle'] || !family ? '' : inSmallLetters.exec(` ${given}`)?.[0] ?? ''
  if (prefix === '') return name
  const before = ` ${given}`.slice(0, -prefix.length).trim()
  const { given: _, ...rest } = name
  return { ...rest, ...(before && { given: before }), 'non-dropping-particle': prefix.trim() } as Name
}
