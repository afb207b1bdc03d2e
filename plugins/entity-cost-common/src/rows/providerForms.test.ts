import { readCsv } from '../__testUtils__/corpus';
import { detectFormat } from '../formats';
import { decimalText } from '../money';
import { type ColumnConstants, readHeader } from './readHeader';
import { readRow } from './readRow';

type Form = {
  format: string;
  /** Names and values of a row. */
  cells: Record<string, string>;
  month: string;
  start: string;
  currency: string;
  billed: string;
  effective: string;
  list?: string;
  category: string;
  correction?: true;
  provider: string;
  tags?: Array<[string, string]>;
  /** Quantity and unit. */
  used?: [string, string];
  constants?: ColumnConstants;
};

const quoted = (values: readonly string[], end: string) =>
  `${values.map(value => `"${value.replaceAll('"', '""')}"`).join(',')}${end}`;

const focus = {
  BillingPeriodStart: '2026-03-01T00:00:00Z',
  BillingPeriodEnd: '2026-04-01T00:00:00Z',
  ChargePeriodStart: '2026-03-05T10:00:00Z',
  ChargePeriodEnd: '2026-03-05T11:00:00Z',
  ChargeCategory: 'Usage',
  BillingCurrency: 'USD',
  BilledCost: '1.5',
  EffectiveCost: '1.25',
  ListCost: '2',
  ProviderName: 'AWS',
  ServiceName: 'Compute',
};

const inMarch = { month: '2026-03', start: '2026-03-05T10:00:00Z' };

const cur = {
  'bill/BillingPeriodStartDate': '2026-03-01T00:00:00.000Z',
  'bill/BillingPeriodEndDate': '2026-04-01T00:00:00.000Z',
  'lineItem/UsageStartDate': '2026-03-05T10:00:00Z',
  'lineItem/UsageEndDate': '2026-03-05T11:00:00Z',
  'lineItem/LineItemType': 'Usage',
  'lineItem/CurrencyCode': 'USD',
  'lineItem/UnblendedCost': '0.0000000125',
  'lineItem/ProductCode': 'AmazonS3',
};

const forms: Array<[string, Form]> = [
  [
    'FOCUS in another order of columns, with exponents',
    {
      format: 'focus',
      cells: Object.fromEntries(
        Object.entries({
          ...focus,
          BilledCost: '-35.2E-7',
          EffectiveCost: '1.0e+2',
        }).reverse(),
      ),
      ...inMarch,
      currency: 'USD',
      billed: '-0.00000352',
      effective: '100',
      list: '2',
      category: 'Usage',
      provider: 'AWS',
    },
  ],
  [
    'FOCUS 1.0 of a query, with the instants of its database',
    {
      format: 'focus',
      cells: {
        ...focus,
        BillingPeriodStart: '2026-03-01 00:00:00 UTC',
        BillingPeriodEnd: '2026-04-01 00:00:00 UTC',
        ChargePeriodStart: '2026-03-05 10:00:00.000000 UTC',
        ChargePeriodEnd: '2026-03-05 11:00:00.000000 UTC',
        Tags: '{"owner":"payments","reviewed":true,"old":null,"level":3}',
      },
      ...inMarch,
      currency: 'USD',
      billed: '1.5',
      effective: '1.25',
      list: '2',
      category: 'Usage',
      provider: 'AWS',
      tags: [
        ['level', '3'],
        ['owner', 'payments'],
        ['reviewed', 'true'],
      ],
    },
  ],
  [
    'FOCUS of Google Cloud, with tags in a list',
    {
      format: 'focus',
      cells: {
        ...focus,
        ProviderName: 'Google Cloud',
        Tags: '[{"key":"team","value":"a","inherited":false},{"key":"old","value":null}]',
      },
      ...inMarch,
      currency: 'USD',
      billed: '1.5',
      effective: '1.25',
      list: '2',
      category: 'Usage',
      provider: 'Google Cloud',
      tags: [['team', 'a']],
    },
  ],
  [
    'FOCUS 1.1, a credit that takes back more than was charged',
    {
      format: 'focus',
      cells: {
        ...focus,
        ChargeCategory: 'Credit',
        ChargeClass: '',
        BilledCost: '-12.00',
        EffectiveCost: '-12.00',
        ListCost: '',
        CapacityReservationId: '',
        SkuMeter: 'Requests',
      },
      ...inMarch,
      currency: 'USD',
      billed: '-12',
      effective: '-12',
      category: 'Credit',
      provider: 'AWS',
    },
  ],
  [
    'FOCUS 1.2 in a currency of a provider',
    {
      format: 'focus',
      cells: {
        ...focus,
        BillingCurrency: 'Vendor Credits',
        PricingCurrency: 'Vendor Tokens',
        PricingCurrencyEffectiveCost: '900',
        InvoiceId: 'INV-1',
        BillingAccountType: 'Organisation',
      },
      ...inMarch,
      currency: 'Vendor Credits',
      billed: '1.5',
      effective: '1.25',
      list: '2',
      category: 'Usage',
      provider: 'AWS',
    },
  ],
  [
    'FOCUS 0.5, with the names of then',
    {
      format: 'focus',
      cells: {
        BillingPeriodStart: '2026-03-01T00:00:00Z',
        BillingPeriodEnd: '2026-04-01T00:00:00Z',
        ChargePeriodStart: '2026-03-05T10:00:00Z',
        ChargePeriodEnd: '2026-03-05T11:00:00Z',
        ChargeType: 'Tax',
        BillingCurrency: 'EUR',
        BilledCost: '1.5',
        AmortizedCost: '1.5',
        Provider: 'Example Cloud',
      },
      ...inMarch,
      currency: 'EUR',
      billed: '1.5',
      effective: '1.5',
      category: 'Tax',
      provider: 'Example Cloud',
    },
  ],
  [
    'a Cost and Usage Report with a refund after discounts',
    {
      format: 'aws-cur',
      cells: {
        ...cur,
        'lineItem/LineItemType': 'Refund',
        'lineItem/UnblendedCost': '-2.0000000000',
        'lineItem/NetUnblendedCost': '-1.9000000000',
        'resourceTags/user:owner': 'payments',
        'resourceTags/aws:createdBy': '',
      },
      ...inMarch,
      currency: 'USD',
      billed: '-1.9',
      effective: '-1.9',
      category: 'Usage',
      correction: true,
      provider: 'AWS',
      tags: [['owner', 'payments']],
    },
  ],
  [
    'CUR 2.0 with a map of tags and blanks for what does not apply',
    {
      format: 'aws-cur-2',
      cells: {
        bill_billing_period_start_date: '2026-03-01 00:00:00.000',
        bill_billing_period_end_date: '2026-04-01 00:00:00.000',
        line_item_usage_start_date: '2026-03-05 10:00:00.000',
        line_item_usage_end_date: '2026-03-05 11:00:00.000',
        line_item_line_item_type: 'DiscountedUsage',
        line_item_currency_code: 'USD',
        line_item_unblended_cost: '0.0',
        line_item_net_unblended_cost: '',
        reservation_effective_cost: '4.5E-4',
        pricing_public_on_demand_cost: '0.0096000000',
        resource_tags: '{"user_owner":"payments"}',
      },
      ...inMarch,
      currency: 'USD',
      billed: '0',
      effective: '0.00045',
      list: '0.0096',
      category: 'Usage',
      provider: 'AWS',
      tags: [['owner', 'payments']],
    },
  ],
  [
    'Azure of a customer agreement, after a spreadsheet has had it',
    {
      format: 'azure',
      cells: {
        billingPeriodStartDate: '3/1/2026 12:00:00 AM',
        billingPeriodEndDate: '3/31/2026 12:00:00 AM',
        date: '3/5/2026 10:00:00 AM',
        meterCategory: 'Storage',
        costInBillingCurrency: '3.2E-05',
        costInPricingCurrency: '3.4E-05',
        paygCostInBillingCurrency: '5E-05',
        billingCurrency: 'CHF',
        chargeType: 'Usage',
        tags: '"owner": "payments","cost center": "12"',
      },
      ...inMarch,
      currency: 'CHF',
      billed: '0.000032',
      effective: '0.000032',
      list: '0.00005',
      category: 'Usage',
      provider: 'Azure',
      tags: [
        ['cost center', '12'],
        ['owner', 'payments'],
      ],
    },
  ],
  [
    'Azure of an enterprise agreement, a rounding',
    {
      format: 'azure',
      cells: {
        Date: '03/05/2026',
        BillingPeriodStartDate: '03/01/2026',
        BillingPeriodEndDate: '03/31/2026',
        MeterCategory: '',
        CostInBillingCurrency: '-0.0049999999999999999',
        BillingCurrencyCode: 'EUR',
        ChargeType: 'RoundingAdjustment',
        Tags: '',
      },
      month: '2026-03',
      start: '2026-03-05T00:00:00Z',
      currency: 'EUR',
      billed: '-0.005',
      effective: '-0.005',
      category: 'Adjustment',
      provider: 'Azure',
    },
  ],
  [
    'Azure that is paid as it is used, in its older form',
    {
      format: 'azure',
      cells: {
        UsageDateTime: '2026-03-05T10:00:00.0000000Z',
        MeterCategory: 'Bandwidth',
        PreTaxCost: '.075',
        Currency: 'USD',
        UsageQuantity: '1',
      },
      ...inMarch,
      currency: 'USD',
      billed: '0.075',
      effective: '0.075',
      category: 'Usage',
      provider: 'Azure',
    },
  ],
  [
    'Azure of an enterprise agreement in its oldest form, with a configured currency',
    {
      format: 'azure',
      constants: { BillingCurrency: 'USD' },
      cells: {
        AccountOwnerId: 'a',
        'Subscription Name': 'shop',
        Date: '03/05/2026',
        'Meter Category': 'Virtual Machines',
        'Consumed Quantity': '24',
        ExtendedCost: '1.2',
        'Unit Of Measure': '100 Hours',
        Tags: '',
      },
      month: '2026-03',
      start: '2026-03-05T00:00:00Z',
      currency: 'USD',
      billed: '1.2',
      effective: '1.2',
      category: 'Usage',
      provider: 'Azure',
      used: ['24', 'Hours'],
    },
  ],
  [
    'a Cost and Usage Report with tags that differ in case and blanks',
    {
      format: 'aws-cur',
      cells: {
        ...cur,
        'resourceTags/user:Cost Center': '1',
        'resourceTags/user:CostCenter': '2',
        'resourceTags/user:costcenter': '3',
      },
      ...inMarch,
      currency: 'USD',
      billed: '0.0000000125',
      effective: '0.0000000125',
      category: 'Usage',
      provider: 'AWS',
      tags: [
        ['Cost Center', '1'],
        ['CostCenter', '2'],
        ['costcenter', '3'],
      ],
    },
  ],
  [
    'Oracle Cloud, a correction without overage',
    {
      format: 'oci',
      cells: {
        'lineItem/intervalUsageStart': '2026-03-05T10:00Z',
        'lineItem/intervalUsageEnd': '2026-03-05T11:00Z',
        'lineItem/isCorrection': 'true',
        'lineItem/backreferenceNo': 'x',
        'cost/currencyCode': 'USD',
        'cost/myCost': '-0.12',
        'cost/myCostOverage': '',
        'cost/overageFlag': 'N',
        'tags/owner': 'payments',
        'tags/Oracle-Tags.CreatedBy': '',
      },
      ...inMarch,
      currency: 'USD',
      billed: '-0.12',
      effective: '-0.12',
      category: 'Usage',
      correction: true,
      provider: 'Oracle',
      tags: [['owner', 'payments']],
    },
  ],
];

describe.each(['\n', '\r\n'])('with lines that end in %j', end => {
  it.each(forms)('reads %s', (_, form) => {
    const text = [
      '\uFEFF',
      quoted(Object.keys(form.cells), end),
      quoted(Object.values(form.cells), end),
    ].join('');
    const { names, records } = readCsv(text);
    const format = detectFormat(names);
    expect(format?.id).toBe(form.format);
    const header = readHeader({
      format: format!,
      names,
      constants: form.constants,
    });
    if (!header.ok) throw new Error(JSON.stringify(header.problems));
    const [{ cells, line }] = records;
    const read = readRow({ header: header.header, cells, line });
    if (!read.ok) throw new Error(JSON.stringify(read.problem));
    const { row } = read;
    expect({
      month: row.month,
      start: row.start,
      currency: row.currency,
      billed: decimalText(row.billed),
      effective: decimalText(row.effective),
      list: row.list === null ? undefined : decimalText(row.list),
      category: row.category,
      correction: row.correction || undefined,
      provider: row.provider,
      tags: row.tags.length ? row.tags : undefined,
      ...(form.used && {
        used: [row.quantity && decimalText(row.quantity), row.unit],
      }),
    }).toEqual({
      month: form.month,
      start: form.start,
      currency: form.currency,
      billed: form.billed,
      effective: form.effective,
      list: form.list,
      category: form.category,
      correction: form.correction,
      provider: form.provider,
      tags: form.tags,
      ...(form.used && { used: form.used }),
    });
  });
});
