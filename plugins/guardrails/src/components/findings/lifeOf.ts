import type { FindingRecord } from '@backstage-guardrails/plugin-guardrails-common';
import type { Translate } from '../../translation';

/** What is known of the life of a finding, in the order in which it happened. @internal */
export function lifeOf(
  { firstSeenAt, lastSeenAt, status }: FindingRecord,
  t: Translate,
): { at: string; title: string }[] {
  const openedAt = 'openedAt' in status ? status.openedAt : undefined;
  const events: [string | undefined, string][] = [
    [firstSeenAt, t('findings.one.life.first')],
    [openedAt, t('findings.one.life.opened')],
    [
      lastSeenAt === firstSeenAt ? undefined : lastSeenAt,
      t('findings.one.life.last'),
    ],
    [
      status.state === 'not-confirmed' ? status.unconfirmedAt : undefined,
      t('findings.one.life.notConfirmed'),
    ],
    [
      status.state === 'resolved' ? status.resolvedAt : undefined,
      t('findings.one.life.resolved'),
    ],
  ];
  return events
    .flatMap(([at, title]) => (at === undefined ? [] : [{ at, title }]))
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}
