import { errorHeading } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { ErrorSummary } from '../../../platform/look/form.tsx'
import { urls } from '../../../urls.ts'
import { texts } from './signing.texts.ts'

/** Somebody saved the text since this form was made: what changed can be read first, and nothing that was filled in is lost. */
export const ChangedSince = ({ here, text, read }: { here: Here; text: { number: number; revision: number }; read: string }) => {
  const { changed } = texts[here.language]
  const differs = `${urls.draftRevision(here.workspace, text.number, text.revision)}?met=${read}`
  return (
    <ErrorSummary title={errorHeading(here.language)} errors={[]}>
      {changed.message}{' '}
      {/^[1-9][0-9]{0,8}$/.test(read) && <a href={differs} target="_blank" rel="noopener">{changed.look}</a>}
    </ErrorSummary>
  )
}
