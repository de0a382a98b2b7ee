import type { Language } from '../here.ts'
import type { Children } from './markup.ts'
import type { StepState } from './spine.tsx'
import { texts } from './texts.ts'

type Link = { label: string; href: string }
type InLanguage = { language: Language }

export type MastheadProps = {
  menu: readonly (Link & { current?: boolean })[]
  /** the person, or where to sign in */
  account?: Link & { current?: boolean }
  /** this page in the other language; `lang` is that language */
  otherLanguage?: Link & { lang: Language }
  /** a field to search with, and where that leads */
  search?: { action: string; label: string } | undefined
  /** the front page; '/' when left out */
  home?: string
}

type MastheadHere = MastheadProps & InLanguage & { siteName: string; sample?: boolean }

/** A field in the head of every page; the button is for who presses one. */
const SearchField = ({ action, label }: NonNullable<MastheadProps['search']>) => (
  <form class="dt-find" role="search" action={action} method="get">
    <label class="dt-hidden" for="zoekveld">{label}</label>
    <input class="utrecht-textbox utrecht-textbox--html-input dt-find__field" id="zoekveld" name="z" type="search" placeholder={label} maxlength={200} />
    <button class="nl-button nl-button--subtle dt-find__go" type="submit"><span class="nl-button__label">{label}</span></button>
  </form>
)

const here = (current: boolean | undefined) => current ? 'page' as const : undefined

/** The name and the main menu: open on a wide screen, behind 'Menu' on a narrow one, without script. */
export const Masthead = (props: MastheadHere) => {
  const { language, menu, account, otherLanguage, siteName, search, home = '/', sample } = props
  const t = texts[language]
  return (
    <header class="dt-masthead">
      {sample && <p class="dt-sample">{t.sample}</p>}
      <div class="dt-masthead__bar">
        <a class="dt-wordmark" href={home}>Denktank{siteName !== 'Denktank' && <> <span class="dt-wordmark__owner">{siteName}</span></>}</a>
        <details class="dt-menu">
          <summary>{t.menu}</summary>
          <nav aria-label={t.mainMenu}>
            <ul class="dt-menu__list">
              {menu.map(({ label, href, current }) => (
                <li><a class="dt-menu__link" href={href} aria-current={here(current)}>{label}</a></li>
              ))}
              {account && (
                <li class="dt-menu__item--account">
                  <a class="dt-menu__link" href={account.href} aria-current={here(account.current)}>{account.label}</a>
                </li>
              )}
              {otherLanguage && (
                <li class={account ? undefined : 'dt-menu__item--account'}>
                  <a class="dt-menu__link" href={otherLanguage.href} lang={otherLanguage.lang}>{otherLanguage.label}</a>
                </li>
              )}
            </ul>
          </nav>
          {search && <SearchField {...search} />}
        </details>
      </div>
    </header>
  )
}

export type RailProps = {
  tank: Link & { current?: boolean }
  /** the steps of the spine; `current` is the one this page belongs to. A step without address is not there yet */
  /** `stateLabel`: the state in words where the usual ones do not fit */
  steps: readonly { label: string; href?: string; state: StepState; stateLabel?: string; current?: boolean }[]
  /** what runs beside the steps: conversations, concepts */
  asides?: readonly (Link & { current?: boolean })[]
}

const RailStep = ({ step, language }: InLanguage & { step: RailProps['steps'][number] }) => {
  const inside = (
    <>
      <span class={`dt-dot dt-dot--${step.state}`}></span>
      {step.label}<span class="dt-hidden">, {step.stateLabel ?? texts[language][step.state]}</span>
    </>
  )
  return (
    <li class="dt-rail__step">
      {step.href
        ? <a class="dt-rail__link" href={step.href} aria-current={step.current ? 'true' : undefined}>{inside}</a>
        : <span class="dt-rail__link dt-rail__link--closed">{inside}</span>}
    </li>
  )
}

/** What runs beside the steps, behind one word: there is more of it than fits on the line of the steps. */
const RailAsides = ({ asides, language }: InLanguage & { asides: NonNullable<RailProps['asides']> }) => {
  const now = asides.find(({ current }) => current)
  return (
    <li class="dt-rail__step dt-rail__aside">
      <details class="dt-rail__more">
        <summary class="dt-rail__link" aria-current={now ? 'true' : undefined}>{texts[language].beside}{now && <>: {now.label}</>}</summary>
        <ul>
          {asides.map(({ label, href, current }) => <li><a class="dt-rail__link" href={href} aria-current={here(current)}>{label}</a></li>)}
        </ul>
      </details>
    </li>
  )
}

/** The six steps as the navigation of one think tank; on a phone one line that opens. */
export const Rail = ({ language, tank, steps, asides = [] }: RailProps & InLanguage) => {
  const t = texts[language]
  const at = steps.findIndex((step) => step.current)
  const step = steps[at]
  return (
    <nav class="dt-rail" aria-label={t.stepsOf(tank.label)}>
      <div class="dt-rail__in">
        <a class="dt-rail__tank" href={tank.href} aria-current={here(tank.current)}>{tank.label}</a>
        <details class="dt-menu">
          <summary>{step ? t.stepOf(at + 1, steps.length, step.label) : t.sixSteps}</summary>
          <ol class="dt-rail__steps">
            {steps.map((each) => <RailStep step={each} language={language} />)}
            {asides.length > 0 && <RailAsides language={language} asides={asides} />}
          </ol>
        </details>
      </div>
    </nav>
  )
}

export type CrumbsProps = {
  /** from the top down; the last is this page and needs no address */
  crumbs: readonly { label: string; href?: string }[]
}

/** Where this page lies. */
export const Crumbs = ({ crumbs, language }: CrumbsProps & InLanguage) => (
  <nav class="dt-crumbs" aria-label={texts[language].crumbs}>
    <ol>
      {crumbs.map(({ label, href }, at) => href && at < crumbs.length - 1
        ? <li><a href={href}>{label}</a></li>
        : <li aria-current={at === crumbs.length - 1 ? 'page' : undefined}>{label}</li>)}
    </ol>
  </nav>
)

export type FootProps = { foot: readonly Link[]; footNote: Children }

/** What every page ends with: who we are, what we promise, under which licence. */
export const Foot = ({ language, foot, footNote }: FootProps & InLanguage) => (
  <footer class="dt-foot">
    <div class="dt-foot__in">
      <nav aria-label={texts[language].aboutSite}>
        <ul class="dt-foot__list">
          {foot.map(({ label, href }) => <li><a href={href}>{label}</a></li>)}
        </ul>
      </nav>
      <div><p class="dt-plain">{footNote}</p></div>
    </div>
  </footer>
)
