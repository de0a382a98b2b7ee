import { again, type Errors, type Typed } from '../../platform/form.ts'
import { errorHeading, errorText, wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, Hidden, OnceKey, Select, TextField } from '../../platform/look/form.tsx'
import { Head, Section } from '../../platform/look/sheet.tsx'
import { texts as look } from '../../platform/look/texts.ts'
import { markOf } from '../../platform/seen.ts'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import { typedDay } from './days.ts'
import { kinds, memberships, sizes, type Organisation } from './queries.ts'
import { texts } from './texts.ts'

/** What went wrong in one of the forms about an organisation. */
export interface Problems { errors?: Errors; typed?: Typed; stuck?: string | undefined }

/** What is wrong, above the form. */
export const Wrong = ({ here, errors = {}, stuck }: { here: Here } & Problems) => {
  const t = texts[here.language]
  const list: { field?: string; message: string }[] = Object.entries(errors).map(([field, code]) => ({
    field, message: errorText(here.language, code, t.fields[field as 'name'] ?? field, t.errors) ?? '',
  }))
  const reason = wordFor(t.errors, stuck)
  if (reason) list.push({ message: reason })
  return list.length > 0 ? <ErrorSummary title={errorHeading(here.language)} errors={list} /> : null
}

const valuesOf = (organisation: Organisation | undefined): Record<string, string> => ({
  name: organisation?.name ?? '', kind: organisation?.kind ?? 'municipality', size_class: organisation?.size_class ?? '',
  region: organisation?.region ?? '', membership: organisation?.membership ?? '', ended_on: typedDay(organisation?.ended_on ?? null),
})

interface Props extends Problems { here: Here; organisation?: Organisation; regions: readonly string[] }

const Fields = ({ here, organisation, regions, errors = {}, typed }: Props) => {
  const { fields, kinds: kindWords, sizes: sizeWords, memberships: memberWords, errors: words } = texts[here.language]
  const { optional } = look[here.language]
  const kept = valuesOf(organisation)
  const of = (name: 'name' | 'kind' | 'size_class' | 'region' | 'membership' | 'ended_on') => ({
    name, label: fields[name], value: (typed ? again(typed, name) : kept[name]) ?? '', error: errorText(here.language, errors[name], fields[name], words),
  })
  return (
    <>
      <TextField {...of('name')} maxlength={200} autocomplete="off" />
      <Select {...of('kind')} options={kinds.map((value) => ({ value, label: kindWords[value] }))} />
      <Select {...of('size_class')} description={fields.sizeNote} optional={optional}
        options={[{ value: '', label: fields.noSize }, ...sizes.map((value) => ({ value, label: sizeWords[value] }))]} />
      <Select {...of('region')} description={fields.regionNote} optional={optional}
        options={[{ value: '', label: fields.noRegion }, ...regions.map((value) => ({ value, label: value }))]} />
      <Select {...of('membership')} optional={optional}
        options={[{ value: '', label: memberWords.unknown }, ...memberships.map((value) => ({ value, label: memberWords[value] }))]} />
      <TextField {...of('ended_on')} optional={optional} description={fields.endedNote} short inputmode="numeric" />
    </>
  )
}

/** The mark of what the form showed: of now, when somebody else was first and that has been read. */
const seenOf = ({ organisation, typed, stuck }: Props) => {
  if (typed && stuck !== 'changed') return again(typed, 'seen')
  if (!organisation) return ''
  const { name, kind, size_class, region, membership, ended_on } = organisation
  return markOf({ name, kind, size_class, region, membership, ended_on })
}

/** Where somebody else was first: how it stands now, beside what was typed. */
const Now = ({ here, organisation, stuck }: Props) => {
  if (stuck !== 'changed' || !organisation) return null
  const { fields, kinds: kindWords, sizes: sizeWords, memberships: memberWords, page: t, now } = texts[here.language]
  const { name, kind, size_class, region, membership, ended_on } = organisation
  const lines = [[fields.name, name], [fields.kind, kindWords[kind]], [fields.size_class, size_class ? sizeWords[size_class] : t.unknown], [fields.region, region ?? t.unknown],
    [fields.membership, memberWords[membership ?? 'unknown']], [fields.ended_on, ended_on ? typedDay(ended_on) : t.noEnd]]
  return <Section title={now} id="nu"><dl class="dt-facts">{lines.map(([label, value]) => <><dt>{label}</dt><dd>{value}</dd></>)}</dl></Section>
}

/** The form for a new organisation or for one that changes. */
export const OrganisationFormPage = (props: Props) => {
  const { here, organisation } = props
  const t = texts[here.language]
  const title = organisation ? t.editTitle(organisation.name) : t.add
  const back = organisation ? urls.organisation(organisation.id) : urls.organisations
  return (
    <Shell here={here} title={title} menu="association"
      crumbs={[{ label: t.crumb, href: urls.association }, { label: t.title, href: urls.organisations },
        ...(organisation ? [{ label: organisation.name, href: back }, { label: t.edit }] : [{ label: t.add }])]}>
      <Head title={title} ring={ringText(here)} />
      <Section first>
        <Wrong {...props} />
        <Form action={organisation ? urls.editOrganisation(organisation.id) : `${urls.organisations}/nieuw`}>
          <OnceKey />{organisation && <Hidden name="seen" value={seenOf(props)} />}
          <Fields {...props} />
          <Actions><Button>{organisation ? t.save : t.add}</Button><a href={back}>{t.cancel}</a></Actions>
        </Form>
      </Section>
      <Now {...props} />
    </Shell>
  )
}
