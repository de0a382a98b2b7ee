import { leastLetters, type Choosable } from '../../association/members/queries.ts'
import { pageSize, wordsIn } from '../../association/organisations/queries.ts'
import { figure } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, TextField } from '../../platform/look/form.tsx'
import { Flow } from '../../platform/look/sheet.tsx'
import { Pager, Row, Rows } from '../../platform/look/table.tsx'
import { texts } from './texts.ts'

interface PickerProps {
  here: Here
  /** the page that asks; the choice comes back in its query as `kies` */
  path: string
  label: string
  name: string
  page: number
  people: readonly Choosable[]
  total: number
}

const addressOf = (path: string, fields: Record<string, string>) => `${path}?${new URLSearchParams(fields).toString()}`

/** Choosing somebody of the association: by part of the name, or from the list. Works by links alone. */
export const PersonPicker = ({ here, path, label, name, page, people, total }: PickerProps) => {
  const t = texts[here.language].add
  const letters = wordsIn(name).join('').length
  const tooShort = name !== '' && letters < leastLetters
  return (
    <Flow>
      <form class="dt-form dt-flow dt-flow--tight" action={path} method="get">
        <TextField name="naam" label={label} description={t.nameNote} value={name} type="search" maxlength={100} error={tooShort ? t.short : undefined} />
        <Actions><Button kind="secondary">{t.go}</Button></Actions>
      </form>
      {people.length === 0
        ? <p class="nl-paragraph">{t.none}</p>
        : <p class="dt-when">{letters >= leastLetters ? t.count(figure(total, here.language)) : t.all}</p>}
      <Rows spacing="tight">
        {people.map((person) => (
          <Row>
            <p class="dt-plain"><a href={addressOf(path, { kies: person.id })}>{person.name}<span class="dt-hidden">: {t.choose}</span></a>
              {person.organisation && <span class="dt-soft"> {person.organisation}</span>}</p>
          </Row>
        ))}
      </Rows>
      <Pager language={here.language} page={page} pages={Math.ceil(total / pageSize)} hrefOf={(pagina) => addressOf(path, { naam: name, pagina: String(pagina) })} />
    </Flow>
  )
}

/** Who was chosen, and the way back to choose somebody else. */
export const ChosenPerson = ({ here, path, name, organisation }: { here: Here; path: string; name: string; organisation: string | null }) => {
  const t = texts[here.language].add
  return (
    <p class="nl-paragraph"><span class="dt-soft">{t.chosen}:</span> <strong>{name}</strong>{organisation && `, ${organisation}`}. <a href={path}>{t.other}</a></p>
  )
}
