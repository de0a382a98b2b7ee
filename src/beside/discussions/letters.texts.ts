const nl = {
  subject: (title: string) => `Gesprek: ${title}`,
  greeting: (name: string) => `Beste ${name},`,
  said: (title: string, where: string, who: string) => `In het gesprek “${title}” (${where}) staat een nieuw bericht. ${who} schreef:`,
  topic: (number: number, title: string) => `Gesprek ${number}: ${title}`,
  left: (count: number) => (count === 1 ? 'En nog 1 bericht.' : `En nog ${count} berichten.`),
  more: 'Het bericht gaat verder op de site.',
  answer: 'U kunt deze mail gewoon beantwoorden, vanaf dit mailadres: uw antwoord komt in het gesprek.',
  wish: 'Antwoord met alleen het woord volgen, dan krijgt u ieder nieuw bericht van dit gesprek. Antwoord met alleen stop, dan krijgt u er geen mail meer van.',
  wished: { watch: (number: number) => `u krijgt ieder nieuw bericht van gesprek ${number}.`, mute: (number: number) => `u krijgt geen mail meer van gesprek ${number}.` },
  site: 'Of lees verder op de site:',
  begin: (address: string) => `Een nieuw gesprek beginnen? Mail naar ${address}. Het onderwerp van uw mail wordt het onderwerp van het gesprek. Dit adres werkt alleen voor u.`,
  why: (contact: string) => `U krijgt deze mail omdat u dit gesprek volgt, of omdat iemand u noemt of antwoordt. Vragen? Mail ${contact}.`,
  noted: (number: number) => `Uw bericht staat in gesprek ${number}.`,
  begun: (number: number) => `Uw gesprek is begonnen: gesprek ${number}.`,
  choose: 'Dit zijn de gesprekken waarvan u hoorde, elk met het adres waar uw antwoord heen kan. De adressen werken alleen voor u.',
  how: 'Zet in het onderwerp van de mail waar het gesprek over gaat, en in de mail wat u wilt zeggen.',
}
const en: typeof nl = {
  subject: (title) => `Discussion: ${title}`,
  greeting: (name) => `Dear ${name},`,
  said: (title, where, who) => `There is a new post in the discussion “${title}” (${where}). ${who} wrote:`,
  topic: (number, title) => `Discussion ${number}: ${title}`,
  left: (count) => (count === 1 ? 'And 1 more post.' : `And ${count} more posts.`),
  more: 'The post goes on on the site.',
  answer: 'You can simply answer this mail, from this mail address: your answer comes in the discussion.',
  wish: 'Answer with only the word follow, and you get every new post of this discussion. Answer with only stop, and you get no more mail of it.',
  wished: { watch: (number) => `you get every new post of discussion ${number}.`, mute: (number) => `you get no more mail of discussion ${number}.` },
  site: 'Or read on on the site:',
  begin: (address) => `Begin a new discussion? Mail to ${address}. The subject of your mail becomes the subject of the discussion. This address works for you only.`,
  why: (contact) => `You get this mail because you follow this discussion, or because somebody mentions or answers you. Questions? Mail ${contact}.`,
  noted: (number) => `Your post is in discussion ${number}.`,
  begun: (number) => `Your discussion has begun: discussion ${number}.`,
  choose: 'These are the discussions that you heard of, each with the address that your answer can go to. The addresses work for you only.',
  how: 'Put what the discussion is about in the subject of the mail, and what you want to say in the mail.',
}

/** Wording of letters of a discussion, and of answers to what comes in by mail. */
export const letterTexts = { nl, en }
