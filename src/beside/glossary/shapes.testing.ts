/** The official shapes held against statements; for tests of this slice. */
import { Store, type Quad } from 'n3'
import SHACLValidator from 'rdf-validate-shacl'
import { answered, type Answer, type Seat, type TestHouse } from '../../../test/house.ts'
import { makeApp } from '../../app.tsx'

const sh = (name: string) => `http://www.w3.org/ns/shacl#${name}`

/** The library knows no rules in SPARQL and fetches what is imported: both are left out, and the rules in SPARQL have a test of their own. */
export class Validator {
  readonly #validator: SHACLValidator

  constructor(shapes: readonly Quad[]) {
    const kept = shapes.filter(({ predicate }) => predicate.value !== 'http://www.w3.org/2002/07/owl#imports' && predicate.value !== sh('sparql'))
    this.#validator = new SHACLValidator(new Store(kept) as never)
  }

  /** What breaks conformity, each in a line; warnings do not. */
  violations(quads: readonly Quad[]): Promise<string[]> { return this.remarks(quads, [sh('Violation')]) }

  /** The same with warnings, or of these weights only. */
  async remarks(quads: readonly Quad[], weights = [sh('Violation'), sh('Warning')]): Promise<string[]> {
    const report = await this.#validator.validate(new Store(quads) as never)
    return report.results.filter(({ severity }) => weights.includes(severity?.value ?? ''))
      .map(({ focusNode, path, message }) => `${focusNode?.value} ${JSON.stringify(path)} ${message.map(({ value }) => value).join(' ')}`)
  }
}

/** Posts a form with a file or its text, as a browser would. */
export const sendForm = async (house: TestHouse, seat: Seat, path: string, fields: Readonly<Record<string, string | Blob>>): Promise<Answer> => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.set(name, value)
  const host = '127.0.0.1:3000'
  const answer = await makeApp(house.house).fetch(new Request(`http://${host}${path}`, {
    method: 'POST', body,
    headers: { host, 'sec-fetch-site': 'same-origin', origin: `http://${host}`, cookie: [...seat.cookies].map(([key, value]) => `${key}=${value}`).join('; ') },
  }))
  return answered(answer)
}
