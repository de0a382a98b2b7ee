/** The bare address of a sender that is written 'Name <address>' or as an address. */
export const addressIn = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1]?.trim() ?? from.trim()

/** The domain of a sender, in lower case; '' when there is none. */
export const domainOf = (from: string): string => addressIn(from).split('@').at(-1)?.toLowerCase() ?? ''
