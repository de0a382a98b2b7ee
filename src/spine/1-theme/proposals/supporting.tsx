import { isoDay, longDate } from '../../../platform/dates.ts'
import { again } from '../../../platform/form.ts'
import { errorText } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Form, Hidden, OnceKey, Radios, TextField } from '../../../platform/look/form.tsx'
import { Perspective } from '../../../platform/look/marks.tsx'
import { Flow, Section } from '../../../platform/look/sheet.tsx'
import { Row, Rows } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { longest } from './changes.ts'
import type { OneProps } from './one.tsx'
import type { Supporter } from './queries.ts'
import { texts } from './texts.ts'

/** The organisations that support a proposal, each with why. */
export const SupporterRows = ({ here, supporters }: { here: Here; supporters: readonly Supporter[] }) => {
  const t = texts[here.language]
  return (
    <Rows spacing="tight">
      {supporters.map((one) => (
        <Row>
          <p class="dt-plain"><Perspective perspective={one.kind} label={one.name} /></p>
          <p class="dt-plain">{one.why || t.support.proposer}</p>
          <p class="dt-when">
            {[t.picture.kinds[one.kind], one.region].filter(Boolean).join(', ')}.{' '}
            <time datetime={isoDay(one.given_at)}>{t.support.on(longDate(one.given_at, here.language))}</time>
          </p>
        </Row>
      ))}
    </Rows>
  )
}

const GiveForm = ({ here, proposal, wrong, without }: OneProps & { without: OneProps['spokenFor'] }) => {
  const t = texts[here.language]
  const back = wrong?.form === 'support' ? wrong : undefined
  const [only, second] = without
  return (
    <Form action={urls.themeAct(proposal.number, 'steun')} panel>
      <OnceKey />
      {second
        ? <Radios name="organisation" label={t.support.which} options={without.map(({ id, name }) => ({ value: id, label: name }))}
            value={again(back?.typed, 'organisation')} error={errorText(here.language, back?.errors['organisation'], t.support.which)} />
        : <Hidden name="organisation" value={only?.id ?? ''} />}
      <TextField name="why" id="reden-steun" label={t.fields.line} description={t.fields.lineNote} value={again(back?.typed, 'why')} maxlength={longest.line}
        error={errorText(here.language, back?.errors['why'], t.fields.line)} autocomplete="off" />
      <Actions><Button>{second ? t.support.give : t.support.giveFor(only?.name ?? '')}</Button></Actions>
    </Form>
  )
}

const Given = ({ here, proposal, has }: OneProps & { has: OneProps['spokenFor'] }) => {
  const t = texts[here.language].support
  return (
    <>{has.map(({ id, name }) => (
      <form class="dt-flow dt-flow--tight" action={urls.themeAct(proposal.number, 'steun/intrekking')} method="post">
        <OnceKey /><Hidden name="organisation" value={id} />
        <p class="nl-paragraph">{t.has(name)}</p>
        <Actions><Button kind="secondary">{t.take(name)}</Button></Actions>
      </form>
    ))}</>
  )
}

/** What the organisations that you speak for can do: support, or take it back. */
export const YourOrganisation = (props: OneProps) => {
  const { here, proposal, spokenFor } = props
  const t = texts[here.language].support
  const open = proposal.state === 'open' || proposal.state === 'parked'
  if (proposal.state === 'withdrawn') return null
  const whoSpeaks = here.who.organisation_id ? urls.organisation(here.who.organisation_id) : urls.organisations
  const [has, without] = [spokenFor.filter(({ supports }) => supports), spokenFor.filter(({ supports }) => !supports)]
  return (
    <Section title={t.yours} id="steun-geven" note={t.yoursNote}>
      <Flow>
        {!open && <p class="nl-paragraph">{t.closed}</p>}
        {open && <Given {...props} has={has} />}
        {open && without.length > 0 && <GiveForm {...props} without={without} />}
        {open && spokenFor.length === 0 && <p class="nl-paragraph">{t.noMandate} <a href={whoSpeaks}>{t.mandates}</a></p>}
      </Flow>
    </Section>
  )
}
