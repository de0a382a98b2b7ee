import { figure } from '../../platform/dates.ts'
import { again, type Errors, type Typed } from '../../platform/form.ts'
import { errorHeading, errorText, wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, LinkButton, OnceKey, Select, TextField } from '../../platform/look/form.tsx'
import { Flow, Head, MarginTitle, Section } from '../../platform/look/sheet.tsx'
import { Empty, Pager, Table } from '../../platform/look/table.tsx'
import { texts as look } from '../../platform/look/texts.ts'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import { pageSize } from '../organisations/queries.ts'
import { texts as organisationTexts } from '../organisations/texts.ts'
import { byRegion, ListFilter, listAddress, type Narrowing } from '../organisations/views.tsx'
import { Beginning } from './beginning.tsx'
import type { AssociationFacts, PeopleFilter, PersonHere, PersonLine } from './queries.ts'
import { personMemberships, roleKinds, runsAssociation } from './queries.ts'
import { texts } from './texts.ts'

interface ListProps { here: Here; path: string; people: readonly PersonLine[]; total: number; filter: PeopleFilter; regions: readonly string[] }

const cellsOf = (here: Here, one: PersonLine) => {
  const kind = one.organisation_kind ? organisationTexts[here.language].kinds[one.organisation_kind] : ''
  // An ordinary member is most people: saying it of each would hide who is not.
  const membership = one.membership === 'member' ? '' : <span class="dt-soft"> {texts[here.language].memberships[one.membership]}</span>
  const cells = [<><a class="dt-quiet-link" href={urls.person(one.id)}>{one.name}</a>{membership}</>, one.organisation ?? '', kind]
  return runsAssociation(here) ? [...cells, one.email ?? ''] : cells
}

const addressOf = (path: string, { kind, name, region, membership, organisation }: PeopleFilter, pagina: number) =>
  listAddress(path, { soort: kind, naam: name, regio: region, lid: membership, organisatie: organisation, pagina })

const narrowings = (here: Here, filter: PeopleFilter, regions: readonly string[]): Narrowing[] => {
  const { memberships, people } = texts[here.language]
  return [
    byRegion(here, regions, filter.region),
    { name: 'lid', label: people.membership, value: filter.membership,
      options: [{ value: '', label: people.allMemberships }, ...personMemberships.map((value) => ({ value, label: memberships[value] }))] },
  ]
}

const PeopleList = ({ here, path, people, total, filter }: ListProps) => {
  const t = texts[here.language].people
  const { columns } = t
  if (people.length === 0) return <Empty><p class="nl-paragraph">{addressOf(path, filter, filter.page) === path ? t.none : t.noneFound}</p></Empty>
  const heads = [{ label: columns.name }, { label: columns.organisation }, { label: columns.kind }]
  return (
    <>
      <Table caption={t.list} captionHidden columns={runsAssociation(here) ? [...heads, { label: columns.email }] : heads}
        rows={people.map((one) => cellsOf(here, one))} />
      <Pager language={here.language} page={filter.page} pages={Math.ceil(total / pageSize)}
        hrefOf={(page) => addressOf(path, filter, page)} />
    </>
  )
}

const PeopleSection = (props: ListProps) => {
  const { here, path, total, filter, regions } = props
  const t = texts[here.language].people
  return (
    <Section strong wide id="mensen" live="person role organisation import" title={t.list} note={t.count(figure(total, here.language))}
      aside={<ListFilter here={here} path={path} kind={filter.kind} name={filter.name} more={narrowings(here, filter, regions)} />}>
      <PeopleList {...props} />
    </Section>
  )
}

const Running = ({ here, facts }: { here: Here; facts: AssociationFacts }) => {
  const t = texts[here.language]
  const groups = roleKinds.map((kind) => ({ kind, people: facts.run.filter((one) => one.kind === kind) })).filter(({ people }) => people.length > 0)
  return (
    <Flow tight>
      <MarginTitle level={2}>{t.association.run}</MarginTitle>
      {groups.map(({ kind, people }) => (
        <p class="dt-small"><span class="dt-soft">{t.roles[kind]}:</span> {people.map((one, at) => (
          <>{at > 0 && ', '}<a href={urls.person(one.id)}>{one.name}</a></>
        ))}</p>
      ))}
      <p class="dt-small"><span class="dt-soft">{t.association.contact}:</span> <a href={`mailto:${facts.contact_email}`}>{facts.contact_email}</a></p>
    </Flow>
  )
}

/** For administrators: the pages by which they keep the installation. */
const Keeping = ({ here }: { here: Here }) => {
  const t = texts[here.language].association
  return (
    <p class="nl-paragraph">
      <span class="dt-soft">{t.forTechnique}:</span> <a href={urls.settings}>{t.settings}</a> · <a href={urls.lettersOut()}>{t.lettersOut}</a> · <a href={urls.mailIn()}>{t.mailIn}</a> · <a href={urls.log()}>{t.log}</a> · <a href={urls.register}>{t.register}</a>
    </p>
  )
}

const Adding = ({ here }: { here: Here }) => {
  const t = texts[here.language].association
  return (
    <p class="nl-paragraph">
      <span class="dt-soft">{t.forOffice}:</span> <a href={`${urls.people}#toevoegen`}>{t.addPerson}</a> · <a href={`${urls.organisations}/nieuw`}>{t.addOrganisation}</a> · <a href={urls.imports}>{t.importList}</a>
    </p>
  )
}

const WhoWeAre = ({ here, facts, begins }: { here: Here; facts: AssociationFacts; begins: boolean }) => {
  const t = texts[here.language].association
  const { kinds } = organisationTexts[here.language]
  const most = [...facts.organisations].sort((a, b) => b.count - a.count)
  return (
    <Section first id="wie" live="person role organisation import" title={t.per} margin={<Running here={here} facts={facts} />}>
      <Flow>
        {most.length > 0 && <Table caption={t.per} captionHidden columns={[{ label: t.kind }, { label: t.many, numeric: true }]}
          rows={most.map(({ kind, count }) => [kinds[kind], figure(count, here.language)])} />}
        <p class="nl-paragraph"><span class="dt-soft">{t.forAll}:</span> <a href={urls.organisations}>{t.organisations}</a> · <a href={urls.regions}>{t.regions}</a> · <a href={urls.endorsements}>{t.endorsements}</a> · <a href={urls.otherFeeds()}>{t.otherFeeds}</a></p>
        <Actions>
          <LinkButton href={urls.thinktanks}>{t.tanks}</LinkButton>
          {begins && <LinkButton href={urls.newThinktank}>{t.begin}</LinkButton>}
        </Actions>
      </Flow>
    </Section>
  )
}

/** What those who run the association arrange: nothing for anybody else. */
const Arranging = ({ here }: { here: Here }) => {
  const t = texts[here.language].association
  const sets = here.who.secretariat || here.who.administers
  if (!runsAssociation(here) && !sets) return null
  return (
    <Section title={t.arrange}>
      <Flow tight>
        {runsAssociation(here) && <Adding here={here} />}
        {sets && (
          <p class="nl-paragraph">
            <span class="dt-soft">{t.forKeeping}:</span> <a href={urls.website}>{t.website}</a>{here.who.administers && <> · <a href={urls.signinSettings}>{t.signin}</a></>}
          </p>
        )}
        {here.who.administers && <Keeping here={here} />}
        {here.sample && here.who.administers && <p class="dt-small">{t.sampleNote} <a href={urls.sample}>{t.sample}</a></p>}
      </Flow>
    </Section>
  )
}

/** What asks for a decision of the board now; for others how many themes they can support. */
const Themes = ({ here, facts }: { here: Here; facts: AssociationFacts }) => {
  const t = texts[here.language].association
  const say = (count: number) => figure(count, here.language)
  return (
    <Section title={t.themes} id="themas" live="proposal">
      <Flow tight>
        <p class="nl-paragraph">{here.who.board ? t.themesForBoard(say(facts.themes_open), say(facts.themes_picked)) : t.themesOpen(say(facts.themes_open))}</p>
        <Actions>
          <LinkButton href={urls.themes()}>{t.themesAll}</LinkButton>
          <a href={urls.newTheme}>{t.themesNew}</a>
        </Actions>
      </Flow>
    </Section>
  )
}

/** The association: who it is, who run it, and all its people. */
export const AssociationPage = ({ facts, begins, mails, ...list }: Omit<ListProps, 'path'> & { facts: AssociationFacts; begins: boolean; mails: boolean }) => {
  const { here } = list
  const t = texts[here.language]
  const organisations = facts.organisations.reduce((sum, { count }) => sum + count, 0)
  return (
    <Shell here={here} title={t.association.title} live menu="association">
      <Head title={here.siteName} kicker={t.association.title} ring={ringText(here)}
        lead={t.association.lead(figure(facts.people, here.language), figure(organisations, here.language))} />
      <Beginning here={here} facts={facts} begins={begins} mails={mails} />
      <WhoWeAre here={here} facts={facts} begins={begins} />
      <Arranging here={here} />
      <Themes here={here} facts={facts} />
      <PeopleSection {...list} path={urls.association} />
    </Shell>
  )
}

export type Choice = readonly { readonly id: string; readonly name: string }[]
export interface FieldsProps { here: Here; organisations: Choice; person?: PersonHere; own?: boolean; errors?: Errors | undefined; typed?: Typed | undefined }

/** Name, address and organisation; of yourself only the name. */
export const PersonFields = ({ here, organisations, person, own, errors = {}, typed }: FieldsProps) => {
  const { fields, errors: words, memberships } = texts[here.language]
  const { optional } = look[here.language]
  const kept = { given_name: person?.given_name, prefix: person?.prefix, family_name: person?.family_name, email: person?.email, organisation_id: person?.organisation_id, membership: person?.membership ?? 'member' }
  const of = (name: keyof typeof kept) => ({
    name, label: fields[name], value: typed ? again(typed, name) : kept[name] ?? '', error: errorText(here.language, errors[name], fields[name], words),
  })
  return (
    <>
      <TextField {...of('given_name')} maxlength={100} autocomplete="off" />
      <TextField {...of('prefix')} maxlength={30} autocomplete="off" optional={optional} description={fields.prefixNote} short />
      <TextField {...of('family_name')} maxlength={100} autocomplete="off" />
      {!own && <TextField {...of('email')} type="email" maxlength={254} autocomplete="off" />}
      {!own && <Select {...of('organisation_id')} optional={optional} description={person ? fields.movesNote : undefined}
        options={[{ value: '', label: fields.noOrganisation }, ...organisations.map(({ id, name }) => ({ value: id, label: name }))]} />}
      {!own && <Select {...of('membership')} options={personMemberships.map((value) => ({ value, label: memberships[value] }))} />}
    </>
  )
}

/** What is wrong with the form about a person, above it. */
export const PersonErrors = ({ here, errors = {} }: { here: Here; errors?: Errors | undefined }) => {
  const { fields, errors: words } = texts[here.language]
  const wrong = Object.entries(errors).map(([field, code]) => ({ field, message: errorText(here.language, code, fields[field as 'email'] ?? field, words) ?? '' }))
  return wrong.length > 0 ? <ErrorSummary title={errorHeading(here.language)} errors={wrong} /> : null
}

interface PeoplePageProps extends Omit<ListProps, 'path'> {
  organisations: Choice
  mayAdd: boolean
  errors?: Errors
  typed?: Typed
  done?: string | undefined
}

/** Everybody in the association, and the form to add somebody. */
export const PeoplePage = ({ organisations, mayAdd, errors, typed, done, ...list }: PeoplePageProps) => {
  const { here } = list
  const t = texts[here.language]
  const form = mayAdd && (
    <Section title={t.add.title} id="toevoegen" first={errors !== undefined}>
      <Flow>
        <PersonErrors here={here} errors={errors} />
        <p class="nl-paragraph">{t.add.intro} <a href={urls.imports}>{t.add.file}</a></p>
        <Form action={urls.people}>
          <OnceKey />
          <PersonFields here={here} organisations={organisations} errors={errors} typed={typed} />
          <Actions><Button>{t.add.button}</Button></Actions>
        </Form>
      </Flow>
    </Section>
  )
  return (
    <Shell here={here} title={t.people.title} live menu="association" crumbs={[{ label: t.crumb, href: urls.association }, { label: t.people.title }]}
      flash={wordFor(t.done, done)}>
      <Head title={t.people.title} lead={t.people.lead} ring={ringText(here)}
        jump={mayAdd ? { label: t.add.title, href: '#toevoegen' } : undefined} />
      {errors && form}
      <PeopleSection {...list} path={urls.people} />
      {!errors && form}
    </Shell>
  )
}
