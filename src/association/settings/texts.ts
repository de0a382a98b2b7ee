import type { FindingKey } from '../../platform/health.ts'
import type { KeptKind } from '../../platform/retention.ts'

/** What a line of the page is called, and what to do when it asks for attention; `about` names whom or what. */
type Words = Readonly<Record<FindingKey, string>>
type Advice = Readonly<Partial<Record<FindingKey, (about: string) => string>>>

const nlLabels: Words = {
  version: 'Versie van Denktank', engine: 'Database', size: 'Omvang van de database', people: 'Mensen', thinktanks: 'Denktanks', contributions: 'Bijdragen',
  publications: 'Publicaties', unsent: 'Post die wacht', refused: 'Geweigerde post', doubtful: 'Post waarvan niemand weet of die aankwam', waiting: 'Werk dat wacht',
  parked: 'Werk dat bleef liggen', late: 'Werk dat te laat is', sample: 'Voorbeeldvereniging', smtp: 'Mailserver', dns: 'DNS', signed: 'Post wordt ondertekend (DKIM)',
  sealed: 'Verzegelde geheimen', address: 'Adres van de site', backup: 'Laatste back-up', forgotten: 'Laatst opgeruimd',
}

const nlAdvice: Advice = {
  unsent: () => 'Kijk bij Uitgaande post. Wacht de post langer dan een uur, kijk dan of de mailserver bereikbaar is.',
  refused: () => 'Kijk bij Uitgaande post wat de mailserver zei, en klopt het adres niet, pas het dan aan bij de persoon.',
  doubtful: () => 'Kijk bij Uitgaande post voor wie het was, en kies of de post nog een keer gaat.',
  parked: () => 'Dit mislukte vijf keer. Hieronder staat waarom. Probeer het opnieuw, of haal het weg.',
  late: () => 'Dit had een uur geleden al gedaan moeten zijn. Kijk of het programma draait, en start het zo nodig opnieuw.',
  sample: () => 'De verzonnen voorbeeldvereniging staat op een server waar anderen bij kunnen. Verwijder die voordat u begint.',
  smtp: () => 'Zonder mailserver kan niemand anders inloggen en gaat er geen post uit. Stel hem in met --smtp of DENKTANK_SMTP.',
  signed: () => 'Post zonder handtekening wordt vaak geweigerd. Maak een sleutel met denktank dkim, en stel hem in met --dkim-key.',
  sealed: (file) => `Een deel van de geheimen gaat niet open met deze sleutel. Zet de oude sleutel terug in ${file}, of stel DENKTANK_SECRET_KEY in.`,
  address: () => 'Het adres begint niet met https. Zet een proxy met TLS ervoor, zoals de handleiding voor beheerders beschrijft.',
  backup: () => 'Maak minstens elke week een back-up met denktank backup, en bewaar die ergens anders.',
  forgotten: () => 'Opruimen gebeurt elk uur vanzelf. Kijk of het programma draait.',
}

const nlKinds: Readonly<Record<KeptKind, readonly [label: string, note: string]>> = {
  mail: ['Verstuurde post', 'Adres, onderwerp en tekst, geteld vanaf de dag dat de post is geschreven.'],
  'mail-waiting': ['Post die nog niet weg kon', 'Daarna gaat die niet meer uit. U ziet die dan bij Uitgaande post.'],
  session: ['Beëindigde sessies', 'Op welk apparaat iemand was ingelogd. Nooit langer dan 30 dagen.'],
  notice: ['Berichten die nog gemaild moeten worden', 'Wat langer wacht, wordt niet meer gemaild. In de denktank blijft het te lezen.'],
  import: ['Ingevoerde bestanden', 'Wat erin stond, is dan allang overgenomen. Nooit langer dan 30 dagen.'],
  invitation: ['Uitgenodigden van buiten', 'Naam en adres, nadat de uitnodiging is beantwoord of verlopen.'],
}

const nl = {
  title: 'Instellingen en gezondheid', crumb: 'Vereniging', ring: 'Alleen voor beheerders.',
  lead: (n: string) => (n === '0' ? 'Alles is in orde.' : n === '1' ? 'Eén ding vraagt uw aandacht.' : `${n} dingen vragen uw aandacht.`),
  health: 'Hoe het ervoor staat', healthNote: 'Hetzelfde als denktank check.', columns: ['Wat', 'Nu', 'Wat te doen'], attention: 'Vraagt aandacht',
  labels: nlLabels, advice: nlAdvice, toPost: 'Naar Uitgaande post', toSample: 'Voorbeeld verwijderen', toParked: 'Bekijk wat bleef liggen',
  values: { set: 'ingesteld', 'not set': 'niet ingesteld', yes: 'ja', no: 'nee', loaded: 'geladen', 'not known': 'niet bekend', 'not yet': 'nog niet' } as Record<string, string>,
  megabytes: (n: string) => `${n} MB`,
  factors: 'Tweede stap bij het inloggen', factorsNow: (have: string, must: string) => `${have} van de ${must} mensen die dit moeten, doen het`,
  factorsDo: 'Wie dit nog niet heeft, stelt het in bij de volgende keer inloggen. Vraag het bestuur, voorzitters en voorbereidingsgroepen om dat nu te doen.',
  parkedTitle: 'Werk dat bleef liggen', parkedNote: 'Mislukte vijf keer.', parkedMore: (n: string) => `De nieuwste ${n} staan hier.`,
  parkedAt: (when: string) => `Sinds ${when}`, retry: 'Opnieuw proberen', drop: 'Weghalen', dropNote: 'Wat u weghaalt, wordt niet meer gedaan.',
  keeping: 'Hoe lang wij bewaren', keepingNote: 'In dagen. Elk uur ruimt Denktank op wat langer is bewaard.', kinds: nlKinds,
  between: (least: string, most: string) => `Tussen ${least} en ${most} dagen.`, save: 'Opslaan',
  errors: { days: 'Vul een heel aantal dagen in, tussen de genoemde grenzen.', shorter: 'Verstuurde post kan niet korter blijven dan post die nog wacht.' },
  fixedTitle: 'Wat vaststaat', fixed: [
    'Wat er gebeurde in de vereniging en in denktanks blijft altijd staan.',
    'Wie wat zei in een gesloten denktank: per perspectief nog 14 dagen, anoniem meteen weg, met naam blijft het erbij staan.',
    'Links om in te loggen: één dag. Pogingen om in te loggen: één dag.',
    'Gemailde berichten: twee dagen. Adressen voor “minder mail”: één jaar.',
  ],
  done: { bewaard: 'De bewaartermijnen zijn opgeslagen.', opnieuw: 'Denktank probeert het opnieuw.', weg: 'Het werk is weggehaald.' },
}

const enLabels: Words = {
  version: 'Version of Denktank', engine: 'Database', size: 'Size of the database', people: 'People', thinktanks: 'Think tanks', contributions: 'Contributions',
  publications: 'Publications', unsent: 'Mail waiting', refused: 'Mail refused', doubtful: 'Mail of which nobody knows whether it arrived', waiting: 'Jobs waiting',
  parked: 'Jobs left undone', late: 'Jobs that are late', sample: 'Sample association', smtp: 'Mail server', dns: 'DNS', signed: 'Mail is signed (DKIM)',
  sealed: 'Sealed secrets', address: 'Address of the site', backup: 'Last backup', forgotten: 'Last cleared out',
}

const enAdvice: Advice = {
  unsent: () => 'Look at Outgoing mail. When it waits for more than an hour, see whether the mail server can be reached.',
  refused: () => 'Look at Outgoing mail for what the mail server said. When the address is wrong, change it with the person.',
  doubtful: () => 'Look at Outgoing mail for whom it was, and choose whether it goes once more.',
  parked: () => 'These failed five times. Below it says why. Try again, or take them away.',
  late: () => 'These should have been done an hour ago. See whether the program runs, and start it again if need be.',
  sample: () => 'The fictional sample association is on a server that others can reach. Remove it before you begin.',
  smtp: () => 'Without a mail server nobody else can sign in and no mail goes out. Set it with --smtp or DENKTANK_SMTP.',
  signed: () => 'Mail without a signature is often refused. Make a key with denktank dkim, and set it with --dkim-key.',
  sealed: (file) => `Some secrets do not open with this key. Put the old key back in ${file}, or set DENKTANK_SECRET_KEY.`,
  address: () => 'The address does not begin with https. Put a proxy with TLS before it, as the guide for administrators describes.',
  backup: () => 'Make a backup at least every week with denktank backup, and keep it somewhere else.',
  forgotten: () => 'Clearing out happens every hour by itself. See whether the program runs.',
}

const en: typeof nl = {
  title: 'Settings and health', crumb: 'Association', ring: 'For administrators only.',
  lead: (n) => (n === '0' ? 'All is well.' : n === '1' ? 'One thing asks for your attention.' : `${n} things ask for your attention.`),
  health: 'How it stands', healthNote: 'The same as denktank check.', columns: ['What', 'Now', 'What to do'], attention: 'Asks for attention',
  labels: enLabels, advice: enAdvice, toPost: 'To Outgoing mail', toSample: 'Remove the sample', toParked: 'See what was left undone',
  values: { set: 'set', 'not set': 'not set', yes: 'yes', no: 'no', loaded: 'loaded', 'not known': 'not known', 'not yet': 'not yet' },
  megabytes: (n) => `${n} MB`,
  factors: 'Second step when signing in', factorsNow: (have, must) => `${have} of the ${must} people who must use it`,
  factorsDo: 'Who does not have it yet sets it up when they sign in next. Ask the board, chairs and preparation groups to do so now.',
  parkedTitle: 'Jobs left undone', parkedNote: 'Failed five times.', parkedMore: (n) => `The newest ${n} are here.`,
  parkedAt: (when) => `Since ${when}`, retry: 'Try again', drop: 'Take away', dropNote: 'What you take away will not be done.',
  keeping: 'How long things are kept', keepingNote: 'In days. Every hour Denktank clears out what was kept longer.',
  kinds: {
    mail: ['Mail that was sent', 'Address, subject and text, counted from the day it was written.'],
    'mail-waiting': ['Mail that could not go out yet', 'After that it does not go out any more. You then see it at Outgoing mail.'],
    session: ['Sessions that ended', 'On which device somebody was signed in. Never longer than 30 days.'],
    notice: ['Notices that are still to be mailed', 'What waits longer is not mailed any more. It can still be read in the think tank.'],
    import: ['Imported files', 'What they held was taken over long before. Never longer than 30 days.'],
    invitation: ['People from outside who were invited', 'Name and address, once the invitation was answered or ran out.'],
  },
  between: (least, most) => `Between ${least} and ${most} days.`, save: 'Save',
  errors: { days: 'Enter a whole number of days, within the given bounds.', shorter: 'Mail that was sent cannot be kept shorter than mail that still waits.' },
  fixedTitle: 'What is fixed', fixed: [
    'What happened in the association and in think tanks stays for good.',
    'Who said what in a closed think tank: by perspective for 14 more days, anonymous gone at once, with names it stays with what was said.',
    'Links to sign in: one day. Attempts to sign in: one day.',
    'Notices that were mailed: two days. Addresses for “less mail”: one year.',
  ],
  done: { bewaard: 'How long things are kept has been saved.', opnieuw: 'Denktank tries again.', weg: 'The job has been taken away.' },
}

export const texts = { nl, en }
