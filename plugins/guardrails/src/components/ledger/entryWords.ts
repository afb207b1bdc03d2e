/** What an entry of the ledger is about, by its kind. @internal */
export const entryWords: Record<string, string> = {
  decision: 'Decision',
  approval: 'Approval',
  exception: 'Exception',
  grant: 'Grant',
  redemption: 'Redemption',
  outcome: 'Outcome',
  lease: 'Lease',
  'policy-change': 'Policy change',
  'break-glass': 'Break-glass',
  erasure: 'Erasure',
  epoch: 'New epoch',
  target: 'Target',
  passkey: 'Passkey',
  delegation: 'Delegation',
  seal: 'Seals and keys',
};

/** The word of a kind; the kind itself where there is none. @internal */
export function entryWord(kind: string): string {
  return entryWords[kind] ?? kind;
}
