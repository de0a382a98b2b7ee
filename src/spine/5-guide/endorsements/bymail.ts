import { sql } from 'kysely'
import { organisationsSpokenFor } from '../../../association/mandates/queries.ts'
import { voiceIn } from '../../../beside/replies/words.ts'
import type { MailAnswer, MailTarget, Taken } from '../../../beside/replies/target.ts'
import { withoutClosing } from '../../../documents/mail/trimming.ts'
import type { Here } from '../../../platform/here.ts'
import { perform } from '../../../platform/perform.ts'
import { urls } from '../../../urls.ts'
import { links } from '../../../workspaces/rings.ts'
import { endorse, endorsementForm, heldToEndorse } from './changes.ts'
import { howToAnswer } from './letters.ts'
import { letterTexts } from './letters.texts.ts'
import { editionToEndorse, type Answer } from './queries.ts'

const words: Readonly<Record<Answer, readonly string[]>> = {
  reservation: ['ja met voorbehoud', 'ja onder voorbehoud', 'ja met een voorbehoud', 'akkoord met voorbehoud', 'akkoord onder voorbehoud', 'met voorbehoud', 'onder voorbehoud', 'met een voorbehoud', 'voorbehoud',
    'yes with a reservation', 'yes with reservation', 'with a reservation', 'with reservation', 'with reservations', 'reservation'],
  declined: ['nee', 'neen', 'niet akkoord', 'wij stellen niet vast', 'wij stellen deze versie niet vast', 'niet vastgesteld', 'no', 'we do not endorse', 'we do not endorse this version', 'not endorsed'],
  full: ['ja', 'akkoord', 'eens', 'wij stellen vast', 'wij stellen deze versie vast', 'vastgesteld', 'zonder voorbehoud', 'ja zonder voorbehoud', 'yes', 'agreed', 'we endorse', 'we endorse this version', 'endorsed', 'without a reservation'],
}

/** What of a line is left behind these words; undefined when it does not begin with them. Commas and spaces between them do not count. */
const behind = (line: string, said: string): string | undefined => {
  const found = new RegExp(`^[\\s*_"'“‘(>]*${said.split(' ').join('[\\s,]+')}(?![\\p{L}\\p{N}])[\\s*_"'”’):;,.!–-]*`, 'iu').exec(line)
  return found ? line.slice(found[0].length) : undefined
}

// What makes an answer less than a whole yes: of whoever writes it we ask which of the three they mean.
const limits = /(?:^|[^\p{L}])(?:maar|mits|tenzij|behalve|voorbehoud|voorwaarde\w*|onder\s+de|echter|alleen\s+als|but|unless|except|provided|reservation\w*|condition\w*|however|only\s+if)(?![\p{L}])/iu

export interface Read { readonly kind: Answer; readonly words: string; /** something was written that an answer in full does not keep */ readonly more: boolean }

/**
 * What an organisation answers, from a mail: yes, with a reservation, or no, at its beginning, and behind that in which words. Undefined
 * when it is none of these, or a yes that says "but": an answer is public, so it is not guessed.
 */
export const endorsementIn = (text: string): Read | undefined => {
  const [first = '', ...below] = withoutClosing(text).trim().split('\n')
  const found = (['reservation', 'declined', 'full'] as const)
    .flatMap((kind) => words[kind].flatMap((said) => { const rest = behind(first, said); return rest === undefined ? [] : [{ kind, said, rest }] }))
    .sort((a, b) => b.said.length - a.said.length)[0]
  if (!found) return undefined
  const own = [found.rest, ...below].join('\n').trim()
  if (found.kind !== 'full') return { kind: found.kind, words: own, more: false }
  return limits.test(own) ? undefined : { kind: 'full', words: '', more: own !== '' }
}

/** The answer that stands, and whether it is of the one who asks: nobody answers over a colleague whom they did not read. */
const standing = (here: Here, publication: string, organisation: string) => links(here, 'endorsement').innerJoin('mandate', 'mandate.id', 'endorsement.mandate_id')
  .where('endorsement.publication_id', '=', publication).where('endorsement.organisation_id', '=', organisation).where('endorsement.ended_at', 'is', null)
  .select(['endorsement.id', sql<boolean>`mandate.person_id = ${here.who.member}`.as('mine')]).executeTakeFirst()

const editionWith = async (here: Here, id: string) => {
  const found = await links(here, 'publication').where('id', '=', id).select(['slug', 'number']).executeTakeFirst()
  return found && editionToEndorse(here, found.slug, found.number)
}

const about = async (here: Here, id: string) => {
  const found = await links(here, 'publication').where('id', '=', id).select(['slug', 'number', 'title']).executeTakeFirst()
  return found && { title: found.title, path: urls.endorse(found.slug, found.number) }
}

const take = async (here: Here, { thing_id, text }: MailAnswer): Promise<Taken> => {
  const [edition, mine] = [await editionWith(here, thing_id), await organisationsSpokenFor(here)]
  if (!edition || edition.newest === null) return { refused: 'gone' }
  if (edition.newest !== edition.number) return { refused: 'newer' }
  if (mine.length === 0) return { refused: 'mandate' }
  const how = howToAnswer(here.language, mine.map(({ name }) => name))
  const chosen = voiceIn(text, mine)
  const read = chosen && endorsementIn(chosen.said)
  if (!read) return { refused: 'not-understood', how }
  const before = await standing(here, edition.id, chosen.voice.id)
  if (before && !before.mine) return { refused: 'colleague' }
  const form = endorsementForm.safeParse({
    organisation: chosen.voice.id, kind: read.kind, seen: before?.id ?? '', reservation: read.kind === 'reservation' ? read.words : '', reason: read.kind === 'declined' ? read.words : '',
  })
  if (!form.success) return read.words.length > 0 ? { refused: 'long' } : { refused: 'words', how }
  await perform(here, 'endorsement.give', heldToEndorse(edition.slug, edition.number, chosen.voice.id), endorse(here, form.data))
  const t = letterTexts[here.language]
  return { noted: [t.noted[read.kind](chosen.voice.name), ...(read.more ? [t.below] : [])].join(' ') }
}

/** Answers by mail of an organisation that was asked to endorse an edition: by who speaks for it, under the same mandate as on the site. */
export const endorsementByMail: MailTarget = { says: true, take, about }
