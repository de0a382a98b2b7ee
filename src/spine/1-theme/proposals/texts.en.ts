import type { nl } from './texts.nl.ts'

const many = (n: string, one: string, more: string) => (n === '1' ? `1 ${one}` : `${n} ${more}`)

export const en: typeof nl = {
  crumb: 'Association', kicker: 'Theme',
  list: {
    title: 'Proposed themes', heading: 'Themes that were proposed',
    lead: 'What should the next think tank be about? Members propose themes and support them. The board picks.',
    propose: 'Propose a theme', count: (n) => many(n, 'proposal', 'proposals'),
    filter: 'Show', all: 'All', order: 'Order', orders: { steun: 'Most support', nieuw: 'Newest' }, go: 'Show',
    supporters: (n) => (n === '0' ? 'No support yet' : `Supported by ${many(n, 'organisation', 'organisations')}`),
    byOn: (name, day) => `Proposed${name ? ` by ${name},` : ''} on ${day}`,
    none: 'Themes that members propose will be here. There are none yet.', noneNext: 'What does your organisation run into, and others probably too?',
    noneFound: 'No proposal matches this choice.', clear: 'Show all',
    waiting: (open, picked) => [
      ...(open === '0' ? [] : [`${many(open, 'proposal waits', 'proposals wait')} for a decision of the board.`]),
      ...(picked === '0' ? [] : [`${many(picked, 'picked theme has', 'picked themes have')} no think tank yet.`]),
    ].join(' '),
    waitingTitle: 'Asked of the board now', waitingOpen: 'See what is open', waitingPicked: 'See what was picked',
  },
  states: { open: 'Open', parked: 'Parked', picked: 'Picked', declined: 'Not picked', withdrawn: 'Withdrawn' },
  propose: {
    title: 'Propose a theme', what: 'Your proposal', ring: 'All members of the association see this proposal, with your name and organisation.',
    lead: 'Tell what it is about and why it matters to your organisation. Other organisations can then support it.',
    button: 'Propose the theme', anyway: 'Propose it anyway', look: 'First see what is like it', cancel: 'Back',
    support: 'Do you support it at once for an organisation?', noSupport: 'No, not yet',
  },
  alike: {
    heading: (n) => (n === '1' ? '1 proposal is like this' : `${n} proposals are like this`),
    note: 'Is it about the same? Then support that one: together voices weigh more. The links open in a new tab, so that you lose nothing here.',
    held: 'Your proposal is not stored yet', heldNext: 'First read what is there already. Is your proposal about something else? Then choose “Propose it anyway” at the bottom.', none: 'No proposal is like this.',
  },
  fields: {
    title: 'Title', titleNote: 'Short and recognisable, for example: Explaining algorithms together.', about: 'What is it about?',
    aboutNote: 'What is the question, and what should be there in the end? A few sentences will do.', why: 'Why does this matter to your organisation?',
    whyNote: 'What do you notice of it, or what happens if nobody takes it up?', organisation: 'Organisation',
    line: 'Why does this matter to your organisation?', lineNote: 'One sentence. All members read it, with the name of your organisation.',
    kind: 'What does the board decide?', reason: 'Reason', reasonNote: 'Who proposed it and who supports it are told, and read this reason.',
    sure: 'Yes, I withdraw this proposal',
  },
  one: {
    about: 'What it is about', why: 'Why it matters', whyNote: 'To who proposed it', by: 'Proposed by', somebody: 'somebody of the association',
    on: 'On', edited: 'Changed on', withdrawnOn: 'Withdrawn on', earlier: (n) => (n === 1 ? 'How it read at first' : `How it read before (changed ${n} times)`),
    until: (day) => `Until ${day}`, editedAfter: 'The text was changed after support had been given. The earlier text is above.',
    jump: 'Go to giving support', tank: 'The think tank that came of it: ',
  },
  support: {
    title: 'Support', heading: (n, all) => `${many(n, 'organisation supports', 'organisations support')} this theme, out of ${all}`,
    none: 'No organisation supports this theme yet.', list: 'Who support it', count: (n) => many(n, 'organisation', 'organisations'),
    proposer: 'Supported it from the start.', on: (day) => `Since ${day}`,
    yours: 'Your organisation', yoursNote: 'Each organisation has one voice, whoever speaks for it.', give: 'Give support', giveFor: (name) => `Give support for ${name}`,
    which: 'For which organisation?', has: (name) => `${name} supports this theme.`, take: (name) => `Take back the support of ${name}`,
    noMandate: 'Support is given by who speaks for an organisation. You have no mandate for that now.', mandates: 'See who speaks for whom',
    closed: 'This theme has been decided on. Support can no longer be given or taken back.',
  },
  picture: {
    by: { region: 'By region', size: 'By size', kind: 'By kind of organisation' }, caption: (what) => `Support ${what.toLowerCase()}`,
    note: 'Each mark is an organisation: filled if it supports this theme, open if it does not (yet).', noteBars: 'The line is all organisations, the thick part those that support this theme.',
    table: 'See this as a table', group: { region: 'Region', size: 'Size', kind: 'Kind' }, supporting: 'Support it', all: 'All organisations', of: (some, all) => `${some} of ${all}`,
    sizes: { small: 'Small', medium: 'Medium', large: 'Large' }, noRegion: 'Region not known', noSize: 'Size not known or not applicable',
    kinds: { municipality: 'Municipality', 'shared-service': 'Shared service organisation', supplier: 'Supplier', 'central-government': 'Central government', other: 'Other' },
  },
  board: {
    title: 'Decision of the board', aside: 'What is under way', underWay: (tanks, people) => `Now ${many(tanks, 'think tank', 'think tanks')}, with ${many(people, 'participant', 'participants')} together.`,
    kinds: {
      picked: ['Pick it.', ' Then you begin the think tank in one step.'], parked: ['Park it.', ' Not now; support stays and can still be given.'],
      declined: ['Do not pick it.', ' No think tank will come of it.'],
    },
    button: 'Record the decision', made: { picked: 'Picked', parked: 'Parked', declined: 'Not picked' }, on: (day) => `Board, ${day}`, earlier: 'Decided before',
    undecided: 'The board has not decided on this yet.', again: 'Decide otherwise',
    begin: 'This theme was picked. The think tank can begin.', beginButton: 'Begin the think tank', begun: 'The think tank has begun.',
  },
  begin: {
    from: (number) => `This think tank comes of proposed theme ${number}. Title and assignment are taken from it; you can change them. The proposal and who support it stay with the think tank.`,
    read: 'Read the proposal',
  },
  origin: {
    title: 'Where this think tank comes from', lead: (title) => `From the theme “${title}”, which the board picked.`, tank: 'Assignment of this think tank',
    withoutLead: (day) => `This think tank began on ${day}, without a proposed theme.`, next: 'See where the think tank stands now', proposal: (number) => `Proposed theme ${number} at the association`,
    why: 'Why the board picked it', supporters: 'Who supports this theme', noReason: 'No reason was given.', began: (day) => `Began on ${day}`,
  },
  edit: { title: 'Change the proposal', open: 'Change your proposal', button: 'Save the change', note: 'Who supports this theme is told of the change. The earlier text can still be read.' },
  withdraw: { title: 'Withdraw the proposal', open: 'Withdraw your proposal', button: 'Withdraw the proposal', note: 'The proposal leaves the list. Who supports it is told.' },
  wrong: { mandate: 'You no longer speak for this organisation. Propose it without its support, or ask the secretariat for a mandate.' },
  stuck: {
    decided: 'The board has decided in the meantime. Nothing was changed.', 'decided-meanwhile': 'Somebody else of the board decided in the meantime. Read that decision first.',
    'not-sure': 'First tick that you withdraw the proposal.', gone: 'The support had been taken back already.', begun: 'The think tank has begun already.', 'not-picked': 'This theme is not picked (any more).',
    already: 'This organisation supports this theme already.',
  },
  done: {
    voorgesteld: 'Your proposal is there. Other organisations can support it now.', gewijzigd: 'The proposal has been changed.', ingetrokken: 'The proposal has been withdrawn.',
    gesteund: 'The support has been noted.', 'steunde-al': 'This organisation supports this theme already. Nothing was changed.', 'steun-weg': 'The support has been taken back.',
    besloten: 'The decision has been noted. Whom it concerns is told.', begonnen: 'The think tank has begun. The chair can now invite people.',
  },
}
