const nl = {
  title: 'Binnengekomen post', crumb: 'Vereniging', ring: 'Alleen voor beheerders.',
  lead: 'Leden kunnen mail van Denktank gewoon beantwoorden. Hier staat wat er met die mail gebeurde, en welke op u wacht. Wat erin staat, is alleen voor de denktank.',
  counts: 'Afgelopen 30 dagen', countsNote: 'Wie iets stuurde dat niet kon, kreeg zelf bericht, over elk ding hooguit drie keer per dag.', columns: ['Wat ermee gebeurde', 'Waarom', 'Aantal'],
  address: (address: string) => `Mensen antwoorden op ${address}, met een eigen code erin.`,
  noAddress: 'Er is geen adres ingesteld waarop mail binnenkomt: onder mail van Denktank staat dan niet dat u kunt antwoorden. Stel het in met --mail-in of DENKTANK_MAIL_IN.',
  noMail: 'Er kwam nog geen mail binnen. Zodra iemand een mail van Denktank beantwoordt, ziet u het hier.',
  outcomes: {
    waiting: 'Wacht', taken: 'Opgenomen', held: 'Wacht op u', refused: 'Geweigerd', automatic: 'Automatisch antwoord', bounce: 'Mail van ons die niet aankwam', duplicate: 'Kwam dubbel', dropped: 'Weggelegd',
  } as Readonly<Record<string, string>>,
  reasons: {
    'not-understood': 'geen antwoord gevonden', empty: 'niets geschreven', late: 'te laat', given: 'al geantwoord', gone: 'bestaat niet meer of doet niet meer mee', 'not-allowed': 'mag dit niet', 'on-site': 'kan alleen op de site',
    reason: 'bezwaar zonder reden', long: 'te lang', newer: 'over een oudere versie', mandate: 'spreekt voor geen organisatie', colleague: 'een collega antwoordde al', words: 'eigen woorden ontbreken', several: 'over meer dan één ding', closed: 'gesprek is afgesloten', subject: 'geen onderwerp', anonymous: 'denktank zonder namen', named: 'naam in de tekst', forged: 'afzender niet echt', unproven: 'afzender niet na te gaan', 'unknown-key': 'onbekend adres', 'no-key': 'adres zonder code', 'many-keys': 'meer codes tegelijk',
    unreadable: 'niet te lezen of te groot', loop: 'van onszelf', broken: 'fout in het programma', 'calendar-unknown': 'agenda: niet gevraagd', 'calendar-stale': 'agenda: oude uitnodiging', 'calendar-late': 'agenda: te laat', failed: 'komt niet aan', delayed: 'vertraagd', 'not-ours': 'gaat niet over post van ons',
  } as Readonly<Record<string, string>>,
  list: 'Wacht op u', count: (n: string) => (n === '1' ? '1 mail' : `${n} mails`),
  none: 'Er wacht niets op u. Is niet na te gaan van wie een mail komt, of komt hij van een ander adres, dan staat hij hier.',
  held: { unproven: 'Afzender niet na te gaan', 'another-address': 'Ander adres', left: 'Geen lid meer' } as Readonly<Record<string, string>>,
  heldNotes: {
    unproven: 'De mailserver van de afzender zet geen handtekening (DKIM) die bij dit adres past.', 'another-address': 'Misschien stuurde dit lid de mail door. Vraag het na voor u hem opneemt.', left: 'Opnemen kan niet.',
  } as Readonly<Record<string, string>>,
  kinds: { decision: 'een vraag aan de groep', date_poll: 'een datumprikker', meeting: 'een bijeenkomst', invitation: 'een uitnodiging', endorsement: 'een vraag om vast te stellen', discussion: 'een gesprek', ring: 'een nieuw gesprek', gathered: 'een mail over meer dingen' } as Readonly<Record<string, string>>,
  asked: (what: string, tank: string | undefined) => `Antwoord op ${what}${tank ? ` van denktank “${tank}”` : ''}.`,
  owner: 'Alleen te geven door', ownerGone: 'Wie dit kon geven, is geen lid meer.',
  came: (when: string) => `Kwam binnen op ${when}`, take: 'Neem op', drop: 'Leg weg', of: (address: string) => `: mail van ${address}`,
  stopped: 'Krijgt geen post meer', stoppedNote: 'Drie keer kwam post terug. Kijk of het adres klopt.', noneStopped: 'Er is geen adres waar post steeds van terugkomt.',
  cameBack: (n: string, day: string) => `${n} keer teruggekomen, het laatst op ${day}`, unknownAddress: 'De mailserver kent dit adres niet.', fullBox: 'De postbus is vol of gesloten.', otherBounce: 'De mailserver nam de post niet aan.',
  status: (status: string) => `Code ${status}.`, resume: 'Verstuur weer',
  done: { opgenomen: 'De mail wordt opgenomen. Lukt dat niet, dan hoort de afzender waarom.', weggelegd: 'De mail is weggelegd.', hervat: 'Er gaat weer post naar dit adres.' } as Readonly<Record<string, string>>,
}

const en: typeof nl = {
  title: 'Mail that came in', crumb: 'Association', ring: 'For administrators only.',
  lead: 'Members can simply answer mail from Denktank. This page says what became of that mail, and what waits for you. What it says is only for the think tank.',
  counts: 'The last 30 days', countsNote: 'Whoever sent something that could not be taken was told so, three times a day at most about each thing.', columns: ['What became of it', 'Why', 'Number'],
  address: (address) => `People answer to ${address}, with a code of their own in it.`,
  noAddress: 'No address is set at which mail comes in: so mail from Denktank does not say that it can be answered. Set one with --mail-in or DENKTANK_MAIL_IN.',
  noMail: 'No mail came in yet. As soon as somebody answers a mail from Denktank, you will see it here.',
  outcomes: {
    waiting: 'Waits', taken: 'Taken in', held: 'Waits for you', refused: 'Refused', automatic: 'Automatic answer', bounce: 'Mail of ours that did not arrive', duplicate: 'Came twice', dropped: 'Put aside',
  },
  reasons: {
    'not-understood': 'no answer found', empty: 'nothing written', late: 'too late', given: 'answered already', gone: 'not there any more, or takes no part', 'not-allowed': 'may not do this', 'on-site': 'on the site only',
    reason: 'an objection without a reason', long: 'too long', newer: 'about an older version', mandate: 'speaks for no organisation', colleague: 'a colleague has answered', words: 'without their own words', several: 'about more than one thing', closed: 'the discussion is closed', subject: 'no subject', anonymous: 'think tank without names', named: 'a name in the text', forged: 'not the real sender', unproven: 'sender not to be checked', 'unknown-key': 'unknown address', 'no-key': 'address without a code', 'many-keys': 'several codes at once',
    unreadable: 'unreadable or too large', loop: 'from ourselves', broken: 'a fault of the program', 'calendar-unknown': 'calendar: not asked', 'calendar-stale': 'calendar: an old invitation', 'calendar-late': 'calendar: too late', failed: 'does not arrive', delayed: 'delayed', 'not-ours': 'not about mail of ours',
  },
  list: 'Waits for you', count: (n) => (n === '1' ? '1 mail' : `${n} mails`),
  none: 'Nothing waits for you. When it cannot be checked from whom a mail comes, or it comes from another address, it is here.',
  held: { unproven: 'Sender not to be checked', 'another-address': 'Another address', left: 'No member any more' },
  heldNotes: {
    unproven: 'The mail server of the sender puts no signature (DKIM) on it that fits this address.', 'another-address': 'Perhaps this member sent the mail on. Ask them before you take it in.', left: 'It cannot be taken in.',
  },
  kinds: { decision: 'a question to the group', date_poll: 'a date poll', meeting: 'a meeting', invitation: 'an invitation', endorsement: 'a question to endorse', discussion: 'a discussion', ring: 'a new discussion', gathered: 'a mail about several things' },
  asked: (what, tank) => `Answers ${what}${tank ? ` of think tank “${tank}”` : ''}.`,
  owner: 'Only to be given by', ownerGone: 'Whoever could give it is no member any more.',
  came: (when) => `Came in on ${when}`, take: 'Take in', drop: 'Put aside', of: (address) => `: mail from ${address}`,
  stopped: 'Gets no more mail', stoppedNote: 'Mail came back three times. See whether the address is right.', noneStopped: 'There is no address from which mail keeps coming back.',
  cameBack: (n, day) => `came back ${n} times, last on ${day}`, unknownAddress: 'The mail server does not know this address.', fullBox: 'The mailbox is full or closed.', otherBounce: 'The mail server did not take the mail.',
  status: (status) => `Code ${status}.`, resume: 'Send again',
  done: { opgenomen: 'The mail is being taken in. If that fails, its sender hears why.', weggelegd: 'The mail has been put aside.', hervat: 'Mail goes to this address again.' },
}

export const texts = { nl, en }
