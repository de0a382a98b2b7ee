import type { Tx } from '../../platform/database.ts'
import { insertAll, sampleId } from './load.ts'
import type { TankIds } from './tank.ts'

interface SampleItem {
  key: string; who: string; what: string; about: string; level: string; status: string; dated: string; url?: string; source?: string; lacks?: string
  next?: string; added: string
}

/** Real publications: who, what and when are facts. What they leave open is what the group of the sample thinks. */
const cloud: readonly SampleItem[] = [
  { key: 'gdpr', who: 'Europees Parlement en Raad', what: 'Algemene verordening gegevensbescherming (AVG)', level: 'european', status: 'law', dated: '2016-04-27',
    about: 'Regels voor het verwerken van persoonsgegevens, ook als een leverancier het doet.', url: 'http://data.europa.eu/eli/reg/2016/679/oj',
    lacks: 'Zegt niet hoe een gemeente een leverancier buiten Europa beoordeelt.', added: '2026-01-20' },
  { key: 'nis2', who: 'Europees Parlement en Raad', what: 'NIS2-richtlijn', level: 'european', status: 'law', dated: '2022-12-14',
    about: 'Eisen aan de beveiliging van netwerken en systemen, ook in de keten van leveranciers.', url: 'http://data.europa.eu/eli/dir/2022/2555/oj',
    lacks: 'Wat een gemeente van haar cloudleverancier mag vragen, moet in de Nederlandse wet nog blijken.', added: '2026-01-20' },
  { key: 'dataact', who: 'Europees Parlement en Raad', what: 'Dataverordening (Data Act)', level: 'european', status: 'law', dated: '2023-12-13',
    about: 'Geeft klanten van clouddiensten het recht om over te stappen.', source: 'dataact', url: 'http://data.europa.eu/eli/reg/2023/2854/oj',
    lacks: 'Overstappen mag. Wat het een gemeente kost en hoe lang het duurt, staat er niet in.', added: '2026-01-20' },
  { key: 'csf', who: 'Europese Commissie', what: 'Cloud Sovereignty Framework', level: 'european', status: 'other', dated: '2025-10',
    about: 'Een kader om te wegen hoe soeverein een clouddienst is.', source: 'ec2025csf',
    lacks: 'Gemaakt voor inkoop door de Commissie. Hoe zwaar elk punt voor een gemeente weegt, is open.', added: '2026-02-24' },
  { key: 'cada', who: 'Europese Commissie', what: 'Voorstel voor een Cloud and AI Development Act', level: 'european', status: 'draft', dated: '2026-06-03',
    about: 'Een voorstel om het aanbod van cloud in Europa te vergroten.', url: 'https://dsv-europa.de/en/news/2026/06/cada.html',
    lacks: 'Nog een voorstel: wij kunnen er niet op bouwen.', added: '2026-06-16' },
  { key: 'cloudbeleid2022', who: 'Ministerie van Binnenlandse Zaken en Koninkrijksrelaties', what: 'Rijksbreed cloudbeleid 2022', level: 'national', status: 'agreement',
    dated: '2022-08-29', about: 'Waaronder de rijksdienst publieke cloud mocht gebruiken.', url: 'https://zoek.officielebekendmakingen.nl/kst-26643-904.html',
    lacks: 'Gold voor het Rijk en niet voor gemeenten.', next: 'herziening2026', added: '2026-01-20' },
  { key: 'herziening2026', who: 'Ministerie van Economische Zaken en Klimaat', what: 'Herziening rijksbreed cloudbeleid 2026', level: 'national', status: 'agreement', dated: '2026-07-03',
    about: 'Het nieuwe cloudbeleid van het Rijk.', source: 'ezk2026herziening',
    lacks: 'Bindt gemeenten niet. Welke delen voor ons bruikbaar zijn, zoeken wij uit.', added: '2026-07-10' },
  { key: 'rekenkamer', who: 'Algemene Rekenkamer', what: 'Het Rijk in de cloud: donkere wolken pakken samen', level: 'national', status: 'advice', dated: '2025-01-15',
    about: 'Onderzoek naar hoe ministeries de risico’s van cloud wegen.', source: 'rekenkamer2025rijkcloud',
    lacks: 'Kijkt naar ministeries. Hoe het bij gemeenten staat, is niet onderzocht.', added: '2026-01-20' },
  { key: 'cbw', who: 'Ministerie van Justitie en Veiligheid', what: 'Voorstel van wet Cyberbeveiligingswet', level: 'national', status: 'draft', dated: '2025-06-02',
    about: 'Zet de NIS2-richtlijn om in Nederlandse wet.', url: 'https://www.tweedekamer.nl/kamerstukken/detail?id=2025Z11344&did=2025D26059',
    lacks: 'Wanneer zij ingaat, was bij het invullen niet zeker.', added: '2026-01-20' },
  { key: 'bio2', who: 'Interbestuurlijke werkgroep BIO', what: 'Baseline Informatiebeveiliging Overheid 2 (BIO2)', level: 'national',
    status: 'agreement', dated: '2026-01-09', about: 'De basis voor informatiebeveiliging bij alle overheden.', source: 'bio2',
    lacks: 'Noemt maatregelen. Wie ze uitvoert, gemeente of leverancier, moet u zelf afspreken.', added: '2026-02-24' },
  { key: 'amsterdam', who: 'Gemeente Amsterdam', what: 'Meerjarenstrategie Digitale Autonomie 2026-2030', level: 'municipal', status: 'practice', dated: '2026-02',
    about: 'Hoe een grote gemeente minder afhankelijk wil worden van enkele leveranciers.',
    url: 'https://www.security.nl/posting/923151/Amsterdam+wil+afhankelijkheid+van+Amerikaanse+techbedrijven+verminderen',
    lacks: 'Of dit ook kan bij een gemeente met vijf mensen op ICT.', added: '2026-03-03' },
  { key: 'vngeisen', who: 'Vereniging van Nederlandse Gemeenten', what: 'Handreiking Eisen aan gemeentelijke cloudvoorzieningen', level: 'association', status: 'advice',
    dated: '2026-07', about: 'Eisen die gemeenten aan cloud kunnen stellen.', url: 'https://vng.nl/sites/default/files/2026-07/handreiking-cloud-voor-gemeenten.pdf',
    lacks: 'De eisen staan er. Hoe u kiest als niemand aan alle eisen voldoet, staat er niet.', added: '2026-07-10' },
]

const stories: Readonly<Record<string, readonly SampleItem[]>> = { cloudstrategie: cloud }

/** What a sample think tank noted of what exists already. The sources that it names are there before. */
export const loadLandscape = async (tx: Tx, { tank, workspace, ring, at }: TankIds): Promise<void> => {
  const story = stories[tank.slug] ?? []
  const id = (key: string) => sampleId('landscape_item', tank.slug, key)
  const rows = story.map(({ key, next, source, added, url, lacks, ...item }) => ({
    id: id(key), workspace_id: workspace, ring_id: ring('members'), ...item, url: url ?? '', lacks: lacks ?? '',
    source_id: source ? sampleId('source', tank.slug, source) : null, superseded_by: next ? id(next) : null, revision: 1, added_at: at(added), changed_at: at(added),
  }))
  if (rows.length === 0) return
  await insertAll(tx, 'landscape_item', rows)
  await insertAll(tx, 'landscape_revision', rows.map(({ id: item_id, who, what, about, level, status, dated, url, source_id, lacks, superseded_by, changed_at }) => ({
    item_id, revision: 1, changed_at, state: { who, what, about, level, status, dated, url, source_id, lacks, superseded_by, withdrawn_why: '' },
  })))
}
