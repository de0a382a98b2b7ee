/**
 * Everything anyone can do: who may, and who hears of it. Read it top to bottom and you know the product.
 * `who` is the person in this workspace; `it` is the held thing (its row, with `author` where a giver is known).
 * `tells` names the ring whose pages follow the act; mail goes only to whom a change names in `hears`.
 */

/** How a person stands in the workspace where they act. */
export interface Standing {
  /** id of the person; null for a visitor */
  readonly member: string | null
  readonly takesPart: boolean
  readonly prepares: boolean
  readonly chairs: boolean
  readonly board: boolean
  readonly secretariat: boolean
  readonly administers: boolean
  /** the program itself, for jobs and commands */
  readonly clerk: boolean
  /** who joined one board without an account, and was let in: an id of that board only */
  readonly guest?: string
}

/** What a rule may look at in the thing that is held. */
export interface Held {
  readonly author?: string | null
  readonly ripe?: boolean
  readonly reason?: string
  readonly withdrawn_at?: Date | null
  readonly typed_over_at?: Date | null
  readonly locked_by?: string | null
  readonly person_id?: string | null
  readonly kind?: string
  /** this session waits for its second step, and it is its own person who does this */
  readonly halfway?: boolean
  /** who lent this mandate; null for one that was given */
  readonly lender?: string | null
  /** it is about an organisation for which who acts may speak today */
  readonly mandated?: boolean
}

export interface Act {
  readonly may: (who: Standing, it: Held) => boolean
  readonly tells: 'ring' | 'nobody'
  /** leaves no happening: its moment, or how many there are, would say whose it was. What comes of it is told instead. */
  readonly quiet?: true
}

const anyone = () => true
const takesPart = (who: Standing) => who.takesPart
const prepares = (who: Standing) => who.prepares || who.chairs
const chairs = (who: Standing) => who.chairs
const administers = (who: Standing) => who.administers || who.clerk
const runsAssociation = (who: Standing) => who.administers || who.secretariat || who.board
const runsWebsite = (who: Standing) => who.secretariat || who.administers
// Whoever may change an administrator's address could sign in as one.
const mayManage = (who: Standing, it: Held) => (it.kind === 'administrator' ? administers(who) : runsAssociation(who))
// Only a chair makes or unmakes a chair: else the preparation group could appoint itself.
const mayPlace = (who: Standing, it: Held) => (it.kind === 'chair' ? who.chairs : prepares(who))
const own = (who: Standing, it: Held) => who.member !== null && it.author === who.member
// Who is half in may do what lets them in whole, and nothing else.
const ownOrHalfway = (who: Standing, it: Held) => own(who, it) || it.halfway === true
const moderates = (who: Standing, it: Held) => (it.kind === 'proposal' ? who.secretariat || who.administers : prepares(who))
const alive = (it: Held) => !it.withdrawn_at
// A glossary is a think tank's, or the association's, in which every member takes part.
const speaksIn = (who: Standing, it: Held) => (it.kind === 'association' ? who.member !== null : who.takesPart)
const leadsWords = (who: Standing, it: Held) => (it.kind === 'association' ? runsAssociation(who) : prepares(who))

export const acts = {
  // the association
  'association.found': { may: anyone, tells: 'nobody' },
  'sample.remove': { may: administers, tells: 'nobody' },
  'signin.ask': { may: anyone, tells: 'nobody' },
  'signin.try': { may: anyone, tells: 'nobody' },
  'session.begin': { may: anyone, tells: 'nobody' },
  'session.end': { may: ownOrHalfway, tells: 'nobody' },
  'session.prove': { may: ownOrHalfway, tells: 'nobody' },
  'passkey.add': { may: ownOrHalfway, tells: 'nobody' },
  'passkey.rename': { may: own, tells: 'nobody' },
  'passkey.remove': { may: own, tells: 'nobody' },
  'authenticator.begin': { may: ownOrHalfway, tells: 'nobody' },
  'authenticator.confirm': { may: ownOrHalfway, tells: 'nobody' },
  'authenticator.remove': { may: own, tells: 'nobody' },
  'recovery.renew': { may: own, tells: 'nobody' },
  'factors.reset': { may: (who, it) => administers(who) && !own(who, it), tells: 'nobody' },
  'address.ask': { may: own, tells: 'nobody' },
  'address.change': { may: own, tells: 'nobody' },
  'oidc.ask': { may: anyone, tells: 'nobody' },
  'oidc.answer': { may: anyone, tells: 'nobody' },
  'oidc.add': { may: administers, tells: 'nobody' },
  'oidc.edit': { may: administers, tells: 'nobody' },
  'oidc.try': { may: administers, tells: 'nobody' },
  'oidc.renew': { may: administers, tells: 'nobody' },
  'oidc.end': { may: administers, tells: 'nobody' },
  'identity.link': { may: own, tells: 'nobody' },
  'identity.end': { may: own, tells: 'nobody' },
  'person.add': { may: runsAssociation, tells: 'ring' },
  'person.edit': { may: (who, it) => mayManage(who, it) || own(who, it), tells: 'ring' },
  'person.leave': { may: mayManage, tells: 'ring' },
  'person.redact': { may: (who, it) => own(who, it) || administers(who), tells: 'ring' },
  'role.give': { may: administers, tells: 'ring' },
  'role.end': { may: administers, tells: 'ring' },
  'organisation.add': { may: runsAssociation, tells: 'ring' },
  'organisation.edit': { may: runsAssociation, tells: 'ring' },
  'organisation.merge': { may: runsAssociation, tells: 'ring' },
  'region.add': { may: runsAssociation, tells: 'ring' },
  'region.edit': { may: runsAssociation, tells: 'ring' },
  'regionalChair.give': { may: runsAssociation, tells: 'ring' },
  'regionalChair.end': { may: runsAssociation, tells: 'ring' },
  'mandate.give': { may: runsAssociation, tells: 'ring' },
  'mandate.delegate': { may: (who, it) => own(who, it) && !it.lender, tells: 'ring' },
  'mandate.handOver': { may: own, tells: 'ring' },
  'mandate.end': { may: (who, it) => own(who, it) || who.member !== null && it.lender === who.member || runsAssociation(who), tells: 'ring' },

  // keeping the house: what administrators do to the installation itself
  'log.export': { may: administers, tells: 'nobody' },
  'retention.set': { may: administers, tells: 'nobody' },
  'mail.again': { may: administers, tells: 'nobody' },
  'mail.leave': { may: administers, tells: 'nobody' },
  'mail.take': { may: administers, tells: 'nobody' },
  'mail.drop': { may: administers, tells: 'nobody' },
  'mail.resume': { may: administers, tells: 'nobody' },
  'job.retry': { may: administers, tells: 'nobody' },
  'job.drop': { may: administers, tells: 'nobody' },

  // mail about what happened: whoever holds a mail gets less of it, written down by the clerk
  'mail.follow': { may: own, tells: 'nobody' },
  'mail.less': { may: (who) => who.clerk, tells: 'nobody' },

  // the public site
  'website.set': { may: runsWebsite, tells: 'nobody' },
  'siteText.write': { may: runsWebsite, tells: 'nobody' },
  'contactPerson.add': { may: runsWebsite, tells: 'nobody' },
  'contactPerson.edit': { may: runsWebsite, tells: 'nobody' },
  'contactPerson.remove': { may: runsWebsite, tells: 'nobody' },
  // Whether everyone may know of a think tank is for its chair, and for the board where it takes part.
  'workspace.list': { may: (who) => who.chairs || who.board, tells: 'ring' },
  'workspace.unlist': { may: (who) => who.chairs || who.board, tells: 'ring' },

  // news of others: which feeds the association follows, and the clerk who asks them; how often it asked is nobody's news
  'otherFeed.add': { may: runsWebsite, tells: 'ring' },
  'otherFeed.edit': { may: runsWebsite, tells: 'ring' },
  'otherFeed.pause': { may: runsWebsite, tells: 'ring' },
  'otherFeed.resume': { may: runsWebsite, tells: 'ring' },
  'otherFeed.remove': { may: runsWebsite, tells: 'ring' },
  'otherFeed.refresh': { may: (who) => who.clerk, tells: 'nobody', quiet: true },
  'otherFeed.fail': { may: (who) => who.clerk, tells: 'nobody' },
  'watchWord.add': { may: takesPart, tells: 'ring' },
  'watchWord.remove': { may: takesPart, tells: 'ring' },

  // themes
  'proposal.make': { may: (who) => who.member !== null, tells: 'ring' },
  'proposal.edit': { may: (who, it) => own(who, it) && alive(it), tells: 'ring' },
  'proposal.withdraw': { may: (who, it) => own(who, it) && alive(it), tells: 'ring' },
  // For an organisation that they speak for: its mandate is asked for in the change, with the row that it holds.
  'proposal.support': { may: (who, it) => who.member !== null && alive(it), tells: 'ring' },
  'proposal.unsupport': { may: (who, it) => who.member !== null && alive(it), tells: 'ring' },
  'proposal.decide': { may: (who, it) => who.board && alive(it), tells: 'ring' },

  // lists in and out: only who sent a file goes on with it
  'import.begin': { may: runsAssociation, tells: 'nobody' },
  'import.map': { may: (who, it) => runsAssociation(who) && own(who, it), tells: 'nobody' },
  'import.choose': { may: (who, it) => runsAssociation(who) && own(who, it), tells: 'nobody' },
  'import.finish': { may: (who, it) => runsAssociation(who) && own(who, it), tells: 'ring' },
  'import.drop': { may: (who, it) => runsAssociation(who) && own(who, it), tells: 'nobody' },
  'export.make': { may: runsAssociation, tells: 'nobody' },

  // a think tank and its rings
  'thinktank.begin': { may: (who) => who.board || who.administers, tells: 'nobody' },
  // In a closed think tank nobody takes part or chairs any more (the door sees to that): what is left is the board, and what people gave themselves.
  'thinktank.close': { may: chairs, tells: 'ring' },
  'thinktank.reopen': { may: (who) => who.board, tells: 'ring' },
  'participant.add': { may: mayPlace, tells: 'ring' },
  'participant.edit': { may: mayPlace, tells: 'ring' },
  // Whoever takes part may stop by themselves.
  'participant.end': { may: (who, it) => mayPlace(who, it) || takesPart(who) && own(who, it), tells: 'ring' },
  'subgroup.add': { may: prepares, tells: 'ring' },
  'subgroup.edit': { may: prepares, tells: 'ring' },
  'subgroup.place': { may: prepares, tells: 'ring' },

  // who could sit in which subgroup: worked out by the program, moved by hand, then made so; wishes are everybody's own
  'subgroups.propose': { may: prepares, tells: 'ring' },
  'subgroups.move': { may: prepares, tells: 'ring' },
  'subgroups.name': { may: prepares, tells: 'ring' },
  'subgroups.drop': { may: prepares, tells: 'ring' },
  'subgroups.accept': { may: prepares, tells: 'ring' },
  'subgroups.wish': { may: takesPart, tells: 'nobody' },

  // invitations: who is invited answers by the secret in their mail, and the clerk writes it down for them
  'invitation.choose': { may: prepares, tells: 'ring' },
  'invitation.drop': { may: prepares, tells: 'ring' },
  'invitation.send': { may: prepares, tells: 'ring' },
  'invitation.withdraw': { may: prepares, tells: 'ring' },
  'invitation.note': { may: prepares, tells: 'ring' },
  'invitation.limit': { may: prepares, tells: 'ring' },
  'invitation.accept': { may: (who) => who.clerk, tells: 'ring' },
  'invitation.decline': { may: (who) => who.clerk, tells: 'ring' },
  'invitation.handOn': { may: (who) => who.clerk, tells: 'ring' },
  'invitation.moveUp': { may: (who) => who.clerk, tells: 'ring' },

  // expectations
  'expectation.give': { may: (who) => who.takesPart || who.clerk, tells: 'ring' },
  'expectation.withdraw': { may: (who, it) => own(who, it) && alive(it), tells: 'ring' },

  // the landscape: what everybody may add everybody may mend, and its history stays
  'landscape.add': { may: takesPart, tells: 'ring' },
  'landscape.edit': { may: (who, it) => takesPart(who) && alive(it), tells: 'ring' },
  'landscape.supersede': { may: (who, it) => takesPart(who) && alive(it), tells: 'ring' },
  'landscape.withdraw': { may: (who, it) => takesPart(who) && alive(it), tells: 'ring' },

  // the date poll: who answers by the secret in their mail is not signed in, and the clerk writes it down for them
  'datepoll.begin': { may: prepares, tells: 'ring' },
  'datepoll.answer': { may: (who) => who.takesPart || who.clerk, tells: 'ring' },
  'datepoll.close': { may: (who, it) => prepares(who) && alive(it), tells: 'ring' },
  'datepoll.extend': { may: (who, it) => prepares(who) && alive(it), tells: 'ring' },
  'datepoll.choose': { may: (who, it) => prepares(who) && alive(it), tells: 'ring' },
  'datepoll.withdraw': { may: (who, it) => prepares(who) && alive(it), tells: 'ring' },
  'datepoll.remind': { may: (who, it) => who.clerk && alive(it), tells: 'ring' },

  // meetings
  'meeting.plan': { may: prepares, tells: 'ring' },
  'meeting.edit': { may: (who, it) => prepares(who) && alive(it), tells: 'ring' },
  'meeting.cancel': { may: (who, it) => prepares(who) && alive(it), tells: 'ring' },
  'meeting.answer': { may: (who, it) => (takesPart(who) || who.clerk) && alive(it), tells: 'ring' },
  'meeting.arrive': { may: takesPart, tells: 'ring' },
  'meeting.admit': { may: (who, it) => prepares(who) && alive(it), tells: 'ring' },
  'meeting.putRight': { may: (who, it) => prepares(who) && alive(it), tells: 'ring' },
  'meeting.takeOff': { may: (who, it) => prepares(who) && alive(it), tells: 'ring' },
  'meeting.attend': { may: (who, it) => prepares(who) && alive(it), tells: 'ring' },
  'meeting.note': { may: (who, it) => prepares(who) && alive(it), tells: 'ring' },
  'meeting.attach': { may: (who, it) => prepares(who) && alive(it), tells: 'ring' },
  'meeting.detach': { may: (who, it) => prepares(who) && alive(it), tells: 'ring' },
  'meeting.close': { may: (who, it) => prepares(who) && alive(it), tells: 'ring' },
  'calendar.renew': { may: own, tells: 'nobody' },

  // after a meeting: how it was found (who answers by mail is not signed in, so the clerk writes it down), and what goes round
  'evaluation.open': { may: (who, it) => prepares(who) && alive(it), tells: 'ring' },
  'evaluation.answer': { may: (who) => who.takesPart || who.clerk, tells: 'ring' },
  'evaluation.close': { may: prepares, tells: 'ring' },
  'evaluation.remind': { may: (who) => who.clerk, tells: 'ring' },
  'meetingReport.send': { may: (who, it) => prepares(who) && alive(it), tells: 'ring' },
  'meetingReport.nudge': { may: (who) => who.clerk, tells: 'ring' },
  'paper.print': { may: (who, it) => prepares(who) && alive(it), tells: 'ring' },

  // decisions beside the spine
  'decision.begin': { may: takesPart, tells: 'ring' },
  'decision.edit': { may: (who, it) => (own(who, it) || prepares(who)) && alive(it), tells: 'ring' },
  'decision.answer': { may: takesPart, tells: 'ring' },
  'decision.state': { may: (who, it) => (own(who, it) || prepares(who)) && alive(it), tells: 'ring' },
  'decision.withdraw': { may: (who, it) => (own(who, it) || prepares(who)) && alive(it), tells: 'ring' },
  'decision.reopen': { may: (who, it) => prepares(who) && alive(it), tells: 'ring' },
  'decision.remind': { may: (who, it) => who.clerk && alive(it), tells: 'ring' },
  'decision.end': { may: (who, it) => who.clerk && alive(it), tells: 'ring' },
  'decision.review': { may: (who, it) => who.clerk && alive(it), tells: 'ring' },

  // discussions beside the spine; how much somebody wants to hear of one is theirs alone to know
  'discussion.begin': { may: takesPart, tells: 'ring' },
  'discussion.move': { may: prepares, tells: 'ring' },
  'discussion.rename': { may: (who, it) => takesPart(who) && own(who, it) || prepares(who), tells: 'ring' },
  'discussion.close': { may: (who, it) => takesPart(who) && own(who, it) || prepares(who), tells: 'ring' },
  'discussion.reopen': { may: (who, it) => takesPart(who) && own(who, it) || prepares(who), tells: 'ring' },
  'discussion.listen': { may: (who) => who.member !== null, tells: 'nobody', quiet: true },
  // Who answers by mail is not signed in, and the clerk writes it down for them.
  'post.add': { may: (who) => who.takesPart || who.clerk, tells: 'ring' },
  'post.edit': { may: (who, it) => own(who, it) && alive(it), tells: 'ring' },
  'post.withdraw': { may: (who, it) => own(who, it) && alive(it), tells: 'ring' },

  // the glossary: everybody says and proposes, who leads opens, adopts and withdraws; `kind` is the kind of workspace
  'concept.begin': { may: speaksIn, tells: 'ring' },
  'concept.answer': { may: (who, it) => speaksIn(who, it) && alive(it), tells: 'ring' },
  'concept.open': { may: (who, it) => leadsWords(who, it) && alive(it), tells: 'ring' },
  'concept.propose': { may: (who, it) => speaksIn(who, it) && alive(it), tells: 'ring' },
  'concept.ask': { may: (who, it) => prepares(who) && alive(it), tells: 'ring' },
  'concept.adopt': { may: (who, it) => leadsWords(who, it) && alive(it), tells: 'ring' },
  'concept.publish': { may: (who, it) => leadsWords(who, it) && alive(it), tells: 'ring' },
  'concept.withdraw': { may: (who, it) => leadsWords(who, it) && alive(it), tells: 'ring' },
  'thesaurus.import': { may: leadsWords, tells: 'ring' },

  // the knowledge base: what everybody may add everybody may mend
  'knowledge.add': { may: takesPart, tells: 'ring' },
  'knowledge.edit': { may: (who, it) => takesPart(who) && alive(it), tells: 'ring' },
  'knowledge.supersede': { may: (who, it) => takesPart(who) && alive(it), tells: 'ring' },
  'knowledge.withdraw': { may: (who, it) => (own(who, it) || prepares(who)) && alive(it), tells: 'ring' },
  'knowledge.preview': { may: takesPart, tells: 'nobody', quiet: true },
  'knowledge.import': { may: takesPart, tells: 'ring' },
  'knowledge.attach': { may: (who, it) => takesPart(who) && alive(it), tells: 'ring' },
  'knowledge.detach': { may: prepares, tells: 'ring' },
  'knowledge.note': { may: (who, it) => takesPart(who) && alive(it), tells: 'ring' },
  'knowledge.unnote': { may: (who, it) => own(who, it) && alive(it), tells: 'ring' },
  'knowledge.set': { may: prepares, tells: 'ring' },
  'readinglist.make': { may: prepares, tells: 'ring' },
  'readinglist.edit': { may: prepares, tells: 'ring' },
  'readinglist.end': { may: prepares, tells: 'ring' },
  // Nobody hears that somebody read: the moment would say who.
  'readinglist.read': { may: takesPart, tells: 'nobody', quiet: true },

  // the charter
  'charter.write': { may: prepares, tells: 'ring' },
  'charter.set': { may: prepares, tells: 'ring' },
  'charter.propose': { may: takesPart, tells: 'ring' },
  'charter.answer': { may: takesPart, tells: 'ring' },
  'charter.withdraw': { may: (who, it) => own(who, it) && alive(it), tells: 'ring' },
  'charter.decide': { may: (who, it) => prepares(who) && alive(it), tells: 'ring' },
  'charter.remind': { may: (who, it) => who.clerk && alive(it), tells: 'ring' },

  // moderation: of a theme by the secretariat, of what is said in a think tank by its preparation group; never of one's own
  'moderation.report': { may: (who, it) => who.member !== null && (who.takesPart || it.kind === 'proposal'), tells: 'ring' },
  'moderation.settle': { may: (who, it) => moderates(who, it) && !own(who, it), tells: 'ring' },
  'moderation.appeal': { may: own, tells: 'ring' },
  // Somebody else than who hid it, which is in person_id.
  'moderation.decide': { may: (who, it) => moderates(who, it) && !own(who, it) && it.person_id !== who.member, tells: 'ring' },

  // the live board: who prepares leads it; who takes part writes
  'board.open': { may: prepares, tells: 'ring' },
  'board.move': { may: prepares, tells: 'ring' },
  'board.close': { may: (who) => prepares(who) || who.clerk, tells: 'ring' },
  'card.add': { may: (who) => who.takesPart || who.guest !== undefined, tells: 'nobody', quiet: true },
  'card.withdraw': { may: (who) => who.takesPart || who.guest !== undefined, tells: 'nobody', quiet: true },
  'guest.ask': { may: anyone, tells: 'nobody', quiet: true },
  'guest.admit': { may: prepares, tells: 'nobody' },
  'board.guests': { may: prepares, tells: 'nobody' },
  'card.remove': { may: prepares, tells: 'ring' },
  'card.group': { may: prepares, tells: 'ring' },
  'board.arrange': { may: prepares, tells: 'ring' },
  // Nobody hears that a dot was given: a screen that moves would count along.
  'dot.give': { may: (who) => who.takesPart || who.guest !== undefined, tells: 'nobody', quiet: true },

  // contributions
  'subtopic.add': { may: prepares, tells: 'ring' },
  'contribution.add': { may: takesPart, tells: 'ring' },
  'contribution.transcribe': { may: takesPart, tells: 'ring' },
  'contribution.edit': { may: (who, it) => (own(who, it) || prepares(who) && Boolean(it.typed_over_at)) && alive(it), tells: 'ring' },
  'contribution.share': { may: (who, it) => own(who, it) && alive(it), tells: 'ring' },
  'contribution.withdraw': { may: (who, it) => own(who, it) && alive(it), tells: 'ring' },
  'contribution.settle': { may: (who, it) => prepares(who) && alive(it), tells: 'ring' },

  // findings
  'finding.make': { may: prepares, tells: 'ring' },
  'finding.rephrase': { may: (who, it) => prepares(who) && alive(it), tells: 'ring' },
  'finding.share': { may: (who, it) => prepares(who) && alive(it), tells: 'ring' },
  'finding.link': { may: (who, it) => prepares(who) && alive(it), tells: 'ring' },
  'finding.merge': { may: (who, it) => prepares(who) && alive(it), tells: 'ring' },
  'finding.split': { may: (who, it) => prepares(who) && alive(it), tells: 'ring' },
  'finding.withdraw': { may: (who, it) => prepares(who) && alive(it), tells: 'ring' },
  'finding.contest': { may: (who, it) => takesPart(who) && alive(it), tells: 'ring' },
  'dispute.settle': { may: (who, it) => prepares(who) || own(who, it), tells: 'ring' },

  // the text
  'source.add': { may: takesPart, tells: 'ring' },
  'source.edit': { may: takesPart, tells: 'ring' },
  'source.supersede': { may: takesPart, tells: 'ring' },
  'draft.begin': { may: prepares, tells: 'ring' },
  'draft.lock': { may: prepares, tells: 'ring' },
  'draft.release': { may: (who, it) => prepares(who) && it.locked_by === who.member, tells: 'ring' },
  'draft.save': { may: prepares, tells: 'ring' },
  'draft.withdraw': { may: chairs, tells: 'ring' },
  'draft.reinstate': { may: chairs, tells: 'ring' },

  // signing off a version of the text
  'signoff.give': { may: (who, it) => takesPart(who) && alive(it), tells: 'ring' },
  'signoff.takeBack': { may: takesPart, tells: 'ring' },
  'signoff.settle': { may: (who, it) => prepares(who) && alive(it), tells: 'ring' },

  // the publication
  'publication.publish': { may: (who, it) => chairs(who) && (it.ripe === true || Boolean(it.reason)), tells: 'ring' },
  'publication.withdraw': { may: chairs, tells: 'ring' },

  // organisations that stand behind it
  'endorsement.ask': { may: (who, it) => who.chairs && alive(it), tells: 'ring' },
  'endorsement.give': { may: (_, it) => it.mandated === true && alive(it), tells: 'ring' },
  'endorsement.withdraw': { may: (_, it) => it.mandated === true, tells: 'ring' },
} as const satisfies Record<string, Act>

export type ActName = keyof typeof acts
