import type { ChangeKind } from '@backstage-guardrails/policy-model';
import type { Tone } from '@backstage-guardrails/plugin-guardrails-react';

/** How a kind of change reads: its sign, its word and its tone. @internal */
export const changeWords: Record<
  ChangeKind,
  { sign: string; word: string; tone: Tone }
> = {
  create: { sign: '+', word: 'create', tone: 'good' },
  update: { sign: '~', word: 'update', tone: 'caution' },
  replace: { sign: '±', word: 'replace', tone: 'bad' },
  delete: { sign: '−', word: 'delete', tone: 'bad' },
  forget: { sign: '⌀', word: 'forget', tone: 'bad' },
  read: { sign: '→', word: 'read', tone: 'neutral' },
  'no-op': { sign: '=', word: 'unchanged', tone: 'neutral' },
  deferred: { sign: '…', word: 'deferred', tone: 'caution' },
};

const order: ChangeKind[] = [
  'delete',
  'replace',
  'forget',
  'update',
  'create',
  'deferred',
  'read',
  'no-op',
];

/** `14 resources: 1 replace, 12 create, 1 update`, what loses something first. @internal */
export function summariseChanges(
  counts: Partial<Record<ChangeKind, number>>,
): string {
  const total = order.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
  const parts = order
    .filter(kind => counts[kind])
    .map(kind => `${counts[kind]} ${changeWords[kind].word}`);
  return `${total} resource${total === 1 ? '' : 's'}: ${parts.join(', ')}`;
}
