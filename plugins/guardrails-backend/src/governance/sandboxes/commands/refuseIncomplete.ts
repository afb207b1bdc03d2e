import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import { leftOut, type Made, type Removal } from '../model/madeBy';
import type { SandboxRow } from '../model/rows';

const SHOWN = 5;

/** @internal */
export function madeOf(row: Pick<SandboxRow, 'made' | 'removing'>): Made {
  return { made: JSON.parse(row.made), removing: JSON.parse(row.removing) };
}

/**
 * After a removal the sandbox counts as gone, so the plan has to have everything that may exist.
 * @throws GuardrailsError `sandbox-incomplete`
 * @internal
 */
export function refuseIncomplete(row: SandboxRow, removal: Removal): void {
  const missing = leftOut(madeOf(row), removal);
  if (missing.length === 0) return;
  const held = new Set(removal.state?.map(({ address }) => address));
  const lacking = missing.filter(address => !held.has(address));
  const what =
    lacking.length > 0
      ? `The state lacks what the sandbox made: ${listShort(lacking)}.`
      : `Its provider did not find what the sandbox made, and found nothing else with the same configuration: ${listShort(
          missing,
        )}.`;
  throw new GuardrailsError({
    code: 'sandbox-incomplete',
    message: `${what} It may still exist. Check what exists; an operator who has done so can release the target.`,
  });
}

/** @internal */
export function listShort(addresses: string[]): string {
  const more = addresses.length - SHOWN;
  return [
    ...addresses.slice(0, SHOWN),
    ...(more > 0 ? [`${more} more`] : []),
  ].join(', ');
}
