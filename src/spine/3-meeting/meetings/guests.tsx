import { again, type Errors, type Typed } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Form, LinkButton, OnceKey, Select, TextField } from '../../../platform/look/form.tsx'
import { Now, Seen } from '../../../platform/look/meanwhile.tsx'
import { Head, Section } from '../../../platform/look/sheet.tsx'
import { Fold } from '../../../platform/look/table.tsx'
import type { Problems } from '../../../platform/look/problems.tsx'
import { texts as look } from '../../../platform/look/texts.ts'
import { urls } from '../../../urls.ts'
import { openPerspectives, perspectiveLabel } from '../../../workspaces/attribution.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { isOpen, leads, wordsFor, Wrong, type MeetingProps } from './fields.tsx'
import { most } from './form.ts'
import { guestShown, type GuestOnList } from './guests.ts'
import type { Meeting } from './queries.ts'
import { texts } from './texts.ts'

const GuestInputs = ({ here, errors, value }: { here: Here; errors: Errors | undefined; value: (name: string) => string }) => {
  const t = texts[here.language]
  return (
    <>
      <TextField name="name" label={t.fields.name} maxlength={most.name} value={value('name')} error={wordsFor(here, errors, 'name')} />
      <TextField name="organisation" label={t.fields.organisation} description={t.organisationNote} optional={look[here.language].optional} maxlength={most.name}
        value={value('organisation')} error={wordsFor(here, errors, 'organisation')} />
      <Select name="perspective" label={t.fields.perspective} value={value('perspective')}
        options={openPerspectives(here).map(({ key }) => ({ value: key, label: perspectiveLabel(here, key) }))} />
    </>
  )
}

/** Somebody without an account who comes, put down by who leads. */
export const Guest = ({ here, meeting, back }: MeetingProps) => {
  const t = texts[here.language]
  if (!leads(here) || !isOpen(meeting)) return null
  const own = back?.form === 'gast' ? back : undefined
  return (
    <Fold summary={t.guest} id="gast" open={Boolean(own)}>
      <Wrong here={here} errors={own?.errors} />
      <Form panel action={urls.meetingAct(here.workspace, meeting.number, 'gast')}>
        <p class="nl-paragraph">{t.guestNote}</p>
        <GuestInputs here={here} errors={own?.errors} value={(name) => again(own?.typed, name)} />
        <Actions><Button kind="secondary">{t.guestButton}</Button></Actions>
      </Form>
    </Fold>
  )
}

interface GuestPageProps extends Problems { here: Here; meeting: Meeting; guest: GuestOnList; typed?: Typed | undefined }

/** Somebody without an account on the list: to be put right, or taken off. */
export const GuestPage = ({ here, meeting, guest, errors, typed }: GuestPageProps) => {
  const t = texts[here.language]
  const now: Readonly<Record<string, string>> = { name: guest.name, organisation: guest.organisation, perspective: guest.perspective }
  const back = urls.meeting(here.workspace, meeting.number)
  const title = t.guestTitle(guest.name)
  return (
    <Shell here={here} title={`${title}: ${meeting.title}`} step={3}
      crumbs={[{ label: t.title, href: urls.meetings(here.workspace) }, { label: t.number(meeting.number), href: back }, { label: title }]}>
      <Head title={title} kicker={meeting.title} ring={ringText(here)} />
      <Section first title={title} titleHidden>
        <Wrong here={here} errors={errors} />
        <Form action={urls.meetingGuest(here.workspace, meeting.number, guest.id)}>
          <OnceKey /><Seen shown={guestShown(guest)} errors={errors} typed={typed} />
          <GuestInputs here={here} errors={errors} value={(name) => (typed ? again(typed, name) : now[name] ?? '')} />
          <Actions><Button>{t.save}</Button><LinkButton kind="subtle" href={back}>{t.back}</LinkButton></Actions>
        </Form>
        <Now here={here} errors={errors} lines={[[t.fields.name, guest.name], [t.fields.organisation, guest.organisation], [t.fields.perspective, guest.perspective && perspectiveLabel(here, guest.perspective)]]} />
      </Section>
      <Section title={t.guestOff}>
        <Form panel action={urls.meetingGuestOff(here.workspace, meeting.number, guest.id)}>
          <OnceKey />
          <p class="nl-paragraph">{t.guestOffNote}</p>
          <Actions><Button kind="danger">{t.guestOff}</Button></Actions>
        </Form>
      </Section>
    </Shell>
  )
}
