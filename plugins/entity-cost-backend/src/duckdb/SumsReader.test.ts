import { headerOf } from '../reading';
import { planColumns } from './planColumns';
import { SumsReader } from './SumsReader';

const names = [
  'BillingPeriodStart',
  'ChargePeriodStart',
  'ChargeCategory',
  'BillingCurrency',
  'BilledCost',
  'EffectiveCost',
  'ResourceId',
];

it('keeps no more subjects than a load may have charges', () => {
  const header = headerOf({ name: 'bill.csv', names, reading: {} });
  const roles = planColumns(header);
  if (!roles) throw new Error('The file has to be read by rows');
  const reader = new SumsReader({ header, roles, sink: jest.fn(), limit: 2 });
  const add = (resource: string) =>
    reader.readSubject([
      '2026-03-01',
      null,
      'Usage',
      'EUR',
      null,
      null,
      resource,
      '["2026-03-05"]',
      '0',
    ]);
  add('a');
  add('b');
  expect(() => add('c')).toThrow('charges-too-many');
});
