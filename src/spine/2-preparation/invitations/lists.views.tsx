import { texts as organisationTexts } from '../../../association/organisations/texts.ts'
import { kinds, pageSize } from '../../../association/organisations/queries.ts'
import { figure } from '../../../platform/dates.ts'
import { again } from '../../../platform/form.ts'
import { errorHeading, wordFor } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, Hidden, OnceKey, Radios, Select, TextArea, TextField } from '../../../platform/look/form.tsx'
import { Mark } from '../../../platform/look/marks.tsx'
import { Now, Seen } from '../../../platform/look/meanwhile.tsx'
import { Flow, Section } from '../../../platform/look/sheet.tsx'
import { Empty, Pager, Row, Rows } from '../../../platform/look/table.tsx'
import { texts as look } from '../../../platform/look/texts.ts'
import { markOf } from '../../../platform/seen.ts'
import { urls } from '../../../urls.ts'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import type { ReadList } from './addresses.ts'
import { limitsShown } from './changes.ts'
import type { InvitationLine, Round } from './queries.ts'
import { Below, LanguageRadios, PerspectiveRadios, Wrong, wrongWith, type Problems } from './shown.tsx'
import { texts } from './texts.ts'
import { Ways } from './ways.tsx'

/** More wrong lines than this are not told one by one. */
const mostFaults = 20

type Unread = Exclude<ReadList, { ok: true }>
interface ListProps extends Problems { here: Here; unread?: Unread | undefined; which?: 'lijst' | 'bestand'; noFile?: boolean }

const WrongLines = ({ here, unread, which = 'lijst' }: ListProps & { unread: Unread }) => {
  const t = texts[here.language].typed
  if ('code' in unread) return <ErrorSummary title={errorHeading(here.language)} errors={[{ field: which, message: t[unread.code] }]} />
  const shown = unread.faults.slice(0, mostFaults).map(({ line, code }) => ({ field: which, message: t.line(line, t.faults[code]) }))
  const more = unread.faults.length - shown.length
  return <ErrorSummary title={errorHeading(here.language)} errors={more > 0 ? [...shown, { field: which, message: t.more(more) }] : shown}>{t.wrongLines}</ErrorSummary>
}

const FileForm = (props: ListProps) => {
  const { here, which, noFile } = props
  const t = texts[here.language].typed
  const own = which === 'bestand' ? { errors: props.errors ?? {}, ...(props.typed ? { typed: props.typed } : {}) } : {}
  return (
    <Form action={urls.invite(here.workspace, 'bestand')} multipart id="bestandsformulier">
      <OnceKey />
      <TextField name="bestand" type="file" label={t.file} description={t.fileNote} accept=".csv,text/csv" error={noFile ? t.noFile : undefined} />
      <PerspectiveRadios here={here} label={t.perspective} {...own} idPrefix="bestand" />
      <LanguageRadios here={here} {...own} idPrefix="bestand" />
      <Actions><Button kind="secondary">{t.read}</Button></Actions>
    </Form>
  )
}

/** A list typed or pasted, or the same from a file. */
export const ListPage = (props: ListProps) => {
  const { here, unread, which, noFile, errors } = props
  const t = texts[here.language].typed
  const own = which === 'bestand' ? { here } : props
  return (
    <Below here={here} title={t.title} lead={t.lead} head={<>
      {unread && <WrongLines {...props} unread={unread} />}
      {noFile && <ErrorSummary title={errorHeading(here.language)} errors={[{ field: 'bestand', message: t.noFile }]} />}
      <Wrong {...props} errors={errors ?? {}} /></>}>
      <Section first title={t.list}>
        <Form action={urls.invite(here.workspace, 'lijst')}>
          <OnceKey />
          <TextArea name="lijst" label={t.list} description={t.example} rows={10} value={which === 'bestand' ? '' : again(props.typed, 'lijst')} error={which === 'bestand' ? undefined : wrongWith(here, errors, 'lijst')} />
          <PerspectiveRadios {...own} label={t.perspective} />
          <LanguageRadios {...own} />
          <Actions><Button>{t.add}</Button></Actions>
        </Form>
      </Section>
      <Section title={t.fileTitle} id="uit-bestand"><FileForm {...props} /></Section>
    </Below>
  )
}

/** Somebody who is not in the association yet. */
export const OutsidePage = (props: { here: Here } & Problems) => {
  const { here, typed, errors } = props
  const t = texts[here.language].outside
  const { kinds: words } = organisationTexts[here.language]
  const optional = look[here.language].optional
  const field = (name: 'given_name' | 'prefix' | 'family_name' | 'address' | 'organisation') =>
    ({ name, label: t[name], value: again(typed, name), error: wrongWith(here, errors, name), autocomplete: 'off' })
  return (
    <Below here={here} title={t.title} lead={t.lead} head={<Wrong {...props} />}>
      <Section first title={t.title} titleHidden>
        <Form action={urls.invite(here.workspace, 'buiten')}>
          <OnceKey />
          <TextField {...field('given_name')} maxlength={100} />
          <TextField {...field('prefix')} maxlength={30} optional={optional} short />
          <TextField {...field('family_name')} maxlength={100} />
          <TextField {...field('address')} type="email" maxlength={254} />
          <TextField {...field('organisation')} maxlength={200} optional={optional} />
          <Select name="kind" label={t.kind} optional={optional} value={again(typed, 'kind')} error={wrongWith(here, errors, 'kind')}
            options={[{ value: '', label: t.unknown }, ...kinds.map((value) => ({ value, label: words[value] }))]} />
          <PerspectiveRadios {...props} label={texts[here.language].typed.perspective} />
          <LanguageRadios {...props} />
          <Actions><Button>{t.add}</Button></Actions>
        </Form>
      </Section>
    </Below>
  )
}

interface SendProps extends Problems { here: Here; list: readonly InvitationLine[]; ready: readonly string[]; total: number; page: number; done: string | undefined }

const Ready = ({ here, list, total, page }: SendProps) => {
  const t = texts[here.language].send
  return (
    <Flow>
      <Rows spacing="tight">
        {list.map(({ id, name, organisation, perspective }) => (
          <Row>
            <p class="dt-plain"><Mark perspective={perspective} /> {name} <span class="dt-soft">{[organisation, perspectiveLabel(here, perspective)].filter(Boolean).join(', ')}</span></p>
            <form action={urls.invitationAct(here.workspace, id, 'schrappen')} method="post"><OnceKey /><Button kind="subtle">{t.drop}<span class="dt-hidden">: {name}</span></Button></form>
          </Row>
        ))}
      </Rows>
      <Pager language={here.language} page={page} pages={Math.ceil(total / pageSize)} hrefOf={(pagina) => urls.invite(here.workspace, 'versturen', { pagina })} />
    </Flow>
  )
}

/** Who stand ready, what they will read, and the button that sends. */
export const SendPage = (props: SendProps) => {
  const { here, total, ready, typed, errors, stuck, done } = props
  const t = texts[here.language]
  const { assignment } = here.workspace
  if (total === 0) {
    return (
      <Below here={here} title={t.send.title} flash={wordFor(t.done, done)} head={<Wrong {...props} />}>
        <Section first><Empty><p class="nl-paragraph">{t.send.none}</p><Ways here={here} /></Empty></Section>
      </Below>
    )
  }
  return (
    <Below here={here} title={t.send.title} lead={t.send.lead} flash={wordFor(t.done, done)} head={<Wrong {...props} />}>
      <Section first title={t.send.title} titleHidden>
        <Form action={urls.invite(here.workspace, 'versturen')}>
          <OnceKey /><Hidden name="seen" value={typed && stuck !== 'listed' ? again(typed, 'seen') : markOf(ready)} />
          <TextField name="until" label={t.send.until} description={t.send.untilNote} value={again(typed, 'until')} error={wrongWith(here, errors, 'until')} short autocomplete="off" />
          <Actions><Button>{t.send.button(figure(total, here.language))}</Button><a href={urls.invitations(here.workspace)}>{t.balance.look}</a></Actions>
        </Form>
      </Section>
      <Section title={t.send.mail}><p class="nl-paragraph">{assignment.trim() === '' ? t.send.noAssignment : assignment}</p></Section>
      <Section strong title={t.send.list} note={t.onList(figure(total, here.language))}><Ready {...props} /></Section>
    </Below>
  )
}

/** How many can take part, and when who does not answer is reminded. */
export const LimitsPage = (props: { here: Here; round: Round } & Problems) => {
  const { here, round, typed, errors } = props
  const t = texts[here.language].limits
  const often = [t.never, t.once, t.twice]
  const value = (name: 'seats' | 'remind_after' | 'reminders') => (typed ? again(typed, name) : String(round[name] ?? ''))
  return (
    <Below here={here} title={t.title} head={<Wrong {...props} />}>
      <Section first title={t.title} titleHidden>
        <Form action={urls.invite(here.workspace, 'plaatsen')}>
          <OnceKey /><Seen shown={limitsShown(round)} errors={errors} typed={typed} />
          <TextField name="seats" label={t.seats} description={t.seatsNote} value={value('seats')} error={wrongWith(here, errors, 'seats')} inputmode="numeric" short optional={look[here.language].optional} />
          <Radios name="reminders" label={t.reminders} value={value('reminders')} error={wrongWith(here, errors, 'reminders')}
            options={often.map((label, nth) => ({ value: String(nth), label }))} />
          <TextField name="remind_after" label={t.remind_after} value={value('remind_after')} error={wrongWith(here, errors, 'remind_after')} inputmode="numeric" short />
          <Actions><Button>{t.save}</Button><a href={urls.invitations(here.workspace)}>{texts[here.language].title}</a></Actions>
        </Form>
        <Now here={here} errors={errors} lines={[[t.seats, round.seats], [t.reminders, often[round.reminders]], [t.remind_after, round.remind_after]]} />
      </Section>
    </Below>
  )
}
