import { isRecord } from '../../evidence/isRecord';
import type { Adapted, FormatContext } from '../../types';
import { adaptTerraformPlan } from '../terraform-plan/adapt';
import { standingRowSchema } from './schema';

/**
 * What stands after an apply, read from a plan that was made then: each resource as the plan found it is judged as
 * if it were created now, with all values known. What that plan would change next is not looked at; it is a plan
 * of its own, with a decision of its own. Nothing can be carried out from it.
 * @internal
 */
export function adaptTerraformState(context: FormatContext): Adapted {
  const { document } = context;
  const rows = document.resource_changes;
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
    action: 'audit',
    source: { ...adapted.source, format: 'terraform-state' },
  };
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
