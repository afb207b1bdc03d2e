import type { BillingFormat, ColumnSource } from './billingFormat';

const from = (...columns: string[]): ColumnSource => ({ from: columns });

const cost = from(
  'CostInBillingCurrency',
  'PreTaxCost',
  'Cost',
  'ExtendedCost',
);
const quantity = from('Quantity', 'UsageQuantity', 'ConsumedQuantity');

/**
 * The cost and usage details of Azure: Enterprise Agreement, Microsoft Customer Agreement and pay-as-you-go in their
 * versions, whose columns differ in case and name. The oldest of them does not say its currency. An export has either actual or amortised costs, so both costs of
 * FOCUS come from its one column of costs. Dates have the month first.
 * @public
 */
export const azureFormat: BillingFormat = {
  id: 'azure',
  name: 'Azure cost and usage details',
  sources: [
    'https://learn.microsoft.com/azure/cost-management-billing/dataset-schema/cost-usage-details-ea',
    'https://learn.microsoft.com/azure/cost-management-billing/dataset-schema/cost-usage-details-mca',
    'https://learn.microsoft.com/azure/cost-management-billing/automate/understand-usage-details-fields',
    'https://learn.microsoft.com/cloud-computing/finops/toolkit/powershell/data/Get-FinOpsPricingUnit',
    'https://github.com/finopsfoundation/focus_converters/blob/c799bf96/conversion_rules_export/csv/azure.csv',
  ],
  recognisedBy: [
    ['CostInBillingCurrency', 'PreTaxCost', 'Cost', 'ExtendedCost'],
    ['Date', 'UsageDateTime'],
    ['MeterCategory'],
  ],
  monthFirst: true,
  columns: {
    AvailabilityZone: from('AvailabilityZone'),
    BilledCost: cost,
    BillingAccountId: from('BillingAccountId', 'AccountOwnerId'),
    BillingAccountName: from('BillingAccountName', 'AccountName'),
    BillingCurrency: from('BillingCurrencyCode', 'BillingCurrency', 'Currency'),
    BillingPeriodEnd: from('BillingPeriodEndDate'),
    // exports without a billing period are of calendar months
    BillingPeriodStart: from('BillingPeriodStartDate', 'Date', 'UsageDateTime'),
    ChargeCategory: {
      from: ['ChargeType'],
      values: {
        Usage: 'Usage',
        Purchase: 'Purchase',
        Refund: 'Purchase',
        Tax: 'Tax',
        UnusedReservation: 'Usage',
        UnusedSavingsPlan: 'Usage',
        Credit: 'Credit',
      },
      otherwise: 'Adjustment',
      // pay-as-you-go exports have no such column, and nothing but usage
      missing: 'Usage',
    },
    ChargeClass: {
      from: ['ChargeType'],
      values: { Refund: 'Correction' },
      otherwise: null,
      missing: null,
    },
    ChargeDescription: from('ProductName', 'Product', 'MeterName'),
    ChargeFrequency: {
      from: ['Frequency'],
      values: {
        OneTime: 'One-Time',
        Recurring: 'Recurring',
        UsageBased: 'Usage-Based',
      },
      otherwise: null,
      missing: null,
    },
    ChargePeriodStart: from('Date', 'UsageDateTime'),
    CommitmentDiscountId: from('BenefitId', 'ReservationId'),
    CommitmentDiscountName: from('BenefitName', 'ReservationName'),
    CommitmentDiscountStatus: {
      from: ['ChargeType'],
      values: { UnusedReservation: 'Unused', UnusedSavingsPlan: 'Unused' },
      otherwise: null,
      missing: null,
    },
    ConsumedQuantity: quantity,
    // prices are of blocks such as 100 hours, quantities are of hours
    ConsumedUnit: { from: ['UnitOfMeasure'], unitOf: 'blocks' },
    EffectiveCost: cost,
    InvoiceId: from('InvoiceId'),
    InvoiceIssuerName: { constant: 'Microsoft' },
    ListCost: from('PaygCostInBillingCurrency'),
    ListUnitPrice: from('PayGPrice'),
    PricingQuantity: quantity,
    PricingUnit: from('UnitOfMeasure'),
    ProviderName: { constant: 'Azure' },
    PublisherName: from('PublisherName'),
    RegionId: from('ResourceLocation', 'ResourceLocationNormalized'),
    ResourceId: from('ResourceId', 'InstanceId', 'InstanceName'),
    ResourceName: from('ResourceName'),
    ResourceType: from('ResourceType'),
    ServiceName: from('ConsumedService', 'ServiceName', 'MeterCategory'),
    SkuId: from('PartNumber', 'MeterId'),
    SkuMeter: from('MeterName'),
    SubAccountId: from('SubscriptionId', 'SubscriptionGuid'),
    SubAccountName: from('SubscriptionName'),
  },
  tags: { columns: ['Tags'] },
  costCategories: {},
};
