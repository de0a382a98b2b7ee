import { acts } from '../../acts.ts'
import { longDate } from '../../platform/dates.ts'
import { wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Form, LinkButton, OnceKey, TextArea, TextField } from '../../platform/look/form.tsx'
import { Icon } from '../../platform/look/marks.tsx'
import { Head, Section } from '../../platform/look/sheet.tsx'
import { texts as look } from '../../platform/look/texts.ts'
import { urls } from '../../urls.ts'
import { ringText } from '../../workspaces/shell.tsx'
import { TalkSection } from '../discussions/about.tsx'
import type { TalkedAbout } from '../discussions/queries.ts'
import { LateMeaning, OwnMeaning, SideBySide } from './compare.tsx'
import { most } from './form.ts'
import { Frame, typedOr, Wrong, wrongIn, type Back } from './frame.tsx'
import { glossaryHere, StandTag } from './list.tsx'
import type { Answer, Around, Concept, Version } from './queries.ts'
import { texts } from './texts.ts'
import { AroundList, DescriptionOf, History, Proposals, ProposeLink } from './versions.tsx'

/** Where a word is put in the glossary, with one's own meaning. */
export const BeginPage = ({ here, back }: { here: Here; back?: Back | undefined }) => {
  const t = texts[here.language]
  return (
    <Frame here={here} title={t.beginTitle} crumb={t.beginTitle}>
      <Head title={t.beginTitle} lead={t.beginLead} ring={ringText(here)}><Wrong here={here} back={back} /></Head>
      <Section first>
        <Form action={urls.newConcept(here.workspace)}>
          <OnceKey />
          <TextField name="label" label={t.fields.label} description={t.notes.label} maxlength={most.label} value={typedOr(back, 'label')} error={wrongIn(here, back, 'label')} />
          <TextArea name="definition" label={t.fields.definition} description={t.notes.own} optional={look[here.language].optional} rows={4} maxlength={most.definition}
            value={typedOr(back, 'definition')} error={wrongIn(here, back, 'definition')} />
          <Actions><Button>{t.beginButton}</Button><LinkButton kind="subtle" href={urls.glossary(here.workspace)}>{t.back}</LinkButton></Actions>
        </Form>
      </Section>
    </Frame>
  )
}

interface Props {
  here: Here; concept: Concept; versions: readonly Version[]; answers: readonly Answer[]; around: Around; origin: string; talk: TalkedAbout; back?: Back | undefined; done?: string | undefined
}

const Standing = ({ here, concept, version, around }: Pick<Props, 'here' | 'concept' | 'around'> & { version: Version }) => (
  <Section first title={texts[here.language].describe.title} note={texts[here.language].history.adopted(longDate(version.adopted_at ?? version.proposed_at, here.language))} id="omschrijving"
    margin={<AroundList here={here} it={version} around={around} />}>
    <DescriptionOf here={here} it={version} language={concept.language} />
  </Section>
)

const PublicPart = ({ here, concept, origin }: Pick<Props, 'here' | 'concept' | 'origin'>) => {
  const t = texts[here.language].public
  if (concept.stand !== 'adopted' && concept.stand !== 'revised') return null
  const may = acts['concept.publish'].may(here.who, { ...glossaryHere(here), withdrawn_at: concept.withdrawn_at })
  return (
    <Section title={t.title} id="openbaar">
      <p class="nl-paragraph">{concept.public ? <>{t.yes} <a href={urls.conceptId(concept.id)}>{`${origin}${urls.conceptId(concept.id)}`}</a></> : t.no}</p>
      {may && (
        <Form panel action={urls.conceptAct(here.workspace, concept.number, 'openbaar')}>
          <OnceKey />
          <Actions><Button kind="secondary">{concept.public ? t.unmake : t.make}</Button></Actions>
        </Form>
      )}
    </Section>
  )
}

const Withdrawing = ({ here, concept, back }: Pick<Props, 'here' | 'concept' | 'back'>) => {
  const t = texts[here.language]
  const mine = back?.form === 'intrekking' ? back : undefined
  if (!acts['concept.withdraw'].may(here.who, { ...glossaryHere(here), withdrawn_at: concept.withdrawn_at })) return null
  return (
    <Section title={t.withdraw.title} id="intrekking">
      <Form panel action={urls.conceptAct(here.workspace, concept.number, 'intrekking')}>
        <OnceKey />
        <Wrong here={here} back={mine} labels={{ 'reason-weg': 'reason' }} />
        <p class="nl-paragraph">{t.withdraw.note}</p>
        <TextArea name="reason" id="reason-weg" label={t.fields.reason} rows={2} maxlength={2000} value={typedOr(mine, 'reason')} error={wrongIn(here, mine, 'reason-weg', 'reason')} />
        <Actions><Button kind="danger">{t.withdraw.button}</Button></Actions>
      </Form>
    </Section>
  )
}

const isHttp = (uri: string) => /^https?:\/\//i.test(uri)

const HeadOf = ({ here, concept, versions }: Pick<Props, 'here' | 'concept' | 'versions'>) => {
  const t = texts[here.language]
  const first = versions.length === 0
  return (
    <Head title={concept.label} kicker={t.kicker} ring={ringText(here)}>
      <div class="dt-after dt-flow" id="stand" data-live="concept">
        <p class="dt-plain"><StandTag here={here} stand={concept.stand} /></p>
        {concept.withdrawn_at && <p class="dt-status"><Icon name="declined" /> <span>{t.withdraw.done(longDate(concept.withdrawn_at, here.language))} {concept.withdrawn_why}</span></p>}
        {concept.opened_at && first && !concept.withdrawn_at && <p class="nl-paragraph">{t.describe.none}</p>}
        {concept.uri && <p class="dt-plain">{t.foreign} {isHttp(concept.uri) ? <a href={concept.uri} rel="noopener">{concept.uri}</a> : concept.uri}</p>}
        <Actions>
          <ProposeLink here={here} concept={concept} primary={first} />
          <LinkButton kind="subtle" href={`${urls.concept(here.workspace, concept.number)}/teksten`}>{t.uses.link}</LinkButton>
        </Actions>
      </div>
    </Head>
  )
}

/** A concept: while it is blind one's own meaning, after that every meaning, what is proposed, what holds, and how it came so. */
export const ConceptPage = (props: Props) => {
  const { here, concept, versions, around, back } = props
  const t = texts[here.language]
  const standing = versions.find(({ adopted_at, superseded_at }) => adopted_at && !superseded_at)
  return (
    <Frame here={here} title={concept.label} crumb={concept.label} flash={wordFor(t.done, props.done)}>
      <HeadOf here={here} concept={concept} versions={versions} />
      <LateMeaning here={here} back={back} />
      {standing && <Standing here={here} concept={concept} version={standing} around={around} />}
      {!concept.opened_at && <OwnMeaning here={here} concept={concept} back={back} />}
      <Proposals here={here} concept={concept} versions={versions} around={around} back={back} />
      <SideBySide here={here} concept={concept} answers={props.answers} />
      {here.workspace.kind === 'thinktank' && <TalkSection here={here} thing={{ kind: 'concept', number: concept.number }} talk={props.talk} />}
      <PublicPart {...props} />
      <History here={here} versions={versions} concept={concept} />
      <Withdrawing here={here} concept={concept} back={back} />
    </Frame>
  )
}
