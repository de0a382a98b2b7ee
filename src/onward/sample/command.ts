import { refuseWords, report, reporting, withDatabase, withKept } from '../../platform/command.ts'
import { Fault } from '../../platform/faults.ts'
import { migrate } from '../../platform/migrations.ts'
import { inProject } from '../../platform/root.ts'
import { readSettings } from '../../platform/settings.ts'
import { isEmpty, loadSample } from './load.ts'
import { removeSample } from './remove.ts'
import { loadScale } from './scale.ts'

const scaleFrom = (text: string | undefined): number => {
  const scale = Number(text ?? 1)
  if (!Number.isInteger(scale) || scale < 1 || scale > 1000) throw new Fault('BadSetting', '--scale takes a whole number from 1 to 1000')
  return scale
}

const withOlder: typeof withDatabase = (asked, work) => withKept(asked, work, { old: true })

/** `denktank sample load [--scale N] [--json]` and `denktank sample remove --yes [--json]` */
export const sampleCommand = async (words: readonly string[]): Promise<number> => {
  const asked = readSettings(words, process.env, { flags: [...reporting.flags, 'yes'], extra: ['scale'] })
  const [what, ...more] = asked.words
  if (what !== 'load' && what !== 'remove') throw new Fault('BadSetting', 'Say denktank sample load, or denktank sample remove --yes')
  refuseWords({ words: more }, `sample ${what}`)
  if (what === 'remove' && !asked.flags.has('yes')) throw new Fault('BadSetting', 'This empties the whole database: say denktank sample remove --yes')
  const scale = scaleFrom(asked.extra.get('scale'))
  return (what === 'remove' ? withOlder : withDatabase)(asked, async (database) => {
    await migrate(database, inProject('migrations'))
    if (what === 'remove') await database.change((tx) => removeSample(tx))
    else {
      if (!(await isEmpty(database))) throw new Fault('NotEmpty', 'The database is not empty: the sample only goes into an empty one')
      await loadSample(database)
      if (scale > 1) await loadScale(database, scale)
    }
    report(asked, what === 'load' ? 'The sample association is loaded' : 'The database is empty', what === 'load' ? { sample: 'loaded', scale } : { sample: 'removed' })
    return 0
  })
}
