import { page } from '../../platform/web.ts'
import { numberIn, pageIn, type At } from './asked.ts'
import { postAt, topicAt } from './queries.ts'
import { keepRead } from './reading.ts'
import { TopicPage, type Back } from './views.tsx'

/** The post that is to be answered, when one is named that stands; else none. */
const answeringFor = async (c: At, back: Back | undefined) => {
  const typed = back?.form === 'berichten' ? back.typed?.['reply_to'] : undefined
  const id = typeof typed === 'string' ? typed : c.req.query('antwoord') ?? ''
  if (id === '') return undefined
  const found = await postAt(c.var.here, numberIn(c), id)
  return found.post.withdrawn_at ? undefined : { ...found, quotes: c.req.query('aanhalen') !== undefined }
}

/** A page of a discussion; without a number its last one. Keeps that the reader saw it. `back`: a form that came back (422, or 409 when it was closed meanwhile). */
export const topicPage = async (c: At, asked: number | undefined, back?: Back): Promise<Response> => {
  const { here, house } = c.var
  const nth = asked ?? (c.req.query('pagina') ? pageIn(c) : null)
  const [topic, answering] = await Promise.all([topicAt(here, numberIn(c), nth), answeringFor(c, back)])
  if (!back) await keepRead(house.database, here, topic)
  return page(c, <TopicPage here={here} topic={topic} page={topic.page} answering={answering} back={back} done={c.req.query('gelukt')} />, back?.errors?.['body'] === 'talk' ? 409 : back ? 422 : 200)
}
