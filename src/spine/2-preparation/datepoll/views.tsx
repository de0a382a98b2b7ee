import { acts } from '../../../acts.ts'
import { dateAndTime, isoDay, longDate } from '../../../platform/dates.ts'
import { again } from '../../../platform/form.ts'
import { wordFor } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Checkbox, Form, LinkButton, OnceKey, Radios, TextField } from '../../../platform/look/form.tsx'
import { Now, Seen } from '../../../platform/look/meanwhile.tsx'
import { Flow, Head, Section } from '../../../platform/look/sheet.tsx'
import { Withdrawing, type Problems } from '../../../platform/look/problems.tsx'
import type { Marker } from '../../../beside/glossary/meanings.ts'
import { Marked, TermsSaid } from '../../../beside/glossary/shown.tsx'
import { urls } from '../../../urls.ts'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { AnswerForm, ClockForm, When } from './answerform.tsx'
import type { Choice } from './form.ts'
import { Stand } from './list.tsx'
import { Wrong, wordsFor } from './problems.ts'
import { stateOf, type AnswerLine, type Option, type Poll } from './queries.ts'
import { Answers, missingWords, Result } from './result.tsx'
import { texts } from './texts.ts'
import { isToChoose, rulesOf, type Told } from './told.ts'
import { spanWords } from './words.ts'
import type { Zone } from './zones.ts'

/** A form of this page that came back. */
export type Back = Problems & { readonly form: 'antwoord' | 'keuze' | 'verlenging' | 'intrekking' }

export interface PollProps {
  here: Here
  poll: Poll
  told: Told | null
  answers: readonly AnswerLine[] | null
  /** the reader's own clock */
  own: Zone
  everywhere: Choice | undefined
  marker: Marker
  page: number
  back?: Back | undefined
  done?: string | undefined
}

const leads = ({ here, poll }: PollProps) => acts['datepoll.choose'].may(here.who, { withdrawn_at: poll.withdrawn_at })

const Rules = ({ here, poll }: PollProps) => {
  const t = texts[here.language].page
  const { minimum, perspectives, regions } = rulesOf(here, poll)
  const chairs = [...new Set(regions.map(({ region }) => region))]
  const rules = [
    ...(minimum > 0 ? [t.minimum(minimum)] : []),
    ...(perspectives.length > 0 ? [t.perspectives(perspectives.map((key) => perspectiveLabel(here, key)).join(', '))] : []),
    ...(here.workspace.attribution === 'named' && poll.every_chair ? [chairs.length > 0 ? t.chairs(chairs.join(', ')) : t.noChairs] : []),
  ]
  if (rules.length === 0) return null
  return <p class="nl-paragraph">{t.rules}: {rules.join('; ')}.</p>
}

const Answering = ({ here, poll, own, everywhere, back }: PollProps) => {
  const t = texts[here.language].page
  if (stateOf(poll) !== 'open' || !acts['datepoll.answer'].may(here.who)) return null
  const pageWith = (more: Readonly<Record<string, string>>) => `${urls.datepoll(here.workspace, poll.id, { klok: own, ...more })}#antwoord`
  return (
    <Section strong wide title={t.yours} note={poll.answered ? t.yoursAgain : undefined} id="antwoord"
      aside={<ClockForm here={here} zone={poll.zone} own={own} action={urls.datepoll(here.workspace, poll.id)} everywhere={everywhere} />}>
      <AnswerForm here={here} action={urls.datepollAct(here.workspace, poll.id, 'antwoord')} pageWith={pageWith} options={poll.options} zone={poll.zone} own={own}
        attribution={here.workspace.attribution} mine={poll.mine} everywhere={everywhere} errors={back?.errors} typed={back?.typed} />
    </Section>
  )
}

const ChooseForm = ({ here, poll, told, back }: PollProps) => {
  const t = texts[here.language]
  const own = back?.form === 'keuze' ? back : undefined
  const listed = told?.ranking ?? poll.options.map((option) => ({ option, meets: true, missing: undefined }))
  const label = ({ option, meets, missing }: (typeof listed)[number]) =>
    `${spanWords(option, poll.zone, here.language)}${meets || !missing ? '' : `. ${t.page.lacks}: ${missingWords(here, missing)}`}`
  const isSureNeeded = listed.some(({ meets }) => !meets)
  return (
    <Flow>
      <Wrong here={here} errors={own?.errors} />
      {!told && <p class="nl-paragraph">{poll.given === 0 ? t.page.blindNone : t.page.blindFew} <a href="#verlenging">{t.page.extend}</a></p>}
      <Form panel action={urls.datepollAct(here.workspace, poll.id, 'keuze')}>
        <OnceKey />
        <Radios name="option" label={t.page.option} value={own?.typed ? again(own.typed, 'option') : told?.ranking.find(({ meets }) => meets)?.option.id ?? ''}
          error={wordsFor(here, own?.errors, 'option')} options={listed.map((one) => ({ value: one.option.id, label: label(one) }))} />
        {isSureNeeded && <Checkbox name="sure" value="ja" label={t.fields.sure} description={t.page.sureNote} error={wordsFor(here, own?.errors, 'sure')}
          checked={again(own?.typed, 'sure') === 'ja'} />}
        <Actions><Button>{t.page.chooseButton}</Button></Actions>
      </Form>
    </Flow>
  )
}

const Choosing = (props: PollProps) => {
  const { here, poll } = props
  const t = texts[here.language].page
  if (!isToChoose(here, poll)) return null
  if (!leads(props)) return stateOf(poll) === 'over' ? <Section title={t.choose}><p class="nl-paragraph">{t.wait}</p></Section> : null
  return <Section strong={stateOf(poll) === 'over'} title={t.choose} note={t.chooseNote} id="keuze"><ChooseForm {...props} /></Section>
}

const Meeting = ({ here, poll }: { here: Here; poll: Poll }) => {
  const t = texts[here.language].page
  if (poll.meeting !== null) return <Actions><LinkButton kind="primary" href={urls.meeting(here.workspace, poll.meeting)}>{t.meeting}</LinkButton></Actions>
  if (!acts['meeting.plan'].may(here.who)) return null
  return (
    <Form panel action={urls.meetingFromPoll(here.workspace, poll.id)}>
      <OnceKey />
      <p class="nl-paragraph">{t.meetNote}</p><Actions><Button>{t.meet}</Button></Actions>
    </Form>
  )
}

const Chosen = ({ here, poll, own, chosen }: { here: Here; poll: Poll; own: string; chosen: Option }) => (
  <Section strong title={texts[here.language].page.chosen} id="gekozen">
    <Flow>
      <p class="nl-paragraph"><strong><When here={here} option={chosen} zone={poll.zone} own={own} /></strong></p>
      <Meeting here={here} poll={poll} />
    </Flow>
  </Section>
)

/** A week after the last day, or after today when that day has gone by. */
const weekLonger = (poll: Poll): string => isoDay(new Date(Math.max(poll.ends_at.getTime() - 60_000, Date.now()) + 7 * 86_400_000))

const Changing = (props: PollProps) => {
  const { here, poll, back } = props
  const t = texts[here.language].page
  const state = stateOf(poll)
  if (state !== 'open' && state !== 'over' || !leads(props)) return null
  const own = back?.form === 'verlenging' ? back : undefined
  const to = (act: 'sluiting' | 'verlenging' | 'intrekking') => urls.datepollAct(here.workspace, poll.id, act)
  return (
    <>
      {state === 'open' && <Section title={t.close}>
        <Form panel action={to('sluiting')}><OnceKey /><p class="nl-paragraph">{t.closeNote}</p><Actions><Button kind="secondary">{t.closeButton}</Button></Actions></Form>
      </Section>}
      <Section title={t.extend} id="verlenging">
        <Flow>
          <Wrong here={here} errors={own?.errors} />
          <Form panel action={to('verlenging')}>
            <OnceKey /><Seen shown={poll.ends_at} errors={own?.errors} typed={own?.typed} />
            <p class="nl-paragraph">{t.extendNote}</p>
            <TextField name="ends" type="date" short label={t.until} value={own?.typed ? again(own.typed, 'ends') : weekLonger(poll)}
              error={wordsFor(here, own?.errors, 'ends')} />
            <Actions><Button kind="secondary">{t.extendButton}</Button></Actions>
          </Form>
          <Now here={here} errors={own?.errors} lines={[[t.until, dateAndTime(poll.ends_at, here.language)]]} />
        </Flow>
      </Section>
      <Withdrawing here={here} action={to('intrekking')} title={t.withdraw} note={t.withdrawNote} sure={t.withdrawSure} button={t.withdrawButton}
        errors={back?.form === 'intrekking' ? back.errors : undefined} />
    </>
  )
}

/** One poll: what is asked, when the reader can, which days are best, and the choice. */
export const PollPage = (props: PollProps) => {
  const { here, poll, told, answers, own, page, marker, back, done } = props
  const t = texts[here.language]
  marker.section('waarover')
  const ring = here.rings.find(({ id }) => id === poll.ring_id)
  return (
    <Shell here={here} title={`${poll.title}: ${t.title}`} step={2} live flash={wordFor(t.done, done)}
      crumbs={[{ label: t.title, href: urls.datepolls(here.workspace) }, { label: poll.title }]}>
      <Head title={poll.title} kicker={t.title} ring={ringText(here, ring)}>
        <div class="dt-after dt-flow dt-flow--tight">
          <p class="dt-when"><time datetime={isoDay(poll.asked_at)}>{t.asked(longDate(poll.asked_at, here.language))}</time></p>
          <p class="nl-paragraph" id="stand" data-live="date_poll"><Stand here={here} line={poll} /></p>
          <Rules {...props} />
        </div>
      </Head>
      {poll.about && <Section first title={t.page.about} id="waarover"><Flow>{poll.about.split(/\n{2,}/).map((one) => <p class="nl-paragraph dt-lines"><Marked text={one} marker={marker} /></p>)}</Flow></Section>}
      {poll.withdrawn_at && <Section strong title={t.page.withdraw} titleHidden><p class="nl-paragraph">{t.page.withdrawn}</p></Section>}
      {poll.chosen && <Chosen here={here} poll={poll} own={own} chosen={poll.chosen} />}
      <Answering {...props} back={back?.form === 'antwoord' ? back : undefined} />
      <Result here={here} poll={poll} told={told} own={own} />
      <Choosing {...props} />
      <Answers here={here} poll={poll} answers={answers} page={page} marker={marker} />
      <TermsSaid here={here} marker={marker} live="date_poll" />
      <Changing {...props} />
      <Section><p><a href={urls.datepolls(here.workspace)}>{t.back}</a></p></Section>
    </Shell>
  )
}
