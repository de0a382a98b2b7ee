import { encode } from 'uqr'
import { manifest } from '../../../platform/assets.ts'
import type { Here } from '../../../platform/here.ts'
import { Perspective } from '../../../platform/look/marks.tsx'
import { raw, type Children } from '../../../platform/look/markup.ts'
import { Sprite } from '../../../platform/look/sprite.tsx'
import { urls } from '../../../urls.ts'
import type { BoardShown } from './queries.ts'
import { texts } from './texts.ts'

/** A page that is all board: no menu and no foot, on a phone or on the wall. Follows what happens when scripts run. */
export const Bare = ({ here, title, wall, children }: { here: Here; title: string; wall?: boolean; children?: Children }) => {
  const { css, preload, icon, scripts } = manifest()
  const live = scripts?.['live']
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
          {live && <script type="module" src={live}></script>}
        </head>
        <body class="dt-body">
          <Sprite />
          <span hidden data-live-stream={urls.live(here.workspace)}></span>
          <main class={wall ? 'dt-screen' : 'dt-phone'} id="inhoud">{children}</main>
        </body>
      </html>
    </>
  )
}

/** What is left of the time, as it was when the page was made: the server's clock, never the phone's. */
export const Timer = ({ here, seconds }: { here: Here; seconds: number | null }) => {
  if (seconds === null) return null
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60]
  return <p class="dt-timer" role="timer" aria-label={texts[here.language].minutes(minutes, rest)}>{`${minutes}:${String(rest).padStart(2, '0')}`}</p>
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
