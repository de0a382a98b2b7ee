const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?(?:iOS)?\//, 'Edge'], [/\b(?:OPR|Opera)\//, 'Opera'], [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'], [/(?:Chrome|CriOS|Chromium)\//, 'Chrome'], [/\bSafari\//, 'Safari'],
]
const systems: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'], [/\biPad\b/, 'iPad'], [/\bAndroid\b/, 'Android'], [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'], [/\bMac OS X\b/, 'macOS'], [/\bLinux\b/, 'Linux'],
]

const firstIn = (list: typeof browsers, text: string) => list.find(([pattern]) => pattern.test(text))?.[1]

/**
 * The family and system of a browser, such as 'Firefox, Windows': enough to know one's own session again. The whole
 * header, which tells people apart, is never kept. '' when neither is known.
 */
export const browserName = (userAgent: string | undefined): string => {
  const text = (userAgent ?? '').slice(0, 500)
  return [firstIn(browsers, text), firstIn(systems, text)].filter(Boolean).join(', ')
}

const sixteenBits = (address: string): string[] => {
  const [before = '', after] = address.split('::')
  const groups = (part: string | undefined) => (part ? part.split(':') : [])
  const missing = after === undefined ? 0 : 8 - groups(before).length - groups(after).length
  return [...groups(before), ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...groups(after)]
}

/**
 * The network that an address on a socket belongs to, for counting: an IPv4 address itself, of IPv6 the first 64 bits, as
 * one subscriber holds them all.
 */
export const networkOf = (remote: string | undefined): string => {
  const address = (remote ?? '').toLowerCase().replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/, '')
  if (!address.includes(':')) return address || 'none'
  return sixteenBits(address).slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '')).join(':')
}
