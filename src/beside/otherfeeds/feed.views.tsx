import { acts } from '../../acts.ts'
import { dateAndTime } from '../../platform/dates.ts'
import { wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Form, OnceKey } from '../../platform/look/form.tsx'
import { Now, Seen } from '../../platform/look/meanwhile.tsx'
import { Head, Section } from '../../platform/look/sheet.tsx'
import { Empty, Rows } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import { feedShown } from './changes.ts'
import { ItemRow } from './item.tsx'
import type { FeedLine, NewsItem } from './queries.ts'
import { State } from './state.tsx'
import { texts } from './texts.ts'
import { Complaints, FeedFields, type Wrong } from './views.tsx'

interface Props { here: Here; feed: FeedLine; items: readonly NewsItem[]; done: string | undefined; wrong: Omit<Wrong, 'form'> | undefined }

const Facts = ({ here, feed }: Props) => {
  const t = texts[here.language]
  const when = (moment: Date | null) => (moment ? dateAndTime(moment, here.language) : t.never)
  return (
    <dl class="dt-terms">
      <dt>{t.one.state}</dt><dd><State here={here} feed={feed} /></dd>
      <dt>{t.one.address}</dt><dd class="dt-breakable">{feed.address}</dd>
      {feed.home && <><dt>{t.one.home}</dt><dd><a href={feed.home} rel="noopener noreferrer">{new URL(feed.home).hostname}</a></dd></>}
      <dt>{t.one.read}</dt><dd>{when(feed.read_at)}</dd>
      {feed.problem !== '' && <><dt>{t.one.asked}</dt><dd>{when(feed.asked_at)}</dd></>}
      {!feed.paused_at && feed.asked_at && <><dt>{t.one.next}</dt><dd>{when(feed.next_at)}</dd></>}
    </dl>
  )
}

const Edit = ({ here, feed, wrong }: Props) => {
  const { one: t, fields } = texts[here.language]
  return (
    <Section id="wijzigen" title={t.edit}>
      <Form action={urls.otherFeed(feed.id)}>
        <OnceKey /><Seen shown={feedShown(feed)} errors={wrong?.errors} typed={wrong?.typed} />
        <FeedFields here={here} now={feed} wrong={wrong} />
        <Actions><Button kind="secondary">{t.save}</Button></Actions>
      </Form>
      <Now here={here} errors={wrong?.errors} lines={[[fields.address, feed.address], [fields.title, feed.title]]} />
    </Section>
  )
}

const Steps = ({ here, feed }: Props) => {
  const t = texts[here.language].one
  return (
    <Section id="stappen" title={feed.paused_at ? t.remove : t.steps}>
      <p class="nl-paragraph">{t.removeLead}</p>
      <div class="dt-actions">
        {!feed.paused_at && (
          <form action={urls.otherFeedAct(feed.id, 'pauze')} method="post"><OnceKey /><Button kind="secondary">{t.pause}</Button></form>
        )}
        <form action={urls.otherFeedAct(feed.id, 'einde')} method="post"><OnceKey /><Button kind="danger">{t.remove}</Button></form>
      </div>
    </Section>
  )
}

/** One feed: how it goes with it, what stood in it last, and what the secretariat can do. */
export const FeedPage = (props: Props) => {
  const { here, feed, items, done, wrong } = props
  const t = texts[here.language]
  const mayEdit = acts['otherFeed.edit'].may(here.who)
  return (
    <Shell here={here} title={feed.title} menu="association" flash={wordFor(t.done, done)}
      crumbs={[{ label: t.crumb, href: urls.association }, { label: t.title, href: urls.otherFeeds() }, { label: feed.title }]}>
      <Head title={feed.title} kicker={t.title} ring={ringText(here)}><Complaints here={here} errors={wrong?.errors} /></Head>
      <Section first title={t.one.facts}>
        <Facts {...props} />
        {mayEdit && (
          <form class="dt-after" action={urls.otherFeedAct(feed.id, 'hervatting')} method="post"><OnceKey /><Button kind="secondary">{t.one.resume}</Button></form>
        )}
      </Section>
      <Section strong title={t.one.items}>
        {items.length > 0
          ? <Rows>{items.map((item) => <ItemRow here={here} item={item} />)}</Rows>
          : <Empty><p class="nl-paragraph">{t.one.none}</p></Empty>}
      </Section>
      {mayEdit && <><Edit {...props} /><Steps {...props} /></>}
    </Shell>
  )
}
