import { acts } from '../../acts.ts'
import { longDate } from '../../platform/dates.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Checkbox, Form, LinkButton, OnceKey, TextArea, TextField } from '../../platform/look/form.tsx'
import { Icon } from '../../platform/look/marks.tsx'
import { Flow, Section } from '../../platform/look/sheet.tsx'
import { Fold } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import type { Described } from './form.ts'
import { typedOr, Wrong, wrongIn, type Back } from './frame.tsx'
import { glossaryHere } from './list.tsx'
import type { Around, Concept, Version } from './queries.ts'
import { texts } from './texts.ts'

interface Props { here: Here; concept: Concept; versions: readonly Version[]; around: Around; back?: Back | undefined }

const isHttp = (url: string) => /^https?:\/\//i.test(url)

/** A description in full: what it means, in plain words, with examples, sources and other labels. */
export const DescriptionOf = ({ here, it, language }: { here: Here; it: Omit<Described, 'broader' | 'related'>; language?: string }) => {
  const t = texts[here.language]
  const lang = language && language !== here.language && language !== 'nl' ? language : undefined
  return (
    <div class="dt-flow" lang={lang}>
      {it.definition && <p class="nl-paragraph nl-paragraph--lead">{it.definition}</p>}
      {it.explanation && <p class="nl-paragraph">{it.explanation}</p>}
      {it.note && <p class="nl-paragraph"><strong>{t.describe.attention}:</strong> {it.note}</p>}
      {it.examples.length > 0 && <ul class="dt-list">{it.examples.map((one) => <li>{t.describe.example}: {one}</li>)}</ul>}
      {(it.alt.length > 0 || it.label_en) && (
        <div>
          <dl class="dt-facts dt-facts--row">
            {it.alt.length > 0 && <div><dt>{t.describe.alt}</dt><dd>{it.alt.join(', ')}</dd></div>}
            {it.label_en && <div><dt>{t.describe.english}</dt><dd lang="en">{it.label_en}</dd></div>}
          </dl>
        </div>
      )}
      {it.sources.length > 0 && (
        <div>
          <ul class="dt-references">
            {it.sources.map(({ title, url }) => <li><Icon name="source" /> {isHttp(url) ? <a href={url} rel="noopener">{title}</a> : title}</li>)}
          </ul>
        </div>
      )}
    </div>
  )
}

/** The concepts around one: broader, narrower, related, each a link. */
export const AroundList = ({ here, it, around }: { here: Here; it: Pick<Described, 'broader' | 'related'>; around: Around }) => {
  const t = texts[here.language].fields
  const living = around.filter(({ withdrawn_at }) => !withdrawn_at)
  const lists = [
    [t.broader, living.filter(({ id }) => it.broader.includes(id))], [t.narrower, living.filter(({ narrower }) => narrower)],
    [t.related, living.filter(({ id, narrower }) => !narrower && !it.broader.includes(id))],
  ] as const
  return (
    <dl class="dt-facts">
      {lists.map(([label, found]) => found.length > 0 && (
        <><dt>{label}</dt><dd>{found.map(({ number, label: name }, at) => <>{at > 0 && ', '}<a href={urls.concept(here.workspace, number)}>{name}</a></>)}</dd></>
      ))}
    </dl>
  )
}

const outcomeOf = (version: Version) => (version.decision_withdrawn_at ? 'withdrawn' : version.outcome ?? 'open') as 'withdrawn' | 'open' | 'adopted' | 'not-adopted' | 'undecided'

const AskForm = ({ here, concept, version, back }: Pick<Props, 'here' | 'concept' | 'back'> & { version: Version }) => {
  const t = texts[here.language]
  const mine = back?.form === 'voorleggen' ? back : undefined
  if (!acts['concept.ask'].may(here.who, { withdrawn_at: concept.withdrawn_at }) || here.workspace.kind !== 'thinktank') return null
  return (
    <Form panel action={urls.conceptAct(here.workspace, concept.number, 'voorleggen')}>
      <OnceKey />
      <Wrong here={here} back={mine} />
      <h3 class="dt-row__title">{t.proposal.ask}</h3>
      <p class="nl-paragraph">{t.proposal.askNote}</p>
      <input type="hidden" name="version" value={version.version} />
      <TextField name="days" label={t.fields.days} short inputmode="numeric" value={typedOr(mine, 'days', '7')} error={wrongIn(here, mine, 'days')} />
      <Actions><Button kind="secondary">{t.proposal.ask}</Button></Actions>
    </Form>
  )
}

const AdoptForm = ({ here, concept, version, back }: Pick<Props, 'here' | 'concept' | 'back'> & { version: Version }) => {
  const t = texts[here.language]
  const mine = back?.form === 'vaststelling' ? back : undefined
  const decided = version.decision !== null && !version.decision_withdrawn_at
  if (!acts['concept.adopt'].may(here.who, { ...glossaryHere(here), withdrawn_at: concept.withdrawn_at })) return null
  if (decided && version.outcome !== 'adopted' && !mine) return null
  return (
    <Form panel action={urls.conceptAct(here.workspace, concept.number, 'vaststelling')}>
      <OnceKey />
      <Wrong here={here} back={mine} />
      <h3 class="dt-row__title">{t.proposal.adoptTitle}</h3>
      <p class="nl-paragraph">{decided ? t.proposal.adoptDecided : t.proposal.adoptReason} <a href={`${urls.concept(here.workspace, concept.number)}/teksten`}>{t.proposal.uses}</a></p>
      <input type="hidden" name="version" value={version.version} />
      {!decided && <TextArea name="reason" label={t.fields.reason} rows={3} maxlength={2000} value={typedOr(mine, 'reason')} error={wrongIn(here, mine, 'reason')} />}
      <Checkbox name="open" value="ja" label={t.fields.open} checked={concept.public || mine?.typed['open'] === 'ja'} error={wrongIn(here, mine, 'version')} />
      <Actions><Button>{t.proposal.adopt}</Button></Actions>
    </Form>
  )
}

/** A version that waits to be adopted, with what can be done with it now. */
const Proposal = ({ here, concept, version, back, around }: Omit<Props, 'versions'> & { version: Version }) => {
  const t = texts[here.language].proposal
  const own = back?.typed['version'] === String(version.version) ? back : undefined
  return (
    <Section title={t.title} note={<>{t.of(version.version, longDate(version.proposed_at, here.language))}{version.said_by && t.by(version.said_by)}</>} id={`versie-${version.version}`}
      margin={<AroundList here={here} it={version} around={around} />}>
      <Flow>
        <p class="dt-status"><Icon name="wait" /> <strong>{texts[here.language].disputed}</strong></p>
        {version.label !== concept.label && <p class="dt-row__title">{version.label}</p>}
        <DescriptionOf here={here} it={version} language={concept.language} />
        {version.decision !== null && (
          <p class="nl-paragraph"><a href={urls.decision(here.workspace, version.decision)}>{t.asked(version.decision)}</a>: {t.outcome[outcomeOf(version)]}</p>
        )}
        {version.decision === null && <AskForm here={here} concept={concept} version={version} back={own} />}
        <AdoptForm here={here} concept={concept} version={version} back={own} />
      </Flow>
    </Section>
  )
}

const isOpen = (version: Version) => !version.adopted_at && !version.superseded_at

/** What is proposed and not adopted, newest first. */
export const Proposals = ({ versions, ...props }: Props) => (
  <>{props.concept.withdrawn_at ? null : versions.filter(isOpen).map((version) => <Proposal {...props} version={version} />)}</>
)

/** Every version that was, with when and why it held. */
export const History = ({ here, versions, concept }: Pick<Props, 'here' | 'versions' | 'concept'>) => {
  const t = texts[here.language].history
  const past = versions.filter((version) => !isOpen(version))
  if (past.length === 0) return null
  const day = (moment: Date) => longDate(moment, here.language)
  return (
    <Section title={t.title}>
      {past.map((version) => (
        <Fold summary={<>{t.version(version.version)}: {version.adopted_at ? t.adopted(day(version.adopted_at)) : t.proposed(day(version.proposed_at))}
          {version.superseded_at && <>, {t.superseded(day(version.superseded_at))}</>}</>}>
          <DescriptionOf here={here} it={version} language={concept.language} />
          {version.adopted_why && <p class="nl-paragraph"><strong>{t.why}:</strong> {version.adopted_why}</p>}
          {version.decision !== null && <p class="nl-paragraph"><a href={urls.decision(here.workspace, version.decision)}>{t.decided(version.decision)}</a></p>}
        </Fold>
      ))}
    </Section>
  )
}

/** The way to another description. */
export const ProposeLink = ({ here, concept, primary }: { here: Here; concept: Concept; primary: boolean }) => {
  const t = texts[here.language].describe
  if (!concept.opened_at || !acts['concept.propose'].may(here.who, { ...glossaryHere(here), withdrawn_at: concept.withdrawn_at })) return null
  return <LinkButton kind={primary ? 'primary' : 'secondary'} href={urls.conceptAct(here.workspace, concept.number, 'voorstel')}>{primary ? t.propose : t.change}</LinkButton>
}
