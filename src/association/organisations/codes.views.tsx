import { isoDay, longDate } from '../../platform/dates.ts'
import { again } from '../../platform/form.ts'
import { errorText } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Checkbox, Form, Hidden, OnceKey, Select, TextField } from '../../platform/look/form.tsx'
import { Flow, Section } from '../../platform/look/sheet.tsx'
import { Fold, Table } from '../../platform/look/table.tsx'
import { texts as look } from '../../platform/look/texts.ts'
import { urls } from '../../urls.ts'
import type { OrganisationProps } from './organisation.views.tsx'
import { schemes, type Code, type Organisation } from './queries.ts'
import { texts } from './texts.ts'

const CodeActs = ({ here, organisation, code }: { here: Here; organisation: Organisation; code: Code }) => {
  const { codes } = texts[here.language]
  const name = <span class="dt-hidden">: {code.code}</span>
  return (
    <form action={urls.endOrganisationCode(organisation.id)} method="post">
      <OnceKey /><Hidden name="code_id" value={code.id} />
      <Actions>
        {!code.over && <Button kind="subtle" name="wat" value="einde">{codes.end}{name}</Button>}
        <Button kind="subtle" name="wat" value="fout">{codes.wrong}{name}</Button>
      </Actions>
    </form>
  )
}

const cellsOf = ({ here, organisation, mays }: OrganisationProps, code: Code) => {
  const t = texts[here.language]
  const day = (value: string | null, otherwise: string) => (value
    ? <time datetime={isoDay(value)}>{longDate(value, here.language)}</time>
    : <span class="dt-soft">{otherwise}</span>)
  const cells = [code.code, t.schemes[code.scheme], day(code.valid_from, t.codes.start), day(code.valid_to, t.codes.open)]
  return mays.edit ? [...cells, <CodeActs here={here} organisation={organisation} code={code} />] : cells
}

const AddCode = (props: OrganisationProps) => {
  const { here, organisation, errors = {} } = props
  const { fields, codes, schemes: words, errors: errorWords } = texts[here.language]
  const { optional } = look[here.language]
  const mine = props.form === 'code'
  const of = (name: 'scheme' | 'code' | 'valid_from' | 'valid_to') => ({
    name, label: fields[name], value: mine ? again(props.typed, name) : '', error: mine ? errorText(here.language, errors[name], fields[name], errorWords) : undefined,
  })
  return (
    <Form action={urls.organisationCodes(organisation.id)}>
      <OnceKey />
      <Select {...of('scheme')} options={schemes.map((value) => ({ value, label: words[value] }))} />
      <TextField {...of('code')} maxlength={100} autocomplete="off" />
      <TextField {...of('valid_from')} description={fields.dayNote} optional={optional} short autocomplete="off" />
      <TextField {...of('valid_to')} description={fields.dayNote} optional={optional} short autocomplete="off" />
      <Actions><Button kind="secondary">{codes.add}</Button></Actions>
    </Form>
  )
}

/** Under which codes registers know the organisation, and when each is valid. */
export const Codes = (props: OrganisationProps) => {
  const { here, organisation, mays } = props
  const { codes } = texts[here.language]
  const { columns } = codes
  const heads = [columns.code, columns.scheme, columns.from, columns.to, ...(mays.edit ? [columns.do] : [])]
  return (
    <Section wide id="codes" title={codes.title} note={codes.note}>
      <Flow>
        {organisation.codes.length === 0
          ? <p class="nl-paragraph">{codes.none}</p>
          : <Table caption={codes.title} captionHidden columns={heads.map((label) => ({ label }))} rows={organisation.codes.map((code) => cellsOf(props, code))} />}
        {mays.edit && <Fold summary={codes.add} open={props.form === 'code'}><AddCode {...props} /></Fold>}
      </Flow>
    </Section>
  )
}

/** Noting that this organisation goes into another, from which day. */
export const Merge = (props: OrganisationProps) => {
  const { here, organisation, others, errors = {} } = props
  const { merge, fields, errors: words } = texts[here.language]
  const mine = props.form === 'merge'
  const wrong = (name: 'successor_id' | 'on_day' | 'zeker') => (mine ? errorText(here.language, errors[name], fields[name], words) : undefined)
  const options = others.filter(({ id }) => id !== organisation.id).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Section title={merge.title} id="samenvoegen">
      <Fold summary={merge.fold} open={mine}>
        <Flow>
          <p class="nl-paragraph">{merge.note}</p>
          <Form action={urls.mergeOrganisation(organisation.id)}>
            <OnceKey />
            <Select name="successor_id" label={fields.successor_id} value={mine ? again(props.typed, 'successor_id') : ''} error={wrong('successor_id')}
              options={[{ value: '', label: merge.choose }, ...options]} />
            <TextField name="on_day" label={fields.on_day} description={fields.todayNote} value={mine ? again(props.typed, 'on_day') : ''}
              optional={look[here.language].optional} error={wrong('on_day')} short autocomplete="off" />
            <Checkbox name="zeker" value="ja" label={merge.sure} required error={wrong('zeker')} />
            <Actions><Button kind="danger">{merge.button}</Button></Actions>
          </Form>
        </Flow>
      </Fold>
    </Section>
  )
}
