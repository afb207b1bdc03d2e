import type { Caller } from '../../../identity/actors';
import type { Human } from '../../../identity/people';
import type { ApprovalDeps } from '../ApprovalDeps';
import { canView } from '../store/canView';
import { noApproval } from '../store/loadApproval';

/**
 * A person in their own session who has a part in this request.
 * @throws GuardrailsError `humans-only`, `not-found`
 * @internal
 */
export async function requireDecider(
  deps: Pick<ApprovalDeps, 'knex' | 'people'>,
  caller: Caller,
  id: string,
): Promise<Human> {
  const human = await deps.people.human(caller);
  if (!(await canView(deps, caller, { id }))) throw noApproval(id);
  return human;
}
