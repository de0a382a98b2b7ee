import type { Tx } from '../../platform/database.ts'
import { urls } from '../../urls.ts'
import { insertAll, sampleId } from './load.ts'
import type { Story } from './story.ts'
import type { TankIds } from './tank.ts'

interface SamplePost { readonly by: string; readonly on: string; readonly body: string; readonly answers?: number; readonly mentions?: readonly string[]; readonly findings?: readonly number[] }
interface SampleDiscussion {
  readonly title: string; readonly subtopic: string; readonly ring: 'members' | 'preparation'; readonly number: number; readonly posts: readonly SamplePost[]
  readonly conclusion?: string; readonly closed_on?: string
}

const address = (number: number) => urls.finding({ slug: 'cloudstrategie' }, number)

const told: readonly SampleDiscussion[] = [
  {
    title: 'Hoe oefent u een exit zonder de dienst stil te leggen?', subtopic: 'exit', ring: 'members', number: 1, posts: [
      {
        by: 'tineke-wiersma', on: '2026-06-22', findings: [3],
        body: `In ${address(3)} staat dat een exitplan geoefend moet worden. Mijn vraag: hoe doet u dat zonder dat de balie een dag dicht moet?\n\n- Oefent u op papier, of zet u echt iets terug?\n- Wie betaalt de uren van de leverancier?`,
      },
      { by: 'samira-el-amrani', on: '2026-06-23', answers: 1, body: 'Wij hebben één keer een reservekopie bij een andere aanbieder teruggezet, met een kopie van de zaken van een maand. De balie merkte er niets van. Het kostte twee mensen drie dagen.' },
      { by: 'devi-baldew', on: '2026-06-23', answers: 1, body: 'Als leverancier werken wij daar graag aan mee, als het in het contract staat. Zonder afspraak komt het achteraan.\n\n> Wie betaalt de uren van de leverancier?\n\nBij ons zitten twee oefendagen per jaar in de prijs. Dat kon pas toen drie gemeenten er samen om vroegen.' },
      { by: 'bilal-ozturk', on: '2026-06-25', answers: 3, mentions: ['devi-baldew'], body: '@{1}, mogen wij de tekst van die afspraak zien? Dan kan hij mee in de handreiking.' },
      { by: 'devi-baldew', on: '2026-06-26', answers: 4, body: 'Ja. Ik zet hem deze week op papier, zonder de namen van de gemeenten.' },
      { by: 'wilma-ter-horst', on: '2026-06-29', findings: [15], body: `Dit hoort ook bij ${address(15)}: wat u bij het tekenen regelt, kunt u later oefenen.` },
    ],
  },
  {
    title: 'Tellen uren van beheerders mee in de kosten?', subtopic: 'kosten', ring: 'members', number: 2, closed_on: '2026-07-08',
    conclusion: 'De uren van beheerders tellen mee, voor en na de overgang. Wie ze weglaat, vergelijkt een rekening met een halve rekening.',
    posts: [
      { by: 'roelof-hoekstra', on: '2026-06-30', body: 'Bij ons staan de beheerders niet in de vergelijking, omdat ze toch al in dienst zijn. Doet iedereen dat zo?' },
      { by: 'nadia-benali', on: '2026-07-01', answers: 1, body: 'Nee. Wij schreven een maand lang op waar de uren naartoe gingen. Een derde was onderhoud aan servers die nu weg zijn.' },
      { by: 'rik-stevenhagen', on: '2026-07-02', answers: 1, body: 'Bij een overgang komt er ook werk bij: instellingen nalopen, rekeningen controleren. Dat vergeet men vaker.' },
    ],
  },
  {
    title: 'Wie leest de conceptteksten tegen?', subtopic: '', ring: 'preparation', number: 48_215, posts: [
      { by: 'joost-haverkamp', on: '2026-07-06', body: 'Voordat de tekst naar alle deelnemers gaat, wil ik dat iemand van buiten hem leest. Wie kent iemand die geen vaktaal spreekt?' },
      { by: 'lotte-van-der-velde', on: '2026-07-07', answers: 1, body: 'Ik vraag een collega van communicatie. Zij leest ook de raadsstukken tegen.' },
    ],
  },
]

/** What the participants talked about after the meeting of 13 June: an open discussion, a closed one, and one of the preparation group. */
export const loadDiscussions = async (tx: Tx, { tank, workspace, ring, finding, person, at }: TankIds, story: Story): Promise<void> => {
  if (tank.slug !== 'cloudstrategie') return
  const perspectiveOf = new Map(tank.participants.map((one) => [one.person, one.perspective]))
  const organisationOf = new Map(story.association.people.map((one) => [one.key, sampleId('organisation', one.organisation)]))
  const idOf = (number: number) => sampleId('discussion', tank.slug, number)
  const postId = (number: number, place: number) => sampleId('post', tank.slug, number, place)
  const posts = told.flatMap((one) => one.posts.map((post, nth) => ({ ...post, one, id: postId(one.number, nth + 1), place: nth + 1 })))
  await insertAll(tx, 'discussion', told.map((one) => ({
    id: idOf(one.number), workspace_id: workspace, ring_id: ring(one.ring), number: one.number, title: one.title, posts: one.posts.length,
    subtopic_id: one.subtopic ? sampleId('subtopic', tank.slug, one.subtopic) : null, perspective: perspectiveOf.get(one.posts[0]?.by ?? '') ?? '',
    begun_at: at(one.posts[0]?.on ?? ''), last_at: at(one.posts.at(-1)?.on ?? ''), closed_at: one.closed_on ? at(one.closed_on) : null, conclusion: one.conclusion ?? '',
    withheld_reason: '',
  })))
  await insertAll(tx, 'number_given', told.map(({ number }) => ({ workspace_id: workspace, kind: 'discussion', number })))
  await insertAll(tx, 'post', posts.map(({ one, id, place, by, on, body, answers }) => ({
    id, workspace_id: workspace, ring_id: ring(one.ring), discussion_id: idOf(one.number), place, reply_to: answers ? postId(one.number, answers) : null,
    body, perspective: perspectiveOf.get(by) ?? '', said_at: at(on), withheld_reason: '',
  })))
  const givers = [...told.map((one) => ({ kind: 'discussion', thing_id: idOf(one.number), by: one.posts[0]?.by ?? '' })), ...posts.map(({ id, by }) => ({ kind: 'post', thing_id: id, by }))]
  await insertAll(tx, 'giver', givers.map(({ kind, thing_id, by }) => ({ kind, thing_id, person_id: person(by), organisation_id: organisationOf.get(by) ?? null })))
  await insertAll(tx, 'post_mention', posts.flatMap(({ id, mentions = [] }) => mentions.map((key, nth) => ({ post_id: id, nth: nth + 1, person_id: person(key) }))))
  await insertAll(tx, 'post_link', posts.flatMap(({ id, findings = [] }) => findings.map((number) => ({ post_id: id, kind: 'finding', number, thing_id: finding(number) }))))
}
