import type { Text } from '../../documents/schema.ts'
import { isoDay, longDate } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import type { Children } from '../../platform/look/markup.ts'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { Empty, Row, Rows, Table } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import { pageAddress, type SitePage } from './pages.ts'
import { texts } from './pages.texts.ts'
import type { ContactPerson, WebsiteSettings } from './queries.ts'
import { writtenFrom, type WrittenBlock } from './written.ts'

const wrap = (inside: Children, mark: NonNullable<Text['marks']>[number]): Children => {
  if (mark.type === 'strong') return <strong>{inside}</strong>
  if (mark.type === 'em') return <em>{inside}</em>
  return <a href={mark.attrs.href}>{inside}</a>
}

// The link is the first mark of a text, so it goes round the others when they are put on from the last.
/** Words of a text that the secretariat wrote. */
export const Words = ({ content }: { content: readonly Text[] }) =>
  <>{content.map(({ text, marks = [] }) => marks.reduceRight<Children>(wrap, text))}</>

const Block = ({ block }: { block: WrittenBlock }) => {
  if (block.kind === 'paragraph') return <p class="nl-paragraph"><Words content={block.content} /></p>
  if (block.kind === 'heading') {
    return block.level === 2
      ? <h2 class="nl-heading nl-heading--level-2"><Words content={block.content} /></h2>
      : <h3 class="nl-heading nl-heading--level-3"><Words content={block.content} /></h3>
  }
  const items = block.items.map((content) => <li><Words content={content} /></li>)
  return block.ordered ? <ol class="dt-list">{items}</ol> : <ul class="dt-list">{items}</ul>
}

/** Blocks of such a text, one after another. */
export const Blocks = ({ blocks }: { blocks: readonly WrittenBlock[] }) => <>{blocks.map((block) => <Block block={block} />)}</>

/** A text of the site, as markup of ours. */
export const Written = ({ text }: { text: string }) => <Flow><Blocks blocks={writtenFrom(text)} /></Flow>

/** One contact person: what for, and how to reach them. */
export const ContactRow = ({ here, person }: { here: Here; person: ContactPerson }) => {
  const t = texts[here.language]
  const { name, email, phone } = person
  return (
    <Row title={name} when={here.language === 'en' && person.about_en ? person.about_en : person.about}>
      {email && <p class="dt-small">{t.personMail}: <a href={`mailto:${email}`}>{email}</a></p>}
      {phone && <p class="dt-small">{t.personPhone}: <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{phone}</a></p>}
    </Row>
  )
}

const People = ({ here, people }: { here: Here; people: readonly ContactPerson[] }) => {
  const t = texts[here.language]
  return (
    <Section strong title={t.people} id="contactpersonen">
      {people.length === 0 ? <Empty><p class="nl-paragraph">{t.peopleNone}</p></Empty> : <Rows>{people.map((person) => <ContactRow here={here} person={person} />)}</Rows>}
    </Section>
  )
}

const Status = ({ here, settings, origin }: { here: Here; settings: WebsiteSettings; origin: string }) => {
  const t = texts[here.language].status
  const { accessibility: status, accessibility_on: on, accessibility_report: report } = settings
  return (
    <Section strong title={t.title} id="status">
      <dl class="dt-facts">
        <dt>{t.facts.owner}</dt><dd>{here.siteName}</dd>
        <dt>{t.facts.site}</dt><dd>{origin}</dd>
        <dt>{t.facts.status}</dt><dd>{status ? <><strong>{t.names[status]}</strong>. {t.means[status]}</> : t.unknown}</dd>
        {on && <><dt>{t.facts.on}</dt><dd><time datetime={isoDay(on)}>{longDate(on, here.language)}</time></dd></>}
        {report && <><dt>{t.facts.report}</dt><dd><a href={report}>{t.report}</a></dd></>}
      </dl>
    </Section>
  )
}

export type CookieLine = { use: 'session' | 'browser' | 'guest' | 'language'; name: string; days: number }

const Cookies = ({ here, cookies }: { here: Here; cookies: readonly CookieLine[] }) => {
  const t = texts[here.language].cookies
  const { columns } = t
  return (
    <Section strong title={t.title}>
      <Flow>
        <Table caption={t.title} captionHidden columns={[{ label: columns.name }, { label: columns.use }, { label: columns.kept }]}
          rows={cookies.map(({ use, name, days }) => [name, t.uses[use], t.days(days)])} />
        <p class="nl-paragraph">{t.stored}</p>
      </Flow>
    </Section>
  )
}

interface TextPageProps {
  here: Here; page: SitePage; text: string; saved: Date | null; origin: string; mayEdit: boolean
  people?: readonly ContactPerson[] | undefined; settings?: WebsiteSettings; cookies?: readonly CookieLine[]
}

/** A page that the secretariat writes, with what the program itself knows below it. */
export const TextPage = ({ here, page, text, saved, origin, mayEdit, people, settings, cookies }: TextPageProps) => {
  const t = texts[here.language]
  const title = t.titles[page]
  const margin = (saved || mayEdit) && (
    <Flow tight>
      {saved && <p class="dt-when">{t.written(longDate(saved, here.language))}</p>}
      {mayEdit && <p class="dt-small"><a href={urls.siteText(page, here.language)}>{t.edit}</a></p>}
    </Flow>
  )
  return (
    <Shell here={here} title={title} canonical={`${origin}${pageAddress[page]}`} description={`${title}. ${here.siteName}.`}>
      <Head title={title} kicker={t.kicker} ring={ringText(here, { kind: 'public', title: '' })} />
      <Section first title={title} titleHidden margin={margin || undefined}><Written text={text} /></Section>
      {people && <People here={here} people={people} />}
      {page === 'accessibility' && settings && <Status here={here} settings={settings} origin={origin} />}
      {cookies && <Cookies here={here} cookies={cookies} />}
    </Shell>
  )
}
