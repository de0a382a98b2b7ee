import { acts } from '../../acts.ts'
import { figure } from '../../platform/dates.ts'
import { again, type Errors, type Typed } from '../../platform/form.ts'
import { errorHeading, errorText, wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, Hidden, OnceKey, TextField } from '../../platform/look/form.tsx'
import { Tag } from '../../platform/look/marks.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { Empty, Pager, Rows } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import { ItemRow } from './item.tsx'
import { mostItems, perPage, type MatchedItem, type WordLine } from './queries.ts'
import { texts } from './texts.ts'

/** A form that came back. */
export interface Wrong { readonly errors: Errors; readonly typed: Typed }

interface Props {
  here: Here
  /** all that is watched for, and which of it the list was asked for */
  words: readonly WordLine[]; asked: readonly WordLine[]; one: WordLine | undefined
  all: boolean; feeds: number; news: readonly MatchedItem[]; total: number; at: number
  done: string | undefined; wrong: Wrong | undefined
}

const Item = ({ here, item, asked }: { here: Here; item: MatchedItem; asked: readonly WordLine[] }) => {
  const t = texts[here.language].news
  const title = <span class="dt-hidden">: {item.title}</span>
  return (
    <ItemRow here={here} item={item}>
      {item.matched.length > 0 && <p class="dt-when">{t.fits} {item.matched.map((nth, at) => <>{at > 0 && ' '}<Tag>{asked[nth]?.words}</Tag></>)}</p>}
      {acts['landscape.add'].may(here.who) && (
        <div class="dt-actions">
          <form action={urls.landscapeFromNews(here.workspace)} method="post"><Hidden name="item" value={item.id} /><Button kind="subtle">{t.toLandscape}{title}</Button></form>
          <form action={urls.sourceFromNews(here.workspace)} method="post"><Hidden name="item" value={item.id} /><Button kind="subtle">{t.toSources}{title}</Button></form>
        </div>
      )}
    </ItemRow>
  )
}

const wordsFor = (here: Here, { words, all, feeds }: Props): string => {
  const t = texts[here.language].news
  if (feeds === 0) return t.noFeeds
  if (all) return t.nothingAtAll
  if (words.length > 0) return t.nothing
  return here.who.takesPart ? t.noWords : t.noWordsRead
}

const List = (props: Props) => {
  const { here, news, total, at, all, one, asked } = props
  if (news.length === 0) {
    return <Empty><p class="nl-paragraph">{wordsFor(here, props)}</p></Empty>
  }
  return (
    <Flow>
      <Rows>{news.map((item) => <Item here={here} item={item} asked={all ? [] : asked} />)}</Rows>
      <Pager language={here.language} page={at} pages={Math.ceil(total / perPage)}
        hrefOf={(pagina) => urls.otherNews(here.workspace, { alles: all ? 'ja' : undefined, woord: one?.id, pagina })} />
    </Flow>
  )
}

const Choice = ({ here, words, one, all, feeds }: Props) => {
  const t = texts[here.language].news
  const entry = (label: string, href: string, current: boolean) => (
    <li><a href={href} aria-current={current ? 'page' : undefined}>{current ? <strong>{label}</strong> : label}</a></li>
  )
  return (
    <>
      <nav aria-label={t.show}>
        <ul class="dt-plain-list dt-small">
          {words.length > 0 && entry(t.ours, urls.otherNews(here.workspace), !all && !one)}
          {entry(t.all, urls.otherNews(here.workspace, { alles: 'ja' }), all)}
          {words.length > 1 && words.map((word) => entry(word.words, urls.otherNews(here.workspace, { woord: word.id }), !all && one?.id === word.id))}
        </ul>
      </nav>
      <p class="dt-section__note">{t.feeds(figure(feeds, here.language))} <a href={urls.otherFeeds()}>{t.feedList}</a></p>
    </>
  )
}

const Words = ({ here, words, wrong }: Props) => {
  const t = texts[here.language]
  const mayRemove = acts['watchWord.remove'].may(here.who)
  return (
    <Section id="woorden" title={t.news.words} note={t.news.wordsNote}>
      <Flow>
        {words.length > 0 && <Rows spacing="tight">{words.map((word) => (
          <li>
            {mayRemove
              ? (
                <form class="dt-actions" action={urls.unwatchWord(here.workspace, word.id)} method="post">
                  <OnceKey />
                  {word.words} <Button kind="subtle">{t.news.remove}<span class="dt-hidden">: {word.words}</span></Button>
                </form>
              ) : word.words}
          </li>
        ))}</Rows>}
        {acts['watchWord.add'].may(here.who) && (
          <Form action={urls.watchWords(here.workspace)}>
            <OnceKey />
            <TextField name="words" label={t.fields.words} description={t.news.hint} value={again(wrong?.typed, 'words')} maxlength={100} autocomplete="off"
              error={errorText(here.language, wrong?.errors['words'], t.fields.words, t.news.wrong)} />
            <Actions><Button kind={words.length > 0 ? 'secondary' : 'primary'}>{t.news.add}</Button></Actions>
          </Form>
        )}
      </Flow>
    </Section>
  )
}

/** What other websites wrote on what the think tank watches for, and the words themselves. */
export const NewsPage = (props: Props) => {
  const { here, words, total, wrong, done, feeds, all } = props
  const t = texts[here.language]
  const counted = total >= mostItems ? t.news.most : t.news.count
  const listed = total > 0 ? counted(figure(total, here.language)) : undefined
  const code = wrong?.errors['words']
  return (
    <Shell here={here} title={t.news.title} live crumbs={[{ label: t.news.title }]} flash={wordFor(t.done, done)}>
      <Head title={t.news.title} lead={t.news.lead} ring={ringText(here)}
        jump={here.who.takesPart && words.length > 0 ? { label: t.news.words, href: '#woorden' } : undefined}>
        {code && <ErrorSummary title={errorHeading(here.language)} errors={[
          { field: 'words', message: errorText(here.language, code, t.fields.words, t.news.wrong) ?? '' },
        ]} />}
      </Head>
      {words.length === 0 && !all && <Words {...props} />}
      <Section strong title={t.news.list} note={listed} aside={feeds > 0 ? <Choice {...props} /> : undefined}>
        <div id="berichten" data-live="watch_word"><List {...props} /></div>
      </Section>
      {(words.length > 0 || all) && <Words {...props} />}
    </Shell>
  )
}
