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
  const unseen = missing.filter(address => held.has(address));
  const what = [
    lacking.length > 0 &&
      `${
        removal.state ? 'The state lacks' : 'Without a state, the plan lacks'
      } what the sandbox made: ${listShort(lacking)}.`,
    unseen.length > 0 &&
      `The plan does not remove what the state has: ${listShort(
        unseen,
      )}. Its provider did not find it, and is not known to have found anything else with the same configuration.`,
  ].filter(Boolean);
  throw new GuardrailsError({
    code: 'sandbox-incomplete',
    message: `${what.join(
      ' ',
    )} It may still exist. Check what exists; an operator who has done so can release the target.`,
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
