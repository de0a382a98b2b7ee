import { figure } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Hidden, LinkButton, TextField } from '../../platform/look/form.tsx'
import { Head, MarginTitle, Section } from '../../platform/look/sheet.tsx'
import { Empty, Pager, Row, Rows } from '../../platform/look/table.tsx'
import { texts as look } from '../../platform/look/texts.ts'
import { urls } from '../../urls.ts'
import { ringText, Shell } from '../../workspaces/shell.tsx'
import { pageSize } from '../organisations/queries.ts'
import type { Reason } from './protocol.ts'
import type { Offer } from './queries.ts'
import { texts } from './texts.ts'

/** Why nobody came in, as the page says it. 'unknown': nobody is linked, or who was has left. */
export type Failure = Reason | 'unknown' | 'taken'

const publicRing = (here: Here) => ringText(here, { kind: 'public', title: '' })

/** Says what did not work, above the list to choose from again. */
export const FailureNote = ({ here, failure }: { here: Here; failure: Failure }) => {
  const [title, lead] = texts[here.language].failed[failure]
  return (
    <section class="dt-errors dt-after" aria-labelledby="fouten">
      <h2 class="dt-errors__title" id="fouten" tabindex={-1} autofocus>{title}</h2>
      <p class="dt-plain">{lead}</p>
    </section>
  )
}

export interface ChoiceProps {
  here: Here
  offers: readonly Offer[]
  total: number
  name: string
  page: number
}

/** Finding an organisation by a part of its name. */
export const FindOrganisation = ({ here, path, name, back }: { here: Here; path: string; name: string; back?: string }) => {
  const t = texts[here.language]
  return (
    <form class="dt-form dt-filter dt-after dt-flow dt-flow--tight" action={path} method="get">
      <TextField name="naam" label={t.find.name} value={name} type="search" optional={look[here.language].optional} maxlength={100} />
      {back && <Hidden name="terug" value={back} />}
      <Actions><Button kind="secondary">{t.find.go}</Button></Actions>
      {name !== '' && <p class="dt-small"><a href={path}>{t.find.clear}</a></p>}
    </form>
  )
}

interface ListProps extends ChoiceProps {
  /** where the button of an organisation posts to, what it says, and what goes along */
  action: (id: string) => string
  label: (organisation: string) => string
  hrefOf: (page: number) => string
  back?: string
}

/** The organisations, each with its button, a page at a time. */
export const OrganisationChoice = ({ here, offers, total, page, action, label, hrefOf, back }: ListProps) => (
  <>
    <Rows>
      {offers.map(({ id, organisation }) => (
        <Row>
          <form action={action(id)} method="post">
            {back !== undefined && <Hidden name="terug" value={back} />}
            <Button kind="secondary">{label(organisation)}</Button>
          </form>
        </Row>
      ))}
    </Rows>
    <Pager language={here.language} page={page} pages={Math.ceil(total / pageSize)} hrefOf={hrefOf} />
  </>
)

/** Choosing the organisation to sign in by. */
export const OffersPage = (props: ChoiceProps & { back: string; failure?: Failure | undefined }) => {
  const { here, offers, total, name, back, failure } = props
  const t = texts[here.language]
  const path = urls.organisationSignin()
  return (
    <Shell here={here} title={t.title} menu="account">
      <Head title={t.title} lead={t.lead} ring={publicRing(here)} />
      <Section strong title={t.list} note={offers.length > 0 && t.count(figure(total, here.language))}
        aside={(name !== '' || offers.length > 0) && <FindOrganisation here={here} path={path} name={name} back={back} />}
        margin={<><MarginTitle>{t.howTitle}</MarginTitle><p class="dt-when">{t.how}</p><p class="dt-when"><a href={urls.signin(back)}>{t.byMail}</a></p></>}>
        {failure && <FailureNote here={here} failure={failure} />}
        {offers.length > 0
          ? <OrganisationChoice {...props} action={urls.organisationSetOut} label={t.by} hrefOf={(page) => urls.organisationSignin(back, name, page)} />
          : <Empty><p class="nl-paragraph">{name === '' ? t.none : t.noneFound}</p><Actions><LinkButton href={urls.signin(back)} kind="primary">{t.byMail}</LinkButton></Actions></Empty>}
      </Section>
    </Shell>
  )
}

/** Leads on to the organisation's own page; the browser goes by itself, and who prefers to presses the button. */
export const OnwardPage = ({ here, organisation, href }: { here: Here; organisation: string; href: string }) => {
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.onwardTitle(organisation)} menu="account">
      <Head title={t.onwardTitle(organisation)} lead={t.onwardLead(new URL(href).host)} />
      <Section first>
        <p class="nl-paragraph">{t.onwardNote}</p>
        <Actions><LinkButton href={href} kind="primary">{t.onward}</LinkButton></Actions>
      </Section>
    </Shell>
  )
}

const NextStep = ({ here, failure }: { here: Here; failure: Failure }) => {
  const t = texts[here.language]
  const again = here.who.member ? urls.organisationLinks : urls.organisationSignin()
  if (here.who.member) return <LinkButton href={again} kind="primary">{t.toLinks}</LinkButton>
  if (failure === 'unknown') return <LinkButton href={urls.signin(urls.organisationLinks)} kind="primary">{t.linkByMail}</LinkButton>
  return <><LinkButton href={again} kind="primary">{t.again}</LinkButton><LinkButton href={urls.signin()}>{t.byMail}</LinkButton></>
}

/** Nobody came in: why, as far as it may be said, and what to do now. */
export const FailedPage = ({ here, failure }: { here: Here; failure: Failure }) => {
  const t = texts[here.language]
  const [title, lead] = t.failed[failure]
  return (
    <Shell here={here} title={title} menu="account">
      <Head title={title} lead={lead} ring={publicRing(here)} />
      <Section first>
        <Actions><NextStep here={here} failure={failure} /></Actions>
        {failure === 'unknown' && <p class="nl-paragraph dt-after">{t.notMember}</p>}
      </Section>
    </Shell>
  )
}
