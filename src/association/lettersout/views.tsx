import { dateAndTime, figure, longDate } from '../../platform/dates.ts'
import { wordFor } from '../../platform/formtexts.ts'
import { tooOld } from '../../platform/health.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button } from '../../platform/look/form.tsx'
import { Tag } from '../../platform/look/marks.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { Empty, Pager, Row, Rows, Table } from '../../platform/look/table.tsx'
import type { DnsRecord } from '../../platform/post/settings.ts'
import { urls } from '../../urls.ts'
import { Shell } from '../../workspaces/shell.tsx'
import { pageSize, type PostCounts, type TroubledLetter } from './queries.ts'
import { texts } from './texts.ts'

interface Props {
  here: Here
  counts: PostCounts
  letters: readonly TroubledLetter[]
  page: number
  /** a mail server is set */
  sends: boolean
  records: readonly DnsRecord[]
  done: string | undefined
}

const Counts = ({ here, counts, sends }: Props) => {
  const t = texts[here.language]
  const { waiting, since, today, refused, doubtful } = counts
  const rows: [string, number][] = [[t.waiting(since ? longDate(since, here.language) : undefined), waiting], [t.today, today], [t.refused, refused], [t.doubtful, doubtful]]
  return (
    <Section first title={t.now}>
      <Flow>
        {!sends && <p class="nl-paragraph">{t.noServer}</p>}
        <Table caption={t.now} captionHidden columns={t.columns.map((label, at) => ({ label, numeric: at === 1 }))}
          rows={rows.map(([label, number]) => [label, figure(number, here.language)])} />
      </Flow>
    </Section>
  )
}

const why = (here: Here, { doubtful, fault, fresh }: TroubledLetter) => {
  const t = texts[here.language]
  if (fault === tooOld) return t.tooOld
  const said = doubtful ? t.doubtfulNote : t.said(fault)
  return fresh ? said : `${said} ${t.oldNote}`
}

const Letter = ({ here, letter }: { here: Here; letter: TroubledLetter }) => {
  const t = texts[here.language]
  const { id, address, person_id, name, written_at, doubtful, fresh } = letter
  const of = <span class="dt-hidden">{t.of(address)}</span>
  return (
    <Row title={person_id ? name : address} {...(person_id ? { href: urls.person(person_id) } : {})}
      when={<><Tag ink={doubtful}>{doubtful ? t.doubtfulIs : t.refusedIs}</Tag> {person_id && <>{address}. </>}{t.written(dateAndTime(written_at, here.language))}</>}>
      <p class="dt-small">{why(here, letter)}</p>
      <Actions>
        {fresh && <form action={urls.letterAgain(id)} method="post"><Button kind="secondary">{t.again}{of}</Button></form>}
        <form action={urls.letterLeft(id)} method="post"><Button kind="secondary">{t.leave}{of}</Button></form>
      </Actions>
    </Row>
  )
}

/** How the mail stands, the letters that ask for somebody, and the records for the DNS. */
export const LettersOutPage = (props: Props) => {
  const { here, letters, page, records, done } = props
  const t = texts[here.language]
  const total = letters[0]?.total ?? 0
  return (
    <Shell here={here} title={t.title} menu="association" flash={wordFor(t.done, done)} crumbs={[{ label: t.crumb, href: urls.association }, { label: t.title }]}>
      <Head title={t.title} lead={t.lead} ring={t.ring} />
      <Counts {...props} />
      <Section strong title={t.list} note={total > 0 && t.count(figure(total, here.language))}>
        {letters.length === 0 ? <Empty><p class="nl-paragraph">{t.none}</p></Empty> : <Rows>{letters.map((letter) => <Letter here={here} letter={letter} />)}</Rows>}
        <Pager language={here.language} page={page} pages={Math.ceil(total / pageSize)} hrefOf={(pagina) => urls.lettersOut({ pagina })} />
      </Section>
      <Section wide title={t.dns} note={t.dnsNote}>
        {records.length === 0 ? <p class="nl-paragraph">{t.dnsNone}</p>
          : <dl class="dt-facts">{records.map(({ kind, name, value }) => <><dt>{kind}: {name}</dt><dd>{value}</dd></>)}</dl>}
      </Section>
    </Shell>
  )
}
