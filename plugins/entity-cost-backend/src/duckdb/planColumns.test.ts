import { headerOf, type ReadingOptions } from '../reading';
import { planColumns } from './planColumns';

const focus = [
  'BilledCost',
  'EffectiveCost',
  'BillingCurrency',
  'BillingPeriodStart',
  'ChargePeriodStart',
  'ChargeCategory',
];

const azure = [
  'CostInBillingCurrency',
  'BillingCurrencyCode',
  'BillingPeriodStartDate',
  'Date',
  'ChargeType',
  'MeterCategory',
];

/** What cannot be added up by its columns is read row by row. */
it.each<[string, string[], ReadingOptions, string | undefined]>([
  ['a column', [...focus, 'ServiceName'], {}, 'key'],
  ['a name that is of no column', [...focus, 'x_ServiceName'], {}, 'unused'],
  ['a name in snake case', [...focus, 'service_name'], {}, 'key'],
  [
    'a name without the underscores that the source says it with',
    [...focus, 'ResourceArn'],
    { columnsFrom: { ResourceId: 'resource_arn' } },
    'key',
  ],
  [
    'a name with underscores that the source says it without',
    [...focus, 'list_cost_net'],
    { columnsFrom: { ListCost: 'ListCostNet' } },
    'amount',
  ],
  ['a column of another format', [...azure, 'ResourceLocation'], {}, 'key'],
  [
    'a name in brackets of another format',
    [...azure, 'Ort (ResourceLocation)'],
    {},
    'key',
  ],
  [
    'an amount that is the same in every row',
    [...focus, 'ServiceName'],
    { constants: { ListCost: '1' } },
    undefined,
  ],
  [
    'an amount that is in one of two columns',
    [...azure, 'Quantity', 'UsageQuantity'],
    {},
    undefined,
  ],
  [
    'an amount that is also a name',
    [...focus, 'ServiceName'],
    { columnsFrom: { ListCost: 'ServiceName' } },
    undefined,
  ],
])('of %s: %#', (_what, names, reading, expected) => {
  const header = headerOf({ name: 'bill.csv', names, reading });
  expect(planColumns(header)?.at(-1)).toBe(expected);
});
