import type { Here } from '../../../platform/here.ts'
import { urls } from '../../../urls.ts'
import { texts } from './texts.ts'

/** The pages of the preparation. Charter and participants stand here from the start; each slice of this step adds its own. */
const pages = {
  charter: urls.charter, people: urls.participants, landscape: (w: Here['workspace']) => urls.landscape(w),
  invitations: urls.invitations, expectations: urls.expectations, datepolls: (w: Here['workspace']) => urls.datepolls(w),
} as const
export type PreparationPage = keyof typeof pages

/** The way between the pages of step 2. `current`: the page it stands on. */
export const PreparationNav = ({ here, current }: { here: Here; current?: PreparationPage }) => {
  const t = texts[here.language].nav
  return (
    <nav class="dt-after" aria-label={t.label}>
      <ul class="dt-keyline">
        {(Object.keys(pages) as PreparationPage[]).map((key) => (
          <li><a href={pages[key](here.workspace)} aria-current={key === current ? 'page' : undefined}>{t[key]}</a></li>
        ))}
      </ul>
    </nav>
  )
}
