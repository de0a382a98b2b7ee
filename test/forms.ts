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

/** The fields of the form on this page that is sent to an address that fits, with the values they stand at. */
export const formOn = (body: string, action: RegExp): { action: string; fields: FormFields } => {
  const forms = [...body.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].map(([form]) => form)
  const form = forms.find((one) => action.test(attribute(/<form\b[^>]*>/.exec(one)?.[0] ?? '', 'action') ?? ''))
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
