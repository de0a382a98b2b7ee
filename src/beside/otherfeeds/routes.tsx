/** News of others in a think tank: what stood in the feeds that the association follows and has a word that the think tank watches for. */
import { Hono, type Context } from 'hono'
import { pageNumber, readForm } from '../../platform/form.ts'
import { performOnce } from '../../platform/perform.ts'
import { Refusal } from '../../platform/refusals.ts'
import { page, type Env } from '../../platform/web.ts'
import { urls } from '../../urls.ts'
import { inRing } from '../../workspaces/held.ts'
import { nothingForm } from './changes.ts'
import { NewsPage, type Wrong } from './news.views.tsx'
import { feedCount, newsIn, wordsIn } from './queries.ts'
import { addWord, heldWord, removeWord, wordForm } from './watching.ts'

/** Behind the door of a think tank. */
export const otherNews = new Hono<Env>()

const newsPage = async (c: Context<Env>, wrong?: Wrong) => {
  const { here } = c.var
  const [words, feeds] = [await wordsIn(here), await feedCount(here)]
  const one = words.find(({ id }) => id === c.req.query('woord'))
  const all = c.req.query('alles') === 'ja'
  const at = pageNumber(c.req.query('pagina'), 20)
  const asked = one ? [one] : words
  const found = await newsIn(here, all ? undefined : asked.map((word) => word.words), at)
  return page(c, <NewsPage here={here} words={words} asked={asked} one={one} all={all} feeds={feeds} at={at} {...found}
    done={c.req.query('gelukt')} wrong={wrong} />, wrong ? 422 : 200)
}

otherNews.get('/', (c) => newsPage(c))

otherNews.post('/woorden', async (c) => {
  const { here } = c.var
  const form = await readForm(c, wordForm)
  if (!form.ok) return newsPage(c, form)
  try {
    await performOnce(here, form.once, 'watchWord.add', inRing({ kind: 'members' }), addWord(here, form.value.words))
  } catch (fault) {
    if (!(fault instanceof Refusal) || fault.status !== 409) throw fault
    return newsPage(c, { errors: { words: fault.reason }, typed: form.typed })
  }
  return c.redirect(urls.otherNews(here.workspace, { gelukt: 'woord' }), 303)
})

otherNews.post('/woorden/:id/einde', async (c) => {
  const { here } = c.var
  const form = await readForm(c, nothingForm)
  if (!form.ok) return newsPage(c)
  await performOnce(here, form.once, 'watchWord.remove', heldWord(c.req.param('id')), removeWord)
  return c.redirect(urls.otherNews(here.workspace, { gelukt: 'weg' }), 303)
})
