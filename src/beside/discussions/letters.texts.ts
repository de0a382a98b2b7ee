const nl = {
  subject: (title: string) => `Gesprek: ${title}`,
  greeting: (name: string) => `Beste ${name},`,
  said: (title: string, where: string) => `In het gesprek “${title}” (${where}) staat een nieuw bericht:`,
  more: 'Het bericht gaat verder op de site.',
  answer: 'U kunt deze mail gewoon beantwoorden, vanaf dit mailadres: uw antwoord komt in het gesprek.',
  site: 'Of lees verder op de site:',
  begin: (address: string) => `Een nieuw gesprek beginnen? Mail naar ${address}. Het onderwerp van uw mail wordt het onderwerp van het gesprek. Dit adres werkt alleen voor u.`,
  why: (contact: string) => `U krijgt deze mail omdat u dit gesprek volgt, of omdat iemand u noemt of antwoordt. Vragen? Mail ${contact}.`,
  noted: (number: number) => `Uw bericht staat in gesprek ${number}.`,
  begun: (number: number) => `Uw gesprek is begonnen: gesprek ${number}.`,
  how: 'Zet in het onderwerp van de mail waar het gesprek over gaat, en in de mail wat u wilt zeggen.',
}
const en: typeof nl = {
  subject: (title) => `Discussion: ${title}`,
  greeting: (name) => `Dear ${name},`,
  said: (title, where) => `There is a new post in the discussion “${title}” (${where}):`,
  more: 'The post goes on on the site.',
  answer: 'You can simply answer this mail, from this mail address: your answer comes in the discussion.',
  site: 'Or read on on the site:',
  begin: (address) => `Begin a new discussion? Mail to ${address}. The subject of your mail becomes the subject of the discussion. This address works for you only.`,
  why: (contact) => `You get this mail because you follow this discussion, or because somebody mentions or answers you. Questions? Mail ${contact}.`,
  noted: (number) => `Your post is in discussion ${number}.`,
  begun: (number) => `Your discussion has begun: discussion ${number}.`,
  how: 'Put what the discussion is about in the subject of the mail, and what you want to say in the mail.',
}

/** Wording of letters of a discussion, and of answers to what comes in by mail. */
export const letterTexts = { nl, en }
