// The parts of mailauth that are used, by their own files: its index brings along pictures of brands, certificates and a command line.
declare module 'mailauth/lib/dkim/verify.js' {
  interface DkimResult {
    readonly signingDomain: string
    readonly canonBodyLengthLimited?: boolean
    readonly status: { readonly result: string; readonly underSized?: number }
  }
  export const dkimVerify: (input: Buffer, options: { resolver: (name: string, kind: string) => Promise<string[] | string[][]>; minBitLength?: number }) => Promise<{ readonly results: readonly DkimResult[] }>
}
declare module 'mailauth/lib/dmarc/index.js' {
  export const dmarc: (options: {
    headerFrom: readonly string[]; spfDomains: readonly string[]; dkimDomains: readonly { domain: string }[]
    resolver: (name: string, kind: string) => Promise<string[] | string[][]>
  }) => Promise<false | { readonly status: { readonly result: string }; readonly policy?: string }>
}
declare module 'mailauth/lib/tools.js' {
  export const getAlignment: (fromDomain: string, domains: readonly string[], options?: boolean) => false | { readonly domain: string }
}
