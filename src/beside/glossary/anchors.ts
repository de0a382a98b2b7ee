/** The lasting anchor of a block on the page of a text, as the pages of texts give it. */
export const anchorOfBlock = (id: string): string => `b-${id}`
