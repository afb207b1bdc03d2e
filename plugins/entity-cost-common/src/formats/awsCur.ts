import type {
  AmountSource,
  BillingFormat,
  ColumnSource,
} from './billingFormat';

const userGuide = 'https://docs.aws.amazon.com/cur/latest/userguide';

/**
 * The unblended cost is what the invoice adds up to, after discounts where an account has any (the "net" columns). Usage that a savings plan covers has its on-demand cost there, and
 * a row of negation takes it away again; both are kept, so that the total is that of the invoice to the last digit.
 */
const unblended = {
  plus: [['lineItem/NetUnblendedCost', 'lineItem/UnblendedCost']],
} satisfies AmountSource;

/**
 * The amortised cost by type of line item, as the published mapping of the FinOps Foundation calculates it: what a
 * commitment costs is with the usage that it covers, and what was not used is with the fee.
 * @see {@link https://github.com/finopsfoundation/focus_converters/blob/018b649b/conversion_rules_export/csv/aws-cur.csv}
 */
const effective: Record<string, AmountSource> = {
  SavingsPlanCoveredUsage: {
    plus: [
      [
        'savingsPlan/NetSavingsPlanEffectiveCost',
        'savingsPlan/SavingsPlanEffectiveCost',
      ],
    ],
  },
  SavingsPlanRecurringFee: {
    plus: [['savingsPlan/TotalCommitmentToDate']],
    minus: [['savingsPlan/UsedCommitment']],
  },
  SavingsPlanNegation: { zero: true },
  SavingsPlanUpfrontFee: { zero: true },
  DiscountedUsage: {
    plus: [['reservation/NetEffectiveCost', 'reservation/EffectiveCost']],
  },
  RIFee: {
    plus: [
      [
        'reservation/NetUnusedAmortizedUpfrontFeeForBillingPeriod',
        'reservation/UnusedAmortizedUpfrontFeeForBillingPeriod',
      ],
      ['reservation/NetUnusedRecurringFee', 'reservation/UnusedRecurringFee'],
    ],
  },
  // the fee of a reservation that was paid up front
  Fee: {
    plus: unblended.plus,
    zeroIf: 'reservation/ReservationARN',
  },
};

/** Types that repeat the amount of usage that has a row of its own. */
const consumed: ColumnSource = {
  by: 'lineItem/LineItemType',
  amounts: { SavingsPlanNegation: { zero: true }, Refund: { zero: true } },
  otherwise: { plus: [['lineItem/UsageAmount']] },
};

/**
 * The types of line items. Since FOCUS 1.0 a refund is a correction of usage, no adjustment.
 * @see {@link https://docs.aws.amazon.com/cur/latest/userguide/Lineitem-columns.html}
 */
const categories: Record<string, string> = {
  Usage: 'Usage',
  DiscountedUsage: 'Usage',
  SavingsPlanCoveredUsage: 'Usage',
  SavingsPlanNegation: 'Usage',
  Refund: 'Usage',
  Fee: 'Purchase',
  RIFee: 'Purchase',
  SavingsPlanUpfrontFee: 'Purchase',
  SavingsPlanRecurringFee: 'Purchase',
  Tax: 'Tax',
  Credit: 'Credit',
  BundledDiscount: 'Adjustment',
  Discount: 'Adjustment',
  EdpDiscount: 'Adjustment',
  PrivateRateDiscount: 'Adjustment',
  RiVolumeDiscount: 'Adjustment',
};

const from = (...columns: string[]): ColumnSource => ({ from: columns });

/** The Cost and Usage Report of AWS as CSV, with names such as `lineItem/UnblendedCost`. @public */
export const awsCurFormat: BillingFormat = {
  id: 'aws-cur',
  name: 'AWS Cost and Usage Report',
  sources: [
    `${userGuide}/Lineitem-columns.html`,
    `${userGuide}/billing-columns.html`,
    `${userGuide}/savingsplans-columns.html`,
    `${userGuide}/reservation-columns.html`,
  ],
  recognisedBy: [
    ['lineItem/UnblendedCost'],
    ['lineItem/LineItemType'],
    ['bill/BillingPeriodStartDate'],
  ],
  monthFirst: false,
  columns: {
    AvailabilityZone: from('lineItem/AvailabilityZone'),
    BilledCost: {
      by: 'lineItem/LineItemType',
      amounts: {},
      otherwise: unblended,
    },
    BillingAccountId: from('bill/PayerAccountId'),
    BillingAccountName: from('bill/PayerAccountName'),
    BillingCurrency: from('lineItem/CurrencyCode', 'pricing/currency'),
    BillingPeriodEnd: from('bill/BillingPeriodEndDate'),
    BillingPeriodStart: from('bill/BillingPeriodStartDate'),
    ChargeCategory: {
      from: ['lineItem/LineItemType'],
      values: categories,
      otherwise: 'Adjustment',
      missing: null,
    },
    ChargeClass: {
      from: ['lineItem/LineItemType'],
      values: { Refund: 'Correction' },
      otherwise: null,
      missing: null,
    },
    ChargeDescription: from('lineItem/LineItemDescription'),
    ChargePeriodEnd: from('lineItem/UsageEndDate'),
    ChargePeriodStart: from('lineItem/UsageStartDate'),
    CommitmentDiscountId: from(
      'savingsPlan/SavingsPlanARN',
      'reservation/ReservationARN',
    ),
    CommitmentDiscountStatus: {
      from: ['lineItem/LineItemType'],
      values: {
        DiscountedUsage: 'Used',
        SavingsPlanCoveredUsage: 'Used',
        RIFee: 'Unused',
        SavingsPlanRecurringFee: 'Unused',
      },
      otherwise: null,
      missing: null,
    },
    ConsumedQuantity: consumed,
    ConsumedUnit: from('pricing/unit'),
    EffectiveCost: {
      by: 'lineItem/LineItemType',
      amounts: effective,
      otherwise: unblended,
    },
    InvoiceId: from('bill/InvoiceId'),
    InvoiceIssuerName: from('bill/InvoicingEntity'),
    ListCost: from('pricing/publicOnDemandCost'),
    ListUnitPrice: from('pricing/publicOnDemandRate'),
    PricingQuantity: from('lineItem/UsageAmount'),
    PricingUnit: from('pricing/unit'),
    ProviderName: { constant: 'AWS' },
    PublisherName: from('bill/BillingEntity'),
    RegionId: from('product/regionCode', 'product/region'),
    RegionName: from('product/location'),
    ResourceId: from('lineItem/ResourceId'),
    ServiceName: from('product/ProductName', 'lineItem/ProductCode'),
    SkuId: from('product/sku'),
    SkuPriceId: from('pricing/RateId'),
    SubAccountId: from('lineItem/UsageAccountId'),
    SubAccountName: from('lineItem/UsageAccountName'),
  },
  tags: { prefixes: ['resourceTags/'], userPrefixes: ['user:'] },
  costCategories: { prefixes: ['costCategory/'] },
};

/**
 * CUR 2.0 of Data Exports. It has the same columns with names in snake case, an underscore before each capital letter
 * (`savings_plan_savings_plan_a_r_n`), and maps of tags and cost categories as JSON; where an export queries the keys
 * of the maps as columns, those start with the name of the map.
 * @see {@link https://docs.aws.amazon.com/cur/latest/userguide/dataexports-migrate.html}
 * @public
 */
export const awsCur2Format: BillingFormat = {
  id: 'aws-cur-2',
  name: 'AWS CUR 2.0',
  sources: [
    `${userGuide}/table-dictionary-cur2.html`,
    `${userGuide}/dataexports-migrate.html`,
  ],
  recognisedBy: awsCurFormat.recognisedBy.map(group => group.map(snakeCase)),
  monthFirst: false,
  columns: Object.fromEntries(
    Object.entries(awsCurFormat.columns).map(([id, source]) => [
      id,
      renamed(source),
    ]),
  ),
  tags: {
    columns: ['resource_tags'],
    prefixes: ['resource_tags_'],
    userPrefixes: ['user_', 'user:'],
  },
  costCategories: {
    columns: ['cost_category'],
    prefixes: ['cost_category_'],
  },
};

function renamed(source: ColumnSource): ColumnSource {
  if ('by' in source) {
    return {
      by: snakeCase(source.by),
      amounts: Object.fromEntries(
        Object.entries(source.amounts).map(([type, amount]) => [
          type,
          renamedAmount(amount),
        ]),
      ),
      otherwise: renamedAmount(source.otherwise),
    };
  }
  return 'from' in source
    ? { ...source, from: source.from.map(snakeCase) }
    : source;
}

function renamedAmount(amount: AmountSource): AmountSource {
  if ('zero' in amount) return amount;
  return {
    plus: amount.plus.map(columns => columns.map(snakeCase)),
    minus: amount.minus?.map(columns => columns.map(snakeCase)),
    zeroIf: amount.zeroIf && snakeCase(amount.zeroIf),
  };
}

function snakeCase(name: string): string {
  return name
    .split('/')
    .map(part => part.replace(/(?<!^)([A-Z])/g, '_$1').toLowerCase())
    .join('_');
}
