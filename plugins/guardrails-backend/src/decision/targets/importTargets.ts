import {
  GuardrailsError,
  type TargetImport,
  type TargetImportResult,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import { uuidv7 } from 'uuidv7';
import type { Caller } from '../../identity/actors';
import { databaseTime } from '../../base/database';
import { withDurableTransaction, type Ledger } from '../../record/ledger';
import { normalRef } from '../../base/refs';
import type { TargetOwnership } from './belongsTo';
import { findMaker } from './findMaker';
import type { RecordedActors } from './RecordedActors';
import type { TargetRow } from './rows';
import { targetRecord } from './targetRecord';

/**
 * Takes over what an enforcement point kept in files before there was a registry. It adds what is not known and never
 * changes what is, released names included, so it can be repeated at every start.
 *
 * Only an enforcement point in its own name may: a person could import an entry that names an owner.
 *
 * @throws {@link GuardrailsError} `not-enforcement-point`
 * @internal
 */
export async function importTargets(
  deps: {
    knex: Knex;
    ledger: Ledger;
    log: RecordedActors;
    enforcementPoints: string[];
  },
  caller: Caller,
  { targets }: TargetImport,
): Promise<TargetImportResult> {
  const { knex, ledger, enforcementPoints } = deps;
  const { actor } = caller;
  if (actor.kind !== 'service' || !enforcementPoints.includes(actor.ref)) {
    throw new GuardrailsError({
      code: 'not-enforcement-point',
      message:
        'Targets are imported by the configured enforcement points, in their own name.',
    });
  }
  const rows: TargetRow[] = [];
  const at = await databaseTime(knex);
  for (const { ref, environment, module, owner, values } of targets) {
    const target = { ref: normalRef(ref), environment };
    const belonging: TargetOwnership =
      owner === undefined
        ? await findMaker(deps, target)
        : { owner, initiator: null, teams: '[]' };
    rows.push({
      id: uuidv7(),
      target_ref: target.ref,
      environment,
      state: 'active',
      module,
      module_values: JSON.stringify(values),
      // Earlier versions knew no secrets among the values.
      secret_names: '[]',
      ...belonging,
      grant_id: null,
      destroys: 0,
      revision: 0,
      since: at,
      changed_at: at,
    });
  }
  const imported = await withDurableTransaction(knex, async transaction => {
    const added: TargetRow[] = [];
    for (const row of rows) {
      added.push(
        ...(await transaction<TargetRow>('targets')
          .insert(row)
          .onConflict(['target_ref', 'environment'])
          .ignore()
          .returning('*')),
      );
    }
    if (added.length > 0) {
      await ledger.append(
        transaction,
        added.map(row =>
          targetRecord(row, { event: 'imported', by: actor.ref }),
        ),
      );
    }
    return added;
  });
  return {
    imported: imported.length,
    known: rows.length - imported.length,
    withoutOwner: imported.filter(
      ({ owner, initiator }) => owner === null && initiator === null,
    ).length,
  };
}
