import type { Language } from '../here.ts'
import { Crumbs, Foot, Masthead, Rail } from './frame.tsx'
import type { CrumbsProps, FootProps, MastheadProps, RailProps } from './frame.tsx'
import { raw } from './markup.ts'
import type { Children } from './markup.ts'
import { Sprite } from './sprite.tsx'
import { texts } from './texts.ts'

export type LayoutProps = MastheadProps & FootProps & {
  language: Language
  /** what the page is about; ' · Denktank' comes behind it */
  title: string
  /** the association */
  siteName: string
  rail?: RailProps
  crumbs?: CrumbsProps['crumbs']
  /** the sample association: says so on every page */
  sample?: boolean
  /** said once after something was done */
  flash?: Children
  /** one or two sentences, for search engines and previews */
  description?: string
  feeds?: readonly { title: string; href: string; type?: string }[]
  /** the licence under which what stands here may be reused */
  licence?: string
  robots?: 'noindex'
  canonical?: string
  /** addresses of scripts, loaded after the page as modules */
  scripts?: readonly string[]
  /** addresses: the stylesheet, the fonts to fetch at once, the icon */
  assets: { css: string; preload: readonly string[]; icon?: string }
  children?: Children
}

const DocumentHead = (props: LayoutProps) => {
  const { title, siteName, description = `${title}. ${siteName}`, assets, canonical } = props
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title === 'Denktank' ? title : `${title} · Denktank`}</title>
      <meta name="description" content={description} />
      {props.robots && <meta name="robots" content={props.robots} />}
      {assets.preload.map((href) => <link rel="preload" as="font" type="font/woff2" href={href} crossorigin="anonymous" />)}
      <link rel="stylesheet" href={assets.css} />
      {assets.icon && <link rel="icon" type="image/svg+xml" href={assets.icon} />}
      {canonical && <><link rel="canonical" href={canonical} /><OpenGraph {...props} description={description} /></>}
      {props.licence && <link rel="license" href={props.licence} />}
      {props.feeds?.map(({ title: name, href, type = 'application/atom+xml' }) => <link rel="alternate" type={type} title={name} href={href} />)}
      {props.scripts?.map((src) => <script type="module" src={src}></script>)}
    </head>
  )
}

const OpenGraph = ({ title, siteName, description, canonical, language }: LayoutProps) => (
  <>
    <meta property="og:title" content={title} />
    <meta property="og:site_name" content={`Denktank · ${siteName}`} />
    <meta property="og:description" content={description} />
    <meta property="og:type" content="website" />
    <meta property="og:url" content={canonical} />
    <meta property="og:locale" content={language === 'nl' ? 'nl_NL' : 'en_GB'} />
  </>
)

/** A whole page, from doctype on. Holds no script and no style of its own: a strict content policy lets it pass. */
export const Layout = (props: LayoutProps) => {
  const { language, rail, crumbs, sample, flash, children } = props
  return (
    <>
      {raw('<!DOCTYPE html>')}
      <html lang={language} class="voorbeeld-theme denktank-theme">
        <DocumentHead {...props} />
        <body class="dt-body">
          <a class="nl-skip-link" href="#inhoud">{texts[language].skip}</a>
          <Sprite />
          <Masthead {...props} sample={sample} />
          {rail && <Rail {...rail} language={language} />}
          {crumbs && <Crumbs crumbs={crumbs} language={language} />}
          <main id="inhoud">
            {flash && <div class="dt-sheet dt-flash"><p class="dt-flash__text" role="status">{flash}</p></div>}
            {children}
          </main>
          <Foot {...props} />
        </body>
      </html>
    </>
  )
}
