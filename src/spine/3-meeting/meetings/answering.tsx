import type { Here } from '../../../platform/here.ts'
import { wordFor } from '../../../platform/formtexts.ts'
import { Button, Hidden } from '../../../platform/look/form.tsx'
import { Row, Rows } from '../../../platform/look/table.tsx'
import type { Problems } from '../../../platform/look/problems.tsx'
import { Flow, Head, Section } from '../../../platform/look/sheet.tsx'
import { urls } from '../../../urls.ts'
import { DeadLink } from '../../../workspaces/deadlink.tsx'
import { Shell } from '../../../workspaces/shell.tsx'
import { AnswerForms } from './asking.tsx'
import type { Asked, Sibling } from './asked.ts'
import { answers, momentMark } from './form.ts'
import { whenOf, Wrong } from './fields.tsx'
import { beforeLink, placeOf } from './place.ts'
import { texts } from './texts.ts'

/** The others of a series, each with its own answer. */
const Others = ({ here, others, token }: { here: Here; others: readonly Sibling[]; token: string }) => {
  const t = texts[here.language]
  if (others.length === 0) return null
  return (
    <Section title={t.link.others}>
      <Rows>
        {others.map((one) => (
          <Row title={whenOf(here, one)} when={one.waits ? t.said.waits : one.answer ? t.said[one.answer] : t.said.none}>
            <form class="dt-actions" action={urls.meetingAnswer(token)} method="post">
              <Hidden name="meeting" value={one.number} />
              <Hidden name="moment" value={momentMark(one)} />
              {answers.map((answer) => <Button kind={one.answer === answer ? 'primary' : 'secondary'} name="answer" value={answer}>{t.answers[answer]}<span class="dt-hidden">: {whenOf(here, one)}</span></Button>)}
            </form>
          </Row>
        ))}
      </Rows>
    </Section>
  )
}

/** Whether one comes, by the link in a mail: buttons, for a link alone is opened by mail scanners too. */
export const LinkPage = ({ here, asked, others, token, done, errors, typed }: Problems & { here: Here; asked: Asked; others: readonly Sibling[]; token: string; done: string | undefined }) => {
  const t = texts[here.language]
  const said = asked.alternate ? t.said.alternate(asked.alternate) : asked.waits ? t.said.waits : asked.answer ? t.said[asked.answer] : t.said.none
  const closed = asked.cancelled ? t.cancelled : asked.over ? t.link.over : undefined
  return (
    <Shell here={here} title={t.link.title} flash={wordFor(t.done, done)}>
      <Head title={asked.title} kicker={t.link.of(asked.tank)} />
      <Section first title={t.parts.answer} titleHidden>
        <Flow>
          <p class="nl-paragraph">{t.link.hello(asked.name)}</p>
          <p class="nl-paragraph">{whenOf(here, asked)}{placeOf(asked) && <><br />{asked.place}</>}
            {asked.link && <><br />{beforeLink(asked, t.online)}: <a href={asked.link} rel="noopener noreferrer">{asked.link}</a></>}</p>
          <p class="nl-paragraph"><strong>{closed ?? said}</strong></p>
          {!closed && <><Wrong here={here} errors={errors} /><AnswerForms here={here} action={urls.meetingAnswer(token)} moment={momentMark(asked)} answer={asked.answer} alternate={asked.alternate} errors={errors} typed={typed} /></>}
        </Flow>
      </Section>
      <Others here={here} others={others} token={token} />
    </Shell>
  )
}

/** A link that opens nothing: an old mail, or somebody who no longer takes part. */
export const DeadLinkPage = ({ here }: { here: Here }) => <DeadLink here={here} title={texts[here.language].link.dead} text={texts[here.language].link.deadText} />
