import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  readRuleDigests,
  type BundleRuleDigests,
} from '@backstage-guardrails/policy-engine';
import type { RuleId, RuleReads } from '@backstage-guardrails/policy-model';
import type { LoadedPolicy } from './loadPolicy';

/** What a rule in force reads, taken apart; `undefined` where it is not certain what that is. @internal */
export type ReadsInForce = (rule: RuleId) => Promise<RuleReads | undefined>;

/** Sources are read when they are asked for first, and once: few starts and requests need them. @internal */
export function readsInForce({
  archive,
}: Pick<LoadedPolicy, 'archive'>): ReadsInForce {
  let digests: Promise<BundleRuleDigests> | undefined;
  return async rule => {
    digests ??= readRuleDigests(archive, { hash: sha256 });
    return (await digests).reads(rule);
  };
}
