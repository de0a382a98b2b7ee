import type { Here } from '../../platform/here.ts'
import { Actions, Button, Form, Hidden, OnceKey } from '../../platform/look/form.tsx'
import { Head, Section } from '../../platform/look/sheet.tsx'
import { Rows } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import type { Choosable, Chosen } from '../members/queries.ts'
import { PersonLink, PersonSearch } from '../members/search.views.tsx'
import type { Colleague } from './queries.ts'
import { texts } from './texts.ts'
import { PeriodFields, Wrong, type Problems } from './views.tsx'

interface Props extends Problems {
  here: Here
  organisation: { readonly id: string; readonly name: string }
  /** people of the organisation itself */
  own: readonly Colleague[]
  /** what was searched for, and who was found */
  name: string
  page: number
  people: readonly Choosable[]
  total: number
  chosen: Chosen | undefined
}

const Own = ({ here, organisation, own }: Props) => {
  const { give, someone, fields } = texts[here.language]
  return (
    <Section first title={give.own}>
      {own.length === 0
        ? <p class="nl-paragraph">{give.noOwn}</p>
        : <Rows spacing="tight">{own.map(({ id, name, speaks }) => (
            <PersonLink here={here} href={urls.newMandate(organisation.id, id)} name={speaks ? fields.speaks(name ?? someone) : name ?? someone} />
          ))}</Rows>}
    </Section>
  )
}

const Search = ({ here, organisation, name, page, people, total }: Props) => (
  <Section title={texts[here.language].give.other} id="zoeken">
    <PersonSearch here={here} path={`${urls.mandates}/nieuw`} kept={{ organisatie: organisation.id }} hrefOf={(id) => urls.newMandate(organisation.id, id)}
      name={name} page={page} people={people} total={total} />
  </Section>
)

const Fill = ({ here, organisation, chosen, ...problems }: Props & { chosen: Chosen }) => {
  const { give } = texts[here.language]
  return (
    <Section first title={give.days}>
      <Form action={urls.newMandate(organisation.id, chosen.id)}>
        <OnceKey />
        <Hidden name="organisation_id" value={organisation.id} />
        <Hidden name="person_id" value={chosen.id} />
        <p class="nl-paragraph"><span class="dt-soft">{give.chosen}:</span> <strong>{chosen.name}</strong>{chosen.organisation && `, ${chosen.organisation}`}.
          {' '}<a href={urls.newMandate(organisation.id)}>{give.again}</a></p>
        <PeriodFields here={here} {...problems} />
        <Actions><Button>{give.button}</Button><a href={urls.organisation(organisation.id)}>{give.back}</a></Actions>
      </Form>
    </Section>
  )
}

/** Giving a mandate for an organisation: first who, then from when to when. */
export const GivePage = (props: Props) => {
  const { here, organisation, chosen } = props
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.give.title(organisation.name)} menu="association"
      crumbs={[{ label: t.crumb, href: urls.association }, { label: t.organisations, href: urls.organisations },
        { label: organisation.name, href: urls.organisation(organisation.id) }, { label: t.give.button }]}>
      <Head title={t.give.title(organisation.name)} kicker={t.title} lead={t.give.lead} ring={ringText(here)}><Wrong {...props} /></Head>
      {chosen ? <Fill {...props} chosen={chosen} /> : <><Own {...props} /><Search {...props} /></>}
    </Shell>
  )
}
