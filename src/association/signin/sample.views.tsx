import type { Here } from '../../platform/here.ts'
import { Button, Hidden } from '../../platform/look/form.tsx'
import { Section } from '../../platform/look/sheet.tsx'
import { Table } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import type { SampleGroup, SamplePerson } from './sample.ts'
import { texts } from './texts.ts'

const does = (here: Here, { part, perspective }: SamplePerson): string => {
  const t = texts[here.language].sample
  return part === 'member' ? t.member(perspective) : t[part]
}

const Group = ({ here, group }: { here: Here; group: SampleGroup }) => {
  const t = texts[here.language].sample
  return (
    <Table caption={group.title ?? t.association} columns={t.columns.map((label) => ({ label }))}
      rows={group.people.map((person) => [
        <>{person.name}{' '}<br /><span class="dt-when">{person.organisation}</span></>, does(here, person),
        <Button kind="secondary" name="person" value={person.id}>{t.as}<span class="dt-hidden"> {t.asWhom(person.name)}</span></Button>,
      ])} />
  )
}

/** The people of the sample, to be signed in as at once. Shown only on the machine itself, see `isAtHome`. */
export const SamplePeople = ({ here, groups, back }: { here: Here; groups: readonly SampleGroup[]; back: string }) => {
  const t = texts[here.language].sample
  return (
    <Section title={t.title} strong wide>
      <form class="dt-flow" action={urls.signinAs} method="post">
        <p class="nl-paragraph">{t.lead}</p>
        <Hidden name="terug" value={back} />
        {groups.filter(({ people }) => people.length > 0).map((group) => <Group here={here} group={group} />)}
      </form>
    </Section>
  )
}
