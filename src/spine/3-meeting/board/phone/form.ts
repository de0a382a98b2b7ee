/** The form on the phone: what is in it, and what was typed in it before. */
import type { Kept } from './keep.ts'

export interface Typed { readonly board: string; readonly round: string; readonly kind: string; readonly body: string }

type Field = HTMLInputElement | HTMLTextAreaElement | RadioNodeList | null

/** The form that takes a card now; null when the round is another group's, or all is over. */
export const formNow = (): HTMLFormElement | null => document.querySelector<HTMLFormElement>('form[data-send]')

const field = (name: string): Field => formNow()?.elements.namedItem(name) as Field

/** The words that are typed, and not sent yet. */
export const bodyField = (): HTMLTextAreaElement | null => field('body') as HTMLTextAreaElement | null

/** Whether there is a thought in the field. */
export const isTyping = (): boolean => Boolean(bodyField()?.value.trim())

/** What is in the form. */
export const typedNow = (board: string): Typed =>
  ({ board, round: field('round')?.value ?? '', kind: field('kind')?.value ?? '', body: bodyField()?.value ?? '' })

/** Empties the form, unless something else was typed in the meantime. */
export const clearForm = (sent: string): void => {
  const body = bodyField()
  if (body?.value.trim() === sent) body.value = ''
  for (const radio of formNow()?.querySelectorAll<HTMLInputElement>('input[type=radio]') ?? []) radio.checked = false
  body?.focus()
}

/** Keeps what is typed so far, for when the page is closed. */
export const keepTyped = async (kept: Kept, board: string): Promise<void> => {
  const typed = typedNow(board)
  await (typed.body.trim() ? kept.put('draft', board, typed) : kept.remove('draft', board))
}

/**
 * Puts back what was typed before. Answers whether it belongs to a round that has gone by: with its kind known it still goes
 * there; without, it is a thought for the round that is on.
 */
export const restoreTyped = async (kept: Kept, board: string): Promise<boolean> => {
  const before = (await kept.all<Typed>('draft')).find((one) => one.board === board)
  const [body, round, kind] = [bodyField(), field('round') as HTMLInputElement | null, field('kind')]
  if (!before || !body || !round || !kind || body.value) return false
  body.value = before.body
  if (kind instanceof RadioNodeList) {
    if (before.kind && before.round === round.value) kind.value = before.kind
    return false
  }
  if (!before.kind || before.round === round.value) return false
  round.value = before.round
  kind.value = before.kind
  return true
}

/** An id for a card, made where it is typed. An address without TLS has no randomUUID, but it has random numbers. */
export const newCard = (): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6] as number) & 15 | 64
  bytes[8] = (bytes[8] as number) & 63 | 128
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
