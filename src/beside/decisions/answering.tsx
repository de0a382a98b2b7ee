import { acts } from '../../acts.ts'
import { again, type Typed } from '../../platform/form.ts'
import type { Here } from '../../platform/here.ts'
import { describedBy, FieldGroup } from '../../platform/look/field.tsx'
import { Actions, Button, Form, Hidden, OnceKey, Radios, TextArea } from '../../platform/look/form.tsx'
import { Section } from '../../platform/look/sheet.tsx'
import { texts as look } from '../../platform/look/texts.ts'
import type { Problems } from '../../platform/look/problems.tsx'
import { urls } from '../../urls.ts'
import { wordsFor, Wrong } from './asking.tsx'
import { most } from './form.ts'
import { keysOf, plainKeys, type PlainKey } from './kinds.ts'
import { stateOf, type Decision, type MyAnswer, type Voice } from './queries.ts'
import { texts } from './texts.ts'

export interface AnsweringProps {
  here: Here
  decision: Decision
  /** the organisations for which the reader may answer, where each has one voice */
  voices: readonly Voice[]
  /** the one of them that is chosen now */
  voice: string | undefined
  answer: MyAnswer
  back?: Problems | undefined
}

const isPlain = (key: string): key is PlainKey => (plainKeys as readonly string[]).includes(key)

/** The words of an option: those that were given, or the plain ones of its kind. */
export const optionText = (here: Here, decision: Pick<Decision, 'kind' | 'options'>, key: string): string => {
  const { plain } = texts[here.language]
  const own = decision.options[Number(key) - 1]
  if (own !== undefined) return own
  return isPlain(key) ? plain[decision.kind === 'advice' || decision.kind === 'consent' ? decision.kind : 'vote'][key] : key
}

const typedAt = (typed: Typed | undefined, at: number): string | undefined => {
  const list = typed?.['weights']
  return Array.isArray(list) ? list[at] as string | undefined : undefined
}

/** A number behind each option: its place, or its dots. */
const NumberFields = ({ here, decision, answer, back }: AnsweringProps) => {
  const t = texts[here.language]
  const error = wordsFor(here, back?.errors, 'weights')
  const note = decision.kind === 'dots' ? t.notes.dotsLeft(decision.dots) : t.notes.ranks
  const field = { name: 'weights', label: t.fields.weights, description: note, ...(error ? { error } : {}) }
  return (
    <FieldGroup id="weights" field={field}>
      <ul class="dt-rows dt-rows--tight">
        {keysOf(decision).map((key, at) => (
          <li>
            <label class="utrecht-form-label" for={`weights-${key}`}>{optionText(here, decision, key)}</label>{' '}
            <input class="utrecht-textbox utrecht-textbox--html-input dt-short-input" id={`weights-${key}`} name="weights" type="text" inputmode="numeric"
              maxlength={2} value={typedAt(back?.typed, at) ?? (answer?.weights[key] ? String(answer.weights[key]) : '')}
              aria-describedby={describedBy('weights', field)} aria-invalid={error ? 'true' : undefined} />
          </li>
        ))}
      </ul>
    </FieldGroup>
  )
}

const Choice = ({ here, decision, answer, back }: AnsweringProps) => {
  const keys = keysOf(decision)
  const value = back?.typed ? again(back.typed, 'choice') : keys.find((key) => answer?.weights[key])
  return (
    <Radios name="choice" label={texts[here.language].fields.choice} value={value ?? ''} error={wordsFor(here, back?.errors, 'choice')}
      options={keys.map((key) => ({ value: key, label: optionText(here, decision, key) }))} />
  )
}

const AnswerForm = (props: AnsweringProps) => {
  const { here, decision, answer, back, voice, voices } = props
  const t = texts[here.language]
  const isNumbers = decision.kind === 'ranking' || decision.kind === 'dots'
  const note = `${decision.kind === 'consent' ? `${t.notes.objection} ` : ''}${decision.secret ? t.notes.reasonSecret : t.notes.reason}`
  return (
    <Form panel action={urls.decisionAct(here.workspace, decision.number, 'antwoord')}>
      <OnceKey />
      {voice && <Hidden name="voice" value={voice} />}
      {voice && <p class="nl-paragraph">{t.fields.voice} <strong>{voices.find(({ id }) => id === voice)?.name}</strong>.</p>}
      {isNumbers ? <NumberFields {...props} /> : <Choice {...props} />}
      <TextArea name="reason" label={t.fields.reason} description={note} rows={3} maxlength={most.reason} optional={look[here.language].optional}
        value={back?.typed ? again(back.typed, 'reason') : answer?.reason ?? ''} error={wordsFor(here, back?.errors, 'reason')} />
      <Actions><Button>{answer ? t.page.change : t.page.give}</Button></Actions>
    </Form>
  )
}

/** Who speaks for more organisations first chooses for which. */
const Which = ({ here, decision, voices }: AnsweringProps) => (
  <>
    <p class="nl-paragraph">{texts[here.language].page.which}</p>
    <ul class="dt-rows dt-rows--tight">
      {voices.map(({ id, name }) => <li><a href={`${urls.decision(here.workspace, decision.number, { namens: id })}#antwoord`}>{name}</a></li>)}
    </ul>
  </>
)

const Inside = (props: AnsweringProps) => {
  const { here, decision, voices, voice } = props
  const t = texts[here.language].page
  if (decision.secret && decision.answered && voices.length < 2) return <p class="nl-paragraph">{decision.per_organisation ? t.yoursSecretFor : t.yoursSecret}</p>
  if (decision.per_organisation && voices.length === 0) return <p class="nl-paragraph">{t.noVoice}</p>
  if (decision.per_organisation && !voice) return <Which {...props} />
  return <><Wrong here={here} errors={props.back?.errors} /><AnswerForm {...props} /></>
}

/** Where the reader answers, for as long as the question runs. */
export const Answering = (props: AnsweringProps) => {
  const { here, decision, answer } = props
  const t = texts[here.language].page
  if (stateOf(decision) !== 'open' || !acts['decision.answer'].may(here.who)) return null
  return <Section strong title={t.yours} note={!answer ? undefined : decision.per_organisation ? t.yoursAgainFor : t.yoursAgain} id="antwoord"><Inside {...props} /></Section>
}
