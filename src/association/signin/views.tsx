import { again, type Errors, type Typed } from '../../platform/form.ts'
import { errorHeading, errorText } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, Hidden, LinkButton, TextField } from '../../platform/look/form.tsx'
import type { Children } from '../../platform/look/markup.ts'
import { Head, MarginTitle, Section } from '../../platform/look/sheet.tsx'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import type { Where } from './ceremony.ts'
import { factorTexts } from './factors.texts.ts'
import { PasskeyForm } from './passkey.views.tsx'
import { texts as byOrganisation } from '../oidc/texts.ts'
import type { SampleGroup } from './sample.ts'
import { SamplePeople } from './sample.views.tsx'
import { texts } from './texts.ts'

const Beside = ({ title, children }: { title: Children; children?: Children }) => (
  <><MarginTitle>{title}</MarginTitle><p class="dt-when">{children}</p></>
)

const publicRing = (here: Here) => ringText(here, { kind: 'public', title: '' })

interface SigninProps {
  here: Here
  back: string
  typed?: Typed
  errors?: Errors
  /** the people of the sample, where they may be offered */
  sample?: readonly SampleGroup[] | undefined
  signedOut?: boolean
  where: Where
}

const ByKey = ({ here, back, errors = {}, where }: SigninProps) => {
  const t = factorTexts[here.language]
  const error = errorText(here.language, errors['antwoord'], t.key.signin, t.errors)
  return (
    <Section title={t.key.title}>
      <div class="dt-flow">
        {error && <ErrorSummary title={errorHeading(here.language)} errors={[{ field: 'antwoord', message: error }]} />}
        <p class="nl-paragraph">{t.key.signinNote}</p>
        <PasskeyForm here={here} where={where} action={urls.passkeySignin} question={urls.passkeyQuestion} label={t.key.signin} kind="secondary" back={back} />
      </div>
    </Section>
  )
}

/** Asks for an address; at home also offers the people of the sample. */
export const SigninPage = ({ here, back, typed, errors = {}, sample, signedOut, where }: SigninProps) => {
  const t = texts[here.language]
  const error = errorText(here.language, errors['email'], t.email, t.errors)
  return (
    <Shell here={here} title={t.title} menu="account" island={where.works ? 'signin' : undefined} flash={signedOut ? t.out : undefined}>
      <Head title={t.title} lead={t.lead} ring={publicRing(here)} />
      <Section first margin={<><Beside title={t.howTitle}>{t.how}</Beside><Beside title={t.helpTitle}>{t.help}</Beside></>}>
        <div class="dt-flow">
          {here.who.member && <p class="nl-paragraph">{t.signedInAs(here.who.name)}</p>}
          {!here.who.member && back !== '/' && <p class="nl-paragraph">{t.onwards}</p>}
          {error && <ErrorSummary title={errorHeading(here.language)} errors={[{ field: 'email', message: error }]} />}
          <Form action={urls.signin()}>
            <Hidden name="terug" value={back} />
            <TextField name="email" type="email" autocomplete="email" inputmode="email" maxlength={254} label={t.email}
              description={t.emailHint} value={again(typed, 'email')} error={error} />
            <Actions><Button>{t.ask}</Button></Actions>
          </Form>
          <Actions><LinkButton href={urls.organisationSignin(back === '/' ? undefined : back)}>{byOrganisation[here.language].title}</LinkButton></Actions>
        </div>
      </Section>
      <ByKey here={here} back={back} errors={errors} where={where} />
      {sample && <SamplePeople here={here} groups={sample} back={back} />}
    </Shell>
  )
}

interface SentProps { here: Here; errors?: Errors; typed?: Typed; outbox: boolean }

/** Says the same whether the address is known or not, and takes the code for who reads mail elsewhere. */
export const SentPage = ({ here, errors = {}, typed, outbox }: SentProps) => {
  const t = texts[here.language]
  const error = errorText(here.language, errors['code'], t.code, t.errors)
  return (
    <Shell here={here} title={t.sentTitle} menu="account">
      <Head title={t.sentTitle} lead={t.sentLead} ring={publicRing(here)} />
      <Section first margin={<><MarginTitle>{t.noneTitle}</MarginTitle><p class="dt-when">{t.none}</p><p class="dt-when"><a href={urls.signin()}>{t.again}</a></p></>}>
        <div class="dt-flow">
          {error && <ErrorSummary title={errorHeading(here.language)} errors={[{ field: 'code', message: error }]} />}
          <p class="nl-paragraph">{t.sentOpen}</p>
          {outbox && <p class="nl-paragraph">{t.outbox[0]}<a href={urls.outbox}>{t.outbox[1]}</a>{t.outbox[2]}</p>}
          <Form action={urls.signinCode}>
            <TextField name="code" label={t.code} description={t.codeHint} autocomplete="one-time-code" maxlength={20} short
              value={again(typed, 'code')} error={error} />
            <Actions><Button>{t.useCode}</Button></Actions>
          </Form>
        </div>
      </Section>
    </Shell>
  )
}

/** One button: who opens the link does nothing yet, so that a mail scanner does nothing either. */
export const LinkPage = ({ here, token }: { here: Here; token: string }) => {
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.linkTitle} menu="account">
      <Head title={t.linkTitle} lead={t.linkLead} />
      <Section first>
        <Form action={urls.signinLink(token)}><Actions><Button>{t.linkGo}</Button></Actions></Form>
      </Section>
    </Shell>
  )
}

/** The link was opened in another browser: shows the code to type where it was asked for, and lets nobody in. */
export const ElsewherePage = ({ here, code }: { here: Here; code: string }) => {
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.otherTitle} menu="account">
      <Head title={t.otherTitle} lead={t.otherLead} />
      <Section first>
        <div class="dt-flow">
          <p class="dt-display dt-figures">{code}</p>
          <p class="nl-paragraph">{t.otherWarning}</p>
        </div>
      </Section>
    </Shell>
  )
}

/** The link was used, ran out, or never was. */
export const DeadLinkPage = ({ here }: { here: Here }) => {
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.deadTitle} menu="account">
      <Head title={t.deadTitle} lead={t.deadLead} />
      <Section first>
        {here.who.member && <p class="nl-paragraph">{t.alreadyIn(here.who.name)}</p>}
        <Actions>
          {here.who.member ? <LinkButton href={urls.thinktanks} kind="primary">{t.goOn}</LinkButton> : <LinkButton href={urls.signin()} kind="primary">{t.askNew}</LinkButton>}
        </Actions>
      </Section>
    </Shell>
  )
}
