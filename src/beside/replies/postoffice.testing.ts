import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import nodemailer from 'nodemailer'
import type { TestHouse } from '../../../test/house.ts'
import { workThrough } from '../../platform/jobs.ts'
import { receiveAt } from '../../platform/mailin/address.ts'
import { startSmtp } from '../../platform/mailin/smtp.ts'
import type { Resolver } from '../../platform/mailin/resolver.ts'
import type { Settings } from '../../platform/settings.ts'
import { makeHands } from '../../schedule.ts'

const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048, privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' },
})
const publicHalf = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64')

/** Name servers as a few domains would have them: one that signs and asks to refuse the rest, one that signs and asks nothing, one that does neither. */
const records: Readonly<Record<string, string>> = {
  's1._domainkey.voorbeeld.example': `v=DKIM1; k=rsa; p=${publicHalf}`, '_dmarc.voorbeeld.example': 'v=DMARC1; p=reject',
  's1._domainkey.elders.example': `v=DKIM1; k=rsa; p=${publicHalf}`,
}
export const resolver: Resolver = async (name, kind) => {
  const record = kind === 'TXT' ? records[name.toLowerCase()] : undefined
  if (record === undefined) throw Object.assign(new Error('not found'), { code: name.endsWith('stuk.example') ? 'ESERVFAIL' : 'ENOTFOUND' })
  return [[record]]
}

export const here = 'antwoord@denktank.example'
const settings: Settings = {
  host: '127.0.0.1', port: 3000, database: '', publicUrl: 'https://denktank.example', smtp: undefined, mailFrom: 'Denktank <post@denktank.example>', dkimKey: undefined, dkimSelector: 'denktank', mailIn: here,
}

interface Written {
  readonly from: string
  readonly to: string
  readonly text: string
  readonly subject?: string
  readonly messageId?: string
  readonly date?: Date
  readonly headers?: Readonly<Record<string, string>>
  /** the domain that signs; undefined: nobody does */
  readonly signedBy?: string | undefined
  readonly files?: readonly { readonly filename: string; readonly content: string | Buffer }[]
  readonly calendar?: string
}

/** A site's mail server on loopback with ours behind it, and the letters that go out. Close it in `after`. */
export const openOffice = async (house: TestHouse) => {
  receiveAt(here)
  const server = await startSmtp(house.database, 0)
  const work = (more: Partial<Settings> = {}) => workThrough(house.database, makeHands({ ...settings, ...more }, resolver))
  const carry = async (raw: Buffer | string, to: string) => {
    const line = nodemailer.createTransport({ host: '127.0.0.1', port: server.port, ignoreTLS: true })
    try {
      await line.sendMail({ envelope: { from: 'x@x.example', to: [to] }, raw })
    } finally {
      line.close()
    }
  }
  /** the bytes of a mail, signed as said */
  const compose = async (mail: Written): Promise<Buffer> => {
    const writer = nodemailer.createTransport({
      streamTransport: true, buffer: true, newline: 'windows', ...(mail.signedBy ? { dkim: { domainName: mail.signedBy, keySelector: 's1', privateKey } } : {}),
    })
    const { message } = await writer.sendMail({
      from: mail.from, to: mail.to, subject: mail.subject ?? 'Re: vraag', text: mail.text, date: mail.date ?? new Date(), attachments: [...mail.files ?? []],
      ...(mail.messageId ? { messageId: mail.messageId } : {}), ...(mail.headers ? { headers: mail.headers } : {}), ...(mail.calendar ? { icalEvent: { method: 'REPLY', content: mail.calendar } } : {}),
    })
    return message as Buffer
  }
  return {
    port: server.port, work, carry, compose,
    /** writes, signs by the domain of its sender unless told otherwise, hands over, and lets the program look at it */
    send: async (mail: Written): Promise<void> => {
      await carry(await compose({ signedBy: mail.from.split('@').at(-1)?.replace('>', ''), ...mail }), mail.to)
      await work()
    },
    close: async () => {
      receiveAt(undefined)
      await server.close()
    },
  }
}
export type Office = Awaited<ReturnType<typeof openOffice>>
