import { texts as organisationTexts } from '../../../association/organisations/texts.ts'
import { kinds, pageSize, sizes } from '../../../association/organisations/queries.ts'
import { figure } from '../../../platform/dates.ts'
import { again } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Checkbox, Checkboxes, Hidden, OnceKey, Select, TextField } from '../../../platform/look/form.tsx'
import { Flow, MarginTitle, Section } from '../../../platform/look/sheet.tsx'
import { Pager } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import type { Balance } from './balance.ts'
import { BalancePicture, BalanceTable, listed, Missing } from './balance.views.tsx'
import { byKind } from './changes.ts'
import { openPerspectives, type Invitable, type PeopleFilter } from './queries.ts'
import { Below, PerspectiveRadios, Wrong, type Problems } from './shown.tsx'
import { texts } from './texts.ts'

interface PickProps extends Problems {
  here: Here
  regions: readonly string[]
  filter: PeopleFilter
  people: readonly Invitable[]
  total: number
  balance: Balance
  /** names of who is ticked and fits none of the perspectives */
  unplaced: readonly string[]
}

/** The filter as fields of an address or a form. */
const fieldsOf = ({ name, kind, region, size }: Omit<PeopleFilter, 'page'>) => ({ naam: name, soort: kind, regio: region, grootte: size })

const FilterForm = ({ here, filter, regions }: PickProps) => {
  const t = texts[here.language].pick
  const words = organisationTexts[here.language]
  const any = { value: '', label: t.any }
  return (
    <form class="dt-form dt-searchrow" action={urls.invite(here.workspace, 'kiezen')} method="get">
      <TextField name="naam" id="zoek-naam" label={t.name} value={filter.name} type="search" maxlength={100} />
      <Select name="soort" id="zoek-soort" label={t.kind} value={filter.kind ?? ''} options={[any, ...kinds.map((value) => ({ value, label: words.kinds[value] }))]} />
      <Select name="regio" id="zoek-regio" label={t.region} value={filter.region ?? ''} options={[any, ...regions.map((value) => ({ value, label: value }))]} />
      <Select name="grootte" id="zoek-grootte" label={t.size} value={filter.size ?? ''} options={[any, ...sizes.map((value) => ({ value, label: words.sizes[value] }))]} />
      <Button kind="secondary">{t.find}</Button>
    </form>
  )
}

const labelOf = ({ name, organisation, region }: Invitable) => (
  <>{name}{organisation && <span class="dt-soft"> {[organisation, region].filter(Boolean).join(', ')}</span>}</>
)

const many = (value: string | readonly string[] | undefined): readonly string[] => (value === undefined ? [] : typeof value === 'string' ? [value] : value)

const PickForm = (props: PickProps) => {
  const { here, filter, people, total, typed } = props
  const t = texts[here.language]
  const fits = openPerspectives(here).some(({ key }) => (kinds as readonly string[]).includes(key))
  return (
    // The script knows by the address which part to ask for.
    <form class="dt-form dt-formpage" action={urls.invite(here.workspace, 'kiezen')} method="post" novalidate data-balance={urls.invite(here.workspace, 'balans')}>
      {Object.entries(fieldsOf(filter)).map(([name, value]) => <Hidden name={name} value={value ?? ''} />)}
      <OnceKey /><Hidden name="pagina" value={filter.page} />
      <PerspectiveRadios {...props} label={t.pick.perspective} otherwise={fits ? byKind : ''} more={fits ? { value: byKind, label: t.pick.byKind } : undefined} />
      <Checkboxes name="kies" label={t.pick.who} value={many(typed?.['kies'])} options={people.map((one) => ({ value: one.id, label: labelOf(one) }))} />
      {total > people.length && <Checkbox name="allen" value="ja" checked={again(typed, 'allen') === 'ja'} label={t.pick.all(figure(total, here.language))} />}
      <Actions>
        <Button name="doe" value="lijst">{t.pick.add}</Button>
        <Button kind="secondary" name="doe" value="balans">{t.balance.look}</Button>
      </Actions>
    </form>
  )
}

/** The balance as it would be, beside those who are ticked: it stays in sight while somebody chooses. */
const Beside = ({ here, balance, unplaced }: PickProps) => (
  <div class="dt-follows" id="balans">
    <MarginTitle level={3}>{texts[here.language].balance.title}</MarginTitle>
    <Flow><Missing here={here} balance={balance} unplaced={unplaced} /><BalancePicture here={here} balance={balance} /></Flow>
  </div>
)

/** In place of the general words when somebody fits no perspective: who that is. */
const whoIsUnplaced = ({ here, stuck, unplaced }: PickProps) =>
  (stuck === 'perspective' && unplaced.length > 0 ? texts[here.language].balance.unplaced(listed(here, unplaced)) : undefined)

/** Choosing members to invite, with the balance as it would be. */
export const PickPage = (props: PickProps) => {
  const { here, filter, people, total, balance } = props
  const t = texts[here.language]
  return (
    <Below here={here} title={t.pick.title} lead={t.pick.lead} island="invitations" head={<Wrong {...props} instead={whoIsUnplaced(props)} />}>
      <Section first title={t.pick.find} wide><FilterForm {...props} /></Section>
      <Section strong title={people.length === 0 ? t.pick.title : t.pick.count(figure(total, here.language))} margin={<Beside {...props} />}>
        {people.length === 0 ? <p class="nl-paragraph">{t.pick.none} <a href={urls.invite(here.workspace, 'buiten')}>{t.outside.title}</a></p> : (
          <Flow>
            <PickForm {...props} />
            <Pager language={here.language} page={filter.page} pages={Math.ceil(total / pageSize)}
              hrefOf={(pagina) => urls.invite(here.workspace, 'kiezen', { ...fieldsOf(filter), pagina })} />
          </Flow>
        )}
      </Section>
      <Section title={t.balance.figures} wide><BalanceTable here={here} balance={balance} /></Section>
    </Below>
  )
}
