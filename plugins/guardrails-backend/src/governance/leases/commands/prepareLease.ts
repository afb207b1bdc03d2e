import type { AccessPreparation } from '@backstage-guardrails/plugin-guardrails-node';
import type { Caller } from '../../../identity/actors';
import type { People } from '../../../identity/people';
import { deriveLeaseState } from '../model/deriveLeaseState';
import type { Providers } from '../Providers';
import type { LeaseStore } from '../store/LeaseStore';

/**
 * Begins to start the resource of a lease that its person can start, and says how far that is: it is asked every few
 * seconds. Of any other lease it says nothing, because the start itself refuses that, on the audit log as what it is.
 * A resource that is there gives no access, so policy is evaluated afterwards, once.
 * @internal
 */
export async function prepareLease(
  deps: {
    people: Pick<People, 'human'>;
    providers: Pick<Providers, 'byId'>;
    store: Pick<LeaseStore, 'row' | 'now'>;
  },
  caller: Caller,
  id: string,
): Promise<AccessPreparation | undefined> {
  const { people, providers, store } = deps;
  const human = await people.human(caller).catch(() => undefined);
  const row = await store.row(id);
  if (!row || row.person !== human?.ref) return undefined;
  if (deriveLeaseState(row, await store.now()) !== 'ready') return undefined;
  return providers.byId(row.provider).prepare?.(row.resource);
}
