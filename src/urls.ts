/** Every address, in Dutch. Nothing else spells one out. */

type Tank = { readonly slug: string }

const tank = (workspace: Tank) => `/denktanks/${workspace.slug}`
type Value = string | number | readonly string[] | null | undefined
const query = (fields: Record<string, Value>) => {
  const pairs = Object.entries(fields).flatMap(([name, value]) => (Array.isArray(value) ? value : [value])
    .filter((one) => one !== undefined && one !== null && one !== '').map((one): [string, string] => [name, String(one)]))
  const text = new URLSearchParams(pairs).toString()
  return text ? `?${text}` : ''
}

export const urls = {
  home: '/',
  assets: '/assets',
  language: (to: string, back: string) => `/taal/${to}${query({ terug: back })}`,
  health: '/gezond',

  signin: (back?: string) => `/inloggen${query({ terug: back })}`,
  signinSent: '/inloggen/onderweg',
  signinLink: (token: string) => `/inloggen/link/${token}`,
  signinCode: '/inloggen/code',
  signinAs: '/inloggen/als',
  signout: '/uitloggen',
  outbox: '/uitgaande-post',
  outboxMail: (id: string) => `/uitgaande-post/${id}`,
  founding: '/beginnen',
  account: '/mijn',
  accountLanguage: '/mijn/taal',
  session: (id: string) => `/mijn/sessies/${id}/einde`,
  otherSessions: '/mijn/sessies/einde',

  association: '/vereniging',
  people: '/vereniging/mensen',
  person: (id: string) => `/vereniging/mensen/${id}`,
  organisations: '/vereniging/organisaties',
  organisation: (id: string) => `/vereniging/organisaties/${id}`,
  sample: '/vereniging/voorbeeld',

  thinktanks: '/denktanks',
  newThinktank: '/vereniging/nieuwe-denktank',
  thinktank: tank,
  record: (w: Tank, page?: number) => `${tank(w)}/gebeurtenissen${query({ pagina: page })}`,
  participants: (w: Tank) => `${tank(w)}/deelnemers`,
  participant: (w: Tank, id: string) => `${tank(w)}/deelnemers/${id}`,
  subgroups: (w: Tank) => `${tank(w)}/deelgroepen`,
  subgroup: (w: Tank, id: string) => `${tank(w)}/deelgroepen/${id}`,
  live: (w: Tank) => `${tank(w)}/live`,

  contributions: (w: Tank, filter: Record<string, Value> = {}) =>
    `${tank(w)}/bijdragen${query(filter)}`,
  contribution: (w: Tank, number: number) => `${tank(w)}/bijdragen/${number}`,
  editContribution: (w: Tank, number: number) => `${tank(w)}/bijdragen/${number}/verbetering`,
  withdrawContribution: (w: Tank, number: number) => `${tank(w)}/bijdragen/${number}/intrekking`,
  shareContribution: (w: Tank, number: number) => `${tank(w)}/bijdragen/${number}/plenair`,
  settleContribution: (w: Tank, number: number) => `${tank(w)}/bijdragen/${number}/besluit`,
  transcribe: (w: Tank) => `${tank(w)}/bijdragen/overtypen`,
  storeTranscript: (w: Tank) => `${tank(w)}/bijdragen/overtypen/opslag`,
  subtopics: (w: Tank) => `${tank(w)}/bijdragen/onderwerpen`,
  findings: (w: Tank, filter: Record<string, Value> = {}) => `${tank(w)}/bevindingen${query(filter)}`,
  finding: (w: Tank, number: number) => `${tank(w)}/bevindingen/${number}`,
  newFinding: (w: Tank) => `${tank(w)}/bevindingen/nieuw`,
  findingAct: (
    w: Tank, number: number, act: 'tekst' | 'bijdragen' | 'samenvoeging' | 'splitsing' | 'intrekking' | 'plenair' | 'bezwaren', filter: Record<string, Value> = {},
  ) => `${tank(w)}/bevindingen/${number}/${act}${query(filter)}`,
  settleDispute: (w: Tank, number: number, id: string) => `${tank(w)}/bevindingen/${number}/bezwaren/${id}/afronding`,
  drafts: (w: Tank) => `${tank(w)}/teksten`,
  draft: (w: Tank, number: number) => `${tank(w)}/teksten/${number}`,
  newDraft: (w: Tank) => `${tank(w)}/teksten/nieuw`,
  editDraft: (w: Tank, number: number, chapter?: string, more: Record<string, Value> = {}) =>
    `${tank(w)}/teksten/${number}/schrijven${query({ hoofdstuk: chapter, ...more })}`,
  lockDraft: (w: Tank, number: number) => `${tank(w)}/teksten/${number}/schrijven/slot`,
  releaseDraft: (w: Tank, number: number) => `${tank(w)}/teksten/${number}/schrijven/klaar`,
  draftRevisions: (w: Tank, number: number) => `${tank(w)}/teksten/${number}/versies`,
  restoreDraft: (w: Tank, number: number, revision: number) => `${tank(w)}/teksten/${number}/versies/${revision}/herstel`,
  draftRevision: (w: Tank, number: number, revision: number) => `${tank(w)}/teksten/${number}/versies/${revision}`,
  sources: (w: Tank, page?: number) => `${tank(w)}/bronnen${query({ pagina: page })}`,
  sourceList: (w: Tank) => `${tank(w)}/bronnen/lijst`,
  ripeness: (w: Tank, number: number) => `${tank(w)}/teksten/${number}/rijpheid`,
  publish: (w: Tank, number: number) => `${tank(w)}/teksten/${number}/publicatie`,
  trail: (w: Tank, kind: 'bijdrage' | 'bevinding' | 'tekst' | 'bron', number: number | string) =>
    `${tank(w)}/spoor/${kind}/${number}`,

  publications: '/publicaties',
  publicationFeed: '/publicaties.atom',
  publication: (slug: string) => `/publicaties/${slug}`,
  edition: (slug: string, number: number) => `/publicaties/${slug}/${number}`,
  editionJson: (slug: string, number: number) => `/publicaties/${slug}/${number}.json`,
  editionDifferences: (slug: string, number: number) => `/publicaties/${slug}/${number}/verschillen`,
  withdrawal: (w: Tank, slug: string, number: number) => `${tank(w)}/teksten/publicaties/${slug}/${number}/intrekking`,

  about: '/over',
  contact: '/contact',
  accessibility: '/toegankelijkheid',
  privacy: '/privacy',
  cookies: '/cookies',
  proclaimer: '/proclaimer',
  disclosure: '/kwetsbaarheid-melden',
} as const
