import { again } from '../../../platform/form.ts'
import { wordFor } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Checkbox, Checkboxes, Form, OnceKey, Radios, TextField } from '../../../platform/look/form.tsx'
import { Section } from '../../../platform/look/sheet.tsx'
import { Empty } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { Frame, Wrong, wrongWith, type Problems } from './parts.tsx'
import type { StandingGroup } from './queries.ts'
import { texts } from './texts.ts'

interface AskProps extends Problems { here: Here; standing: readonly StandingGroup[]; people: number; wishing: number; done: string | undefined }

const AskForm = (props: AskProps) => {
  const { here, standing, people, errors, typed } = props
  const t = texts[here.language]
  const on = (name: string, otherwise: boolean) => (typed ? again(typed, name) === 'ja' : otherwise)
  const chosen = typed?.['bestaand'] ?? standing.map(({ id }) => id)
  const fresh = standing.length > 0 ? '0' : String(Math.max(2, Math.min(20, Math.round(people / 8))))
  return (
    <Form action={urls.proposing(here.workspace)}>
      <OnceKey />
      {standing.length > 0 && <Checkboxes name="bestaand" label={t.fields.bestaand} value={typeof chosen === 'string' ? [chosen] : chosen}
        error={wrongWith(here, errors, 'bestaand')} options={standing.map(({ id, title }) => ({ value: id, label: title }))} />}
      <Radios name="soort" label={t.fields.soort} value={typed ? again(typed, 'soort') : 'gemengd'} error={wrongWith(here, errors, 'soort')}
        options={[{ value: 'gemengd', label: t.kinds.gemengd }, { value: 'eigen', label: t.kinds.eigen }]} />
      <TextField name="nieuw" label={t.fields.nieuw} description={t.nieuwNote} inputmode="numeric" short maxlength={2}
        value={typed ? again(typed, 'nieuw') : fresh} error={wrongWith(here, errors, 'nieuw')} />
      <Checkbox name="wensen" value="ja" label={t.fields.wensen} checked={on('wensen', true)} />
      <Checkbox name="collegas" value="ja" label={t.fields.collegas} checked={on('collegas', false)} />
      {standing.length > 0 && <Checkbox name="blijven" value="ja" label={t.fields.blijven} checked={on('blijven', false)} />}
      <Actions><Button>{t.propose}</Button></Actions>
    </Form>
  )
}

/** What a proposal should look like. */
export const AskPage = (props: AskProps) => {
  const { here, people, wishing, done } = props
  const t = texts[here.language]
  return (
    <Frame here={here} title={t.title} lead={t.lead} flash={wordFor(t.done, done)} head={<Wrong {...props} />}>
      <Section first title={t.ask} note={`${t.people(people)} ${t.wishing(wishing)}`}>
        {people === 0 ? <Empty><p class="nl-paragraph">{t.nobody}</p></Empty> : <AskForm {...props} />}
      </Section>
    </Frame>
  )
}
