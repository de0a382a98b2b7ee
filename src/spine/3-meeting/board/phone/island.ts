/**
 * Makes the phone page live and safe on bad wifi: what is typed is kept on the phone until the server has it, is sent once the
 * line is back, and the page opens without a line too. Without script the page is a form, and a link that shows what is new.
 */
import { around, follow } from '../wall/follow.ts'
import { say, sayWords, startHearing } from '../wall/hearing.ts'
import { askPage, parsed, putCard, setClock, setCount, startClock, swapParts, takeCard } from '../wall/page.ts'
import { clearForm, formNow, isTyping, keepTyped, newCard, restoreTyped, typedNow } from './form.ts'
import { openKept, type Kept } from './keep.ts'
import { keepPage, watchPage } from './offline.ts'
import { Queue, type Answer, type Waiting } from './queue.ts'

const spreadMs = 1500

// Private to the compiler only: written out for older phones, # of the language is a fifth of the script.
class Phone {
  private readonly board: string
  private readonly queue: Queue
  private readonly line: ReturnType<typeof follow>
  private waiting: readonly Waiting[] = []
  /** how many cards wait, as far as the server was told */
  private reported = 0
  private due: number | undefined
  /** something is typed for a round that has gone by: the page follows once it is sent */
  private behind = false

  constructor(readonly main: HTMLElement, readonly kept: Kept) {
    this.board = main.dataset['board'] ?? ''
    this.queue = new Queue(kept, { changed: (waiting) => this.show(waiting), arrived: (one, answer) => this.arrived(one, answer) })
    this.line = follow(main.dataset['stream'] ?? '', Number(main.dataset['seq']), {
      kaart: (told) => { if (!putCard(told)) this.again() },
      weg: ({ id }) => takeCard(String(id)),
      aantal: setCount,
      tijd: ({ seconds }) => setClock(seconds as number | null),
      bord: () => this.again(),
      dicht: () => { this.line.close(); this.again() },
      verbonden: () => { this.connected(); this.queue.send() },
      verbroken: ({ refused }) => { this.broken(); if (refused) this.again() },
    }, () => {
      // What is sent while the line comes up is told as soon as it is open.
      this.reported = this.waiting.length
      return `&t=${main.dataset['phone'] ?? ''}&wacht=${this.reported}`
    })
  }

  async start(): Promise<void> {
    startClock()
    startHearing()
    this.prepare()
    this.behind = await restoreTyped(this.kept, this.board)
    await this.queue.tell(false)
    await this.queue.retry()
    this.line.open()
    window.addEventListener('online', () => { this.line.open(); this.queue.send() })
    window.addEventListener('offline', () => this.broken())
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) return
      if (!this.line.isOpen()) this.line.open()
      this.queue.send()
    })
    window.addEventListener('beforeunload', (event) => {
      if (isTyping() || this.waiting.some((one) => !one.stuck)) event.preventDefault()
    })
    await watchPage()
  }

  private word(name: string, count = 0): string {
    return (this.main.dataset[name] ?? '').replace('{n}', String(count))
  }

  private say(text: string): void {
    const place = document.getElementById('stem')
    if (place) place.textContent = text
  }

  private show(all: readonly Waiting[]): void {
    this.waiting = all.filter((one) => one.board === this.board)
    this.report()
    const place = document.getElementById('wachtrij')
    if (!place) return
    const [going, stuck] = [this.waiting.filter((one) => !one.stuck).length, this.waiting.some((one) => one.stuck)]
    place.hidden = this.waiting.length === 0
    const told = [going > 0 ? this.word(going === 1 ? 'waitingOne' : 'waitingMany', going) : '', stuck ? this.word('stuck') : ''].filter(Boolean).join(' ')
    place.querySelector('[data-told]')?.replaceChildren(told)
    place.querySelector('ul')?.replaceChildren(...this.waiting.map(({ body }) => Object.assign(document.createElement('li'), { textContent: body })))
  }

  // Whoever leads sees how many cards wait on all phones together.
  private report(): void {
    const waiting = this.waiting.length
    if (waiting === this.reported || !this.line.isOpen()) return
    this.reported = waiting
    const body = new URLSearchParams({ t: this.main.dataset['phone'] ?? '', wacht: String(waiting) })
    void fetch(`/bord/${this.board}/wacht`, { method: 'POST', body }).catch(() => undefined)
  }

  private arrived(one: Waiting, { html, late }: Answer): void {
    if (one.board !== this.board) return
    this.say(this.word(late ? 'late' : 'sent'))
    const list = document.querySelector('#mijn ul')
    if (!html || list?.getAttribute('data-round') !== one.round || document.getElementById(`m-${one.card}`)) return
    const fresh = parsed(html)
    if (fresh) list.prepend(fresh)
  }

  private broken(): void {
    this.main.dataset['line'] = 'broken'
    say(`${document.getElementById('lijn')?.textContent}`)
  }

  private connected(): void {
    if (this.main.dataset['line'] === 'broken') sayWords('back')
    this.main.dataset['line'] = 'open'
    this.report()
    // The copy that opened without a line has nothing of the board in it.
    if (this.main.dataset['copy'] !== undefined) this.again()
  }

  private again(): void {
    if (this.due !== undefined) return
    this.due = window.setTimeout(() => {
      this.due = undefined
      this.refresh().catch(() => { window.setTimeout(() => this.again(), around(4000)) })
    }, Math.random() * spreadMs)
  }

  private async refresh(): Promise<void> {
    const fresh = await askPage()
    if (!fresh?.querySelector('[data-board]')) {
      if (!isTyping() && !this.waiting.length) location.reload()
      // What waits, or is half typed, keeps its words on this page. At the door again the line goes on trying until this guest is
      // let in; else the board has closed, or this guest is not at it any more: there is a line, but nothing to follow.
      else if (!fresh?.querySelector('[data-board-asks]')) {
        this.line.close()
        delete this.main.dataset['line']
        this.say(this.word('stuck'))
      }
      return
    }
    // A thought that is half typed belongs to the round in which it was typed: its form stays until it is sent.
    delete this.main.dataset['copy']
    const step = stepNow()
    this.behind = swapParts(fresh, (part) => part.id === 'schrijven' && isTyping())
    if (stepNow() !== step) say(stepNow())
    this.prepare()
    if (!this.behind) await keepPage()
  }

  private prepare(): void {
    const form = formNow()
    if (!form || form.dataset['ready'] !== undefined) return
    form.dataset['ready'] = ''
    form.addEventListener('submit', (event) => { event.preventDefault(); void this.send(form) })
    form.addEventListener('input', () => { void this.typed() })
  }

  private async typed(): Promise<void> {
    await keepTyped(this.kept, this.board)
    if (this.behind && !isTyping()) this.again()
  }

  private async send(form: HTMLFormElement): Promise<void> {
    const { round, kind, body } = typedNow(this.board)
    const said = body.trim()
    if (!said) return this.say(this.word('empty'))
    if (!kind) return this.say(this.word('choose'))
    this.say('')
    try {
      await this.queue.add({ card: newCard(), address: form.dataset['send'] ?? form.action, board: this.board, round, kind, body: said })
    } catch {
      // This phone keeps nothing: then the form goes as a form.
      return form.submit()
    }
    clearForm(said)
    await this.typed()
  }
}

/** The round that is on, its step and its question. */
const stepNow = (): string => [...document.querySelectorAll('#stand > :first-child, #vraag')].map(({ textContent }) => textContent).join('. ')

const phone = document.querySelector<HTMLElement>('[data-board]')

// At the door: looks whether somebody let them in.
const lookIn = () => {
  window.setTimeout(() => {
    askPage().then((fresh) => { if (fresh?.querySelector('[data-board-asks]')) lookIn(); else location.reload() }, lookIn)
  }, around(3000))
}

if (phone) void openKept().then((kept) => new Phone(phone, kept).start())
else if (document.querySelector('[data-board-asks]')) lookIn()
