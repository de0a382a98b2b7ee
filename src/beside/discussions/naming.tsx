import { sql } from 'kysely'
import type { Here, Ring } from '../../platform/here.ts'
import { Actions, Button, Form, Hidden, TextField } from '../../platform/look/form.tsx'
import { Head, Section } from '../../platform/look/sheet.tsx'
import { Empty } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { namedName } from '../../workspaces/attribution.ts'
import { links } from '../../workspaces/rings.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import { texts } from './texts.ts'

/** How many names stand on the page; whoever looks for another types how it begins. */
export const mostNames = 200

/** Who reads along in this ring of the reader and can be named there, whose name or a word of it begins so. */
export const namesIn = (here: Here, ring: Pick<Ring, 'id'>, begins: string) => {
  const start = `${begins.normalize('NFC').toLowerCase().replace(/[\\%_]/g, '\\$&')}%`
  return links(here, 'ring_person').innerJoin('person', 'person.id', 'ring_person.person_id').where('ring_person.ring_id', '=', ring.id)
    .where('ring_person.ended_at', 'is', null).where('person.redacted_at', 'is', null)
    .where(sql<boolean>`(lower(concat_ws(' ', person.given_name, person.prefix, person.family_name)) like ${start} or lower(person.family_name) like ${start})`)
    .select(namedName(here).as('name')).select(sql<boolean>`person.id = ${here.who.member}`.as('me')).orderBy('person.given_name').orderBy('person.name_key').limit(mostNames).execute()
}

type Names = Awaited<ReturnType<typeof namesIn>>

/** The names themselves: also what the script puts below a text while somebody types. */
const List = ({ names }: { names: Names }) => (
  <ul id="namen" class="dt-plain-list">{names.map(({ name, me }) => <li data-name={name}>{me ? <strong>@{name}</strong> : `@${name}`}</li>)}</ul>
)

/** Whom one can name in a ring: for who has no script, or wants to see them all. */
export const NamesPage = ({ here, ring, begins, names }: { here: Here; ring: Ring; begins: string; names: Names }) => {
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.naming.title} crumbs={[{ label: t.title, href: urls.discussions(here.workspace) }, { label: t.naming.title }]}>
      <Head title={t.naming.title} lead={t.naming.lead} ring={ringText(here, ring)} />
      <Section first title={t.naming.title} titleHidden>
        <Form method="get" action={urls.names(here.workspace)}>
          <Hidden name="kring" value={ring.id} />
          <TextField name="naam" label={t.naming.begins} value={begins} maxlength={60} short autocomplete="off" />
          <Actions><Button kind="secondary">{t.naming.button}</Button></Actions>
        </Form>
        <div class="dt-after">
          {names.length === 0 ? <Empty title={t.naming.none}><p class="nl-paragraph">{t.naming.noneText}</p></Empty> : <List names={names} />}
          {names.length === mostNames && <p class="dt-soft">{t.naming.more(mostNames)}</p>}
        </div>
      </Section>
    </Shell>
  )
}
