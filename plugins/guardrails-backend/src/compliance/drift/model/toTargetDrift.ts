import type { TargetDrift } from '@backstage-guardrails/plugin-guardrails-common';
import { deriveDriftState } from './deriveDriftState';
import type { Applied, DriftOfTarget } from './rows';

const NONE_CAME =
  'No check has come for long. Check that the scaffolder runs with guardrails.drift.enabled.';

/** The drift of a target as its readers see it. @internal */
export function toTargetDrift(
  row: DriftOfTarget,
  at: { now: string; interval: number },
): TargetDrift {
  const state = deriveDriftState(row, at);
  const applied: Applied | undefined =
    row.applied === null ? undefined : JSON.parse(row.applied);
  return {
    id: row.target_id,
    ref: row.target_ref,
    environment: row.environment,
    ...(row.owner !== null && { owner: row.owner }),
    state,
    ...(row.checked_at !== null && { checkedAt: row.checked_at }),
    ...seenOf(row),
    ...(state === 'could-not-check' && {
      failure: {
        reason: row.failure ?? NONE_CAME,
        at: row.failed_at ?? at.now,
      },
    }),
    ...(applied && {
      run: {
        task: applied.task,
        ...(applied.template !== undefined && { template: applied.template }),
      },
    }),
  };
}

/** What a check saw before a change says nothing about what is there after it. */
function seenOf(
  row: DriftOfTarget,
): Pick<
  TargetDrift,
  'since' | 'drifted' | 'resources' | 'violations' | 'decision' | 'cost'
> {
  if (row.checked_revision !== row.revision) {
    return { drifted: 0, resources: [], violations: 0 };
  }
  return {
    ...(row.since !== null && { since: row.since }),
    drifted: row.drifted,
    resources: JSON.parse(row.resources),
    violations: row.violations,
    ...(row.decision_id !== null && { decision: row.decision_id }),
    ...(row.cost !== null && { cost: JSON.parse(row.cost) }),
  };
}
