import type { Decimal } from '../money';

/** The categories of charges of FOCUS. @public */
export const chargeCategories = [
  'Usage',
  'Purchase',
  'Tax',
  'Credit',
  'Adjustment',
] as const;

/** @public */
export type ChargeCategory = (typeof chargeCategories)[number];

/** @internal */
export function isChargeCategory(value: string): value is ChargeCategory {
  return chargeCategories.some(category => category === value);
}

/**
 * Whether a charge is one whose quantity was consumed. FOCUS has no consumed quantity of others; a fee or an unused
 * commitment of another format would count hours a second time that the usage it is for has already.
 * @internal
 */
export function isConsumption(charge: {
  category: ChargeCategory;
  commitmentStatus: string | null;
}): boolean {
  return charge.category === 'Usage' && charge.commitmentStatus !== 'Unused';
}

/** What a charge is for the reader of a bill. @public */
export type ChargeKind =
  | 'usage'
  | 'unused-commitment'
  | 'purchase'
  | 'refund'
  | 'tax'
  | 'credit'
  | 'adjustment';

/**
 * The kind of a charge. Since FOCUS 1.0 refunds are no category of their own: they are usage or purchases that give
 * money back. An unused commitment is usage without consumption.
 * @public
 */
export function chargeKind(charge: {
  category: ChargeCategory;
  billed: Decimal;
  effective: Decimal;
  commitmentStatus: string | null;
}): ChargeKind {
  const { category, billed, effective, commitmentStatus } = charge;
  if (category === 'Tax') return 'tax';
  if (category === 'Credit') return 'credit';
  if (category === 'Adjustment') return 'adjustment';
  if (billed < 0n || effective < 0n) return 'refund';
  if (category === 'Purchase') return 'purchase';
  return commitmentStatus === 'Unused' ? 'unused-commitment' : 'usage';
}
