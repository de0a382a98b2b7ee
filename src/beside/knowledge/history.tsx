import { longDate } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { Section } from '../../platform/look/sheet.tsx'
import { Row, Rows } from '../../platform/look/table.tsx'
import { texts } from './texts.ts'

/** One time that something was mended: when, by whom as far as names are shown, and each field with what it was and became; `now` undefined: only that it was changed. */
export interface Mended {
  readonly at: Date
  readonly by: string | null
  readonly fields: readonly { readonly label: string; readonly was: string; readonly now: string | undefined }[]
}

/** Each field that changed from one state to the next, by its label and in words. */
export const changesOf = <F extends string>(now: Readonly<Record<F, string>>, was: Readonly<Record<F, string>>, label: (field: F) => string, shown: (field: F, value: string) => string) =>
  (Object.keys(was) as F[]).filter((field) => was[field] !== now[field])
    .map((field) => ({ label: label(field), was: shown(field, was[field]), now: shown(field, now[field]) }))

/** What was changed on a work or a source, the newest first. Nothing when nobody did. */
export const MendedSection = ({ here, times }: { here: Here; times: readonly Mended[] }) => {
  const t = texts[here.language].mended
  if (times.length === 0) return null
  return (
    <Section title={t.title} id="eerder">
      <Rows>
        {times.map(({ at, by, fields }) => (
          <Row when={<>{longDate(at, here.language)}{by && <> · {by}</>}</>}>
            <dl class="dt-terms dt-body">
              {fields.map(({ label, was, now }) => (
                <><dt>{label}</dt><dd>{now === undefined ? t.otherwise : <>{was ? <del>{was}</del> : t.empty} <ins>{now || t.empty}</ins></>}</dd></>
              ))}
            </dl>
          </Row>
        ))}
      </Rows>
    </Section>
  )
}
