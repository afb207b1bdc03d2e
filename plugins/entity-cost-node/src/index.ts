/**
 * Extension points of entity cost, and its service for other plugins.
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
export {
  type EntityCostService,
  entityCostServiceRef,
  type EntityCostServiceOptions,
} from './entityCostServiceRef';
