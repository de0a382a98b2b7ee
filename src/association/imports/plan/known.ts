import type { Scheme } from './fields.ts'

/** What is in the association already, as the database hands it to the thread that compares. */
export interface KnownOrganisation {
  readonly id: string
  readonly name: string
  readonly kind: string
  readonly size_class: string | null
  readonly region: string | null
  readonly membership: string | null
  readonly ended_on: string | null
  readonly codes: readonly { readonly scheme: Scheme; readonly code: string; readonly from: string | null; readonly to: string | null }[]
  readonly successors: readonly string[]
}

export interface KnownPerson {
  readonly id: string
  readonly given_name: string
  readonly prefix: string | null
  readonly family_name: string
  readonly email: string | null
  readonly organisation_id: string | null
  readonly membership: string
  readonly language: string
  readonly administers: boolean
}

export interface Known {
  readonly organisations: readonly KnownOrganisation[]
  readonly people: readonly KnownPerson[]
  readonly regions: readonly string[]
}

/** Values by a key that several may share. */
export class Index<T> {
  readonly #found = new Map<string, T[]>()

  add(key: string, value: T): void {
    const list = this.#found.get(key)
    if (list) list.push(value)
    else this.#found.set(key, [value])
  }

  get(key: string | undefined): readonly T[] {
    return key === undefined ? [] : this.#found.get(key) ?? []
  }
}
