// The packages come without types; this is what we use of them.
declare module '@citation-js/core' {
  export const plugins: {
    input: { chain(text: string, options: { forceType: string; generateGraph: false }): Record<string, unknown>[] }
    output: { format(format: string, items: readonly object[], options?: object): string }
    config: { get(name: string): { parse?: Record<string, unknown>; format?: Record<string, unknown> } }
  }
}
declare module '@citation-js/plugin-bibtex'
declare module '@citation-js/plugin-ris'
