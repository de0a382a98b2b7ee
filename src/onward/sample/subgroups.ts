import type { Tx } from '../../platform/database.ts'
import { spread } from '../../methods/spreading.ts'
import { insertAll, sampleId } from './load.ts'
import type { TankIds } from './tank.ts'

const tables = [
  { title: 'Tafel 1: regie en contracten', question: 'Wat ontbreekt er in het hoofdstuk over regie en contracten, en wat kan eruit?', leads: 'joost-haverkamp', reports: 'sander-kooiman' },
  { title: 'Tafel 2: beveiliging en privacy', question: 'Welke zin over beveiliging en privacy zou u in uw eigen organisatie niet kunnen volhouden?', leads: 'henk-postma', reports: 'esther-goudriaan' },
  { title: 'Tafel 3: overgang van oude systemen', question: 'Wat moet een gemeente weten voordat zij haar eerste systeem overzet?', leads: 'lotte-van-der-velde', reports: 'roelof-hoekstra' },
  { title: 'Tafel 4: mensen en kennis', question: 'Welke kennis houdt u zelf in huis, en wie leidt de mensen op?', leads: 'marijke-de-wit', reports: 'samira-el-amrani' },
]
const wishes = [['tineke-wiersma', 'gijs-nieuwland'], ['murat-demirci', 'bas-rademaker'], ['devi-baldew', 'nadia-benali']] as const

/** Four mixed tables proposed for the second meeting, as the program itself would propose them; nobody has accepted them yet. */
export const loadSubgroups = async (tx: Tx, { tank, workspace, ring, person }: TankIds): Promise<void> => {
  if (tank.slug !== 'cloudstrategie') return
  const id = sampleId('subgroup_proposal', tank.slug)
  const group = (at: number) => sampleId('subgroup_proposal_group', tank.slug, at)
  const people = await tx.selectFrom('participant').leftJoin('organisation', 'organisation.id', 'participant.organisation_id')
    .where('workspace_id', '=', workspace).where('participant.ended_at', 'is', null)
    .select(['person_id as id', 'organisation_id as organisation', 'perspective', 'region', 'size_class as size', 'kind']).execute()
  const seatOf = new Map(tables.flatMap(({ leads, reports }, at) => [leads, reports].map((key) => [person(key), group(at)] as const)))
  const { placed } = spread(people.map((one) => ({
    ...one, fixed: seatOf.get(one.id), with: wishes.filter(([who]) => person(who) === one.id).map(([, other]) => person(other)),
  })), tables.map((_, at) => ({ id: group(at), perspective: null })), { effort: 0.2 })
  await insertAll(tx, 'subgroup_wish', wishes.map(([who, other]) => ({ workspace_id: workspace, person_id: person(who), kind: 'with', about_id: person(other), subgroup_id: null })))
  await insertAll(tx, 'subgroup_proposal', [{ id, workspace_id: workspace, ring_id: ring('preparation'), colleagues: false, wishes: true }])
  await insertAll(tx, 'subgroup_proposal_group', tables.map(({ title, question, leads, reports }, position) => ({
    id: group(position), proposal_id: id, position, title, question, facilitator_id: person(leads), reporter_id: person(reports),
  })))
  await insertAll(tx, 'subgroup_proposal_seat', [...placed].map(([person_id, group_id]) => ({ proposal_id: id, person_id, group_id })))
}
