import type { BillingFormat, ColumnSource } from './billingFormat';

const from = (...columns: string[]): ColumnSource => ({ from: columns });

/**
 * The cost reports of Oracle Cloud Infrastructure. They have no billing period: their months are those of the usage.
 * Where a contract with a commitment has overage, that is what is billed beyond it; elsewhere the cost is.
 * @public
 */
export const ociFormat: BillingFormat = {
  id: 'oci',
  name: 'Oracle Cloud cost report',
  sources: [
    'https://docs.oracle.com/iaas/Content/Billing/Concepts/costusagereportsoverview.htm',
    'https://github.com/finopsfoundation/focus_converters/blob/c799bf96/conversion_rules_export/csv/oci.csv',
  ],
  recognisedBy: [['cost/myCost'], ['lineItem/intervalUsageStart']],
  monthFirst: false,
  columns: {
    AvailabilityZone: from('product/availabilityDomain'),
    BilledCost: from('cost/myCostOverage', 'cost/myCost'),
    BillingAccountId: from('cost/subscriptionId'),
    BillingCurrency: from('cost/currencyCode'),
    BillingPeriodStart: from('lineItem/intervalUsageStart'),
    ChargeCategory: { constant: 'Usage' },
    ChargeClass: {
      from: ['lineItem/isCorrection'],
      values: { true: 'Correction' },
      otherwise: null,
      missing: null,
    },
    ChargeDescription: from('product/Description'),
    ChargePeriodEnd: from('lineItem/intervalUsageEnd'),
    ChargePeriodStart: from('lineItem/intervalUsageStart'),
    ConsumedQuantity: from('usage/billedQuantity'),
    ConsumedUnit: from('cost/skuUnitDescription'),
    EffectiveCost: from('cost/myCost'),
    InvoiceIssuerName: { constant: 'Oracle' },
    ListUnitPrice: from('cost/unitPrice'),
    PricingQuantity: from('usage/billedQuantity'),
    PricingUnit: from('cost/skuUnitDescription'),
    ProviderName: { constant: 'Oracle' },
    PublisherName: { constant: 'Oracle' },
    RegionId: from('product/region'),
    ResourceId: from('product/resourceId'),
    ServiceName: from('product/service'),
    SkuId: from('cost/productSku'),
    SubAccountId: from('lineItem/tenantId'),
    SubAccountName: from('product/compartmentName'),
  },
  tags: { prefixes: ['tags/'] },
  costCategories: {},
};
