import { acts } from '../../acts.ts'
import { longDate } from '../../platform/dates.ts'
import type { Errors } from '../../platform/form.ts'
import { errorHeading, wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Checkbox, ErrorSummary, Form, OnceKey } from '../../platform/look/form.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { urls } from '../../urls.ts'
import { Shell } from '../shell.tsx'
import type { Closing } from './queries.ts'
import { texts } from './texts.ts'

interface Props { here: Here; closing: Closing; errors: Errors; done: string | undefined }

const CloseForm = ({ here, errors }: Props) => {
  const t = texts[here.language]
  const wrong = errors['zeker'] ? t.notSure : undefined
  return (
    <Section title={t.formTitle}>
      <Flow>
        {wrong && <ErrorSummary title={errorHeading(here.language)} errors={[{ field: 'zeker', message: wrong }]} />}
        <Form panel action={urls.closing(here.workspace)}>
          <OnceKey />
          <Checkbox name="zeker" value="ja" label={t.sure} required error={wrong} />
          <Actions><Button kind="danger">{t.button}</Button><a href={urls.thinktank(here.workspace)}>{t.cancel}</a></Actions>
        </Form>
      </Flow>
    </Section>
  )
}

const Meaning = ({ here, closing }: Props) => {
  const t = texts[here.language]
  return (
    <Section first title={t.whatTitle}>
      <Flow>
        <ul>{[...t.what, t.sealed[here.workspace.attribution]].map((line) => <li>{line}</li>)}</ul>
        <p class="nl-paragraph">{t.reopens}{closing.board === 0 && ` ${t.nobody}`}</p>
        {!acts['thinktank.close'].may(here.who) && <p class="nl-paragraph">{t.chairOnly}</p>}
      </Flow>
    </Section>
  )
}

const Reopen = ({ here, closing }: Props & { closing: { closed_at: Date } }) => {
  const t = texts[here.language]
  return (
    <Section first title={t.reopenTitle}>
      <Form panel action={urls.reopening(here.workspace)}>
        <OnceKey />
        <p class="nl-paragraph">{t.closed(longDate(closing.closed_at, here.language))}{closing.cut_at && ` ${t.cut}`} {t.reopenText}</p>
        <Actions><Button>{t.reopen}</Button></Actions>
      </Form>
    </Section>
  )
}

/** What closing means, and the button; of a closed think tank the way to open it again. */
export const ClosingPage = (props: Props) => {
  const { here, closing, done } = props
  const { closed_at } = closing
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.title} flash={wordFor(t.done, done)} crumbs={[{ label: t.title }]}>
      <Head title={t.title} lead={closed_at ? t.closed(longDate(closed_at, here.language)) : t.lead} ring={t.ring} />
      {closed_at ? <Reopen {...props} closing={{ ...closing, closed_at }} /> : <><Meaning {...props} />{acts['thinktank.close'].may(here.who) && <CloseForm {...props} />}</>}
    </Shell>
  )
}
