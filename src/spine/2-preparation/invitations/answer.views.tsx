import { longDate } from '../../../platform/dates.ts'
import { again, type Errors, type Typed } from '../../../platform/form.ts'
import { errorHeading, errorText, wordFor } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, Hidden, LinkButton, TextArea, TextField } from '../../../platform/look/form.tsx'
import { Head, Section } from '../../../platform/look/sheet.tsx'
import { texts as look } from '../../../platform/look/texts.ts'
import { urls } from '../../../urls.ts'
import { Shell } from '../../../workspaces/shell.tsx'
import type { Answerable } from './answering.ts'
import { texts } from './answer.texts.ts'

export const ways = ['ja', 'nee', 'ander'] as const
export type Way = (typeof ways)[number]

interface Props {
  here: Here
  invitation: Answerable
  token: string
  /** what they are about to answer; undefined: they see all three */
  way: Way | undefined
  errors?: Errors
  typed?: Typed
  stuck?: string | undefined
  done?: string | undefined
}

const wrong = ({ here, errors }: Props, field: string) => {
  const t = texts[here.language]
  return errorText(here.language, errors?.[field], t.fields[field as 'address'] ?? field, t.wrong)
}

const Wrong = (props: Props) => {
  const { here, errors = {}, stuck } = props
  const { stuck: reasons } = texts[here.language]
  const list = Object.keys(errors).map((field) => ({ field, message: wrong(props, field) ?? '' }))
  const said = stuck === undefined ? [] : [{ message: reasons[stuck as keyof typeof reasons] ?? '' }]
  return list.length + said.length > 0 ? <ErrorSummary title={errorHeading(here.language)} errors={[...list, ...said]} /> : null
}

const Hopes = (props: Props) => {
  const { here, typed, invitation } = props
  const t = texts[here.language].yes
  const field = (name: 'take_away' | 'bring') =>
    ({ name, label: t[name], value: again(typed, name), error: wrong(props, name), optional: look[here.language].optional, rows: 3, maxlength: 1000 })
  return (
    <>
      <TextArea {...field('take_away')} />
      <TextArea {...field('bring')} />
      <p class="dt-when">{t.shown[invitation.attribution]}</p>
    </>
  )
}

const Yes = (props: Props) => {
  const { here, token, invitation } = props
  const t = texts[here.language]
  const already = invitation.answer === 'yes'
  return (
    <Section strong title={already ? t.more : t.yes.title} id="ja">
      <Form action={urls.answer(token)}>
        <Hidden name="antwoord" value="ja" />
        <p class="nl-paragraph">{already ? t.kept : t.yes.lead}</p>
        <Hopes {...props} />
        <Actions><Button kind={already ? 'secondary' : 'primary'}>{already ? t.save : t.yes.button}</Button></Actions>
      </Form>
    </Section>
  )
}

const No = ({ here, token, invitation }: Props) => {
  const t = texts[here.language].no
  return (
    <Section strong title={t.title} id="nee">
      <Form action={urls.answer(token)}>
        <Hidden name="antwoord" value="nee" />
        <p class="nl-paragraph">{invitation.answer === 'yes' && !invitation.place ? t.leadLeaves : t.lead}</p>
        <Actions><Button>{t.button}</Button></Actions>
      </Form>
    </Section>
  )
}

const Other = (props: Props) => {
  const { here, token, typed } = props
  const t = texts[here.language].other
  const field = (name: 'given_name' | 'prefix' | 'family_name' | 'address') =>
    ({ name, label: t[name], value: again(typed, name), error: wrong(props, name), autocomplete: 'off' })
  return (
    <Section strong title={t.title} id="ander">
      <Form action={urls.handOn(token)}>
        <p class="nl-paragraph">{t.lead}</p>
        <TextField {...field('given_name')} maxlength={100} />
        <TextField {...field('prefix')} maxlength={30} short optional={look[here.language].optional} />
        <TextField {...field('family_name')} maxlength={100} />
        <TextField {...field('address')} type="email" maxlength={254} />
        <Actions><Button>{t.button}</Button></Actions>
      </Form>
    </Section>
  )
}

const parts = { ja: Yes, nee: No, ander: Other }

const stateOf = (here: Here, { answer, place }: Answerable): string | undefined => {
  const t = texts[here.language].state
  if (answer === null) return undefined
  return answer === 'yes' && place ? t.waits(String(place)) : t[answer]
}

const Others = ({ here, token, invitation, way }: Props) => {
  const t = texts[here.language]
  const current = way ?? (invitation.answer === 'yes' ? 'ja' : invitation.answer === 'no' ? 'nee' : undefined)
  return (
    <Section title={invitation.answer || way ? t.change : t.ask}>
      <Actions>
        {ways.filter((one) => one !== current).map((antwoord) => (
          <LinkButton kind={antwoord === 'ja' && !invitation.answer && !way ? 'primary' : 'secondary'} href={urls.answer(token, { antwoord })}>{t.ways[antwoord]}</LinkButton>
        ))}
      </Actions>
    </Section>
  )
}

/** What somebody sees who opens the link in their mail: what they are asked, and one button. */
export const AnswerPage = (props: Props) => {
  const { here, invitation, way, done } = props
  const t = texts[here.language]
  const label = here.language === 'nl' ? invitation.label_nl : invitation.label_en
  const state = stateOf(here, invitation)
  const handedOn = invitation.answer === 'handed-on'
  const shown = handedOn ? undefined : way ?? (invitation.answer === 'yes' ? 'ja' : undefined)
  const Part = shown && parts[shown]
  return (
    <Shell here={here} title={t.title(invitation.title)} flash={wordFor(t.done, done)}>
      <Head title={t.title(invitation.title)} lead={t.for(invitation.name, invitation.site)}>
        <div class="dt-after dt-flow dt-flow--tight">
          {state && <p class="nl-paragraph"><strong>{state}</strong></p>}
          {invitation.answer === 'yes' && !invitation.place && <p class="nl-paragraph">{t.next.yes} <a href={urls.signin(urls.thinktank(invitation))}>{t.next.signin}</a></p>}
          {!handedOn && <p class="nl-paragraph">{t.perspective(label)} {t.until(longDate(invitation.until, here.language))}</p>}
        </div>
        <Wrong {...props} />
      </Head>
      {Part && <Part {...props} />}
      {!handedOn && <Others {...props} />}
      {invitation.assignment.trim() !== '' && <Section title={t.about}><p class="nl-paragraph">{invitation.assignment}</p></Section>}
      <Section><p class="nl-paragraph">{t.contact(invitation.contact)}</p></Section>
    </Shell>
  )
}

/** One page for every link that opens nothing: unknown, ended, withdrawn or answered elsewhere. */
export const DeadPage = ({ here }: { here: Here }) => {
  const t = texts[here.language].dead
  return (
    <Shell here={here} title={t.title}>
      <Head title={t.title} lead={t.lead}><p class="nl-paragraph dt-after">{t.next}</p></Head>
    </Shell>
  )
}
