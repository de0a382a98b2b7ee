import type { Hono, MiddlewareHandler } from 'hono'
import type { Env } from './platform/web.ts'
import { accountAddress } from './association/account/address.routes.tsx'
import { accountFactors } from './association/account/factors.routes.tsx'
import { account } from './association/account/routes.tsx'
import { exports, imports } from './association/imports/routes.tsx'
import { members } from './association/members/routes.tsx'
import { organisations } from './association/organisations/routes.tsx'
import { mandates } from './association/mandates/routes.tsx'
import { regions } from './association/regions/routes.tsx'
import { founding } from './association/founding/routes.tsx'
import { organisationLinks, organisationReturn, organisationSignin } from './association/oidc/routes.tsx'
import { signinSettings } from './association/oidc/settings.routes.tsx'
import { followings, lessMail } from './association/notices/routes.tsx'
import { erasing } from './association/owndata/erasing.routes.tsx'
import { ownData } from './association/owndata/routes.tsx'
import { lettersOut } from './association/lettersout/routes.tsx'
import { logbook } from './association/log/routes.tsx'
import { register } from './association/register/routes.tsx'
import { settings } from './association/settings/routes.tsx'
import { outbox } from './association/outbox/routes.tsx'
import { factorReset } from './association/signin/reset.routes.tsx'
import { signin, signout } from './association/signin/routes.tsx'
import { secondStep } from './association/signin/secondstep.routes.tsx'
import { followLive, followMine } from './workspaces/live.ts'
import { leaving, participants, subgroups } from './workspaces/people/routes.tsx'
import { discussions } from './beside/discussions/routes.tsx'
import { decisions } from './beside/decisions/routes.tsx'
import { meanings } from './beside/glossary/public.routes.tsx'
import { glossary } from './beside/glossary/routes.tsx'
import { mailIn } from './beside/replies/routes.tsx'
import { knowledge } from './beside/knowledge/routes.tsx'
import { reports, themeReports } from './beside/moderation/routes.tsx'
import { otherFeeds } from './beside/otherfeeds/feeds.routes.tsx'
import { otherNews } from './beside/otherfeeds/routes.tsx'
import { search, searchAll } from './beside/search/routes.tsx'
import { closing } from './workspaces/closing/routes.tsx'
import { record } from './workspaces/record/routes.tsx'
import { newThinktank, thinktanks } from './workspaces/thinktanks/routes.tsx'
import { beginning, origin } from './spine/1-theme/proposals/beginning.routes.tsx'
import { proposals } from './spine/1-theme/proposals/routes.tsx'
import { charter } from './spine/2-preparation/charter/routes.tsx'
import { datepollAnswers } from './spine/2-preparation/datepoll/answer.routes.tsx'
import { datepolls } from './spine/2-preparation/datepoll/routes.tsx'
import { expectations } from './spine/2-preparation/expectations/routes.tsx'
import { answers } from './spine/2-preparation/invitations/answer.routes.tsx'
import { landscape } from './spine/2-preparation/landscape/routes.tsx'
import { invitations } from './spine/2-preparation/invitations/routes.tsx'
import { overview } from './spine/overview/routes.tsx'
import { feeds } from './onward/site/feeds.routes.ts'
import { listing } from './onward/site/listing.routes.tsx'
import { home } from './onward/site/routes.tsx'
import { website } from './onward/site/website.routes.tsx'
import { wellKnown } from './onward/site/wellknown.routes.ts'
import { sample } from './onward/sample/routes.tsx'
import { ripeness } from './spine/5-guide/ripeness/routes.tsx'
import { endorsements } from './spine/5-guide/endorsements/routes.tsx'
import { sources } from './spine/5-guide/sources/routes.tsx'
import { editing } from './spine/5-guide/drafts/editing.routes.tsx'
import { drafts } from './spine/5-guide/drafts/routes.tsx'
import { publications, publishing } from './spine/5-guide/publication/routes.tsx'
import { joining } from './spine/3-meeting/board/joining.routes.tsx'
import { boards } from './spine/3-meeting/board/routes.tsx'
import { contributions } from './spine/3-meeting/contributions/routes.tsx'
import { meetingDocuments } from './spine/3-meeting/meetings/documents.routes.tsx'
import { meetingGuests } from './spine/3-meeting/meetings/guests.routes.tsx'
import { calendars, meetingAnswers, meetings } from './spine/3-meeting/meetings/routes.tsx'
import { polledMeetings } from './spine/3-meeting/meetings/polled.routes.ts'
import { evaluations, evaluationAnswers } from './spine/3-meeting/evaluation/routes.tsx'
import { meetingReports } from './spine/3-meeting/report/routes.tsx'
import { paper } from './spine/3-meeting/paper/routes.tsx'
import { proposing } from './spine/3-meeting/subgroups/routes.tsx'
import { trail } from './spine/trail/routes.tsx'
import { findings } from './spine/4-findings/findings/routes.tsx'

type Doors = Readonly<Record<'atSite' | 'atAssociation' | 'atThinktank', MiddlewareHandler<Env>>>

const mountSite = (app: Hono<Env>, atSite: MiddlewareHandler<Env>): void => {
  for (const path of ['/inloggen/*', '/uitloggen', '/mijn/*', '/beginnen', '/uitgaande-post/*', '/publicaties/*', '/publicaties.atom', '/uitnodiging/*', '/minder-mail/*', '/bijeenkomst/*', '/evaluatie/*', '/datum/*', '/agenda/*', '/bord', '/bord/*', '/id/*', '/doc/*']) app.use(path, atSite)
  app.route('/inloggen/organisatie', organisationSignin)
  app.route('/inloggen/terug', organisationReturn)
  app.route('/inloggen/tweede-stap', secondStep)
  app.route('/inloggen', signin)
  app.route('/uitloggen', signout)
  app.get('/mijn/live', followMine)
  app.route('/mijn/koppelingen', organisationLinks)
  app.route('/mijn/adres', accountAddress)
  app.route('/mijn/volgen', followings)
  app.route('/minder-mail', lessMail)
  app.route('/mijn/gegevens', ownData)
  app.route('/mijn', account)
  app.route('/mijn', accountFactors)
  app.route('/beginnen', founding)
  app.route('/uitgaande-post', outbox)
  app.route('/uitnodiging', answers)
  app.route('/bijeenkomst', meetingAnswers)
  app.route('/evaluatie', evaluationAnswers)
  app.route('/datum', datepollAnswers)
  app.route('/agenda', calendars)
  app.route('/bord', joining)
  app.route('/', meanings)
  app.route('/', publications)
  for (const path of [
    '/', '/publicaties.rss', '/publicaties.json', '/themas', '/themas.atom', '/themas.rss', '/themas.json', '/volgen', '/over', '/contact', '/toegankelijkheid',
    '/privacy', '/cookies', '/proclaimer', '/kwetsbaarheid-melden', '/sitemap.xml', '/robots.txt', '/.well-known/security.txt', '/.well-known/change-password',
  ]) app.use(path, atSite)
  app.route('/', feeds)
  app.route('/', wellKnown)
  app.route('/', home)
}

const mountAssociation = (app: Hono<Env>, atAssociation: MiddlewareHandler<Env>): void => {
  for (const path of ['/vereniging/*', '/denktanks', '/denktanks/:slug/deelnemers/:id/einde', '/zoeken', '/begrippen', '/begrippen/*']) app.use(path, atAssociation)
  app.get('/vereniging/live', followLive)
  app.route('/vereniging/inloggen', signinSettings)
  app.route('/vereniging/organisaties', organisations)
  app.route('/vereniging/mandaten', mandates)
  app.route('/vereniging/regios', regions)
  app.route('/vereniging/vaststellen', endorsements)
  app.route('/vereniging/invoer', imports)
  app.route('/vereniging/uitvoer', exports)
  app.route('/vereniging/voorbeeld', sample)
  app.route('/vereniging/website', website)
  app.route('/vereniging/nieuwe-denktank', newThinktank)
  app.route('/vereniging/themas', proposals)
  app.route('/vereniging/themas', beginning)
  app.route('/vereniging/mensen', factorReset)
  app.route('/vereniging/mensen', erasing)
  app.route('/vereniging/meldingen', themeReports)
  app.route('/vereniging/nieuwsfeeds', otherFeeds)
  app.route('/vereniging/logboek', logbook)
  app.route('/vereniging/post', lettersOut)
  app.route('/vereniging/post-binnen', mailIn)
  app.route('/vereniging/instellingen', settings)
  app.route('/vereniging', register)
  app.route('/vereniging', members)
  app.route('/denktanks', thinktanks)
  app.route('/denktanks/:slug/deelnemers', leaving)
  app.route('/zoeken', searchAll)
  app.route('/begrippen', glossary)
}

const mountThinktank = (app: Hono<Env>, atThinktank: MiddlewareHandler<Env>): void => {
  app.use('/denktanks/:slug/*', atThinktank)
  app.get('/denktanks/:slug/live', followLive)
  app.route('/denktanks/:slug', overview)
  app.route('/denktanks/:slug/thema', origin)
  app.route('/denktanks/:slug/sluiten', closing)
  app.route('/denktanks/:slug/op-de-website', listing)
  app.route('/denktanks/:slug/gebeurtenissen', record)
  app.route('/denktanks/:slug/meldingen', reports)
  app.route('/denktanks/:slug/uitnodigingen', invitations)
  app.route('/denktanks/:slug/verwachtingen', expectations)
  app.route('/denktanks/:slug/deelnemers', participants)
  app.route('/denktanks/:slug/deelgroepen', proposing)
  app.route('/denktanks/:slug/deelgroepen', subgroups)
  app.route('/denktanks/:slug/opdracht', charter)
  app.route('/denktanks/:slug/gesprekken', discussions)
  app.route('/denktanks/:slug/besluiten', decisions)
  app.route('/denktanks/:slug/begrippen', glossary)
  app.route('/denktanks/:slug/nieuws', otherNews)
  app.route('/denktanks/:slug/kennis', knowledge)
  app.route('/denktanks/:slug/zoeken', search)
  app.route('/denktanks/:slug/landschap', landscape)
  app.route('/denktanks/:slug/bord', boards)
  app.route('/denktanks/:slug/datumprikker', datepolls)
  app.route('/denktanks/:slug/bijeenkomsten/datumprikker', polledMeetings)
  app.route('/denktanks/:slug/bijeenkomsten', meetings)
  app.route('/denktanks/:slug/bijeenkomsten', meetingGuests)
  app.route('/denktanks/:slug/bijeenkomsten', meetingDocuments)
  app.route('/denktanks/:slug/bijeenkomsten', evaluations)
  app.route('/denktanks/:slug/bijeenkomsten', meetingReports)
  app.route('/denktanks/:slug/bijeenkomsten', paper)
  app.route('/denktanks/:slug/bijdragen', contributions)
  app.route('/denktanks/:slug/bevindingen', findings)
  app.route('/denktanks/:slug/spoor', trail)
  app.route('/denktanks/:slug/bronnen', sources)
  app.route('/denktanks/:slug/teksten', ripeness)
  app.route('/denktanks/:slug/teksten', drafts)
  app.route('/denktanks/:slug/teksten', editing)
  app.route('/denktanks/:slug/teksten', publishing)
}

/** Every slice, the address it answers to, and the door before it. */
export const mount = (app: Hono<Env>, { atSite, atAssociation, atThinktank }: Doors): void => {
  mountSite(app, atSite)
  mountAssociation(app, atAssociation)
  mountThinktank(app, atThinktank)
}
