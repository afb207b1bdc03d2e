import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller } from '../../identity/actors';
import { requireOwn } from './requireOwn';
import type { TargetRow } from './rows';

/**
 * A request about somebody else's target would put a record on their page. Catalog and registry both have a say: a
 * catalog file that names another owner does not take a target from the team that the registry holds it for. Only
 * what neither of them knows is new, and anybody may ask for a new one.
 * @throws {@link GuardrailsError} `target-not-owned`, `target-claimed`
 * @internal
 */
export function requireTarget(
  caller: Caller,
  target: { known: boolean; owner?: string; entries: TargetRow[] },
): void {
  requireOwn(caller, target.entries);
  if (!target.known || caller.operator) return;
  // The catalog shows it without an owner, and the registry says that it is the caller's.
  if (target.owner === undefined && target.entries.length > 0) return;
  if (target.owner !== undefined && caller.ownership.includes(target.owner)) {
    return;
  }
  throw new GuardrailsError({
    code: 'target-not-owned',
    message:
      'The target belongs to another team. Ask its owner or an operator.',
  });
}
