import { focusCsv } from '../../plugins/entity-cost-backend/src/__testUtils__/focusCsv';

/** A month that is over, so that what a test reads does not depend on the day it runs. */
export type Month = { id: string; title: string; start: Date; end: Date };

/** The month that ended so many months before the one that runs. */
export function monthBefore(months: number, now = new Date()): Month {
  const first = (offset: number) =>
    new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + offset));
  const start = first(-months);
  return {
    id: start.toISOString().slice(0, 7),
    title: start.toLocaleDateString('en-US', {
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }),
    start,
    end: first(1 - months),
  };
}

/** A charge of a bill: what, for whom, how much. Without a component it belongs to no entity. */
export type Charge = {
  day: number;
  service: string;
  resource: string;
  amount: string;
  component?: string;
  currency?: string;
};

/** The bill of a month as FOCUS has it. */
export function billOf(month: Month, charges: readonly Charge[]): string {
  const at = (day: number) =>
    new Date(month.start.getTime() + (day - 1) * DAY).toISOString();
  return focusCsv(
    charges.map(
      ({ day, service, resource, amount, component, currency = 'EUR' }) => ({
        BillingPeriodStart: month.start.toISOString(),
        BillingPeriodEnd: month.end.toISOString(),
        ChargePeriodStart: at(day),
        ChargePeriodEnd: at(day + 1),
        BillingCurrency: currency,
        BilledCost: amount,
        EffectiveCost: amount,
        ListCost: amount,
        ServiceName: service,
        ResourceId: resource,
        Tags: component ? JSON.stringify({ component }) : '{}',
      }),
    ),
  );
}

const DAY = 24 * 3_600_000;
