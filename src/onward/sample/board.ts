import type { Tx } from '../../platform/database.ts'
import { insertAll, sampleId } from './load.ts'
import type { Story } from './story.ts'
import type { TankIds } from './tank.ts'

const day = '2026-06-13'

interface Laid { readonly key: string; readonly kind: string; readonly perspective: string; readonly subtopic: string; readonly subgroup: string }

/** What was said on the day of the meeting, each as the card that it was. */
const laidOn = ({ tank }: TankIds, story: Story): Laid[] => tank.contributions.flatMap((one) => {
  const saying = story.sayings.get(one.key)
  return one.said_on === day && saying ? [{ ...saying, subgroup: one.subgroup }] : []
})

const loadRound = async (tx: Tx, { tank, ring, contribution, at }: TankIds, board: string, subgroup: SubgroupHere, position: number, cards: readonly Laid[]) => {
  const round = sampleId('round', tank.slug, subgroup.key)
  await insertAll(tx, 'board_round', [{
    id: round, board_id: board, position, kind: 'question', subgroup_id: ring(subgroup.key), question: subgroup.question, phase: 'closed', dots: 5, closed_at: at(day),
  }])
  // The names that the tables gave their groups later became the subtopics. What was on its own stayed so.
  const groups = tank.subtopics.filter(({ key }) => cards.filter(({ subtopic }) => subtopic === key).length > 1)
  const groupOf = (key: string) => sampleId('card group', tank.slug, subgroup.key, key)
  await insertAll(tx, 'card_group', groups.map(({ key, title }, nth) => ({ id: groupOf(key), round_id: round, title, position: nth + 1, gone_at: null })))
  await insertAll(tx, 'card', cards.map(({ key, kind, perspective, subtopic }) => ({
    id: sampleId('card', tank.slug, key), board_id: board, round_id: round, kind, perspective, body: '–', contribution_id: contribution(key),
    card_group_id: groups.some((group) => group.key === subtopic) ? groupOf(subtopic) : null, removed_reason: '', late: false,
    position: parseInt(sampleId('order', key).slice(0, 6), 16) / 0x1000000,
  })))
  await insertAll(tx, 'dot', groups.flatMap(({ key }, nth) => Array.from({ length: (nth * 5 + 7) % 11 }, (_, one) => ({
    round_id: round, voter: sampleId('dot', subgroup.key, key, one), nth: 1, card_id: null, card_group_id: groupOf(key),
  }))))
}
type SubgroupHere = TankIds['tank']['subgroups'][number]

/** The board of the meeting of 13 June as it was closed: a round for each subgroup, grouped, voted on and handed over. */
export const loadBoard = async (tx: Tx, ids: TankIds, story: Story): Promise<void> => {
  const { tank, workspace, ring, at } = ids
  if (tank.slug !== 'cloudstrategie') return
  const board = sampleId('board', tank.slug, 1)
  const rounds = tank.subgroups.map(({ key }) => sampleId('round', tank.slug, key))
  await insertAll(tx, 'board', [{
    id: board, workspace_id: workspace, ring_id: ring('members'), meeting_id: sampleId('meeting', tank.slug, 1), code: 'ZVMHR6', title: 'Bijeenkomst van 13 juni',
    guests: 'none', round_id: rounds[0], opened_at: `${day}T08:00:00Z`, closed_at: at(day),
  }])
  const cards = laidOn(ids, story)
  for (const [position, subgroup] of tank.subgroups.entries()) {
    await loadRound(tx, ids, board, subgroup, position, cards.filter((card) => card.subgroup === subgroup.key))
  }
}
