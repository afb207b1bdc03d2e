import type { Outbox } from '../../../announce';
import type { TargetLifetimes } from '../../../decision/targets';
import { toSandboxAnnouncement } from '../events/toSandboxAnnouncement';
import { toSandboxRecord } from '../events/toSandboxRecord';
import { openName } from '../model/rows';
import type { SandboxStore } from '../store/SandboxStore';

/** Which targets end by themselves, as decisions and grants ask. @internal */
export function createLifetimes(deps: {
  outbox: Outbox;
  store: SandboxStore;
}): TargetLifetimes {
  const { outbox, store } = deps;
  return {
    async lifetimeOf(target, transaction) {
      const row = await store.ofTarget(target, transaction);
      return row && { hours: row.hours, owner: row.owner, end: 'destroy' };
    },

    async removed(transaction, { ref, environment, at, by, decision }) {
      const name = openName({ ref, environment });
      const known = await store.believedOf(transaction, { ref, environment });
      if (!known) return [];
      const ended = await store.change(transaction, {
        narrow: query => query.where({ open_name: name }),
        change: () => ({
          open_name: null,
          notice_at: null,
          run_id: null,
          ended_at: at,
          ended_by: by,
          end_decision_id: decision ?? null,
        }),
      });
      if (!ended) return [];
      await outbox.add(transaction, [
        toSandboxAnnouncement(ended, {
          topic: 'sandbox.ended',
          key: at,
          title: `The sandbox ${ended.target_ref} has ended`,
          severity: 'low',
        }),
      ]);
      return [toSandboxRecord(ended, 'sandbox-ended', { by })];
    },
  };
}
