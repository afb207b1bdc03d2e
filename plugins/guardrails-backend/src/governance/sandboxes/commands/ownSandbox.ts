import {
  GuardrailsError,
  sandboxChangePermission,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller } from '../../../identity/actors';
import { requireOwnSession } from '../../../identity/people';
import type { SandboxRow } from '../model/rows';
import { isVisible, isYours } from '../queries/readSandbox';
import type { SandboxDeps } from '../SandboxDeps';
import { noSandbox } from '../store/SandboxStore';

/**
 * A sandbox of a team of the caller, who is a person in their own session.
 * @throws GuardrailsError `humans-only`, `not-found`, `target-not-owned`
 * @internal
 */
export async function ownSandbox(
  deps: Pick<SandboxDeps, 'access' | 'store'>,
  caller: Caller,
  id: string,
): Promise<SandboxRow> {
  await deps.access.require(sandboxChangePermission, caller.credentials);
  requireOwnSession(caller);
  const row = await deps.store.row(id);
  if (isYours(caller, row)) return row;
  if (!isVisible(caller, row)) throw noSandbox();
  throw new GuardrailsError({
    code: 'target-not-owned',
    message: `The sandbox belongs to ${row.owner}. Its members can extend or end it.`,
  });
}
