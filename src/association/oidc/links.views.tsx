import { longDate } from '../../platform/dates.ts'
import { wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Button } from '../../platform/look/form.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { Empty, Row, Rows } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { Shell } from '../../workspaces/shell.tsx'
import type { MyLink } from './queries.ts'
import { texts } from './texts.ts'
import { FailureNote, FindOrganisation, OrganisationChoice, type ChoiceProps, type Failure } from './views.tsx'

const Mine = ({ here, mine }: { here: Here; mine: readonly MyLink[] }) => {
  const t = texts[here.language].links
  if (mine.length === 0) return <p class="nl-paragraph">{t.none}</p>
  return (
    <div class="dt-flow">
      <Rows>
        {mine.map((one) => (
          <Row title={one.organisation} when={t.since(longDate(one.linked_at, here.language))}>
            {!one.works && <p class="nl-paragraph">{t.stopped}</p>}
            <form class="dt-after" action={urls.endOrganisationLink(one.id)} method="post"><Button kind="secondary">{t.unlink(one.organisation)}</Button></form>
          </Row>
        ))}
      </Rows>
      <p class="nl-paragraph">{t.unlinkNote}</p>
    </div>
  )
}

interface LinksProps extends ChoiceProps { mine: readonly MyLink[]; failure?: Failure | undefined; done: string | undefined }

const Add = (props: LinksProps) => {
  const { here, mine, offers, name } = props
  const all = texts[here.language]
  const t = all.links
  const linked = new Set(mine.map(({ connection_id }) => connection_id))
  const free = offers.filter(({ id }) => !linked.has(id))
  if (offers.length === 0) return <Empty><p class="nl-paragraph">{name === '' ? t.addNone : all.noneFound}</p></Empty>
  if (free.length === 0) return <p class="nl-paragraph">{t.addAll}</p>
  return (
    <div class="dt-flow">
      <p class="nl-paragraph">{t.addNote}</p>
      <div><OrganisationChoice {...props} offers={free} action={urls.organisationLink} label={t.link} hrefOf={(page) => urls.organisationLinksPage(name, page)} /></div>
    </div>
  )
}

/** By which organisations I sign in, and adding one: from here only, signed in already. */
export const LinksPage = (props: LinksProps) => {
  const { here, mine, offers, name, failure, done } = props
  const t = texts[here.language].links
  return (
    <Shell here={here} title={t.title} menu="account" flash={wordFor(t.done, done)} crumbs={[{ label: t.crumb, href: urls.account }, { label: t.title }]}>
      <Head title={t.title} lead={t.lead} ring={t.ring} />
      <Section strong title={t.mine}>
        <Flow>
          {failure && <FailureNote here={here} failure={failure} />}
          <Mine here={here} mine={mine} />
        </Flow>
      </Section>
      <Section title={t.add} aside={(name !== '' || offers.length > 0) && <FindOrganisation here={here} path={urls.organisationLinks} name={name} />}>
        <Add {...props} />
      </Section>
    </Shell>
  )
}
