import { figure, longDate } from '../../platform/dates.ts'
import { wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, LinkButton } from '../../platform/look/form.tsx'
import { Flow, Head, MarginTitle, Section } from '../../platform/look/sheet.tsx'
import { Empty, Pager } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import { MandateTable } from '../mandates/list.views.tsx'
import { pageSize as mandatesPage, type Mandate } from '../mandates/queries.ts'
import { texts as mandateTexts } from '../mandates/texts.ts'
import { Codes, Merge } from './codes.views.tsx'
import { Wrong, type Problems } from './form.views.tsx'
import type { Organisation, Related } from './queries.ts'
import { texts } from './texts.ts'

export interface OrganisationProps extends Problems {
  here: Here
  organisation: Organisation
  mandates: readonly Mandate[]
  /** how many mandates there are on all pages */
  total: number
  page: number
  people: readonly { readonly id: string; readonly name: string }[]
  peopleTotal: number
  /** for the merger; empty when the one who looks may not */
  others: readonly { readonly id: string; readonly name: string }[]
  mays: { readonly edit: boolean; readonly give: boolean }
  /** which form came back wrong */
  form?: 'code' | 'merge'
  done: string | undefined
}

const Links = ({ list, here }: { list: readonly Related[]; here: Here }) => list.map(({ id, name, on_day }, at) => (
  <>{at > 0 && ', '}<a href={urls.organisation(id)}>{name}</a> <span class="dt-soft">({longDate(on_day, here.language)})</span></>
))

const Ended = ({ here, organisation }: OrganisationProps) => {
  const { page } = texts[here.language]
  const { ended_on, is_over, successors } = organisation
  if (!ended_on) return null
  const day = longDate(ended_on, here.language)
  return (
    <div class="dt-panel">
      <p class="dt-plain"><strong>{is_over ? page.over(day) : page.ends(day)}</strong>
        {successors.length > 0 && (
          <> {is_over ? page.into : page.goes} {successors.map(({ id, name }, at) => (
            <>{at > 0 && ', '}<a href={urls.organisation(id)}>{name}</a></>
          ))}. {page.handNote}</>
        )}</p>
    </div>
  )
}

const Facts = ({ here, organisation }: OrganisationProps) => {
  const t = texts[here.language]
  const { facts, unknown } = t.page
  const { region, membership, size_class, predecessors } = organisation
  return (
    <dl class="dt-facts">
      <dt>{facts.kind}</dt><dd>{t.kinds[organisation.kind]}</dd>
      <dt>{facts.size}</dt><dd>{size_class ? t.sizes[size_class] : unknown}</dd>
      <dt>{facts.region}</dt><dd>{region ? <a href={urls.region(region)}>{region}</a> : unknown}</dd>
      <dt>{facts.membership}</dt><dd>{membership ? t.memberships[membership] : unknown}</dd>
      {predecessors.length > 0 && <><dt>{t.page.from}</dt><dd><Links list={predecessors} here={here} /></dd></>}
    </dl>
  )
}

const Speaking = ({ here, organisation, mandates, total, page, mays }: OrganisationProps) => {
  const t = texts[here.language].page
  const words = mandateTexts[here.language]
  const give = mays.give && !organisation.is_over
    && <Actions><LinkButton href={urls.newMandate(organisation.id)}>{words.give.button}</LinkButton></Actions>
  return (
    <Section strong wide id="mandaten" live="mandate person organisation" title={t.mandates} note={t.mandatesNote}>
      {mandates.length === 0
        ? <Empty><p class="nl-paragraph">{words.none} {give ? words.noneNext : words.noneAsk}</p>{give}</Empty>
        : (
          <Flow>
            <MandateTable here={here} mandates={mandates} by="organisation" />
            <Pager language={here.language} page={page} pages={Math.ceil(total / mandatesPage)}
              hrefOf={(each) => `${urls.organisation(organisation.id)}?pagina=${each}#mandaten`} />
            {give}
          </Flow>
        )}
    </Section>
  )
}

const People = ({ here, organisation, people, peopleTotal }: OrganisationProps) => {
  const t = texts[here.language].page
  return (
    <Flow tight>
      <MarginTitle level={2}>{t.people}</MarginTitle>
      {people.length === 0
        ? <p class="dt-small dt-soft">{t.noPeople}</p>
        : <ul class="dt-plain-list dt-small dt-links">{people.map(({ id, name }) => <li><a href={urls.person(id)}>{name}</a></li>)}</ul>}
      {peopleTotal > people.length
        && <p class="dt-small"><a href={`${urls.people}?organisatie=${organisation.id}`}>{t.allPeople(figure(peopleTotal, here.language))}</a></p>}
    </Flow>
  )
}

/** One organisation: what it is, its codes, its people, who speaks for it now and who did, and what it went into. */
export const OrganisationPage = (props: OrganisationProps) => {
  const { here, organisation, mays, done } = props
  const t = texts[here.language]
  return (
    <Shell here={here} title={organisation.name} live menu="association" flash={wordFor(t.done, done)}
      crumbs={[{ label: t.crumb, href: urls.association }, { label: t.title, href: urls.organisations }, { label: organisation.name }]}>
      <Head title={organisation.name} kicker={t.kinds[organisation.kind]} ring={ringText(here)}>
        <Wrong {...props} />
        {mays.edit && <div class="dt-after"><Actions><LinkButton href={urls.editOrganisation(organisation.id)}>{t.edit}</LinkButton></Actions></div>}
      </Head>
      <Section first id="organisatie" live="organisation person import" margin={<People {...props} />}><Flow><Ended {...props} /><Facts {...props} /></Flow></Section>
      <Speaking {...props} />
      <Codes {...props} />
      {mays.edit && <Merge {...props} />}
    </Shell>
  )
}
