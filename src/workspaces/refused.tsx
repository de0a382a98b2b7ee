import type { Here } from '../platform/here.ts'
import { Away, Broken, Forbidden, NotFound, TooLate, TooMany, Unread } from '../platform/look/errorpages.tsx'
import { Actions, LinkButton } from '../platform/look/form.tsx'
import { Flow, Head, Section } from '../platform/look/sheet.tsx'
import type { Refusal } from '../platform/refusals.ts'
import { urls } from '../urls.ts'
import { texts } from './refused.texts.ts'
import { Shell } from './shell.tsx'

interface Props { here: Here; status: Refusal['status'] | 500 | 503; reason: string; number: string; back?: string | undefined; looks?: boolean; words?: readonly string[] }

const HalfWay = ({ here }: { here: Here }) => {
  const t = texts[here.language]
  return (
    <>
      <Head kicker="401" title={t.title[401]} lead={t.halfway} />
      <Section first><Actions><LinkButton kind="primary" href={urls.secondStep()}>{t.onward}</LinkButton></Actions></Section>
    </>
  )
}

/** A form came in and nobody is signed in: the session ended while somebody wrote. What they wrote can still be sent. */
const SignedOut = ({ here }: { here: Here }) => {
  const t = texts[here.language]
  return (
    <>
      <Head title={t.nobody.title} lead={t.nobody.lead} />
      <Section first>
        <Flow>
          <p class="nl-paragraph">{t.nobody.how}</p>
          <Actions><LinkButton kind="primary" href={urls.signin(here.path)}>{t.nobody.go}</LinkButton></Actions>
        </Flow>
      </Section>
    </>
  )
}

/** What somebody wrote in a form that could not be taken: it is nowhere else any more, so they can take it from here. */
const Wrote = ({ here, words }: { here: Here; words: readonly string[] }) => {
  const t = texts[here.language].wrote
  return (
    <Section title={t.title} note={t.note} id="geschreven">
      <Flow>{words.map((one) => <blockquote class="dt-cited"><p class="nl-paragraph dt-lines">{one}</p></blockquote>)}</Flow>
    </Section>
  )
}

/** Who is signed in was most likely on the way to a think tank of theirs, or to something that can be found by its words. */
const Lost = ({ here }: { here: Here }) => (here.who.member
  ? <NotFound language={here.language} mine={urls.thinktanks} publications={urls.publications} search={urls.searchAll()} />
  : <NotFound language={here.language} signIn={urls.signin(here.path)} publications={urls.publications} />)

/** What is said of a request that was refused or failed. Says the same of what is not there and of what may not be seen. */
export const RefusalPage = ({ here, status, reason, number, back, looks = false, words = [] }: Props) => {
  const t = texts[here.language]
  const { language } = here
  const late = status === 409 ? t.late[reason] : undefined
  return (
    <Shell here={here} title={reason === 'nobody' ? t.nobody.title : late?.[0] ?? t.title[status]} searches={status === 404}>
      {status === 404 && (reason === 'nobody' ? <SignedOut here={here} /> : <Lost here={here} />)}
      {status === 403 && <Forbidden language={language} back={back} />}
      {status === 409 && <TooLate language={language} back={back} late={late} looks={looks} />}
      {status === 429 && <TooMany language={language} />}
      {status === 401 && <HalfWay here={here} />}
      {(status === 400 || status === 413) && <Unread language={language} status={status} reason={status === 413 ? t.large : t.malformed} />}
      {status === 503 && <Away language={language} number={number} full={reason === 'full'} />}
      {words.length > 0 && <Wrote here={here} words={words} />}
      {status === 500 && <Broken language={language} number={number} />}
    </Shell>
  )
}
