/** What is thrown to end a request: not here, not allowed, too late, malformed, too often. Became a page in one place. */
export class Refusal extends Error {
  constructor(readonly status: 400 | 401 | 403 | 404 | 409 | 413 | 429, readonly reason = '') {
    super(reason || `refused with ${status}`)
  }
}

/** Nothing by that name in the rings you are in; says nothing about what lies elsewhere. */
export const notHere = () => new Refusal(404)
/**
 * For who is signed in, and nobody is: thrown before anything is looked up, so it says nothing of what lies at the address. A
 * browser that looks is led to signing in and on to here; to whatever else asks, nothing is here.
 */
export const nobodyIn = () => new Refusal(404, 'nobody')
/** The first step of signing in was taken, the second was not. */
export const halfWay = () => new Refusal(401, 'second-step')
/** It is here and you can see it, but this is not yours to do. */
export const notAllowed = () => new Refusal(403)
/** It was possible before, and somebody or something was earlier. `reason` is a key of the page's texts. */
export const tooLate = (reason = '') => new Refusal(409, reason)
/** The request could not have come from one of our forms. */
export const malformed = (reason = '') => new Refusal(400, reason)
/** More than one request may carry. */
export const tooLarge = () => new Refusal(413)
/** More often than is reasonable. */
export const tooOften = () => new Refusal(429)
