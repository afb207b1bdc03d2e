import type {
  ChangeKind,
  DriftedResource,
  ResourceChange,
} from '@backstage-guardrails/policy-model';
import type { FormatContext } from '../../types';
import { adaptTerraformPlan } from '../terraform-plan/adapt';
import { differences } from './differences';

/**
 * What a plan of the configuration that was applied would take back, seen from the other side: a resource that it would
 * create is gone, and one that it would delete was not applied. The plan reader reads both sides, so what it withholds
 * of a change it withholds here.
 *
 * Evidence without planned changes compares nothing. The reader replaces sensitive values in place, hence the copy.
 * @internal
 */
export function readStandingDrift(context: FormatContext): DriftedResource[] {
  const { document } = context;
  if (!Array.isArray(document.resource_changes)) return [];
  const { subject } = adaptTerraformPlan({
    ...context,
    document: JSON.parse(JSON.stringify({ planned_values: {}, ...document })),
  });
  return subject.changes.flatMap(toDrifted);
}

/** Another run would do the opposite of what happened. */
const happened: Partial<Record<ChangeKind, ChangeKind>> = {
  create: 'delete',
  update: 'update',
  replace: 'update',
  delete: 'create',
  forget: 'create',
};

function toDrifted(change: ResourceChange): DriftedResource[] {
  const { mode, address, type, before, after } = change;
  const kind = happened[change.kind];
  if (mode !== 'managed' || kind === undefined) return [];
  const attributes =
    kind === 'update' ? differences({ applied: after, actual: before }) : [];
  return [{ address, type, kind, attributes }];
}
