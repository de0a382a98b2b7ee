import type { Hand } from '../../platform/jobs.ts'
import { explain, log } from '../../platform/log.ts'
import { endMail, mailInJob, takeWaiting } from '../../platform/mailin/inbox.ts'
import { addressIn } from '../../platform/post/letter.ts'
import { remembering, type Resolver } from '../../platform/mailin/proof.ts'
import type { Settings } from '../../platform/settings.ts'
import { lookAt } from './taking.ts'
import type { MailTargets } from './target.ts'

const mostTries = 5

interface Given { readonly settings: Settings; readonly origin: string | undefined; readonly targets: MailTargets; readonly resolver?: Resolver | undefined }

/**
 * The jobs of mail that came in, by kind: looks at all that waits, one after another. One that goes wrong is left for five
 * minutes, and does not hold up the rest. `resolver`: another name server, for tests.
 */
export const replyHands = ({ settings, origin, targets, resolver = remembering() }: Given): Record<string, Hand> => ({
  [mailInJob]: async (database) => {
    const desk = { database, origin, trusts: settings.mailInTrusts, resolver, targets, ours: addressIn(settings.mailFrom).toLowerCase() }
    for (let waiting = await takeWaiting(database); waiting; waiting = await takeWaiting(database)) {
      try {
        await lookAt(desk, waiting)
      } catch (fault) {
        log('mailin.failed', { mail: waiting.id, tries: waiting.tries, fault: explain(fault) })
        if (waiting.tries >= mostTries) await endMail(database, waiting, { outcome: 'refused', reason: 'broken' })
      }
    }
  },
})
