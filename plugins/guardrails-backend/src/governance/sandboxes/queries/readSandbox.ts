import {
  targetReadPermission,
  type Sandbox,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller } from '../../../identity/actors';
import type { SandboxRow } from '../model/rows';
import { toSandbox } from '../model/toSandbox';
import { limitsFor, type SandboxDeps } from '../SandboxDeps';
import { noSandbox } from '../store/SandboxStore';

/** Whose it is to extend and end. @internal */
export function isYours(
  caller: Pick<Caller, 'operator' | 'ownership'>,
  { owner }: Pick<SandboxRow, 'owner'>,
): boolean {
  return caller.operator || caller.ownership.includes(owner);
}

/** @internal */
export function isVisible(caller: Caller, row: SandboxRow): boolean {
  return (
    caller.reader || isYours(caller, row) || row.initiator === caller.actor.ref
  );
}

/**
 * A sandbox for its team, who made it, and those who read for all teams.
 * @throws GuardrailsError `not-found`
 * @internal
 */
export async function readSandbox(
  deps: Pick<SandboxDeps, 'access' | 'environments' | 'parameters' | 'store'>,
  caller: Caller,
  id: string,
): Promise<Sandbox> {
  await deps.access.require(targetReadPermission, caller.credentials);
  const row = await deps.store.row(id);
  if (!isVisible(caller, row)) throw noSandbox();
  return toSandbox(row, {
    limits: limitsFor(deps, row),
    yours: isYours(caller, row),
    now: await deps.store.now(),
  });
}
