import { sql } from 'kysely'
import type { Here } from '../../../platform/here.ts'
import { rows } from '../../../workspaces/rings.ts'

/** Column `source_keys`: the keys of all sources of the think tank. */
export const sourceKeys = (here: Here) => sql<string[]>`array${rows(here, 'source').select('key')}`.as('source_keys')
