import { longDate } from '../../platform/dates.ts'
import { again } from '../../platform/form.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Checkbox, Form, LinkButton, OnceKey, Radios, TextArea, TextField } from '../../platform/look/form.tsx'
import { Now, Seen } from '../../platform/look/meanwhile.tsx'
import { Head, Section } from '../../platform/look/sheet.tsx'
import { texts as look } from '../../platform/look/texts.ts'
import { problemsIn, type Problems } from '../../platform/look/problems.tsx'
import { urls } from '../../urls.ts'
import { ringName, ringText, Shell } from '../../workspaces/shell.tsx'
import { decisionShown, most } from './form.ts'
import { kinds, showings } from './kinds.ts'
import { ringsToAsk, type Decision } from './queries.ts'
import { texts } from './texts.ts'

/** How the forms of this slice say what is wrong. */
export const { Wrong, wordsFor } = problemsIn(texts)

type FieldsProps = Problems & { here: Here; value: (name: string) => string }

const ContentFields = ({ here, errors, value }: FieldsProps) => {
  const t = texts[here.language]
  const { optional } = look[here.language]
  const wrong = (name: string) => wordsFor(here, errors, name)
  return (
    <>
      <Radios name="kind" label={t.fields.kind} value={value('kind')} error={wrong('kind')}
        options={kinds.map((one) => ({ value: one, label: `${t.kinds[one]}: ${t.kindNotes[one].charAt(0).toLowerCase()}${t.kindNotes[one].slice(1)}` }))} />
      <TextField name="title" label={t.fields.title} description={t.notes.title} maxlength={most.title} value={value('title')} error={wrong('title')} />
      <TextArea name="body" label={t.fields.body} description={t.notes.body} rows={6} maxlength={most.body} value={value('body')} error={wrong('body')} />
      <TextArea name="options" label={t.fields.options} description={t.notes.options} rows={5} lines optional={optional}
        value={value('options')} error={wrong('options')} />
      <TextField name="dots" label={t.fields.dots} description={t.notes.dots} short inputmode="numeric" optional={optional}
        value={value('dots')} error={wrong('dots')} />
    </>
  )
}

const Review = ({ here, errors, value }: FieldsProps) => {
  const t = texts[here.language]
  return (
    <TextField name="review" type="date" short label={t.fields.review} description={t.notes.review} optional={look[here.language].optional}
      value={value('review')} error={wordsFor(here, errors, 'review')} />
  )
}

const RuleFields = (props: FieldsProps) => {
  const { here, errors, value } = props
  const t = texts[here.language]
  const wrong = (name: string) => wordsFor(here, errors, name)
  const rings = ringsToAsk(here)
  return (
    <>
      {rings.length > 1 && <Radios name="ring" label={t.fields.ring} value={value('ring')} error={wrong('ring')}
        options={rings.map((ring) => ({ value: ring.id, label: ringName(here, ring) }))} />}
      <TextField name="days" label={t.fields.days} description={t.notes.days} short inputmode="numeric" value={value('days')} error={wrong('days')} />
      {here.workspace.attribution === 'named'
        ? <Radios name="results" label={t.fields.results} inline value={value('results')} error={wrong('results')}
            options={showings.map((one) => ({ value: one, label: t.results[one] }))} />
        : <p class="nl-paragraph">{t.begin.closed}</p>}
      <TextField name="quorum" label={t.fields.quorum} description={t.notes.quorum} short inputmode="numeric" value={value('quorum')} error={wrong('quorum')} />
      <Checkbox name="organisation" value="ja" label={t.fields.organisation} description={t.notes.organisation} checked={value('organisation') === 'ja'} />
      <Checkbox name="secret" value="ja" label={t.fields.secret} description={t.notes.secret} checked={value('secret') === 'ja'} />
      <Review {...props} />
    </>
  )
}

const untouched = (here: Here): Readonly<Record<string, string>> => ({
  kind: 'consent', dots: '3', days: '7', results: 'own', quorum: '0', ring: ringsToAsk(here).find(({ kind }) => kind === 'members')?.id ?? '',
})

const crumbs = (here: Here, label: string) => [{ label: texts[here.language].title, href: urls.decisions(here.workspace) }, { label }]

/** A new question. */
export const AskPage = ({ here, errors, typed }: Problems & { here: Here }) => {
  const t = texts[here.language]
  const value = (name: string) => (typed ? again(typed, name) : untouched(here)[name] ?? '')
  return (
    <Shell here={here} title={t.begin.title} crumbs={crumbs(here, t.begin.title)}>
      <Head title={t.begin.title} lead={t.lead} ring={ringText(here)} />
      <Section first title={t.begin.title} titleHidden>
        <Wrong here={here} errors={errors} />
        <Form action={urls.newDecision(here.workspace)}>
          <OnceKey />
          <ContentFields here={here} errors={errors} value={value} />
          <RuleFields here={here} errors={errors} value={value} />
          <Actions><Button>{t.begin.button}</Button><LinkButton kind="subtle" href={urls.decisions(here.workspace)}>{t.begin.cancel}</LinkButton></Actions>
        </Form>
      </Section>
    </Shell>
  )
}

const contentNow = (decision: Decision): Readonly<Record<string, string>> => ({
  kind: decision.kind, title: decision.title, body: decision.body, options: decision.options.join('\n'), dots: String(decision.dots || 3), review: decision.review_on ?? '',
})

/** The question again, to be changed before anybody answers. */
export const EditPage = ({ here, decision, errors, typed }: Problems & { here: Here; decision: Decision }) => {
  const t = texts[here.language]
  const value = (name: string) => (typed ? again(typed, name) : contentNow(decision)[name] ?? '')
  return (
    <Shell here={here} title={`${t.begin.edit}: ${decision.title}`} crumbs={crumbs(here, t.begin.edit)}>
      <Head title={t.begin.edit} lead={t.page.editNote} ring={ringText(here)} />
      <Section first title={t.begin.edit} titleHidden>
        <Wrong here={here} errors={errors} />
        <Form action={urls.decisionAct(here.workspace, decision.number, 'wijziging')}>
          <OnceKey /><Seen shown={decisionShown(decision)} errors={errors} typed={typed} />
          <ContentFields here={here} errors={errors} value={value} />
          <Review here={here} errors={errors} value={value} />
          <Actions>
            <Button>{t.begin.save}</Button>
            <LinkButton kind="subtle" href={urls.decision(here.workspace, decision.number)}>{t.begin.cancel}</LinkButton>
          </Actions>
        </Form>
        <Now here={here} errors={errors} lines={Object.entries({ ...contentNow(decision), kind: t.kinds[decision.kind], review: decision.review_on ? longDate(decision.review_on, here.language) : '' })
          .map(([name, value]) => [t.fields[name as 'title'], value])} />
      </Section>
    </Shell>
  )
}
