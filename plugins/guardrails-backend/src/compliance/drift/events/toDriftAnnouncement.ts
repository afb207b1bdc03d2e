import { parseEntityRef } from '@backstage/catalog-model';
import type { Announcement } from '../../../announce';
import type { DriftOfTarget } from '../model/rows';

/** What the owner of a target hears of its drift, once while it lasts. @internal */
export function toDriftAnnouncement(
  row: Pick<
    DriftOfTarget,
    'target_id' | 'target_ref' | 'environment' | 'owner' | 'initiator'
  >,
  news: {
    topic: 'drift.begun' | 'drift.violated';
    since: string;
    drifted: number;
    violations: number;
  },
): Announcement {
  const { topic, since, drifted, violations } = news;
  const { target_ref: ref, environment } = row;
  const { kind, namespace, name } = parseEntityRef(ref);
  const resources = drifted === 1 ? '1 resource' : `${drifted} resources`;
  const broken =
    violations === 1 ? '1 policy violation' : `${violations} policy violations`;
  return {
    topic,
    key: [topic, row.target_id, since].join(':'),
    title:
      topic === 'drift.begun'
        ? `${ref} is not as it was applied: ${resources}`
        : `${ref} is not as it was applied and violates policy`,
    description:
      topic === 'drift.begun'
        ? `Something changed it outside of Guardrails in environment "${environment}". Apply it again with its template, or change the values.`
        : `${broken} in environment "${environment}". Apply it again with its template.`,
    link: `/catalog/${namespace}/${kind}/${name}/compliance`,
    severity: topic === 'drift.begun' ? 'normal' : 'high',
    recipients: [row.owner ?? row.initiator].flatMap(one => one ?? []),
    entity: ref,
    payload: { target: ref, environment, since, drifted, violations },
  };
}
