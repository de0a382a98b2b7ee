import { dmarc } from 'mailauth/lib/dmarc/index.js'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { getAlignment } from 'mailauth/lib/tools.js'
import type { ReadMail } from '../../documents/mail/reading.ts'
import { resultsIn } from './results.ts'
import type { Resolver } from './resolver.ts'

/**
 * What is known of the sender in From. 'proven': their domain says that it sent this. 'forged': their domain asks to refuse what
 * it did not sign, and it did not sign this. 'unproven': nobody knows. 'later': a name server did not answer.
 */
export type Proof = 'proven' | 'forged' | 'unproven' | 'later'

/** What our own mail server found, in the uppermost header under its own name (RFC 8601). It must take out those that others put there. */
const trusted = (mail: ReadMail, domain: string, name: string): Proof => {
  const found = (mail.headers.get('authentication-results') ?? []).find((value) => value.trim().toLowerCase().split(/[\s;]/)[0] === name)
  const results = found === undefined ? [] : resultsIn(found)
  const said = results.find(({ method }) => method === 'dmarc')
  const isAbout = (of: string | undefined) => of !== undefined && Boolean(getAlignment(domain, [of]))
  if (said?.result === 'pass') return said.about['header.from'] === undefined || isAbout(said.about['header.from']) ? 'proven' : 'unproven'
  if (said?.result === 'fail' || said?.result === 'permerror') return 'forged'
  // Without a word on DMARC: what it rests on, a signature or the way it came, when that is of the domain in From.
  const ways = { dkim: 'header.d', spf: 'smtp.mailfrom' } as const
  return results.some(({ method, result, about }) => result === 'pass' && (method === 'dkim' || method === 'spf') && isAbout(about[ways[method]])) ? 'proven' : 'unproven'
}

/**
 * Whether the one address in From sent this mail: by what our own mail server wrote (`trusts`: its name), else by looking at DKIM
 * (RFC 6376) and DMARC (RFC 7489) with the DNS. A signature over part of the text only proves nothing.
 */
export const proveSender = async (raw: Buffer, mail: ReadMail, { trusts, resolver }: { readonly trusts?: string | undefined; readonly resolver: Resolver }): Promise<Proof> => {
  const [from, ...more] = mail.from
  const domain = from?.split('@').at(-1)
  if (!from || !domain || more.length > 0 || (mail.headers.get('from')?.length ?? 0) !== 1) return 'forged'
  if (trusts) return trusted(mail, domain, trusts)
  const { results } = await dkimVerify(raw, { resolver, minBitLength: 1024 })
  const passed = results.filter(({ status, canonBodyLengthLimited }) => status.result === 'pass' && canonBodyLengthLimited !== true && !status.underSized)
  const policy = await dmarc({ headerFrom: [from], spfDomains: [], dkimDomains: passed.map(({ signingDomain }) => ({ domain: signingDomain })), resolver })
  if (policy && policy.status.result === 'pass') return 'proven'
  if (results.some(({ status }) => status.result === 'temperror') || policy && policy.status.result === 'temperror') return 'later'
  if (policy && policy.status.result === 'fail') return policy.policy === 'none' ? 'unproven' : 'forged'
  return passed.length > 0 && getAlignment(domain, passed.map(({ signingDomain }) => signingDomain)) ? 'proven' : 'unproven'
}
