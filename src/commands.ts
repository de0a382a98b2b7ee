import { explain as faultOf } from './platform/faults.ts'
import { options } from './platform/settings.ts'

/** Does what `denktank NAME …` asks for. Resolves to the exit code. */
export type Command = (words: readonly string[]) => Promise<number>

// Each command reads only what it needs: most of a start would else go into reading what other commands are made of.
const platform = () => import('./platform/command.ts')
const ownData = () => import('./association/owndata/command.ts')
const lazily = (read: () => Promise<Command>): Command => async (words) => (await read())(words)

const commands: Record<string, { run: Command; usage: string; does: string }> = {
  start: {
    run: lazily(async () => (await import('./start.ts')).start),
    usage: 'start [--empty]',
    does: 'runs Denktank; fills an empty database with the sample association, or not with --empty',
  },
  migrate: {
    run: lazily(async () => (await platform()).migrateCommand),
    usage: 'migrate',
    does: 'brings the database up to this version of the program',
  },
  sample: {
    run: lazily(async () => (await import('./onward/sample/command.ts')).sampleCommand),
    usage: 'sample load [--scale N] | remove --yes',
    does: 'fills an empty database with the fictional sample, or takes it out with all that was added',
  },
  backup: {
    run: lazily(async () => (await platform()).backupCommand),
    usage: 'backup FILE',
    does: 'writes everything to one file, for either engine',
  },
  restore: {
    run: lazily(async () => (await platform()).restoreWith((await ownData()).erasuresIn)),
    usage: 'restore FILE [--erased LIST]',
    does: 'fills an empty database from such a file, and erases again who is on the list',
  },
  erased: {
    run: lazily(async () => (await ownData()).erasedCommand),
    usage: 'erased list > LIST',
    does: 'lists whose data were erased, to be kept apart from the backups',
  },
  check: {
    run: lazily(async () => (await platform()).checkCommand),
    usage: 'check [--json]',
    does: 'tells how things stand; exit code 1 when something asks for attention',
  },
  reindex: {
    run: lazily(async () => (await import('./beside/search/command.ts')).reindexCommand),
    usage: 'reindex',
    does: 'works out anew by which words everything is found; nothing is lost meanwhile',
  },
  dkim: {
    run: lazily(async () => (await import('./platform/post/command.ts')).dkimCommand),
    usage: 'dkim FILE',
    does: 'makes a key that signs mail, and tells what to put in the DNS',
  },
  mail: {
    run: lazily(async () => (await import('./platform/mailin/command.ts')).mailCommand),
    usage: 'mail in [--to ADDRESS] < FILE',
    does: 'takes in one mail, as a mail server can hand it over',
  },
  unlock: {
    run: lazily(async () => (await import('./association/signin/command.ts')).unlockCommand),
    usage: 'unlock ADDRESS',
    does: 'clears the second step of signing in of whoever has this address and lost it',
  },
  bench: {
    run: lazily(async () => (await import('./bench/command.ts')).benchCommand),
    usage: 'bench [NAME …] [--json]',
    does: 'measures pages, front, live, meeting, post, imports, beside or spreading, beside a bare server in the same run',
  },
}

const pad = (text: string, width: number) => text.padEnd(width)

const help = (): string => [
  'denktank COMMAND [options]', '',
  ...Object.values(commands).map(({ usage, does }) => `  ${pad(usage, 40)} ${does}`), '',
  'Settings, as an option or from the environment:', '',
  ...options.map(({ flag, value, variable, otherwise, meaning }) =>
    `  ${pad(`--${flag} ${value}`, 22)} ${pad(variable, 19)} ${meaning}${otherwise ? ` (${otherwise})` : ''}`), '',
  'From the environment only: DENKTANK_SECRET_KEY, what secrets are sealed with; without it a key is made in a file beside the data.', '',
  'Exit codes: 0 done; 1 something asks for attention; 2 a wrong option; 3 port in use; 10 and up: the database or a file.', '',
].join('\n')

/** Runs one command of the program. Every fault that a person can mend is one clear line on standard error. */
export const runCommand = async (words: readonly string[]): Promise<number> => {
  const [name = 'start', ...rest] = words
  if (['--help', '-h', 'help'].includes(name) || rest.includes('--help')) {
    process.stdout.write(help())
    return 0
  }
  const command = commands[name]
  if (!command) {
    process.stderr.write(`denktank: There is no command '${name}' (see --help)\n`)
    return 2
  }
  try {
    return await command.run(rest)
  } catch (error) {
    const fault = faultOf(error)
    if (!fault) throw error
    process.stderr.write(`denktank: ${fault.message}\n`)
    return fault.exitCode
  }
}
