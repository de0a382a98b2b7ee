import { Fault } from './faults.ts'
import { addressIn } from './post/address.ts'
import { inProject } from './root.ts'

/** How this installation runs. Made from the command line and the environment; nothing else reads the environment. */
export interface Settings {
  readonly host: string
  /** 0: any free port */
  readonly port: number
  /** a postgres: address, or the folder of the embedded database */
  readonly database: string
  /** the address by which people reach the site, without a slash at the end; undefined: as they came */
  readonly publicUrl: string | undefined
  /** smtp:// or smtps:// address of the mail server; undefined: mail stays on the outbox page */
  readonly smtp: string | undefined
  readonly mailFrom: string
  /** file with the private key that signs mail (PEM); undefined: mail is not signed */
  readonly dkimKey: string | undefined
  /** the name under which its public half stands in the DNS */
  readonly dkimSelector: string
  /** the address to which people answer by mail; undefined: they answer on the site only */
  readonly mailIn?: string | undefined
  /** the port on this machine on which mail comes in by SMTP; undefined: it does not */
  readonly mailInPort?: number | undefined
  /** imap:// or imaps:// address of the mailbox in which mail comes in; undefined: it does not */
  readonly mailInImap?: string | undefined
  /** the name under which our own mail server says what it found of a sender; undefined: we look ourselves */
  readonly mailInTrusts?: string | undefined
  /** what secrets are sealed with, from the environment only: a command line can be read by others; undefined: its file */
  readonly secretKey?: string | undefined
  /** how many proxies of one's own stand in front, whose X-Forwarded-For and X-Forwarded-Proto are believed; none when left out */
  readonly proxies?: number
}

interface Option {
  readonly flag: string
  readonly value: string
  readonly variable: string
  readonly otherwise: string
  readonly meaning: string
}

/** Every setting: its option, its environment variable, what it is when nothing is said, and what it means. */
export const options: readonly Option[] = [
  { flag: 'port', value: 'NUMBER', variable: 'DENKTANK_PORT', otherwise: '3000', meaning: 'the port to listen on; 0 for any free one' },
  { flag: 'host', value: 'ADDRESS', variable: 'DENKTANK_HOST', otherwise: '127.0.0.1', meaning: 'the address to listen on; 127.0.0.1 is this machine only' },
  { flag: 'data', value: 'FOLDER', variable: 'DENKTANK_DATA', otherwise: 'data', meaning: 'the folder of the embedded database' },
  { flag: 'database', value: 'ADDRESS', variable: 'DATABASE_URL', otherwise: '', meaning: 'postgres://… to use PostgreSQL 15 or newer instead' },
  { flag: 'url', value: 'ADDRESS', variable: 'DENKTANK_URL', otherwise: '', meaning: 'the public address, such as https://denktank.example' },
  { flag: 'proxy', value: 'NUMBER', variable: 'DENKTANK_PROXY', otherwise: '0', meaning: 'how many proxies of your own stand in front; their X-Forwarded-For and X-Forwarded-Proto are believed' },
  { flag: 'smtp', value: 'ADDRESS', variable: 'DENKTANK_SMTP', otherwise: '', meaning: 'smtp:// or smtps:// address of the mail server' },
  { flag: 'mail-from', value: 'ADDRESS', variable: 'DENKTANK_MAIL_FROM', otherwise: 'denktank@localhost', meaning: 'the sender of mail' },
  { flag: 'dkim-key', value: 'FILE', variable: 'DENKTANK_DKIM_KEY', otherwise: '', meaning: 'the private key that signs mail; denktank dkim FILE makes one' },
  { flag: 'dkim-selector', value: 'NAME', variable: 'DENKTANK_DKIM_SELECTOR', otherwise: 'denktank', meaning: 'the name of that key in the DNS' },
  { flag: 'mail-in', value: 'ADDRESS', variable: 'DENKTANK_MAIL_IN', otherwise: '', meaning: 'the address to which people answer by mail, such as antwoord@denktank.example' },
  { flag: 'mail-in-port', value: 'NUMBER', variable: 'DENKTANK_MAIL_IN_PORT', otherwise: '', meaning: 'the port on 127.0.0.1 on which your mail server hands that mail over' },
  { flag: 'mail-in-imap', value: 'ADDRESS', variable: 'DENKTANK_MAIL_IN_IMAP', otherwise: '', meaning: 'imaps://name:password@host/FOLDER to fetch that mail from a mailbox instead' },
  { flag: 'mail-in-trusts', value: 'NAME', variable: 'DENKTANK_MAIL_IN_TRUSTS', otherwise: '', meaning: 'the name your mail server writes in Authentication-Results; without it DKIM and DMARC are looked up' },
]

export interface Asked {
  readonly settings: Settings
  /** options without a value that the command knows, such as 'empty' */
  readonly flags: ReadonlySet<string>
  /** options with a value that only this command knows */
  readonly extra: ReadonlyMap<string, string>
  /** what is left: names of files and the like */
  readonly words: readonly string[]
}

const bad = (message: string) => new Fault('BadSetting', `${message} (see --help)`)

const readWords = (words: readonly string[], flags: readonly string[], extra: readonly string[]) => {
  const given = new Map<string, string>()
  const left: string[] = []
  const ticked = new Set<string>()
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] as string
    if (!word.startsWith('--')) { left.push(word); continue }
    const [name = '', inline] = word.slice(2).split(/=(.*)/s)
    if (flags.includes(name) && inline === undefined) { ticked.add(name); continue }
    if (!extra.includes(name) && !options.some(({ flag }) => flag === name)) throw bad(`There is no option --${name}`)
    const value = inline ?? words[(at += 1)]
    if (value === undefined || value === '') throw bad(`--${name} needs a value`)
    given.set(name, value)
  }
  return { given, left, ticked }
}

const readPort = (text: string) => {
  const port = Number(text)
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw bad(`'${text}' is not a port: use a number from 0 to 65535`)
  return port
}

const readProxies = (text: string) => {
  if (!/^\d$/.test(text)) throw bad(`'${text}' is not a number of proxies: use 0 to 9`)
  return Number(text)
}

const readSelector = (text: string) => {
  if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i.test(text)) throw bad(`'${text}' is not a name for a DKIM key`)
  return text
}

const readSecretKey = (text: string | undefined): string | undefined => {
  if (text && text.trim().length < 32) throw bad('DENKTANK_SECRET_KEY is too short: use at least 32 characters, made at random')
  return text?.trim() || undefined
}

const readAddress = (text: string, kinds: readonly string[], name: string): string | undefined => {
  if (text === '') return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url && kinds.some((kind) => text.startsWith(`${kind}//`))) throw bad(`The ${name} is not an address: a user name needs a host behind it, and strange characters are written as %40`)
  if (!url || !kinds.includes(url.protocol)) throw bad(`The ${name} must start with ${kinds.map((kind) => `${kind}//`).join(' or ')}`)
  return text.replace(/\/+$/, '')
}

const readMailIn = (text: string): string | undefined => {
  if (text === '') return undefined
  // There must be room for the code that goes behind a plus sign: 64 characters before the @ (RFC 5321).
  if (!/^[a-z0-9._-]{1,40}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/i.test(text)) throw bad(`'${text}' is not an address to answer to: use a plain one, such as antwoord@denktank.example`)
  return text.toLowerCase()
}

const readFrom = (text: string): string => {
  if (!/^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(addressIn(text)) || /\p{Cc}/u.test(text)) throw bad(`'${text}' is not a sender: use an address, or 'Name <address>'`)
  return text
}

const readTrusted = (text: string): string | undefined => {
  if (text !== '' && !/^[a-z0-9._-]{1,253}$/i.test(text)) throw bad(`'${text}' is not the name of a mail server`)
  return text.toLowerCase() || undefined
}

/**
 * The settings from the words of the command line and, for what they leave out, the environment. Throws the fault
 * BadSetting, with one clear line, for an unknown option or a value that cannot be.
 */
export const readSettings = (
  words: readonly string[], env: NodeJS.ProcessEnv, known: { flags?: readonly string[]; extra?: readonly string[] } = {},
): Asked => {
  const { given, left, ticked } = readWords(words, known.flags ?? [], known.extra ?? [])
  const value = (flag: string) => {
    const option = options.find((one) => one.flag === flag) as Option
    return given.get(flag) ?? (env[option.variable] || option.otherwise)
  }
  const server = readAddress(value('database'), ['postgres:', 'postgresql:'], 'database address')
  const folder = value('data')
  const stray = value('mail-in') === '' ? ['mail-in-port', 'mail-in-imap', 'mail-in-trusts'].find((flag) => value(flag) !== '') : undefined
  if (stray) throw bad(`--${stray} needs --mail-in, the address to which people answer`)
  return {
    settings: {
      host: value('host'), port: readPort(value('port')),
      // A folder named on the command line means just that folder, whatever the environment says.
      database: given.has('data') || !server ? (folder === 'data' ? inProject('data') : folder) : server,
      publicUrl: readAddress(value('url'), ['http:', 'https:'], 'public address'),
      smtp: readAddress(value('smtp'), ['smtp:', 'smtps:'], 'mail server address'), mailFrom: readFrom(value('mail-from')),
      dkimKey: value('dkim-key') || undefined, dkimSelector: readSelector(value('dkim-selector')),
      mailIn: readMailIn(value('mail-in')), mailInPort: value('mail-in-port') === '' ? undefined : readPort(value('mail-in-port')),
      mailInImap: readAddress(value('mail-in-imap'), ['imap:', 'imaps:'], 'address of the mailbox'), mailInTrusts: readTrusted(value('mail-in-trusts')),
      proxies: readProxies(value('proxy')), secretKey: readSecretKey(env['DENKTANK_SECRET_KEY']),
    },
    flags: ticked, words: left, extra: new Map([...given].filter(([name]) => known.extra?.includes(name))),
  }
}

const loopback = /^(?:127(?:\.\d{1,3}){3}|::1|\[::1\]|localhost|::ffff:127(?:\.\d{1,3}){3})$/i

/** Whether a host name or address means this machine only. */
export const isLoopback = (host: string): boolean => loopback.test(host)

/** Whether the server listens on this machine only and is meant for it: no public address is set. */
export const staysHome = (settings: Settings): boolean => isLoopback(settings.host) && settings.publicUrl === undefined
