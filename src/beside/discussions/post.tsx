import { acts } from '../../acts.ts'
import { dateAndTime, isoDay, longDate } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { Perspective, Tag } from '../../platform/look/marks.tsx'
import { Fold } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { perspectiveLabel } from '../../workspaces/attribution.ts'
import type { Marker } from '../glossary/meanings.ts'
import { ReportLink } from '../moderation/link.tsx'
import { byName } from './files.ts'
import { pathTo } from './form.ts'
import type { DiscussionLine, Post } from './queries.ts'
import { beginning, Talk, type Around } from './talk.tsx'
import { texts } from './texts.ts'

/** When something was said: the moment where names are shown, else the day. */
const said = (here: Here, at: Date): string =>
  (here.workspace.attribution === 'named' ? dateAndTime(at, here.language) : longDate(at, here.language))

/** Who said it, as far as the rule shows it. */
export const Speaker = ({ here, one }: { here: Here; one: { perspective: string; said_by: string | null } }) => (
  <>
    <Perspective perspective={one.perspective} label={perspectiveLabel(here, one.perspective)} />
    {one.said_by && <> · {one.said_by}</>}
  </>
)

/** What a post answers: its first words, as they read now, with a way to it. */
const Answers = ({ here, discussion, post, answered }: { here: Here; discussion: DiscussionLine; post: Post; answered: Around['mentions'] }) => {
  const t = texts[here.language].post
  if (!post.reply_to) return null
  if (post.answered === null) return <p class="dt-small dt-soft dt-plain">{t.answers} {t.answeredGone}</p>
  return (
    <blockquote class="dt-cited dt-small">
      <p class="dt-plain">
        <a href={urls.post(here.workspace, discussion.number, post.reply_to)}>{t.answers}</a>
        {post.answered_said_by ? ` ${post.answered_said_by}` : ''}: {beginning(here, post.answered, answered)}
      </p>
    </blockquote>
  )
}

/** The pictures of a post as they are, and all its files by name. */
const Files = ({ here, discussion, post }: { here: Here; discussion: DiscussionLine; post: Post }) => {
  const files = byName(post.files)
  const at = (id: string) => urls.postFile(here.workspace, discussion.number, id)
  return (
    <>
      {files.map(({ id, description, width, height }) => width && height && (
        <img class="dt-post__picture" src={at(id)} width={width} height={height} alt={description || texts[here.language].post.picture} loading="lazy" decoding="async" />
      ))}
      <ul class="dt-plain-list dt-small">
        {files.map(({ id, name, size }) => (
          <li><a href={at(id)} download={name}>{name}</a> <span class="dt-soft">{Math.max(1, Math.round(size / 1024))} kB</span></li>
        ))}
      </ul>
    </>
  )
}

/** What a post points at, as far as the reader may see it: each thing with its title. */
const PointsAt = ({ here, cards }: { here: Here; cards: Around['cards'] }) => {
  const t = texts[here.language].post
  if (cards.length === 0) return null
  return (
    <div class="dt-pointsat dt-small">
      <p class="dt-plain dt-soft">{t.pointsAt}</p>
      <ul class="dt-plain-list">
        {cards.map(({ kind, now, title }) => <li><a href={pathTo(here.workspace, { kind, number: now })}>{t.things[kind]} {now}</a>: {title}</li>)}
      </ul>
    </div>
  )
}

const PostActs = ({ here, discussion, post, page }: { here: Here; discussion: DiscussionLine; post: Post; page: number }) => {
  const t = texts[here.language].post
  const open = discussion.closed_at === null
  const mayEdit = open && acts['post.edit'].may(here.who, { author: post.mine ? here.who.member : null, withdrawn_at: post.withdrawn_at })
  const mayAnswer = open && acts['post.add'].may(here.who)
  const answer = (aanhalen?: 'ja') => `${urls.discussion(here.workspace, discussion.number, { pagina: page > 1 ? page : undefined, antwoord: post.id, aanhalen })}#antwoord`
  const edit = urls.postAct(here.workspace, discussion.number, post.id, 'verbetering')
  return (
    <p class="dt-small dt-plain dt-post__acts">
      {mayAnswer && <a href={answer()}>{t.reply}</a>}
      {mayAnswer && !post.withheld && <a href={answer('ja')}>{t.quote}</a>}
      {mayEdit && <a href={edit}>{t.edit}</a>}
      {mayEdit && post.files.some(({ width, description }) => width && !description) && <a href={`${edit}#fotos`}>{t.describe}</a>}
      <ReportLink here={here} kind="bericht" ref={post.id} text={post} />
    </p>
  )
}

interface PostProps extends Around {
  here: Here
  discussion: DiscussionLine
  post: Post
  page: number
  /** whom the post that this one answers mentions */
  answered: Around['mentions']
  /** marks the terms of the glossary in it */
  marker?: Marker | undefined
  /** from here on it is new to the reader */
  isFirstNew?: boolean
}

const Stands = ({ here, discussion, post, page, mentions, answered, cards, marker }: PostProps) => (
  <>
    <Answers here={here} discussion={discussion} post={post} answered={answered} />
    <Talk here={here} body={post.body} mentions={mentions} cards={cards} marker={post.withheld ? undefined : marker} />
    <PointsAt here={here} cards={cards} />
    {post.folded && <Fold summary={texts[here.language].post.folded}><p class="dt-plain dt-lines">{post.folded}</p></Fold>}
    {post.files.length > 0 && <Files here={here} discussion={discussion} post={post} />}
    <PostActs here={here} discussion={discussion} post={post} page={page} />
  </>
)

/** One post: who said it and when, what it answers, its words, what it points at, and what can be done with it. */
export const PostItem = (props: PostProps) => {
  const { here, discussion, post, marker } = props
  const t = texts[here.language].post
  marker?.section(`bericht-${post.id}`)
  return (
    <li id={`bericht-${post.id}`} class="dt-post dt-flow">
      {props.isFirstNew && <p class="dt-plain dt-small"><Tag ink>{t.newFrom}</Tag></p>}
      <p class="dt-when">
        <Speaker here={here} one={post} />{post.mine && <> · <strong>{t.mine}</strong></>}
        {' · '}<time datetime={isoDay(post.said_at)}>{said(here, post.said_at)}</time>
        {post.edited_at && !post.withdrawn_at && <>
          {' · '}{post.withheld ? t.edited(longDate(post.edited_at, here.language))
            : <a href={urls.postAct(here.workspace, discussion.number, post.id, 'eerder')}>{t.edited(longDate(post.edited_at, here.language))}</a>}
        </>}
      </p>
      {post.withdrawn_at ? <p class="dt-soft dt-plain">{t.withdrawn}</p> : <Stands {...props} />}
    </li>
  )
}
