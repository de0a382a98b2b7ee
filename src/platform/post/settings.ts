import { createPrivateKey, createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Fault } from '../faults.ts'
import type { Settings } from '../settings.ts'
import { domainOf } from './address.ts'
import type { PostSettings } from './sender.ts'

const readKey = (file: string): string => {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    throw new Fault('BadSetting', `The DKIM key ${file} cannot be read`)
  }
  try {
    if (createPrivateKey(text).asymmetricKeyType !== 'rsa') throw new Error('not RSA')
  } catch {
    throw new Fault('BadSetting', `${file} holds no private RSA key: make one with denktank dkim FILE`)
  }
  return text
}

/** How mail goes out; undefined without a mail server. Throws BadSetting when the key cannot be used, also when nothing is signed yet. */
export const postFrom = ({ smtp, mailFrom, dkimKey, dkimSelector, mailIn }: Settings): PostSettings | undefined => {
  const dkim = dkimKey === undefined ? undefined : { domain: domainOf(mailFrom), selector: dkimSelector, privateKey: readKey(dkimKey) }
  return smtp === undefined ? undefined : { smtp, from: mailFrom, bounces: mailIn, dkim }
}

export interface DnsRecord { readonly kind: 'SPF' | 'DKIM' | 'DMARC'; readonly name: string; readonly value: string }

/**
 * What should stand in the DNS of the sender's domain, all TXT: SPF (RFC 7208) for the mail server's host, DKIM (RFC 6376)
 * when there is a key, DMARC (RFC 7489) that asks receivers to refuse what is not ours. Empty when nothing is sent.
 */
export const dnsRecords = ({ smtp, mailFrom, dkimKey, dkimSelector }: Settings): DnsRecord[] => {
  const domain = domainOf(mailFrom)
  if (smtp === undefined || domain === '' || domain === 'localhost') return []
  const host = new URL(smtp).hostname
  const dkim = dkimKey === undefined ? [] : [{ kind: 'DKIM' as const, name: `${dkimSelector}._domainkey.${domain}`, value: dkimValue(readKey(dkimKey)) }]
  return [
    { kind: 'SPF', name: domain, value: `v=spf1 a:${host} mx -all` },
    ...dkim,
    { kind: 'DMARC', name: `_dmarc.${domain}`, value: `v=DMARC1; p=reject; adkim=s; aspf=s; rua=mailto:postmaster@${domain}` },
  ]
}

/** The TXT value for a private RSA key in PEM. */
export const dkimValue = (privateKey: string): string =>
  `v=DKIM1; k=rsa; p=${createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64')}`
