import { longDate } from '../../platform/dates.ts'
import { again } from '../../platform/form.ts'
import { errorText } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Form, LinkButton, TextField } from '../../platform/look/form.tsx'
import { Flow, Section } from '../../platform/look/sheet.tsx'
import { Fold, Row, Rows } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { factorTexts } from '../signin/factors.texts.ts'
import { PasskeyForm } from '../signin/passkey.views.tsx'
import type { MyKey } from './queries.ts'
import { texts } from './texts.ts'
import { Wrong, type AccountProps } from './views.tsx'

const KeyRow = ({ here, mine, ways, tried }: AccountProps & { mine: MyKey }) => {
  const t = texts[here.language]
  const day = (moment: string) => longDate(new Date(moment), here.language)
  const used = mine.used_at === null ? t.keyUnused : t.keyUsed(day(mine.used_at))
  const form = tried.form === `key-${mine.id}` ? tried : undefined
  const label = factorTexts[here.language].key.name
  return (
    <Row>
      <p class="dt-plain"><strong>{mine.name}</strong></p>
      <p class="dt-when">{t.keyAdded(day(mine.added_at))}; {used}</p>
      <Fold summary={t.keyEdit(mine.name)} open={form !== undefined}>
        <Flow>
          <Form action={urls.passkey(mine.id)}>
            <TextField name="naam" id={`naam-${mine.id}`} label={label} maxlength={100} value={form ? again(form.typed, 'naam') : mine.name}
              error={errorText(here.language, form?.errors?.['naam'], label)} />
            <Actions><Button kind="secondary">{t.keyRename}</Button></Actions>
          </Form>
          {ways.fresh && <form action={urls.removePasskey(mine.id)} method="post"><Button kind="danger">{t.keyRemove(mine.name)}</Button></form>}
        </Flow>
      </Fold>
    </Row>
  )
}

const NewKey = ({ here, where, suggestion, tried }: AccountProps) => {
  const t = factorTexts[here.language]
  const mine = tried.form === 'key' ? tried : {}
  return (
    <PasskeyForm here={here} where={where} action={urls.passkeys} question={urls.newPasskeyQuestion} adds label={t.key.add} kind="secondary">
      <TextField name="naam" label={t.key.name} description={t.key.nameHint} maxlength={100}
        value={again(mine.typed, 'naam') || suggestion || t.key.suggestion} error={errorText(here.language, mine.errors?.['naam'], t.key.name)} />
    </PasskeyForm>
  )
}

const Keys = (props: AccountProps) => {
  const { here, ways, tried } = props
  const t = texts[here.language]
  const all = factorTexts[here.language]
  const errors = tried.form === 'key' ? tried.errors ?? {} : {}
  return (
    <>
      <h3 class="dt-row__title">{t.keys}</h3>
      <Wrong here={here} errors={errors} labels={{ antwoord: all.key.add, naam: all.key.name }} own={all.errors} />
      {ways.keys.length === 0 && <p class="nl-paragraph">{t.keysNone}</p>}
      {ways.keys.length > 0 && <Rows>{ways.keys.map((mine) => <KeyRow {...props} mine={mine} />)}</Rows>}
      {ways.fresh && <NewKey {...props} />}
    </>
  )
}

const Post = ({ action, kind = 'secondary', children }: { action: string; kind?: 'secondary' | 'danger'; children: string }) => (
  <form action={action} method="post"><Button kind={kind}>{children}</Button></form>
)

const App = ({ here, ways }: AccountProps) => {
  const t = texts[here.language]
  return (
    <>
      <h3 class="dt-row__title">{t.app}</h3>
      <p class="nl-paragraph">{ways.app ? t.appOn : t.appOff}</p>
      {ways.fresh && (
        <div class="dt-actions">
          <Post action={urls.authenticator}>{ways.app ? t.appReplace : t.appConnect}</Post>
          {ways.app && <Post action={urls.removeAuthenticator} kind="danger">{t.appRemove}</Post>}
        </div>
      )}
    </>
  )
}

const Codes = ({ here, ways }: AccountProps) => {
  const t = texts[here.language]
  if (!ways.app && ways.keys.length === 0) return null
  return (
    <>
      <h3 class="dt-row__title">{t.codes}</h3>
      <p class="nl-paragraph">{ways.codes === 0 ? t.codesNone : t.codesLeft(ways.codes)}</p>
      {ways.fresh && <Post action={urls.recoveryCodes}>{t.codesMake}</Post>}
      {ways.fresh && ways.codes > 0 && <p class="dt-small dt-soft">{t.codesNote}</p>}
    </>
  )
}

const Stale = ({ here }: { here: Here }) => {
  const t = texts[here.language]
  return (
    <div class="dt-panel dt-flow">
      <p class="nl-paragraph">{t.stale}</p>
      <Actions><LinkButton href={urls.secondStep(`${urls.account}#inloggen`)}>{t.staleGo}</LinkButton></Actions>
    </div>
  )
}

/** How I sign in: my passkeys, my app, my recovery codes, and my organisation. */
export const Ways = (props: AccountProps) => {
  const { here, ways, tried } = props
  const t = texts[here.language]
  const errors = tried.form === 'ways' ? tried.errors ?? {} : {}
  return (
    <Section title={t.ways} note={t.waysNote} id="inloggen">
      <Flow>
        <Wrong here={here} errors={errors} labels={{ inloggen: t.ways }} own={factorTexts[here.language].errors} />
        {!ways.fresh && <Stale here={here} />}
        <Keys {...props} />
        <App {...props} />
        <Codes {...props} />
        <p class="nl-paragraph">{t.organisationSignin[0]}<a href={urls.organisationLinks}>{t.organisationSignin[1]}</a>{t.organisationSignin[2]}</p>
      </Flow>
    </Section>
  )
}
