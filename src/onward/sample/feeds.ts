import { keyOf, linkKeyOf, wordsOf } from '../../beside/otherfeeds/items.ts'
import { normaliserVersion } from '../../methods/dutch.ts'
import type { Tx } from '../../platform/database.ts'
import { insertAll, sampleId } from './load.ts'

interface SampleItem { readonly at: string; readonly day: string; readonly title: string; readonly summary: string }
interface SampleFeed { readonly key: string; readonly title: string; readonly home: string; readonly address: string; readonly items: readonly SampleItem[] }

/** Websites that do not exist: their names end in .example, and they are paused, so that nobody is ever asked. */
const feeds: readonly SampleFeed[] = [
  {
    key: 'toezicht', title: 'Toezicht Digitaal (voorbeeld)', home: 'https://toezicht.example/', address: 'https://toezicht.example/nieuws.rss',
    items: [
      { at: 'exitplan', day: '2026-07-14', title: 'Helft van de gemeenten heeft geen exitplan voor clouddiensten',
        summary: 'Wie wil overstappen naar een andere leverancier, moet vooraf weten hoe. Bij 6 van de 12 onderzochte gemeenten lag daar niets voor klaar.' },
      { at: 'melden', day: '2026-07-08', title: 'Sneller melden bij storingen in de keten', summary: 'Leveranciers moeten een storing voortaan binnen een dag melden aan wie hun diensten afneemt.' },
      { at: 'doorgifte', day: '2026-06-30', title: 'Doorgifte van gegevens buiten Europa: vijf vragen', summary: 'Vijf vragen die u aan uw cloudleverancier kunt stellen voordat u persoonsgegevens opslaat.' },
      { at: 'algoritmes', day: '2026-06-17', title: 'Register voor algoritmes bijgewerkt', summary: 'Ruim driehonderd gemeenten schreven op welke algoritmes zij gebruiken.' },
      { at: 'jaarplan', day: '2026-05-28', title: 'Jaarplan: meer aandacht voor afhankelijkheid van enkele leveranciers', summary: 'De toezichthouder kijkt dit jaar hoe overheden hun digitale autonomie bewaken.' },
    ],
  },
  {
    key: 'digitaal', title: 'Gemeente en ICT (voorbeeld)', home: 'https://gemeente-en-ict.example/', address: 'https://gemeente-en-ict.example/atom.xml',
    items: [
      { at: 'inkoop', day: '2026-07-16', title: 'Negen gemeenten kopen samen cloudopslag in', summary: 'Zij leggen vooraf vast wat overstappen kost. De opslag staat in Nederland.' },
      { at: 'zaaksysteem', day: '2026-07-10', title: 'Nieuw zaaksysteem in drie maanden', summary: 'Hoe een gemeente met vijf mensen op ICT haar oude zaken meenam.' },
      { at: 'opensource', day: '2026-07-02', title: 'Open source als tweede leverancier', summary: 'Twee regio’s draaien dezelfde software bij zichzelf en bij een marktpartij, zodat zij kunnen wisselen.' },
      { at: 'wachtwoorden', day: '2026-06-22', title: 'Afscheid van het wachtwoord', summary: 'Medewerkers loggen in met een passkey. De helpdesk krijgt een derde minder vragen.' },
      { at: 'cloudbeleid', day: '2026-06-11', title: 'Wat het cloudbeleid van het Rijk betekent voor gemeenten', summary: 'Het bindt gemeenten niet. Drie onderdelen zijn wel bruikbaar, zegt een juriste.' },
    ],
  },
]

const words = ['cloud', 'digitale autonomie', 'overstappen']

/** Two feeds with what stood in them, and what the think tank on cloud watches for. */
export const loadFeeds = async (tx: Tx): Promise<void> => {
  await insertAll(tx, 'other_feed', feeds.map(({ key, title, home, address }) => ({
    id: sampleId('other_feed', key), address, title, home, added_at: '2026-05-20T09:00:00Z', next_at: '2026-05-20T09:00:00Z', read_at: '2026-07-16T10:00:00Z', failures: 0,
    paused_at: '2026-07-16T10:00:00Z', paused_why: 'sample',
  })))
  await insertAll(tx, 'other_feed_item', feeds.flatMap(({ key: feed, home, items }) => items.map(({ at, day, title, summary }) => {
    const [link, moment] = [`${home}nieuws/${at}`, `${day}T08:00:00Z`]
    return {
      id: sampleId('other_feed_item', feed, at), feed_id: sampleId('other_feed', feed), key: keyOf({ id: link, link, title, published: null }), link, link_key: linkKeyOf(link), title, summary,
      published_at: moment, found_at: moment, sorted_at: moment, lexemes: wordsOf({ title, summary }).map((lexeme) => `'${lexeme}'`).join(' '), version: normaliserVersion,
    }
  })))
  await insertAll(tx, 'watch_word', words.map((one) => ({
    id: sampleId('watch_word', one), workspace_id: sampleId('workspace', 'cloudstrategie'), ring_id: sampleId('ring', 'cloudstrategie', 'members'), words: one, words_key: one,
    added_at: '2026-06-02T12:00:00Z',
  })))
}
