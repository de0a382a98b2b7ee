// A process receives at one address, as it has one log: set at the start, from the settings.
let base: { readonly local: string; readonly domain: string } | undefined

/** From now on people answer mail at this address, with a code behind a plus sign; undefined: they cannot. */
export const receiveAt = (address: string | undefined): void => {
  const [local = '', domain = ''] = (address ?? '').toLowerCase().split('@')
  base = local && domain ? { local, domain } : undefined
}

/** The address itself, to which calendars answer and mail that did not arrive comes back; undefined when no mail comes in. */
export const receivesAt = (): string | undefined => base && `${base.local}@${base.domain}`

/** Whether our mail can be answered. */
export const isAnswerable = (): boolean => base !== undefined

const code = /^[a-z2-7]{24}$/

/** The address with this code; undefined when no mail comes in. */
export const addressWith = (mark: string): string | undefined => base && `${base.local}+${mark}@${base.domain}`

/** Whether mail to this address is for us, with a code or without. */
export const isOurs = (address: string): boolean => {
  const [local = '', domain = ''] = address.toLowerCase().split(/@(?=[^@]*$)/)
  return base !== undefined && domain === base.domain && (local === base.local || local.startsWith(`${base.local}+`))
}

/** The code in an address of ours; undefined when there is none. Servers may change capitals, so they do not count. */
export const codeIn = (address: string): string | undefined => {
  if (!isOurs(address)) return undefined
  const mark = /\+([^@]*)@/.exec(address.toLowerCase())?.[1] ?? ''
  return code.test(mark) ? mark : undefined
}
