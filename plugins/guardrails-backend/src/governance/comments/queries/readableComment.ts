import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import {
  readableDecision,
  type StoredDecision,
} from '../../../decision/decisions';
import { UNRESTRICTED } from '../../../identity/access';
import type { Caller } from '../../../identity/actors';
import type { CommentDeps } from '../CommentDeps';
import type { CommentRow } from '../model/rows';

/**
 * A comment on a decision that the caller may read, with the decision. One on another decision is answered exactly as
 * one that does not exist.
 * @throws GuardrailsError `not-found`
 * @internal
 */
export async function readableComment(
  deps: Pick<CommentDeps, 'access' | 'approvals' | 'log' | 'store'>,
  caller: Caller,
  id: string,
): Promise<{ row: CommentRow; stored: StoredDecision }> {
  // Before it is known whether there is one: nothing of it is told to those who may read no decision at all.
  await deps.access.readScope(caller);
  const row = await deps.store.row(id);
  if (!row) throw noComment(id);
  try {
    const stored = await readableDecision({
      ...deps,
      caller,
      id: row.decision_id,
    });
    return { row, stored };
  } catch (error) {
    if (error instanceof GuardrailsError && error.code === 'not-found') {
      throw noComment(id);
    }
    throw error;
  }
}

/**
 * A comment that the caller may read, or is to be able to remove: operators are told of texts that should not be there
 * by others, and see nothing of them here.
 * @throws GuardrailsError `not-found`
 * @internal
 */
export async function removableComment(
  deps: Pick<CommentDeps, 'access' | 'approvals' | 'log' | 'store'>,
  caller: Caller,
  id: string,
): Promise<{ row: CommentRow; stored: StoredDecision }> {
  if (!caller.operator) return readableComment(deps, caller, id);
  const row = await deps.store.row(id);
  const stored = row && (await deps.log.get(row.decision_id, UNRESTRICTED));
  if (!row || !stored) throw noComment(id);
  return { row, stored };
}

/** The same words, whether there is none or it is not the caller's to read. @internal */
export function noComment(id: string): GuardrailsError {
  return new GuardrailsError({
    code: 'not-found',
    message: `Comment ${id} not found, or you don't have access.`,
  });
}
