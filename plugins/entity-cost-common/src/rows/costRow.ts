import type { ChargeCategory } from '../focus';
import type { Decimal } from '../money';
import type { WorkloadUsage } from '../usage';
import type { TagSet } from './tagSet';

/** A charge of a bill: what allocation, budgets and pages need of a row of FOCUS. @public */
export type CostRow = {
  /** The month of the billing period, `2026-03`. */
  month: string;
  /** The start of the charge, `2026-03-01T00:00:00Z`. */
  start: string;
  currency: string;
  /** What the invoice says. */
  billed: Decimal;
  /** What it costs with discounts and its part of commitments. */
  effective: Decimal;
  /** What it would cost by the public price list, if the export says so. */
  list: Decimal | null;
  category: ChargeCategory;
  /** Whether it corrects a month that was billed before. */
  correction: boolean;
  commitmentId: string | null;
  commitmentStatus: string | null;
  provider: string | null;
  service: string | null;
  serviceCategory: string | null;
  subAccountId: string | null;
  subAccountName: string | null;
  region: string | null;
  resourceId: string | null;
  resourceName: string | null;
  resourceType: string | null;
  skuId: string | null;
  /** What was consumed, in `unit`. */
  quantity: Decimal | null;
  unit: string | null;
  /** What a workload requested and used; of OpenCost alone. */
  workload: WorkloadUsage | null;
  tags: TagSet;
  costCategories: TagSet;
  /** How many of its numbers had more than 18 digits after the point and were rounded. */
  rounded: number;
};
