import { amount, pseudoRandom } from '../__testUtils__/amount';
import { decimalOfUnits, decimalText } from '../money';
import {
  type ChangeParts,
  type CostOfItem,
  explainChange,
} from './explainChange';

const item = (
  resource: string,
  cost: string,
  quantity: string | null,
  more: Partial<CostOfItem> = {},
): CostOfItem => ({
  service: 'Compute',
  resource,
  unit: 'Hours',
  cost: amount(cost),
  quantity: quantity === null ? null : amount(quantity),
  ...more,
});

const shown = (parts: ChangeParts) =>
  Object.entries(parts)
    .filter(([, value]) => value !== 0n)
    .map(([name, value]) => `${name} ${decimalText(value)}`)
    .join(', ');

describe('explainChange', () => {
  it.each([
    [
      'more of it',
      item('a', '10', '100'),
      item('a', '15', '150'),
      'quantity 5',
    ],
    [
      'another price',
      item('a', '10', '100'),
      item('a', '12', '100'),
      'price 2',
    ],
    [
      'both',
      item('a', '10', '100'),
      item('a', '24', '200'),
      'quantity 10, price 4',
    ],
    [
      'less at a higher price',
      item('a', '10', '100'),
      item('a', '10', '50'),
      'quantity -5, price 5',
    ],
    ['a new resource', undefined, item('a', '3', '1'), 'added 3'],
    ['a resource that is gone', item('a', '3', '1'), undefined, 'removed -3'],
    ['no quantity', item('a', '3', null), item('a', '5', null), 'other 2'],
    ['no quantity before', item('a', '3', '0'), item('a', '5', '1'), 'other 2'],
    ['a correction', item('a', '3', '1'), item('a', '-1', '-1'), 'other -4'],
    [
      'another unit',
      item('a', '3', '1'),
      item('a', '5', '1', { unit: 'GB' }),
      'added 5, removed -3',
    ],
  ])('tells %s', (_, before, after, expected) => {
    const { total } = explainChange({
      before: before ? [before] : [],
      after: after ? [after] : [],
    });
    expect(shown(total.parts)).toBe(expected);
  });

  it('names services and resources, the largest change first', () => {
    const { total, services, resources } = explainChange({
      before: [item('a', '1', '1'), item('b', '9', '1')],
      after: [
        item('a', '2', '2'),
        item('b', '2', '1'),
        item('b', '2', '1'),
        item('c', '1', null, { service: 'Storage' }),
      ],
    });
    expect(
      services.map(({ service, parts }) => [service, shown(parts)]),
    ).toEqual([
      ['Compute', 'quantity 10, price -14'],
      ['Storage', 'added 1'],
    ]);
    expect(resources.map(({ resource }) => resource)).toEqual(['b', 'a', 'c']);
    expect([decimalText(total.before), decimalText(total.after)]).toEqual([
      '10',
      '7',
    ]);
  });

  it('has parts that add up to the change, to the last digit', () => {
    const random = pseudoRandom(11);
    const period = (): CostOfItem[] =>
      Array.from({ length: random(40) }, () => ({
        service: `s${random(3)}`,
        resource: `r${random(8)}`,
        unit: random(4) ? 'Hours' : null,
        cost: decimalOfUnits(
          BigInt(random(1e9)) * BigInt(random(1e9)) - 1_000n,
        ),
        quantity: random(4) ? decimalOfUnits(BigInt(random(1e9))) : null,
      }));
    for (let run = 0; run < 200; run++) {
      const { total, services, resources } = explainChange({
        before: period(),
        after: period(),
      });
      for (const change of [total, ...services, ...resources]) {
        const sum = Object.values(change.parts).reduce((a, b) => a + b, 0n);
        expect(sum).toBe(change.after - change.before);
      }
    }
  });
});
