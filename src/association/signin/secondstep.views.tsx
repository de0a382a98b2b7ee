import { again, type Errors, type Typed } from '../../platform/form.ts'
import { errorHeading, errorText } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, Hidden, LinkButton, TextField } from '../../platform/look/form.tsx'
import { Flow, Head, MarginTitle, Section } from '../../platform/look/sheet.tsx'
import { urls } from '../../urls.ts'
import { Shell } from '../../workspaces/shell.tsx'
import { appAddress, secretText } from './codes.ts'
import type { Where } from './ceremony.ts'
import type { Carrier } from './factors.queries.ts'
import { factorTexts } from './factors.texts.ts'
import { PasskeyForm } from './passkey.views.tsx'
import { qrOf, qrPath } from './qr.ts'

interface StepProps {
  here: Here
  carrier: Carrier
  where: Where
  back: string
  /** a name for the new passkey, to begin with */
  suggestion: string
  errors?: Errors
  typed?: Typed
}

const Wrong = ({ here, errors, field, label }: { here: Here; errors: Errors; field: string; label: string }) => {
  const message = errorText(here.language, errors[field], label, factorTexts[here.language].errors)
  return message ? <ErrorSummary title={errorHeading(here.language)} errors={[{ field, message }]} /> : null
}

const Leave = ({ here }: { here: Here }) => {
  const t = factorTexts[here.language].step
  return (
    <Section title={t.out}>
      <form action={urls.signout} method="post"><Button kind="secondary">{t.outGo}</Button></form>
    </Section>
  )
}

const CodeForm = ({ here, carrier, back, errors = {}, typed }: StepProps) => {
  const t = factorTexts[here.language]
  const label = carrier.app ? t.step.codeApp : t.step.codeOnly
  return (
    <Flow>
      <Wrong here={here} errors={errors} field="code" label={label} />
      <Form action={urls.secondStepCode}>
        <Hidden name="terug" value={back} />
        <TextField name="code" label={label} description={carrier.app ? t.step.hintApp : t.step.hintOnly} short maxlength={20}
          autocomplete="one-time-code" value={again(typed, 'code')} error={errorText(here.language, errors['code'], label, t.errors)} />
        <Actions><Button>{t.step.go}</Button></Actions>
      </Form>
    </Flow>
  )
}

const KeyProof = ({ here, where, back, errors = {} }: StepProps) => {
  const t = factorTexts[here.language]
  return (
    <Flow>
      <Wrong here={here} errors={errors} field="antwoord" label={t.step.withKey} />
      <PasskeyForm here={here} where={where} action={urls.secondStepKey} question={urls.secondStepQuestion} label={t.key.prove} back={back} />
    </Flow>
  )
}

/** The second step of signing in, or once more before somebody changes how they sign in. */
export const SecondStepPage = (props: StepProps) => {
  const { here, carrier } = props
  const t = factorTexts[here.language].step
  const title = carrier.halfway ? t.title : t.againTitle
  const margin = <><MarginTitle>{t.stuckTitle}</MarginTitle><p class="dt-when">{t.stuck}</p></>
  const byKey = carrier.keys.length > 0
  return (
    <Shell here={here} title={title} menu="account" island={byKey ? 'signin' : undefined}>
      <Head title={title} lead={carrier.halfway ? t.lead : t.againLead} ring={factorTexts[here.language].ring} />
      {byKey && <Section first title={t.withKey} margin={margin}><KeyProof {...props} /></Section>}
      {(carrier.app || carrier.codes > 0) && (
        <Section first={!byKey} title={t.withCode} margin={byKey ? undefined : margin}><CodeForm {...props} /></Section>
      )}
      {carrier.halfway && <Leave here={here} />}
    </Shell>
  )
}

const NewKey = ({ here, where, back, suggestion, errors = {}, typed }: StepProps) => {
  const t = factorTexts[here.language]
  return (
    <Flow>
      <p class="nl-paragraph">{t.setUp.keyLead}</p>
      <Wrong here={here} errors={errors} field="antwoord" label={t.setUp.key} />
      <Wrong here={here} errors={errors} field="naam" label={t.key.name} />
      <PasskeyForm here={here} where={where} action={urls.secondStepNewKey} question={urls.secondStepNewKeyQuestion} adds label={t.key.add} back={back}>
        <TextField name="naam" label={t.key.name} description={t.key.nameHint} maxlength={100} value={again(typed, 'naam') || suggestion}
          error={errorText(here.language, errors['naam'], t.key.name)} />
      </PasskeyForm>
    </Flow>
  )
}

/** The first time: somebody who needs a second step chooses one. */
export const SetUpPage = (props: StepProps) => {
  const { here, back } = props
  const t = factorTexts[here.language].setUp
  return (
    <Shell here={here} title={t.title} menu="account" island="signin">
      <Head title={t.title} lead={t.lead} ring={factorTexts[here.language].ring} />
      <Section first title={t.key} note={t.time}><NewKey {...props} /></Section>
      <Section title={t.app}>
        <Flow>
          <p class="nl-paragraph">{t.appLead}</p>
          <Form action={urls.secondStepApp()}>
            <Hidden name="terug" value={back} />
            <Actions><Button kind="secondary">{t.appGo}</Button></Actions>
          </Form>
        </Flow>
      </Section>
      <Leave here={here} />
    </Shell>
  )
}

interface AppProps {
  here: Here
  secret: Buffer | undefined
  issuer: string
  label: string
  /** where the code goes, and where one begins again */
  action: string
  begin: string
  /** how the pages lie above this one */
  crumbs?: readonly { label: string; href?: string }[]
  back?: string
  errors?: Errors
  typed?: Typed
}

const Picture = ({ here, address }: { here: Here; address: string }) => {
  const grid = qrOf(address)
  const size = grid.length + 8
  return (
    <svg viewBox={`0 0 ${size} ${size}`} width="240" height="240" role="img" aria-label={factorTexts[here.language].app.alt} shape-rendering="crispEdges">
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`}></path>
      <path fill="#000" d={qrPath(grid)}></path>
    </svg>
  )
}

const Secret = ({ here, secret, issuer, label }: AppProps & { secret: Buffer }) => {
  const t = factorTexts[here.language].app
  const address = appAddress(secret, issuer, label)
  return (
    <Section first title={t.scan} margin={<p class="dt-when">{t.keep}</p>}>
      <Flow>
        <Picture here={here} address={address} />
        <p class="nl-paragraph">{t.orType}<br /><strong class="dt-figures">{secretText(secret)}</strong></p>
        <p class="nl-paragraph"><a href={address}>{t.orOpen}</a></p>
      </Flow>
    </Section>
  )
}

const AppCode = ({ here, action, back, errors = {}, typed }: AppProps) => {
  const t = factorTexts[here.language]
  return (
    <Section title={t.app.confirm}>
      <Flow>
        <Wrong here={here} errors={errors} field="code" label={t.app.code} />
        <Form action={action}>
          {back !== undefined && <Hidden name="terug" value={back} />}
          <TextField name="code" label={t.app.code} description={t.app.codeHint} short maxlength={20} inputmode="numeric" autocomplete="one-time-code"
            value={again(typed, 'code')} error={errorText(here.language, errors['code'], t.app.code, t.errors)} />
          <Actions><Button>{t.app.go}</Button></Actions>
        </Form>
      </Flow>
    </Section>
  )
}

/** The secret as a picture, as text and as a link, and the code by which the app shows that it has it. */
export const AppPage = (props: AppProps) => {
  const { here, secret, begin, back } = props
  const t = factorTexts[here.language].app
  return (
    <Shell here={here} title={t.title} menu="account" crumbs={props.crumbs}>
      <Head title={t.title} lead={secret ? t.lead : t.none} ring={factorTexts[here.language].ring} />
      {secret ? <><Secret {...props} secret={secret} /><AppCode {...props} /></> : (
        <Section first>
          <Form action={begin}>
            {back !== undefined && <Hidden name="terug" value={back} />}
            <Actions><Button>{t.again}</Button></Actions>
          </Form>
        </Section>
      )}
    </Shell>
  )
}

/** Who came in by a recovery code is told how many are left, and what to do about a device that is lost. */
export const RecoveredPage = ({ here, left, onward }: { here: Here; left: number; onward: string }) => {
  const t = factorTexts[here.language].recovered
  return (
    <Shell here={here} title={t.title} menu="account">
      <Head title={t.title} lead={t.lead(left)} ring={factorTexts[here.language].ring} />
      <Section first title={t.lost}>
        <Flow>
          <p class="nl-paragraph">{t.what}</p>
          <Actions><LinkButton kind="primary" href={onward}>{t.go}</LinkButton><a href={`${urls.account}#inloggen`}>{t.ways}</a></Actions>
        </Flow>
      </Section>
    </Shell>
  )
}

/** Shown once, as the answer to what made them: we keep only what is needed to know them again. */
export const CodesPage = ({ here, codes, onward }: { here: Here; codes: readonly string[]; onward: string }) => {
  const t = factorTexts[here.language].codes
  return (
    <Shell here={here} title={t.title} menu="account">
      <Head title={t.title} lead={t.lead} ring={factorTexts[here.language].ring} />
      <Section first title={t.list} margin={<p class="dt-when">{t.old}</p>}>
        <Flow>
          <ol class="dt-list dt-figures">{codes.map((code) => <li><strong>{code}</strong></li>)}</ol>
          <p class="nl-paragraph">{t.keep}</p>
          <Actions><LinkButton kind="primary" href={onward}>{t.go}</LinkButton></Actions>
        </Flow>
      </Section>
    </Shell>
  )
}
