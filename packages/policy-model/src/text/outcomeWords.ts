import type { Outcome } from '../vocabulary';

/** The sign and the word for an outcome, the same in the portal, the task log and the shell. @public */
export const outcomeWords = {
  allow: { sign: '✓', word: 'Allowed' },
  warn: { sign: '⚠', word: 'Allowed with warnings' },
  'needs-approval': { sign: '◆', word: 'Needs approval' },
  deny: { sign: '✗', word: 'Denied' },
} as const satisfies Record<Outcome, { sign: string; word: string }>;
