import type { Tx } from '../../platform/database.ts'
import { insertAll, sampleId } from './load.ts'
import type { TankIds } from './tank.ts'

const mets = ['yes', 'partly', 'yes', 'partly', 'yes', 'no', 'partly', 'yes'] as const
const values = [4, 4, 5, 3, 4, 2, 4, 5, 3, 4, 4] as const

type Words = Partial<Record<'well' | 'better' | 'next', string>>

// What some wrote with it, by perspective and by the place of their answer in it.
const words: Readonly<Record<string, readonly Words[]>> = {
  municipality: [
    { well: 'Eerst stil schrijven, dan pas praten. Zo hoorde ik ook wie anders niets zegt.', next: 'Maak van de kaartjes bevindingen waar ik mee naar mijn college kan.' },
    { well: 'De deelgroepen waren goed gemengd naar grootte van gemeente.', better: 'Het laatste onderdeel was te kort. Wij kwamen niet aan de kansen toe.' },
    { better: 'Ik hoopte op een vergelijking van contracten. Die kwam niet aan de orde.', next: 'Zet contracten op de agenda van de volgende bijeenkomst.' },
    { well: 'Goede zaal, goede koffie, op tijd klaar.', better: 'Voor wie online meekeek was het lastig te volgen.' },
  ],
  'shared-service': [
    { well: 'Wij zaten als shared service organisaties bij elkaar en hoefden onszelf niet uit te leggen.', next: 'Laat een volgende keer ook de gemeenten horen wat wij hun leveren.' },
    { better: 'Spreek af dat iedereen mag vragen wat een woord betekent. Er was veel vaktaal.' },
  ],
  supplier: [
    { well: 'Een gesprek met gemeenten dat niet over één aanbesteding gaat.' },
    { better: 'Wij hoorden pas plenair wat de andere deelgroepen schreven.', next: 'Stuur de samenvatting rond voor de zomer, dan kunnen wij haar intern bespreken.' },
  ],
}

/** What the participants thought of the meeting of 13 June. It has ended, so nothing says any more whose an answer was. */
export const loadEvaluation = async (tx: Tx, { tank, workspace, ring, at }: TankIds): Promise<void> => {
  if (tank.slug !== 'cloudstrategie') return
  const id = sampleId('evaluation', tank.slug, 1)
  const place = { workspace_id: workspace, ring_id: ring('members') }
  await insertAll(tx, 'evaluation', [{
    id, ...place, meeting_id: sampleId('meeting', tank.slug, 1), opened_at: at('2026-06-13'), ends_at: '2026-06-27T22:00:00Z', reminded_at: at('2026-06-22'),
  }])
  // Not everybody answers.
  const there = tank.participants.filter((one, nth) => !one.until && nth % 6 !== 5)
  const nthIn: Record<string, number> = {}
  const wordsOf = (perspective: string): Words => words[perspective]?.[nthIn[perspective] = (nthIn[perspective] ?? -1) + 1] ?? {}
  await insertAll(tx, 'appreciation', there.map((one, nth) => ({
    id: sampleId('appreciation', tank.slug, one.person), ...place, evaluation_id: id, perspective: one.perspective, met: mets[nth % mets.length], value: values[nth % values.length],
    well: '', better: '', next: '', ...wordsOf(one.perspective), given_at: at('2026-06-15'),
  })).sort((a, b) => (a.id < b.id ? -1 : 1)))
}
