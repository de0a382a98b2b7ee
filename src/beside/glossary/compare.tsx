import { acts } from '../../acts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Form, OnceKey, TextArea } from '../../platform/look/form.tsx'
import { Perspective } from '../../platform/look/marks.tsx'
import { Flow, Section } from '../../platform/look/sheet.tsx'
import { Table } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import { leastShown, perspectiveLabel } from '../../workspaces/attribution.ts'
import { typedOr, Wrong, wrongIn, type Back } from './frame.tsx'
import { glossaryHere } from './list.tsx'
import { most } from './form.ts'
import type { Answer, Concept } from './queries.ts'
import { texts } from './texts.ts'
import { compareWordings, type Worded } from './wording.ts'

interface Props { here: Here; concept: Concept; back?: Back | undefined }

/** While it is blind: one's own meaning, how many gave one, and for who leads the way to open it. */
export const OwnMeaning = ({ here, concept, back }: Props) => {
  const t = texts[here.language].own
  const mine = back?.form === 'definitie' ? back : undefined
  const it = { ...glossaryHere(here), withdrawn_at: concept.withdrawn_at }
  return (
    <Section first title={t.title} note={t.others(concept.given)} id="definitie">
      <Flow>
        <p class="nl-paragraph">{t.hidden}</p>
        {acts['concept.answer'].may(here.who, it) && (
          <Form panel action={urls.conceptAct(here.workspace, concept.number, 'definitie')}>
            <OnceKey />
            <Wrong here={here} back={mine} />
            {concept.own !== null && <p class="nl-paragraph">{t.yours}</p>}
            <TextArea name="definition" label={texts[here.language].fields.definition} description={texts[here.language].notes.own} rows={4} maxlength={most.definition}
              value={typedOr(mine, 'definition', concept.own ?? '')} error={wrongIn(here, mine, 'definition')} />
            <Actions><Button>{concept.own === null ? t.button : t.again}</Button></Actions>
          </Form>
        )}
        {acts['concept.open'].may(here.who, it) && (
          <Form panel action={urls.conceptAct(here.workspace, concept.number, 'opening')}>
            <OnceKey />
            <h3 class="dt-row__title">{t.openTitle}</h3>
            <p class="nl-paragraph">{t.openNote}</p>
            <Actions><Button kind="secondary">{t.open}</Button></Actions>
          </Form>
        )}
      </Flow>
    </Section>
  )
}

/** What somebody wrote while the meanings were put side by side: it did not come with them, and is not lost. */
export const LateMeaning = ({ here, back }: Pick<Props, 'here' | 'back'>) => {
  const t = texts[here.language].own
  if (back?.form !== 'te-laat') return null
  return (
    <Section first title={t.lateTitle} id="te-laat">
      <Flow>
        <p class="nl-paragraph">{t.late}</p>
        <blockquote class="dt-cited"><p class="nl-paragraph">{typedOr(back, 'definition')}</p></blockquote>
      </Flow>
    </Section>
  )
}

const Marked = ({ worded }: { worded: readonly Worded[] }) => (
  <>{worded.map(({ text, shared }) => (shared === 'most' ? <strong>{text}</strong> : shared === 'one' ? <em>{text}</em> : text))}</>
)

const Whose = ({ here, answer }: { here: Here; answer: Answer }) => (
  <>
    <Perspective perspective={answer.perspective} label={perspectiveLabel(here, answer.perspective)} />
    {answer.said_by && <> · {answer.said_by}</>}{answer.mine && <> · {texts[here.language].compare.yours}</>}
  </>
)

/** Once it is open: every meaning, with the words that most share and those that only one has; the same as a table. */
export const SideBySide = ({ here, concept, answers }: Props & { answers: readonly Answer[] }) => {
  const t = texts[here.language].compare
  if (!concept.opened_at) return null
  if (answers.length === 0) {
    return <Section title={t.title}><p class="nl-paragraph">{concept.given > 0 && concept.given < leastShown(here) ? t.few : t.none}</p></Section>
  }
  const { worded, most: shared, alone } = compareWordings(answers.map(({ withheld, definition }) => (withheld ? '' : definition)))
  return (
    <Section title={t.title} note={t.note(answers.length)} wide id="naast-elkaar">
      {answers.length > 1 && <p class="dt-plain">{t.legend} <strong>{t.legendMost}</strong>, <em>{t.legendOne}</em>.</p>}
      {answers.length > 1 && <p class="nl-paragraph">{shared.length > 0 ? <>{t.most}: <strong>{shared.join(', ')}</strong>.</> : t.mostNone}</p>}
      <Table caption={t.title} captionHidden columns={[{ label: t.word }, { label: t.meaning }, { label: t.words }]}
        rows={answers.map((answer, at) => [
          <Whose here={here} answer={answer} />, answer.withheld ? answer.definition : <Marked worded={worded[at] ?? []} />, answers.length > 1 ? (alone[at] ?? []).join(', ') || '–' : '–',
        ])} />
    </Section>
  )
}
