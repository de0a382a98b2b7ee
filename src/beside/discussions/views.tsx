import { acts } from '../../acts.ts'
import { isoDay, longDate } from '../../platform/dates.ts'
import { again } from '../../platform/form.ts'
import { wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Form, Hidden, LinkButton, OnceKey, TextArea } from '../../platform/look/form.tsx'
import { Tag } from '../../platform/look/marks.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { Pager } from '../../platform/look/table.tsx'
import type { Problems } from '../../platform/look/problems.tsx'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import { Marked, TermsSaid } from '../glossary/shown.tsx'
import { ReportLink } from '../moderation/link.tsx'
import { Leading, Listening } from './leading.tsx'
import { PostItem, Speaker } from './post.tsx'
import { Wrong, wordsFor } from './problems.ts'
import { pageSize } from './form.ts'
import type { DiscussionLine, Mention, Post, Topic } from './queries.ts'
import { beginning } from './talk.tsx'
import { texts } from './texts.ts'
import { PostFields } from './writing.tsx'

/** A form of this page that came back. */
export type Back = Problems & { readonly form: 'berichten' | 'afsluiting' | 'titel' }

/** A post that is being answered, with whom it mentions. */
export interface Answered { readonly post: Post; readonly mentions: readonly Mention[]; /** its words are to stand in the answer */ readonly quotes: boolean }

export interface TopicProps {
  here: Here
  topic: Topic
  page: number
  /** the post that is being answered */
  answering?: Answered | undefined
  back?: Back | undefined
  done?: string | undefined
}

const hasMore = (topic: Topic, page: number) => page * pageSize < topic.discussion.posts

/** The first post on this page that is new to who read here before; undefined when they did not, saw it all, or when it stands on an earlier page. */
const newFrom = ({ discussion: { read, unread }, posts }: Topic): string | undefined => (read && unread > 0 && (posts[0]?.place ?? 0) <= read + 1
  ? posts.find(({ place, mine }) => place > read && !mine)?.id : undefined)

const Posts = ({ here, topic, page }: TopicProps) => {
  const { discussion, posts } = topic
  const firstNew = newFrom(topic)
  const t = texts[here.language]
  const hrefOf = (nth: number) => `${urls.discussion(here.workspace, discussion.number, { pagina: nth > 1 ? nth : undefined })}`
  return (
    <Section strong title={t.page.talk} note={t.posts(discussion.posts)} id="gesprek">
      <div id="berichten" data-live="discussion">
        {posts.length === 0 && <p class="nl-paragraph">{t.page.empty} <a href={hrefOf(1)}>{t.page.first}</a></p>}
        <ol class="dt-plain-list dt-posts">
          {posts.map((post) => (
            <PostItem here={here} discussion={discussion} post={post} page={page} marker={topic.marker} isFirstNew={post.id === firstNew}
              mentions={topic.mentions.filter(({ post_id }) => post_id === post.id)} cards={topic.cards.filter(({ post_id }) => post_id === post.id)}
              answered={post.reply_to === null ? [] : topic.mentions.filter(({ post_id }) => post_id === post.reply_to)} />
          ))}
        </ol>
        <Pager language={here.language} page={page} pages={Math.ceil(discussion.posts / pageSize)} hrefOf={hrefOf} />
        {hasMore(topic, page) && <p class="dt-small dt-after"><a href={urls.discussionAct(here.workspace, discussion.number, 'verder')}>{t.page.newest}</a></p>}
      </div>
    </Section>
  )
}

const Answering = ({ here, discussion, answering: { post, mentions } }: { here: Here; discussion: DiscussionLine; answering: Answered }) => {
  const t = texts[here.language].page
  return (
    <>
      <Hidden name="reply_to" value={post.id} />
      <blockquote class="dt-cited">
        <p class="dt-small dt-plain">{t.answering} <Speaker here={here} one={post} /></p>
        <p class="dt-plain">{beginning(here, post.body, mentions, 400)}</p>
      </blockquote>
      <p class="dt-small dt-plain"><a href={`${urls.discussion(here.workspace, discussion.number)}#antwoord`}>{t.notAnswering}</a></p>
    </>
  )
}

/** The words of a post as somebody would type them to quote it; nothing when they are not to be quoted, or are hidden. */
const quoteOf = (answering: Answered | undefined): string => {
  if (!answering?.quotes || answering.post.withheld) return ''
  const { post, mentions } = answering
  // Without the @: who is named in what is quoted was told of it then.
  const words = post.body.replace(/@\{(\d{1,4})\}/g, (_, nth) => mentions.find((one) => one.nth === Number(nth))?.name ?? '…')
  return `${words.split('\n').map((line) => `> ${line}`.trimEnd()).join('\n')}\n\n`
}

/** It was closed while somebody wrote: what they wrote stands here to be taken along. */
const TooLate = ({ here, own }: { here: Here; own: Back }) => (
  <Section title={texts[here.language].page.add} id="antwoord">
    <Wrong here={here} errors={own.errors} />
    <TextArea name="body" label={texts[here.language].fields.body} rows={6} value={again(own.typed, 'body')} error={wordsFor(here, own.errors, 'body')} />
  </Section>
)

/** Where something is added, or why nothing can be. */
const Adding = ({ here, topic: { discussion }, answering, back }: TopicProps) => {
  const t = texts[here.language].page
  const own = back?.form === 'berichten' ? back : undefined
  if (!discussion.closed_at && !acts['post.add'].may(here.who)) return <Section title={t.add}><p class="nl-paragraph">{t.quiet}</p></Section>
  if (discussion.closed_at) return own ? <TooLate here={here} own={own} /> : null
  return (
    <Section title={answering ? t.reply : t.add} id="antwoord">
      <Wrong here={here} errors={own?.errors} />
      <Form panel multipart action={urls.discussionAct(here.workspace, discussion.number, 'berichten')}>
        <OnceKey />
        {answering && <Answering here={here} discussion={discussion} answering={answering} />}
        <PostFields here={here} errors={own?.errors} value={own ? again(own.typed, 'body') : quoteOf(answering)} described={again(own?.typed, 'described')} ring={discussion.ring_id} withFile />
        <Actions><Button>{t.button}</Button></Actions>
      </Form>
    </Section>
  )
}

/** What it came to, when it is closed; and after it was opened again what it had come to before. */
const Conclusion = ({ here, topic: { discussion, marker } }: TopicProps) => {
  const t = texts[here.language].page
  if (!discussion.conclusion) return null
  marker.section('conclusie')
  const toFinding = discussion.closed_at && !discussion.withheld && acts['finding.make'].may(here.who)
  return (
    <Section strong={discussion.closed_at !== null} title={discussion.closed_at ? t.conclusion : t.earlierConclusion} id="conclusie">
      <Flow>
        {discussion.conclusion.split(/\n{2,}/).map((one) => <p class="nl-paragraph">{discussion.withheld ? one : <Marked text={one} marker={marker} />}</p>)}
        {discussion.closed_at && <p class="dt-when">{t.closedNote(longDate(discussion.closed_at, here.language))} {t.nothingMore}</p>}
        {toFinding && <Actions><LinkButton kind="primary" href={urls.findingFromDiscussion(here.workspace, discussion.number)}>{t.toFinding}</LinkButton></Actions>}
      </Flow>
    </Section>
  )
}

const TopicHead = ({ here, topic: { discussion } }: TopicProps) => {
  const t = texts[here.language]
  const ring = here.rings.find(({ id }) => id === discussion.ring_id)
  return (
    <Head title={discussion.title} kicker={<>{t.number(discussion.number)}{discussion.topic && <><br />{discussion.topic}</>}</>} ring={ringText(here, ring)}>
      <p class="dt-when dt-after">
        {discussion.closed_at && <><Tag ink>{t.closed}</Tag> </>}
        <Speaker here={here} one={discussion} /> · <time datetime={isoDay(discussion.begun_at)}>{t.begun(longDate(discussion.begun_at, here.language))}</time>
        {' '}<ReportLink here={here} kind="gesprek" ref={discussion.number} text={discussion} />
      </p>
    </Head>
  )
}

/** One discussion: a page of what was said, a place to add to it, and what it came to. */
export const TopicPage = (props: TopicProps) => {
  const { here, topic: { discussion }, back, done } = props
  const t = texts[here.language]
  return (
    <Shell here={here} island="discussions" title={`${discussion.title}: ${t.title}`} live flash={wordFor(t.done, done)}
      crumbs={[{ label: t.title, href: urls.discussions(here.workspace) }, { label: t.number(discussion.number) }]}>
      <TopicHead {...props} />
      {discussion.closed_at && <Conclusion {...props} />}
      <Posts {...props} />
      <Adding {...props} />
      {!discussion.closed_at && <Conclusion {...props} />}
      <Listening here={here} discussion={discussion} />
      <Leading here={here} discussion={discussion} back={back} />
      <TermsSaid here={here} marker={props.topic.marker} live="discussion" />
      <Section title={t.back} titleHidden><p><a href={urls.discussions(here.workspace)}>{t.back}</a></p></Section>
    </Shell>
  )
}
