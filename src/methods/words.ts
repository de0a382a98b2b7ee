const word = /[\p{L}\p{M}\p{N}]+/gu

/** The words of a text in lower case, in order: letters, accents and digits. The one tokeniser of likeness and search. */
export const wordsIn = (text: string): string[] => text.normalize('NFC').toLowerCase().match(word) ?? []
