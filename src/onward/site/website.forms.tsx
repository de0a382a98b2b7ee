import { dateAndTime } from '../../platform/dates.ts'
import { again } from '../../platform/form.ts'
import type { Here, Language } from '../../platform/here.ts'
import { Actions, Button, Checkbox, Form, Hidden, OnceKey, TextArea, TextField } from '../../platform/look/form.tsx'
import { Flow, Head, MarginTitle, Section } from '../../platform/look/sheet.tsx'
import { markOf } from '../../platform/seen.ts'
import { urls } from '../../urls.ts'
import { Shell } from '../../workspaces/shell.tsx'
import { fieldsOf } from './changes.ts'
import { pageAddress, type SitePage } from './pages.ts'
import { texts as pageTexts } from './pages.texts.ts'
import type { ContactPerson, Revision } from './queries.ts'
import { texts } from './website.texts.ts'
import { Wrong, wrongIn, type Problems } from './website.views.tsx'

const crumbsTo = (here: Here, title: string) => {
  const t = texts[here.language]
  return [{ label: t.crumb, href: urls.association }, { label: t.title, href: urls.website }, { label: title }]
}

interface TextProps extends Problems { here: Here; which: SitePage; language: Language; original: string; revisions: readonly Revision[]; shown: Revision | undefined }

const Revisions = ({ here, which, language, revisions }: TextProps) => {
  const t = texts[here.language].text
  return (
    <Flow tight>
      <MarginTitle>{t.revisions}</MarginTitle>
      {revisions.length === 0 && <p class="dt-small dt-soft">{t.none}</p>}
      <ul class="dt-plain-list dt-small dt-links">
        {revisions.map(({ revision, body, saved_at }) => (
          <li>{body === '' ? <>{t.original}, {dateAndTime(saved_at, here.language)}</> : <a href={urls.siteText(which, language, revision)}>{t.revision(dateAndTime(saved_at, here.language))}</a>}</li>
        ))}
      </ul>
      <p class="dt-small dt-soft">{t.empty}</p>
    </Flow>
  )
}

/** One text of the site in one language, to be written; with what it was before. */
export const TextFormPage = (props: TextProps) => {
  const { here, which, language, original, revisions, shown, typed, errors } = props
  const t = texts[here.language]
  const title = t.text.title(pageTexts[here.language].titles[which], t.text.languages[language])
  const seen = typed && errors?.['body'] !== 'changed-text' ? again(typed, 'seen') : String(revisions[0]?.revision ?? 0)
  const value = typed ? again(typed, 'body') : (shown ?? revisions[0])?.body || original
  return (
    <Shell here={here} title={title} menu="association" crumbs={crumbsTo(here, title)}>
      <Head title={title} kicker={t.title} lead={t.text.lead} ring={t.ring} />
      <Section first title={title} titleHidden margin={<Revisions {...props} />}>
        <Flow>
          <Wrong here={here} errors={errors} />
          {shown && !typed && <p class="nl-paragraph" role="status">{t.text.loaded(dateAndTime(shown.saved_at, here.language))}</p>}
          <Form action={urls.siteText(which, language)}>
            <OnceKey /><Hidden name="seen" value={seen} />
            <TextArea name="body" label={t.text.body} description={which === 'home' ? `${t.text.howHome} ${t.text.how}` : t.text.how} rows={24} value={value} error={wrongIn(here, errors, 'body')} optional={t.optional} />
            <Actions><Button>{t.text.save}</Button><a href={which === 'home' ? `${urls.home}?pagina=1` : pageAddress[which]}>{t.text.see}</a></Actions>
          </Form>
        </Flow>
      </Section>
      {errors?.['body'] === 'changed-text' && (
        <Section title={t.text.now} id="nu"><p class="nl-paragraph dt-lines">{revisions[0]?.body || original}</p></Section>
      )}
    </Shell>
  )
}

const PersonFields = ({ here, person, typed, errors }: PersonProps) => {
  const t = texts[here.language]
  const { fields } = t
  const field = (name: 'name' | 'about' | 'about_en' | 'email' | 'phone') => ({
    name, label: fields[name], value: typed ? again(typed, name) : person?.[name] ?? '', error: wrongIn(here, errors, name), autocomplete: 'off',
  })
  return (
    <>
      <TextField {...field('name')} maxlength={200} />
      <TextField {...field('about')} description={fields.aboutNote} maxlength={200} />
      <TextField {...field('about_en')} optional={t.optional} maxlength={200} />
      <TextField {...field('email')} type="email" optional={t.optional} />
      <TextField {...field('phone')} type="tel" optional={t.optional} maxlength={40} />
      <Checkbox required name="agreed" value="ja" label={fields.agreed} checked={again(typed, 'agreed') === 'ja'} error={wrongIn(here, errors, 'agreed')} />
    </>
  )
}

interface PersonProps extends Problems { here: Here; person: ContactPerson | undefined }

/** A new contact person, or one to change or to take off the site. */
export const PersonPage = (props: PersonProps) => {
  const { here, person, errors, typed } = props
  const changed = errors?.['name'] === 'changed-person'
  const seen = typed && !changed ? again(typed, 'seen') : person ? markOf(fieldsOf(person)) : ''
  const t = texts[here.language]
  const title = person ? t.person.edit : t.person.add
  return (
    <Shell here={here} title={title} menu="association" crumbs={crumbsTo(here, title)}>
      <Head title={title} kicker={t.title} lead={t.person.lead} ring={t.ring} />
      <Section first title={title} titleHidden>
        <Flow>
          <Wrong here={here} errors={errors} />
          <Form action={person ? urls.contactPerson(person.id) : urls.contactPeople}>
            <OnceKey />{person && <Hidden name="seen" value={seen} />}
            <PersonFields {...props} />
            <Actions><Button>{t.person.save}</Button><a href={urls.website}>{t.title}</a></Actions>
          </Form>
        </Flow>
      </Section>
      {changed && person && (
        <Section title={t.text.now} id="nu"><p class="nl-paragraph dt-lines">{Object.values(fieldsOf(person)).filter(Boolean).join('\n')}</p></Section>
      )}
      {person && (
        <Section title={t.person.removeTitle}>
          <Form panel action={urls.removeContactPerson(person.id)}>
            <OnceKey />
            <p class="nl-paragraph">{t.person.removeText}</p>
            <Actions><Button kind="danger">{t.people.remove}</Button></Actions>
          </Form>
        </Section>
      )}
    </Shell>
  )
}
