import { again } from '../../../platform/form.ts'
import { wordFor } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Checkboxes, Form, Select } from '../../../platform/look/form.tsx'
import { Section } from '../../../platform/look/sheet.tsx'
import { Empty, Fold } from '../../../platform/look/table.tsx'
import { texts as look } from '../../../platform/look/texts.ts'
import { urls } from '../../../urls.ts'
import { Frame, Wrong, wrongWith, type Problems } from './parts.tsx'
import type { Other, StandingGroup, Wish } from './queries.ts'
import { texts } from './texts.ts'

interface WishesProps extends Problems { here: Here; wishes: readonly Wish[]; others: readonly Other[]; groups: readonly StandingGroup[]; done: string | undefined }

const WishForm = ({ here, wishes, others, groups, errors, typed }: WishesProps) => {
  const t = texts[here.language]
  const options = others.map(({ id, name, organisation }) => ({ value: id, label: <>{name}{organisation && <span class="dt-soft"> {organisation}</span>}</> }))
  const kept = (kind: 'with' | 'without') => wishes.filter((one) => one.kind === kind).flatMap(({ about_id }) => about_id ?? [])
  const value = (field: 'met' | 'niet', kind: 'with' | 'without') => {
    const said = typed ? typed[field] ?? [] : kept(kind)
    return typeof said === 'string' ? [said] : said
  }
  const field = (name: 'met' | 'niet', kind: 'with' | 'without') => (
    <Fold summary={t.fields[name]} open={value(name, kind).length > 0 || Boolean(errors?.[name])}>
      <Checkboxes name={name} label={t.fields[name]} description={t.wishes.upTo} options={options} value={value(name, kind)} error={wrongWith(here, errors, name)} />
    </Fold>
  )
  return (
    <Form action={urls.subgroupWishes(here.workspace)}>
      <p class="nl-paragraph">{t.wishes.note}</p>
      {field('met', 'with')}
      {field('niet', 'without')}
      {groups.length > 0 && <Select name="groep" label={t.fields.groep} optional={look[here.language].optional} error={wrongWith(here, errors, 'groep')}
        value={typed ? again(typed, 'groep') : wishes.find(({ kind }) => kind === 'group')?.subgroup_id ?? ''}
        options={[{ value: '', label: t.wishes.anyGroup }, ...groups.map(({ id, title }) => ({ value: id, label: title }))]} />}
      <Actions><Button>{t.wishes.save}</Button></Actions>
    </Form>
  )
}

/** What somebody wishes for the subgroups, before they are made. */
export const WishesPage = (props: WishesProps) => {
  const { here, others, done } = props
  const t = texts[here.language]
  return (
    <Frame here={here} forAll title={t.wishes.title} lead={t.wishes.lead} flash={wordFor(t.done, done)} head={<Wrong {...props} />}>
      <Section first>
        {others.length === 0 ? <Empty><p class="nl-paragraph">{t.wishes.alone}</p></Empty> : <WishForm {...props} />}
      </Section>
    </Frame>
  )
}
