import {
  VERDICT_VERSION,
  type VerdictVersion,
} from '@backstage-guardrails/policy-model';

/**
 * The shape that a version of the engine gives to verdicts; without a version that of this engine. As with sentences, a
 * version that is not known gets the newest, and a wrong one shows as a difference.
 * @internal
 */
export function verdictVersionFor(engineVersion?: string): VerdictVersion {
  return engineVersion !== undefined && /^0\.[12]\.\d/.test(engineVersion)
    ? 'guardrails/verdict/v1'
    : VERDICT_VERSION;
}
