import type { StoredDecision } from '../../../decision/decisions';
import { personRef } from '../../../identity/people';
import type { CommentDeps } from '../CommentDeps';
import { mayRead } from '../queries/mayRead';

/** So many of those who wrote last are notified; each is looked up in the catalog. */
const NEWEST = 20;

/**
 * Whom a new comment concerns beside those whom it mentions: the requester and those who commented. Who may no longer
 * read the decision is told no more of it.
 * @internal
 */
export async function listParticipants(
  deps: Pick<
    CommentDeps,
    'access' | 'approvals' | 'log' | 'people' | 'readers' | 'store'
  >,
  options: { stored: StoredDecision; except: string[] },
): Promise<string[]> {
  const { stored, except } = options;
  const { id, actor } = stored.decision;
  const authors = await deps.store.newestAuthors(id, NEWEST);
  const people = new Set(
    [actor.ref, ...authors].flatMap(ref => personRef(ref) ?? []),
  );
  const told: string[] = [];
  for (const person of people) {
    if (!person.startsWith('user:') || except.includes(person)) continue;
    if (await mayRead(deps, person, stored)) told.push(person);
  }
  return told;
}
