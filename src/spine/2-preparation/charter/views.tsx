import { longDate } from '../../../platform/dates.ts'
import { wordFor } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Checkbox, Form, Hidden, LinkButton, OnceKey } from '../../../platform/look/form.tsx'
import { Flow, Head, MarginTitle, Section } from '../../../platform/look/sheet.tsx'
import { Empty } from '../../../platform/look/table.tsx'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import type { Marker } from '../../../beside/glossary/meanings.ts'
import { TermsSaid } from '../../../beside/glossary/shown.tsx'
import { AmendmentRows } from './amendments.tsx'
import { parts, seenIn, type Charter } from './content.ts'
import { NowParts, PartFields, seenBy, Wrong, wordsFor, type Problems } from './fields.tsx'
import { typedFrom } from './form.ts'
import { PreparationNav } from './nav.tsx'
import { PartText } from './parts.tsx'
import type { AmendmentLine, CharterVersion } from './queries.ts'
import { texts } from './texts.ts'

const peopleIn = (here: Here) => here.perspectives.reduce((sum, { people }) => sum + people, 0)

/** Who sees what: the rings, which stay as they are, and what the charter says of guests. */
const RingsText = ({ here, charter }: { here: Here; charter: Charter }) => {
  const t = texts[here.language]
  return (
    <Flow>
      <dl class="dt-terms">{t.page.ringLines(peopleIn(here)).map(([who, what]) => <><dt>{who}</dt><dd>{what}</dd></>)}</dl>
      <p class="nl-paragraph">{t.guests[charter.rings.guests]}</p>
      <p class="nl-paragraph dt-soft">{t.page.ringsStay}</p>
    </Flow>
  )
}

const Text = ({ here, charter, changeable, marker }: { here: Here; charter: Charter; changeable: boolean; marker?: Marker }) => {
  const t = texts[here.language]
  return (
    <>
      {parts.map((part, at) => (
        <Section title={t.parts[part]} strong={at === 0} note={part === 'ripeness' ? t.notes.ripeness : undefined} id={part}
          margin={changeable && (
            <p class="dt-small"><a href={urls.newAmendment(here.workspace, [part])}>{t.page.change}<span class="dt-hidden">: {t.parts[part].toLowerCase()}</span></a></p>
          )}>
          {part === 'rings' ? <RingsText here={here} charter={charter} /> : <PartText here={here} charter={charter} part={part} marker={marker} />}
        </Section>
      ))}
    </>
  )
}

interface CharterProps { here: Here; charter: CharterVersion; open: readonly AmendmentLine[]; marker: Marker; done: string | undefined }

/** What the think tank agreed, with what is proposed to change. */
export const CharterPage = ({ here, charter, open, marker, done }: CharterProps) => {
  const t = texts[here.language]
  const { workspace, who } = here
  return (
    <Shell here={here} title={t.title} step={2} live crumbs={[{ label: t.title }]} flash={wordFor(t.done, done)}>
      <Head title={t.title}
        kicker={<a href={urls.charterVersions(workspace)}>{t.page.version(charter.version, longDate(charter.adopted_at, here.language))}</a>}
        lead={t.page.lead} ring={ringText(here)}>
        <PreparationNav here={here} current="charter" />
        <Actions>
          {who.takesPart && <LinkButton kind="secondary" href={urls.newAmendment(workspace)}>{t.page.change}</LinkButton>}
          <LinkButton kind="subtle" href={urls.amendments(workspace)}>{t.page.amendments}</LinkButton>
          <LinkButton kind="subtle" href={urls.charterVersions(workspace)}>{t.page.versions}</LinkButton>
        </Actions>
      </Head>
      <div id="opdracht" data-live="charter charter_amendment">
        {open.length > 0 && (
          <Section strong title={t.page.asked} note={t.page.askedNote(open.length)} id="wijzigingen">
            <AmendmentRows here={here} amendments={open} />
          </Section>
        )}
        <Text here={here} charter={charter.content} changeable={who.takesPart} marker={marker} />
      </div>
      <TermsSaid here={here} marker={marker} live="charter" />
    </Shell>
  )
}

interface DraftProps extends Problems { here: Here; charter: Charter; saved: Date | null; done: string | undefined }

const SetForm = ({ here, charter, errors }: { here: Here; charter: Charter } & Problems) => {
  const t = texts[here.language].page
  return (
    <Section strong title={t.setTitle} id="vaststellen">
      <Form panel action={urls.setCharter(here.workspace)}>
        <OnceKey /><Hidden name="seen" value={seenIn(charter)} />
        <p class="nl-paragraph">{t.setNote}</p>
        <Checkbox name="sure" value="ja" label={t.setSure} required error={wordsFor(here, errors, 'sure')} />
        <Actions><Button kind="secondary">{t.set}</Button></Actions>
      </Form>
    </Section>
  )
}

/** Before a charter was set: the draft for who prepares, and for others what is known already. */
export const UnsetPage = ({ here, charter, saved, errors, done }: DraftProps) => {
  const t = texts[here.language]
  const prepares = here.who.prepares
  const ring = prepares ? here.rings.find(({ kind }) => kind === 'preparation') : undefined
  return (
    <Shell here={here} title={t.title} step={2} live crumbs={[{ label: t.title }]} flash={wordFor(t.done, done)}>
      <Head title={t.title} kicker={t.page.notYet} lead={prepares ? t.page.draftLead : undefined} ring={ringText(here, ring)}>
        <PreparationNav here={here} current="charter" />
        {prepares && <Actions><LinkButton kind="primary" href={urls.writeCharter(here.workspace)}>{t.page.write}</LinkButton></Actions>}
        {errors && <div class="dt-after"><Wrong here={here} errors={errors} /></div>}
      </Head>
      <div id="opdracht" data-live="charter">
        {prepares
          ? <><Text here={here} charter={charter} changeable={false} />{saved && <SetForm here={here} charter={charter} errors={errors} />}</>
          : <Section first title={t.parts.assignment}>
              <Flow>
                <PartText here={here} charter={charter} part="assignment" />
                <Empty title={t.page.notYet}><p class="nl-paragraph">{t.page.notYetMember}</p></Empty>
              </Flow>
            </Section>}
      </div>
      {!prepares && <Section title={t.parts.rings} id="rings"><RingsText here={here} charter={charter} /></Section>}
    </Shell>
  )
}

/** Writing the charter before it is set. */
export const WritePage = (props: { here: Here; charter: Charter } & Problems) => {
  const { here, charter, errors, typed = typedFrom(charter), both = [] } = props
  const t = texts[here.language]
  return (
    <Shell here={here} title={t.write.title} step={2} crumbs={[{ label: t.title, href: urls.charter(here.workspace) }, { label: t.write.title }]}>
      <Head title={t.write.title} lead={t.write.lead} ring={ringText(here, here.rings.find(({ kind }) => kind === 'preparation'))} />
      <Section first title={t.title} titleHidden>
        <Wrong here={here} errors={errors} />
        <Form action={urls.writeCharter(here.workspace)}>
          <OnceKey /><Hidden name="seen" value={seenBy(charter, parts, props)} />
          {parts.map((part) => <PartFields here={here} charter={charter} typed={typed} errors={errors} part={part} />)}
          <Actions>
            <Button>{t.write.save}</Button>
            <Button kind="subtle" name="more" value="ja">{t.write.more}</Button>
            <a href={urls.charter(here.workspace)}>{t.write.back}</a>
          </Actions>
        </Form>
      </Section>
      <NowParts here={here} charter={charter} both={both} />
    </Shell>
  )
}

interface VersionProps { here: Here; shown: CharterVersion & { newest: number | null } }

/** The way to the versions beside this one. */
export const VersionLinks = ({ here, shown }: VersionProps) => {
  const t = texts[here.language]
  const to = (version: number) => urls.charterAt(here.workspace, version)
  return (
    <Flow tight>
      <MarginTitle>{t.versions.title}</MarginTitle>
      {shown.version > 1 && <p class="dt-small"><a rel="prev" href={to(shown.version - 1)}>{t.version.previous(shown.version - 1)}</a></p>}
      {shown.version < (shown.newest ?? 0) && <p class="dt-small"><a rel="next" href={to(shown.version + 1)}>{t.version.next(shown.version + 1)}</a></p>}
      <p class="dt-small"><a href={urls.charterVersions(here.workspace)}>{t.page.versions}</a></p>
    </Flow>
  )
}
