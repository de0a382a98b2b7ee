import { isoDay, longDate } from '../../../platform/dates.ts'
import type { Here } from '../../../platform/here.ts'
import { Section } from '../../../platform/look/sheet.tsx'
import { urls } from '../../../urls.ts'
import { licences } from '../../../workspaces/licence.ts'
import type { Edition, EditionLine } from './frozen.ts'
import { Counts } from './passages.tsx'
import { texts } from './texts.ts'

interface Props { here: Here; edition: Edition; editions: readonly EditionLine[]; origin: string }

/** The works cited, in Dutch APA, each with an anchor. */
export const SourcesOf = ({ here, edition }: { here: Here; edition: Edition }) => {
  if (edition.sources.length === 0) return null
  return (
    <div class="dt-read">
      <h2 class="nl-heading nl-heading--level-2 dt-chapter dt-chapter--next" id="bronnen">{texts[here.language].sources}</h2>
      <ul class="dt-references">
        {edition.sources.map(({ id, parts }) => (
          <li id={`bron-${id}`}>
            {parts.map(({ text, italic, href }) => (href ? <a href={href} rel="noopener">{text}</a> : italic ? <em>{text}</em> : text))}
          </li>
        ))}
      </ul>
    </div>
  )
}

const Ripeness = ({ here, edition }: Props) => {
  const t = texts[here.language]
  return (
    <>
      <dt id="rijpheid">{t.ripeness}</dt>
      <dd>
        {edition.ripeness.map(({ key, met, open, waiting }, at) => <>{at > 0 && <br />}{t.criterion[key]}: {waiting ? t.waiting : met ? t.met : t.notMet(open)}</>)}
        {edition.against_each.map(({ key, reason }) => <><br /><strong>{t.against[key]}.</strong> {t.chairSays(reason)}</>)}
      </dd>
    </>
  )
}

const Editions = ({ here, edition, editions }: Props) => {
  const t = texts[here.language]
  return (
    <>
      <p class="dt-margin-title">{t.editions}</p>
      <ul class="dt-plain-list dt-small">
        {editions.map(({ number, published_at, withdrawn_at }) => (
          <li>
            <a href={urls.edition(edition.slug, number)} aria-current={number === edition.number ? 'page' : undefined}>{t.edition(number)}</a>,{' '}
            <time datetime={isoDay(published_at)}>{longDate(published_at, here.language)}</time>{withdrawn_at && ` (${t.wasWithdrawn})`}
          </li>
        ))}
      </ul>
      <p class="dt-small"><a href={urls.editionJson(edition.slug, edition.number)} type="application/json">{t.data}</a></p>
      <p class="dt-small"><a href={urls.feeds}>{t.feed}</a></p>
    </>
  )
}

/** Who made it, how ripe it was, how to refer to it, and the other editions. */
export const ColophonOf = (props: Props) => {
  const { here, edition, origin } = props
  const t = texts[here.language]
  const { colophon } = edition
  const address = `${origin}${urls.edition(edition.slug, edition.number)}`
  return (
    <Section id="colofon" title={t.colophon} strong margin={<Editions {...props} />}>
      <dl class="dt-facts dt-facts--colophon">
        <dt>{t.assignment}</dt><dd>{colophon.assignment}{edition.charter_version !== null && <> <span class="dt-soft">{t.charter(edition.charter_version)}</span></>}</dd>
        <dt>{t.wrote}</dt>
        <dd>
          {colophon.people.few ? t.fewPeople : t.people(colophon.people.total)} <Counts here={here} colophon={colophon} voices={colophon.people} />
          <br />{colophon.names.length > 0 ? colophon.names.join('; ') : t.namesHidden}
        </dd>
        <dt>{t.basis}</dt>
        <dd>
          {colophon.contributions.few ? t.fewContributions : t.contributions(colophon.contributions.total)}
          {Object.keys(colophon.contributions.per).length > 0 && <> <Counts here={here} colophon={colophon} voices={colophon.contributions} /></>}
          , {t.findings(colophon.findings)}
        </dd>
        <Ripeness {...props} />
        <dt>{t.cite}</dt><dd>{t.citation(here.siteName, edition.published_at.getFullYear(), edition.title, edition.number, address)}</dd>
        <dt>{t.use}</dt><dd><a rel="license" href={licences[here.licence].url}>{t.licences[here.licence]}</a></dd>
      </dl>
    </Section>
  )
}
