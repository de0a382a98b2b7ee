import { acts, type ActName } from '../../acts.ts'

const kinds: readonly string[] = ['role', 'sample', 'import', 'export', 'factors', 'oidc', 'moderation', 'log', 'retention', 'job']
// Signing in by an organisation is everybody's; setting it up is not.
const not: readonly ActName[] = ['oidc.ask', 'oidc.answer']
const more: readonly ActName[] = ['association.found', 'person.redact', 'person.leave', 'mail.again', 'mail.leave']

const isSpecial = (act: ActName) => more.includes(act) || kinds.includes(act.split('.')[0] ?? '') && !not.includes(act)

/** What takes a right that few people have, or gives one: to be looked over now and then. */
export const special: ReadonlySet<ActName> = new Set((Object.keys(acts) as ActName[]).filter(isSpecial))
