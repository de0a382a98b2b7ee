import { sql } from 'kysely'
import type { Database } from '../../../platform/database.ts'
import type { AttributionRule } from '../../../platform/here.ts'
import { hashOf } from '../../../platform/ids.ts'
import type { Choices } from './form.ts'
import { optionOf, optionSql, type Option } from './queries.ts'

// Who answers by the link in a mail is not signed in and stands in no ring: the secret says who they are, and shows their own only.

/** Somebody who opened the link in a mail: what they are asked, and what they answered. */
export interface Asked {
  readonly id: string; readonly workspace_id: string; readonly person_id: string; readonly name: string; readonly tank: string; readonly title: string
  readonly about: string; readonly zone: string; readonly ends_at: Date; readonly attribution: AttributionRule; readonly withdrawn_at: Date | null
  readonly chosen_at: Date | null; readonly chosen: Option | null; readonly options: readonly Option[]
  readonly mine: { readonly choices: Choices | null; readonly comment: string | null; readonly zone: string | null }
}

/**
 * What this secret asks; undefined for one that is nobody's, or of somebody who left the ring or the association. Looks,
 * and changes nothing: mail scanners look too.
 */
export const askedWith = async (database: Database, token: string): Promise<Asked | undefined> => {
  type Row = Omit<Asked, 'options' | 'chosen'> & { options: Parameters<typeof optionOf>[0][]; chosen: Parameters<typeof optionOf>[0] | null }
  const { rows: [found] } = await sql<Row>`
    select d.id, d.workspace_id, l.person_id, d.title, d.about, d.zone, d.ends_at, d.withdrawn_at, d.chosen_at, w.title as tank, w.attribution,
      concat_ws(' ', p.given_name, p.prefix, p.family_name) as name,
      (select ${optionSql} from date_poll_option o where o.id = d.chosen_option) as chosen,
      (select jsonb_agg(${optionSql} order by o.starts_at, o.ends_at) from date_poll_option o where o.poll_id = d.id) as options,
      jsonb_build_object('choices', a.choices, 'comment', a.comment, 'zone', v.zone) as mine
    from date_poll_link l join date_poll d on d.id = l.poll_id join workspace w on w.id = d.workspace_id join person p on p.id = l.person_id
      left join date_poll_voice v on v.poll_id = l.poll_id and v.person_id = l.person_id left join date_poll_answer a on a.id = v.answer_id
    where l.token_hash = ${hashOf(token)} and p.left_at is null and p.redacted_at is null and w.closed_at is null
      and exists (select 1 from ring_person rp join ring r on r.id = rp.ring_id
        where rp.ring_id = d.ring_id and rp.person_id = p.id and rp.ended_at is null and r.closed_at is null)`.execute(database.db)
  return found && { ...found, options: found.options.map(optionOf), chosen: found.chosen && optionOf(found.chosen) }
}
