import type { DriftedResource } from '@backstage-guardrails/policy-model';
import { isRecord } from '../../evidence/isRecord';
import type { Adapted, FormatContext } from '../../types';
import { adaptTerraformPlan } from '../terraform-plan/adapt';
import { readReported } from './readReported';
import { readStandingDrift } from './readStandingDrift';
import { standingRowSchema } from './schema';

/**
 * What stands after an apply, read from a plan that was made then: each resource as the plan found it is judged as
 * if it were created now, with all values known. What that plan would change next is not judged; it is a plan of its
 * own, with a decision of its own. It tells what is not as it was applied. Nothing can be carried out from it.
 * @internal
 */
export function adaptTerraformState(context: FormatContext): Adapted {
  const { document } = context;
  const rows = document.resource_changes;
  // First: the plan reader replaces sensitive values in place.
  const compared = readStandingDrift(context);
  const names = readReported(document.resource_drift);
  const adapted = adaptTerraformPlan({
    ...context,
    document: {
      ...document,
      planned_values: standingValues(document.prior_state),
      // What would come into being next does not stand.
      deferred_changes: [],
      ...(Array.isArray(rows) && { resource_changes: rows.flatMap(standing) }),
    },
  });
  return {
    ...adapted,
    subject: {
      ...adapted.subject,
      drift: uniteDrift(compared, adapted.subject.drift).map(one => {
        const reported = names.get(one.address);
        return reported ? { ...one, reported } : one;
      }),
    },
    action: 'audit',
    source: { ...adapted.source, format: 'terraform-state' },
  };
}

/** What only the provider reports as changed has no attributes. */
function uniteDrift(
  compared: DriftedResource[],
  reported: DriftedResource[],
): DriftedResource[] {
  const addresses = new Set(compared.map(({ address }) => address));
  return [
    ...compared,
    ...reported.filter(({ address }) => !addresses.has(address)),
  ];
}

/** The plan reader looks for resources without a row: here these are the ones that stand. */
function standingValues(priorState: unknown): unknown {
  return isRecord(priorState) && isRecord(priorState.values)
    ? priorState.values
    : { root_module: {} };
}

/** A row that cannot be read stays as it is, so that the plan reader skips and names it. */
function standing(row: unknown): unknown[] {
  const parsed = standingRowSchema.safeParse(row);
  if (!parsed.success) return [row];
  const { change, previous_address: _moved, ...resource } = parsed.data;
  const { before, before_sensitive: sensitive } = change;
  if (before === null || before === undefined) return [];
  return [
    {
      ...resource,
      change: {
        actions: ['create'],
        before: null,
        after: before,
        after_unknown: {},
        before_sensitive: false,
        after_sensitive: sensitive ?? {},
      },
    },
  ];
}
