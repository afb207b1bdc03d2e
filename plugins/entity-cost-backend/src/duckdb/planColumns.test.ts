import {
  azureFormat,
  focusFormat,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { planColumns } from './planColumns';

/** What cannot be added up by its columns is read row by row. */
it.each([
  ['its columns', ['BilledCost', 'EffectiveCost'], focusFormat, true],
  [
    'a name that is of no column',
    ['BilledCost', 'EffectiveCost', 'x_ServiceName'],
    focusFormat,
    true,
  ],
  [
    'a name in snake case, which the reader of rows knows',
    ['BilledCost', 'EffectiveCost', 'service_name'],
    focusFormat,
    false,
  ],
  ['columns of another format', ['CostInBillingCurrency'], azureFormat, true],
  [
    'a name in snake case of another format',
    ['CostInBillingCurrency', 'resource_location'],
    azureFormat,
    false,
  ],
])('of %s: %#', (_what, names, format, expected) => {
  expect(planColumns(names, format) !== undefined).toBe(expected);
});
