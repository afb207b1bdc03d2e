import type { Micros } from '../money';
import { CatalogIndex } from './catalogIndex';
import type { CostSubject } from './conditions';
import { tryRules } from './tryRules';

const catalog = new CatalogIndex(
  ['a', 'b'].map(team => ({ ref: `group:default/${team}`, claims: [] })),
);

const account = (subAccountId: string, owner?: string): CostSubject => ({
  tags: owner ? [['owner', owner]] : [],
  costCategories: [],
  provider: null,
  service: null,
  subAccountId,
  resourceId: null,
});

const rule = (id: string, accounts: string[], team: string) => ({
  id,
  conditions: [
    { kind: 'sub-account' as const, operator: 'in' as const, values: accounts },
  ],
  to: { entity: `group:default/${team}` },
});

it('says what moves from whom to whom, by currency', () => {
  const micros = (amount: bigint) => amount as Micros;
  expect(
    tryRules({
      subjects: [account('1'), account('2', 'a'), account('3'), account('1')],
      amounts: [
        { subject: 0, currency: 'EUR', amount: micros(5n) },
        { subject: 0, currency: 'EUR', amount: micros(2n) },
        { subject: 0, currency: 'USD', amount: micros(1n) },
        { subject: 1, currency: 'EUR', amount: micros(-90n) },
        { subject: 2, currency: 'EUR', amount: micros(3n) },
        { subject: 3, currency: 'EUR', amount: micros(10n) },
      ],
      before: [],
      after: [rule('one', ['1'], 'a'), rule('two', ['2'], 'b')],
      catalog,
    }),
  ).toEqual({
    moves: [
      {
        currency: 'EUR',
        from: 'group:default/a',
        to: 'group:default/b',
        amount: -90n,
        subjects: 1,
      },
      {
        currency: 'EUR',
        from: null,
        to: 'group:default/a',
        amount: 17n,
        subjects: 2,
      },
      {
        currency: 'USD',
        from: null,
        to: 'group:default/a',
        amount: 1n,
        subjects: 1,
      },
    ],
    unallocated: [
      { currency: 'EUR', before: 20n, after: 3n },
      { currency: 'USD', before: 1n, after: 0n },
    ],
  });
});
