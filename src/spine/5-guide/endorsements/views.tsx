import { isoDay, longDate } from '../../../platform/dates.ts'
import { again, type Errors, type Typed } from '../../../platform/form.ts'
import { errorHeading, errorText, wordFor } from '../../../platform/formtexts.ts'
import type { Marker } from '../../../beside/glossary/meanings.ts'
import { Marked, TermsSaid } from '../../../beside/glossary/shown.tsx'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Checkbox, ErrorSummary, Form, Hidden, LinkButton, OnceKey, Radios, TextArea } from '../../../platform/look/form.tsx'
import { Head, Section } from '../../../platform/look/sheet.tsx'
import { Empty, Pager, Row, Rows } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { answers, editionsPerPage, type AskingEdition, type EditionToEndorse, type GivenAnswer, type PastAnswer } from './queries.ts'
import { texts } from './texts.ts'

/** An organisation for which the reader speaks. */
export interface Spoken { readonly id: string; readonly name: string }
interface ListProps { here: Here; editions: readonly AskingEdition[]; mine: readonly Spoken[]; given: readonly GivenAnswer[]; page: number; done: string | undefined }

const Answers = ({ here, edition, mine, given }: { here: Here; edition: AskingEdition; mine: readonly Spoken[]; given: readonly GivenAnswer[] }) => {
  const t = texts[here.language]
  return (
    <ul class="dt-plain-list">
      {mine.map(({ id, name }) => {
        const answer = given.find((one) => one.publication_id === edition.id && one.organisation_id === id)
        return (
          <li>
            <strong>{name}</strong>: {answer ? t.kinds[answer.kind] : t.noAnswer}.{' '}
            <a href={urls.endorse(edition.slug, edition.number, id)}>{answer ? t.changeFor(name) : t.answerFor(name)}</a>
          </li>
        )
      })}
    </ul>
  )
}

/** The editions that ask organisations to endorse them, and what the reader's own organisations answered. */
export const EndorsementsPage = ({ here, editions, mine, given, page, done }: ListProps) => {
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.title} live menu="association" crumbs={[{ label: t.crumb, href: urls.association }, { label: t.title }]} flash={wordFor(t.done, done)}>
      <Head title={t.title} lead={t.lead} ring={ringText(here)}>{mine.length === 0 && <p class="nl-paragraph">{t.speakForNone}</p>}</Head>
      <Section first id="versies" live="publication">
        {editions.length === 0 ? (
          <Empty title={t.none.title}><p class="nl-paragraph">{t.none.text}</p><p><a href={urls.publications}>{t.none.link}</a></p></Empty>
        ) : (
          <Rows spacing="airy">
            {editions.map((edition) => (
              <Row level={2} title={edition.title} href={urls.edition(edition.slug, edition.number)} when={
                <><time datetime={isoDay(edition.published_at)}>{t.version(edition.number, longDate(edition.published_at, here.language))}</time>. {t.answered(edition.answered)}.</>
              }>
                {edition.lead && <p class="nl-paragraph">{edition.lead}</p>}
                <Answers here={here} edition={edition} mine={mine} given={given} />
              </Row>
            ))}
          </Rows>
        )}
        <Pager language={here.language} page={page} pages={Math.ceil((editions[0]?.total ?? 0) / editionsPerPage)} hrefOf={(each) => `${urls.endorsements}?pagina=${each}`} />
      </Section>
    </Shell>
  )
}

interface FormProps {
  here: Here
  edition: EditionToEndorse
  mine: readonly Spoken[]
  /** the organisation that answers; none is chosen yet where somebody speaks for several */
  organisation: Spoken | undefined
  answer: GivenAnswer | undefined
  history: readonly PastAnswer[]
  marker: Marker
  errors?: Errors | undefined
  typed?: Typed | undefined
}

const Wrong = ({ here, errors }: FormProps) => {
  if (!errors) return null
  const { form: t, wrong } = texts[here.language]
  const labels: Record<string, string> = { kind: t.choose, reservation: t.reservationLabel, reason: t.reasonLabel }
  return (
    <ErrorSummary title={errorHeading(here.language)} errors={Object.entries(errors).map(([field, code]) => ({
      field, message: errorText(here.language, code, labels[field] ?? field, wrong) ?? '',
    }))} />
  )
}

const AnswerForm = ({ here, edition, organisation, answer, errors, typed }: FormProps & { organisation: Spoken }) => {
  const { form: t, wrong } = texts[here.language]
  const value = (field: string, was: string) => (typed ? again(typed, field) : was)
  const wordsFor = (kind: string) => (answer?.kind === kind ? answer.words : '')
  return (
    <Form action={urls.endorse(edition.slug, edition.number)}>
      <OnceKey />
      <Hidden name="organisation" value={organisation.id} />
      <Hidden name="seen" value={value('seen', answer?.id ?? '')} />
      <Radios name="kind" label={t.label(organisation.name)} value={value('kind', answer?.kind ?? '')} error={errorText(here.language, errors?.['kind'], t.label(organisation.name))}
        options={answers.map((each) => ({ value: each, label: t[each] }))} />
      <TextArea name="reservation" label={t.reservationLabel} description={t.reservationHint} rows={4} maxlength={2000} value={value('reservation', wordsFor('reservation'))}
        error={errorText(here.language, errors?.['reservation'], t.reservationLabel, wrong)} />
      <TextArea name="reason" label={t.reasonLabel} description={t.reasonHint} rows={4} maxlength={2000} value={value('reason', wordsFor('declined'))}
        error={errorText(here.language, errors?.['reason'], t.reasonLabel, wrong)} />
      <Checkbox name="named" value="ja" label={t.named} description={t.namedHint} checked={typed ? again(typed, 'named') === 'ja' : answer?.kind === 'declined' && answer.shown} />
      <Actions><Button>{t.send}</Button><LinkButton kind="subtle" href={urls.endorsements}>{t.back}</LinkButton></Actions>
    </Form>
  )
}

const Withdraw = ({ here, edition, organisation, answer }: FormProps) => {
  const t = texts[here.language].form
  if (!organisation || !answer) return null
  return (
    <Section title={t.withdraw}>
      <Form panel action={urls.withdrawEndorsement(edition.slug, edition.number)}>
        <OnceKey />
        <p class="nl-paragraph">{t.withdrawText}</p>
        <Hidden name="organisation" value={organisation.id} /><Hidden name="seen" value={answer.id} />
        <Actions><Button kind="danger">{t.withdraw}</Button></Actions>
      </Form>
    </Section>
  )
}

const History = ({ here, history, marker }: FormProps) => {
  const { form: t, kinds } = texts[here.language]
  const day = (moment: Date) => longDate(moment, here.language)
  return (
    <Section title={t.history} id="eerder">
      {history.length === 0 ? <p class="nl-paragraph">{t.notYet}</p> : (
        <Rows spacing="tight">
          {history.map(({ number, kind, words, given_at, ended_at }) => (
            <Row>
              <p class="dt-plain">{t.historyLine(number, kinds[kind], day(given_at))}{ended_at && ` (${t.ended(day(ended_at))})`}</p>
              {words && <p class="dt-when">“<Marked text={words} marker={marker} />”</p>}
            </Row>
          ))}
        </Rows>
      )}
    </Section>
  )
}

const Asked = (props: FormProps) => {
  const { here, edition, mine, organisation } = props
  const { form: t, speakForNone } = texts[here.language]
  if (edition.newest === null) return <p class="nl-paragraph">{t.none}</p>
  if (edition.newest !== edition.number) {
    return (
      <><p class="nl-paragraph">{t.newer(edition.newest)}</p>
        <p class="dt-after"><LinkButton kind="primary" href={urls.endorse(edition.slug, edition.newest, organisation?.id)}>{t.toNewer(edition.newest)}</LinkButton></p></>
    )
  }
  if (mine.length === 0) return <p class="nl-paragraph">{speakForNone}</p>
  if (organisation) return <AnswerForm {...props} organisation={organisation} />
  return <ul class="dt-plain-list">{mine.map(({ id, name }) => <li><a href={urls.endorse(edition.slug, edition.number, id)}>{name}</a></li>)}</ul>
}

/** Where somebody answers for their organisation whether it stands behind an edition. */
export const EndorsePage = (props: FormProps) => {
  const { here, edition, mine, organisation } = props
  const { title, crumb, form: t, read } = texts[here.language]
  const asks = edition.newest === edition.number && mine.length > 0
  return (
    <Shell here={here} title={t.title(edition.title)} menu="association" crumbs={[
      { label: crumb, href: urls.association }, { label: title, href: urls.endorsements }, { label: edition.title },
    ]}>
      <Head title={t.title(edition.title)} lead={t.lead(edition.number, longDate(edition.published_at, here.language))} ring={ringText(here)}>
        <p class="nl-paragraph"><a href={urls.edition(edition.slug, edition.number)}>{read}</a></p>
        <Wrong {...props} />
      </Head>
      <Section strong title={organisation?.name ?? (asks ? t.choose : title)} margin={asks && (
        <><p class="dt-margin-title">{t.public}</p><p class="dt-small">{t.publicText}</p></>
      )}>
        <Asked {...props} />
      </Section>
      <Withdraw {...props} />
      {organisation && <><History {...props} /><TermsSaid here={here} marker={props.marker} live="endorsement" /></>}
    </Shell>
  )
}
