import { again, type Errors, type Typed } from '../form.ts'
import type { Here } from '../here.ts'
import { markOf } from '../seen.ts'
import { Hidden } from './form.tsx'
import type { Children } from './markup.ts'
import { texts } from './texts.ts'

interface Back { readonly errors?: Errors | undefined; readonly typed?: Typed | undefined }

/** The mark of what a page shows, in its form: of now, once somebody else was first (an error 'changed' at `seen`) and that is told. */
export const Seen = ({ shown, errors, typed }: Back & { shown: unknown }) => (
  <Hidden name="seen" value={typed && errors?.['seen'] !== 'changed' ? again(typed, 'seen') : markOf(shown)} />
)

type NowProps = Pick<Back, 'errors'> & { here: Here; lines: readonly (readonly [label: string, value: Children])[] }

/** Below a form that came back because somebody else was first: how it stands now. Nothing otherwise. */
export const Now = ({ here, errors, lines }: NowProps) => {
  if (errors?.['seen'] !== 'changed') return null
  const t = texts[here.language].meanwhile
  return (
    <div class="dt-after dt-flow dt-flow--tight">
      <h3 class="dt-margin-title" id="nu">{t.now}</h3>
      <dl class="dt-facts">{lines.map(([label, value]) => <><dt>{label}</dt><dd class="dt-lines">{value === '' || value === null || value === undefined ? t.empty : value}</dd></>)}</dl>
    </div>
  )
}
