import { dateAndTime, figure, longDate } from '../../platform/dates.ts'
import { again, type Errors, type Typed } from '../../platform/form.ts'
import { errorHeading, errorText, wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Checkbox, ErrorSummary, Form, LinkButton, OnceKey, Radios, Select, TextField } from '../../platform/look/form.tsx'
import { Now, Seen } from '../../platform/look/meanwhile.tsx'
import { Head, Section } from '../../platform/look/sheet.tsx'
import { Empty, Fold, Pager, Table } from '../../platform/look/table.tsx'
import { texts as look } from '../../platform/look/texts.ts'
import { urls } from '../../urls.ts'
import { Shell } from '../../workspaces/shell.tsx'
import { pageSize } from '../organisations/queries.ts'
import type { ConnectionHere, ConnectionLine } from './queries.ts'
import { authentications, shownOf } from './settings.changes.ts'
import { texts } from './settings.texts.ts'

interface ListProps { here: Here; connections: readonly ConnectionLine[]; total: number; page: number; done: string | undefined }

/** The organisations that let their people in here. */
export const ConnectionsPage = ({ here, connections, total, page, done }: ListProps) => {
  const t = texts[here.language]
  const [organisation = '', issuer = '', people = '', since = ''] = t.columns
  return (
    <Shell here={here} title={t.title} menu="association" flash={wordFor(t.done, done)} crumbs={[{ label: t.crumb, href: urls.association }, { label: t.title }]}>
      <Head title={t.title} lead={t.lead} ring={t.ring}>
        <div class="dt-after"><Actions><LinkButton href={urls.newSigninSetting}>{t.add}</LinkButton></Actions></div>
      </Head>
      <Section strong wide title={t.list} note={total > 0 && t.count(figure(total, here.language))}>
        {connections.length === 0
          ? <Empty><p class="nl-paragraph">{t.none}</p></Empty>
          : <Table caption={t.list} captionHidden columns={[{ label: organisation }, { label: issuer }, { label: people, numeric: true }, { label: since }]}
            rows={connections.map((one) => [
              <a class="dt-quiet-link" href={urls.signinSetting(one.id)}>{one.organisation}</a>, one.issuer, figure(one.people, here.language), longDate(one.added_at, here.language),
            ])} />}
        <Pager language={here.language} page={page} pages={Math.ceil(total / pageSize)} hrefOf={(pagina) => `${urls.signinSettings}?pagina=${pagina}`} />
      </Section>
    </Shell>
  )
}

const Handover = ({ here, connection, origin }: { here: Here; connection: ConnectionHere; origin: string }) => {
  const t = texts[here.language]
  return (
    <Section strong title={t.handover} note={t.handoverNote}>
      <div class="dt-flow">
        <dl class="dt-facts">
          <dt>{t.redirect}</dt><dd>{origin}{urls.organisationReturn(connection.id)}</dd>
          <dt>{t.jwks}</dt><dd><a href={urls.organisationKeys(connection.id)}>{origin}{urls.organisationKeys(connection.id)}</a></dd>
          <dt>{t.flow}</dt><dd>{t.flowIs}</dd>
          <dt>{t.scopes}</dt><dd>openid email profile</dd>
          <dt>{t.signing}</dt><dd>{t.signingIs}</dd>
          <dt>{t.claims}</dt><dd>{t.claimsAre}</dd>
        </dl>
        <h3 class="dt-margin-title">{t.perProduct}</h3>
        {t.products.map(([product, steps]) => <Fold summary={product}><ol>{steps.map((step) => <li>{step}</li>)}</ol></Fold>)}
      </div>
    </Section>
  )
}

const Facts = ({ here, connection }: { here: Here; connection: ConnectionHere }) => {
  const t = texts[here.language]
  return (
    <Section title={t.facts}>
      <dl class="dt-facts">
        <dt>{t.fields.issuer}</dt><dd>{connection.issuer}</dd>
        <dt>{t.fields.client_id}</dt><dd>{connection.client_id}</dd>
        <dt>{t.fields.authentication}</dt><dd>{t.authentications[connection.authentication]}</dd>
        <dt>{t.fields.required_acr}</dt><dd>{connection.required_acr ?? t.noAcr}</dd>
        <dt>{t.fields.second_factor}</dt><dd>{connection.second_factor ? t.yes : t.no}</dd>
      </dl>
      <div class="dt-after"><Actions><LinkButton href={urls.editSigninSetting(connection.id)}>{t.edit}</LinkButton></Actions></div>
    </Section>
  )
}

const Acts = ({ here, connection, unsure }: { here: Here; connection: ConnectionHere; unsure: boolean }) => {
  const t = texts[here.language]
  return (
    <>
      <Section title={t.tryTitle}>
        <div class="dt-flow">
          <p class="nl-paragraph">{t.tryNote} <a href={urls.organisationSignin(undefined, connection.organisation)}>{t.tryYourself}</a></p>
          <form action={urls.trySigninSetting(connection.id)} method="post"><Button>{t.try}</Button></form>
        </div>
      </Section>
      <Section title={t.keyTitle}>
        <div class="dt-flow">
          <p class="nl-paragraph">{t.keyNote(connection.kid.slice(0, 8))}</p>
          <form action={urls.renewSigninKey(connection.id)} method="post"><Button kind="secondary">{t.key}</Button></form>
        </div>
      </Section>
      <Section title={t.endTitle}>
        <form class="dt-form dt-flow" action={urls.endSigninSetting(connection.id)} method="post" novalidate>
          <p class="nl-paragraph">{t.endNote}</p>
          <Checkbox name="zeker" value="ja" label={t.sure} required error={unsure ? t.notSure : undefined} />
          <Actions><Button kind="danger">{t.end}</Button></Actions>
        </form>
      </Section>
    </>
  )
}

interface ConnectionProps { here: Here; connection: ConnectionHere; origin: string; unsure: boolean; done: string | undefined }

/** One organisation's sign-in: what its administrators need from us, what is set, and what can be done with it. */
export const ConnectionPage = ({ here, connection, origin, unsure, done }: ConnectionProps) => {
  const t = texts[here.language]
  return (
    <Shell here={here} title={connection.organisation} menu="association" flash={wordFor(t.done, done)}
      crumbs={[{ label: t.crumb, href: urls.association }, { label: t.title, href: urls.signinSettings }, { label: connection.organisation }]}>
      <Head title={connection.organisation} kicker={t.title} ring={t.ring}>
        {unsure && <ErrorSummary title={errorHeading(here.language)} errors={[{ field: 'zeker', message: t.notSure }]} />}
      </Head>
      <Handover here={here} connection={connection} origin={origin} />
      <Facts here={here} connection={connection} />
      <Acts here={here} connection={connection} unsure={unsure} />
    </Shell>
  )
}

interface FormProps {
  here: Here
  connection?: ConnectionHere
  /** to choose from, for a new one */
  organisations?: readonly { id: string; name: string }[]
  hasPassword?: boolean
  typed?: Typed
  errors?: Errors
}

const Fields = ({ here, connection, organisations = [], hasPassword, typed, errors = {} }: FormProps) => {
  const t = texts[here.language]
  const { optional } = look[here.language]
  type Name = keyof typeof t.fields
  const kept = (name: Name) => (connection && name in connection ? String(connection[name as keyof ConnectionHere] ?? '') : '')
  const of = (name: Name) => ({
    name, label: t.fields[name], value: typed ? again(typed, name) : kept(name), error: errorText(here.language, errors[name], t.fields[name], t.errors),
  })
  return (
    <>
      {!connection && <Select {...of('organisation_id')} options={[{ value: '', label: t.noOrganisation }, ...organisations.map(({ id, name }) => ({ value: id, label: name }))]} />}
      <TextField {...of('issuer')} type="url" inputmode="url" maxlength={500} autocomplete="off" description={t.hints.issuer} />
      <TextField {...of('client_id')} maxlength={255} autocomplete="off" description={t.hints.client_id} />
      <Radios {...of('authentication')} value={typed ? again(typed, 'authentication') : connection?.authentication ?? 'private_key_jwt'}
        options={authentications.map((value) => ({ value, label: t.authentications[value] }))} />
      <TextField {...of('client_secret')} value="" type="password" maxlength={1000} autocomplete="new-password" optional={optional}
        description={hasPassword ? t.hints.keptSecret : t.hints.client_secret} />
      <TextField {...of('required_acr')} maxlength={255} autocomplete="off" optional={optional} description={t.hints.required_acr} />
      <Checkbox name="second_factor" value="ja" label={t.fields.second_factor} description={t.hints.second_factor}
        checked={typed ? again(typed, 'second_factor') === 'ja' : connection?.second_factor ?? false} />
    </>
  )
}

const linesOf = (here: Here, connection: ConnectionHere, hasPassword = false): (readonly [string, string])[] => {
  const t = texts[here.language]
  return [
    [t.fields.issuer, connection.issuer], [t.fields.client_id, connection.client_id], [t.fields.authentication, t.authentications[connection.authentication]],
    [t.fields.client_secret, hasPassword ? t.kept : ''], [t.fields.required_acr, connection.required_acr ?? t.noAcr], [t.fields.second_factor, connection.second_factor ? t.yes : t.no],
    [t.edited, connection.edited_at ? dateAndTime(connection.edited_at, here.language) : ''],
  ]
}

/** The form for a new organisation's sign-in or for one that changes. */
export const ConnectionFormPage = (props: FormProps) => {
  const { here, connection, errors = {}, typed } = props
  const t = texts[here.language]
  const title = connection ? t.editTitle(connection.organisation) : t.add
  const wrong = Object.entries(errors).map(([field, code]) => ({
    field, message: errorText(here.language, code, t.fields[field as keyof typeof t.fields] ?? field, t.errors) ?? '',
  }))
  const crumbs = [{ label: t.crumb, href: urls.association }, { label: t.title, href: urls.signinSettings }]
  return (
    <Shell here={here} title={title} menu="association"
      crumbs={connection ? [...crumbs, { label: connection.organisation, href: urls.signinSetting(connection.id) }, { label: t.edit }] : [...crumbs, { label: t.add }]}>
      <Head title={title} ring={t.ring} />
      <Section first>
        {wrong.length > 0 && <ErrorSummary title={errorHeading(here.language)} errors={wrong} />}
        <Form action={connection ? urls.editSigninSetting(connection.id) : urls.newSigninSetting}>
          <OnceKey />{connection && <Seen shown={shownOf(connection)} errors={errors} typed={typed} />}
          <Fields {...props} />
          <Actions><Button>{connection ? t.save : t.add}</Button><a href={connection ? urls.signinSetting(connection.id) : urls.signinSettings}>{t.cancel}</a></Actions>
        </Form>
        {connection && <Now here={here} errors={errors} lines={linesOf(here, connection, props.hasPassword)} />}
      </Section>
    </Shell>
  )
}
