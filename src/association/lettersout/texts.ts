const nl = {
  title: 'Uitgaande post', crumb: 'Vereniging', ring: 'Alleen voor beheerders.',
  lead: 'Hoeveel post er uitgaat, en welke niet aankwam. Wat erin staat, is alleen voor wie de post krijgt.',
  now: 'Nu', columns: ['Post', 'Aantal'],
  waiting: (since: string | undefined) => (since ? `Wacht (de oudste sinds ${since})` : 'Wacht'), today: 'Vandaag verstuurd', refused: 'Geweigerd of niet meer verstuurd', doubtful: 'In twijfel',
  noServer: 'Er is geen mailserver ingesteld: post blijft hier. Stel hem in met --smtp of DENKTANK_SMTP.',
  list: 'Wat uw aandacht vraagt', count: (n: string) => (n === '1' ? '1 brief' : `${n} brieven`),
  none: 'Nu vraagt geen post uw aandacht. Weigert een mailserver post, of weet niemand of post aankwam, dan staat hier voor wie die was.',
  doubtfulIs: 'In twijfel', refusedIs: 'Geweigerd',
  doubtfulNote: 'Het programma of de lijn viel weg terwijl de post werd overgegeven. Gaat die opnieuw, dan krijgt deze persoon die misschien twee keer.',
  said: (fault: string) => `De mailserver zei: ${fault}`, tooOld: 'Wachtte te lang en gaat niet meer uit.', oldNote: 'Te oud om nog te versturen.',
  written: (when: string) => `Geschreven op ${when}`, again: 'Opnieuw versturen', leave: 'Afgedaan', of: (address: string) => `: post voor ${address}`,
  dns: 'Wat in de DNS hoort', dnsNote: 'TXT-records bij het domein van de afzender. Zo zien ontvangers dat de post van u is.',
  dnsNone: 'Zodra een mailserver en een eigen domein zijn ingesteld, staat hier wat in de DNS moet.',
  done: { opnieuw: 'De post gaat opnieuw uit.', afgedaan: 'De post is afgedaan.', 'te-oud': 'Deze post is te oud om nog te versturen. Doe die af.' },
}

const en: typeof nl = {
  title: 'Outgoing mail', crumb: 'Association', ring: 'For administrators only.',
  lead: 'How much mail goes out, and what did not arrive. What it says is only for who gets it.',
  now: 'Now', columns: ['Mail', 'Number'],
  waiting: (since) => (since ? `Waiting (the oldest since ${since})` : 'Waiting'), today: 'Sent today', refused: 'Refused or not sent any more', doubtful: 'In doubt',
  noServer: 'No mail server is set: mail stays here. Set one with --smtp or DENKTANK_SMTP.',
  list: 'What asks for your attention', count: (n) => (n === '1' ? '1 letter' : `${n} letters`),
  none: 'No mail asks for your attention now. When a mail server refuses mail, or nobody knows whether it arrived, it says here for whom it was.',
  doubtfulIs: 'In doubt', refusedIs: 'Refused',
  doubtfulNote: 'The program or the line stopped while it was handed over. When it goes again, this person may get it twice.',
  said: (fault) => `The mail server said: ${fault}`, tooOld: 'It waited too long and does not go out any more.', oldNote: 'Too old to be sent.',
  written: (when) => `Written on ${when}`, again: 'Send again', leave: 'Done with', of: (address) => `: mail for ${address}`,
  dns: 'What belongs in the DNS', dnsNote: 'TXT records at the domain of the sender. By these receivers see that the mail is yours.',
  dnsNone: 'Once a mail server and a domain of your own are set, it says here what to put in the DNS.',
  done: { opnieuw: 'The mail goes out again.', afgedaan: 'The mail is done with.', 'te-oud': 'This mail is too old to be sent. Be done with it.' },
}

export const texts = { nl, en }
