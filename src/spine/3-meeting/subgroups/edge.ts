/** Rolls the page while something is dragged along its upper or lower edge, as not every browser does so far or so soon. */
const edge = 70
const stepPx = 24

export const rollAt = ({ clientY }: { readonly clientY: number }): void => {
  const way = clientY < edge ? -1 : clientY > window.innerHeight - edge ? 1 : 0
  if (way) window.scrollBy(0, way * stepPx)
}
