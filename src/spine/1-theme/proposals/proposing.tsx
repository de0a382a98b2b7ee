import { figure } from '../../../platform/dates.ts'
import { again, type Errors, type Typed } from '../../../platform/form.ts'
import { errorHeading, errorText } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, Hidden, OnceKey, Radios, TextArea, TextField } from '../../../platform/look/form.tsx'
import { Flow, Head, Section } from '../../../platform/look/sheet.tsx'
import { Row, Rows } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { Shell } from '../../../workspaces/shell.tsx'
import { longest } from './changes.ts'
import type { AlikeProposal } from './queries.ts'
import { texts } from './texts.ts'
import { StateTag } from './views.tsx'

export type Organisations = readonly { readonly id: string; readonly name: string }[]

/**
 * Proposals about the same as what is typed, part of the form: it carries along which ones were shown, so that who saw
 * them can propose all the same. Asked for by itself while somebody types.
 */
export const AlikePart = ({ here, alike }: { here: Here; alike: readonly AlikeProposal[] | undefined }) => {
  const t = texts[here.language]
  const said = alike && (alike.length > 0 ? t.alike.heading(figure(alike.length, here.language)) : t.alike.none)
  return <><p class="dt-small" role="status" id="lijkt-op-status">{said}</p><AlikeList here={here} alike={alike ?? []} /></>
}

const AlikeList = ({ here, alike }: { here: Here; alike: readonly AlikeProposal[] }) => {
  const t = texts[here.language]
  return (
    <div id="lijkt-op" data-alike={urls.alikeThemes}>
      <Hidden name="seen" value={alike.map(({ number }) => number).join()} />
      {alike.length > 0 && (
        <div class="dt-panel">
          <Flow tight>
            <p class="dt-plain">{t.alike.note}</p>
            <Rows spacing="tight">
              {alike.map((one) => (
                <Row>
                  <p class="dt-plain"><a href={urls.theme(one.number)} target="_blank" rel="noopener">{one.title}</a> <StateTag here={here} state={one.state} /></p>
                  <p class="dt-when">{t.list.supporters(figure(one.supporters, here.language))}</p>
                </Row>
              ))}
            </Rows>
          </Flow>
        </div>
      )}
    </div>
  )
}

interface WordingProps {
  here: Here
  errors?: Errors | undefined
  typed?: Typed | undefined
  /** how it reads now */
  kept?: { readonly title: string; readonly about: string; readonly why: string }
}

const labelOf = (here: Here, field: string): string => {
  const t = texts[here.language].fields
  return field === 'organisation' ? t.organisation : t[field as 'title'] ?? field
}
const say = (here: Here, errors: Errors, field: string) => errorText(here.language, errors[field], labelOf(here, field), texts[here.language].wrong)

const fieldsOf = ({ here, errors = {}, typed, kept }: WordingProps) => (name: 'title' | 'about' | 'why') =>
  ({ name, label: labelOf(here, name), value: typed ? again(typed, name) : kept?.[name] ?? '', error: say(here, errors, name), maxlength: longest[name] })

/** Title, what it is about and why it matters, for a proposal that is there. */
export const WordingFields = (props: WordingProps) => {
  const t = texts[props.here.language].fields
  const of = fieldsOf(props)
  return (
    <>
      <TextField {...of('title')} description={t.titleNote} autocomplete="off" />
      <TextArea {...of('about')} description={t.aboutNote} rows={6} />
      <TextArea {...of('why')} description={t.whyNote} rows={4} />
    </>
  )
}

/** What is wrong with the words, above the form. */
export const WordingErrors = ({ here, errors = {} }: WordingProps) => {
  // Who speaks for no organisation any more has no such field to go to.
  const wrong = Object.entries(errors).map(([field, code]) => ({ ...(code !== 'mandate' && { field }), message: say(here, errors, field) ?? '' }))
  return wrong.length > 0 ? <ErrorSummary title={errorHeading(here.language)} errors={wrong} /> : null
}

const SupportChoice = ({ here, organisations, typed, errors = {} }: WordingProps & { organisations: Organisations }) => {
  const t = texts[here.language].propose
  if (organisations.length === 0) return null
  const options = [...organisations.map(({ id, name }) => ({ value: id, label: name })), { value: '', label: t.noSupport }]
  const first = organisations.length === 1 ? organisations[0]?.id ?? '' : ''
  return <Radios name="organisation" label={t.support} description={texts[here.language].support.yoursNote} options={options}
    value={typed ? again(typed, 'organisation') : first} error={say(here, errors, 'organisation')} />
}

interface ProposePageProps extends WordingProps {
  organisations: Organisations
  /** undefined: nobody looked yet */
  alike?: readonly AlikeProposal[] | undefined
  /** it was sent, and not stored because these are like it */
  held?: boolean
}

/** Proposing a theme. With a script what is like it shows while typing; without one at the press of a button, and before it is stored. */
export const ProposePage = (props: ProposePageProps) => {
  const { here, alike, held } = props
  const t = texts[here.language]
  const of = fieldsOf(props)
  return (
    <Shell here={here} title={t.propose.title} menu="association" island="proposals"
      crumbs={[{ label: t.crumb, href: urls.association }, { label: t.list.title, href: urls.themes() }, { label: t.propose.title }]}>
      <Head title={t.propose.title} lead={t.propose.lead} ring={t.propose.ring} />
      <Section first title={t.propose.what}>
        <WordingErrors {...props} />
        {held && <ErrorSummary title={t.alike.held} errors={[{ field: 'lijkt-op', message: t.alike.heading(figure(alike?.length ?? 0, here.language)) }]}>{t.alike.heldNext}</ErrorSummary>}
        <Form action={urls.newTheme} id="voorstel">
          <OnceKey />
          <TextField {...of('title')} description={t.fields.titleNote} autocomplete="off" />
          <TextArea {...of('about')} description={t.fields.aboutNote} rows={6} />
          <AlikePart here={here} alike={alike} />
          <TextArea {...of('why')} description={t.fields.whyNote} rows={4} />
          <SupportChoice {...props} />
          <Actions>
            <Button>{alike && alike.length > 0 ? t.propose.anyway : t.propose.button}</Button>
            <Button kind="secondary" name="look" value="ja" to={`${urls.newTheme}#lijkt-op-status`}>{t.propose.look}</Button>
            <a href={urls.themes()}>{t.propose.cancel}</a>
          </Actions>
        </Form>
      </Section>
    </Shell>
  )
}
