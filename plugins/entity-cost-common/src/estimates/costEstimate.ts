import type { Decimal } from '../money';

/** What a resource costs a month. @public */
export type EstimatedResource = {
  /** Its address, such as `module.shop.aws_instance.web[0]`. */
  address: string;
  type: string;
  /** Its module, such as `module.shop`, or '' for the root. */
  module: string;
  /** What it costs now, `null` if it is not there or not known. */
  before: Decimal | null;
  /** What it will cost, `null` if it will not be there or is not known. */
  after: Decimal | null;
};

/** What an estimate does not contain. Each of it can only make the costs higher. @public */
export type EstimateGaps = {
  /** Parts whose costs depend on a usage that was not stated. */
  usageBased: number;
  /** Parts without a price. */
  noPrice: number;
  /** How many resources of a type are not supported. */
  unsupported: ReadonlyArray<{ type: string; count: number }>;
  /** Plain text: why a part could not be estimated. */
  errors: readonly string[];
};

/** What a change costs a month. @public */
export type CostEstimate = {
  /** What made it, with its version or date. */
  source: { kind: 'infracost' | 'price-book'; version: string };
  currency: string;
  /** What the resources cost now, if that is known. */
  before: Decimal | null;
  /** What they will cost. */
  after: Decimal;
  resources: EstimatedResource[];
  gaps: EstimateGaps;
};

/** The module of an address. @internal */
export function moduleOf(address: string): string {
  // an index can hold dots and brackets within quotes
  const steps =
    /^(?:(?:^|\.)module\.[^.[\]]+(?:\[(?:"(?:[^"\\]|\\.)*"|\d+)\])?)+/;
  return steps.exec(address)?.[0] ?? '';
}
