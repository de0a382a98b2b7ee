import { longDate } from '../../../platform/dates.ts'
import type { Errors, Typed } from '../../../platform/form.ts'
import type { Here } from '../../../platform/here.ts'
import { Flow, Head, Section } from '../../../platform/look/sheet.tsx'
import { urls } from '../../../urls.ts'
import { DeadLink } from '../../../workspaces/deadlink.tsx'
import { Shell } from '../../../workspaces/shell.tsx'
import { AnswerForm, ClockForm } from './answerform.tsx'
import type { Asked } from './answering.ts'
import type { Choice } from './form.ts'
import { stateOf } from './queries.ts'
import { texts } from './texts.ts'
import { spanWords } from './words.ts'
import type { Zone } from './zones.ts'

interface LinkProps {
  here: Here; asked: Asked; token: string; own: Zone; everywhere: Choice | undefined; isDone: boolean
  /** an answer came that could not be kept any more */
  isLate: boolean
  errors?: Errors | undefined; typed?: Typed | undefined
}

/** When somebody can, by the link in their mail. There is a button, for a link alone is opened by mail scanners too. */
export const LinkPage = ({ here, asked, token, own, everywhere, isDone, isLate, errors, typed }: LinkProps) => {
  const t = texts[here.language]
  const state = stateOf(asked)
  const over = asked.chosen ? t.page.dayOf(spanWords(asked.chosen, asked.zone, here.language)) : state === 'withdrawn' ? t.page.withdrawn : t.link.over
  return (
    <Shell here={here} title={asked.title} flash={isDone ? t.link.done : undefined}>
      <Head title={asked.title} kicker={t.link.of(asked.tank)}>
        <div class="dt-after"><Flow tight>
          {isLate && <p class="nl-paragraph"><strong>{t.link.late}</strong></p>}
          <p class="nl-paragraph">{t.link.hello(asked.name)}</p>
          {asked.about && <p class="nl-paragraph dt-lines">{asked.about}</p>}
          <p class="nl-paragraph"><strong>{state === 'open' ? t.until(longDate(new Date(asked.ends_at.getTime() - 60_000), here.language)) : over}</strong></p>
        </Flow></div>
      </Head>
      {state === 'open' && <Section first wide title={t.page.yours} id="antwoord" aside={<ClockForm here={here} zone={asked.zone} own={own} action={urls.datepollAnswer(token)} everywhere={everywhere} />}>
        <AnswerForm here={here} action={urls.datepollAnswer(token)} pageWith={(more) => `${urls.datepollAnswer(token, { klok: own, ...more })}#antwoord`} options={asked.options}
          zone={asked.zone} own={own} attribution={asked.attribution} mine={asked.mine} everywhere={everywhere} errors={errors} typed={typed} />
      </Section>}
    </Shell>
  )
}

/** A link that opens nothing: an old mail, or somebody who no longer takes part. */
export const DeadLinkPage = ({ here }: { here: Here }) => <DeadLink here={here} title={texts[here.language].link.dead} text={texts[here.language].link.deadText} />
