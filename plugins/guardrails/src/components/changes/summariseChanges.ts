import type { ChangeKind } from '@backstage-guardrails/policy-model';
import type { Translate } from '../../translation';

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
  t: Translate,
): string {
  const total = order.reduce((sum, kind) => sum + (counts[kind] ?? 0), 0);
  const parts = order
    .filter(kind => counts[kind])
    .map(kind =>
      t('changes.summary.part', {
        number: String(counts[kind]),
        kind: t(`changes.kind.${kind}`),
      }),
    );
  return t('changes.summary', { count: total, parts: parts.join(', ') });
}
