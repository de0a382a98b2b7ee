import { pageSize } from '../../../association/organisations/queries.ts'
import { figure, longDate } from '../../../platform/dates.ts'
import { wordFor } from '../../../platform/formtexts.ts'
import { ringOf, type Here } from '../../../platform/here.ts'
import { Actions, Button, Form, LinkButton, OnceKey, Radios, Select } from '../../../platform/look/form.tsx'
import { Icon, Mark, type IconName } from '../../../platform/look/marks.tsx'
import { Flow, Head, Section } from '../../../platform/look/sheet.tsx'
import { Empty, Pager, Table } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import { peopleHere } from '../../../workspaces/people/views.tsx'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { PreparationNav } from '../charter/nav.tsx'
import { dimensions, type Balance } from './balance.ts'
import { BalancePicture, BalanceTable, Missing } from './balance.views.tsx'
import { states, type InvitationLine, type OneInvitation, type Round, type State } from './queries.ts'
import { Below, Wrong, wrongWith, type Problems } from './shown.tsx'
import { texts } from './texts.ts'
import { Ways } from './ways.tsx'

const icons: Readonly<Record<'accepted' | 'open' | 'waiting' | 'declined', IconName>> = { accepted: 'taken', open: 'open', waiting: 'wait', declined: 'declined' }

const Counts = ({ here, round }: { here: Here; round: Round }) => {
  const t = texts[here.language].counts
  const say = (number: number) => figure(number, here.language)
  if (round.invited === 0) return <p class="nl-paragraph">{t.none}</p>
  return (
    <Flow>
      <ul class="dt-tally">
        {(['accepted', 'open', 'waiting', 'declined'] as const).filter((key) => key !== 'waiting' || round.waiting > 0).map((key) => (
          <li><Icon name={icons[key]} /><span><strong>{say(round[key])}</strong> {t[key]}</span></li>
        ))}
      </ul>
      <p class="dt-when">{say(round.invited)} {t.invited}. {round.seats === null ? t.noSeats : t.seats(say(round.seats), say(peopleHere(here)))}</p>
    </Flow>
  )
}

/** For who takes part and does not prepare: how it stands, without names. */
export const CountsPage = ({ here, round }: { here: Here; round: Round }) => {
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.title} step={2} live crumbs={[{ label: t.title }]}>
      <Head title={t.title} lead={t.leadMember} ring={ringText(here)}><PreparationNav here={here} current="invitations" /></Head>
      <Section first title={t.counts.title}><div id="stand" data-live="invitation participant"><Counts here={here} round={round} /></div></Section>
    </Shell>
  )
}

interface OverviewProps {
  here: Here
  round: Round
  balance: Balance
  list: readonly InvitationLine[]
  total: number
  filter: { state: State | undefined; page: number }
  done: string | undefined
}

const when = (here: Here, one: InvitationLine): string => {
  const t = texts[here.language].list
  if (one.state === 'open') return one.mailed_at ? t.until(longDate(one.until ?? '', here.language)) : t.underway
  return one.answered_at ? longDate(one.answered_at, here.language) : ''
}

const Invited = ({ here, list, total, filter }: OverviewProps) => {
  const t = texts[here.language]
  if (total === 0) return <p class="nl-paragraph">{filter.state ? t.list.noneOfState : t.list.none}</p>
  const { columns } = t.list
  return (
    <>
      <Table caption={t.list.title} captionHidden columns={[columns.name, columns.organisation, columns.perspective, columns.state, columns.when].map((label) => ({ label }))}
        rows={list.map((one) => [
          <a class="dt-quiet-link" href={urls.invitation(here.workspace, one.id)}>{one.name}</a>,
          <>{one.organisation}{one.outside && <span class="dt-soft"> ({t.list.outside})</span>}</>,
          <><Mark perspective={one.perspective} /> {perspectiveLabel(here, one.perspective)}</>, t.states[one.state], when(here, one),
        ])} />
      <Pager language={here.language} page={filter.page} pages={Math.ceil(total / pageSize)}
        hrefOf={(pagina) => urls.invitations(here.workspace, { stand: filter.state, pagina })} />
    </>
  )
}

const StateFilter = ({ here, filter }: OverviewProps) => {
  const t = texts[here.language]
  return (
    <form class="dt-form dt-searchrow" action={`${urls.invitations(here.workspace)}#lijst`} method="get">
      <Select name="stand" id="toon-stand" label={t.list.filter} value={filter.state ?? ''}
        options={[{ value: '', label: t.list.all }, ...states.filter((state) => state !== 'chosen').map((value) => ({ value, label: t.states[value] }))]} />
      <Button kind="secondary">{t.list.show}</Button>
    </form>
  )
}

const Dimensions = ({ here, balance }: OverviewProps) => {
  const t = texts[here.language].balance
  return (
    <ul class="dt-keyline">
      {dimensions.map((per) => (
        <li>{per === balance.dimension ? <strong>{t.dimensions[per]}</strong> : <a href={`${urls.invitations(here.workspace, { per })}#balans`}>{t.dimensions[per]}</a>}</li>
      ))}
    </ul>
  )
}

/** For the preparation group: who was asked, what they answered, and who is missing. */
export const OverviewPage = (props: OverviewProps) => {
  const { here, round, balance, done } = props
  const t = texts[here.language]
  const { chosen } = balance.total
  return (
    <Shell here={here} title={t.title} step={2} live crumbs={[{ label: t.title }]} flash={wordFor(t.done, done)}>
      <Head title={t.title} lead={t.lead} ring={ringText(here, ringOf(here, 'preparation'))}>
        <PreparationNav here={here} current="invitations" />
        <Ways here={here} />
      </Head>
      {chosen > 0 && (
        <Section first title={t.ways.send}>
          <p class="nl-paragraph">{t.onList(figure(chosen, here.language))}</p>
          <Actions><LinkButton href={urls.invite(here.workspace, 'versturen')}>{t.ways.send}</LinkButton></Actions>
        </Section>
      )}
      <Section strong title={t.counts.title} margin={<p class="dt-small"><a href={urls.invite(here.workspace, 'plaatsen')}>{t.ways.limits}</a></p>}>
        <div id="stand" data-live="invitation participant"><Counts here={here} round={round} /></div>
      </Section>
      <Section id="balans" title={t.balance.title} wide>
        <Flow>
          <Missing here={here} balance={balance} />
          <Dimensions {...props} />
          <div id="balans-nu" data-live="invitation participant"><Flow><BalancePicture here={here} balance={balance} /><BalanceTable here={here} balance={balance} /></Flow></div>
        </Flow>
      </Section>
      <Section id="lijst" title={t.list.title} wide>
        {round.invited === 0
          ? <Empty><p class="nl-paragraph">{t.list.none}</p></Empty>
          : <Flow><StateFilter {...props} /><div id="genodigden" data-live="invitation participant"><Invited {...props} /></div></Flow>}
      </Section>
    </Shell>
  )
}

interface OneProps extends Problems { here: Here; one: OneInvitation; done?: string | undefined }

const Facts = ({ here, one }: OneProps) => {
  const t = texts[here.language]
  const day = (moment: Date | string) => longDate(moment, here.language)
  return (
    <Flow tight>
      <dl class="dt-terms">
        <dt>{t.one.state}</dt><dd>{t.states[one.state]}</dd>
        {one.answered_at && <><dt>{t.one.answered}</dt><dd>{day(one.answered_at)}</dd></>}
        {one.sent_at && <><dt>{t.one.invited}</dt><dd>{day(one.sent_at)}</dd></>}
        {one.reminded_at && <><dt>{t.one.reminded}</dt><dd>{day(one.reminded_at)}</dd></>}
        {one.until && <><dt>{t.one.until}</dt><dd>{day(one.until)}</dd></>}
        {one.address && <><dt>{t.one.address}</dt><dd>{one.address}</dd></>}
      </dl>
      {one.sent_at && !one.mailed_at && !one.answer && <p class="dt-when">{t.one.mailWaits}</p>}
      {one.instead_of && <p class="dt-when">{t.one.instead}</p>}
    </Flow>
  )
}

const Note = (props: OneProps) => {
  const { here, one, errors } = props
  const t = texts[here.language].one
  const outside = one.person_id === null
  return (
    <Section title={t.note} id="noteren">
      <Flow>
        <p class="nl-paragraph">{t.noteLead} {outside && t.noteOutside}</p>
        <Form action={urls.invitationAct(here.workspace, one.id, 'antwoord')}>
          <OnceKey />
          <Radios name="antwoord" label={t.state} error={wrongWith(here, errors, 'antwoord')}
            options={[...(outside ? [] : [{ value: 'ja', label: t.yes }]), { value: 'nee', label: t.no }]} />
          <Actions><Button kind="secondary">{t.noteButton}</Button></Actions>
        </Form>
      </Flow>
    </Section>
  )
}

/** One invitation, for the preparation group: how it stands, and what it can do about it. */
export const OnePage = (props: OneProps) => {
  const { here, one, done } = props
  const t = texts[here.language]
  const alive = one.sent_at !== null && one.withdrawn_at === null && one.answer !== 'handed-on'
  const takesPart = one.state === 'yes'
  return (
    <Below here={here} title={one.name} lead={one.organisation} flash={wordFor(t.done, done)} head={<Wrong {...props} />}>
      <Section first title={t.one.state}>
        <Facts {...props} />
        {takesPart && <p class="nl-paragraph"><a href={urls.participants(here.workspace)}>{t.one.isIn}</a></p>}
      </Section>
      {alive && <Note {...props} />}
      {alive && !takesPart && (
        <Section title={t.one.withdraw} id="intrekken">
          <Flow>
            <p class="nl-paragraph">{t.one.withdrawLead}</p>
            <Form action={urls.invitationAct(here.workspace, one.id, 'intrekking')}><OnceKey /><Actions><Button kind="danger">{t.one.withdrawButton}</Button></Actions></Form>
          </Flow>
        </Section>
      )}
    </Below>
  )
}
