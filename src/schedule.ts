import { forgetImports } from './association/imports/jobs.ts'
import { forgetNotices, mailWhatWaits, noticeHands } from './association/notices/jobs.ts'
import { forgetRequests, oidcHands } from './association/oidc/jobs.ts'
import { applyRetention } from './association/settings/jobs.ts'
import { accountHands } from './association/account/jobs.ts'
import { forgetSignins, signinHands } from './association/signin/jobs.ts'
import { datepollByMail } from './spine/2-preparation/datepoll/bymail.ts'
import { datepollHands, remindOfPolls } from './spine/2-preparation/datepoll/jobs.ts'
import { invitationByMail } from './spine/2-preparation/invitations/bymail.ts'
import { invitationHands, remindInvited } from './spine/2-preparation/invitations/jobs.ts'
import { evaluationHands, remindOfEvaluations, sealEvaluations } from './spine/3-meeting/evaluation/jobs.ts'
import { nudgeAfterMeetings, reportHands } from './spine/3-meeting/report/jobs.ts'
import { boardHands, showHeldCards, tidyBoards } from './spine/3-meeting/board/jobs.ts'
import { meetingByMail } from './spine/3-meeting/meetings/bymail.ts'
import { repliedTo, takeReply } from './spine/3-meeting/meetings/calendars.ts'
import { meetingHands } from './spine/3-meeting/meetings/jobs.ts'
import { askNewcomers } from './spine/3-meeting/meetings/standing.ts'
import { decisionByMail } from './beside/decisions/bymail.ts'
import { discussionByMail, ringByMail } from './beside/discussions/bymail.ts'
import { happenedWords } from './workspaces/record/words.ts'
import { gatheredByMail } from './beside/discussions/gathered.ts'
import { discussionDigest } from './beside/discussions/digest.ts'
import { discussionHands } from './beside/discussions/letters.ts'
import { decisionHands, endDecisions, remindOfDecisions, reviewDecisions } from './beside/decisions/jobs.ts'
import { askForFeeds, feedHands, tidyNews } from './beside/otherfeeds/jobs.ts'
import { replyHands } from './beside/replies/jobs.ts'
import type { MailTargets } from './beside/replies/target.ts'
import { forgetReferenceImports } from './beside/knowledge/importing.ts'
import { remakeWords } from './beside/knowledge/jobs.ts'
import { indexWaiting } from './beside/search/jobs.ts'
import { charterHands, remindOfAmendments } from './spine/2-preparation/charter/jobs.ts'
import type { Database } from './platform/database.ts'
import type { Hand } from './platform/jobs.ts'
import { forgetFormKeys } from './platform/perform.ts'
import { forgetAttempts } from './platform/limits.ts'
import { explain, log } from './platform/log.ts'
import { forgetMailIn, wakeMailIn } from './platform/mailin/inbox.ts'
import type { Resolver } from './platform/mailin/resolver.ts'
import { endorsementByMail } from './spine/5-guide/endorsements/bymail.ts'
import { endorsementHands } from './spine/5-guide/endorsements/letters.ts'
import { noteRipenessDaily, ripenessHands } from './spine/5-guide/ripeness/jobs.ts'
import { tidyAllTables, tidyChangedTables } from './platform/pglite/tidying.ts'
import type { Settings } from './platform/settings.ts'

// A server that listens everywhere does not know by which name people come.
const addressOf = ({ publicUrl, host, port }: Settings): string | undefined => {
  if (publicUrl !== undefined) return new URL(publicUrl).origin
  if (['0.0.0.0', '::', '[::]', ''].includes(host) || port === 0) return undefined
  return `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${port}`
}

/** Everything that can be answered by mail: the kind that a letter gives, and who takes the answer. */
export const mailTargets: MailTargets = {
  answers: { decision: decisionByMail, date_poll: datepollByMail, meeting: meetingByMail, invitation: invitationByMail, discussion: discussionByMail, ring: ringByMail, gathered: gatheredByMail, endorsement: endorsementByMail },
  calendar: takeReply, calendarAbout: repliedTo,
}

/** Every job, by kind. `resolver`: another name server, for tests. `settings.port` is the port that is listened on: links in mail lead there when no public address is set. */
export const makeHands = (settings: Settings, resolver?: Resolver): Record<string, Hand> => ({
  ...signinHands(addressOf(settings)),
  ...accountHands,
  ...oidcHands(settings),
  ...feedHands(settings),
  ...ripenessHands,
  ...noticeHands(addressOf(settings), { talked: discussionDigest, happened: happenedWords }),
  ...charterHands,
  ...boardHands,
  ...invitationHands(addressOf(settings)),
  ...datepollHands(addressOf(settings)),
  ...meetingHands(addressOf(settings)),
  ...evaluationHands(addressOf(settings)),
  ...reportHands(addressOf(settings)),
  ...decisionHands(addressOf(settings)),
  ...endorsementHands(addressOf(settings)),
  ...discussionHands(addressOf(settings)),
  ...replyHands({ settings, origin: addressOf(settings), targets: mailTargets, resolver }),
})

interface Chore { readonly every: number; readonly do: (database: Database) => Promise<unknown> }

/** All that the clock sets off; `every` in seconds. Each may be done by several processes and twice without harm. */
export const scheduled: readonly Chore[] = [
  // First of all: what was kept long enough is not mailed any more, whatever the clock did.
  { every: 3600, do: applyRetention },
  { every: 86_400, do: forgetAttempts },
  { every: 86_400, do: forgetFormKeys },
  { every: 3600, do: forgetSignins },
  { every: 3600, do: forgetRequests },
  { every: 86_400, do: forgetNotices },
  { every: 600, do: mailWhatWaits },
  { every: 3600, do: forgetImports },
  { every: 3600, do: forgetReferenceImports },
  { every: 3600, do: noteRipenessDaily },
  { every: 3600, do: remindOfAmendments },
  { every: 3600, do: remindOfDecisions },
  { every: 3600, do: endDecisions },
  { every: 3600, do: reviewDecisions },
  { every: 600, do: remindInvited },
  { every: 3600, do: tidyBoards },
  { every: 10, do: showHeldCards },
  { every: 600, do: remindOfPolls },
  { every: 60, do: askNewcomers },
  { every: 3600, do: remindOfEvaluations },
  { every: 3600, do: sealEvaluations },
  { every: 3600, do: nudgeAfterMeetings },
  { every: 30, do: askForFeeds },
  { every: 86_400, do: tidyNews },
  { every: 300, do: wakeMailIn },
  { every: 86_400, do: forgetMailIn },
  { every: 3600, do: remakeWords },
  { every: 2, do: indexWaiting },
  { every: 86_400, do: tidyAllTables },
  { every: 20, do: tidyChangedTables },
]

// The first people who come after a start do not wait for chores.
const firstRound = 5_000

/**
 * Does each chore soon, one after another, and then again as often as it says. A chore that fails is logged and tried the
 * next time. Call the result to stop.
 */
export const startClock = (database: Database): (() => Promise<void>) => {
  let stopped = false
  let work: Promise<unknown> = Promise.resolve()
  const run = (chore: Chore) => {
    work = work.then(() => (stopped ? undefined : chore.do(database)))
      .catch((fault: unknown) => log('chore.failed', { fault: explain(fault) }))
  }
  const first = setTimeout(() => scheduled.forEach(run), firstRound).unref()
  const timers = scheduled.map((chore) => setInterval(run, chore.every * 1000, chore).unref())
  return async () => {
    stopped = true
    clearTimeout(first)
    timers.forEach((timer) => clearInterval(timer))
    await work
  }
}
