import { compile } from 'html-to-text'

// Nested lists cost by the square of how many there are: so many signs of them take a third of a second.
const mostSigns = 100_000

// Words as their reader saw them: nothing in capitals that was not, no pictures, and of a link its address where its words do not say it.
const read = compile({
  wordwrap: false,
  limits: { maxDepth: 50 },
  selectors: [
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, noAnchorUrl: true, linkBrackets: ['(', ')'] } },
    { selector: 'img', format: 'skip' },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    { selector: 'hr', format: 'lineBreak' },
    { selector: 'table', options: { uppercaseHeaderCells: false } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
})

/**
 * What a mail says that is written as HTML alone, line by line: what it quotes gets a `>` before it, as in a plain mail, so that it
 * is trimmed like one. Reads 100,000 signs of what there is to see, and what lies no more than fifty deep.
 */
export const textOfHtml = (html: string): string => {
  // Some programs put more style before it than there are words.
  const from = Math.max(0, html.search(/<body[\s>]/i))
  return read(html.slice(from, from + mostSigns)).replace(/\n{3,}/g, '\n\n').trim()
}
