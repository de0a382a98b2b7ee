import { encode } from 'uqr'
import { manifest } from '../../../platform/assets.ts'
import type { Here } from '../../../platform/here.ts'
import { Perspective } from '../../../platform/look/marks.tsx'
import { raw, type Children } from '../../../platform/look/markup.ts'
import { Sprite } from '../../../platform/look/sprite.tsx'
import type { BoardShown } from './queries.ts'
import { phoneTexts } from './phone.texts.ts'
import { texts } from './texts.ts'

interface BareProps {
  here: Here
  title: string
  wall?: boolean
  /** what the script of the page has to know, as data- attributes */
  marks?: Readonly<Record<`data-${string}`, string | number | undefined>>
  children?: Children
}

/** A page that is all board: no menu and no foot, on a phone or on the wall. Follows what happens when scripts run. */
export const Bare = ({ here, title, wall, marks = {}, children }: BareProps) => {
  const { css, preload, icon, scripts } = manifest()
  const script = scripts?.[wall ? 'wall' : 'phone']
  return (
    <>
      {raw('<!DOCTYPE html>')}
      <html lang={here.language} class={wall ? 'voorbeeld-theme denktank-theme dt-projector' : 'voorbeeld-theme denktank-theme'}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>{`${title} · Denktank`}</title>
          <meta name="robots" content="noindex" />
          {preload.map((href) => <link rel="preload" as="font" type="font/woff2" href={href} crossorigin="anonymous" />)}
          <link rel="stylesheet" href={css} />
          {icon && <link rel="icon" type="image/svg+xml" href={icon} />}
          {script && <script type="module" src={script}></script>}
        </head>
        <body class="dt-body">
          <Sprite />
          <main class={wall ? 'dt-screen' : 'dt-phone'} id="inhoud" {...marks}>{children}</main>
        </body>
      </html>
    </>
  )
}

const clockText = (here: Here, seconds: number | null): string => {
  if (seconds === null) return ''
  return seconds === 0 ? phoneTexts[here.language].timeOver : `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** What is left of the time, by the server's clock and never the phone's: a script counts on from here. */
export const Timer = ({ here, seconds }: { here: Here; seconds: number | null }) => (
  <p class={seconds === 0 ? 'dt-timer dt-timer--over' : 'dt-timer'} role="timer" id="klok" data-seconds={seconds ?? undefined} hidden={seconds === null}>
    <span class="dt-hidden">{phoneTexts[here.language].timeLeft} </span>
    <span data-clock data-up={phoneTexts[here.language].timeOver}>{clockText(here, seconds)}</span>
  </p>
)

/** Where scripts say what changed, for who does not see it: the words of each sentence are here. */
export const Heard = ({ here }: { here: Here }) => {
  const t = phoneTexts[here.language]
  return <p class="dt-hidden" role="status" id="gehoord" data-one={t.heardOne} data-many={t.heardMany} data-back={t.lineBack}></p>
}

/** Whose round it is: the subgroup, or what the round is about. */
export const RoundName = ({ here, round }: { here: Here; round: BoardShown['round'] }) => {
  const t = texts[here.language]
  if (!round.subgroup) return <span class="dt-perspective">{t.roundNames[round.kind]}</span>
  return round.subgroup_perspective
    ? <Perspective perspective={round.subgroup_perspective} label={round.subgroup} />
    : <span class="dt-perspective">{round.subgroup}</span>
}

/** The address to join at, to be read by a camera. */
export const JoinPicture = ({ here, address }: { here: Here; address: string }) => {
  const { data, size } = encode(address, { border: 2 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return <svg class="dt-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={texts[here.language].qr} shape-rendering="crispEdges"><path d={path}></path></svg>
}
