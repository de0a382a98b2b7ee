import type { Licence } from '../platform/here.ts'

/** Under which licence the site's content may be reused: what it is called, and its lasting address. */
export const licences: Readonly<Record<Licence, { readonly name: string; readonly url: string }>> = {
  'cc-by-4.0': { name: 'CC BY 4.0', url: 'https://creativecommons.org/licenses/by/4.0/' },
  'cc0-1.0': { name: 'CC0 1.0', url: 'https://creativecommons.org/publicdomain/zero/1.0/' },
}
