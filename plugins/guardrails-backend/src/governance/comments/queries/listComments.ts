import type {
  Comment,
  Page,
} from '@backstage-guardrails/plugin-guardrails-common';
import { readableDecision } from '../../../decision/decisions';
import type { Caller } from '../../../identity/actors';
import { isOwnSession } from '../../../identity/people';
import type { CommentDeps } from '../CommentDeps';
import type { CommentRow } from '../model/rows';
import { toComment } from '../model/toComment';

/** Comments on a decision, for everybody who may read it; oldest first. @internal */
export async function listComments(
  deps: Pick<CommentDeps, 'access' | 'approvals' | 'log' | 'store'>,
  caller: Caller,
  request: { decision: string; limit: number; cursor?: string },
): Promise<Page<Comment>> {
  const { store } = deps;
  await readableDecision({ ...deps, caller, id: request.decision });
  const { rows, ...next } = await store.list(request);
  const now = await store.now();
  return { items: rows.map(row => shownTo(caller, row, now)), ...next };
}

/** @internal */
export function shownTo(caller: Caller, row: CommentRow, now: string): Comment {
  return toComment(row, {
    now,
    ...(isOwnSession(caller) && { person: caller.actor.ref }),
    operator: caller.operator,
  });
}
