import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import type { TargetRow } from '../../../decision/targets';
import type { SandboxRow } from '../model/rows';

/**
 * What is being destroyed cannot be kept by saying so. The lock makes it wait for a redemption that is under way, which
 * claims the target.
 * @throws GuardrailsError `sandbox-state`
 * @internal
 */
export async function refuseWhileEnding(
  transaction: Knex.Transaction,
  { id, now }: { id: string; now: string },
): Promise<void> {
  const row = await transaction<SandboxRow>('sandboxes')
    .where({ id })
    .forUpdate()
    .first();
  const target =
    row &&
    (await transaction<TargetRow>('targets')
      .where({ id: row.target_id })
      .first('state'));
  const underWay = row?.run_id !== null && (row?.due_at ?? '') > now;
  if (!underWay && target?.state !== 'claimed') return;
  throw new GuardrailsError({
    code: 'sandbox-state',
    message: underWay
      ? 'The sandbox is being destroyed at this moment. Look at it again in some minutes.'
      : 'A change of the sandbox is in progress. Wait for its outcome.',
  });
}
