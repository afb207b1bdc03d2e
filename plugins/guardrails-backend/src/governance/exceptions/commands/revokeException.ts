import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { environmentClassSchema } from '@backstage-guardrails/policy-model';
import { withDurableTransaction } from '../../../record/ledger';
import { databaseTime } from '../../../base/database';
import type { Human } from '../../../identity/people';
import { whereInForce } from '../store/inForce';
import { listRecipients } from '../model/listRecipients';
import type { ExceptionDeps } from '../ExceptionDeps';
import { invalid } from '../model/invalid';
import { recordEvents } from '../../../record';
import { superseding } from '../../../record/seals';
import type { ExceptionRow } from '../model/rows';
import { sanitizeReadable } from '../model/sanitizeReadable';

/**
 * Ends an exception early. Ending one makes things stricter, so it needs one person and no consent: who asked
 * for it, who owns the target, who granted it, or who could grant it today. Reading for all teams is no
 * reason to end what others rely on.
 * @throws GuardrailsError `not-allowed`, `exception-invalid`
 * @internal
 */
export async function revokeException(
  deps: Pick<
    ExceptionDeps,
    'catalog' | 'knex' | 'ledger' | 'outbox' | 'policy' | 'seals'
  >,
  human: Human,
  options: { row: ExceptionRow; reason: string },
): Promise<void> {
  const { row } = options;
  if (!(await mayRevoke(deps, human, row))) {
    throw new GuardrailsError({
      code: 'not-allowed',
      message:
        "Only the requester, the target's owner or an approver can revoke an exception.",
    });
  }
  const reason = sanitizeReadable(options.reason);
  if (reason === '') throw invalid('Say why.', '/reason');
  await withDurableTransaction(deps.knex, async transaction => {
    const now = await databaseTime(transaction);
    const [revoked] = await deps.seals.update(transaction, 'exceptions', {
      narrow: query => whereInForce(query.where({ id: row.id }), transaction),
      change: () => ({
        revoked_at: now,
        revoked_by: human.ref,
        revoked_reason: reason,
        control_due_at: null,
        notice_at: null,
      }),
    });
    if (!revoked) {
      throw invalid(
        'The exception is not active. Withdraw a pending request on its approval page.',
      );
    }
    await recordEvents({
      transaction,
      to: deps,
      events: [
        {
          announcements: [
            {
              topic: 'exception.revoked',
              key: `exception.revoked:${row.id}`,
              title: `Exception from ${row.rule} for ${row.target_ref} ended early`,
              description: reason,
              link: `/guardrails/exceptions/${row.id}`,
              severity: 'high',
              recipients: listRecipients(row),
              entity: row.target_ref,
              payload: {
                exception: row.id,
                rule: row.rule,
                target: row.target_ref,
              },
            },
          ],
          entry: {
            kind: 'exception',
            subjects: {
              exception: row.id,
              ...superseding('exceptions', revoked),
            },
            payload: { event: 'revoked', by: human.ref, reason },
          },
        },
      ],
    });
  });
}

async function mayRevoke(
  deps: Pick<ExceptionDeps, 'catalog' | 'policy'>,
  human: Human,
  row: ExceptionRow,
): Promise<boolean> {
  const own = [human.ref, ...human.groups];
  const { entity } = await deps.catalog.target(row.target_ref);
  // What is registered anew under the name of the entity is another one.
  const isSame = row.target_uid === null || row.target_uid === entity?.uid;
  const owner = isSame ? entity?.owner : undefined;
  const { value } = deps.policy.parameters;
  const granting = value[
    environmentClassSchema.parse(row.environment_class)
  ].exceptionApprovers.flatMap(({ from }) => from);
  return [
    row.requester,
    owner ?? row.target_owner ?? '',
    ...(JSON.parse(row.granted_by ?? '[]') as string[]),
    ...granting,
  ].some(ref => own.includes(ref));
}
