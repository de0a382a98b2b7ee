import { en } from './texts.en.ts'
import { nl } from './texts.nl.ts'

export const texts = { nl, en }
