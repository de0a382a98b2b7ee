import { figure, isoDay, longDate } from '../../platform/dates.ts'
import { again } from '../../platform/form.ts'
import { errorText, wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Form, Hidden, OnceKey, TextField } from '../../platform/look/form.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { Table } from '../../platform/look/table.tsx'
import { texts as look } from '../../platform/look/texts.ts'
import { markOf } from '../../platform/seen.ts'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import type { Choosable, Chosen } from '../members/queries.ts'
import { PersonSearch } from '../members/search.views.tsx'
import { typedDay } from '../organisations/days.ts'
import type { Chair, Region } from './queries.ts'
import { texts } from './texts.ts'
import { ChairName, Wrong, type Problems } from './views.tsx'

interface Props extends Problems {
  here: Here
  region: Region
  mays: { readonly edit: boolean; readonly chairs: boolean }
  /** which form came back wrong */
  form?: 'edit' | 'chair'
  name: string
  page: number
  people: readonly Choosable[]
  total: number
  chosen: Chosen | undefined
  done: string | undefined
}

const Facts = ({ here, region }: Props) => {
  const { region: t } = texts[here.language]
  const organisations = t.organisations(figure(region.organisations, here.language))
  const filter = new URLSearchParams({ regio: region.name }).toString()
  return (
    <Flow>
      {region.is_over && <p class="nl-paragraph"><strong>{t.over(longDate(region.ended_on ?? '', here.language))}</strong></p>}
      <dl class="dt-facts">
        <dt>{t.facts.organisations}</dt><dd><a href={`${urls.organisations}?${filter}`}>{organisations}</a></dd>
        <dt>{t.facts.people}</dt><dd><a href={`${urls.people}?${filter}`}>{t.people(figure(region.people, here.language))}</a></dd>
      </dl>
    </Flow>
  )
}

const cellsOf = ({ here, region, mays }: Props, chair: Chair) => {
  const { chairs: t } = texts[here.language]
  const day = (value: string) => <time datetime={isoDay(value)}>{longDate(value, here.language)}</time>
  const cells = [<ChairName here={here} chair={chair} />, day(chair.since), chair.ended_on ? day(chair.ended_on) : chair.later ? t.later : t.now]
  if (!mays.chairs) return cells
  return [...cells, chair.ended_on ? '' : (
    <form action={urls.endRegionalChair(region.name)} method="post">
      <OnceKey /><Hidden name="chair_id" value={chair.id} />
      <Button kind="subtle">{t.end}<span class="dt-hidden">: {chair.name}</span></Button>
    </form>
  )]
}

const Chairs = (props: Props) => {
  const { here, region, mays } = props
  const { chairs: t } = texts[here.language]
  const heads = [t.columns.name, t.columns.since, t.columns.until, ...(mays.chairs ? [t.columns.do] : [])]
  return (
    <Section strong wide id="voorzitters" live="person" title={t.title} note={t.note}>
      {region.chairs.length === 0
        ? <p class="nl-paragraph">{t.none}</p>
        : <Table caption={t.title} captionHidden columns={heads.map((label) => ({ label }))} rows={region.chairs.map((chair) => cellsOf(props, chair))} />}
    </Section>
  )
}

const Appoint = (props: Props) => {
  const { here, region, chosen, typed, errors = {}, form, ...search } = props
  const { chairs: t, fields, errors: words } = texts[here.language]
  const path = urls.region(region.name)
  return (
    <Section title={t.add} id="zoeken">
      {chosen
        ? (
          <Form action={urls.regionalChairs(region.name)}>
            <OnceKey />
            <Hidden name="person_id" value={chosen.id} />
            <p class="nl-paragraph"><span class="dt-soft">{t.chosen}:</span> <strong>{chosen.name}</strong>{chosen.organisation && `, ${chosen.organisation}`}.
              {' '}<a href={`${path}#zoeken`}>{t.again}</a></p>
            <TextField name="since" label={fields.since} description={fields.sinceNote} value={form === 'chair' ? again(typed, 'since') : ''} short autocomplete="off"
              optional={look[here.language].optional} error={form === 'chair' ? errorText(here.language, errors['since'], fields.since, words) : undefined} />
            <Actions><Button>{t.button}</Button></Actions>
          </Form>
        )
        : <PersonSearch here={here} path={path} hrefOf={(id) => `${path}?kies=${id}#zoeken`}
          name={search.name} page={search.page} people={search.people} total={search.total} />}
    </Section>
  )
}

const Edit = ({ here, region, typed, errors = {}, form, stuck }: Props) => {
  const { edit, fields, errors: words } = texts[here.language]
  const mine = form === 'edit'
  const seen = mine && stuck !== 'changed' ? again(typed, 'seen') : markOf({ name: region.name, ended_on: region.ended_on })
  const wrong = (name: 'name' | 'ended_on') => (mine ? errorText(here.language, errors[name], fields[name], words) : undefined)
  return (
    <Section title={edit.title} id="wijzigen">
      {mine && stuck === 'changed' && <p class="nl-paragraph">{edit.now(region.name, typedDay(region.ended_on))}</p>}
      <Form action={urls.region(region.name)}>
        <OnceKey /><Hidden name="seen" value={seen} />
        <TextField name="name" label={fields.name} description={fields.nameNote} value={mine ? again(typed, 'name') : region.name}
          error={wrong('name')} maxlength={100} autocomplete="off" />
        <TextField name="ended_on" label={fields.ended_on} description={fields.endedNote} value={mine ? again(typed, 'ended_on') : typedDay(region.ended_on)}
          error={wrong('ended_on')} optional={look[here.language].optional} short autocomplete="off" />
        <Actions><Button kind="secondary">{edit.button}</Button></Actions>
      </Form>
    </Section>
  )
}

/** One region: its organisations and people, who chairs it and did, and for who may: appoint and edit. */
export const RegionPage = (props: Props) => {
  const { here, region, mays, done } = props
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.region.title(region.name)} live menu="association" flash={wordFor(t.done, done)}
      crumbs={[{ label: t.crumb, href: urls.association }, { label: t.title, href: urls.regions }, { label: region.name }]}>
      <Head title={t.region.title(region.name)} ring={ringText(here)}><Wrong {...props} /></Head>
      <Section first id="regio" live="organisation person import"><Facts {...props} /></Section>
      <Chairs {...props} />
      {mays.chairs && <Appoint {...props} />}
      {mays.edit && <Edit {...props} />}
    </Shell>
  )
}
