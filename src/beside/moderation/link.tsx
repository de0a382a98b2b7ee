import type { Here } from '../../platform/here.ts'
import { urls } from '../../urls.ts'
import type { Spoken } from './queries.ts'
import { texts } from './texts.ts'

/** Where a text is reported, in the place where it is. */
export const reportAddress = (here: Here, kind: Spoken, ref: string | number): string =>
  kind === 'thema' ? urls.reportTheme(Number(ref)) : urls.report(here.workspace, kind, ref)

interface Props { here: Here; kind: Spoken; ref: string | number; text: { readonly mine: boolean; readonly withheld: string | null } }

/** To who gave a text that was hidden: that others do not read it, and the way to why. They read their own words as they were. */
const HiddenFromOthers = ({ here }: { here: Here }) => {
  const { hidden } = texts[here.language].link
  const why = here.workspace.kind === 'thinktank' ? urls.reports(here.workspace) : urls.themeReports()
  return <span class="dt-small"><strong>{hidden.said}</strong> <a href={why}>{hidden.why}</a></span>
}

/** The way to report a text: not for who gave it, nor once it is withheld. Who gave it reads here that it was hidden. */
export const ReportLink = ({ here, kind, ref, text }: Props) => {
  if (text.mine && text.withheld === 'hidden') return <HiddenFromOthers here={here} />
  return text.mine || text.withheld !== null || here.who.member === null ? null
    : <span class="dt-small"><a href={reportAddress(here, kind, ref)}>{texts[here.language].report.link}</a></span>
}
