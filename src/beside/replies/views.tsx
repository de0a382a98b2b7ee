import { dateAndTime, figure, longDate } from '../../platform/dates.ts'
import { wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button } from '../../platform/look/form.tsx'
import { Tag } from '../../platform/look/marks.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { Empty, Pager, Row, Rows, Table } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { Shell } from '../../workspaces/shell.tsx'
import { pageSize, type HeldMail, type MailInCount, type StoppedAddress } from './queries.ts'
import { texts } from './texts.ts'

interface Props {
  here: Here
  counts: readonly MailInCount[]
  held: readonly HeldMail[]
  stopped: readonly StoppedAddress[]
  page: number
  /** the address to which people answer; undefined: none is set */
  address: string | undefined
  done: string | undefined
}

const Counts = ({ here, counts, address }: Props) => {
  const t = texts[here.language]
  const rows = counts.map(({ outcome, reason, count }) => [t.outcomes[outcome] ?? outcome, t.reasons[reason] ?? '', figure(count, here.language)])
  return (
    <Section first title={t.counts} note={t.countsNote}>
      <Flow>
        <p class="nl-paragraph">{address ? t.address(address) : t.noAddress}</p>
        {rows.length > 0 ? <Table caption={t.counts} captionHidden columns={t.columns.map((label, at) => ({ label, numeric: at === 2 }))} rows={rows} />
          : <p class="nl-paragraph">{t.noMail}</p>}
      </Flow>
    </Section>
  )
}

const Held = ({ here, mail }: { here: Here; mail: HeldMail }) => {
  const t = texts[here.language]
  const { id, address, person_id, name, gone, kind, tank, reason, came_at } = mail
  const of = <span class="dt-hidden">{t.of(address)}</span>
  return (
    <Row title={address} when={<><Tag>{t.held[reason] ?? reason}</Tag> {t.came(dateAndTime(came_at, here.language))}</>}>
      <p class="dt-small">
        {t.asked(t.kinds[kind] ?? kind, tank ?? undefined)} {gone || !person_id ? t.ownerGone : <>{t.owner} <a href={urls.person(person_id)}>{name}</a>.</>} {t.heldNotes[reason] ?? ''}
      </p>
      <Actions>
        {!gone && <form action={urls.mailInAct(id, 'opnemen')} method="post"><Button kind="secondary">{t.take}{of}</Button></form>}
        <form action={urls.mailInAct(id, 'wegleggen')} method="post"><Button kind="secondary">{t.drop}{of}</Button></form>
      </Actions>
    </Row>
  )
}

const Stopped = ({ here, one }: { here: Here; one: StoppedAddress }) => {
  const t = texts[here.language]
  const { id, address, times, status, last_at, person_id, name } = one
  return (
    <Row title={name && person_id ? name : address} {...(person_id ? { href: urls.person(person_id) } : {})} when={t.cameBack(figure(times, here.language), longDate(last_at, here.language))}>
      <p class="dt-small">{person_id && <>{address}. </>}{status.startsWith('5.1') ? t.unknownAddress : status.startsWith('5.2') ? t.fullBox : t.otherBounce} {status && t.status(status)}</p>
      <Actions>
        <form action={urls.mailInAct(id, 'hervatten')} method="post"><Button kind="secondary">{t.resume}<span class="dt-hidden">: {address}</span></Button></form>
      </Actions>
    </Row>
  )
}

/** What became of mail that came in, what is held, and the addresses at which mail of ours does not arrive. */
export const MailInPage = (props: Props) => {
  const { here, held, stopped, page, done } = props
  const t = texts[here.language]
  const total = held[0]?.total ?? 0
  return (
    <Shell here={here} title={t.title} menu="association" flash={wordFor(t.done, done)} crumbs={[{ label: t.crumb, href: urls.association }, { label: t.title }]}>
      <Head title={t.title} lead={t.lead} ring={t.ring} />
      <Counts {...props} />
      <Section strong title={t.list} note={total > 0 && t.count(figure(total, here.language))}>
        {held.length === 0 ? <Empty><p class="nl-paragraph">{t.none}</p></Empty> : <Rows>{held.map((mail) => <Held here={here} mail={mail} />)}</Rows>}
        <Pager language={here.language} page={page} pages={Math.ceil(total / pageSize)} hrefOf={(pagina) => urls.mailIn({ pagina })} />
      </Section>
      <Section title={t.stopped} note={stopped.length > 0 && t.stoppedNote}>
        {stopped.length === 0 ? <p class="nl-paragraph">{t.noneStopped}</p> : <Rows>{stopped.map((one) => <Stopped here={here} one={one} />)}</Rows>}
      </Section>
    </Shell>
  )
}
