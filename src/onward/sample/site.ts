import type { Tx } from '../../platform/database.ts'
import { insertAll, sampleId } from './load.ts'

/** What the sample association tells everyone: one think tank that is under way, and whom to ask. All of them are made up. */
export const loadSite = async (tx: Tx): Promise<void> => {
  await insertAll(tx, 'listing', [{
    id: sampleId('listing', 'cloudstrategie'), workspace_id: sampleId('workspace', 'cloudstrategie'), title: 'Cloudstrategie voor gemeenten',
    lead: 'Wat moet een gemeente hebben geregeld voordat zij naar de cloud gaat? Gemeenten, shared service organisaties en leveranciers zoeken dat samen uit. Dit is een verzonnen voorbeeld.',
    title_en: 'Cloud strategy for municipalities',
    lead_en: 'What should a municipality have in place before it moves to the cloud? Municipalities, shared service organisations and suppliers find out together. This is a made-up example.',
    listed_at: '2026-02-20T10:00:00Z',
  }])
  const agreed_at = '2026-02-20T10:00:00Z'
  await insertAll(tx, 'contact_person', [
    { id: sampleId('contact_person', 'joost-haverkamp'), name: 'Joost Haverkamp', about: 'secretaris (verzonnen voorbeeld)', about_en: 'secretary (made-up example)',
      email: 'secretariaat@voorbeeld.example', phone: '', agreed_at, person_id: sampleId('person', 'joost-haverkamp') },
    { id: sampleId('contact_person', 'marijke-de-wit'), name: 'Marijke de Wit', about: 'meedoen aan een denktank (verzonnen voorbeeld)',
      about_en: 'taking part in a think tank (made-up example)', email: 'meedoen@voorbeeld.example', phone: '', agreed_at,
      person_id: sampleId('person', 'marijke-de-wit') },
  ])
}
