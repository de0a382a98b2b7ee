import type { Here } from '../../platform/here.ts'
import { Asks } from '../../platform/look/spine.tsx'
import { Section } from '../../platform/look/sheet.tsx'
import { urls } from '../../urls.ts'
import { runsAssociation, type AssociationFacts } from './queries.ts'
import { texts } from './texts.ts'

/** For who runs an association that has just begun: what to do first, until there are organisations and people, and something to think about. */
export const Beginning = ({ here, facts, begins, mails }: { here: Here; facts: AssociationFacts; begins: boolean; mails: boolean }) => {
  const t = texts[here.language]
  const hasBegun = facts.organisations.length > 0 && facts.people > 1
  // Without a mail server nobody but you comes in: that is said for as long as it is so, but not of the sample.
  const asksMail = here.who.administers && !mails && !here.sample
  if (!runsAssociation(here) || (hasBegun && facts.has_theme && !asksMail)) return null
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
    ...(asksMail ? [{ ...t.beginning.mail, action: { label: t.beginning.mail.go, href: urls.settings, primary: hasBegun } }] : []),
    ...(facts.has_theme ? [] : [{
      title: t.beginning.theme.title, text: <>{t.beginning.theme.text}{begins && <> {t.beginning.theme.board} <a href={urls.newThinktank}>{t.association.begin}</a>.</>}</>,
      action: { label: t.association.themesNew, href: urls.newTheme, primary: hasBegun && !asksMail },
    }]),
  ]
  return <Section strong title={t.beginning.title} note={t.beginning.note}><Asks asks={asks} /></Section>
}
