import type {
  EntityCompliance,
  FindingRecord,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Finding } from '@backstage-guardrails/policy-model';
import { DECISIONS } from './findings/model';

type OpenFinding = EntityCompliance['open'][number];

/** The newest decision about an entity. */
type Newest = {
  id: string;
  applied: boolean;
  /** It is about a recorded plan, which is never applied. */
  recorded: boolean;
};

/**
 * What is open of an entity: what is deployed, where something was applied, and what the newest request has, where
 * nothing was yet.
 * @internal
 */
export function openOf(
  records: FindingRecord[],
  newest: Newest | undefined,
): OpenFinding[] {
  const ofDecisions = records.filter(({ source }) => source === DECISIONS);
  // What the sweep finds of the entity says nothing about whether a change was ever applied.
  const deployed =
    newest?.applied ||
    ofDecisions.some(({ status }) => status.state !== 'proposed');
  return records
    .flatMap(record =>
      deployed || record.source !== DECISIONS
        ? ofDeployed(record)
        : ofNewest(record, newest),
    )
    .sort(worstFirst);
}

function ofDeployed(record: FindingRecord): OpenFinding[] {
  const { status } = record;
  if (status.state === 'open') return [toOpen(record, status.openedAt)];
  if (status.state !== 'not-confirmed') return [];
  const { openedAt, unconfirmedAt } = status;
  return [{ ...toOpen(record, openedAt), unconfirmedAt }];
}

function ofNewest(
  record: FindingRecord,
  newest: Newest | undefined,
): OpenFinding[] {
  if (!newest || record.decision !== newest.id) return [];
  return [
    {
      ...toOpen(record, record.firstSeenAt),
      ...(newest.recorded && { recorded: true }),
    },
  ];
}

function toOpen(record: FindingRecord, since: string): OpenFinding {
  const { id, source, finding, decision, lastSeenAt } = record;
  return {
    ...withoutWaiver(finding),
    ...{ id, source, since, lastSeenAt },
    ...(decision !== undefined && { decision }),
  };
}

/** An exception that ended no longer waives it. */
function withoutWaiver(finding: Finding): Finding {
  if (finding.disposition !== 'waived') return finding;
  const { exception: _exception, preApproval: _preApproval, ...rest } = finding;
  return {
    ...rest,
    disposition: finding.level === 'advisory' ? 'warned' : 'enforced',
  };
}

const levels: Finding['level'][] = ['mandatory', 'approval', 'advisory'];
const severities: Finding['severity'][] = ['critical', 'high', 'medium', 'low'];

function worstFirst(one: Finding, other: Finding): number {
  return rank(one) - rank(other) || (orderOf(one) < orderOf(other) ? -1 : 1);
}

function rank({ disposition, level, severity }: Finding): number {
  return (
    (disposition === 'enforced' ? 0 : 100) +
    levels.indexOf(level) * 10 +
    severities.indexOf(severity)
  );
}

function orderOf({ rule, resource, path }: Finding): string {
  return [rule, resource, path].join('\n');
}
