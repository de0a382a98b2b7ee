import { acts } from '../../acts.ts'
import { dateAndTime, figure } from '../../platform/dates.ts'
import { again, type Errors, type Typed } from '../../platform/form.ts'
import { errorHeading, errorText, wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, OnceKey, TextField } from '../../platform/look/form.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { Empty, Pager, Table } from '../../platform/look/table.tsx'
import { texts as look } from '../../platform/look/texts.ts'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import { perPage, type FeedLine } from './queries.ts'
import { State } from './state.tsx'
import { texts } from './texts.ts'

/** A form that came back: which one, what was wrong and what was typed. */
export interface Wrong { readonly form: 'one' | 'list'; readonly errors: Errors; readonly typed: Typed; readonly unread?: readonly string[] }

type FieldName = keyof (typeof texts)['nl']['fields']

/** What is wrong with a field, in words. */
export const say = (here: Here, errors: Errors | undefined, field: FieldName): string | undefined => {
  const t = texts[here.language]
  return errorText(here.language, errors?.[field], t.fields[field], t.wrong)
}

/** What is wrong, above the page. */
export const Complaints = ({ here, errors }: { here: Here; errors: Errors | undefined }) => (errors && Object.keys(errors).length > 0
  ? <ErrorSummary title={errorHeading(here.language)} errors={Object.keys(errors).map((field) => ({
    field, message: say(here, errors, field as FieldName) ?? '',
  }))} />
  : null)

/** Address and name of a feed. */
export const FeedFields = ({ here, now, wrong }: { here: Here; now?: FeedLine; wrong?: Pick<Wrong, 'errors' | 'typed'> | undefined }) => {
  const t = texts[here.language]
  const field = (name: 'address' | 'title') => ({
    name, label: t.fields[name], description: t.hints[name], error: say(here, wrong?.errors, name),
    value: wrong ? again(wrong.typed, name) : now?.[name] ?? '',
  })
  return (
    <>
      <TextField {...field('address')} type="url" autocomplete="off" maxlength={2000} />
      <TextField {...field('title')} autocomplete="off" maxlength={200} optional={look[here.language].optional} />
    </>
  )
}

interface Props {
  here: Here; feeds: readonly (FeedLine & { total: number })[]; at: number
  done: string | undefined; wrong: Wrong | undefined
  /** how many of a list were followed already */
  left: number
  /** names of the lines of a list that have no address */
  unread: readonly string[]
}

const mostNamed = 50

/** The lines of a list that could not be taken over, by their name. */
const Unread = ({ here, unread }: Props) => {
  const t = texts[here.language].unread
  return (
    <Section first id="niet-ingevoerd" title={t.title}>
      <Flow>
        <p class="nl-paragraph">{t.lead(unread.length)}</p>
        <div><ul class="dt-list">{unread.slice(0, mostNamed).map((name) => <li>{name || t.nameless}</li>)}</ul></div>
        {unread.length > mostNamed && <p class="nl-paragraph">{t.more(unread.length - mostNamed)}</p>}
      </Flow>
    </Section>
  )
}

const Add = ({ here, wrong }: Props) => {
  const t = texts[here.language]
  return (
    <Section id="toevoegen" title={t.add.title}>
      <Form action={urls.otherFeeds()}>
        <OnceKey />
        <FeedFields here={here} wrong={wrong?.form === 'one' ? wrong : undefined} />
        <Actions><Button>{t.add.button}</Button></Actions>
      </Form>
    </Section>
  )
}

const Import = ({ here, wrong }: Props) => {
  const t = texts[here.language]
  return (
    <Section id="invoeren" title={t.lists.title}>
      <Form action={urls.otherFeedsIn} multipart>
        <OnceKey />
        <TextField name="file" type="file" label={t.fields.file} description={t.lists.hint} accept=".opml,.xml"
          error={wrong?.form === 'list' ? say(here, wrong.errors, 'file') : undefined} />
        <Actions><Button kind="secondary">{t.lists.button}</Button></Actions>
      </Form>
    </Section>
  )
}

// Until a feed has said its name it is called by its website, of which there may be more: then its whole address tells which it is.
const calledSo = ({ title, address }: Props['feeds'][number]): string => {
  const { host, pathname, search } = new URL(address)
  return title === host ? `${host}${pathname === '/' ? '' : pathname}${search}`.slice(0, 200) : title
}

const List = ({ here, feeds, at }: Props) => {
  const t = texts[here.language]
  const { columns } = t
  return (
    <Flow>
      <Table caption={t.list} captionHidden
        columns={[{ label: columns.title }, { label: columns.state }, { label: columns.read }, { label: columns.items, numeric: true }]}
        rows={feeds.map((feed) => [
          <a class="dt-quiet-link" href={urls.otherFeed(feed.id)}>{calledSo(feed)}</a>, <State here={here} feed={feed} />,
          feed.read_at ? dateAndTime(feed.read_at, here.language) : <span class="dt-soft">{t.never}</span>, figure(feed.items, here.language),
        ])} />
      <Pager language={here.language} page={at} pages={Math.ceil((feeds[0]?.total ?? 0) / perPage)}
        hrefOf={(pagina) => urls.otherFeeds({ pagina })} />
      <p class="dt-picture__get"><a href={urls.otherFeedList} type="text/x-opml">{t.save}</a></p>
    </Flow>
  )
}

/** All feeds that the association follows and how it goes with each; for the secretariat the ways to add more. */
export const FeedsPage = (props: Props) => {
  const { here, feeds, done, left, unread, wrong } = props
  const t = texts[here.language]
  const mayAdd = acts['otherFeed.add'].may(here.who)
  return (
    <Shell here={here} title={t.title} live={unread.length === 0} menu="association" flash={[wordFor(t.done, done), done === 'ingevoerd' && left > 0 && t.left(left)].filter(Boolean).join(' ') || undefined}
      crumbs={[{ label: t.crumb, href: urls.association }, { label: t.title }]}>
      <Head title={t.title} lead={t.lead} ring={ringText(here)}
        jump={mayAdd && feeds.length > 0 ? { label: t.add.title, href: '#toevoegen' } : undefined}>
        <Complaints here={here} errors={wrong?.errors} />
      </Head>
      {unread.length > 0 && <Unread {...props} />}
      <Section strong id="feeds" live="other_feed" wide={feeds.length > 0} title={t.list}
        note={feeds.length > 0 ? t.count(figure(feeds[0]?.total ?? 0, here.language)) : undefined}>
        {feeds.length > 0 ? <List {...props} /> : <Empty><p class="nl-paragraph">{mayAdd ? t.none : t.noneForYou}</p></Empty>}
      </Section>
      {mayAdd && <><Add {...props} /><Import {...props} /></>}
    </Shell>
  )
}
