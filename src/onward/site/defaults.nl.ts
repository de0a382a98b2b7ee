import type { SitePage } from './pages.ts'

/** What a text may speak of: the association and where its mail goes. */
export interface Known { readonly name: string; readonly email: string; readonly disclosureEmail: string }

/** The Dutch texts that the program comes with: true of the program as it is, until the secretariat writes its own. */
export const defaultsInDutch: Readonly<Record<SitePage, (it: Known) => string>> = {
  home: ({ name }) => `
Gemeenten, hun shared service organisaties en leveranciers denken hier samen na. Wat zij zeggen, kunt u terugvinden in wat wij publiceren: zin voor zin.

${name} brengt mensen bij elkaar die met hetzelfde vraagstuk werken. Zij kiezen een thema, denken erover na in een denktank, en schrijven op wat anderen ermee kunnen. Denktank helpt een groep van een thema naar een tekst waar iedereen achter staat. Niets wat is gezegd raakt kwijt, en van elke zin kunt u nagaan waar die op rust.`,
  about: ({ name, email }) => `
${name} brengt mensen bij elkaar die met hetzelfde vraagstuk werken. Zij kiezen een thema, denken erover na in een denktank, en schrijven op wat anderen ermee kunnen.

## Hoe een denktank werkt

Een denktank gaat in zes stappen van thema naar strategie:

1. Leden stellen een thema voor en steunen het. Het bestuur kiest.
2. Een voorbereidingsgroep schrijft de opdracht en nodigt mensen uit, uit elk perspectief.
3. Op de bijeenkomst vertelt iedereen wat er bij hen gebeurt.
4. Uit die bijdragen volgen bevindingen.
5. De groep schrijft een handreiking. Bij elke zin staat waar die op rust.
6. Organisaties gebruiken de handreiking voor hun eigen strategie.

## Wat u hier kunt lezen

Wat klaar is, staat bij [publicaties](/publicaties). Waaraan nu wordt gewerkt, staat bij [thema’s onderweg](/themas). Wat een denktank onderling bespreekt, blijft binnen de denktank.

## Vragen

Mail naar [${email}](mailto:${email}).`,
  contact: ({ name, email }) => `
Hebt u een vraag aan ${name}, of wilt u meedoen? Mail naar [${email}](mailto:${email}).`,
  accessibility: ({ name, email }) => `
${name} wil dat iedereen deze website kan gebruiken. De website volgt daarom de Web Content Accessibility Guidelines (WCAG 2.2, niveau A en AA), die ook in de Europese norm EN 301 549 staan.

## Wat wij ervoor doen

- Elke pagina werkt met het toetsenbord, zonder JavaScript en op een smal scherm.
- Kleur is nooit het enige dat iets betekent: er staat een vorm of een woord bij.
- Bij elk beeld hoort een tabel met dezelfde gegevens.
- De makers van de software toetsen elke soort pagina automatisch voordat een nieuwe versie uitkomt. Zo’n toets vindt niet alles: daarvoor is ook onderzoek door mensen nodig.

## Lukt er iets niet?

Mail naar [${email}](mailto:${email}). Schrijf erbij op welke pagina het misgaat en wat u gebruikt om te lezen of te bedienen. Wij laten weten wat wij eraan doen en wanneer.

Vindt u dat wij uw melding niet goed oppakken? Schrijf dan een klacht aan het bestuur van ${name}, op hetzelfde adres.`,
  privacy: ({ name, email }) => `
${name} bepaalt waarvoor op deze website gegevens van mensen worden gebruikt.

## Als u alleen leest

Lezen kan zonder dat wij weten wie u bent. Er is geen volgsysteem, er zijn geen bezoekcijfers per persoon, en er wordt niets van andere websites geladen.

## Als u lid bent

- Wij bewaren uw naam, uw e-mailadres, uw organisatie en waaraan u meedoet.
- Wat u zegt in een denktank, bewaren wij onder de afspraak van die denktank: met uw naam, met alleen uw perspectief, of zonder beide. Die afspraak staat op elke pagina van de denktank.
- Wie iets zei, wordt apart bewaard van wat er is gezegd. In een anonieme denktank leggen wij bij wat er gebeurt niet vast wie het deed.
- Wij bewaren wanneer u bent ingelogd, zodat u dat zelf kunt zien en beëindigen.

Een publicatie blijft staan, ook als u de vereniging verlaat: anderen bouwen erop voort.

## Waarom wij dit mogen, en hoe lang wij het bewaren

Wij gebruiken uw gegevens om uit te voeren wat bij uw lidmaatschap hoort, en om deze website veilig te houden. Van wie door een denktank is uitgenodigd en geen lid is, bewaren wij alleen wat voor die uitnodiging nodig is. Mail, sessies en uitnodigingen verdwijnen vanzelf na een vaste tijd. In ons register van verwerkingen staat per soort waarom wij het mogen en hoe lang het blijft. U kunt dat register opvragen.

## Wie uw gegevens zien

Alleen wie dezelfde denktank of groep deelt, ziet wat daar staat. Wij geven gegevens niet aan anderen voor reclame.

## Uw rechten

U mag weten welke gegevens wij van u hebben, en die laten verbeteren of wissen. Bent u lid? Op uw eigen pagina, bij “Mijn gegevens”, ziet u alles wat wij van u bewaren. U kunt het daar meenemen, en zelf wissen. Hebt u geen account, of komt u er niet uit? Mail naar [${email}](mailto:${email}). Komen wij er samen niet uit, dan kunt u een klacht indienen bij de [Autoriteit Persoonsgegevens](https://www.autoriteitpersoonsgegevens.nl).`,
  cookies: () => `
Deze website gebruikt alleen cookies die nodig zijn om de website te laten werken. Daarvoor hoeven wij uw toestemming niet te vragen. Er zijn geen cookies van anderen, en geen cookies die u volgen.`,
  proclaimer: ({ name, email }) => `
Wij doen ons best om op deze website juiste en volledige informatie te geven. Wat een denktank publiceert, geeft weer wat de deelnemers samen vonden op de datum die erbij staat. Het is geen juridisch advies.

## Klopt er iets niet?

Laat het ons weten: mail naar [${email}](mailto:${email}). Wij kijken ernaar en verbeteren wat niet klopt. Een publicatie passen wij niet stilletjes aan: er komt een nieuwe versie, en de oude blijft te lezen.

## Overnemen

Onder aan elke pagina staat onder welke voorwaarden u kunt overnemen wat hier is gepubliceerd. Noem ${name} als bron als die voorwaarden dat vragen.

## Links

Wij verwijzen naar websites van anderen. Voor wat daar staat, zijn zij verantwoordelijk.`,
  disclosure: ({ name, disclosureEmail }) => `
Hebt u een zwakke plek gevonden in deze website? Vertel het ons, dan kunnen wij die verhelpen voordat iemand er misbruik van maakt.

## Zo meldt u

- Mail naar [${disclosureEmail}](mailto:${disclosureEmail}).
- Schrijf op wat u hebt gedaan, op welk adres, en wat u zag, zodat wij het kunnen herhalen.
- Ga niet verder dan nodig is om te laten zien dat het kan: haal geen gegevens van anderen op, verander niets en leg de website niet plat.
- Vertel het pas aan anderen als het is verholpen, of als wij dat samen hebben afgesproken.

## Wat u van ons mag verwachten

- Wij laten weten dat wij uw melding hebben ontvangen, en daarna wat wij ermee doen.
- Wij behandelen uw melding vertrouwelijk.
- Houdt u zich aan wat hierboven staat, dan onderneemt ${name} geen juridische stappen vanwege uw melding.

De software achter deze website is open source. Ligt het aan de software, dan geven wij uw melding door aan de makers.`,
}
