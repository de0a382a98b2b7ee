import type { Rule } from './rules.ts'

/**
 * Agreed: each perspective supports the findings that the text uses, to the share that the charter says, or the minority's
 * view is in the text. Findings are not rated yet: until they are there is nothing to count, and nobody was asked.
 */
export const agreed: Rule = async () => 'not asked'
