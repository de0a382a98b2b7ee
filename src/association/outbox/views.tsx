import { dateAndTime } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, LinkButton } from '../../platform/look/form.tsx'
import type { Children } from '../../platform/look/markup.ts'
import { Head, Section } from '../../platform/look/sheet.tsx'
import { Empty, Table } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { Shell } from '../../workspaces/shell.tsx'
import type { Letter, WholeLetter } from './queries.ts'
import { texts } from './texts.ts'

/** The mails that would have gone out, newest first. */
export const OutboxPage = ({ here, letters }: { here: Here; letters: readonly Letter[] }) => {
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.title}>
      <Head title={t.title} lead={t.lead} ring={t.ring} />
      <Section first title={t.list} titleHidden wide>
        {letters.length === 0
          ? <Empty title={t.empty}><p class="nl-paragraph">{t.emptyHint}</p><Actions><LinkButton href={urls.signin()}>{t.signin}</LinkButton></Actions></Empty>
          : <Table caption={t.list} captionHidden columns={[{ label: t.subject }, { label: t.to }, { label: t.when }]}
              rows={letters.map((letter) => [
                <a href={urls.outboxMail(letter.id)}>{letter.subject}</a>, letter.address, dateAndTime(letter.written_at, here.language),
              ])} />}
      </Section>
    </Shell>
  )
}

const address = /(https?:\/\/\S+)/

/** Text with its addresses as links, but only those that lead to this site. */
const linked = (text: string, origin: string): Children[] =>
  text.split(address).map((part) => (part.startsWith(`${origin}/`) ? <a href={part}>{part}</a> : part))

const Paragraph = ({ text, origin }: { text: string; origin: string }) => (
  <p class="nl-paragraph">
    {text.split('\n').map((line, at) => <>{at > 0 && <br />}{linked(line, origin)}</>)}
  </p>
)

/** One mail as its receiver would read it. `origin`: the site's own, to which links may lead. */
export const LetterPage = ({ here, letter, origin }: { here: Here; letter: WholeLetter; origin: string }) => {
  const t = texts[here.language]
  return (
    <Shell here={here} title={letter.subject} crumbs={[{ label: t.title, href: urls.outbox }, { label: letter.subject }]}>
      <Head title={letter.subject} ring={t.ring} />
      <Section first margin={
        <dl class="dt-facts">
          <dt>{t.to}</dt><dd>{letter.address}</dd>
          {letter.reply_to && <><dt>{t.replyTo}</dt><dd>{letter.reply_to}</dd></>}
          <dt>{t.when}</dt><dd>{dateAndTime(letter.written_at, here.language)}</dd>
        </dl>
      }>
        <div class="dt-flow">
          {letter.body.trim().split(/\n{2,}/).map((text) => <Paragraph text={text} origin={origin} />)}
        </div>
      </Section>
    </Shell>
  )
}
