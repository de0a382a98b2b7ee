/** Reads a form from a page as a browser would send it, so that a story fills in what is there and no more. */
import assert from 'node:assert/strict'

export type FormFields = Record<string, string | string[]>

const plain = (text: string) => text.replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&')
const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}(?:="([^"]*)"|(?=[\\s>/]))`).exec(tag)
  return found ? plain(found[1] ?? '') : undefined
}

const controls = /<(input)\b[^>]*>|<(textarea)\b[^>]*>([\s\S]*?)<\/textarea>|<(select)\b[^>]*>([\s\S]*?)<\/select>/g

const valueOf = (found: RegExpMatchArray): string | undefined => {
  const [tag, input, area, words, select, inner] = found
  if (area) return plain((words ?? '').replace(/^\n/, ''))
  if (select) {
    const options = [...(inner ?? '').matchAll(/<option\b[^>]*>/g)].map(([option]) => option)
    return attribute(options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0] ?? '', 'value')
  }
  const type = input && attribute(tag, 'type')
  // Only a form in parts carries a file.
  if (type === 'file') return undefined
  if (type === 'radio' || type === 'checkbox') return attribute(tag, 'checked') === undefined ? undefined : attribute(tag, 'value') ?? 'on'
  return attribute(tag, 'value') ?? ''
}

/** The fields of the form on this page that is sent to an address that fits, with the values they stand at; one that changes something before one that searches. */
export const formOn = (body: string, action: RegExp): { action: string; fields: FormFields } => {
  const forms = [...body.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].map(([form]) => form)
  const fitting = forms.filter((one) => action.test(attribute(/<form\b[^>]*>/.exec(one)?.[0] ?? '', 'action') ?? ''))
  const form = fitting.find((one) => attribute(/<form\b[^>]*>/.exec(one)?.[0] ?? '', 'method') === 'post') ?? fitting[0]
  assert.ok(form, `no form to ${action} on the page, only to ${forms.map((one) => attribute(one, 'action')).join(', ')}`)
  const fields: FormFields = {}
  for (const found of form.matchAll(controls)) {
    const name = attribute(/^<[^>]*>/.exec(found[0])?.[0] ?? '', 'name')
    const value = valueOf(found)
    if (!name || value === undefined) continue
    const before = fields[name]
    fields[name] = before === undefined ? value : [...(Array.isArray(before) ? before : [before]), value]
  }
  return { action: attribute(/<form\b[^>]*>/.exec(form)?.[0] ?? '', 'action') as string, fields }
}

/** A field as a page asks it; a box or a choice that is not chosen has no value. */
export interface FieldOnPage { readonly name: string; readonly kind: 'text' | 'choice' | 'hidden'; readonly value: string | undefined; readonly most: number | undefined; readonly type: string }
export interface FormOnPage { readonly action: string; readonly method: string; readonly upload: boolean; readonly fields: readonly FieldOnPage[] }

const kindOf = (tag: string, select: boolean): FieldOnPage['kind'] => {
  const type = attribute(tag, 'type') ?? 'text'
  return select || type === 'radio' || type === 'checkbox' ? 'choice' : type === 'hidden' || type === 'submit' ? 'hidden' : 'text'
}

/** Every form of a page, with what it asks. */
export const formsOn = (body: string): FormOnPage[] => [...body.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].map(([form]) => {
  const tag = /<form\b[^>]*>/.exec(form)?.[0] ?? ''
  const fields = [...form.matchAll(controls)].flatMap((found): FieldOnPage[] => {
    const opening = /^<[^>]*>/.exec(found[0])?.[0] ?? ''
    const name = attribute(opening, 'name')
    if (!name || attribute(opening, 'disabled') !== undefined) return []
    const most = attribute(opening, 'maxlength')
    return [{ name, kind: kindOf(opening, Boolean(found[4])), value: valueOf(found), most: most === undefined ? undefined : Number(most), type: found[2] ? 'textarea' : attribute(opening, 'type') ?? '' }]
  })
  return { action: attribute(tag, 'action') ?? '', method: (attribute(tag, 'method') ?? 'get').toLowerCase(), upload: attribute(tag, 'enctype') !== undefined, fields }
})
