import { InputError } from '@backstage/errors';
import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  type BundleRuleDigests,
  type NewRule,
  readRuleDigests,
} from '@backstage-guardrails/policy-engine';
import type { Policy } from './loadPolicy';
import type { PolicyArchive } from './PolicyArchive';

/**
 * Refuses the start where `newRules` would make a rule milder that is not new: a bundle that was in force has it with a
 * day that counts as old. Neither rule digests nor approvals rest on `adopted`, so a day that moved would be seen
 * nowhere else.
 *
 * @throws InputError with the rule, both days, and what to do
 * @internal
 */
export async function refuseRedated(options: {
  policy: Policy;
  newRules: NewRule[];
  archive: Pick<PolicyArchive, 'digests' | 'bundle'>;
  /** Whether the ledger says so: what was put into the archive later has no say. */
  wasInForce: (bundle: string) => Promise<boolean>;
}): Promise<void> {
  const { policy, newRules, archive, wasInForce } = options;
  if (newRules.length === 0) return;
  for (const digest of await archive.digests()) {
    const then =
      digest !== policy.bundle.digest && (await wasInForce(digest))
        ? await read(digest, archive)
        : undefined;
    for (const { environmentClass, rule, adopted, level, own } of newRules) {
      const before = then?.of(rule)?.adopted;
      const after =
        policy.parameters.value[environmentClass].newRules?.adoptedAfter;
      if (before !== undefined && after !== undefined && before <= after) {
        throw new InputError(
          `guardrails.policy.parameters: newRules would make ${rule} ${level} in ${environmentClass}, because it says that it was adopted on ${adopted}. Bundle ${digest} was in force and said ${before}, so the rule is not new. Correct "adopted" in its METADATA, or write "${rule}": {"level": "${own}"} into ${environmentClass}.rules`,
        );
      }
    }
  }
}

/** A bundle that cannot be read, or is not what it is kept as, says nothing. */
async function read(
  digest: string,
  archive: Pick<PolicyArchive, 'bundle'>,
): Promise<BundleRuleDigests | undefined> {
  const bytes = await archive.bundle(digest);
  if (bytes === undefined) return undefined;
  const found = await readRuleDigests(bytes, { hash: sha256 }).catch(
    () => undefined,
  );
  return found?.bundle === digest ? found : undefined;
}
