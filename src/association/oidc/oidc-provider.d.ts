/** What our tests use of the package, which brings no types of its own. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http'
  export class Provider {
    constructor(issuer: string, setup: Record<string, unknown>)
    callback(): (request: IncomingMessage, response: ServerResponse) => void
    on(event: string, hear: (...words: unknown[]) => void): void
    Grant: new (fields: { clientId: string; accountId: string }) => { addOIDCScope(scope: string): void; save(): Promise<unknown> }
  }
}
