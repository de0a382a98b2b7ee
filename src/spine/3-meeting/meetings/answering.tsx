import type { Here } from '../../../platform/here.ts'
import { wordFor } from '../../../platform/formtexts.ts'
import { Actions, Button, Form } from '../../../platform/look/form.tsx'
import { Flow, Head, Section } from '../../../platform/look/sheet.tsx'
import { urls } from '../../../urls.ts'
import { DeadLink } from '../../../workspaces/deadlink.tsx'
import { Shell } from '../../../workspaces/shell.tsx'
import type { Asked } from './calendars.ts'
import { whenOf } from './fields.tsx'
import { answers } from './form.ts'
import { texts } from './texts.ts'

/** Whether one comes, by the link in a mail: buttons, for a link alone is opened by mail scanners too. */
export const LinkPage = ({ here, asked, token, done }: { here: Here; asked: Asked; token: string; done: string | undefined }) => {
  const t = texts[here.language]
  const said = asked.waits ? t.said.waits : asked.answer ? t.said[asked.answer] : t.said.none
  const closed = asked.cancelled ? t.cancelled : asked.over ? t.link.over : undefined
  return (
    <Shell here={here} title={t.link.title} flash={wordFor(t.done, done)}>
      <Head title={asked.title} kicker={t.link.of(asked.tank)} />
      <Section first title={t.parts.answer} titleHidden>
        <Flow>
          <p class="nl-paragraph">{t.link.hello(asked.name)}</p>
          <p class="nl-paragraph">{whenOf(here, asked)}{asked.place && <><br />{asked.place}</>}</p>
          <p class="nl-paragraph"><strong>{closed ?? said}</strong></p>
        </Flow>
        {!closed && (
          <Form panel action={urls.meetingAnswer(token)}>
            <Actions>{answers.map((one) => <Button kind={asked.answer === one ? 'primary' : 'secondary'} name="answer" value={one}>{t.answers[one]}</Button>)}</Actions>
          </Form>
        )}
      </Section>
    </Shell>
  )
}

/** A link that opens nothing: an old mail, or somebody who no longer takes part. */
export const DeadLinkPage = ({ here }: { here: Here }) => <DeadLink here={here} title={texts[here.language].link.dead} text={texts[here.language].link.deadText} />
