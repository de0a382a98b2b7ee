import { acts } from '../../acts.ts'
import { again } from '../../platform/form.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Checkbox, Form, LinkButton, OnceKey, Radios, TextArea, TextField } from '../../platform/look/form.tsx'
import { Now, Seen } from '../../platform/look/meanwhile.tsx'
import { Head, Section } from '../../platform/look/sheet.tsx'
import { Fold } from '../../platform/look/table.tsx'
import type { Problems } from '../../platform/look/problems.tsx'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import { placeShown } from './changes.ts'
import { levels, most } from './form.ts'
import { Wrong, wordsFor } from './problems.ts'
import type { DiscussionLine, Subtopic } from './queries.ts'
import { texts } from './texts.ts'
import { SubtopicField } from './writing.tsx'

interface Props { here: Here; discussion: DiscussionLine }

const leads = (here: Here, discussion: DiscussionLine, act: 'discussion.close' | 'discussion.reopen' | 'discussion.rename') =>
  acts[act].may(here.who, { author: discussion.mine ? here.who.member : null })

const Closing = ({ here, discussion, back }: Props & { back?: Problems | undefined }) => {
  const t = texts[here.language]
  return (
    <Fold summary={t.leading.close} open={back !== undefined} id="afsluiten">
      <Wrong here={here} errors={back?.errors} />
      <Form panel action={urls.discussionAct(here.workspace, discussion.number, 'afsluiting')}>
        <OnceKey />
        <p class="nl-paragraph">{t.leading.closeNote}</p>
        <TextArea name="conclusion" label={t.fields.conclusion} description={t.notes.conclusion} rows={5} maxlength={most.conclusion}
          value={back ? again(back.typed, 'conclusion') : discussion.conclusion} error={wordsFor(here, back?.errors, 'conclusion')} />
        <Actions><Button kind="secondary">{t.leading.closeButton}</Button></Actions>
      </Form>
    </Fold>
  )
}

const Renaming = ({ here, discussion, back }: Props & { back?: Problems | undefined }) => {
  const t = texts[here.language]
  return (
    <Fold summary={t.leading.rename} open={back !== undefined} id="titel">
      <Wrong here={here} errors={back?.errors} />
      <Form panel action={urls.discussionAct(here.workspace, discussion.number, 'titel')}>
        <OnceKey /><Seen shown={discussion.title} errors={back?.errors} typed={back?.typed} />
        <TextField name="title" label={t.fields.title} description={t.notes.title} maxlength={most.title}
          value={back ? again(back.typed, 'title') : discussion.title} error={wordsFor(here, back?.errors, 'title')} />
        <Actions><Button kind="secondary">{t.leading.renameButton}</Button></Actions>
      </Form>
      <Now here={here} errors={back?.errors} lines={[[t.fields.title, discussion.title]]} />
    </Fold>
  )
}

/** A form of this part of the page that came back. */
type Back = Problems & { readonly form: string }

/** What who leads can do with a discussion: another title, move it, close it with a conclusion, open it again. Nothing for others. */
export const Leading = ({ here, discussion, back }: Props & { back?: Back | undefined }) => {
  const t = texts[here.language].leading
  const mayMove = acts['discussion.move'].may(here.who)
  const mayClose = leads(here, discussion, 'discussion.close')
  if (!mayMove && !mayClose) return null
  return (
    <Section title={t.title} id="leiden">
      <div class="dt-flow">
        {mayMove && <Actions><LinkButton href={urls.discussionAct(here.workspace, discussion.number, 'verplaatsing')}>{t.move}</LinkButton></Actions>}
        {!discussion.closed_at && !discussion.withheld && leads(here, discussion, 'discussion.rename') && (
          <Renaming here={here} discussion={discussion} back={back?.form === 'titel' ? back : undefined} />
        )}
        {mayClose && !discussion.closed_at && <Closing here={here} discussion={discussion} back={back?.form === 'afsluiting' ? back : undefined} />}
        {discussion.closed_at && leads(here, discussion, 'discussion.reopen') && (
          <Form panel action={urls.discussionAct(here.workspace, discussion.number, 'heropening')}>
            <OnceKey />
            <p class="nl-paragraph">{t.reopenNote}</p>
            <Actions><Button kind="secondary">{t.reopenButton}</Button></Actions>
          </Form>
        )}
      </div>
    </Section>
  )
}

/** What the reader wants to hear of this discussion. */
export const Listening = ({ here, discussion }: Props) => {
  const t = texts[here.language]
  return (
    <Section title={t.ringNote} id="volgen">
      <Fold summary={discussion.level === 'mute' ? t.muted : discussion.level === 'watch' ? t.watched : t.level}>
        <Form panel action={urls.discussionAct(here.workspace, discussion.number, 'volgen')}>
          <Radios name="level" label={t.level} description={t.levelNote} value={discussion.level ?? 'ring'}
            options={[{ value: 'ring', label: t.asRing }, ...levels.map((one) => ({ value: one, label: t.levels[one] }))]} />
          <Actions><Button kind="secondary">{t.levelButton}</Button></Actions>
        </Form>
      </Fold>
    </Section>
  )
}

const Wider = ({ here, discussion, errors, typed }: Props & Problems) => {
  const t = texts[here.language]
  const members = here.rings.find(({ kind }) => kind === 'members')
  if (!members || members.id === discussion.ring_id) return null
  return (
    <>
      <Radios name="ring" label={t.fields.ring} value={typed ? again(typed, 'ring') : discussion.ring_id} error={wordsFor(here, errors, 'ring')} options={[
        { value: discussion.ring_id, label: `${t.leading.stays}: ${ringText(here, here.rings.find(({ id }) => id === discussion.ring_id))}` },
        { value: members.id, label: `${t.leading.toMembers}: ${ringText(here, members)}` },
      ]} />
      <p class="nl-paragraph"><strong>{t.leading.wider}</strong></p>
      <Checkbox name="sure" value="ja" label={t.fields.sure} checked={again(typed, 'sure') === 'ja'} error={wordsFor(here, errors, 'sure')} />
    </>
  )
}

/** Another sub-topic for a discussion, and from a narrower ring to all members: with what that means. */
export const MovePage = ({ here, discussion, subtopics, errors, typed }: Props & Problems & { subtopics: readonly Subtopic[] }) => {
  const t = texts[here.language]
  const back = urls.discussion(here.workspace, discussion.number)
  return (
    <Shell here={here} title={`${t.leading.moveTitle}: ${discussion.title}`} crumbs={[
      { label: t.title, href: urls.discussions(here.workspace) }, { label: t.number(discussion.number), href: back }, { label: t.leading.move },
    ]}>
      <Head title={t.leading.moveTitle} lead={t.leading.moveLead} ring={ringText(here, here.rings.find(({ id }) => id === discussion.ring_id))} />
      <Section first title={t.leading.moveTitle} titleHidden>
        <Wrong here={here} errors={errors} />
        <Form action={urls.discussionAct(here.workspace, discussion.number, 'verplaatsing')}>
          <OnceKey /><Seen shown={placeShown(discussion)} errors={errors} typed={typed} />
          <SubtopicField here={here} subtopics={subtopics} value={typed ? again(typed, 'subtopic') : discussion.subtopic_id ?? ''} error={wordsFor(here, errors, 'subtopic')} />
          <Wider here={here} discussion={discussion} errors={errors} typed={typed} />
          <Actions><Button>{t.leading.moveButton}</Button><LinkButton kind="subtle" href={back}>{t.leading.cancel}</LinkButton></Actions>
        </Form>
        <Now here={here} errors={errors} lines={[
          [t.fields.subtopic, discussion.topic], [t.fields.ring, ringText(here, here.rings.find(({ id }) => id === discussion.ring_id))],
        ]} />
      </Section>
    </Shell>
  )
}
