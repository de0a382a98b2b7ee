import { figure } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Hidden, TextField } from '../../platform/look/form.tsx'
import { Flow } from '../../platform/look/sheet.tsx'
import { Pager, Row, Rows } from '../../platform/look/table.tsx'
import { pageSize, wordsIn } from '../organisations/queries.ts'
import { leastLetters, type Choosable } from './queries.ts'
import { texts } from './texts.ts'

/** A name to be chosen by a link, with where they are from behind it. */
export const PersonLink = ({ here, href, name, from }: { here: Here; href: string; name: string; from?: string | null }) => (
  <Row>
    <p class="dt-plain"><a href={href}>{name}<span class="dt-hidden">: {texts[here.language].search.choose}</span></a>
      {from && <span class="dt-soft"> {from}</span>}</p>
  </Row>
)

interface Props {
  here: Here
  path: string
  /** what the page that asks must keep in its address */
  kept?: Readonly<Record<string, string>>
  /** the address at which a person is chosen */
  hrefOf: (person: string) => string
  name: string
  page: number
  people: readonly Choosable[]
  total: number
}

const Found = ({ here, path, kept, hrefOf, people, total, name, page }: Props) => {
  const t = texts[here.language].search
  const address = (each: number) => `${path}?${new URLSearchParams({ ...kept, naam: name, pagina: String(each) }).toString()}`
  return (
    <>
      <p class="dt-when">{people.length === 0 ? t.none : t.found(figure(total, here.language))}</p>
      <Rows spacing="tight">{people.map((one) => <PersonLink here={here} href={hrefOf(one.id)} name={one.name} from={one.organisation} />)}</Rows>
      <Pager language={here.language} page={page} pages={Math.ceil(total / pageSize)} hrefOf={address} />
    </>
  )
}

/** Finding somebody of the association by part of the name; works by links alone. */
export const PersonSearch = (props: Props) => {
  const { here, path, kept = {}, name } = props
  const t = texts[here.language].search
  const letters = wordsIn(name).join('').length
  return (
    <Flow>
      <form class="dt-form dt-flow dt-flow--tight" action={path} method="get">
        {Object.entries(kept).map(([field, value]) => <Hidden name={field} value={value} />)}
        <TextField name="naam" label={t.name} description={t.note} value={name} type="search" maxlength={100}
          error={name !== '' && letters < leastLetters ? t.short : undefined} />
        <Actions><Button kind="secondary">{t.go}</Button></Actions>
      </form>
      {letters >= leastLetters && <Found {...props} />}
    </Flow>
  )
}
