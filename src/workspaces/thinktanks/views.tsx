import type { Choosable, Chosen } from '../../association/members/queries.ts'
import { figure, isoDay, longDate } from '../../platform/dates.ts'
import { again, type Errors, type Typed } from '../../platform/form.ts'
import { errorHeading, errorText, wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, Hidden, LinkButton, OnceKey, Radios, TextArea, TextField } from '../../platform/look/form.tsx'
import type { Children } from '../../platform/look/markup.ts'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { SpineSmall, type StepState } from '../../platform/look/spine.tsx'
import { Empty, Fold, Pager } from '../../platform/look/table.tsx'
import { texts as look } from '../../platform/look/texts.ts'
import { urls } from '../../urls.ts'
import { ChosenPerson, PersonPicker } from '../people/picker.tsx'
import { Shell } from '../shell.tsx'
import { mostPerspectives, rules } from './changes.ts'
import { pageSize, type MyThinktank } from './queries.ts'
import { texts } from './texts.ts'

const statesFor = (stage: number): StepState[] =>
  Array.from({ length: 6 }, (_, at) => (at + 1 < stage ? 'done' : at + 1 === stage ? 'now' : 'next'))

const TankRow = ({ here, tank }: { here: Here; tank: MyThinktank }) => {
  const t = texts[here.language]
  return (
    <li>
      <div class="dt-tankrow">
        <div>
          <h3 class="dt-row__title"><a class="dt-quiet-link" href={urls.thinktank(tank)}>{tank.title}</a></h3>
          <p class="dt-when">{t.people(figure(tank.people, here.language))}. {t.roles[tank.role]}</p>
        </div>
        <div class="dt-tankrow__spine">
          <SpineSmall language={here.language} states={statesFor(tank.stage)} />
          <p class="dt-when">{t.step(tank.stage)}<strong>{t.steps[tank.stage - 1]}</strong></p>
        </div>
        <p class="dt-when dt-tankrow__next"><time class="dt-nowrap" datetime={isoDay(tank.began_on)}>{t.since(longDate(tank.began_on, here.language))}</time></p>
      </div>
    </li>
  )
}

interface ListProps { here: Here; tanks: readonly MyThinktank[]; total: number; page: number; begins: boolean; done: string | undefined }

/** The think tanks a person takes part in, each with where it stands. */
export const ThinktanksPage = ({ here, tanks, total, page, begins, done }: ListProps) => {
  const t = texts[here.language]
  const begin = begins && <LinkButton href={urls.newThinktank}>{t.begin.title}</LinkButton>
  return (
    <Shell here={here} title={t.title} live="mine" menu="mine" flash={wordFor(t.done, done)}>
      <Head title={t.title} lead={tanks.length > 0 ? t.lead : undefined}>{tanks.length > 0 && begin && <div class="dt-after"><Actions>{begin}</Actions></div>}</Head>
      <Section strong wide id="denktanks" live="mine" title={t.list} note={t.note}>
        {tanks.length === 0
          ? <Empty title={t.none}><p class="nl-paragraph">{t.noneNext}</p><Actions>{begin}<a href={urls.publications}>{t.publications}</a></Actions></Empty>
          : <ul class="dt-rows">{tanks.map((tank) => <TankRow here={here} tank={tank} />)}</ul>}
        <Pager language={here.language} page={page} pages={Math.ceil(total / pageSize)} hrefOf={(nth) => `${urls.thinktanks}?pagina=${nth}`} />
      </Section>
    </Shell>
  )
}

interface BeginProps {
  here: Here
  /** the page itself, where the form goes too; begun from something else than nothing, that has its own */
  path?: string
  /** what is filled in to begin with */
  start?: { readonly title: string; readonly assignment: string }
  /** what it is begun from, above the form */
  from?: Children
  chosen: Chosen | undefined
  name: string
  page: number
  people: readonly Choosable[]
  total: number
  errors?: Errors
  typed?: Typed
}

const labelOf = (here: Here, field: string): string => {
  const t = texts[here.language].fields
  const nth = Number(field.slice(1))
  if (/^p\d$/.test(field)) return t.perspective(nth)
  if (/^e\d$/.test(field)) return t.english(nth)
  return field === 'voorzitter' ? t.chair : t[field as 'title'] ?? field
}

const wordsFor = (here: Here, errors: Errors, field: string) => errorText(here.language, errors[field], labelOf(here, field), texts[here.language].errors)

/** How many perspectives are in sight before more are asked for. */
const atFirst = 3

const nths = Array.from({ length: mostPerspectives }, (_, at) => at + 1)

/** What stands in the field of a perspective's name: `p` in Dutch, `e` in English. */
const nameIn = ({ here, typed }: Pick<BeginProps, 'here' | 'typed'>, which: 'p' | 'e', nth: number): string =>
  (typed ? again(typed, `${which}${nth}`) : texts[here.language].start[nth - 1]?.[which === 'e' ? 1 : 0]) ?? ''

const Perspectives = (props: BeginProps) => {
  const { here, errors = {} } = props
  const t = texts[here.language]
  const { optional } = look[here.language]
  const field = (which: 'p' | 'e') => (nth: number) => (
    <TextField name={`${which}${nth}`} label={which === 'p' ? t.fields.perspective(nth) : t.fields.english(nth)} value={nameIn(props, which, nth)} maxlength={100}
      optional={which === 'e' || nth > 1 ? optional : undefined} error={wordsFor(here, errors, `${which}${nth}`)} />
  )
  return (
    <fieldset>
      <legend>{t.fields.perspectives}</legend>
      <Flow>
        <p class="utrecht-form-field-description">{t.fields.perspectivesNote}</p>
        {nths.slice(0, atFirst).map(field('p'))}
        <Fold id="meer" summary={t.fields.morePerspectives} open={nths.slice(atFirst).some((nth) => nameIn(props, 'p', nth) !== '')}>
          <Flow>{nths.slice(atFirst).map(field('p'))}</Flow>
        </Fold>
        <Fold id="engels" summary={t.fields.inEnglish} open={nths.some((nth) => errors[`e${nth}`] !== undefined)}>
          <Flow><p class="utrecht-form-field-description">{t.fields.inEnglishNote}</p>{nths.map(field('e'))}</Flow>
        </Fold>
      </Flow>
    </fieldset>
  )
}

const BeginForm = (props: BeginProps & { chosen: Chosen }) => {
  const { here, chosen, path = urls.newThinktank, start, errors = {}, typed } = props
  const t = texts[here.language]
  const first: Record<string, string | undefined> = { ...start }
  const of = (name: 'title' | 'assignment' | 'attribution' | 'chairs_perspective') =>
    ({ name, label: t.fields[name], value: typed ? again(typed, name) : first[name] ?? '', error: wordsFor(here, errors, name) })
  return (
    <Form action={path}>
      <OnceKey />
      <Hidden name="voorzitter" value={chosen.id} />
      <ChosenPerson here={here} path={path} name={chosen.name} organisation={chosen.organisation} />
      <TextField {...of('title')} description={t.fields.titleNote} maxlength={200} autocomplete="off" />
      <TextArea {...of('assignment')} description={t.fields.assignmentNote} rows={5} maxlength={5000} />
      <Radios {...of('attribution')} options={rules.map((rule) => ({ value: rule, label: <><strong>{t.rules[rule][0]}</strong>{t.rules[rule][1]}</> }))} />
      <Perspectives {...props} />
      <Radios {...of('chairs_perspective')} options={nths.map((nth) => ({ value: String(nth), label: <span data-perspective={nth} data-bare={t.fields.perspective(nth)}>{t.fields.numbered(nth, nameIn(props, 'p', nth))}</span> }))} />
      <Actions><Button>{t.begin.button}</Button><a href={urls.thinktanks}>{t.begin.cancel}</a></Actions>
    </Form>
  )
}

/** Beginning a think tank: first who chairs it, then what it is for. */
export const BeginPage = (props: BeginProps) => {
  const { here, chosen, path = urls.newThinktank, from, errors = {} } = props
  const t = texts[here.language]
  const wrong = Object.keys(errors).map((field) => ({ field, message: wordsFor(here, errors, field) ?? '' }))
  return (
    <Shell here={here} title={t.begin.title} menu="mine" island={chosen ? 'thinktanks' : undefined} crumbs={[{ label: t.title, href: urls.thinktanks }, { label: t.begin.title }]}>
      <Head title={t.begin.title} lead={t.begin.lead} ring={t.begin.ring} />
      <Section first title={chosen ? t.begin.what : t.begin.chair}>
        <Flow>
          {wrong.length > 0 && <ErrorSummary title={errorHeading(here.language)} errors={wrong} />}
          {from}
          {chosen ? <BeginForm {...props} chosen={chosen} /> : (
            <>
              <Actions><LinkButton kind="primary" href={`${path}?kies=${here.who.member ?? ''}`}>{t.begin.me}</LinkButton></Actions>
              <PersonPicker {...props} path={path} label={t.begin.chairName} />
            </>
          )}
        </Flow>
      </Section>
    </Shell>
  )
}
