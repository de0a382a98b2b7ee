import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { Fault } from '../faults.ts'
import { report, reporting } from '../command.ts'
import { readSettings } from '../settings.ts'
import { dkimValue } from './settings.ts'
import { domainOf } from './address.ts'

/** `denktank dkim FILE [--json]`: makes a key that signs mail, and tells what to put in the DNS. Never overwrites a file. */
export const dkimCommand = async (words: readonly string[]): Promise<number> => {
  const asked = readSettings(words, process.env, reporting)
  const { settings, words: [file, ...more] } = asked
  if (file === undefined || more.length > 0) throw new Fault('BadSetting', 'Name one file: denktank dkim FILE')
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048, privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' },
  })
  try {
    writeFileSync(file, privateKey, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    throw new Fault('BadSetting', code === 'EEXIST' ? `${file} is there already: it is left as it is` : `${file} cannot be written (${code})`)
  }
  const domain = domainOf(settings.mailFrom)
  const [name, value] = [`${settings.dkimSelector}._domainkey.${domain}`, dkimValue(privateKey)]
  report(asked, [
    `The key is in ${file}: keep it as safe as a password. Start with --dkim-key ${file}`, `Put this in the DNS, as TXT at ${name}:`, value,
    // Nobody has set a sender yet.
    ...(domain === 'localhost' ? ['Write the domain of your mail in the place of localhost: no sender is set (--mail-from).'] : []),
  ].join('\n'), { file, type: 'TXT', name, value })
  return 0
}
