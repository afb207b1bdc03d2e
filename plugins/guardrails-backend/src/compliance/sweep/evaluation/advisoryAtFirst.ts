import type { LoadedParameters } from '@backstage-guardrails/policy-engine';
import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  canonicalJson,
  environmentClassSchema,
  type Parameters,
} from '@backstage-guardrails/policy-model';

/** Before every rule: all of them are new. */
const EVER = '0001-01-01';

/**
 * Parameters with which every rule is advisory until its level is set. A catalog that was never swept has findings
 * everywhere; a platform team makes one rule after the other count, by a setting of its own.
 * @internal
 */
export function advisoryAtFirst({ value }: LoadedParameters): LoadedParameters {
  const lowered: Parameters = { ...value };
  for (const name of environmentClassSchema.options) {
    lowered[name] = {
      ...value[name],
      newRules: { adoptedAfter: EVER, level: 'advisory' },
    };
  }
  return { value: lowered, digest: sha256(canonicalJson(lowered)) };
}
