import type { Language } from '../../platform/here.ts'
import type { KeptKind } from '../../platform/retention.ts'

type Days = Readonly<Record<KeptKind, number>>

/** What article 30 of the GDPR asks of a processing, in words. `kept`: with the days that are set now. */
export interface Purpose {
  readonly name: string
  readonly purpose: string
  /** the legal ground, with its place in article 6 */
  readonly ground: string
  /** whose data they are */
  readonly whose: string
  /** who receives them */
  readonly who: string
  readonly kept: (days: Days) => string
}

/** One processing: the tables in which a person can be found, and why they are kept. Each such table stands in just one. */
export interface Processing { readonly key: string; readonly tables: readonly string[]; readonly words: Readonly<Record<Language, Purpose>> }

/** Tables whose names and addresses are of organisations, places, files and the association itself, never of a person. */
export const ofThings: readonly string[] = ['organisation', 'region', 'site', 'website', 'migration', 'meeting_document', 'post_file', 'other_feed', 'knowledge_file']

export const processings: readonly Processing[] = [
  {
    key: 'members', tables: ['person', 'role', 'mandate', 'regional_chair'], words: {
      nl: {
        name: 'Leden, taken en mandaten', purpose: 'Weten wie lid is, welke taak iemand heeft en voor welke organisatie iemand spreekt.',
        ground: 'Uitvoering van het lidmaatschap (artikel 6, lid 1, onder b)', whose: 'Leden van de vereniging en mensen van aangesloten organisaties', who: 'Leden zien namen en organisaties; adressen zien alleen bestuur, secretariaat en beheerders.',
        kept: () => 'Tot de persoon of een beheerder de gegevens wist. Wie weggaat, verliest meteen alle toegang.',
      },
      en: {
        name: 'Members, tasks and mandates', purpose: 'To know who is a member, which task somebody has and for which organisation somebody speaks.',
        ground: 'Performance of the membership (article 6(1)(b))', whose: 'Members of the association and people of affiliated organisations', who: 'Members see names and organisations; only board, secretariat and administrators see addresses.',
        kept: () => 'Until the person or an administrator erases them. Who leaves loses all access at once.',
      },
    },
  },
  {
    key: 'signin', tables: ['session', 'signin_link', 'passkey', 'passkey_challenge', 'authenticator', 'recovery_code', 'address_change', 'identity', 'oidc_request'], words: {
      nl: {
        name: 'Inloggen', purpose: 'Alleen de juiste mensen binnenlaten, en laten zien op welke apparaten iemand is ingelogd.',
        ground: 'Gerechtvaardigd belang: beveiliging (artikel 6, lid 1, onder f, en artikel 32)', whose: 'Iedereen die inlogt', who: 'Alleen de persoon zelf; bij inloggen via een organisatie ook die organisatie.',
        kept: ({ session }) => `Sessies: ${session} dagen na het einde. Links en adreswijzigingen: één dag. Passkeys en apps: tot iemand ze weghaalt.`,
      },
      en: {
        name: 'Signing in', purpose: 'To let only the right people in, and to show somebody on which devices they are signed in.',
        ground: 'Legitimate interest: security (article 6(1)(f) and article 32)', whose: 'Everybody who signs in', who: 'Only the person; with signing in by an organisation also that organisation.',
        kept: ({ session }) => `Sessions: ${session} days after they end. Links and changes of address: one day. Passkeys and apps: until somebody removes them.`,
      },
    },
  },
  {
    key: 'thinktanks', tables: ['participant', 'ring_person', 'ring', 'draft', 'subgroup_wish', 'subgroup_proposal_seat', 'subgroup_proposal_group'], words: {
      nl: {
        name: 'Meedoen aan denktanks', purpose: 'Weten wie aan welke denktank meedoet, vanuit welk perspectief, in welke deelgroep, en wie aan een tekst schrijft.',
        ground: 'Uitvoering van het lidmaatschap (artikel 6, lid 1, onder b)', whose: 'Deelnemers', who: 'De deelnemers van dezelfde denktank. Wensen voor een deelgroep ziet alleen het programma.',
        kept: () => 'Zolang de denktank er is; van wie is gewist zonder naam.',
      },
      en: {
        name: 'Taking part in think tanks', purpose: 'To know who takes part in which think tank, from which perspective, in which subgroup, and who writes in a text.',
        ground: 'Performance of the membership (article 6(1)(b))', whose: 'Participants', who: 'The participants of the same think tank. Wishes for a subgroup are seen by the program only.',
        kept: () => 'As long as the think tank is there; without a name of who was erased.',
      },
    },
  },
  {
    key: 'said', tables: ['giver', 'card_hand', 'post_mention', 'decision_voice', 'dot'], words: {
      nl: {
        name: 'Wie wat zei en deed', purpose: 'Iemand de eigen bijdragen laten verbeteren en intrekken, namen tonen waar dat is afgesproken, en in het logboek laten zien wie wat deed in de vereniging.',
        ground: 'Gerechtvaardigd belang: navolgbaarheid (artikel 6, lid 1, onder f)', whose: 'Deelnemers, en wie iets doet in de vereniging', who: 'Alleen waar de denktank namen toont: de deelnemers. Van de vereniging: beheerders.',
        kept: () => 'Per perspectief: tot 14 dagen na het sluiten van de denktank. Anoniem: tot het sluiten. Met naam en in de vereniging: zolang het er is.',
      },
      en: {
        name: 'Who said and did what', purpose: 'To let people mend and withdraw what they gave, to show names where that was agreed, and to show in the log who did what in the association.',
        ground: 'Legitimate interest: accountability (article 6(1)(f))', whose: 'Participants, and who does something in the association', who: 'Only where a think tank shows names: its participants. Of the association: administrators.',
        kept: () => 'By perspective: until 14 days after the think tank closes. Anonymous: until it closes. With names and in the association: as long as it is there.',
      },
    },
  },
  {
    key: 'invitations', tables: ['invitation'], words: {
      nl: {
        name: 'Uitnodigen', purpose: 'Mensen vragen om mee te doen, ook van buiten de vereniging, en hun antwoord verwerken.',
        ground: 'Gerechtvaardigd belang: een evenwichtige denktank (artikel 6, lid 1, onder f)', whose: 'Leden en mensen van buiten die worden uitgenodigd', who: 'De voorbereidingsgroep van de denktank.',
        kept: ({ invitation }) => `Namen en adressen van mensen van buiten: ${invitation} dagen nadat de uitnodiging is beantwoord of verlopen.`,
      },
      en: {
        name: 'Inviting', purpose: 'To ask people to take part, from outside the association as well, and to handle their answer.',
        ground: 'Legitimate interest: a balanced think tank (article 6(1)(f))', whose: 'Members and people from outside who are invited', who: 'The preparation group of the think tank.',
        kept: ({ invitation }) => `Names and addresses of people from outside: ${invitation} days after the invitation was answered or ran out.`,
      },
    },
  },
  {
    key: 'meetings', tables: ['meeting_attendee', 'calendar_feed', 'date_poll_voice', 'date_poll_link', 'evaluation_link'], words: {
      nl: {
        name: 'Bijeenkomsten', purpose: 'Weten wie wanneer kan, wie komt en wie er was, afspraken in de agenda van deelnemers zetten, en vragen hoe het was.',
        ground: 'Uitvoering van het lidmaatschap (artikel 6, lid 1, onder b)', whose: 'Deelnemers en gasten van een bijeenkomst', who: 'De deelnemers; waar de denktank anoniem is, alleen wie voorbereidt.',
        kept: () => 'Zolang de denktank er is; van wie is gewist zonder naam.',
      },
      en: {
        name: 'Meetings', purpose: 'To know who can come when, who comes and who was there, to put meetings in the calendars of participants, and to ask how it was.',
        ground: 'Performance of the membership (article 6(1)(b))', whose: 'Participants and guests of a meeting', who: 'The participants; where the think tank is anonymous, only who prepares it.',
        kept: () => 'As long as the think tank is there; without a name of who was erased.',
      },
    },
  },
  {
    key: 'mail-in', tables: ['mail_in', 'reply_key', 'mail_bounce'], words: {
      nl: {
        name: 'Antwoorden per mail', purpose: 'Mensen laten antwoorden door een mail te beantwoorden, nagaan dat de afzender echt is, en geen post sturen naar een adres waar zij niet aankomt.',
        ground: 'Uitvoering van het lidmaatschap (artikel 6, lid 1, onder b)', whose: 'Wie een mail van Denktank beantwoordt, en wie de afzender is van een mail die wacht', who: 'Het antwoord: wie het leest op de plek waar het bij hoort. Een beheerder ziet van een mail die wacht de afzender en van wie het antwoord moet komen, niet wat erin staat.',
        kept: () => 'Een mail die is opgenomen of geweigerd: niet. Een mail die wacht: 30 dagen. Dat er een mail was: 400 dagen, zonder van wie. Codes in adressen: één jaar. Adressen waar post van terugkwam: 180 dagen.',
      },
      en: {
        name: 'Answers by mail', purpose: 'Letting people answer by answering a mail, finding out that the sender is real, and sending no mail to an address at which it does not arrive.',
        ground: 'Performance of the membership (article 6(1)(b))', whose: 'Who answers a mail from Denktank, and who sent a mail that waits', who: 'The answer: who reads it where it belongs. Of a mail that waits an administrator sees the sender and whose answer it should be, not what it says.',
        kept: () => 'A mail that was taken in or refused: not. A mail that waits: 30 days. That there was a mail: 400 days, without whose. Codes in addresses: one year. Addresses from which mail came back: 180 days.',
      },
    },
  },
  {
    key: 'mail', tables: ['mail', 'notice', 'mailing', 'mail_less', 'job', 'following', 'reading', 'discussion_reading', 'discussion_level'], words: {
      nl: {
        name: 'Post en berichten', purpose: 'Mensen per mail laten weten wat voor hen van belang is, in het ritme dat zij kozen, en hun laten zien wat nieuw is.',
        ground: 'Uitvoering van het lidmaatschap (artikel 6, lid 1, onder b)', whose: 'Iedereen die post krijgt', who: 'De ontvanger. Een beheerder ziet alleen of de post aankwam.',
        kept: ({ mail, notice }) => `Post: ${mail} dagen. Berichten: twee dagen na het mailen, en hoogstens ${notice} dagen. Adressen voor minder mail: één jaar. Hoe ver iemand las: zolang die meedoet.`,
      },
      en: {
        name: 'Mail and notices', purpose: 'To let people know by mail what concerns them, in the rhythm they chose, and to show them what is new.',
        ground: 'Performance of the membership (article 6(1)(b))', whose: 'Everybody who gets mail', who: 'The receiver. An administrator sees only whether it arrived.',
        kept: ({ mail, notice }) => `Mail: ${mail} days. Notices: two days after they were mailed, and ${notice} days at most. Addresses for less mail: one year. How far somebody read: as long as they take part.`,
      },
    },
  },
  {
    key: 'imports', tables: ['import_file', 'knowledge_import'], words: {
      nl: {
        name: 'Ingevoerde bestanden', purpose: 'Ledenlijsten overnemen uit een bestand.',
        ground: 'Uitvoering van het lidmaatschap (artikel 6, lid 1, onder b)', whose: 'Mensen die in het bestand staan, en wie het invoerde', who: 'Wie het bestand invoerde.',
        kept: (days) => `Wat niet is ingevoerd: één dag. Daarna hoogstens ${days.import} dagen.`,
      },
      en: {
        name: 'Imported files', purpose: 'To take over lists of members from a file.',
        ground: 'Performance of the membership (article 6(1)(b))', whose: 'People in the file, and who imported it', who: 'Who imported the file.',
        kept: (days) => `What was not imported: one day. After that ${days.import} days at most.`,
      },
    },
  },
  {
    key: 'website', tables: ['contact_person'], words: {
      nl: {
        name: 'Contact op de website', purpose: 'Bezoekers laten weten bij wie zij terechtkunnen.',
        ground: 'Toestemming (artikel 6, lid 1, onder a)', whose: 'Contactpersonen', who: 'Iedereen.', kept: () => 'Tot de contactpersoon niet meer wil of het secretariaat die weghaalt.',
      },
      en: {
        name: 'Contact on the website', purpose: 'To let visitors know whom they can turn to.',
        ground: 'Consent (article 6(1)(a))', whose: 'Contact people', who: 'Everybody.', kept: () => 'Until the contact person no longer wants it or the secretariat removes them.',
      },
    },
  },
  {
    key: 'erasure', tables: ['erasure'], words: {
      nl: {
        name: 'Gewiste gegevens', purpose: 'Gegevens opnieuw wissen als een oudere back-up wordt teruggezet.',
        ground: 'Wettelijke plicht (artikel 6, lid 1, onder c, en artikel 17)', whose: 'Mensen van wie gegevens zijn gewist', who: 'Alleen het programma.', kept: () => 'Altijd: een nummer zonder naam of adres.',
      },
      en: {
        name: 'Erased data', purpose: 'To erase data again when an older backup is restored.',
        ground: 'Legal obligation (article 6(1)(c) and article 17)', whose: 'People whose data were erased', who: 'The program only.', kept: () => 'For good: a number without a name or an address.',
      },
    },
  },
]
