import type { Resolver } from '../mailin/resolver.ts'
import type { DnsRecord } from './settings.ts'

/** Whether a record is in the DNS: 'unknown' when no name server says so. `found`: what is there instead. */
export interface InDns { readonly state: 'set' | 'missing' | 'different' | 'unknown'; readonly found: string }

const patience = 4000
const nothing = new Set(['ENOTFOUND', 'ENODATA'])

const textsAt = async (ask: Resolver, name: string): Promise<string[]> => {
  const late = new Promise<never>((_, reject) => { setTimeout(reject, patience, new Error('late')).unref() })
  try {
    return (await Promise.race([ask(name, 'TXT'), late])).map((one) => (Array.isArray(one) ? one.join('') : one))
  } catch (fault) {
    if (nothing.has((fault as NodeJS.ErrnoException).code ?? '')) return []
    throw fault
  }
}

const bare = (text: string) => text.replace(/\s/g, '')
const keyIn = (text: string) => /(?:^|;)p=([^;]*)/.exec(bare(text))?.[1] ?? ''

// Each kind is known by how it begins. A DKIM record may leave out its version: what counts is the key.
const begins = { SPF: /^v=spf1( |$)/i, DKIM: /p=/, DMARC: /^v=DMARC1\s*;/i } as const

const suits = ({ kind, value }: DnsRecord, found: string): boolean => {
  if (kind === 'DKIM') return keyIn(found) === keyIn(value)
  // What else a domain lets send mail is its own affair; that nobody is refused helps no receiver.
  return kind === 'SPF' ? !/\+all\b|\?all\b/i.test(found) : /;p=(quarantine|reject)(;|$)/i.test(bare(found))
}

/** Looks whether a record is set. Two SPF or DMARC records count as none (RFC 7208, 4.5), so they are 'different'. */
export const inDns = async (record: DnsRecord, ask: Resolver): Promise<InDns> => {
  try {
    const there = (await textsAt(ask, record.name)).filter((text) => begins[record.kind].test(text))
    if (there.length === 0) return { state: 'missing', found: '' }
    const right = record.kind === 'DKIM' ? there.some((one) => suits(record, one)) : there.length === 1 && there.every((one) => suits(record, one))
    return { state: right ? 'set' : 'different', found: there.join(' and ') }
  } catch {
    return { state: 'unknown', found: '' }
  }
}
