import type { Caller } from '../../../identity/actors';
import { UNRESTRICTED } from '../../../identity/access';
import { notFound, requireRecorded } from '../../../decision/decisions';
import { withDurableTransaction } from '../../../record/ledger';
import type { ApprovalDeps } from '../ApprovalDeps';
import { requireRequestReason } from '../model/requireRequestReason';
import { changeApproval } from './changeApproval';
import { openRequest } from './openRequest';
import { prepare } from './prepare';
import { requireRequester } from './requireRequester';

/**
 * Asks for the approval of a decision. The same change again answers the request that is open.
 * @internal
 */
export async function requestApproval(
  deps: Pick<
    ApprovalDeps,
    | 'config'
    | 'events'
    | 'exceptions'
    | 'knex'
    | 'log'
    | 'openRequestsOf'
    | 'people'
    | 'seals'
  >,
  caller: Caller,
  request: { decision: string; reason?: string },
): Promise<string> {
  const { config, exceptions, knex, log, people } = deps;
  requireRequester(caller);
  const stored = await log.get(request.decision, UNRESTRICTED);
  if (!stored || stored.principal !== caller.principal) {
    throw notFound(request.decision);
  }
  await requireRecorded({ ...deps, stored, verdict: true });
  const approval = await changeApproval({
    stored,
    input: await log.input(stored.decision.id),
    reason: request.reason,
    exceptions,
  });
  requireRequestReason(config.parameters, {
    environmentClass: stored.decision.target.environmentClass,
    reason: approval.reason,
  });
  const requester = stored.decision.actor.ref;
  const prepared = await prepare({ approval, requester, people });
  return withDurableTransaction(knex, transaction =>
    openRequest(deps, transaction, prepared),
  );
}
