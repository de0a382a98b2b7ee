import { longDate } from '../../platform/dates.ts'
import { again } from '../../platform/form.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Form, Hidden, LinkButton, OnceKey, Radios, Select, TextArea, TextField } from '../../platform/look/form.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { Fold, Row, Rows } from '../../platform/look/table.tsx'
import { texts as look } from '../../platform/look/texts.ts'
import type { Problems } from '../../platform/look/problems.tsx'
import { urls } from '../../urls.ts'
import { ringName, ringText, Shell } from '../../workspaces/shell.tsx'
import type { MailedTo } from './mailedto.ts'
import { byName } from './files.ts'
import { most } from './form.ts'
import { Wrong, wordsFor } from './problems.ts'
import { ringsToTalk, type DiscussionLine, type Earlier, type Post, type Subtopic } from './queries.ts'
import { Talk, type Around } from './talk.tsx'
import { texts } from './texts.ts'

const accepted = '.jpg,.jpeg,.png,.webp,.pdf,.docx,.xlsx,.odt,.ods,.txt,.csv,.md'

/** What is said, with how it will be shown and what can be done in it; and the file that goes with it. */
export const PostFields = ({ here, errors, value, described = '', withFile, ring, rows = 6 }: Problems & { here: Here; value: string; described?: string; withFile: boolean; ring?: string | undefined; rows?: number }) => {
  const t = texts[here.language]
  const files = here.workspace.attribution === 'named' ? t.notes.bestand : `${t.notes.bestand} ${t.notes.nameless}`
  return (
    <>
      <TextArea name="body" names={urls.names(here.workspace, ring)} label={t.fields.body} rows={rows} maxlength={most.body} value={value} error={wordsFor(here, errors, 'body')}
        description={<>{t.notes[here.workspace.attribution]} {t.notes.body} <a href={urls.names(here.workspace, ring)}>{t.notes.who}</a></>} />
      <div id="noemen" class="dt-names" aria-live="polite"></div>
      <Fold summary={t.notes.how}><ul class="dt-list">{t.notes.ways.map((way) => <li>{way}</li>)}<li>{t.notes.sources} <a href={urls.sources(here.workspace)}>{t.notes.toSources}</a></li></ul></Fold>
      {withFile && <TextField name="bestand" type="file" multiple accept={accepted} label={t.fields.bestand} description={files}
        optional={look[here.language].optional} error={wordsFor(here, errors, 'bestand')} />}
      {withFile && <TextArea name="described" label={t.fields.described} description={t.notes.described} rows={2} maxlength={most.description} value={described}
        optional={look[here.language].optional} error={wordsFor(here, errors, 'described')} />}
    </>
  )
}

/** The sub-topics to choose from, with none of them first. */
export const SubtopicField = ({ here, subtopics, value, error }: { here: Here; subtopics: readonly Subtopic[]; value: string; error?: string | undefined }) => {
  const t = texts[here.language]
  return (
    <Select name="subtopic" label={t.fields.subtopic} optional={look[here.language].optional} value={value} error={error}
      options={[{ value: '', label: t.noSubtopic }, ...subtopics.map(({ id, title }) => ({ value: id, label: title }))]} />
  )
}

const crumbs = (here: Here, ...more: { label: string; href?: string }[]) => [{ label: texts[here.language].title, href: urls.discussions(here.workspace) }, ...more]

/** At which addresses one begins a discussion by mail. */
const ByMail = ({ here, byMail }: { here: Here; byMail: readonly MailedTo[] }) => {
  const t = texts[here.language].starting
  return (
    <Section title={t.byMail} note={t.byMailNote} id="per-mail">
      <Rows spacing="tight">
        {byMail.map(({ ring, address }) => <Row><p class="dt-plain"><a href={`mailto:${address}`}>{address}</a><br /><span class="dt-small dt-soft">{ringText(here, ring)}</span></p></Row>)}
      </Rows>
    </Section>
  )
}

interface BeginProps extends Problems { here: Here; subtopics: readonly Subtopic[]; byMail: readonly MailedTo[]; /** the path of what it is about */ about?: string | undefined }

/** A new discussion: what it is about, with whom, and what is said first. */
export const BeginPage = ({ here, subtopics, byMail, about, errors, typed }: BeginProps) => {
  const t = texts[here.language]
  const rings = ringsToTalk(here)
  const untouched: Readonly<Record<string, string>> = { ring: rings.find(({ kind }) => kind === 'members')?.id ?? '', body: about ? `${about}\n\n` : '' }
  const value = (name: string) => (typed ? again(typed, name) : untouched[name] ?? '')
  return (
    <Shell here={here} island="discussions" title={t.starting.title} crumbs={crumbs(here, { label: t.starting.title })}>
      <Head title={t.starting.title} lead={t.starting.lead} ring={ringText(here)} />
      <Section first title={t.starting.title} titleHidden>
        <Wrong here={here} errors={errors} />
        <Form multipart action={urls.newDiscussion(here.workspace)}>
          <OnceKey />
          <TextField name="title" label={t.fields.title} description={t.notes.title} maxlength={most.title} value={value('title')} error={wordsFor(here, errors, 'title')} />
          <PostFields here={here} errors={errors} value={value('body')} described={value('described')} withFile />
          {rings.length > 1 && <Radios name="ring" label={t.fields.ring} value={value('ring')} error={wordsFor(here, errors, 'ring')}
            options={rings.map((ring) => ({ value: ring.id, label: ringName(here, ring) }))} />}
          {subtopics.length > 0 && <SubtopicField here={here} subtopics={subtopics} value={value('subtopic')} error={wordsFor(here, errors, 'subtopic')} />}
          <Actions><Button>{t.starting.button}</Button><LinkButton kind="subtle" href={urls.discussions(here.workspace)}>{t.starting.cancel}</LinkButton></Actions>
        </Form>
      </Section>
      {byMail.length > 0 && <ByMail here={here} byMail={byMail} />}
    </Shell>
  )
}

interface OwnProps extends Problems { here: Here; discussion: DiscussionLine; post: Post; /** the text as it would be typed */ now: string }

/** What stands on each picture of a post, for who cannot see it. */
const Pictures = ({ here, post, errors, typed }: Problems & { here: Here; post: Post }) => {
  const t = texts[here.language]
  const pictures = byName(post.files.filter(({ width }) => width))
  const said = typed?.['description']
  return (
    <div id="fotos" class="dt-flow">
      {pictures.map(({ id, name, description }, nth) => <>
        <Hidden name="picture" value={id} />
        <TextArea name="description" id={`description-${id}`} label={t.post.describes(name)} description={t.notes.description} rows={2} maxlength={most.description}
          value={Array.isArray(said) ? String(said[nth] ?? '') : description} optional={look[here.language].optional} error={wordsFor(here, errors, 'description')} />
      </>)}
    </div>
  )
}

/** One's own post, to be changed or taken back. */
export const EditPostPage = ({ here, discussion, post, now, errors, typed }: OwnProps) => {
  const t = texts[here.language]
  const back = urls.post(here.workspace, discussion.number, post.id)
  return (
    <Shell here={here} island="discussions" title={`${t.editing.title}: ${discussion.title}`}
      crumbs={crumbs(here, { label: t.number(discussion.number), href: urls.discussion(here.workspace, discussion.number) }, { label: t.editing.title })}>
      <Head title={t.editing.title} lead={t.editing.lead} ring={ringText(here, here.rings.find(({ id }) => id === discussion.ring_id))} />
      <Section first title={t.editing.title} titleHidden>
        <Wrong here={here} errors={errors} />
        <Form action={urls.postAct(here.workspace, discussion.number, post.id, 'verbetering')}>
          <OnceKey />
          <PostFields here={here} errors={errors} value={typed ? again(typed, 'body') : now} ring={discussion.ring_id} withFile={false} rows={10} />
          <Pictures here={here} post={post} errors={errors} typed={typed} />
          <Actions><Button>{t.editing.button}</Button><LinkButton kind="subtle" href={back}>{t.editing.cancel}</LinkButton></Actions>
        </Form>
      </Section>
      <Section title={t.post.withdraw}>
        <Form panel action={urls.postAct(here.workspace, discussion.number, post.id, 'intrekking')}>
          <OnceKey />
          <p class="nl-paragraph">{t.post.withdrawNote}</p>
          <Actions><Button kind="danger">{t.post.withdrawButton}</Button></Actions>
        </Form>
      </Section>
    </Shell>
  )
}

interface EarlierProps extends Around { here: Here; discussion: DiscussionLine; post: Post; earlier: readonly Earlier[] }

/** How a post read before, the newest first. Names that stood in it then are not kept. */
export const EarlierPage = ({ here, discussion, post, earlier, mentions, cards }: EarlierProps) => {
  const t = texts[here.language]
  return (
    <Shell here={here} title={`${t.earlier.title}: ${discussion.title}`}
      crumbs={crumbs(here, { label: t.number(discussion.number), href: urls.discussion(here.workspace, discussion.number) }, { label: t.earlier.title })}>
      <Head title={t.earlier.title} lead={t.earlier.lead} ring={ringText(here, here.rings.find(({ id }) => id === discussion.ring_id))} />
      <Section first title={t.earlier.title} titleHidden>
        {earlier.length === 0 && <p class="nl-paragraph">{t.earlier.none}</p>}
        <Rows>
          {earlier.length > 0 && <Row when={t.earlier.now}><Flow><Talk here={here} body={post.body} mentions={mentions} cards={cards} /></Flow></Row>}
          {[...earlier].reverse().map(({ body, replaced_at }) => (
            <Row when={t.earlier.until(longDate(replaced_at, here.language))}><Flow><Talk here={here} body={body} mentions={[]} cards={cards} /></Flow></Row>
          ))}
        </Rows>
        <p class="dt-after"><a href={urls.post(here.workspace, discussion.number, post.id)}>{t.earlier.back}</a></p>
      </Section>
    </Shell>
  )
}
