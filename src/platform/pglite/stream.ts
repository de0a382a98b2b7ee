import { Duplex } from 'node:stream'
import type { Engine } from './engine.ts'

/**
 * What `pg` takes for its socket: bytes of the PostgreSQL protocol to and from the worker. A query's messages are written
 * while corked, so they cross to the worker as one.
 */
export class EngineStream extends Duplex {
  readonly #engine: Engine
  #leave = () => {}

  constructor(engine: Engine) {
    super({ allowHalfOpen: false })
    this.#engine = engine
  }

  connect() {
    this.#leave = this.#engine.join({
      bytes: (bytes) => this.push(bytes),
      stopped: (fault) => this.destroy(fault),
    })
    process.nextTick(() => this.emit('connect'))
    return this
  }

  setNoDelay() {
    return this
  }

  setKeepAlive() {
    return this
  }

  ref() {
    return this
  }

  unref() {
    return this
  }

  override _read() {}

  override _write(chunk: Uint8Array, _encoding: BufferEncoding, done: (error?: Error | null) => void) {
    this.#engine.send(Uint8Array.from(chunk))
    done()
  }

  override _writev(chunks: { chunk: Uint8Array }[], done: (error?: Error | null) => void) {
    this.#engine.send(Uint8Array.from(Buffer.concat(chunks.map(({ chunk }) => chunk))))
    done()
  }

  override _final(done: (error?: Error | null) => void) {
    this.#leave()
    this.push(null)
    done()
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void) {
    this.#leave()
    done(error)
  }
}
