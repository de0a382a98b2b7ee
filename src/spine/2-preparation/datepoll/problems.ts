import { problemsIn } from '../../../platform/look/problems.tsx'
import { texts } from './texts.ts'

/** How the forms of this slice say what is wrong. */
export const { Wrong, wordsFor } = problemsIn(texts)
