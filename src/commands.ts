import { exitCodes, explain as faultOf, Fault } from './platform/faults.ts'
import { explain as lineOf } from './platform/log.ts'
import { options } from './platform/settings.ts'

/** Does what `denktank NAME …` asks for. Resolves to the exit code. */
export type Command = (words: readonly string[]) => Promise<number>

// Each command reads only what it needs: most of a start would else go into reading what other commands are made of.
const platform = () => import('./platform/command.ts')
const ownData = () => import('./association/owndata/command.ts')
const lazily = (read: () => Promise<Command>): Command => async (words) => (await read())(words)

/** `more`: what the line of help leaves out. `json`: it can report as JSON. */
interface Known { readonly run: Command; readonly usage: string; readonly does: string; readonly more?: string; readonly json?: boolean }

const commands: Record<string, Known> = {
  start: {
    run: lazily(async () => (await import('./start.ts')).start),
    usage: 'start [--empty]',
    more: 'Listens on this machine only, unless --host says otherwise. Ends in good order on SIGTERM and SIGINT.',
    does: 'runs Denktank; fills an empty database with the sample association, or not with --empty',
  },
  migrate: {
    run: lazily(async () => (await platform()).migrateCommand),
    usage: 'migrate',
    does: 'brings the database up to this version of the program',
    more: 'Start does this by itself. Killed midway and repeated, it finishes. Make a backup first.', json: true,
  },
  sample: {
    run: lazily(async () => (await import('./onward/sample/command.ts')).sampleCommand),
    usage: 'sample load [--scale N] | remove --yes',
    does: 'fills an empty database with the fictional sample, or takes it out with all that was added',
    more: 'remove empties the whole database, also of what people added: that is why it asks for --yes.\n  --scale N adds N times 5 think tanks with 50 people and 2,000 contributions in all, to measure with.', json: true,
  },
  backup: {
    run: lazily(async () => (await platform()).backupCommand),
    usage: 'backup FILE',
    does: 'writes everything to one file, for either engine',
    more: 'The file is there whole or not at all. With the embedded database Denktank must be stopped meanwhile.', json: true,
  },
  restore: {
    run: lazily(async () => (await platform()).restoreWith((await ownData()).erasuresIn)),
    usage: 'restore FILE [--erased LIST]',
    does: 'fills an empty database from such a file, and erases again who is on the list',
    more: 'Also from one engine to the other, and of an older program. --erased LIST: what `denktank erased list` wrote.', json: true,
  },
  erased: {
    run: lazily(async () => (await ownData()).erasedCommand),
    usage: 'erased list > LIST',
    does: 'lists whose data were erased, to be kept apart from the backups',
    more: 'One a line: who, on which day, and whether texts were erased too. There are no names in it.', json: true,
  },
  check: {
    run: lazily(async () => (await platform()).checkCommand),
    usage: 'check',
    does: 'tells how things stand; exit code 1 when something asks for attention',
    more: 'Changes nothing. Fit for cron.', json: true,
  },
  reindex: {
    run: lazily(async () => (await import('./beside/search/command.ts')).reindexCommand),
    usage: 'reindex',
    does: 'works out anew by which words everything is found; nothing is lost meanwhile',
    more: 'Takes minutes for a large database.', json: true,
  },
  dkim: {
    run: lazily(async () => (await import('./platform/post/command.ts')).dkimCommand),
    usage: 'dkim FILE',
    does: 'makes a key that signs mail, and tells what to put in the DNS',
    more: 'Never overwrites a file. The name of the key is set by --dkim-selector.', json: true,
  },
  mail: {
    run: lazily(async () => (await import('./platform/mailin/command.ts')).mailCommand),
    usage: 'mail in [--to ADDRESS] < FILE',
    does: 'takes in one mail, as a mail server can hand it over',
    more: 'With --mail-in-port it is handed over to the program that runs, else kept in the database.', json: true,
  },
  unlock: {
    run: lazily(async () => (await import('./association/signin/command.ts')).unlockCommand),
    usage: 'unlock ADDRESS',
    does: 'clears the second step of signing in of whoever has this address and lost it',
    more: 'For the administrator who lost everything when no other is there to help.', json: true,
  },
  bench: {
    run: lazily(async () => (await import('./bench/command.ts')).benchCommand),
    usage: 'bench [NAME] [--json]',
    does: 'measures pages, front, live, meeting, post, imports, beside or spreading, beside a bare server in the same run',
  },
  version: {
    run: lazily(async () => (await platform()).versionCommand),
    usage: 'version',
    does: 'tells which version this is',
    more: 'So do --version and -V, also behind another command.', json: true,
  },
}

const pad = (text: string, width: number) => text.padEnd(width)

const longest = (texts: readonly string[]) => Math.max(...texts.map(({ length }) => length))

const settings = () => {
  const [wide, wider] = [longest(options.map(({ flag, value }) => `--${flag} ${value}`)), longest(options.map(({ variable }) => variable))]
  return options.map(({ flag, value, variable, otherwise, meaning }) =>
    `  ${pad(`--${flag} ${value}`, wide)}  ${pad(variable, wider)}  ${meaning}${otherwise ? ` (${otherwise})` : ''}`)
}

const ends = () => ['Exit codes: 0 done; 1 something asks for attention, of check only; and when something is wrong:', '', ...exitCodes.map(([code, means]) => `  ${pad(String(code), 4)} ${means}`), '']

const usageOf = ({ usage, json }: Known) => `${usage}${json ? ' [--json]' : ''}`

const help = (): string => [
  'denktank COMMAND [options]', '',
  ...Object.values(commands).map((one) => `  ${pad(usageOf(one), longest(Object.values(commands).map(usageOf)))}  ${one.does}`), '',
  'denktank COMMAND --help tells more of one. With --json a command reports in one line of JSON: { "ok": true, … }, or', '{ "ok": false, "fault", "message" } when something is wrong.', '',
  'Settings, as an option or from the environment:', '', ...settings(), '',
  'From the environment only: DENKTANK_SECRET_KEY, what secrets are sealed with; without it a key is made in a file beside the data.', '',
  ...ends(),
].join('\n')

const helpOf = (one: Known): string => [
  `denktank ${usageOf(one)}`, '', `  It ${one.does}.`, ...(one.more ? [`  ${one.more}`] : []), '',
  'It takes these settings too, as an option or from the environment:', '', ...settings(), '', ...ends(),
].join('\n')

// A fault of ours is one line too, with where it arose: that is what a report needs.
const told = (error: unknown): Fault => faultOf(error) ?? new Fault('ProgramFailed', `A fault in the program itself, please report it: ${lineOf(error)}`, error)

// `npm start -- --version` comes in as words of start.
const versionAsked = (words: readonly string[]): readonly string[] => {
  const left = words.filter((word) => word !== '--version' && word !== '-V')
  return left.length === words.length ? words : ['version', ...left.filter((word) => word === '--json')]
}

/** Runs one command of the program. Every fault that a person can mend is one clear line on standard error. */
export const runCommand = async (words: readonly string[]): Promise<number> => {
  const [name = 'start', ...rest] = versionAsked(words)
  const asksHelp = ['--help', '-h', 'help']
  const asked = asksHelp.includes(name) ? rest[0] ?? '' : name
  const command = Object.hasOwn(commands, asked) ? commands[asked] : undefined
  if (asksHelp.includes(name) || rest.some((word) => word === '--help' || word === '-h')) {
    process.stdout.write(command ? helpOf(command) : help())
    return 0
  }
  if (!command) {
    const words = name.startsWith('-') ? `Name a command before ${name}, such as start` : `There is no command '${name}'`
    process.stderr.write(`denktank: ${words} (see --help)\n`)
    return 2
  }
  try {
    return await command.run(rest)
  } catch (error) {
    const { code, message, exitCode } = told(error)
    process.stderr.write(`denktank: ${message}\n`)
    if (command.json && rest.includes('--json')) process.stdout.write(`${JSON.stringify({ ok: false, fault: code, message })}\n`)
    return exitCode
  }
}
