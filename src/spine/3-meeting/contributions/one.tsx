import { wordDifferences } from '../../../documents/words.ts'
import { longDate } from '../../../platform/dates.ts'
import { again } from '../../../platform/form.ts'
import { errorHeading, errorText } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, Hidden, LinkButton, OnceKey, Radios, TextArea, TextField } from '../../../platform/look/form.tsx'
import { Fate } from '../../../platform/look/marks.tsx'
import { Flow, Head, MarginTitle, Section } from '../../../platform/look/sheet.tsx'
import { Fold, Row, Rows } from '../../../platform/look/table.tsx'
import { texts as lookTexts } from '../../../platform/look/texts.ts'
import { acts } from '../../../acts.ts'
import { TalkSection } from '../../../beside/discussions/about.tsx'
import type { Marker } from '../../../beside/glossary/meanings.ts'
import { TermsSaid } from '../../../beside/glossary/shown.tsx'
import type { TalkedAbout } from '../../../beside/discussions/queries.ts'
import { ReportLink } from '../../../beside/moderation/link.tsx'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { KindField, SubtopicField } from './adding.tsx'
import { longest, wordsAs } from './changes.ts'
import { Body, fateIcon, FateOf, SaidBy, ToContribution } from './item.tsx'
import type { Decided, Revision, Said, Subtopic } from './queries.ts'
import { texts } from './texts.ts'
import { doneText, type FormState } from './views.tsx'

export interface OneProps {
  here: Here
  said: Said
  revisions: readonly Revision[]
  decided: readonly Decided[]
  subtopics: readonly Subtopic[]
  talk: TalkedAbout
  marker: Marker
  wrong?: ({ form: 'edit' | 'settle' } & FormState) | undefined
  done?: string | undefined
}

/** What the act list would say, for leaving a form out; the act itself is asked again when it is done. */
const may = (here: Here, act: 'contribution.edit' | 'contribution.withdraw' | 'contribution.share' | 'contribution.settle', said: Said) =>
  acts[act].may(here.who, { author: said.mine ? here.who.member : null, withdrawn_at: said.withdrawn_at, typed_over_at: said.typed_over_at })

/** Whether something was made of it already, so that a change shows elsewhere. */
const isUsed = ({ fate, became }: Said) => fate === 'taken-up' || (became?.mergedFrom.length ?? 0) > 0 || (became?.places.length ?? 0) > 0

const EditForm = ({ here, said, subtopics, wrong }: OneProps) => {
  const t = texts[here.language]
  const back = wrong?.form === 'edit' ? wrong : undefined
  const value = (name: 'body' | 'kind' | 'subtopic_id') => (back ? again(back.typed, name) : said[name] ?? '')
  const say = (field: string, label: string) => errorText(here.language, back?.errors?.[field], label, t.one.wrong)
  const seen = back?.errors && back.errors['body'] !== 'changed' ? again(back.typed, 'seen') : wordsAs(said)
  return (
    <Section title={t.one.edit} note={said.mine ? undefined : t.one.typedOverEdit}>
      <Fold summary={t.one.editOpen} open={back !== undefined}>
        <Form action={urls.editContribution(here.workspace, said.number)}>
          <OnceKey />
          <Hidden name="seen" value={seen} />
          {isUsed(said) && <p class="nl-paragraph">{t.one.used}</p>}
          <TextArea name="body" label={t.add.body} rows={4} value={value('body')} error={say('body', t.add.body)} maxlength={longest} />
          <KindField here={here} value={value('kind')} error={say('kind', t.add.kind)} />
          <SubtopicField here={here} subtopics={subtopics} value={value('subtopic_id')} />
          <Actions><Button>{t.one.editButton}</Button></Actions>
        </Form>
      </Fold>
    </Section>
  )
}

const SettleForm = ({ here, said, decided, wrong }: OneProps) => {
  const t = texts[here.language].settle
  const back = wrong?.form === 'settle' ? wrong : undefined
  const say = (field: string, label: string) => errorText(here.language, back?.errors?.[field], label, t.wrong)
  const { optional } = lookTexts[here.language]
  const seen = back?.errors && back.errors['decision'] !== 'decided' ? again(back.typed, 'seen') : decided.length
  if (said.fate === 'taken-up') return <Section title={t.title} note={t.note}><p class="nl-paragraph">{t.inFinding}</p></Section>
  return (
    <Section title={t.title} note={t.note}>
      <p class="nl-paragraph dt-gapbelow">{t.takeUp} <a href={urls.newFinding(here.workspace, said.number)}>{t.makeFinding}</a> {t.orExisting} <a href={urls.findings(here.workspace)}>{t.findings}</a>.</p>
      <Form action={urls.settleContribution(here.workspace, said.number)} panel>
        <OnceKey />
        <Hidden name="seen" value={seen} />
        <Radios name="decision" label={t.decision} value={again(back?.typed, 'decision')} error={say('decision', t.decision)} options={[
          { value: 'parked', label: t.parked }, { value: 'merged', label: t.merged }, { value: 'declined', label: t.declined },
          ...(said.fate === 'open' ? [] : [{ value: 'open', label: t.reopen }]),
        ]} />
        <TextField name="into" label={t.into} description={t.intoHint} optional={optional} short inputmode="numeric" value={again(back?.typed, 'into')} error={say('into', t.into)} />
        <TextArea name="reason" label={t.reason} description={t.reasonHint} optional={optional} rows={2} value={again(back?.typed, 'reason')} error={say('reason', t.reason)} maxlength={2000} />
        <Actions><Button kind="secondary">{t.button}</Button></Actions>
      </Form>
    </Section>
  )
}

/** Each earlier reading beside the one after it, newest first. */
const History = ({ here, said, revisions }: OneProps) => {
  const t = texts[here.language]
  if (revisions.length === 0) return null
  const readings = [...revisions.map(({ body }) => body), said.body]
  return (
    <Section title={t.one.history} note={t.one.historyNote}>
      <Rows>
        {revisions.map(({ body, kind, replaced_at }, at) => (
          <Row when={t.one.before(longDate(replaced_at, here.language))}>
            <p class="dt-contribution__text">
              {wordDifferences(body, readings[at + 1] as string).map(({ kind: change, text }) =>
                change === 'removed' ? <del>{text}</del> : change === 'added' ? <ins>{text}</ins> : text)}
            </p>
            {kind !== (revisions[at + 1]?.kind ?? said.kind) && <p class="dt-small dt-soft">{t.one.previously}: {t.kind[kind as keyof typeof t.kind]}</p>}
          </Row>
        )).reverse()}
      </Rows>
    </Section>
  )
}

const Decisions = ({ here, decided }: Pick<OneProps, 'here' | 'decided'>) => {
  const t = texts[here.language]
  if (decided.length === 0) return null
  return (
    <Section title={t.one.fates}>
      <Rows spacing="tight">
        {decided.map(({ kind, reason, decided_at, into_number }) => (
          <Row when={longDate(decided_at, here.language)}>
            <Fate icon={fateIcon[kind]} label={kind === 'merged' && into_number !== null
              ? <>{t.mergedWith}<ToContribution here={here} number={into_number} /></> : t.fate[kind]}>{reason}</Fate>
          </Row>
        )).reverse()}
      </Rows>
    </Section>
  )
}

const Yours = ({ here, said }: Pick<OneProps, 'here' | 'said'>) => {
  const t = texts[here.language].one
  const ring = here.rings.find(({ id }) => id === said.ring_id)
  if (!may(here, 'contribution.withdraw', said)) return null
  return (
    <>
      <MarginTitle>{t.yours}</MarginTitle>
      <Flow tight>
        {ring?.kind === 'subgroup' && may(here, 'contribution.share', said) && (
          <Form action={urls.shareContribution(here.workspace, said.number)}>
            <OnceKey />
            <p class="dt-small dt-soft">{t.shareNote(ring.title)}</p>
            <Actions><Button kind="secondary">{t.share}</Button></Actions>
          </Form>
        )}
        <p><LinkButton kind="subtle" href={urls.withdrawContribution(here.workspace, said.number)}>{t.withdraw}</LinkButton></p>
      </Flow>
    </>
  )
}

const Wrong = ({ here, wrong }: Pick<OneProps, 'here' | 'wrong'>) => {
  const t = texts[here.language]
  const labels: Record<string, string> = {
    body: t.add.body, kind: t.add.kind, subtopic_id: t.add.subtopic, decision: t.settle.decision, reason: t.settle.reason, into: t.settle.into,
  }
  return wrong?.errors ? (
    <ErrorSummary title={errorHeading(here.language)} errors={Object.entries(wrong.errors).map(([field, code]) => ({
      field, message: errorText(here.language, code, labels[field] ?? '', { ...t.settle.wrong, ...t.one.wrong }) ?? '',
    }))} />
  ) : null
}

/** One contribution: what it says, what became of it, how it read before, and what you may do with it. */
export const ContributionPage = (props: OneProps) => {
  const { here, said, subtopics } = props
  const t = texts[here.language]
  const title = t.contribution(said.number)
  const readable = !said.withdrawn_at || said.mine
  const topic = subtopics.find(({ id }) => id === said.subtopic_id)
  return (
    <Shell here={here} title={title} step={3} live crumbs={[{ label: t.crumb, href: urls.contributions(here.workspace) }, { label: title }]} flash={doneText(here, props.done)}>
      <Head title={title} kicker={topic?.title} ring={ringText(here, here.rings.find(({ id }) => id === said.ring_id))}>
        <Wrong here={here} wrong={props.wrong} />
      </Head>
      <Section strong title={readable ? t.kind[said.kind] : t.withdrawn} margin={<Yours here={here} said={said} />}>
        <div id="bijdrage" data-live="contribution">
          <span id={`bijdrage-${said.number}`}></span>
          <Body here={here} said={said} marker={props.marker} />
          {readable && <SaidBy here={here} said={said} when={said.said_at} />}
        </div>
        {!said.withdrawn_at && <ReportLink here={here} kind="bijdrage" ref={said.number} text={said} />}
      </Section>
      <Section title={t.one.became}>
        <div id="lot" data-live="contribution finding draft">
          {said.withdrawn_at && said.fate === 'open' && !isUsed(said) ? <p class="nl-paragraph">{t.one.withdrawn}</p> : <FateOf here={here} said={said} />}
          <p class="dt-small dt-after"><a href={urls.trail(here.workspace, 'bijdrage', said.number)}>{t.one.trail}</a></p>
        </div>
      </Section>
      {may(here, 'contribution.edit', said) && <EditForm {...props} />}
      {may(here, 'contribution.settle', said) && <SettleForm {...props} />}
      {readable && <History {...props} />}
      <TalkSection here={here} thing={{ kind: 'contribution', number: said.number }} talk={props.talk} />
      <Decisions {...props} />
      <TermsSaid here={here} marker={props.marker} live="contribution" />
    </Shell>
  )
}

/** Asks once more before something is withdrawn, and says what stays. */
export const WithdrawPage = ({ here, said }: Pick<OneProps, 'here' | 'said'>) => {
  const t = texts[here.language]
  const title = t.withdrawal.title(said.number)
  const back = urls.contribution(here.workspace, said.number)
  return (
    <Shell here={here} title={title} step={3} crumbs={[{ label: t.crumb, href: urls.contributions(here.workspace) }, { label: t.contribution(said.number), href: back }, { label: title }]}>
      <Head title={title} lead={t.withdrawal.lead} ring={ringText(here, here.rings.find(({ id }) => id === said.ring_id))} />
      <Section first>
        <Flow><Body here={here} said={said} />{isUsed(said) && <p class="nl-paragraph">{t.withdrawal.used}</p>}</Flow>
        <Form action={urls.withdrawContribution(here.workspace, said.number)}>
          <OnceKey />
          <Actions><Button kind="danger">{t.withdrawal.button}</Button><a href={back}>{t.withdrawal.back}</a></Actions>
        </Form>
      </Section>
    </Shell>
  )
}
