import type { Known } from './defaults.nl.ts'
import type { SitePage } from './pages.ts'

/** The English texts that the program comes with: the same as the Dutch ones. */
export const defaultsInEnglish: Readonly<Record<SitePage, (it: Known) => string>> = {
  home: ({ name }) => `
Municipalities, their shared service organisations and suppliers think together here. What they say can be found back in what we publish: sentence by sentence.

${name} brings together people who work on the same question. They choose a theme, think about it in a think tank, and write down what others can use. Denktank helps a group get from a theme to a text that everybody stands behind. Nothing that was said gets lost, and for every sentence you can see what it rests on.`,
  about: ({ name, email }) => `
${name} brings together people who work on the same question. They choose a theme, think about it in a think tank, and write down what others can use.

## How a think tank works

A think tank goes from theme to strategy in six steps:

1. Members propose a theme and support it. The board chooses.
2. A preparation group writes the assignment and invites people, from each perspective.
3. At the meeting everyone says what they see happening.
4. Findings are drawn from those contributions.
5. The group writes a guide. With every sentence you can read what it rests on.
6. Organisations use the guide for their own strategy.

## What you can read here

What is finished is under [publications](/publicaties). What is being worked on is under [themes under way](/themas). What a think tank discusses stays within the think tank.

## Questions

Mail [${email}](mailto:${email}).`,
  contact: ({ name, email }) => `
Do you have a question for ${name}, or would you like to take part? Mail [${email}](mailto:${email}).`,
  accessibility: ({ name, email }) => `
${name} wants everyone to be able to use this website. It therefore follows the Web Content Accessibility Guidelines (WCAG 2.2, levels A and AA), which are also in the European standard EN 301 549.

## What we do for it

- Every page works with the keyboard, without JavaScript and on a narrow screen.
- Colour is never the only thing that means something: there is a shape or a word with it.
- Every picture comes with a table of the same figures.
- The makers of the software test each kind of page automatically before a new version comes out. Such a test does not find everything: that takes an examination by people as well.

## Does something not work for you?

Mail [${email}](mailto:${email}). Say on which page it goes wrong and what you use to read or to operate it. We will tell you what we do about it and when.

Do you think we do not handle your report well? Then write a complaint to the board of ${name}, at the same address.`,
  privacy: ({ name, email }) => `
${name} decides for what purposes personal data is used on this website.

## If you only read

You can read without us knowing who you are. Nothing tracks you, there are no visitor figures per person, and nothing is loaded from other websites.

## If you are a member

- We keep your name, your e-mail address, your organisation and what you take part in.
- What you say in a think tank is kept under the rule of that think tank: with your name, with your perspective only, or without either. That rule is shown on every page of the think tank.
- Who said something is kept apart from what was said. In an anonymous think tank, the log of what happens does not record who did it.
- We keep when you signed in, so that you can see and end that yourself.

A publication stays, also when you leave the association: others build on it.

## Why we may do this, and how long we keep it

We use your data to do what your membership asks for, and to keep this website secure. Of those whom a think tank invited and who are no members, we keep only what that invitation needs. Mail, sessions and invitations disappear by themselves after a fixed time. Our register of processing says for each kind why we may keep it and for how long. You can ask us for that register.

## Who sees your data

Only those who share the same think tank or group see what is there. We give no data to others for advertising.

## Your rights

You may know what data we have about you, and have it corrected or erased. Are you a member? On your own page, under “My details”, you see everything that we keep of you. You can take it along there, and erase it yourself. Do you have no account, or does it not work? Mail [${email}](mailto:${email}). If we cannot agree, you can complain to the [Dutch Data Protection Authority](https://www.autoriteitpersoonsgegevens.nl/en).`,
  cookies: () => `
This website only uses cookies that are needed to make the website work. We need not ask your consent for those. There are no cookies of others, and no cookies that track you.`,
  proclaimer: ({ name, email }) => `
We do our best to give correct and complete information on this website. What a think tank publishes is what the participants found together on the date that is shown. It is no legal advice.

## Is something wrong?

Let us know: mail [${email}](mailto:${email}). We look at it and correct what is wrong. We do not change a publication silently: there will be a new version, and the old one can still be read.

## Reuse

At the foot of each page it says under which conditions you can reuse what is published here. Name ${name} as the source if those conditions ask for it.

## Links

We refer to websites of others. They are responsible for what is there.`,
  disclosure: ({ name, disclosureEmail }) => `
Have you found a weakness in this website? Tell us, so that we can mend it before somebody abuses it.

## How to report

- Mail [${disclosureEmail}](mailto:${disclosureEmail}).
- Say what you did, at which address, and what you saw, so that we can repeat it.
- Go no further than needed to show that it can be done: fetch no data of others, change nothing and do not bring the website down.
- Tell others only once it has been mended, or when we have agreed so together.

## What you may expect of us

- We tell you that we received your report, and after that what we do with it.
- We treat your report in confidence.
- If you keep to what is said above, ${name} takes no legal steps because of your report.

The software behind this website is open source. If the fault lies in the software, we pass your report on to its makers.`,
}
