import { InputError } from '@backstage/errors';
import { escapeForDisplay } from '@backstage-guardrails/display-text';
import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  type BundleRuleDigests,
  type NewRule,
  readRuleDigests,
  type RuleDigests,
} from '@backstage-guardrails/policy-engine';
import type { Policy } from './loadPolicy';
import type { PolicyArchive } from './PolicyArchive';

/**
 * Refuses the start where `newRules` would make a rule milder that is not new: a bundle that was in force has it with a
 * day that counts as old, or says that it may not be off. Neither rule digests nor approvals rest on `adopted` and
 * `alwaysOn`, so a day that moved, or a sentence that is gone, would be seen nowhere else.
 *
 * @throws InputError with the rule, what was said and is said, and what to do
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
    for (const found of newRules) {
      const { environmentClass, rule, level, own } = found;
      const because = whyNotNew({
        found,
        digest,
        before: then?.of(rule),
        adoptedAfter:
          policy.parameters.value[environmentClass].newRules?.adoptedAfter,
      });
      if (because !== undefined) {
        throw new InputError(
          `guardrails.policy.parameters: newRules would make ${rule} ${level} in ${environmentClass}, because ${because}, or write "${rule}": {"level": "${own}"} into ${environmentClass}.rules`,
        );
      }
    }
  }
}

/** What made the rule new and did not then, and what to correct; nothing where it was new then as well. */
function whyNotNew(options: {
  found: NewRule;
  digest: string;
  before?: RuleDigests;
  adoptedAfter?: string;
}): string | undefined {
  const { found, digest, before, adoptedAfter } = options;
  if (before === undefined || adoptedAfter === undefined) return undefined;
  if (before.alwaysOn !== undefined) {
    return `it does not say "alwaysOn" any more. Bundle ${digest} was in force and said "${escapeForDisplay(
      before.alwaysOn,
    )}", so the rule is not new. Say "alwaysOn" in its METADATA again`;
  }
  return before.adopted <= adoptedAfter
    ? `it says that it was adopted on ${found.adopted}. Bundle ${digest} was in force and said ${before.adopted}, so the rule is not new. Correct "adopted" in its METADATA`
    : undefined;
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
