import type { ApplyOutcome } from '@backstage-guardrails/plugin-guardrails-common';
import {
  outcomeWords,
  type Decision,
} from '@backstage-guardrails/policy-model';
import { ActionError } from '../errors';
import { findCause, type TerraformExit } from '../runner';

const DETAIL_LIMIT = 1_000;

/**
 * How an apply ended that was evaluated again: what stands can be what nobody would have allowed, and the record
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
      detail: `${outcome.detail} The post-apply check could not evaluate it.`,
    };
  }
  const { word } = outcomeWords[afterwards.verdict.outcome];
  return {
    ...outcome,
    afterwards: afterwards.id,
    detail: `${outcome.detail} Post-apply check: ${word}.`,
  };
}

/**
 * What Terraform says when it lost a provider or its state: the call may have changed something that no state holds.
 * `Plugin did not respond`, `Request cancelled` and `Plugin error` are all that it says of a provider that is gone.
 */
const DOUBT =
  /^(Error: (Plugin did not respond|Request cancelled|Plugin error|Failed to (save|persist) state)|.*plugin crashed!)/;
/** Terraform says with code 1 that it failed. Another one comes from a fault of its own, or of what runs it. */
const FAILED = 1;

/** How an apply ended, in the words of the record. Doubt is `unknown`, never `failed`. @internal */
export function deriveOutcome(options: {
  exit: TerraformExit | Error;
  entity: string;
}): ApplyOutcome & { detail: string } {
  const { exit, entity } = options;
  if (exit instanceof ActionError) {
    // A runner refuses before it starts anything.
    return { status: 'failed', entity, detail: exit.message };
  }
  if (exit instanceof Error) {
    const { code } = exit as NodeJS.ErrnoException;
    return {
      status: 'unknown',
      entity,
      detail: `How the apply ended is not known${
        code === undefined ? '' : ` (${code})`
      }. Plan again to see what is there.`,
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
  const lines = findCause(exit.stderr);
  const isDoubtful =
    exit.code !== FAILED ||
    // What runs Terraform elsewhere answers 1 as well when it lost sight of it.
    !lines.some(line => line.startsWith('Error: ')) ||
    lines.some(line => DOUBT.test(line));
  const cause = `terraform apply failed with code ${exit.code}: ${lines
    .join('\n')
    .slice(0, DETAIL_LIMIT)}`;
  return isDoubtful
    ? {
        status: 'unknown',
        entity,
        detail: `It is not known how far the apply came; part of the change may exist. Plan again to see what is there. ${cause}`,
      }
    : { status: 'failed', entity, detail: cause };
}
