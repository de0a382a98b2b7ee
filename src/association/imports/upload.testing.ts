/** Sends a file by the front door, as a browser would, and goes on from there; for tests of this slice. */
import assert from 'node:assert/strict'
import { formOn } from '../../../test/forms.ts'
import { answered, type Answer, type Seat, type TestHouse } from '../../../test/house.ts'
import { makeApp } from '../../app.tsx'

export type Content = string | Uint8Array

/** Posts the form with a file in it. */
export const send = async (house: TestHouse, seat: Seat, kind: string, content: Content | undefined, name = 'lijst.csv', key = ''): Promise<Answer> => {
  const form = new FormData()
  if (kind) form.append('soort', kind)
  if (key) form.append('form_key', key)
  form.append('bestand', content === undefined ? new Blob([]) : new Blob([content as BlobPart]), content === undefined ? '' : name)
  const request = new Request('http://127.0.0.1:3000/vereniging/invoer', {
    method: 'POST', body: form,
    headers: { host: '127.0.0.1:3000', 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:3000', cookie: [...seat.cookies].map(([key, value]) => `${key}=${value}`).join('; ') },
  })
  const answer = await makeApp(house.house).fetch(request)
  return answered(answer)
}

/** Sends a file and accepts what is proposed for its columns, but for what is said otherwise; the preview. */
export const preview = async (
  house: TestHouse, seat: Seat, kind: string, content: Content, more: { columns?: Readonly<Record<number, string>>; kind?: string; name?: string } = {},
): Promise<{ page: Answer; address: string }> => {
  const sent = await send(house, seat, kind, content, more.name)
  assert.equal(sent.status, 303, sent.body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').slice(0, 800))
  const { fields } = formOn((await seat.get(sent.location)).body, /\/vereniging\/invoer\/[0-9a-f-]{36}$/)
  const columns = [fields['kolom'] ?? []].flat().map((one) => { const at = one.split(':')[0] as string; return more.columns?.[Number(at)] === undefined ? one : `${at}:${more.columns[Number(at)]}` })
  const mapped = await seat.post(sent.location, { ...fields, kolom: columns, ...(more.kind ? { soort: more.kind } : {}) })
  assert.equal(mapped.status, 303, mapped.body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ').slice(0, 800))
  return { page: await seat.get(mapped.location), address: sent.location }
}

/** Presses the button on the preview, with what stands in the form, but for what is said otherwise. */
export const finish = async (seat: Seat, { page, address }: { page: Answer; address: string }, more: Readonly<Record<string, string | string[]>> = {}): Promise<Answer> => {
  const { fields } = formOn(page.body, /opslag$/)
  return seat.post(`${address}/opslag`, { ...fields, doe: 'invoeren', ...more })
}
