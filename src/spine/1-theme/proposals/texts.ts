import { en } from './texts.en.ts'
import { nl } from './texts.nl.ts'

/** All wording of this slice; Dutch is the source. */
export const texts = { nl, en }
