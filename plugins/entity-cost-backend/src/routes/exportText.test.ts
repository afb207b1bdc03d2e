import { costColumns, exportedCosts } from './exportedCosts';
import { exportedUsage, usageColumns } from './exportedUsage';
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
    expect([...csvOf(costColumns, exportedCosts([row], of))].join('')).toBe(
      `month,group_by,group,unallocated,cost,currency,amount,previous_month,previous_amount\r\n2026-03,service,"'=HYPERLINK(""http://evil"",""x"")",false,effective,EUR,-1.5,2026-02,0\r\n`,
    );
    expect(
      JSON.parse([...jsonOf(exportedCosts([row, row], of))].join('')),
    ).toHaveLength(2);
    expect(JSON.parse([...jsonOf([])].join(''))).toEqual([]);
  });

  it('writes quantities, and what workloads used of what they requested', () => {
    const resource = {
      requested: '100',
      used: '25.5',
      perMille: 255,
      cost: '30',
      idleCost: '22.35',
    };
    const rows = exportedUsage({
      entity: 'component:default/checkout',
      month: '2026-03',
      previousMonth: '2026-02',
      complete: true,
      scope: 'entity',
      partial: false,
      quantities: [
        {
          service: '=1+1',
          unit: 'GB-Mo',
          quantity: '0.1',
          previousQuantity: '0',
        },
      ],
      omittedQuantities: 0,
      efficiency: [
        {
          currency: 'EUR',
          cpu: resource,
          ram: resource,
          perMille: 255,
          cost: '60',
          idleCost: '44.7',
          others: [
            { resource: 'volumes', quantity: '7', cost: '0.5' },
            { resource: 'network-received', quantity: '3' },
          ],
        },
      ],
    });
    expect([...csvOf(usageColumns, rows)].join('').split('\r\n')).toEqual([
      'month,entity,service,unit,quantity,requested,currency,cost,idle_cost,previous_month,previous_quantity',
      `2026-03,component:default/checkout,"'=1+1",GB-Mo,0.1,,,,,2026-02,0`,
      '2026-03,component:default/checkout,CPU of workloads,core-hours,25.5,100,EUR,30,22.35,,',
      '2026-03,component:default/checkout,Memory of workloads,byte-hours,25.5,100,EUR,30,22.35,,',
      '2026-03,component:default/checkout,Volumes of workloads,byte-hours,7,,EUR,0.5,,,',
      '2026-03,component:default/checkout,Network received by workloads,bytes,3,,EUR,,,,',
      '',
    ]);
  });
});
