import {
  bundleReference,
  type LoosenedRules,
} from '@backstage-guardrails/policy-engine';
import { recordPolicy, type LoadedPolicy } from '../decision/bundles';
import { eraseCopies, type InstallationKeys } from '../record/keys';
import type { Continuity, StartedLedger } from '../record/ledger';
import type { Recorder } from '../record';

/**
 * Puts on the ledger what is in force from now on. A log that is broken takes nothing; it is recorded with the epoch
 * that is raised then.
 * @internal
 */
export async function recordStart(options: {
  recorder: Recorder;
  continuity: Continuity;
  started: Pick<StartedLedger, 'alarm' | 'begun'>;
  policy: LoadedPolicy;
  loosened: LoosenedRules;
  keys: InstallationKeys;
}): Promise<void> {
  const { continuity, started, policy, loosened, keys } = options;
  const { knex, ledger } = options.recorder;
  const { begun, alarm } = started;
  if (!continuity.broken) {
    await recordPolicy(knex, {
      ledger,
      fresh: begun.fresh,
      bundle: bundleReference(policy.bundle),
      parameters: policy.parameters,
      loosened,
    });
    await eraseCopies(knex, { ledger, copies: keys.copies });
  }
  if (begun.left.length > 0) await alarm.leftUnsealed(begun.left);
}
