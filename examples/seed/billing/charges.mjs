import { randomOf } from '../random.mjs';
import { AMOUNT, decimalText, PRICE, QUANTITY } from './amount.mjs';
import {
  addMonths,
  daysOf,
  isWeekend,
  monthsApart,
  nextDay,
} from './calendar.mjs';

/** What is paid of the list price, in hundredths. */
const CONTRACTED = 92n;

/** Costs of the commitment a day, in billionths. */
const COMMITMENT = 20_000_000_000n;
const COMMITMENT_USED = 18_000_000_000n;

export const providers = {
  aws: { name: 'AWS', account: 'demo-aws', region: 'eu-central-1' },
  azure: {
    name: 'Microsoft',
    account: 'demo-azure',
    region: 'germanywestcentral',
  },
};

/** The charges of a provider in a month, up to and with a day, as rows of FOCUS 1.2. */
export function chargesOf({ seed, provider, month, first, until, lines }) {
  const age = monthsApart(first, month);
  const days = daysOf(month, until);
  const own = lines.filter(line => line.provider === provider);
  const base = baseOf(provider, month);
  return [
    ...days.flatMap(day => [
      ...own.map(line => usage({ base, line, day, age, seed })),
      ...(provider === 'aws' ? commitment({ base, day }) : []),
    ]),
    ...(days.length > 0 ? adjustments({ base, provider, month }) : []),
  ];
}

/** Columns that are the same for all charges of a provider in a month. */
function baseOf(provider, month) {
  const { name, account, region } = providers[provider];
  return {
    BillingAccountId: account,
    BillingAccountName: 'Demo',
    BillingAccountType: 'Demo account',
    BillingCurrency: 'EUR',
    BillingPeriodStart: `${month}-01T00:00:00Z`,
    BillingPeriodEnd: `${addMonths(month, 1)}-01T00:00:00Z`,
    ChargeFrequency: 'Usage-Based',
    InvoiceId: `DEMO-${provider}-${month}`,
    InvoiceIssuerName: name,
    ProviderName: name,
    PublisherName: name,
    PricingCategory: 'Standard',
    RegionId: region,
    ServiceCategory: 'Other',
    ServiceSubcategory: 'Other (Other)',
    Tags: '{}',
  };
}

const accounts = {
  production: ['100000000004', 'Demo production'],
  staging: ['100000000003', 'Demo staging'],
};

function usage({ base, line, day, age, seed }) {
  const { id, meter, daily, environment, currency, tags } = line;
  const { pricePercentAMonth = 0, quantityPercentAMonth = 0 } = line;
  const random = randomOf(seed, 'day', id, day);
  const price =
    (BigInt(meter.price) * BigInt(100 + pricePercentAMonth * age)) / 100n;
  const used = (daily * 1_000_000 * random.between(0.92, 1.08)) / meter.price;
  const quantity = BigInt(
    Math.max(
      1,
      Math.round(
        1000 *
          used *
          (isWeekend(day) ? 0.72 : 1.1) *
          (1 + (quantityPercentAMonth * age) / 100),
      ),
    ),
  );
  const contracted = (price * CONTRACTED) / 100n;
  const [account, accountName] = accounts[environment];
  return {
    ...base,
    ...spanOf(day),
    ...amounts({
      list: price * quantity,
      billed: contracted * quantity,
      effective: contracted * quantity,
    }),
    ...(currency && { BillingCurrency: currency }),
    ChargeCategory: 'Usage',
    ChargeDescription: `${meter.service}, ${meter.unit}`,
    ConsumedQuantity: decimalText(quantity, QUANTITY),
    ConsumedUnit: meter.unit,
    PricingQuantity: decimalText(quantity, QUANTITY),
    PricingUnit: meter.unit,
    ListUnitPrice: decimalText(price, PRICE),
    ContractedUnitPrice: decimalText(contracted, PRICE),
    ...serviceOf(meter),
    ResourceId: `demo:${id}`,
    ResourceName: id,
    ResourceType: meter.subcategory,
    SkuId: `DEMO-${meter.service.replace(/\W+/g, '-').toUpperCase()}`,
    SkuPriceId: `DEMO-${meter.service.replace(/\W+/g, '-').toUpperCase()}-1`,
    SubAccountId: account,
    SubAccountName: accountName,
    SubAccountType: 'Demo account',
    Tags: JSON.stringify(tags),
  };
}

function serviceOf({ service, category, subcategory }) {
  return {
    ServiceName: service,
    ServiceCategory: category,
    ServiceSubcategory: subcategory,
  };
}

/** A commitment of an hour rate: bought every day, used for two services, a tenth of it for nothing. */
function commitment({ base, day }) {
  const plan = {
    ...base,
    ...spanOf(day),
    CommitmentDiscountId: 'demo-savings-plan',
    CommitmentDiscountName: 'Demo savings plan',
    CommitmentDiscountCategory: 'Spend',
    CommitmentDiscountType: 'Savings Plan',
    ServiceName: 'Amazon Elastic Compute Cloud',
    ServiceCategory: 'Compute',
    ServiceSubcategory: 'Virtual Machines',
    PricingCategory: 'Committed',
    SubAccountId: '100000000004',
    SubAccountName: 'Demo production',
    SubAccountType: 'Demo account',
  };
  const covered = (owner, system, component) => ({
    ...plan,
    ...amounts({
      list: (COMMITMENT_USED * 7n) / 10n,
      billed: 0n,
      effective: COMMITMENT_USED / 2n,
    }),
    ChargeCategory: 'Usage',
    ChargeDescription: 'Usage that the demo savings plan covers',
    CommitmentDiscountStatus: 'Used',
    ResourceId: `demo:${component}-covered`,
    ResourceName: `${component}-covered`,
    Tags: JSON.stringify({ owner, system, component }),
  });
  return [
    {
      ...plan,
      ...amounts({ list: COMMITMENT, billed: COMMITMENT, effective: 0n }),
      ChargeCategory: 'Purchase',
      ChargeFrequency: 'Recurring',
      ChargeDescription: 'Demo savings plan, a day',
    },
    covered('payments', 'checkout', 'checkout-api'),
    covered('search', 'storefront-search', 'search-api'),
    {
      ...plan,
      ...amounts({
        list: 0n,
        billed: 0n,
        effective: COMMITMENT - COMMITMENT_USED,
      }),
      ChargeCategory: 'Usage',
      ChargeDescription: 'Demo savings plan, unused',
      CommitmentDiscountStatus: 'Unused',
    },
  ];
}

/** Once a month: a credit, a refund of what was billed before, tax, and the support of the provider. */
function adjustments({ base, provider, month }) {
  const once = {
    ...base,
    ...spanOf(`${month}-01`),
    ChargeFrequency: 'One-Time',
    RegionId: '',
    PricingCategory: '',
  };
  const same = amount =>
    amounts({ list: amount, billed: amount, effective: amount });
  const service = name => ({ ServiceName: name });
  return [
    {
      ...once,
      ...same(290_000_000_000n),
      ...service(`${providers[provider].name} Support`),
      ServiceCategory: 'Management and Governance',
      ServiceSubcategory: 'Support',
      ChargeCategory: 'Purchase',
      ChargeFrequency: 'Recurring',
      ChargeDescription: 'Support, a month',
    },
    {
      ...once,
      ...same(55_100_000_000n),
      ...service(`${providers[provider].name} Support`),
      ChargeCategory: 'Tax',
      ChargeDescription: 'Value added tax on support',
    },
    {
      ...once,
      ...same(-150_000_000_000n),
      ...service('Promotion'),
      ChargeCategory: 'Credit',
      ChargeDescription: 'Promotional credit',
    },
    ...(provider === 'aws'
      ? [
          {
            ...once,
            ...same(-42_500_000_000n),
            ...service('Amazon Elastic Compute Cloud'),
            ServiceCategory: 'Compute',
            ServiceSubcategory: 'Virtual Machines',
            ChargeCategory: 'Usage',
            ChargeClass: 'Correction',
            ChargeDescription: 'Refund of the month before',
            Tags: JSON.stringify({
              owner: 'payments',
              system: 'checkout',
              component: 'payment-gateway',
              environment: 'production',
            }),
          },
        ]
      : []),
  ];
}

function spanOf(day) {
  return {
    ChargePeriodStart: `${day}T00:00:00Z`,
    ChargePeriodEnd: `${nextDay(day)}T00:00:00Z`,
  };
}

function amounts({ list, billed, effective }) {
  return {
    ListCost: decimalText(list, AMOUNT),
    ContractedCost: decimalText(billed || effective, AMOUNT),
    BilledCost: decimalText(billed, AMOUNT),
    EffectiveCost: decimalText(effective, AMOUNT),
  };
}
