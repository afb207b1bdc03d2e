import type { Knex } from 'knex';
import { inTurns } from '../../../base';
import {
  observeApplied,
  SWEEP,
  type Coverage,
  type Moment,
} from '../../findings/model';
import { FindingStore } from '../../findings/store/FindingStore';
import { toRow } from '../../findings/store/toRow';
import type { FindingRow } from '../../findings/store/rows';
import type { Finding } from '@backstage-guardrails/policy-model';

/** What the sweep saw of an entity. @internal */
export type SeenEntity = {
  ref: string;
  uid?: string;
  owner?: string;
  system?: string;
  findings: Finding[];
  covers: Coverage;
  /** Exceptions that count for it as it is now; of one that is gone, none. */
  exceptions: string[];
  /** What it was called before, where it was renamed since. */
  before?: string;
};

/**
 * What becomes of the findings of several entities, in one transaction. Only a place that was looked at is resolved.
 * @internal
 */
export async function recordSwept(
  transaction: Knex.Transaction,
  options: { entities: SeenEntity[]; moment: Moment },
): Promise<void> {
  const { entities, moment } = options;
  const store = new FindingStore(transaction);
  const known = await store.ofEntities(
    SWEEP,
    entities.map(({ ref }) => ref),
  );
  const rows: FindingRow[] = [];
  for await (const entity of inTurns(entities)) {
    const { ref, findings, covers, before, exceptions } = entity;
    const { uid, owner, system } = entity;
    const identity = { uid, owner, system };
    const scope = { source: SWEEP, entity: ref, environment: '' } as const;
    const placed = observeApplied({
      known: known.get(ref) ?? [],
      sightings: [
        {
          decision: moment.by,
          seenAt: moment.at,
          findings,
          covers,
          moves: new Map(before === undefined ? [] : [[before, ref]]),
        },
      ],
      ...{ moment, exceptions },
      imported: false,
    });
    const earlier = new Map((known.get(ref) ?? []).map(one => [one.id, one]));
    for (const one of placed) {
      const was = one.id === undefined ? undefined : earlier.get(one.id);
      if (was && was.place.resource !== one.place.resource) {
        await store.move(scope, was.id ?? '', one.place);
      }
      if (was?.life !== one.life) {
        rows.push(toRow(one, { ...identity, scope }));
      }
    }
  }
  await store.writeKnown(rows);
}
