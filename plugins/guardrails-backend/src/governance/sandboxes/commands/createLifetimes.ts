import type { Outbox } from '../../../announce';
import type { TargetLifetimes } from '../../../decision/targets';
import type { Seals } from '../../../record/seals';
import { toSandboxAnnouncement } from '../events/toSandboxAnnouncement';
import { toSandboxRecord } from '../events/toSandboxRecord';
import { openName, type SandboxRow } from '../model/rows';
import type { SandboxStore } from '../store/SandboxStore';

/** Which targets end by themselves, as decisions and grants ask. @internal */
export function createLifetimes(deps: {
  outbox: Outbox;
  seals: Pick<Seals, 'forged'>;
  store: SandboxStore;
}): TargetLifetimes {
  const { outbox, seals, store } = deps;
  return {
    async lifetimeOf(target) {
      const row = await store.ofTarget(target);
      return row && { hours: row.hours, owner: row.owner, end: 'destroy' };
    },

    async removed(transaction, { ref, environment, at, by, decision }) {
      const name = openName({ ref, environment });
      const rows: SandboxRow[] = await transaction('sandboxes').where({
        open_name: name,
      });
      // What became of the target has to go on record, whatever was done to this row: the forged one stays as it is.
      const forged = await seals.forged(transaction, [
        { table: 'sandboxes', rows },
      ]);
      if (rows.length === 0 || forged.length > 0) return [];
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
