import type { Here } from '../../platform/here.ts'
import { Actions, Button, Form, LinkButton, OnceKey, TextArea, TextField } from '../../platform/look/form.tsx'
import { Head, MarginTitle, Section } from '../../platform/look/sheet.tsx'
import { Fold } from '../../platform/look/table.tsx'
import { texts as look } from '../../platform/look/texts.ts'
import { urls } from '../../urls.ts'
import { ringText } from '../../workspaces/shell.tsx'
import { anchorOfBlock } from './anchors.ts'
import { most, sourceTyped, type Described } from './form.ts'
import { Frame, typedOr, Wrong, wrongIn, type Back } from './frame.tsx'
import type { Answer, Around, Concept } from './queries.ts'
import { texts } from './texts.ts'
import type { Use } from './uses.ts'

interface Props { here: Here; concept: Concept; before: Described | undefined; around: Around; answers: readonly Answer[]; /** not looked up again for a form that comes back */ uses?: readonly Use[] | undefined; back?: Back | undefined }

const namesOf = (ids: readonly string[], around: Around) => ids.flatMap((id) => around.find((one) => one.id === id)?.label ?? []).join('\n')

const Fields = ({ here, concept, before, around, back }: Omit<Props, 'answers' | 'uses'>) => {
  const t = texts[here.language]
  const { optional } = look[here.language]
  const area = (name: 'alt' | 'hidden' | 'examples' | 'sources' | 'broader' | 'related', value: string, description = t.notes.lines) => (
    <TextArea name={name} label={t.fields[name]} description={description} optional={optional} rows={3} lines value={typedOr(back, name, value)} error={wrongIn(here, back, name)} />
  )
  return (
    <>
      <TextField name="label" label={t.fields.label} description={t.notes.label} maxlength={most.label} value={typedOr(back, 'label', before?.label ?? concept.label)} error={wrongIn(here, back, 'label')} />
      <TextArea name="definition" label={t.fields.defines} description={t.notes.defines} rows={4} maxlength={most.definition}
        value={typedOr(back, 'definition', before?.definition)} error={wrongIn(here, back, 'definition', 'defines')} />
      <TextArea name="explanation" label={t.fields.explanation} description={t.notes.explanation} optional={optional} rows={4} maxlength={most.text}
        value={typedOr(back, 'explanation', before?.explanation)} error={wrongIn(here, back, 'explanation')} />
      {area('examples', before?.examples.join('\n') ?? '')}
      <TextArea name="note" label={t.fields.note} optional={optional} rows={2} maxlength={most.text} value={typedOr(back, 'note', before?.note)} error={wrongIn(here, back, 'note')} />
      {area('alt', before?.alt.join('\n') ?? '')}
      {area('hidden', before?.hidden.join('\n') ?? '')}
      <TextField name="label_en" label={t.fields.label_en} optional={optional} maxlength={most.label} value={typedOr(back, 'label_en', before?.label_en)} error={wrongIn(here, back, 'label_en')} />
      {area('sources', before?.sources.map(sourceTyped).join('\n') ?? '', t.notes.sources)}
      {area('broader', namesOf(before?.broader ?? [], around), t.notes.broader)}
      {area('related', namesOf(before?.related ?? [], around), t.notes.related)}
    </>
  )
}

/** Where a description is proposed: the fields, with what everybody meant and which texts use the word beside them. */
export const ProposePage = ({ answers, uses, ...props }: Props) => {
  const { here, concept, back } = props
  const t = texts[here.language]
  const at = urls.concept(here.workspace, concept.number)
  return (
    <Frame here={here} title={t.proposeTitle} crumb={t.proposeTitle} parent={{ label: concept.label, href: at }}>
      <Head title={t.proposeTitle} lead={t.proposeLead(concept.label)} ring={ringText(here)}><Wrong here={here} back={back} labels={{ definition: 'defines' }} /></Head>
      <Section first margin={<Beside here={here} concept={concept} answers={answers} uses={uses} />}>
        <Form action={urls.conceptAct(here.workspace, concept.number, 'voorstel')}>
          <OnceKey />
          <Fields {...props} />
          <Actions><Button>{t.proposeButton}</Button><LinkButton kind="subtle" href={at}>{t.back}</LinkButton></Actions>
        </Form>
      </Section>
    </Frame>
  )
}

const Beside = ({ here, concept, answers, uses }: Pick<Props, 'here' | 'concept' | 'answers' | 'uses'>) => {
  const t = texts[here.language]
  return (
    <>
      {answers.length > 0 && (
        <Fold summary={`${t.compare.title} (${answers.length})`} open>
          <ul class="dt-list">{answers.filter(({ withheld }) => !withheld).map(({ definition }) => <li>{definition}</li>)}</ul>
        </Fold>
      )}
      <MarginTitle level={2}>{t.uses.title}</MarginTitle>
      {uses?.length === 0 ? <p class="dt-plain">{t.uses.none}</p> : (
        <>
          {uses && <p class="dt-plain">{t.uses.changes}</p>}
          {uses && <ul class="dt-plain-list">{uses.slice(0, 8).map((use) => <li><UseLink here={here} use={use} /></li>)}</ul>}
          <p class="dt-plain"><a href={`${urls.concept(here.workspace, concept.number)}/teksten`}>{t.uses.more}</a></p>
        </>
      )}
    </>
  )
}

/** A text by its kind and its title or number, as a link. */
export const UseLink = ({ here, use }: { here: Here; use: Use }) => {
  const t = texts[here.language].uses
  const name = use.title || (/^\d+$/.test(use.reference) ? use.reference : '')
  return <a href={use.href}>{t.kinds[use.kind]}{name && ` ${name}`}</a>
}

/** Every text that uses a concept, with the passages. */
export const UsesPage = ({ here, concept, uses }: Pick<Props, 'here' | 'concept'> & { uses: readonly Use[] }) => {
  const t = texts[here.language].uses
  return (
    <Frame here={here} title={t.title} crumb={t.title} parent={{ label: concept.label, href: urls.concept(here.workspace, concept.number) }}>
      <Head title={t.title} kicker={concept.label} lead={t.lead(concept.label)} ring={ringText(here)} />
      <Section first title={t.title} titleHidden>
        {uses.length === 0 ? <p class="nl-paragraph">{t.none}</p> : (
          <ul class="dt-rows">
            {uses.map((use) => (
              <li>
                <h3 class="dt-row__title"><UseLink here={here} use={use} /></h3>
                <p class="dt-when">{t.count(use.count)}{use.places.length > 0 && <>. {t.at} {use.places.map(({ place, block }, at) => <>{at > 0 && ', '}<a href={`${use.href}#${anchorOfBlock(block)}`}>{place}</a></>)}</>}</p>
                <p class="dt-plain">{use.extract.map(({ text, found }) => (found ? <mark>{text}</mark> : text))}</p>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </Frame>
  )
}
