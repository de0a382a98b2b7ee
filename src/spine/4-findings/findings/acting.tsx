import { errorText } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Checkboxes, Form, Hidden, OnceKey, Select, TextArea } from '../../../platform/look/form.tsx'
import type { Children } from '../../../platform/look/markup.ts'
import { Flow, Head, Section } from '../../../platform/look/sheet.tsx'
import { Rows, Table } from '../../../platform/look/table.tsx'
import { texts as lookTexts } from '../../../platform/look/texts.ts'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { longest } from './changes.ts'
import { pairAs, wholeAs } from './joining.ts'
import { ToFinding } from './one.tsx'
import type { Dispute, FindingDetail, Mergeable, Resting, Topic } from './queries.ts'
import { texts } from './texts.ts'
import { valueOf, WordingFields, wordingLabels, Wrong, type FormState } from './wording.tsx'

type ActProps = FormState & { here: Here; finding: FindingDetail }

type ActShellProps = ActProps & { title: string; short: string; lead: string; wrong: Children; children?: Children }

const ActShell = ({ here, finding, title, short, lead, wrong, children }: ActShellProps) => {
  const t = texts[here.language]
  return (
    <Shell here={here} title={title} step={4} crumbs={[
      { label: t.title, href: urls.findings(here.workspace) }, { label: t.finding(finding.number), href: urls.finding(here.workspace, finding.number) }, { label: short },
    ]}>
      <Head title={title} lead={lead} ring={ringText(here, here.rings.find(({ id }) => id === finding.ring_id))}>{wrong}</Head>
      {children}
    </Shell>
  )
}

const Back = ({ here, finding }: ActProps) => <a href={urls.finding(here.workspace, finding.number)}>{texts[here.language].choose.back}</a>

const Quoted = ({ children }: { children: Children }) => <blockquote class="dt-quote"><p>{children}</p></blockquote>

/** A finding as it reads now, with its explanation. */
const Reading = ({ statement, explanation }: { statement: string; explanation: string }) => (
  <><Quoted>{statement}</Quoted>{explanation && <p class="nl-paragraph dt-lines">{explanation}</p>}</>
)

/** Another wording for a finding; when somebody was earlier, with how it goes now. */
export const RephrasePage = (props: ActProps & { topics: readonly Topic[] }) => {
  const { here, finding, errors } = props
  const t = texts[here.language]
  const changed = errors?.['statement'] === 'changed'
  return (
    <ActShell {...props} title={t.rephrase.title(finding.number)} short={t.one.rephrase} lead={t.rephrase.lead}
      wrong={<Wrong here={here} errors={errors} labels={wordingLabels(here)} own={{ changed: t.rephrase.changed }} />}>
      {changed && <Section title={t.rephrase.now}><Flow><Reading {...finding} /></Flow></Section>}
      <Section strong title={t.choose.words}>
        <Form action={urls.findingAct(here.workspace, finding.number, 'tekst')}>
          <OnceKey />
          <Hidden name="seen" value={errors && !changed ? valueOf(props.typed, 'seen') : finding.revisions.length} />
          <WordingFields {...props} errors={changed ? undefined : errors} now={finding} />
          <Actions><Button>{t.rephrase.button}</Button><Back {...props} /></Actions>
        </Form>
      </Section>
    </ActShell>
  )
}

type MergeProps = ActProps & { topics: readonly Topic[]; others: readonly Mergeable[]; other: Mergeable | undefined }

const OtherField = ({ here, others, errors }: MergeProps) => {
  const t = texts[here.language].merge
  return (
    <Select name="met" label={t.which} error={errorText(here.language, errors?.['met'], t.which, { gone: t.gone })} options={others.map(({ number, statement }) => (
      { value: String(number), label: `${number}. ${statement.length > 90 ? `${statement.slice(0, 88)}…` : statement}` }
    ))} />
  )
}

const ChooseOther = (props: MergeProps) => {
  const { here, finding, others } = props
  const t = texts[here.language]
  if (others.length === 0) return <p class="nl-paragraph">{t.merge.alone}</p>
  return (
    <Form method="get" action={urls.findingAct(here.workspace, finding.number, 'samenvoeging')}>
      <OtherField {...props} />
      <Actions><Button kind="secondary">{t.merge.show}</Button></Actions>
    </Form>
  )
}

/** The words of the new finding. What was written stays when the other finding is gone: then another is chosen here. */
const MergeForm = (props: MergeProps) => {
  const { here, finding, other, errors, typed } = props
  const t = texts[here.language]
  const changed = errors?.['statement'] === 'changed'
  const seen = !other ? '' : errors && !changed ? valueOf(typed, 'seen') : pairAs(finding, other)
  return (
    <Form action={urls.findingAct(here.workspace, finding.number, 'samenvoeging')}>
      <OnceKey />
      {other ? <Hidden name="met" value={other.number} /> : <OtherField {...props} />}
      <Hidden name="seen" value={seen} />
      <WordingFields {...props} errors={changed ? undefined : errors} now={{ statement: '', explanation: '', subtopic_id: finding.subtopic_id }} />
      <Actions><Button>{t.merge.button}</Button><Back {...props} /></Actions>
    </Form>
  )
}

/** Two findings beside each other, and the one that comes in their place. */
export const MergePage = (props: MergeProps) => {
  const { here, finding, other, others, errors, typed } = props
  const t = texts[here.language]
  const act = urls.findingAct(here.workspace, finding.number, 'samenvoeging')
  const writes = other !== undefined || typed !== undefined && others.length > 0
  return (
    <ActShell {...props} title={t.merge.title(finding.number)} short={t.one.merge} lead={t.merge.lead}
      wrong={<Wrong here={here} errors={errors} labels={{ ...wordingLabels(here), met: t.merge.which }} own={{ gone: t.merge.gone, changed: t.split.changed }} />}>
      {(other || !writes) && <Section strong title={other ? t.merge.both : t.merge.which}>
        {other ? (
          <Flow>
            <Rows>{[finding, other].map((one) => <li><p class="dt-when"><ToFinding here={here} number={one.number} /></p><Reading {...one} /></li>)}</Rows>
            <p class="dt-small"><a href={act}>{t.merge.other}</a></p>
          </Flow>
        ) : <ChooseOther {...props} />}
      </Section>}
      {writes && <Section strong={!other} title={t.merge.words}><MergeForm {...props} /></Section>}
    </ActShell>
  )
}

type SplitProps = ActProps & { contributions: readonly Resting[]; disputes: readonly Dispute[] }

const listOf = ({ typed }: FormState, name: string): readonly string[] => {
  const value = typed?.[name]
  return Array.isArray(value) ? value : []
}

const HalfFields = ({ here, half, errors, typed }: SplitProps & { half: 'a' | 'b' }) => {
  const t = texts[here.language].split
  const which = half === 'a' ? t.first : t.second
  const say = (field: string, label: string) => errorText(here.language, errors?.[field], label)
  const [statement, explanation] = [`statement_${half}`, `explanation_${half}`]
  return (
    <>
      <TextArea name={statement} label={t.statementOf(which)} rows={3} maxlength={longest.statement} value={valueOf(typed, statement)} error={say(statement, t.statementOf(which))} />
      <TextArea name={explanation} label={t.explanationOf(which)} optional={lookTexts[here.language].optional} rows={3} maxlength={longest.explanation}
        value={valueOf(typed, explanation)} error={say(explanation, t.explanationOf(which))} />
    </>
  )
}

const Ways = (props: SplitProps) => {
  const { here, contributions } = props
  const t = texts[here.language].split
  const box = (name: 'a' | 'b', number: number, label: string, first: boolean) => (
    <label class="dt-choice">
      <input class="utrecht-checkbox utrecht-checkbox--html-input" type="checkbox" name={name} value={number} id={first ? name : undefined}
        checked={listOf(props, name).includes(String(number))} />
      <span class="dt-hidden">{number}: {label}</span>
    </label>
  )
  return (
    <Table caption={t.which} columns={[{ label: t.contribution }, { label: t.said }, { label: t.toFirst }, { label: t.toSecond }]} rows={contributions.map((one, at) => [
      one.number, one.gone ? texts[here.language].one.contributionGone : one.body, box('a', one.number, t.toFirst, at === 0), box('b', one.number, t.toSecond, at === 0),
    ])} />
  )
}

/** Two findings in the place of one: what each says and which contributions go where. */
export const SplitPage = (props: SplitProps) => {
  const { here, finding, errors, contributions } = props
  const t = texts[here.language]
  const open = props.disputes.filter(({ settled_at }) => !settled_at)
  const changed = errors?.['statement_a'] === 'changed'
  const now = wholeAs(finding, contributions.map(({ number }) => number))
  const labels = {
    statement_a: t.split.statementOf(t.split.first), statement_b: t.split.statementOf(t.split.second),
    explanation_a: t.split.explanationOf(t.split.first), explanation_b: t.split.explanationOf(t.split.second), a: t.split.toFirst, b: t.split.toSecond,
  }
  return (
    <ActShell {...props} title={t.split.title(finding.number)} short={t.one.split} lead={t.split.lead} wrong={<Wrong here={here} errors={errors} labels={labels} own={{ none: t.split.empty, changed: t.split.changed }} />}>
      <Section strong title={t.split.now}><Flow><Reading {...finding} /></Flow></Section>
      <Section title={t.split.words}>
        <Form action={urls.findingAct(here.workspace, finding.number, 'splitsing')}>
          <OnceKey />
          <Hidden name="seen" value={errors && !changed ? valueOf(props.typed, 'seen') : now} />
          <HalfFields {...props} errors={changed ? undefined : errors} half="a" />
          <HalfFields {...props} errors={changed ? undefined : errors} half="b" />
          {contributions.length > 0 && <div><Ways {...props} /><p class="dt-small dt-soft">{t.split.neither}</p></div>}
          {open.length > 0 && (
            <Checkboxes name="disputes" label={t.split.disputes} description={t.split.disputesHint} value={listOf(props, 'disputes')}
              options={open.map(({ id, reason }) => ({ value: id, label: reason.length > 160 ? `${reason.slice(0, 158)}…` : reason }))} />
          )}
          <Actions><Button>{t.split.button}</Button><Back {...props} /></Actions>
        </Form>
      </Section>
    </ActShell>
  )
}

/** Asks for a reason before a finding is taken out of use, and says what stays. */
export const WithdrawPage = (props: ActProps & { used: boolean }) => {
  const { here, finding, errors, typed, used } = props
  const t = texts[here.language]
  return (
    <ActShell {...props} title={t.withdrawal.title(finding.number)} short={t.one.withdraw} lead={t.withdrawal.lead}
      wrong={<Wrong here={here} errors={errors} labels={{ reason: t.withdrawal.reason }} />}>
      <Section strong title={t.split.now}>
        <Flow><Quoted>{finding.statement}</Quoted>{used && <p class="nl-paragraph">{t.withdrawal.used}</p>}</Flow>
        <Form action={urls.findingAct(here.workspace, finding.number, 'intrekking')}>
          <OnceKey />
          <TextArea name="reason" label={t.withdrawal.reason} rows={3} maxlength={2000} value={valueOf(typed, 'reason')} error={errorText(here.language, errors?.['reason'], t.withdrawal.reason)} />
          <Actions><Button kind="danger">{t.withdrawal.button}</Button><Back {...props} /></Actions>
        </Form>
      </Section>
    </ActShell>
  )
}
