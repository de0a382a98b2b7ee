/** How a meeting was found: what people hoped for comes back, a short form by mail or here, and afterwards the answers as pictures. */
import { Hono, type Context } from 'hono'
import { pageNumber, readForm } from '../../../platform/form.ts'
import { perform, unlessStuck } from '../../../platform/perform.ts'
import { page, type Env } from '../../../platform/web.ts'
import { markerFor } from '../../../beside/glossary/meanings.ts'
import { urls } from '../../../urls.ts'
import { clerkIn } from '../../../workspaces/clerk.ts'
import { heldMeeting } from '../meetings/changes.ts'
import { DeadLinkPage, LinkPage } from './answering.tsx'
import { answerEvaluation, closeEvaluation, giverHere, heldEvaluation, openEvaluation } from './changes.ts'
import { answerForm, emptyForm } from './form.ts'
import { askedWith, comparedIn, countedIn, evaluationAt, ownOf, wordsIn } from './queries.ts'
import { EvaluationPage, type Problems } from './views.tsx'

export const evaluations = new Hono<Env>()

type At = Context<Env>
const numberIn = (c: At) => Number(c.req.param('number'))
const backTo = (c: At, gelukt: string) => c.redirect(urls.evaluation(c.var.here.workspace, numberIn(c), { gelukt }), 303)

const show = async (c: At, problems: Problems = {}) => {
  const { here } = c.var
  const nth = pageNumber(c.req.query('pagina'))
  const it = await evaluationAt(here, numberIn(c))
  const told = it.evaluation && !it.is_open ? it.evaluation : undefined
  const [own, counted, words, compared] = await Promise.all([
    it.evaluation && it.is_open ? ownOf(here, it.evaluation) : undefined, told ? countedIn(here, told) : undefined,
    told && here.workspace.attribution !== 'anonymous' ? wordsIn(here, told, nth) : [], told ? comparedIn(here) : [],
  ])
  const marker = await markerFor(here, it.glossary, words.flatMap(({ well, better, next }) => [well, better, next]))
  return page(c, <EvaluationPage here={here} it={it} own={own} counted={counted} words={words} marker={marker} compared={compared} page={nth} done={c.req.query('gelukt')} {...problems} />,
    problems.errors ? 422 : 200)
}

evaluations.get('/:number{[1-9][0-9]{0,8}}/evaluatie', (c) => show(c))

evaluations.post('/:number{[1-9][0-9]{0,8}}/evaluatie', async (c) => {
  await readForm(c, emptyForm)
  await unlessStuck(perform(c.var.here, 'evaluation.open', heldMeeting(numberIn(c)), (tx, it) => openEvaluation(tx, c.var.here, it)), ['settled'])
  return backTo(c, 'geopend')
})

evaluations.post('/:number{[1-9][0-9]{0,8}}/evaluatie/antwoord', async (c) => {
  const { here } = c.var
  const form = await readForm(c, answerForm)
  if (!form.ok) return show(c, form)
  await perform(here, 'evaluation.answer', heldEvaluation(numberIn(c)), (tx, it) => answerEvaluation(tx, here, it, giverHere(here), form.value))
  return backTo(c, 'geantwoord')
})

evaluations.post('/:number{[1-9][0-9]{0,8}}/evaluatie/sluiting', async (c) => {
  await readForm(c, emptyForm)
  await perform(c.var.here, 'evaluation.close', heldEvaluation(numberIn(c)), closeEvaluation)
  return backTo(c, 'gesloten')
})

/** The link in a mail: answering without signing in. To look changes nothing: mail scanners look too. */
export const evaluationAnswers = new Hono<Env>()

evaluationAnswers.get('/:token', async (c) => {
  const token = c.req.param('token')
  const asked = await askedWith(c.var.house.database, token)
  return asked ? page(c, <LinkPage here={c.var.here} asked={asked} token={token} done={c.req.query('gelukt')} />) : page(c, <DeadLinkPage here={c.var.here} />, 404)
})

evaluationAnswers.post('/:token', async (c) => {
  const token = c.req.param('token')
  const form = await readForm(c, answerForm)
  const asked = await askedWith(c.var.house.database, token)
  if (!asked) return page(c, <DeadLinkPage here={c.var.here} />, 404)
  if (!form.ok) return page(c, <LinkPage here={c.var.here} asked={asked} token={token} {...form} />, 422)
  const clerk = await clerkIn(c.var.house.database, { id: asked.workspace_id })
  const said = perform(clerk, 'evaluation.answer', heldEvaluation(asked.number), (tx, it) => answerEvaluation(tx, clerk, it, asked, form.value))
  return c.redirect(urls.evaluationAnswer(token, await unlessStuck(said, ['settled']) ? undefined : 'geantwoord'), 303)
})
