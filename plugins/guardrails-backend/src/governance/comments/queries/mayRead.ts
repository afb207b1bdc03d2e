import { isReadableBy, type StoredDecision } from '../../../decision/decisions';
import type { Reader } from '../../../identity/actors';
import type { Human } from '../../../identity/people';
import type { CommentDeps } from '../CommentDeps';

/** Whether a person may read a decision now, by the catalog. @internal */
export async function mayRead(
  deps: Pick<
    CommentDeps,
    'access' | 'approvals' | 'log' | 'people' | 'readers'
  >,
  person: string,
  stored: StoredDecision,
): Promise<boolean> {
  const human = await deps.people.find(person);
  if (!human) return false;
  return isReadableBy(readerOf(human, deps.readers), { ...deps, stored });
}

function readerOf({ ref, groups }: Human, readers: string[]): Reader {
  return {
    principal: `human:${ref}`,
    actor: { kind: 'human', ref, groups, origin: 'portal' },
    ownership: [ref, ...groups],
    reader: groups.some(group => readers.includes(group)),
  };
}
