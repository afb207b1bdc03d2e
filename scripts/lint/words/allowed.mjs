/**
 * Hits that stay, each with the reason: `file` and `text` are patterns of where they are. An entry that allows nothing
 * any more fails the test.
 */
export const allowed = [
  {
    file: /^templates\/modules\//,
    text: /\bstands\b|^(?:Fewest|Most) nodes$|\bnobody (?:reaches|in)\b/,
    reason:
      'Every byte of a module is in its digest, which approvals bind to and operators configure. Reword them together with the next change of what a module builds.',
  },
  {
    file: /^plugins\/guardrails-backend\/src\/governance\/approvals\/model\/consentText\.ts$/,
    text: /consent|whoever|carr(?:y|ied|ies)/i,
    reason:
      'Approvals are signed over this text, and it is made again when a signature is checked: another text makes the signatures on record invalid.',
  },
  {
    file: /^packages\/policy-engine\/src\/resolve\/sentences\/v1\.ts$/,
    text: /judged/,
    reason: 'Frozen: recorded verdicts are made again with these sentences.',
  },
];
