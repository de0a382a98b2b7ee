import type { Here } from '../../platform/here.ts'
import { urls } from '../../urls.ts'
import type { Spoken } from './queries.ts'
import { texts } from './texts.ts'

/** Where a text is reported, in the place where it is. */
export const reportAddress = (here: Here, kind: Spoken, ref: string | number): string =>
  kind === 'thema' ? urls.reportTheme(Number(ref)) : urls.report(here.workspace, kind, ref)

interface Props { here: Here; kind: Spoken; ref: string | number; text: { readonly mine: boolean; readonly withheld: string | null } }

/** The way to report a text: not for who gave it, nor once it is withheld. */
export const ReportLink = ({ here, kind, ref, text }: Props) =>
  text.mine || text.withheld !== null || here.who.member === null ? null
    : <span class="dt-small"><a href={reportAddress(here, kind, ref)}>{texts[here.language].report.link}</a></span>
