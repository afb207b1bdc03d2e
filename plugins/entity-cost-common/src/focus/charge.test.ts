import { amount } from '../__testUtils__/amount';
import { chargeKind } from './charge';

it.each([
  ['Usage', '1', null, 'usage'],
  ['Usage', '1', 'Used', 'usage'],
  ['Usage', '1', 'Unused', 'unused-commitment'],
  ['Usage', '-1', null, 'refund'],
  ['Purchase', '1', null, 'purchase'],
  ['Purchase', '-1', null, 'refund'],
  ['Tax', '-1', null, 'tax'],
  ['Credit', '-1', null, 'credit'],
  ['Adjustment', '1', null, 'adjustment'],
] as const)('%s of %s (%s) is %s', (category, cost, status, kind) => {
  const charge = {
    category,
    billed: amount(cost),
    effective: amount(cost),
    commitmentStatus: status,
  };
  expect(chargeKind(charge)).toBe(kind);
});
