import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest()
const b64 = (bytes: Buffer) => bytes.toString('base64url')

// The little CBOR (RFC 8949) that an answer needs.
const head = (major: number, value: number) =>
  value < 24 ? Buffer.of(major << 5 | value) : value < 256 ? Buffer.of(major << 5 | 24, value) : Buffer.of(major << 5 | 25, value >> 8, value & 255)
const number = (value: number) => (value >= 0 ? head(0, value) : head(1, -1 - value))
const bytes = (value: Buffer) => Buffer.concat([head(2, value.length), value])
const text = (value: string) => Buffer.concat([head(3, value.length), Buffer.from(value)])
const map = (...pairs: Buffer[]) => Buffer.concat([head(5, pairs.length / 2), ...pairs])

export interface Question { readonly challenge: string; readonly user?: { readonly id: string } }
interface Twist { readonly origin?: string; readonly verified?: boolean; readonly counter?: number; readonly userHandle?: string }

/** A device that holds one passkey, for tests without a browser: answers as a real one does, or wrongly when asked to. */
export class TestDevice {
  readonly id = randomBytes(32)
  readonly #key: KeyObject
  readonly #cose: Buffer
  #counter = 0
  #user = ''

  constructor(readonly origin: string) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    this.#key = privateKey
    this.#cose = map(number(1), number(2), number(3), number(-7), number(-1), number(1),
      number(-2), bytes(Buffer.from(x, 'base64url')), number(-3), bytes(Buffer.from(y, 'base64url')))
  }

  #client(type: string, { challenge }: Question, origin = this.origin) {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  }

  #data(extra: number, { verified = true, counter = (this.#counter += 1) }: Twist, more = Buffer.alloc(0)) {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(new URL(this.origin).hostname), Buffer.of(1 | (verified ? 4 : 0) | extra), count, more])
  }

  /** Makes the passkey and answers the question that asked for it. */
  make(question: Question, twist: Twist = {}): string {
    this.#user = question.user?.id ?? ''
    const length = Buffer.alloc(2)
    length.writeUInt16BE(this.id.length)
    const data = this.#data(0x40, twist, Buffer.concat([Buffer.alloc(16), length, this.id, this.#cose]))
    const attestationObject = map(text('fmt'), text('none'), text('attStmt'), map(), text('authData'), bytes(data))
    return JSON.stringify({
      id: b64(this.id), rawId: b64(this.id), type: 'public-key', clientExtensionResults: {},
      response: { clientDataJSON: b64(this.#client('webauthn.create', question, twist.origin)), attestationObject: b64(attestationObject), transports: ['internal'] },
    })
  }

  /** Shows the passkey. */
  show(question: Question, twist: Twist = {}): string {
    const client = this.#client('webauthn.get', question, twist.origin)
    const data = this.#data(0, twist)
    return JSON.stringify({
      id: b64(this.id), rawId: b64(this.id), type: 'public-key', clientExtensionResults: {},
      response: {
        clientDataJSON: b64(client), authenticatorData: b64(data), userHandle: twist.userHandle ?? this.#user,
        signature: b64(sign('sha256', Buffer.concat([data, sha256(client)]), this.#key)),
      },
    })
  }
}
