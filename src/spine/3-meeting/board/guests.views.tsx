import { acts } from '../../../acts.ts'
import { errorHeading, errorText } from '../../../platform/formtexts.ts'
import { again, type Errors, type Typed } from '../../../platform/form.ts'
import type { Here, Language } from '../../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, Hidden, Radios } from '../../../platform/look/form.tsx'
import { Perspective } from '../../../platform/look/marks.tsx'
import { Head, Section } from '../../../platform/look/sheet.tsx'
import { Row, Rows } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import { Shell } from '../../../workspaces/shell.tsx'
import { Bare } from './frame.tsx'
import type { GuestsShown } from './guests.ts'
import { phoneTexts } from './phone.texts.ts'
import type { Present } from './presence.ts'

interface AskProps {
  here: Here
  code: string
  /** whether whoever leads lets them in, or everybody with the code is */
  way: 'asked' | 'everyone'
  perspectives: readonly { key: string; label_nl: string; label_en: string }[]
  errors?: Errors
  typed?: Typed
}

const labelIn = (language: Language, { label_nl, label_en }: { label_nl: string; label_en: string }) => (language === 'nl' ? label_nl : label_en)

/** Where somebody without an account asks to write along: for whom they are here, and nothing else. */
export const AskPage = ({ here, code, way, perspectives, errors, typed }: AskProps) => {
  const t = phoneTexts[here.language]
  const error = errors?.['perspective'] && errorText(here.language, errors['perspective'], t.perspective)
  return (
    <Shell here={here} title={t.ask} crumbs={[{ label: t.ask }]}>
      <Head title={t.ask} lead={t.askLead} />
      <Section first>
        {error && <ErrorSummary title={errorHeading(here.language)} errors={[{ field: 'perspective', message: error }]} />}
        <Form action={urls.joinAsGuest(code)}>
          <Radios name="perspective" label={t.perspective} value={again(typed, 'perspective')} error={error}
            options={perspectives.map((one) => ({ value: one.key, label: labelIn(here.language, one) }))} />
          <Actions><Button>{t.askButton[way]}</Button></Actions>
        </Form>
        {!here.who.member && <p>{t.member} <a href={urls.signin(urls.joinWith(code))}>{t.signIn}</a>.</p>}
      </Section>
    </Shell>
  )
}

/** What a guest sees who waits at the door: nothing of the board. */
export const WaitPage = ({ here, code }: { here: Here; code: string }) => {
  const t = phoneTexts[here.language]
  return (
    <Bare here={here} title={t.waits} marks={{ 'data-board-asks': code }}>
      <h1 class="dt-phone__question">{t.waits}</h1>
      <p>{t.waitsLead}</p>
      <p><a href={urls.joinWith(code)}>{t.waitsRefresh}</a></p>
    </Bare>
  )
}

/** What a guest sees whose board has closed, or takes no guests any more: that, and what became of the cards. */
export const OverPage = ({ here, over }: { here: Here; over: 'closed' | 'shut' }) => {
  const { title, lead } = phoneTexts[here.language].over[over]
  return (
    <Bare here={here} title={title}>
      <h1 class="dt-phone__question">{title}</h1>
      <p>{lead}</p>
    </Bare>
  )
}

interface GuestsProps { here: Here; board: { id: string; guests: string; guest_rule: string }; guests: GuestsShown }

const Waiting = ({ here, board, guests }: GuestsProps) => {
  const t = phoneTexts[here.language]
  const admit = urls.boardAdmission(here.workspace, board.id)
  if (guests.waiting.length === 0) return <p class="dt-soft">{t.guestsNone}</p>
  return (
    <>
      <Rows>
        {guests.waiting.map(({ id, perspective }) => (
          <Row when={<Perspective perspective={perspective} label={perspectiveLabel(here, perspective)} />}>
            <form class="dt-actions" action={admit} method="post">
              <Hidden name="guest" value={id} />
              <Button kind="secondary" name="answer" value="in">{t.letIn}</Button><Button kind="subtle" name="answer" value="no">{t.sendAway}</Button>
            </form>
          </Row>
        ))}
      </Rows>
      {guests.waiting.length > 1 && (
        <form action={admit} method="post"><Hidden name="guest" value="all" /><Button kind="secondary" name="answer" value="in">{t.letAllIn}</Button></form>
      )}
    </>
  )
}

/** For whoever leads: how many phones there are and how many cards wait on them, where they look all the time. */
export const PresentLine = ({ here, present }: { here: Here; present: Present }) => {
  const { present: text } = phoneTexts[here.language]
  return <p class="dt-stateline" data-board-present data-text={text}>{text.replace('{phones}', String(present.phones)).replace('{waiting}', String(present.waiting))}</p>
}

/** For whoever leads, where they look all the time: that somebody stands at the door. */
export const AtTheDoor = ({ here, guests }: { here: Here; guests: GuestsShown }) => (guests.waiting.length === 0 ? null
  : <p class="dt-stateline"><a href="#gasten">{phoneTexts[here.language].atTheDoor(guests.waiting.length)}</a></p>)

/** For whoever leads: who asks to come in, and how guests come in. */
export const GuestsSection = (props: GuestsProps) => {
  const { here, board, guests } = props
  const t = phoneTexts[here.language]
  if (!acts['guest.admit'].may(here.who)) return null
  const all = ['none', 'asked', 'everyone'] as const
  const ways = all.slice(0, all.findIndex((one) => one === board.guest_rule) + 1)
  return (
    <Section title={t.guests} note={t.guestsNote}>
      <div id="gasten" data-live="board">
        <Waiting {...props} />
        {guests.inside > 0 && <p>{t.guestsInside(guests.inside)}</p>}
      </div>
      <Form action={urls.boardGuests(here.workspace, board.id)}>
        <Radios name="guests" label={t.how} value={board.guests} description={ways.length < 3 && <>{t.ruled} <a href={`${urls.charter(here.workspace)}#rings`}>{t.charter}</a></>}
          options={ways.map((value) => ({ value, label: t.ways[value] }))} />
        <Actions><Button kind="secondary">{t.change}</Button></Actions>
      </Form>
    </Section>
  )
}
