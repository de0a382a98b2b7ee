import type { Hand } from '../../platform/jobs.ts'
import { explain, log } from '../../platform/log.ts'
import { endMail, mailInJob, takeWaiting, type Waiting } from '../../platform/mailin/inbox.ts'
import { addressIn } from '../../platform/post/address.ts'
import { remembering, type Resolver } from '../../platform/mailin/resolver.ts'
import type { Settings } from '../../platform/settings.ts'
import { lookAt, refuseUnread, type Desk } from './taking.ts'
import type { MailTargets } from './target.ts'

const mostTries = 5

interface Given { readonly settings: Settings; readonly origin: string | undefined; readonly targets: MailTargets; readonly resolver?: Resolver | undefined }

// Name servers and the database are waited for together; mail to one address keeps its order, so that the last answer stands.
const atOnce = 10

const byReceiver = (waiting: readonly Waiting[]): Waiting[][] => {
  const groups = new Map<string, Waiting[]>()
  for (const one of waiting) {
    const key = one.receivers.join(' ')
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return [...groups.values()]
}

/** What went wrong each time is looked at no more; whoever sent it hears that, unless that goes wrong too. */
const giveUp = async (desk: Desk, waiting: Waiting) => {
  const ended = await refuseUnread(desk, waiting, 'broken').catch((fault: unknown) => {
    log('mailin.failed', { mail: waiting.id, fault: explain(fault) })
    return { outcome: 'refused', reason: 'broken' } as const
  })
  await endMail(desk.database, waiting, ended)
}

const lookAtAll = async (desk: Desk, group: readonly Waiting[]) => {
  for (const waiting of group) {
    try {
      await lookAt(desk, waiting)
    } catch (fault) {
      log('mailin.failed', { mail: waiting.id, tries: waiting.tries, fault: explain(fault) })
      if (waiting.tries >= mostTries) await giveUp(desk, waiting)
    }
  }
}

/**
 * The jobs of mail that came in, by kind: looks at all that waits. One that goes wrong is left for five minutes, and does not
 * hold up the rest. `resolver`: another name server, for tests.
 */
export const replyHands = ({ settings, origin, targets, resolver = remembering() }: Given): Record<string, Hand> => ({
  [mailInJob]: async (database) => {
    const desk = { database, origin, trusts: settings.mailInTrusts, resolver, targets, ours: addressIn(settings.mailFrom).toLowerCase() }
    for (let waiting = await takeWaiting(database, atOnce); waiting.length > 0; waiting = await takeWaiting(database, atOnce)) {
      await Promise.all(byReceiver(waiting).map((group) => lookAtAll(desk, group)))
    }
  },
})
