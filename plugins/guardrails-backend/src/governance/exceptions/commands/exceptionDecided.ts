import type { DecisionListeners } from '../../approvals';
import type { ExceptionDeps } from '../ExceptionDeps';
import { recordDecided } from './recordDecided';

/** Grants or refuses an exception with its approval. One that is superseded counts for nothing as it is. @internal */
export function exceptionDecided(
  deps: Pick<ExceptionDeps, 'ledger' | 'outbox' | 'seals'>,
): DecisionListeners['exception'] {
  return async (transaction, { subject, approval, state }) => {
    if (state === 'superseded') return;
    await recordDecided(deps, transaction, {
      approval,
      state,
      exception: subject.exception,
    });
  };
}
