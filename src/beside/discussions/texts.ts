import { en } from './texts.en.ts'
import { nl } from './texts.nl.ts'

/** All wording of discussions. */
export const texts = { nl, en }
