/** Sends a form with a file by the front door, as a browser would; for tests of this slice. */
import { makeApp } from '../../app.tsx'
import { answered, type Answer, type Seat, type TestHouse } from '../../../test/house.ts'

/** Posts a file in the field `file`, with other fields beside it. */
export const sendFile = async (house: TestHouse, seat: Seat, path: string, content: string | Uint8Array | undefined, name = 'lijst.bib', fields: Readonly<Record<string, string>> = {}): Promise<Answer> => {
  const form = new FormData()
  for (const [field, value] of Object.entries(fields)) form.append(field, value)
  form.append('file', content === undefined ? new Blob([]) : new Blob([content as BlobPart]), content === undefined ? '' : name)
  const answer = await makeApp(house.house).fetch(new Request(`http://127.0.0.1:3000${path}`, {
    method: 'POST', body: form,
    headers: { host: '127.0.0.1:3000', 'sec-fetch-site': 'same-origin', origin: 'http://127.0.0.1:3000', cookie: [...seat.cookies].map(([key, value]) => `${key}=${value}`).join('; ') },
  }))
  return answered(answer)
}
