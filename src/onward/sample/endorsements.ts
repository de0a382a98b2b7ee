import type { Tx } from '../../platform/database.ts'
import { insertAll, sampleId } from './load.ts'

// One of each, and one that changed its mind.
const answered = [
  { organisation: 'duinrade', person: 'marijke-de-wit', kind: 'full', words: '', shown: true, on: '2026-10-08' },
  { organisation: 'waterbroek', person: 'samira-el-amrani', kind: 'full', words: '', shown: true, on: '2026-10-12' },
  { organisation: 'de-waaier', person: 'lotte-van-der-velde', kind: 'full', words: '', shown: true, on: '2026-10-14' },
  { organisation: 'heidelo', person: 'anneke-van-den-heuvel', kind: 'full', words: '', shown: true, on: '2026-10-12', until: '2026-10-20' },
  { organisation: 'heidelo', person: 'anneke-van-den-heuvel', kind: 'reservation', words: 'Het hoofdstuk over de kosten moet nog langs onze concerncontroller.', shown: true, on: '2026-10-20' },
  { organisation: 'wolkwerk', person: 'maarten-de-vlieger', kind: 'reservation', words: 'Wij steunen de samenvatting, maar niet de termijn van een jaar voor de oefening.', shown: true, on: '2026-10-15' },
  { organisation: 'lisdodde', person: 'karin-uitenbroek', kind: 'declined', words: 'Wat het een leverancier kost, staat er niet in.', shown: true, on: '2026-10-19' },
  { organisation: 'grutto', person: 'jurre-hiemstra', kind: 'declined', words: 'Wij konden het intern niet op tijd bespreken.', shown: false, on: '2026-10-21' },
]

const noon = (day: string) => `${day}T12:00:00Z`

/** What organisations answered on the edition that the sample's think tank published. */
export const loadEndorsements = (tx: Tx, publication: string): Promise<void> =>
  insertAll(tx, 'endorsement', answered.map(({ organisation, person, kind, words, shown, on, until }) => ({
    id: sampleId('endorsement', organisation, on), publication_id: publication, organisation_id: sampleId('organisation', organisation), kind, words, shown,
    mandate_id: sampleId('mandate', person, 1), given_at: noon(on), ended_at: until ? noon(until) : null,
  })))
