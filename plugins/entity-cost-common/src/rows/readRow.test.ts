import { focusCharge, readCharge } from '../__testUtils__/charge';
import {
  awsCur2Format,
  awsCurFormat,
  azureFormat,
  ociFormat,
} from '../formats';
import { type Decimal, decimalText } from '../money';
import { readHeader } from './readHeader';
import { readRow } from './readRow';
import { tagSetKey, tagValue } from './tagSet';

function rowOf(...parameters: Parameters<typeof readCharge>) {
  const read = readCharge(...parameters);
  if (!read.ok) throw new Error(`${read.problem.code} ${read.problem.column}`);
  return read.row;
}

const shown = (value: Decimal | null) =>
  value === null ? null : decimalText(value);

describe('a row of FOCUS', () => {
  it('is read as a charge', () => {
    expect(
      rowOf({
        ...focusCharge,
        ServiceName: ' Object Storage ',
        ResourceId: 'NULL',
        SubAccountId: 'null',
        ConsumedQuantity: '\\N',
        Tags: '{"team": "a", "critical": true, "old": null, "size": 3}',
      }),
    ).toEqual({
      month: '2026-03',
      start: '2026-03-04T05:00:00Z',
      currency: 'EUR',
      billed: 1_500_000_000_000_000_000n,
      effective: 1_250_000_000_000_000_000n,
      list: 2_000_000_000_000_000_000n,
      category: 'Usage',
      correction: false,
      commitmentId: null,
      commitmentStatus: null,
      provider: null,
      service: 'Object Storage',
      serviceCategory: null,
      subAccountId: null,
      subAccountName: null,
      region: null,
      resourceId: null,
      resourceName: null,
      resourceType: null,
      skuId: null,
      quantity: null,
      unit: null,
      workload: null,
      tags: [
        ['critical', 'true'],
        ['size', '3'],
        ['team', 'a'],
      ],
      costCategories: [],
      rounded: 0,
    });
  });

  it.each([
    ['Usage', null, '1', '5'],
    ['Usage', 'Used', '1', '5'],
    ['Usage', 'Unused', '1', null],
    ['Usage', null, '-1', '5'],
    ['Purchase', null, '1', null],
    ['Purchase', null, '-1', null],
    ['Tax', null, '1', null],
    ['Credit', null, '-1', null],
    ['Adjustment', null, '1', null],
  ])(
    'of %s with a commitment that is %s and a cost of %s consumes %s',
    (ChargeCategory, status, BilledCost, expected) => {
      const row = rowOf({
        ...focusCharge,
        ChargeCategory,
        BilledCost,
        CommitmentDiscountStatus: status ?? '',
        ConsumedQuantity: '5',
        ConsumedUnit: 'Hours',
      });
      expect(shown(row.quantity)).toBe(expected);
      expect(row.unit).toBe('Hours');
    },
  );

  it('is read by the names of earlier versions, in any case, and of 1.3', () => {
    const { EffectiveCost, ChargeCategory, ...rest } = focusCharge;
    const row = rowOf({
      ...rest,
      '\uFEFFAmortizedCost': EffectiveCost,
      chargetype: ChargeCategory,
      Region: 'eu-west-1',
      ServiceProviderName: 'Acme',
    });
    expect(row).toMatchObject({ region: 'eu-west-1', provider: 'Acme' });
    expect(shown(row.effective)).toBe('1.25');
  });

  it('counts numbers that are rounded at the 18th digit', () => {
    const row = rowOf({
      ...focusCharge,
      BilledCost: '1.23456789012345678901e-5',
    });
    expect([shown(row.billed), row.rounded]).toEqual([
      '0.000012345678901235',
      1,
    ]);
  });

  it('keeps the keys of tags that are names of JavaScript', () => {
    const row = rowOf({
      ...focusCharge,
      Tags: '{"__proto__": "a", "constructor": "b"}',
    });
    expect(row.tags).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ]);
    expect(tagValue(row.tags, 'toString')).toBeUndefined();
  });

  it('gives equal tags the same key, whatever their order', () => {
    const a = rowOf({ ...focusCharge, Tags: '{"a": "1", "b": "2"}' });
    const b = rowOf({ ...focusCharge, Tags: '{"b": "2", "a": "1"}' });
    expect(tagSetKey(a.tags)).toBe(tagSetKey(b.tags));
  });

  it.each([
    ['BilledCost', 'NaN', 'number-not-finite'],
    ['BilledCost', '-Infinity', 'number-not-finite'],
    ['BilledCost', '1e308', 'number-too-large'],
    ['EffectiveCost', '1,234.5', 'number-separator'],
    ['ListCost', '$5', 'number-currency'],
    ['ConsumedQuantity', '5 GB', 'number-invalid'],
    ['BilledCost', 'N/A', 'value-missing'],
    ['ChargePeriodStart', 'None', 'value-missing'],
    ['ListCost', 'nan', 'number-not-finite'],
    ['BilledCost', '', 'value-missing'],
    ['EffectiveCost', 'NULL', 'value-missing'],
    ['BillingCurrency', '', 'value-missing'],
    ['BillingCurrency', 'E\u0000UR', 'currency-invalid'],
    ['BillingCurrency', 'E\u202eUR', 'currency-invalid'],
    ['BillingCurrency', 'T'.repeat(41), 'currency-invalid'],
    ['ChargeCategory', 'usage ', 'category-unknown'],
    ['ChargeCategory', 'Refund', 'category-unknown'],
    ['BillingPeriodStart', '', 'value-missing'],
    ['BillingPeriodStart', '4/1/25', 'date-ambiguous'],
    ['BillingPeriodStart', '2026-02-29', 'date-invalid'],
    ['BillingPeriodStart', '1026-03-01', 'date-invalid'],
    ['BillingPeriodStart', '45000', 'date-invalid'],
    ['BillingPeriodEnd', '2026-02-01', 'period-reversed'],
    ['ChargePeriodStart', '2026-03-04T05:00:00+02:00', 'date-not-utc'],
    ['ChargePeriodStart', '2026-04-02', 'charge-after-period'],
    ['ChargePeriodStart', '2036-03-04', 'charge-after-period'],
    ['ChargePeriodEnd', '2026-03-04T04:59:59Z', 'period-reversed'],
    ['ServiceName', 'x'.repeat(4_097), 'value-too-long'],
    ['Tags', '{"a": {"b": "c"}}', 'tags-invalid'],
    ['Tags', '["a"]', 'tags-invalid'],
    ['Tags', 'owner=a', 'tags-invalid'],
    ['Tags', '"a"', 'tags-invalid'],
    ['Tags', `${'['.repeat(60_000)}`, 'tags-invalid'],
    ['Tags', '[]'.padStart(1_000_000, '['), 'value-too-long'],
    ['Tags', `{"a": "${'x'.repeat(5_000)}"}`, 'value-too-long'],
    [
      'Tags',
      JSON.stringify(
        Object.fromEntries(Array.from({ length: 201 }, (_, i) => [i, 'x'])),
      ),
      'tags-too-many',
    ],
  ])('%s %.40j is refused: %s', (column, value, code) => {
    const read = readCharge({ ...focusCharge, [column]: value });
    expect(read).toMatchObject({
      ok: false,
      problem: { code, line: 2, column, fix: expect.stringMatching(/\.$/) },
    });
  });

  it('may be of a charge that came late, and ends when its period does', () => {
    expect(
      rowOf({ ...focusCharge, ChargePeriodStart: '2025-11-30' }).month,
    ).toBe('2026-03');
    expect(
      rowOf({
        ...focusCharge,
        ChargePeriodStart: '2026-03-31T23:59:59Z',
        ChargePeriodEnd: '',
      }).month,
    ).toBe('2026-03');
  });

  it('belongs to the month of the load', () => {
    expect(readCharge(focusCharge, { month: '2026-03' }).ok).toBe(true);
    expect(readCharge(focusCharge, { month: '2026-02' })).toMatchObject({
      problem: { code: 'period-unexpected', column: 'BillingPeriodStart' },
    });
  });

  it('has as many values as the header', () => {
    const names = Object.keys(focusCharge);
    const header = readHeader({ format: awsCurFormat, names });
    expect(header.ok).toBe(false);
    const read = readHeader({
      format: { ...azureFormat, columns: {} },
      names,
      constants: focusCharge,
    });
    if (!read.ok) throw new Error(read.problems[0].code);
    expect(
      readRow({ header: read.header, cells: ['1'], line: 9 }),
    ).toMatchObject({
      problem: { code: 'row-length', line: 9 },
    });
  });
});

describe('a row of the Cost and Usage Report of AWS', () => {
  const charge = {
    'bill/BillingPeriodStartDate': '2026-03-01T00:00:00.000Z',
    'bill/BillingPeriodEndDate': '2026-04-01T00:00:00.000Z',
    'lineItem/LineItemType': 'Usage',
    'lineItem/UsageStartDate': '2026-03-04T05:00:00Z',
    'lineItem/CurrencyCode': 'USD',
    'lineItem/UnblendedCost': '10',
    'lineItem/UsageAmount': '24',
    'pricing/unit': 'Hrs',
    'pricing/publicOnDemandCost': '11',
    'reservation/EffectiveCost': '3',
    'reservation/ReservationARN': '',
    'reservation/UnusedAmortizedUpfrontFeeForBillingPeriod': '0.1',
    'reservation/UnusedRecurringFee': '0.2',
    'savingsPlan/SavingsPlanARN': '',
    'savingsPlan/SavingsPlanEffectiveCost': '4',
    'savingsPlan/TotalCommitmentToDate': '7',
    'savingsPlan/UsedCommitment': '5.5',
    'resourceTags/user:owner': 'team-a',
    'resourceTags/aws:createdBy': 'role',
    'costCategory/Team': 'A',
  };
  const snake = (name: string) =>
    name
      .replace('/', '_')
      .replace(/(?<=[a-z_A-Z])(?<!_)([A-Z])/g, '_$1')
      .toLowerCase();
  const charge2 = (values: Record<string, string>) => {
    const {
      'resourceTags/user:owner': owner,
      'costCategory/Team': team,
      ...rest
    } = values;
    const kept = Object.entries(rest)
      .filter(([name]) => !name.startsWith('resourceTags'))
      .map(([name, value]) => [snake(name), value]);
    return {
      ...Object.fromEntries(kept),
      resource_tags: JSON.stringify({ user_owner: owner }),
      cost_category: JSON.stringify({ Team: team }),
    };
  };

  it.each([
    ['Usage', 'Usage', '10', null, '24'],
    ['DiscountedUsage', 'Usage', '3', 'Used', '24'],
    ['SavingsPlanCoveredUsage', 'Usage', '4', 'Used', '24'],
    ['SavingsPlanNegation', 'Usage', '0', null, '0'],
    ['SavingsPlanRecurringFee', 'Purchase', '1.5', 'Unused', null],
    ['SavingsPlanUpfrontFee', 'Purchase', '0', null, null],
    ['RIFee', 'Purchase', '0.3', 'Unused', null],
    ['Fee', 'Purchase', '10', null, null],
    ['Tax', 'Tax', '10', null, null],
    ['Credit', 'Credit', '10', null, null],
    ['Refund', 'Usage', '10', null, '0'],
    ['EdpDiscount', 'Adjustment', '10', null, null],
    ['SomethingNew', 'Adjustment', '10', null, null],
  ])('of type %s is %s and costs %s', (...expected) => {
    const [type, category, effective, status, quantity] = expected;
    const values = { ...charge, 'lineItem/LineItemType': type };
    const row = rowOf(values, { format: awsCurFormat });
    expect(shown(row.quantity)).toBe(quantity);
    expect(row).toMatchObject({
      category,
      commitmentStatus: status,
      correction: type === 'Refund',
      costCategories: [['Team', 'A']],
    });
    expect([shown(row.billed), shown(row.effective), shown(row.list)]).toEqual([
      '10',
      effective,
      '11',
    ]);
    const row2 = rowOf(charge2(values), { format: awsCur2Format });
    expect({ ...row2, tags: row.tags }).toEqual(row);
    expect(tagValue(row.tags, 'owner')).toBe('team-a');
    expect(tagValue(row2.tags, 'owner')).toBe('team-a');
    expect(tagValue(row.tags, 'aws:createdBy')).toBe('role');
  });

  it.each([
    ['Usage', 'lineItem/NetUnblendedCost', '8', '8'],
    ['DiscountedUsage', 'reservation/NetEffectiveCost', '10', '8'],
    [
      'SavingsPlanCoveredUsage',
      'savingsPlan/NetSavingsPlanEffectiveCost',
      '10',
      '8',
    ],
    ['RIFee', 'reservation/NetUnusedRecurringFee', '10', '8.1'],
  ])('of type %s has discounts in %s', (type, column, billed, effective) => {
    const values = { ...charge, 'lineItem/LineItemType': type, [column]: '8' };
    const row = rowOf(values, { format: awsCurFormat });
    expect([shown(row.billed), shown(row.effective)]).toEqual([
      billed,
      effective,
    ]);
    const row2 = rowOf(charge2(values), { format: awsCur2Format });
    expect([row2.billed, row2.effective]).toEqual([row.billed, row.effective]);
    // accounts without discounts have no such columns, or nothing in them
    const without = rowOf(
      { ...values, [column]: '' },
      { format: awsCurFormat },
    );
    expect(without.effective).not.toBe(row.effective);
  });

  it('does not count the fee of a reservation twice', () => {
    const row = rowOf(
      {
        ...charge,
        'lineItem/LineItemType': 'Fee',
        'reservation/ReservationARN': 'arn:aws:ec2:x',
      },
      { format: awsCurFormat },
    );
    expect([shown(row.billed), shown(row.effective)]).toEqual(['10', '0']);
  });

  it('names the column of an amount that is no number', () => {
    expect(
      readCharge(
        {
          ...charge,
          'lineItem/LineItemType': 'RIFee',
          'reservation/UnusedRecurringFee': '1,5',
        },
        { format: awsCurFormat },
      ),
    ).toMatchObject({ problem: { code: 'number-separator' } });
  });

  it.each([
    ['5,25', { billed: '10.5', effective: '6.85' }],
    ['5.250', 'number-separator: 5.250.'],
  ])('adds up numbers with decimal commas: %s', (fee, expected) => {
    const read = readCharge(
      {
        ...charge,
        'lineItem/LineItemType': 'RIFee',
        'lineItem/UnblendedCost': '10,5',
        'reservation/UnusedAmortizedUpfrontFeeForBillingPeriod': '1,6',
        'reservation/UnusedRecurringFee': fee,
      },
      { format: awsCurFormat, decimalComma: true },
    );
    expect(
      read.ok
        ? {
            billed: shown(read.row.billed),
            effective: shown(read.row.effective),
          }
        : `${read.problem.code}: ${read.problem.message.split(': ')[1]}`,
    ).toEqual(expected);
  });
});

describe('a row of other providers', () => {
  it('has its values read as the format says, also from columns with another name', () => {
    const row = rowOf(
      {
        Date: '02/28/2026',
        MeterCategory: 'Virtual Machines',
        CostInBillingCurrency: '6',
        BillingCurrencyCode: 'CAD',
        Art: 'Refund',
        Quantity: '24',
        Einheit: '100 Hours',
      },
      {
        format: azureFormat,
        columnsFrom: { ChargeCategory: 'Art', ConsumedUnit: 'einheit' },
      },
    );
    expect([row.category, row.unit]).toEqual(['Purchase', 'Hours']);
  });

  it('of Azure has the month first in its dates, and tags without braces', () => {
    const row = rowOf(
      {
        Date: '02/28/2026',
        MeterCategory: 'Virtual Machines',
        'Kosten (CostInBillingCurrency)': '6.19947E-09',
        BillingCurrencyCode: 'CAD',
        ChargeType: 'UnusedReservation',
        Quantity: '24',
        Tags: '"owner": "team-a","x": "y"',
      },
      { format: azureFormat },
    );
    expect(row).toMatchObject({
      month: '2026-02',
      start: '2026-02-28T00:00:00Z',
      category: 'Usage',
      commitmentStatus: 'Unused',
      quantity: null,
      service: 'Virtual Machines',
      tags: [
        ['owner', 'team-a'],
        ['x', 'y'],
      ],
    });
    expect(shown(row.billed)).toBe('0.00000000619947');
  });

  it('of Oracle is billed the overage where there is one', () => {
    const charge = {
      'lineItem/intervalUsageStart': '2026-02-28T10:00Z',
      'cost/myCost': '5',
      'cost/myCostOverage': '',
      'cost/currencyCode': 'USD',
      'lineItem/isCorrection': 'true',
      'tags/Ops.Owner': 'team-a',
    };
    const row = rowOf(charge, { format: ociFormat });
    expect(row).toMatchObject({
      correction: true,
      tags: [['Ops.Owner', 'team-a']],
    });
    expect(shown(row.billed)).toBe('5');
    const overage = rowOf(
      { ...charge, 'cost/myCostOverage': '2' },
      { format: ociFormat },
    );
    expect([shown(overage.billed), shown(overage.effective)]).toEqual([
      '2',
      '5',
    ]);
  });
});
