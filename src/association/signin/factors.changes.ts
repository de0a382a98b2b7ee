import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../platform/database.ts'
import { optionalText } from '../../platform/form.ts'
import { newId } from '../../platform/ids.ts'
import { enqueue } from '../../platform/jobs.ts'
import type { Done } from '../../platform/perform.ts'
import { tooLate } from '../../platform/refusals.ts'
import { needsProofSql } from '../../workspaces/door.ts'
import { beginSession, endOtherSessions, forgetTokens, type Beginning } from './changes.ts'
import { newSecret, stepOf, type RecoverySet } from './codes.ts'
import { openSecret, sealSecret } from './factors.queries.ts'
import type { Carried } from './held.ts'

const typedCode = z.string({ error: 'empty' }).transform((typed) => typed.replace(/[\s-]/g, '').toUpperCase())

/** Six digits of an app, or a recovery code. */
export const proofForm = z.strictObject({
  code: typedCode.pipe(z.string().min(1, 'empty').regex(/^(?:\d{6}|[B-Z2-9]{12})$/, 'code')), terug: optionalText(500),
})
export const appCodeForm = z.strictObject({
  code: typedCode.pipe(z.string().min(1, 'empty').regex(/^\d{6}$/, 'digits')), terug: optionalText(500),
})
export const backForm = z.strictObject({ terug: optionalText(500) })

/** What is told by mail when somebody's way in changes. */
export type FactorNews = 'key-added' | 'key-removed' | 'app-added' | 'app-removed' | 'codes-made' | 'code-used' | 'reset'

const tellByMail = (tx: Tx, person_id: string, news: FactorNews) =>
  enqueue(tx, { kind: 'signin.news', payload: { person_id, news } })

/** After a change in how somebody comes in: old sessions but this one and unused tokens end, and they hear of it by mail. */
export const factorChanged = async (tx: Tx, person_id: string, except: string | null, news: FactorNews): Promise<void> => {
  await endOtherSessions(tx, person_id, except)
  await forgetTokens(tx, person_id)
  await tellByMail(tx, person_id, news)
}

const hasFactor = async (tx: Tx, person_id: string): Promise<boolean> => {
  const { rows } = await sql`select 1 from passkey where person_id = ${person_id}
    union all select 1 from authenticator where person_id = ${person_id} and confirmed_at is not null limit 1`.execute(tx)
  return rows.length > 0
}

/** Who holds a mailbox and no more may set up a first factor, never add one to those that are there. */
export const refuseSecondSetUp = async (tx: Tx, person_id: string): Promise<void> => {
  if (await hasFactor(tx, person_id)) throw tooLate('set-up')
}

/** Whoever must sign in with two factors keeps one. */
export const refuseLastFactor = async (tx: Tx, person_id: string): Promise<void> => {
  if (await hasFactor(tx, person_id)) return
  const { rows } = await sql<{ must: boolean }>`select ${sql.raw(needsProofSql('p'))} as must from person p where p.id = ${person_id}`.execute(tx)
  if (rows[0]?.must) throw tooLate('last')
  await tx.deleteFrom('recovery_code').where('person_id', '=', person_id).execute()
}

/** A secret for an app, until a code shows that the app has it. Beginning again makes another. */
export const beginAuthenticator = (more: { secondSetUp: 'refused' | 'allowed' }) => async (tx: Tx, it: Carried): Promise<Done> => {
  if (more.secondSetUp === 'refused') await refuseSecondSetUp(tx, it.person_id)
  await tx.deleteFrom('authenticator').where('person_id', '=', it.person_id).where('confirmed_at', 'is', null).execute()
  const id = newId()
  await tx.insertInto('authenticator').values({ id, person_id: it.person_id, ...sealSecret(id, newSecret()) }).execute()
  return {}
}

const keepRecovery = async (tx: Tx, person_id: string, { salt, hashes }: RecoverySet) => {
  await tx.deleteFrom('recovery_code').where('person_id', '=', person_id).execute()
  await tx.insertInto('recovery_code').values(hashes.map((code_hash) => ({ id: newId(), person_id, salt, code_hash }))).execute()
}

/** The app has the secret: it replaces the one before. Thrown as too late, 'code' when it is wrong, 'begin' when there is no secret. */
export const confirmAuthenticator = (code: string, more: { secondSetUp: 'refused' | 'allowed'; codes?: RecoverySet | undefined }) =>
  async (tx: Tx, it: Carried): Promise<Done> => {
    if (more.secondSetUp === 'refused') await refuseSecondSetUp(tx, it.person_id)
    const begun = await tx.selectFrom('authenticator').select(['id', 'secret', 'sealed']).where('person_id', '=', it.person_id)
      .where('confirmed_at', 'is', null).where('begun_at', '>', sql<Date>`now() - interval '1 hour'`).forUpdate().executeTakeFirst()
    if (!begun) throw tooLate('begin')
    const secret = openSecret(begun)
    const step = stepOf(secret, code)
    if (step === undefined) throw tooLate('code')
    await tx.deleteFrom('authenticator').where('person_id', '=', it.person_id).where('confirmed_at', 'is not', null).execute()
    await tx.updateTable('authenticator').set({ confirmed_at: sql<Date>`now()`, last_step: step, ...sealSecret(begun.id, secret) }).where('id', '=', begun.id).execute()
    // Signed in, and a code of the app: this session has shown both.
    await tx.updateTable('session').set({ proved_at: sql<Date>`now()` }).where('id', '=', it.session).execute()
    if (more.codes) await keepRecovery(tx, it.person_id, more.codes)
    await factorChanged(tx, it.person_id, it.session, 'app-added')
    return {}
  }

/** After a first factor was set up on the way in: its recovery codes, and a whole session instead of the half one. */
export const thenBegin = (setUp: (tx: Tx, it: Carried) => Promise<Done>, codes: RecoverySet, beginning: Omit<Beginning, 'before'>) =>
  async (tx: Tx, it: Carried): Promise<Done> => {
    await setUp(tx, it)
    await keepRecovery(tx, it.person_id, codes)
    return beginSession({ ...beginning, before: { member: it.person_id, session: it.session }, proved: true })(tx, it)
  }

/** No more codes of an app. Refused as 'last' when two factors are asked and it is the only one. */
export const removeAuthenticator = async (tx: Tx, it: Carried): Promise<Done> => {
  await tx.deleteFrom('authenticator').where('person_id', '=', it.person_id).execute()
  await refuseLastFactor(tx, it.person_id)
  await factorChanged(tx, it.person_id, it.session, 'app-removed')
  return {}
}

/** New recovery codes; the old ones open nothing any more. */
export const renewRecovery = (codes: RecoverySet) => async (tx: Tx, it: Carried): Promise<Done> => {
  await keepRecovery(tx, it.person_id, codes)
  await factorChanged(tx, it.person_id, it.session, 'codes-made')
  return {}
}

const whole = (beginning: Omit<Beginning, 'before'>, it: Carried): Beginning =>
  ({ ...beginning, before: { member: it.person_id, session: it.session }, proved: true })

/** The second step with a code of the app; thrown as too late, 'code', when it is wrong or was used before. */
export const proveWithApp = (code: string, beginning: Omit<Beginning, 'before'>) => async (tx: Tx, it: Carried): Promise<Done> => {
  const app = await tx.selectFrom('authenticator').select(['id', 'secret', 'sealed', 'last_step']).where('person_id', '=', it.person_id)
    .where('confirmed_at', 'is not', null).forUpdate().executeTakeFirst()
  const secret = app && openSecret(app)
  const step = secret && stepOf(secret, code)
  if (!app || !secret || step === undefined || step <= app.last_step) throw tooLate('code')
  await tx.updateTable('authenticator').set({ last_step: step, ...(app.sealed ? {} : sealSecret(app.id, secret)) }).where('id', '=', app.id).execute()
  return beginSession(whole(beginning, it))(tx, it)
}

/** The second step with a recovery code, which is then spent. */
export const proveWithRecovery = (id: string, beginning: Omit<Beginning, 'before'>) => async (tx: Tx, it: Carried): Promise<Done> => {
  const spent = await tx.updateTable('recovery_code').set({ used_at: sql<Date>`now()` })
    .where('id', '=', id).where('person_id', '=', it.person_id).where('used_at', 'is', null).returning('id').executeTakeFirst()
  if (!spent) throw tooLate('code')
  await tellByMail(tx, it.person_id, 'code-used')
  return beginSession(whole(beginning, it))(tx, it)
}

/** An administrator helps who lost everything: the next time they sign in they set up their second step anew. */
export const resetFactors = async (tx: Tx, { person_id }: { person_id: string }): Promise<Done> => {
  for (const table of ['passkey', 'authenticator', 'recovery_code'] as const) await tx.deleteFrom(table).where('person_id', '=', person_id).execute()
  await factorChanged(tx, person_id, null, 'reset')
  return {}
}
