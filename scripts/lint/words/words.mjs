/**
 * Words that readers stumble over, and what to write instead. `wrong` shows what a pattern is for, `fine` what it must
 * leave alone; both are tested. Code, quoted names and placeholders are taken out of a text before it is read.
 */
export const words = [
  {
    pattern: /\b(?:whoever|whomever|whosoever)\b/i,
    instead: 'name the role: the requester, an approver, anyone who',
    wrong: 'Whoever is stopped reads the rule.',
    fine: ['Anyone who is blocked sees the rule.'],
  },
  {
    pattern: /\bsome(?:body|one) else\b|\bsomebody(?:['’]s)?\b/i,
    instead: 'name the role: another approver, a person',
    wrong: 'Let somebody review it.',
    fine: ['Ask another approver.'],
  },
  {
    pattern: /\bnobody(?:['’]s)?\b/i,
    instead:
      'say what is missing: "not reviewed", "without an owner", "no one"',
    wrong: 'Nobody reviewed it.',
    fine: ['It was not reviewed.'],
  },
  {
    pattern: /\b(?:anybody|everybody)(?:['’]s)?\b/i,
    instead: 'anyone, everyone, or the name of the role',
    wrong: 'Everybody concerned is told.',
    fine: ['Everyone can read it.'],
  },
  {
    pattern: /\bstands?\b|\bstanding in\b|\bstood\b/i,
    instead: 'is, is in, violates; for a person: delegate',
    wrong: 'What stands against it',
    fine: ['a standby in a second zone', 'a standard tier', 'stand-alone'],
  },
  {
    pattern: /\bconsent(?:s|ed|ing)?\b/i,
    instead: 'approval, approve',
    wrong: 'It waits for the consent of others.',
    fine: ['It waits for approval.'],
  },
  {
    pattern: /\bjudg(?:e|es|ed|ing|e?ments?)\b/i,
    instead: 'check, evaluate; as a step: "Policy check"',
    wrong: 'Judge the plan',
    fine: ['Policy check', 'a judicial order'],
  },
  {
    pattern: /\b(?:carry|carries|carried|carrying)(?: it| them)? out\b/i,
    instead: 'apply, applied',
    wrong: 'The portal carries out the change.',
    fine: ['Outbound traffic is carried by a gateway.'],
  },
  {
    pattern: /\bask(?:s|ed|ing)? for\b/i,
    instead: 'request; of a rule: require, need',
    wrong: 'Ask for an exception',
    fine: ['Request an exception', 'Ask the owner.'],
  },
  {
    pattern: /\bhand(?:s|ed|ing)? (?:it |them )?over\b|\bhanded to\b/i,
    instead: 'reassign; of a value: pass',
    wrong: 'Hand over',
    fine: ['Reassign'],
  },
  {
    pattern: /\bt(?:ake|akes|aken|aking|ook) (?:\w+ ){0,3}back\b/i,
    instead: 'withdraw; of access: revoke',
    wrong: 'Take the request back',
    fine: ['It takes hours to restore a backup.'],
  },
  {
    pattern:
      /\b(?:my|your|their|his|her|its|one['’]s own|caller['’]s) word\b|\bword (?:was |is )?(?:given|recorded)\b/i,
    instead: 'decision, approval, vote; of a statement: claim',
    wrong: 'Take my word back',
    fine: ['Search by a word of the title.', 'in other words'],
  },
  {
    pattern: /\bhad a part in\b|\bhas a part in\b/i,
    instead: 'was involved in; as a heading: "Not eligible to approve"',
    wrong: 'Who had a part in it',
    fine: ['a part of the plan'],
  },
  {
    pattern: /\b(?:mak|mad)es? up for\b|\bmaking up for\b/i,
    instead: 'compensating control',
    wrong: 'What makes up for it',
    fine: ['Compensating control'],
  },
  {
    pattern: /\bexception debt\b|\ba debt\b/i,
    instead: 'open exceptions; pending reviews',
    wrong: 'Exception debt',
    fine: ['Open exceptions over time'],
  },
  {
    pattern: /\bwish(?:es)? for\b/i,
    instead: 'policy change request',
    wrong: 'Wishes for other policy',
    fine: ['Policy change requests'],
  },
  {
    pattern: /\bwould be lost\b/i,
    instead: 'will be deleted',
    wrong: '1 resource would be lost',
    fine: ['1 resource will be deleted. Its data will be lost.'],
  },
  {
    pattern: /\b(?:fewest|most) nodes\b/i,
    instead: 'minimum nodes, maximum nodes',
    wrong: 'Fewest nodes',
    fine: ['Minimum nodes'],
  },
  {
    pattern: /\bwhat policy (?:says?|said)\b/i,
    instead: 'policy check, policy result',
    wrong: 'What policy says',
    fine: ['Policy preview'],
  },
  {
    pattern: /\bfor a while\b/i,
    instead: 'temporary; of access: just-in-time',
    wrong: 'Access for a while',
    fine: ['Just-in-time access'],
  },
  {
    pattern: /\bfor ever\b/i,
    instead: 'forever; of a limit: unlimited',
    wrong: 'keeps them for ever',
    fine: ['forever', 'for every change'],
  },
  {
    pattern: /\b(?:lend|lends|lending|lent)\b/i,
    instead: 'grant, give access',
    wrong: 'Only allowed roles are lent',
    fine: ['Only allowed roles can be requested'],
  },
  {
    pattern: /\bthere is no such\b/i,
    instead: '"… not found"',
    wrong: 'There is no such decision',
    fine: ['Decision not found'],
  },
  {
    pattern: /\b(?:not|is it|is) yours to\b/i,
    instead: `"you don't have access"`,
    wrong: 'It is not yours to read.',
    fine: ["You don't have access."],
  },
  {
    pattern: /\b(?:is|are|was|were|be|been) told\b(?! otherwise)/i,
    instead: 'notified',
    wrong: 'The owner is told.',
    fine: ['unless they are told otherwise', 'The owner is notified.'],
  },
  {
    pattern: /\banswers? for (?:it|them|this|that)\b/i,
    instead: 'owns; "owning team"',
    wrong: 'The team that answers for it',
    fine: ['Owning team', 'the answer for each request'],
  },
  {
    pattern: /\bnothing waits\b/i,
    instead: '"No pending …"',
    wrong: 'Nothing waits for you.',
    fine: ['No pending approvals.'],
  },
  {
    pattern: /\bunattested\b/i,
    instead: '"Not attested: …", with what is missing',
    wrong: 'Unattested: environment and action are as you said.',
    fine: ['Not attested: environment and action come from flags.'],
  },
  {
    pattern: /\bkeys? of (?:its|our|their|your) own\b/i,
    instead: 'customer-managed key, its own key',
    wrong: 'encrypted with a key of our own',
    fine: ['encrypted with a customer-managed key'],
  },
  {
    pattern: /\bleft empty\b/i,
    instead: '"Leave empty to …"',
    wrong: 'Left empty it stays as it is',
    fine: ['Leave empty to keep the current value'],
  },
  {
    pattern: /\bof (?:now|then)\b(?! on)/i,
    instead: 'current; at that time',
    wrong: 'the bundle of now',
    fine: ['the current bundle'],
  },
  {
    pattern: /(?<!back )\bdoors?\b/i,
    instead: 'entry point, way in',
    wrong: 'It has no other door.',
    fine: ['Resources and back doors', 'indoor'],
  },
  {
    pattern: /\bmend(?:s|ed|ing)?\b/i,
    instead: 'fix, repair',
    wrong: 'how to mend it',
    fine: ['how to amend it'],
  },
  {
    pattern: /\banew\b/i,
    instead: 'again; of a resource: recreate',
    wrong: 'without making it anew',
    fine: ['a new group'],
  },
  {
    pattern: /\bintruders?\b/i,
    instead: 'attacker',
    wrong: 'Intruders are noticed late.',
    fine: ['Attackers are noticed late.'],
  },
];
