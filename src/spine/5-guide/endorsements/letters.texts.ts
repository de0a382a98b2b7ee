const nl = {
  subject: (title: string) => `Stelt uw organisatie vast? ${title}`,
  asks: (names: string, many: boolean, tank: string) => `De denktank “${tank}” vraagt of ${names} achter deze publicatie ${many ? 'staan' : 'staat'}:`,
  version: (number: number, day: string) => `Versie ${number}, gepubliceerd op ${day}.`,
  read: 'Lees de hele tekst, zonder in te loggen:',
  answer: 'U spreekt voor uw organisatie. U kunt deze mail daarom gewoon beantwoorden, vanaf dit mailadres.',
  how: [
    'Zet op de eerste regel één van deze antwoorden:',
    '- Ja: uw organisatie stelt deze versie vast.',
    '- Met voorbehoud: en daarachter wat uw voorbehoud is. Dat staat straks woordelijk bij de publicatie.',
    '- Nee: en daarachter waarom. Uw organisatie wordt dan niet genoemd.',
  ].join('\n'),
  which: (names: string) => `U spreekt voor meer dan één organisatie: ${names}. Zet de naam van de organisatie vóór uw antwoord, met een dubbele punt erachter. Stuur voor elke organisatie een eigen mail.`,
  public: 'Het antwoord van uw organisatie wordt openbaar. Uw eigen naam niet.',
  site: 'Of antwoord op de site:',
  why: (contact: string) => `U krijgt deze mail omdat u voor een organisatie van de vereniging spreekt. Vragen? Mail ${contact}.`,
  noted: {
    full: (name: string) => `${name} stelt deze versie vast, zonder voorbehoud.`,
    reservation: (name: string) => `${name} stelt deze versie vast, met een voorbehoud. Wat u schreef, staat bij de publicatie.`,
    declined: (name: string) => `${name} stelt deze versie niet vast, en wordt niet genoemd.`,
  },
  below: 'Wat u verder schreef, is niet bewaard.',
  and: (names: readonly string[]) => (names.length > 1 ? `${names.slice(0, -1).join(', ')} en ${names.at(-1)}` : names.join('')),
}

const en: typeof nl = {
  subject: (title) => `Does your organisation endorse this? ${title}`,
  asks: (names, many, tank) => `The think tank “${tank}” asks whether ${names} ${many ? 'stand' : 'stands'} behind this publication:`,
  version: (number, day) => `Version ${number}, published on ${day}.`,
  read: 'Read the whole text, without signing in:',
  answer: 'You speak for your organisation. So you can simply answer this mail, from this mail address.',
  how: [
    'Put one of these answers on the first line:',
    '- Yes: your organisation endorses this version.',
    '- With a reservation: and behind it what your reservation is. It will stand with the publication word for word.',
    '- No: and behind it why. Your organisation is not named then.',
  ].join('\n'),
  which: (names) => `You speak for more than one organisation: ${names}. Put the name of the organisation before your answer, with a colon behind it. Send a mail for each organisation.`,
  public: 'The answer of your organisation becomes public. Your own name does not.',
  site: 'Or answer on the site:',
  why: (contact) => `You get this mail because you speak for an organisation of the association. Questions? Mail ${contact}.`,
  noted: {
    full: (name) => `${name} endorses this version, without a reservation.`,
    reservation: (name) => `${name} endorses this version, with a reservation. What you wrote stands with the publication.`,
    declined: (name) => `${name} does not endorse this version, and is not named.`,
  },
  below: 'What else you wrote was not kept.',
  and: (names) => (names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names.join('')),
}

/** Wording of the letter that asks for endorsement, and of answers to it by mail. */
export const letterTexts = { nl, en }
