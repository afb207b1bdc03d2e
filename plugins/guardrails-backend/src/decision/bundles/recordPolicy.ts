import type { LoosenedRules } from '@backstage-guardrails/policy-engine';
import type {
  BundleMember,
  Parameters,
} from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { retryOnConflict, SEALS_BEGIN, type Ledger } from '../../record/ledger';

const SETTING = 'ledger-policy';

/**
 * Puts on the ledger which policy is in force from now on, where it is another than before. Replicas that start
 * together say it once: the row changes for one of them.
 * @internal
 */
export async function recordPolicy(
  knex: Knex,
  options: {
    ledger: Ledger;
    bundle: { digest: string; revision: string; members?: BundleMember[] };
    /** What is in force, whatever files it was made of. */
    parameters: { digest: string; value?: Parameters };
    /** Rules that are off or below their own level from now on, with who answers for it. */
    loosened: LoosenedRules;
    /** The ledger is empty: everything in it is sealed from this entry on. */
    fresh: boolean;
  },
): Promise<void> {
  const { ledger, bundle, parameters, loosened, fresh } = options;
  const { off, lowered, newRules } = loosened;
  const value = `${bundle.digest} ${parameters.digest}`;
  await knex('settings')
    .insert({ name: SETTING, value: '' })
    .onConflict('name')
    .ignore();
  await retryOnConflict(() =>
    knex.transaction(async transaction => {
      const changed = await transaction('settings')
        .where({ name: SETTING })
        .whereNot({ value })
        .update({ value });
      if (changed === 0) return;
      await ledger.append(transaction, [
        {
          kind: 'policy-change',
          subjects: {
            bundle: bundle.digest,
            parameters: parameters.digest,
            ...(fresh && { seals: SEALS_BEGIN }),
          },
          payload: {
            bundle,
            parameters,
            ...(off.length > 0 && { off }),
            ...(lowered.length > 0 && { lowered }),
            ...(newRules.length > 0 && { newRules }),
          },
        },
      ]);
    }),
  );
}

/**
 * Whether a bundle is the one that was put in force last. During an upgrade a replica can still evaluate with the one
 * before. What a transaction asks stays true until it ends: another bundle waits for it.
 * @internal
 */
export async function isPolicyInForce(
  knex: Knex,
  { bundle }: { bundle: string },
): Promise<boolean> {
  const row = await knex('settings')
    .where({ name: SETTING })
    .forShare()
    .first('value');
  return row !== undefined && String(row.value).startsWith(`${bundle} `);
}
