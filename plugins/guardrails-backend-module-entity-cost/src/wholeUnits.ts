import type { Decimal } from '@backstage-guardrails/plugin-entity-cost-common';

const ONE = 10n ** 18n;

/**
 * Whole units of a currency, for rules: they compare whole numbers exactly, and no others. What a change adds is rounded
 * up and what it may add is rounded down, so that rounding never lets one pass.
 * @internal
 */
export function roundedDown(amount: Decimal): number {
  const whole = amount / ONE;
  return toNumber(amount < 0n && whole * ONE !== amount ? whole - 1n : whole);
}

/** @internal */
export function roundedUp(amount: bigint): number {
  const whole = amount / ONE;
  return toNumber(amount > 0n && whole * ONE !== amount ? whole + 1n : whole);
}

function toNumber(whole: bigint): number {
  if (whole > Number.MAX_SAFE_INTEGER || whole < Number.MIN_SAFE_INTEGER) {
    throw new Error('An amount is too large to be compared');
  }
  return Number(whole);
}
