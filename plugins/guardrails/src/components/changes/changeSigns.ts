import type { Tone } from '@backstage-guardrails/components';
import type { ChangeKind } from '@backstage-guardrails/policy-model';

/** How a kind of change is marked: its sign and its tone. @internal */
export const changeSigns: Record<ChangeKind, { sign: string; tone: Tone }> = {
  create: { sign: '+', tone: 'good' },
  update: { sign: '~', tone: 'caution' },
  replace: { sign: '±', tone: 'bad' },
  delete: { sign: '−', tone: 'bad' },
  forget: { sign: '⌀', tone: 'bad' },
  read: { sign: '→', tone: 'neutral' },
  'no-op': { sign: '=', tone: 'neutral' },
  deferred: { sign: '…', tone: 'caution' },
};
