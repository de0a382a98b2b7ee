import { acts } from '../../acts.ts'
import type { Here } from '../../platform/here.ts'
import { Actions, Button, Form, OnceKey, TextField } from '../../platform/look/form.tsx'
import { Section } from '../../platform/look/sheet.tsx'
import { Row, Rows } from '../../platform/look/table.tsx'
import { urls } from '../../urls.ts'
import type { OneProps } from './one.tsx'
import { say } from './parts.tsx'
import type { OneFile } from './queries.ts'
import { texts } from './texts.ts'

/** "12 kB", or "1,4 MB" of what is larger. */
const sizeWords = (here: Here, size: number): string => (size < 100_000 ? `${Math.max(1, Math.round(size / 1000))} kB`
  : `${new Intl.NumberFormat(here.language === 'nl' ? 'nl-NL' : 'en-GB', { maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(size / 1_000_000)} MB`)

const File = ({ here, item, file }: Pick<OneProps, 'here' | 'item'> & { file: OneFile }) => {
  const t = texts[here.language].file
  const state = t.states[file.state as keyof typeof t.states]
  return (
    <Row title={file.name} href={urls.knowledgeFile(here.workspace, item.id, file.id)}
      when={[sizeWords(here, file.size), file.pages && t.pages(file.pages), state].filter(Boolean).join(' · ')}>
      {acts['knowledge.detach'].may(here.who) && (
        <form action={urls.removeKnowledgeFile(here.workspace, item.id, file.id)} method="post"><OnceKey /><Button kind="subtle">{t.remove}</Button></form>
      )}
    </Row>
  )
}

/** The files of a work, and where to put one. */
export const Files = ({ here, item, files, open, wrong }: OneProps & { open: boolean }) => {
  const t = texts[here.language]
  const error = say(here, wrong?.errors, 'file')
  return (
    <Section id="bestanden" title={t.file.title}>
      <div id="bestandenlijst" data-live="knowledge_item">
        {files.length === 0 ? <p class="nl-paragraph">{t.file.none}</p> : <Rows>{files.map((file) => <File here={here} item={item} file={file} />)}</Rows>}
      </div>
      {open && (
        <Form action={urls.knowledgeItemAct(here.workspace, item.id, 'bestanden')} multipart>
          <OnceKey />
          <TextField name="file" type="file" label={t.field.file} description={t.hint.file} error={error} accept=".pdf,.docx,.odt,.pptx,.xlsx,.txt" />
          <Actions><Button kind="secondary">{t.file.add}</Button></Actions>
        </Form>
      )}
    </Section>
  )
}

/** Where the words that brought the reader here stand in the files. */
export const Found = ({ here, item, passages }: OneProps) => {
  const t = texts[here.language].file
  if (passages.length === 0) return null
  return (
    <Section id="gevonden" title={t.found}>
      <Rows>
        {passages.map(({ file, name, page, pieces }) => (
          <Row when={<><a href={urls.knowledgeFile(here.workspace, item.id, file)}>{name}</a>{page === null ? '' : `, ${t.place(page)}`}</>}>
            <p class="nl-paragraph">{pieces.map(({ text, found }) => (found ? <mark>{text}</mark> : text))}</p>
          </Row>
        ))}
      </Rows>
    </Section>
  )
}
