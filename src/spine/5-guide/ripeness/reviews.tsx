import { longDate } from '../../../platform/dates.ts'
import { again, type Errors, type Typed } from '../../../platform/form.ts'
import { errorText } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Form, LinkButton, OnceKey, TextArea } from '../../../platform/look/form.tsx'
import { Perspective } from '../../../platform/look/marks.tsx'
import { Section } from '../../../platform/look/sheet.tsx'
import { Fold } from '../../../platform/look/table.tsx'
import type { Marker } from '../../../beside/glossary/meanings.ts'
import { Marked } from '../../../beside/glossary/shown.tsx'
import { urls } from '../../../urls.ts'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import type { Ripeness, RipeText } from './queries.ts'
import { neededOf } from './reviewed.ts'
import { mineIn, openObjections, signedBefore, signedOff, type Signoff } from './signoffs.ts'
import { texts } from './signing.texts.ts'
import { askedPerspectives } from './weighing.ts'

/** What was typed about an objection and is not right yet. */
export interface Settling { readonly id: string; readonly errors: Errors; readonly typed: Typed }
interface Props { here: Here; text: RipeText; ripeness: Ripeness; signoffs: readonly Signoff[]; marker: Marker; settling?: Settling | undefined }

const namesOf = (signoffs: readonly Signoff[], revision: number, perspective: string) => signoffs
  .filter((one) => one.kind === 'agreed' && one.revision === revision && one.perspective === perspective).flatMap(({ said_by }) => said_by ?? [])

/** One perspective: whether enough people signed off, who, and since when it is needed again. */
const Reviewed = ({ here, text, ripeness, signoffs, perspective }: Props & { perspective: ReturnType<typeof askedPerspectives>[number] }) => {
  const t = texts[here.language]
  const { key, label } = perspective
  const needed = neededOf(perspective, ripeness.asked.reviewersPerPerspective)
  const open = ripeness.criteria.some((one) => one.key === 'reviewed' && one.gaps.some((gap) => gap.perspective === key))
  const have = signedOff(signoffs, text.revision)(key)
  const words = here.workspace.attribution === 'anonymous' ? (open ? t.notEnough(label) : t.enough(label)) : t.did(label, have, needed)
  const names = namesOf(signoffs, text.revision, key)
  const before = open ? signedBefore(signoffs, text.revision, key) : undefined
  return (
    <li class="dt-short">
      <p class="dt-plain"><Perspective perspective={key} label={words} /></p>
      {names.length > 0 && <p class="dt-when">{t.by(names.join('; '))}</p>}
      {before !== undefined && (
        <p class="dt-when">{t.again(before)} <a href={`${urls.draftRevision(here.workspace, text.number, text.revision)}?met=${before}`}>
          {t.changes}<span class="dt-hidden">{t.changesFor(label)}</span></a></p>
      )}
    </li>
  )
}

const Mine = ({ here, text, signoffs }: Props) => {
  const t = texts[here.language]
  const mine = mineIn(signoffs)
  if (!here.who.takesPart || text.withdrawn_at) return null
  const isNow = mine?.revision === text.revision
  const stands = mine && (isNow || mine.kind === 'objected' && mine.settled_at === null)
  return (
    <div class="dt-after">
      {stands && <p class="nl-paragraph">{mine.kind === 'agreed' ? t.youDid(mine.revision) : t.youObjected(mine.revision)}</p>}
      <Actions>
        <LinkButton kind={isNow ? 'secondary' : 'primary'} href={urls.signoff(here.workspace, text.number)}>{isNow ? t.goAgain : t.go(text.revision)}</LinkButton>
        {stands && <form action={urls.signoffBack(here.workspace, text.number)} method="post"><OnceKey /><Button kind="subtle">{t.back}</Button></form>}
      </Actions>
    </div>
  )
}

/** Who signed off this version, perspective by perspective, and the way to do so. */
export const ReviewedSection = (props: Props) => {
  const { here, text, ripeness } = props
  const t = texts[here.language]
  const criterion = ripeness.criteria.find(({ key }) => key === 'reviewed')
  if (!criterion) return null
  const asked = askedPerspectives(here)
  const note = asked.length === 0 ? undefined : criterion.met ? t.all : t.open(criterion.gaps.length)
  return (
    <Section id="nagekeken" title={t.heading} note={<>{t.version(text.revision)}<br />{note}</>}>
      {asked.length === 0 ? <p class="nl-paragraph">{t.none}</p> : (
        <ul class="dt-plain-list dt-shorts">{asked.map((perspective) => <Reviewed {...props} perspective={perspective} />)}</ul>
      )}
      <Mine {...props} />
    </Section>
  )
}

const Objection = ({ here, objection, marker }: { here: Here; objection: Signoff; marker: Marker }) => {
  const t = texts[here.language]
  marker.section('bezwaren')
  const who = objection.said_by ?? perspectiveLabel(here, objection.perspective)
  return (
    <>
      <p class="dt-short__where"><Perspective perspective={objection.perspective} label={t.objection(who, objection.revision, longDate(objection.given_at, here.language))} /></p>
      <p class="dt-short__quote">“<Marked text={objection.reason} marker={marker} />”</p>
    </>
  )
}

const SettleForm = ({ here, text, objection, settling }: Props & { objection: Signoff }) => {
  const t = texts[here.language]
  const mine = settling?.id === objection.id ? settling : undefined
  return (
    <Fold summary={t.settle} open={mine !== undefined}>
      <Form action={urls.settleObjection(here.workspace, text.number, objection.id)}>
        <OnceKey />
        <TextArea id={`uitkomst-${objection.id}`} name="outcome" label={t.outcomeLabel} description={t.outcomeHint} rows={3} value={again(mine?.typed, 'outcome')}
          error={errorText(here.language, mine?.errors['outcome'], t.outcomeLabel)} />
        <Actions><Button kind="secondary">{t.settle}</Button></Actions>
      </Form>
    </Fold>
  )
}

/** Objections to a version: the open ones with the way to settle them, and what was done with the others. */
export const ObjectionsSection = (props: Props) => {
  const { here, text, signoffs, marker } = props
  const t = texts[here.language]
  const [open, settled] = [openObjections(signoffs), signoffs.filter(({ settled_at }) => settled_at !== null)]
  if (open.length + settled.length === 0) return null
  return (
    <Section id="bezwaren" title={t.objections}>
      {open.length > 0 && (
        <ul class="dt-plain-list dt-shorts">
          {open.map((objection) => (
            <li class="dt-short"><Objection here={here} objection={objection} marker={marker} />{here.who.prepares && !text.withdrawn_at && <SettleForm {...props} objection={objection} />}</li>
          ))}
        </ul>
      )}
      {settled.length > 0 && (
        <Fold summary={`${t.settled} (${settled.length})`}>
          <ul class="dt-plain-list dt-shorts">
            {settled.map((objection) => <li class="dt-short"><Objection here={here} objection={objection} marker={marker} /><p class="dt-plain">{t.outcome} <Marked text={objection.outcome ?? ''} marker={marker} /></p></li>)}
          </ul>
        </Fold>
      )}
    </Section>
  )
}
