import { sql } from 'kysely'
import { openDatabase } from '../platform/database.ts'

/** Where the two discussions of the bench are. */
export const topics = { fifty: 900_050, long: 905_000 } as const

/** Puts a discussion of 50 posts and one of 5,000 in the sample's think tank on cloud strategy. Done once: what is there stays. */
export const fillTopics = async (address: string): Promise<void> => {
  const database = await openDatabase(address)
  await database.change(async (tx) => {
    const place = sql`select w.id as workspace_id, r.id as ring_id from workspace w join ring r on r.workspace_id = w.id and r.kind = 'members' where w.slug = 'cloudstrategie'`
    for (const [number, posts] of [[topics.fifty, 50], [topics.long, 5000]] as const) {
      await sql`insert into discussion (id, workspace_id, ring_id, number, title, perspective, posts, begun_at, last_at)
        select gen_random_uuid(), workspace_id, ring_id, ${number}, ${`Een gesprek van ${posts} berichten`}, 'municipality', ${posts}, now() - interval '90 days', now() from (${place}) p
        on conflict (workspace_id, number) do nothing`.execute(tx)
      await sql`insert into post (id, workspace_id, ring_id, discussion_id, place, body, perspective, said_at)
        select gen_random_uuid(), d.workspace_id, d.ring_id, d.id, n, 'Bericht ' || n || E': wie let op de exit?\n\n> Dat doet de leverancier.\n\nEr zijn **drie** redenen om dat niet te willen.',
          (array['municipality', 'shared-service', 'supplier'])[1 + n % 3], now() - (${posts}::int - n) * interval '20 minutes'
        from discussion d, generate_series(1, ${posts}::int) n where d.number = ${number} and not exists (select 1 from post p where p.discussion_id = d.id)`.execute(tx)
    }
  })
  await sql`analyze`.execute(database.db)
  await database.close()
}
