const nl = {
  title: 'Verwachtingen', lead: 'Wat wil ieder meenemen, en wat kan ieder inbrengen? Zo sluit de bijeenkomst aan bij wie er zitten.',
  shown: {
    named: 'Uw naam staat erbij.', 'by-perspective': 'Uw naam staat er niet bij. Het perspectief staat erbij als genoeg mensen het delen.',
    anonymous: 'Uw naam en uw perspectief staan er niet bij. Wat anderen verwachten, ziet u zodra vijf mensen dat vertelden.',
  },
  own: { title: 'Uw verwachting', take_away: 'Wat wilt u meenemen?', bring: 'Wat kunt u inbrengen?', note: 'Eén van beide is genoeg.', save: 'Opslaan', give: 'Vertel het de groep', withdraw: 'Intrekken', withdrawNote: 'Niemand leest het dan nog.' },
  all: {
    title: 'Wat de groep verwacht', count: (n: string) => (n === '1' ? '1 verwachting' : `${n} verwachtingen`), none: 'Hier staat straks wat de deelnemers willen meenemen en kunnen inbrengen. Begin met die van u.', noneReader: 'Hier staat straks wat de deelnemers willen meenemen en kunnen inbrengen.',
    few: 'Er zijn er nog geen vijf. Tot die tijd ziet u alleen die van uzelf, zodat niemand aan te wijzen is.', take_away: 'Meenemen', bring: 'Inbrengen', yours: 'Van u', by: 'Van',
  },
  list: { title: 'Lijst voor de bijeenkomst', lead: 'Alle verwachtingen onder elkaar, om te printen en mee te nemen.', perspective: 'Perspectief', back: 'Terug naar de verwachtingen', link: 'Lijst voor de bijeenkomst' },
  fields: { take_away: 'Wat wilt u meenemen', bring: 'Wat kunt u inbrengen' },
  wrong: { empty: 'Vul ten minste één van beide in.' },
  done: { gegeven: 'Opgeslagen. De groep kan het lezen.', ingetrokken: 'Ingetrokken. Niemand leest het nog.' },
}
const en: typeof nl = {
  title: 'Expectations', lead: 'What does each want to take away, and what can each bring? So the meeting fits who are there.',
  shown: {
    named: 'Your name is shown with it.', 'by-perspective': 'Your name is not shown. The perspective is, if enough people share it.',
    anonymous: 'Your name and your perspective are not shown. You see what others expect once five people have told.',
  },
  own: { title: 'Your expectation', take_away: 'What would you like to take away?', bring: 'What can you bring?', note: 'One of both is enough.', save: 'Save', give: 'Tell the group', withdraw: 'Withdraw', withdrawNote: 'Nobody reads it any more then.' },
  all: {
    title: 'What the group expects', count: (n) => (n === '1' ? '1 expectation' : `${n} expectations`), none: 'What the participants want to take away and can bring will be here. Begin with yours.', noneReader: 'What the participants want to take away and can bring will be here.',
    few: 'There are fewer than five. Until then you see only your own, so that nobody can be pointed at.', take_away: 'Take away', bring: 'Bring', yours: 'Yours', by: 'From',
  },
  list: { title: 'List for the meeting', lead: 'All expectations together, to print and take along.', perspective: 'Perspective', back: 'Back to the expectations', link: 'List for the meeting' },
  fields: { take_away: 'What would you like to take away', bring: 'What can you bring' },
  wrong: { empty: 'Fill in at least one of both.' },
  done: { gegeven: 'Saved. The group can read it.', ingetrokken: 'Withdrawn. Nobody reads it any more.' },
}

export const texts = { nl, en }
