import { gzipSync } from 'node:zlib';

/** Columns of FOCUS 1.2 in the order of the files. */
const columns = [
  'BillingAccountId',
  'BillingAccountName',
  'BillingAccountType',
  'BillingCurrency',
  'BillingPeriodStart',
  'BillingPeriodEnd',
  'ChargePeriodStart',
  'ChargePeriodEnd',
  'ChargeCategory',
  'ChargeClass',
  'ChargeDescription',
  'ChargeFrequency',
  'BilledCost',
  'EffectiveCost',
  'ContractedCost',
  'ListCost',
  'ConsumedQuantity',
  'ConsumedUnit',
  'PricingCategory',
  'PricingQuantity',
  'PricingUnit',
  'ListUnitPrice',
  'ContractedUnitPrice',
  'CommitmentDiscountCategory',
  'CommitmentDiscountId',
  'CommitmentDiscountName',
  'CommitmentDiscountStatus',
  'CommitmentDiscountType',
  'InvoiceId',
  'InvoiceIssuerName',
  'ProviderName',
  'PublisherName',
  'RegionId',
  'ResourceId',
  'ResourceName',
  'ResourceType',
  'ServiceCategory',
  'ServiceName',
  'ServiceSubcategory',
  'SkuId',
  'SkuPriceId',
  'SubAccountId',
  'SubAccountName',
  'SubAccountType',
  'Tags',
];

/** Charges as a FOCUS file: CSV as RFC 4180 has it, compressed. */
export function focusFile(charges) {
  const lines = [columns, ...charges.map(valuesOf)].map(values =>
    values.map(quoted).join(','),
  );
  return gzipSync(`${lines.join('\r\n')}\r\n`);
}

const valuesOf = charge => columns.map(column => charge[column] ?? '');

function quoted(value) {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
