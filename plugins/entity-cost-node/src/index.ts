/**
 * Extension points of entity cost.
 *
 * @packageDocumentation
 */
export {
  type BillingFile,
  type BillingReading,
  type BillingSource,
  BillingSourceError,
  type BillingSourceErrorCode,
} from './BillingSource';
export {
  type BillingSourcesExtensionPoint,
  billingSourcesExtensionPoint,
} from './billingSourcesExtensionPoint';
