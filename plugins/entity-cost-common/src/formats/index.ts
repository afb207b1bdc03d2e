export { awsCur2Format, awsCurFormat } from './awsCur';
export { azureFormat } from './azure';
export type {
  AmountSource,
  BillingFormat,
  ColumnSource,
  TagSource,
} from './billingFormat';
export { billingFormats, detectFormat } from './detectFormat';
export { focusFormat } from './focus';
export { ociFormat } from './oci';
export { openCostCsvFormat } from './openCostCsv';
