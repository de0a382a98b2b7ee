import type { Here } from '../../platform/here.ts'
import { Asks } from '../../platform/look/spine.tsx'
import { Section } from '../../platform/look/sheet.tsx'
import { urls } from '../../urls.ts'
import { runsAssociation, type AssociationFacts } from './queries.ts'
import { texts } from './texts.ts'

/** For who runs an association that has just begun: what to do first, until there are organisations and people. */
export const Beginning = ({ here, facts }: { here: Here; facts: AssociationFacts }) => {
  const t = texts[here.language]
  if (!runsAssociation(here) || (facts.organisations.length > 0 && facts.people > 1)) return null
  const list = <> <a href={urls.imports}>{t.association.importList}</a>.</>
  const asks = [
    ...(facts.organisations.length > 0 ? [] : [{
      title: t.beginning.organisations.title, text: <>{t.beginning.organisations.text}{list}</>,
      action: { label: t.association.addOrganisation, href: `${urls.organisations}/nieuw`, primary: true },
    }]),
    ...(facts.people > 1 ? [] : [{
      title: t.beginning.people.title, text: <>{t.beginning.people.text}{list}</>,
      action: { label: t.association.addPerson, href: `${urls.people}#toevoegen`, primary: facts.organisations.length > 0 },
    }]),
    { ...t.beginning.theme, action: { label: t.association.themesNew, href: urls.newTheme } },
  ]
  return <Section strong title={t.beginning.title} note={t.beginning.note}><Asks asks={asks} /></Section>
}
