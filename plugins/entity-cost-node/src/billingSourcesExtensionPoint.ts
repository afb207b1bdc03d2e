import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { BillingSource } from './BillingSource';

/** Adds sources of billing data to those of the configuration. @public */
export interface BillingSourcesExtensionPoint {
  /** The start fails if another source has this id. */
  addSource(source: BillingSource): void;
}

/** @public */
export const billingSourcesExtensionPoint =
  createExtensionPoint<BillingSourcesExtensionPoint>({
    id: 'entity-cost.billing-sources',
  });
