import type { Language } from '../here.ts'
import type { Children } from './markup.ts'
import { Head, Section } from './sheet.tsx'
import { texts } from './texts.ts'

/** A sentence with a link in it: before, link, after. Without an address there is nothing to say. */
const Hint = ({ words, href }: { words: readonly string[]; href: string | undefined }) =>
  href ? <li>{words[0]}<a href={href}>{words[1]}</a>{words[2]}</li> : null

// Heights in percents of a row of contributions in which one is missing. Drawn from no data: this page knows nothing.
const HEIGHTS = [43, 27, 43, 38, 16, 27, 76, 27, 43, 4, 27, 49, 22, 32, 16, 60, 22, 43, 32, 81, 60, 4, 43, 11, 27, 76, 43,
  70, 16, 43, 27, 32, 27, 16, 60, 32, 38, 4, 32, 49, 92, 3, 27, 11, 38, 49, 32, 32, 27, 4, 49, 32, 11, 65, 54, 5, 43, 43,
  60, 70, 4, 27, 5, 32, 16, 49, 27, 60, 43]
const MISSING = 40

const Gone = () => (
  <svg class="dt-gone" viewBox="0 0 686 100" preserveAspectRatio="none" aria-hidden="true">
    {HEIGHTS.map((height, at) => at === MISSING
      ? <rect class="dt-ghost" vector-effect="non-scaling-stroke" x={at * 10} y={100 - height} width="6" height={height}></rect>
      : <rect class="b-line" x={at * 10} y={100 - height} width="6" height={height}></rect>)}
  </svg>
)

const Page = ({ status, title, lead, children }: { status: string; title: string; lead: string; children?: Children }) => (
  <>
    <Head kicker={status} title={title} lead={lead} />
    <Section first><div class="dt-flow">{children}</div></Section>
    <Gone />
  </>
)

const SearchRow = ({ language, action }: { language: Language; action: string }) => (
  <form class="dt-searchrow" role="search" action={action} method="get">
    <div class="utrecht-form-field utrecht-form-field--text">
      <div class="utrecht-form-field__label"><label class="utrecht-form-label" for="z">{texts[language].search}</label></div>
      <div class="utrecht-form-field__input">
        <input class="utrecht-textbox utrecht-textbox--html-input" id="z" name="z" type="search" />
      </div>
    </div>
    <button class="nl-button nl-button--secondary" type="submit">
      <span class="nl-button__label">{texts[language].search}</span>
    </button>
  </form>
)

type NotFoundProps = { language: Language; signIn?: string; mine?: string; publications?: string; contact?: string; search?: string }

/** 404. The same for what is not there and for what may not be seen; says nothing about the address asked for. */
export const NotFound = ({ language, signIn, mine, publications, contact, search }: NotFoundProps) => {
  const t = texts[language].notFound
  return (
    <Page status="404" title={t.title} lead={t.lead}>
      {(signIn || mine || publications || contact) && (
        <ul class="dt-list">
          <Hint words={t.signIn} href={signIn} />
          <Hint words={t.mine} href={mine} />
          <Hint words={t.publications} href={publications} />
          <Hint words={t.report} href={contact} />
        </ul>
      )}
      {search && <SearchRow language={language} action={search} />}
    </Page>
  )
}

type BackProps = { language: Language; back?: string; contact?: string; reason?: Children }

/** 403: it is here and you can see it, but this is not yours to do. */
export const Forbidden = ({ language, back, contact, reason }: BackProps) => {
  const t = texts[language].forbidden
  return (
    <Page status="403" title={t.title} lead={t.lead}>
      {reason && <p class="nl-paragraph">{reason}</p>}
      {(back || contact) && <ul class="dt-list"><Hint words={t.back} href={back} /><Hint words={t.contact} href={contact} /></ul>}
    </Page>
  )
}

/** 400 and 413: what came could not be read, or was too much. `reason` says what to do. */
export const Unread = ({ language, status, reason }: { language: Language; status: 400 | 413; reason: string }) => {
  const t = texts[language].unread
  return <Page status={String(status)} title={status === 413 ? t.large : t.title} lead={t.lead}><p class="nl-paragraph">{reason}</p></Page>
}

/** 409: somebody or something was earlier. `late` says what, as a heading and why; `looks`: nothing was sent; `back` leads to how it is now. */
export const TooLate = ({ language, back, contact, late, looks = false }: Omit<BackProps, 'reason'> & { late?: readonly [title: string, why: string] | undefined; looks?: boolean }) => {
  const t = texts[language].tooLate
  return (
    <Page status="409" title={late?.[0] ?? t.title} lead={looks ? t.looked : t.lead}>
      {late && <p class="nl-paragraph">{late[1]}</p>}
      {(back || contact) && <ul class="dt-list"><Hint words={t.back} href={back} /><Hint words={t.contact} href={contact} /></ul>}
    </Page>
  )
}

/** 500. `number` is the request's, as it stands in the log. */
export const Broken = ({ language, number, contact }: { language: Language; number: string; contact?: string }) => {
  const t = texts[language].broken
  return (
    <Page status="500" title={t.title} lead={t.lead}>
      <p class="nl-paragraph">{t.again}</p>
      <p class="nl-paragraph">
        {contact ? <>{t.contact[0]}<a href={contact}>{t.contact[1]}</a>{t.contact[2]}</> : t.number}{' '}
        <strong class="dt-figures">{number}</strong>
      </p>
    </Page>
  )
}

/** 503: the database keeps nothing for now (`full`: its disk is full), or does not answer. It passes; who runs the site can help. */
export const Away = ({ language, number, full }: { language: Language; number: string; full: boolean }) => {
  const t = texts[language].away
  return (
    <Page status="503" title={t.title} lead={full ? t.full : t.lead}>
      <p class="nl-paragraph">{t.kept}</p>
      <p class="nl-paragraph">{full ? t.tell : t.again}</p>
      <p class="nl-paragraph">{t.number} <strong class="dt-figures">{number}</strong></p>
    </Page>
  )
}

/** 429. `minutes` until it may be done again, when that is known. */
export const TooMany = ({ language, minutes, contact }: { language: Language; minutes?: number; contact?: string }) => {
  const t = texts[language].tooMany
  return (
    <Page status="429" title={t.title} lead={t.lead}>
      {minutes !== undefined && <p class="nl-paragraph">{t.wait(minutes)}</p>}
      {contact && <ul class="dt-list"><Hint words={t.contact} href={contact} /></ul>}
    </Page>
  )
}
