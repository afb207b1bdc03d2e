import type { ColumnConstants } from '@backstage-guardrails/plugin-entity-cost-common';
import type { BillingReading } from '@backstage-guardrails/plugin-entity-cost-node';
import type { Reading } from './Attempt';

/** How the files of a source are read, from what the source says. @internal */
export function toReading(reading?: BillingReading): Reading {
  const constants: ColumnConstants = reading?.constants ?? {};
  return { ...reading, constants };
}
