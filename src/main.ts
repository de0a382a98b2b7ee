import { runCommand } from './commands.ts'

process.exitCode = await runCommand(process.argv.slice(2))
// Whatever was left open does not keep a program that is done from ending.
setTimeout(() => process.exit(), 5000).unref()
