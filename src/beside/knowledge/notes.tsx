import { again } from '../../platform/form.ts'
import { Actions, Button, Form, OnceKey, TextArea, TextField } from '../../platform/look/form.tsx'
import { Section } from '../../platform/look/sheet.tsx'
import { Fold, Pager, Row, Rows } from '../../platform/look/table.tsx'
import { texts as look } from '../../platform/look/texts.ts'
import { urls } from '../../urls.ts'
import { Marked } from '../glossary/shown.tsx'
import { ReportLink } from '../moderation/link.tsx'
import type { OneProps } from './one.tsx'
import { By, say } from './parts.tsx'
import { perPage, type Note } from './queries.ts'
import { texts } from './texts.ts'

const One = ({ here, item, note, open, marker }: Pick<OneProps, 'here' | 'marker'> & { item: { id: string }; note: Note; open: boolean }) => {
  const t = texts[here.language].remarks
  marker.section(`aantekening-${note.id}`)
  return (
    <Row id={`aantekening-${note.id}`}>
      {note.quote && note.withheld === null && <p class="nl-paragraph"><q>{note.quote}</q></p>}
      {note.note && <p class="nl-paragraph">{note.withheld ? note.note : <Marked text={note.note} marker={marker} />}</p>}
      <p class="dt-when">{note.place && <>{note.place} · </>}<By here={here} it={note} label={t.from} /></p>
      <ReportLink here={here} kind="aantekening" ref={note.id} text={note} />
      {open && note.mine && <form action={urls.withdrawKnowledgeNote(here.workspace, item.id, note.id)} method="post"><OnceKey /><Button kind="subtle">{t.withdraw}</Button></form>}
    </Row>
  )
}

const NoteForm = ({ here, item, wrong }: OneProps) => {
  const t = texts[here.language]
  const { optional } = look[here.language]
  const field = (name: 'quote' | 'place' | 'note') => ({ name, label: t.field[name], value: again(wrong?.typed, name), error: say(here, wrong?.errors, name), description: (t.hint as Record<string, string | undefined>)[name] })
  return (
    <Form action={urls.knowledgeItemAct(here.workspace, item.id, 'aantekeningen')}>
      <OnceKey />
      <TextArea {...field('quote')} rows={2} optional={optional} />
      <TextField {...field('place')} short optional={optional} maxlength={100} />
      <TextArea {...field('note')} rows={3} optional={optional} />
      <Actions><Button kind="secondary">{t.remarks.add}</Button></Actions>
    </Form>
  )
}

/** Passages that were marked in a work and what people noted with them, a page at a time. */
export const Notes = (props: OneProps & { open: boolean }) => {
  const { here, item, notes, page, open, wrong, marker } = props
  const t = texts[here.language].remarks
  return (
    <Section id="aantekeningen" title={t.title}>
      <div id="aantekeningenlijst" data-live="knowledge_item">
        {notes.length === 0 ? <p class="nl-paragraph">{t.none}</p> : <Rows>{notes.map((note) => <One here={here} item={item} note={note} open={open} marker={marker} />)}</Rows>}
        <Pager language={here.language} page={page} pages={Math.ceil((notes[0]?.total ?? 0) / perPage)}
          hrefOf={(at) => `${urls.knowledgeItem(here.workspace, item.id, { pagina: at })}#aantekeningen`} />
      </div>
      {open && <div class="dt-after"><Fold summary={t.addTitle} open={['quote', 'place', 'note'].some((name) => wrong?.errors[name])}><NoteForm {...props} /></Fold></div>}
    </Section>
  )
}
