import { titleOf } from '../../../documents/schema.ts'
import { dateAndTime } from '../../../platform/dates.ts'
import { errorHeading, wordFor } from '../../../platform/formtexts.ts'
import type { Here } from '../../../platform/here.ts'
import { Actions, Button, Checkbox, ErrorSummary, Form, Hidden, LinkButton, TextArea, TextField } from '../../../platform/look/form.tsx'
import { Flow, Head, Section } from '../../../platform/look/sheet.tsx'
import { texts as lookTexts } from '../../../platform/look/texts.ts'
import { urls } from '../../../urls.ts'
import { ringText, Shell } from '../../../workspaces/shell.tsx'
import { ChapterBlocks, wrongIn } from './blocks.tsx'
import { texts } from './editing.texts.ts'
import { Help } from './help.tsx'
import type { Fields, Problem } from './form.ts'
import { lockLasts, type DraftToWrite } from './lock.ts'
import type { References } from './references.ts'
import { texts as reading } from './texts.ts'
import type { Base } from './typed.ts'

interface Props { here: Here; draft: DraftToWrite }

const crumbsOf = (here: Here, draft: DraftToWrite) => [
  { label: reading[here.language].title, href: urls.drafts(here.workspace) },
  { label: draft.title, href: urls.draft(here.workspace, draft.number) }, { label: texts[here.language].write.crumb },
]
const ringOfDraft = (here: Here, draft: DraftToWrite) => ringText(here, here.rings.find(({ id }) => id === draft.ring_id))

/** Before writing: nobody writes, or who does and since when, with the button to begin or to take over. */
export const StartPage = ({ here, draft, chapter, block, now = Date.now() }: Props & { chapter: string; block: string; now?: number }) => {
  const t = texts[here.language]
  const title = draft.locked ? t.locked.title : t.start.title
  const old = !draft.locked_at || now - draft.locked_at.getTime() > lockLasts * 60_000
  return (
    <Shell here={here} title={title} step={5} crumbs={crumbsOf(here, draft)}>
      <Head title={title} lead={t.start.lead} ring={ringOfDraft(here, draft)} />
      <Section first>
        <Flow>
          {draft.locked && draft.locked_at
            ? <><p class="nl-paragraph">{t.locked.who(draft.holder ?? t.locked.someone, dateAndTime(draft.locked_at, here.language))}</p><p class="nl-paragraph">{old ? t.locked.old : t.locked.recent}</p></>
            : <p class="nl-paragraph">{t.start.free}</p>}
          <Form action={urls.lockDraft(here.workspace, draft.number)}>
            {chapter && <Hidden name="hoofdstuk" value={chapter} />}
            {/^[a-z0-9]{10}$/.test(block) && <Hidden name="blok" value={block} />}
            {draft.locked && <Hidden name="overnemen" value="ja" />}
            <Actions>
              <Button kind={draft.locked ? 'secondary' : 'primary'}>{draft.locked ? t.locked.take : t.start.go}</Button>
              <LinkButton kind="subtle" href={urls.draft(here.workspace, draft.number)}>{t.start.back}</LinkButton>
            </Actions>
          </Form>
        </Flow>
      </Section>
    </Shell>
  )
}

/** What was typed is kept beside the text: where to find it and how to go on. */
export const AsidePage = ({ here, draft, revision, chapter }: Props & { revision: number; chapter: string }) => {
  const t = texts[here.language].aside
  return (
    <Shell here={here} title={t.title(revision)} step={5} crumbs={crumbsOf(here, draft)}>
      <Head title={t.title(revision)} lead={t.lead} ring={ringOfDraft(here, draft)} />
      <Section first>
        <Actions>
          <LinkButton kind="primary" href={urls.draftRevision(here.workspace, draft.number, revision)}>{t.compare(revision)}</LinkButton>
          <LinkButton href={urls.editDraft(here.workspace, draft.number, chapter)}>{t.again}</LinkButton>
        </Actions>
      </Section>
    </Shell>
  )
}

const formId = 'schrijven'

/** The chapters as buttons, for each saves first: a link would lose what was typed. */
const Chapters = ({ here, base }: { here: Here; base: Base }) => {
  const t = texts[here.language].write
  return (
    <nav class="dt-contents" aria-label={t.chapters}>
      <ol>
        {base.document.content.map((chapter, at) => (
          <li>
            {chapter === base.chapter
              ? <strong aria-current="true">{`${at + 1}. ${titleOf(chapter) || t.untitled} (${t.current})`}</strong>
              : <Button kind="subtle" form={formId} name="doe" value={`naar:${chapter.attrs.id}`}>{`${at + 1}. ${titleOf(chapter) || t.untitled}`}</Button>}
          </li>
        ))}
      </ol>
      <Button kind="secondary" form={formId} name="doe" value="hoofdstuk:erbij">{t.addChapter}</Button>
    </nav>
  )
}

export interface WriteProps extends Props {
  base: Base
  token: string
  fields: Fields
  references: References
  problems?: readonly Problem[]
  done?: string | undefined
}

const ChapterForm = ({ here, draft, base, token, fields, problems = [] }: WriteProps) => {
  const t = texts[here.language].write
  const wrong = (field: string) => wrongIn(here, problems, field)
  const action = urls.editDraft(here.workspace, draft.number, base.chapter.attrs.id, { versie: base.revision })
  const { optional } = lookTexts[here.language]
  return (
    <Form action={action} id={formId}>
      <Hidden name="slot" value={token} />
      {base.first && <TextField name="titel" label={t.textTitle} maxlength={300} value={fields['titel'] ?? ''} error={wrong('titel')} />}
      <TextField name="hoofdstuktitel" label={t.chapterTitle} optional={optional} maxlength={300} value={fields['hoofdstuktitel'] ?? ''} error={wrong('hoofdstuktitel')} />
      <ChapterBlocks here={here} chapter={base.chapter} fields={fields} problems={problems} />
      <TextArea name="toelichting" label={t.note} description={t.noteHint} optional={optional} rows={2} maxlength={500} value={fields['toelichting'] ?? ''} error={wrong('toelichting')} />
      <SaveButtons here={here} />
      <details class="dt-fold" open={Boolean(wrong('bevestig'))}>
        <summary>{t.arrangeChapter}</summary>
        <Actions>
          <Button kind="subtle" name="doe" value="hoofdstuk:omhoog">{t.chapterUp}</Button>
          <Button kind="subtle" name="doe" value="hoofdstuk:omlaag">{t.chapterDown}</Button>
        </Actions>
        <Checkbox name="bevestig" value="ja" label={t.confirm} description={t.confirmHint} error={wrong('bevestig')} />
        <Button kind="danger" name="doe" value="hoofdstuk:weg">{t.chapterRemove}</Button>
      </details>
    </Form>
  )
}

const SaveButtons = ({ here }: { here: Here }) => {
  const t = texts[here.language].write
  return (
    <Actions>
      <Button form={formId} name="doe" value="opslaan">{t.save}</Button>
      <Button kind="secondary" form={formId} name="doe" value="stoppen">{t.stop}</Button>
    </Actions>
  )
}

/** One chapter to write in, the other chapters beside it, and what may be cited. */
export const WritePage = (props: WriteProps) => {
  const { here, draft, base, references, problems = [], done } = props
  const t = texts[here.language]
  const number = base.document.content.indexOf(base.chapter) + 1
  const title = t.write.head(number, titleOf(base.chapter))
  return (
    <Shell here={here} title={title} step={5} crumbs={crumbsOf(here, draft)} flash={wordFor(t.done, done)}>
      <Head title={title} lead={t.write.lead(base.title)} ring={ringOfDraft(here, draft)} jump={{ label: t.write.help, href: '#hulp' }}>
        {problems.length > 0 && (
          <div class="dt-after"><ErrorSummary title={errorHeading(here.language)} errors={problems.map((problem) => ({ field: problem.field, message: t.problem(problem) }))} /></div>
        )}
        {/* First in the page, so that Enter in a field saves and does nothing else. */}
        <div class="dt-after"><SaveButtons here={here} /></div>
      </Head>
      <Section title={t.write.chapters} note={t.write.chaptersHint} aside={<Chapters here={here} base={base} />} margin={<Help here={here} references={references} />}>
        <ChapterForm {...props} />
      </Section>
      <Section title={t.write.quit}>
        <Form action={urls.releaseDraft(here.workspace, draft.number)}>
          <p class="dt-plain">{t.write.quitLead}</p>
          <Button kind="danger">{t.write.quit}</Button>
        </Form>
      </Section>
    </Shell>
  )
}
