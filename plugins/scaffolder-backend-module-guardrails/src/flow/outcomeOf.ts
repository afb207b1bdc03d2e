import type { ApplyOutcome } from '@backstage-guardrails/plugin-guardrails-common';
import {
  outcomeWords,
  type Decision,
} from '@backstage-guardrails/policy-model';
import type { TerraformExit } from '../runner';

const DETAIL_LIMIT = 1_000;

/**
 * How an apply ended that was judged again: what stands can be what nobody would have allowed, and the record
 * says so.
 * @internal
 */
export function outcomeAfterwards(
  outcome: ApplyOutcome & { detail: string },
  afterwards: Decision | 'not-needed' | 'undetermined',
): ApplyOutcome & { detail: string } {
  if (afterwards === 'not-needed') return outcome;
  if (afterwards === 'undetermined') {
    return {
      ...outcome,
      detail: `${outcome.detail} It could not be judged with the values that are known now.`,
    };
  }
  const { word } = outcomeWords[afterwards.verdict.outcome];
  return {
    ...outcome,
    afterwards: afterwards.id,
    detail: `${outcome.detail} Judged with the values that are known now: ${word}.`,
  };
}

/** How an apply ended, in the words of the record. Doubt is `unknown`, never `failed`. @internal */
export function outcomeOf(options: {
  exit: TerraformExit | Error;
  entity: string;
  mask: (text: string) => string;
}): ApplyOutcome & { detail: string } {
  const { exit, entity, mask } = options;
  if (exit instanceof Error) {
    return {
      status: 'unknown',
      entity,
      detail:
        'The apply ended in a way nobody can tell. Plan again to see what is there.',
    };
  }
  if (exit.status === 'interrupted') {
    return {
      status: 'unknown',
      entity,
      detail: `The apply was stopped half-way: ${exit.reason}. Part of the change may exist. Plan again to see what is there.`,
    };
  }
  if (exit.code === 0) {
    return { status: 'applied', entity, detail: 'Applied as decided.' };
  }
  return {
    status: 'failed',
    entity,
    // Masked before it is cut, so that no half of a secret is left over.
    detail: `terraform apply failed with code ${exit.code}: ${mask(exit.stderr)
      .trim()
      .slice(0, DETAIL_LIMIT)}`,
  };
}
