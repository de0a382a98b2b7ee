import { again, type Typed } from '../../../platform/form.ts'
import { errorText } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Form, Hidden, OnceKey, Radios, Select, TextArea } from '../../../platform/look/form.tsx'
import { Flow, Head, Section } from '../../../platform/look/sheet.tsx'
import { Fold } from '../../../platform/look/table.tsx'
import { texts as lookTexts } from '../../../platform/look/texts.ts'
import { urls } from '../../../urls.ts'
import { openPerspectives, perspectiveLabel } from '../../../workspaces/attribution.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { longest } from './changes.ts'
import { allKinds, boardKinds, kinds } from './filter.ts'
import type { Subtopic } from './queries.ts'
import { texts } from './texts.ts'
import type { FormState } from './views.tsx'

const hintOf = (here: Here) => {
  const { hint } = texts[here.language].add
  const { attribution } = here.workspace
  const own = here.perspectives.find(({ key }) => key === here.who.perspective)
  if (attribution === 'named') return hint.named
  return attribution === 'by-perspective' && own?.shown ? hint.perspective(here.who.organisation, perspectiveLabel(here, own.key)) : hint.anonymous
}

/** The kinds to choose from; those of the board are offered on request, or when one was chosen. */
export const KindField = ({ here, value, error }: { here: Here; value: string; error?: string | undefined }) => {
  const t = texts[here.language]
  const option = (kind: (typeof allKinds)[number]) => ({ value: kind, label: t.kind[kind] })
  return (
    <>
      <Radios name="kind" label={t.add.kind} inline value={value} error={error} options={kinds.map(option)} />
      <Fold summary={t.add.more} open={boardKinds.some((kind) => kind === value)}>
        <Radios name="kind" id="kind-more" label={t.add.more} inline value={value} options={boardKinds.map(option)} />
      </Fold>
    </>
  )
}

/** The sub-topic, which may be left open. */
export const SubtopicField = ({ here, subtopics, value }: { here: Here; subtopics: readonly Subtopic[]; value: string }) => {
  const t = texts[here.language].add
  return subtopics.length === 0 ? null : (
    <Select name="subtopic_id" label={t.subtopic} optional={lookTexts[here.language].optional} value={value}
      options={[{ value: '', label: t.noSubtopic }, ...subtopics.map(({ id, title }) => ({ value: id, label: title }))]} />
  )
}

const RingField = ({ here, value }: { here: Here; value: string }) => {
  const t = texts[here.language].add
  const mine = here.rings.filter(({ kind }) => kind === 'subgroup')
  return mine.length === 0 ? null : (
    <Radios name="ring" label={t.ring} value={value}
      options={[{ value: '', label: t.everyone }, ...mine.map(({ id, title }) => ({ value: id, label: t.subgroup(title) }))]} />
  )
}

const VoiceField = ({ here, value }: { here: Here; value: string }) => {
  const t = texts[here.language].add
  return here.who.prepares ? (
    <Select name="perspective" label={t.voice} value={value}
      options={[{ value: '', label: t.self }, ...openPerspectives(here).map(({ key }) => ({ value: key, label: t.somebody(perspectiveLabel(here, key)) }))]} />
  ) : null
}

/** Where you say something yourself. */
export const AddForm = ({ here, subtopics, errors, typed }: { here: Here; subtopics: readonly Subtopic[] } & FormState) => {
  const t = texts[here.language].add
  const say = (field: string, label: string) => errorText(here.language, errors?.[field], label)
  return (
    <Form id="toevoegen" action={urls.contributions(here.workspace)} panel>
      <TextArea name="body" label={t.body} rows={3} description={hintOf(here)} value={again(typed, 'body')} error={say('body', t.body)} maxlength={longest} />
      <KindField here={here} value={again(typed, 'kind')} error={say('kind', t.kind)} />
      <SubtopicField here={here} subtopics={subtopics} value={again(typed, 'subtopic_id')} />
      <RingField here={here} value={again(typed, 'ring')} />
      <VoiceField here={here} value={again(typed, 'perspective')} />
      <OnceKey />
      <Actions><Button>{t.button}</Button></Actions>
    </Form>
  )
}

interface AlikeProps { here: Here; typed: Typed; alike: readonly { number: number; body: string }[] }

/** Somebody wrote nearly this: what is there already, and the choice to add it all the same. */
export const AlikePage = ({ here, typed, alike }: AlikeProps) => {
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.alike.title} step={3} crumbs={[{ label: t.crumb, href: urls.contributions(here.workspace) }, { label: t.alike.title }]}>
      <Head title={t.alike.title} lead={t.alike.lead} ring={ringText(here)} />
      <Section strong title={t.alike.theirs}>
        <ol class="dt-contributions">
          {alike.map(({ number, body }) => (
            <li class="dt-contribution">
              <a class="dt-contribution__number" href={urls.contribution(here.workspace, number)}><span class="dt-hidden">{t.numberHidden}</span>{number}</a>
              <div><p class="dt-contribution__text">{body}</p></div>
            </li>
          ))}
        </ol>
      </Section>
      <Section title={t.alike.yours}>
        <Flow><p class="dt-contribution__text">{again(typed, 'body')}</p><p class="dt-small dt-soft">{t.alike.explain}</p></Flow>
        <Form action={urls.contributions(here.workspace)}>
          {['body', 'kind', 'subtopic_id', 'ring', 'perspective'].map((name) => <Hidden name={name} value={again(typed, name)} />)}
          <Hidden name="anyway" value="ja" />
          <OnceKey />
          <Actions><Button>{t.alike.addAnyway}</Button><a href={urls.contributions(here.workspace)}>{t.alike.leave}</a></Actions>
        </Form>
      </Section>
    </Shell>
  )
}
