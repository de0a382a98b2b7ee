import type { Here } from '../../../platform/here.ts'
import { Section } from '../../../platform/look/sheet.tsx'
import { Rows } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import type { WholeFinding } from './queries.ts'
import { texts } from './texts.ts'
import { Listing } from './views.tsx'

/** The places of each text together, so that its title is said once. */
const perText = <T,>(places: readonly T[], textOf: (place: T) => string | number): (readonly [T, readonly T[]])[] =>
  [...new Set(places.map(textOf))].map((text) => places.filter((place) => textOf(place) === text))
    .flatMap((own) => (own[0] === undefined ? [] : [[own[0], own] as const]))

const PlaceList = ({ here, page, places }: { here: Here; page: string; places: readonly { place: string; block: string }[] }) => {
  const said = places.filter(({ place }) => place !== '')
  return said.length === 0 ? '' : (
    <p class="dt-small"><Listing and={texts[here.language].and} items={said.map(({ place, block }) => <a href={`${page}#b-${block}`}>{place}</a>)} /></p>
  )
}

/** The texts and publications that a finding stands in, and where in each. */
export const WhereUsed = ({ here, became }: { here: Here; became: WholeFinding['became'] }) => {
  const t = texts[here.language]
  const { places, publications } = became
  return (
    <Section title={t.one.places}>
      <div id="plaatsen" data-live="draft publication finding">
        {places.length + publications.length === 0 && <p class="nl-paragraph">{t.one.notUsed}</p>}
        <Rows spacing="tight">
          {perText(places, ({ draft }) => draft).map(([{ draft, title }, own]) => (
            <li>
              <p class="dt-plain"><a href={urls.draft(here.workspace, draft)}>{title}</a> <span class="dt-when">{t.place(draft, '')}</span></p>
              <PlaceList here={here} page={urls.draft(here.workspace, draft)} places={own} />
            </li>
          ))}
          {perText(publications, ({ slug, number }) => urls.edition(slug, number)).map(([{ slug, number, title }, own]) => (
            <li>
              <p class="dt-plain"><a href={urls.edition(slug, number)}>{t.edition(title, number, '')}</a></p>
              <PlaceList here={here} page={urls.edition(slug, number)} places={own} />
            </li>
          ))}
        </Rows>
      </div>
    </Section>
  )
}
