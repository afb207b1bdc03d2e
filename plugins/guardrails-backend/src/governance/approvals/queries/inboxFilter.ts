import type { ApprovalFilter } from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller } from '../../../identity/actors';
import { personRef } from '../../../identity/people';
import { inboxEntriesFor } from '../store/canView';
import type { ApprovalDeps } from '../ApprovalDeps';
import type { InboxFilter } from '../store/listRows';

/** Whose requests the caller asks for; what is not theirs to see is in no box of theirs. @internal */
export async function inboxFilter(
  deps: Pick<ApprovalDeps, 'knex'>,
  caller: Caller,
  wanted: NonNullable<ApprovalFilter['box']>,
): Promise<InboxFilter> {
  const { ref } = caller.actor;
  switch (wanted) {
    case 'mine':
    case 'handed': {
      const own = caller.actor.kind === 'human' ? personRef(ref) : undefined;
      const persons = await inboxEntriesFor(deps, caller);
      return {
        kind: wanted === 'mine' ? 'waiting' : 'handed',
        persons: own === undefined ? [] : persons.filter(isPerson),
      };
    }
    case 'asked':
      return { kind: 'asked', requester: ref };
    default:
      return caller.reader
        ? { kind: 'all' }
        : { kind: 'part', persons: await inboxEntriesFor(deps, caller) };
  }
}

/** Words are wanted of people, never of groups. */
function isPerson(ref: string): boolean {
  return ref.startsWith('user:');
}
