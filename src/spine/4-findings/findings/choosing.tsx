import { figure } from '../../../platform/dates.ts'
import { again } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Form, Hidden, OnceKey, Radios, Select, TextField } from '../../../platform/look/form.tsx'
import { Perspective } from '../../../platform/look/marks.tsx'
import { Head, Section } from '../../../platform/look/sheet.tsx'
import { texts as lookTexts } from '../../../platform/look/texts.ts'
import { urls } from '../../../urls.ts'
import { perspectiveLabel } from '../../../workspaces/attribution.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { texts as sayings } from '../../3-meeting/contributions/texts.ts'
import { mostOffered, type FindingDetail, type Narrowing, type Offered, type Topic } from './queries.ts'
import { texts } from './texts.ts'
import { valueOf, WordingFields, wordingLabels, Wrong, type FormState } from './wording.tsx'

type ChoiceProps = FormState & {
  here: Here
  topics: readonly Topic[]
  offered: readonly Offered[]
  chosen: readonly number[]
  narrowing: Narrowing
}

const NarrowFields = ({ here, topics, narrowing }: ChoiceProps) => {
  const t = texts[here.language]
  return (
    <fieldset>
      <legend>{t.choose.narrow}</legend>
      <Select name="onderwerp" label={t.filter} value={narrowing.subtopic} options={[
        { value: '', label: t.all }, ...topics.map(({ id, title }) => ({ value: id, label: title })), { value: 'geen', label: t.noSubtopic },
      ]} />
      <Radios name="lot" label={t.choose.fate} value={narrowing.all ? 'alle' : 'open'} inline options={[
        { value: 'open', label: t.choose.fateOpen }, { value: 'alle', label: t.choose.fateAll },
      ]} />
      <TextField name="zoek" type="search" label={t.choose.search} optional={lookTexts[here.language].optional} value={narrowing.search} maxlength={200} />
      <p class="dt-filter__go"><Button kind="secondary" name="toon" value="ja">{t.choose.again}</Button></p>
    </fieldset>
  )
}

const fateWord = (here: Here, fate: Offered['fate']) => {
  const t = texts[here.language].choose
  return fate === 'taken-up' ? t.takenUp : fate === 'parked' ? t.parked : fate === 'declined' ? t.declined : ''
}

const Choice = ({ here, one, chosen }: { here: Here; one: Offered; chosen: boolean }) => {
  const word = fateWord(here, one.fate)
  return (
    <li>
      <label class="dt-choice dt-choice--big">
        <input class="utrecht-checkbox utrecht-checkbox--html-input" type="checkbox" name="chosen" value={one.number} checked={chosen} />
        <span>
          <span class="dt-soft">{one.number}</span> {one.body}<br />
          <span class="dt-small"><Perspective perspective={one.perspective} label={perspectiveLabel(here, one.perspective)} /> · {sayings[here.language].kind[one.kind]}{word && <> · {word}</>}</span>
        </span>
      </label>
    </li>
  )
}

/** The contributions to tick: those chosen already first, so that narrowing the list loses none of them. */
const Choices = (props: ChoiceProps) => {
  const { here, offered, chosen } = props
  const t = texts[here.language].choose
  const total = offered[0]?.total ?? 0
  return (
    <fieldset id="chosen">
      <legend>{t.contributions} <span class="dt-optional">{t.chosen(chosen.length)}</span></legend>
      {offered.length === 0 && <p class="nl-paragraph">{t.nothing}</p>}
      {total > offered.length && <p class="nl-paragraph">{t.more(figure(Math.min(offered.length, mostOffered + chosen.length), here.language), figure(total, here.language))}</p>}
      <ul class="dt-rows dt-rows--tight">{offered.map((one) => <Choice here={here} one={one} chosen={chosen.includes(one.number)} />)}</ul>
    </fieldset>
  )
}

/** A new finding: what it rests on, and what it says. */
export const MakePage = (props: ChoiceProps) => {
  const { here, errors, typed } = props
  const t = texts[here.language]
  const hidden = here.rings.some(({ kind }) => kind === 'preparation')
  return (
    <Shell here={here} title={t.choose.title} step={4} crumbs={[{ label: t.title, href: urls.findings(here.workspace) }, { label: t.choose.title }]}>
      <Head title={t.choose.title} lead={t.choose.lead} ring={ringText(here)}>
        <Wrong here={here} errors={errors} labels={wordingLabels(here)} own={{ gone: t.choose.gone(props.gone ?? []) }} />
      </Head>
      <Section strong title={t.choose.words}>
        <Form action={urls.newFinding(here.workspace)}>
          <OnceKey />
          <WordingFields {...props} />
          {hidden && (
            <Radios name="ring" label={t.form.ring} value={typed ? again(typed, 'ring') : 'members'} options={[
              { value: 'members', label: t.form.members }, { value: 'preparation', label: t.form.preparation },
            ]} />
          )}
          {!hidden && <input type="hidden" name="ring" value="members" />}
          <NarrowFields {...props} />
          <Choices {...props} />
          <Actions><Button>{t.choose.button}</Button><a href={urls.findings(here.workspace)}>{t.choose.back}</a></Actions>
        </Form>
      </Section>
    </Shell>
  )
}

/** What an existing finding rests on, to be changed. */
export const LinkPage = (props: ChoiceProps & { finding: FindingDetail; had: readonly number[] }) => {
  const { here, finding, errors, had, gone = [] } = props
  const t = texts[here.language]
  const title = t.choose.linkTitle(finding.number)
  const back = urls.finding(here.workspace, finding.number)
  return (
    <Shell here={here} title={title} step={4} crumbs={[
      { label: t.title, href: urls.findings(here.workspace) }, { label: t.finding(finding.number), href: back }, { label: t.one.link },
    ]}>
      <Head title={title} lead={t.choose.linkLead} ring={ringText(here, here.rings.find(({ id }) => id === finding.ring_id))}>
        <Wrong here={here} errors={errors} labels={{ chosen: t.choose.contributions }} own={{ gone: t.choose.gone(gone) }} />
      </Head>
      <Section strong title={t.choose.contributions}>
        <blockquote class="dt-quote"><p>{finding.statement}</p></blockquote>
        <Form action={urls.findingAct(here.workspace, finding.number, 'bijdragen')}>
          <OnceKey />
          <Hidden name="had" value={had.join(',')} />
          <NarrowFields {...props} />
          <Choices {...props} />
          <Actions><Button>{t.choose.linkButton}</Button><a href={back}>{t.choose.back}</a></Actions>
        </Form>
      </Section>
    </Shell>
  )
}

/** How a list to choose from was narrowed, from what came with the form or the address. */
export const narrowingFrom = (ask: (name: string) => string): Narrowing =>
  ({ subtopic: ask('onderwerp'), all: ask('lot') === 'alle', search: valueOf({ zoek: ask('zoek') }, 'zoek').trim().slice(0, 200) })
