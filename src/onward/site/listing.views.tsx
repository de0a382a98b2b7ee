import { longDate } from '../../platform/dates.ts'
import { again, type Errors, type Typed } from '../../platform/form.ts'
import { errorHeading, errorText, wordFor } from '../../platform/formtexts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, ErrorSummary, Form, Hidden, OnceKey, TextArea, TextField } from '../../platform/look/form.tsx'
import { Flow, Head, Section } from '../../platform/look/sheet.tsx'
import { markOf } from '../../platform/seen.ts'
import { urls } from '../../urls.ts'
import { Shell } from '../../workspaces/shell.tsx'
import { placeOf } from './feeds.ts'
import { shownOf } from './listing.changes.ts'
import { texts } from './listing.texts.ts'
import type { Listing } from './queries.ts'

interface Props { here: Here; listing: Listing | undefined; done: string | undefined; errors?: Errors; typed?: Typed }

type Field = 'title' | 'lead' | 'title_en' | 'lead_en'

const Fields = ({ here, listing, errors, typed }: Props) => {
  const t = texts[here.language]
  const field = (name: Field) => ({
    name, label: t.fields[name], value: typed ? again(typed, name) : listing?.[name] ?? (name === 'title' ? here.workspace.title : ''),
    error: errorText(here.language, errors?.[name], t.fields[name]),
  })
  return (
    <>
      <TextField {...field('title')} maxlength={200} autocomplete="off" />
      <TextArea {...field('lead')} description={t.fields.leadNote} rows={5} maxlength={1000} />
      <TextField {...field('title_en')} optional={t.optional} maxlength={200} autocomplete="off" />
      <TextArea {...field('lead_en')} optional={t.optional} rows={5} maxlength={1000} />
    </>
  )
}

const Now = ({ here, listing }: Props) => {
  const t = texts[here.language].now
  if (!listing || listing.unlisted_at) return <p class="nl-paragraph">{t.off}</p>
  return <p class="nl-paragraph">{t.on(longDate(listing.listed_at, here.language))} <a href={`${urls.underway}#${placeOf(listing)}`}>{t.see}</a></p>
}

const Wrong = ({ here, errors = {} }: Props) => {
  const { fields, changed } = texts[here.language]
  const list = Object.entries(errors).map(([field, code]) => (code === 'changed' ? { message: changed } : { field, message: errorText(here.language, code, fields[field as Field]) ?? '' }))
  return list.length > 0 ? <ErrorSummary title={errorHeading(here.language)} errors={list} /> : null
}

/** What the public site says of this think tank, to be written, put there and taken off. */
export const ListingPage = (props: Props) => {
  const { here, listing, done, errors, typed } = props
  const seen = typed && !errors?.['seen'] ? again(typed, 'seen') : markOf(shownOf(listing))
  const t = texts[here.language]
  const isOn = listing !== undefined && listing.unlisted_at === null
  return (
    <Shell here={here} title={t.title} flash={wordFor(t.done, done)} crumbs={[{ label: t.title }]}>
      <Head title={t.title} lead={t.lead} ring={t.ring} />
      <Section first title={t.title} titleHidden>
        <Flow>
          <Wrong {...props} />
          <Now {...props} />
          {errors?.['seen'] && listing && <p class="nl-paragraph dt-lines">{[listing.title, listing.lead, listing.title_en, listing.lead_en].filter(Boolean).join('\n')}</p>}
          <Form action={urls.listing(here.workspace)}>
            <OnceKey /><Hidden name="seen" value={seen} />
            <Fields {...props} />
            <Actions><Button>{isOn ? t.change : t.save}</Button></Actions>
          </Form>
        </Flow>
      </Section>
      {isOn && (
        <Section title={t.offTitle}>
          <Form panel action={urls.unlist(here.workspace)}>
            <OnceKey />
            <p class="nl-paragraph">{t.offText}</p>
            <Actions><Button kind="danger">{t.off}</Button></Actions>
          </Form>
        </Section>
      )}
    </Shell>
  )
}
