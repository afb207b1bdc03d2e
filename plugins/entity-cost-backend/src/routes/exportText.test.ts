import { csvOf, jsonOf } from './exportText';

const of = {
  month: '2026-03',
  previousMonth: '2026-02',
  cost: 'effective',
  groupBy: 'service',
} as const;

const row = {
  key: '=HYPERLINK("http://evil","x")',
  currency: 'EUR',
  unallocated: false,
  amount: -1_500_000n,
  previous: 0n,
};

describe('exportText', () => {
  it('writes rows with exact amounts', () => {
    expect([...csvOf([row], of)].join('')).toBe(
      `month,group_by,group,unallocated,cost,currency,amount,previous_month,previous_amount\r\n2026-03,service,"'=HYPERLINK(""http://evil"",""x"")",false,effective,EUR,-1.5,2026-02,0\r\n`,
    );
    expect(JSON.parse([...jsonOf([row, row], of)].join(''))).toHaveLength(2);
    expect(JSON.parse([...jsonOf([], of)].join(''))).toEqual([]);
  });
});
