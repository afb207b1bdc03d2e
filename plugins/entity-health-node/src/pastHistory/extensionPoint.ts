import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type {
  HealthReason,
  HealthRollup,
} from '@backstage-guardrails/plugin-entity-health-common';

/** An endpoint whose checks have just begun. @public */
export type NewEndpoint = { entityRef: string; name: string; url: string };

/** Checks of an endpoint from before they were made here, summed up. Instants are milliseconds since 1970. @public */
export type PastHistory = {
  /** Spans in seconds, each beginning at a multiple of its span. Those that reach beyond `until` are left out. */
  rollups: { span: 300 | 3600; start: number; rollup: HealthRollup }[];
  incidents: { openedAt: number; closedAt: number; reason: HealthReason }[];
};

/** Knows the history of endpoints, from a monitoring that was used before for instance. @public */
export interface PastHistorySource {
  /** The history until an instant, or undefined of an endpoint that it does not know. */
  historyOf(
    endpoint: NewEndpoint,
    options: { until: number },
  ): Promise<PastHistory | undefined>;
}

/** @public */
export interface EntityHealthPastHistoryExtensionPoint {
  addSource(source: PastHistorySource): void;
}

/**
 * Takes over the history of endpoints. Each source is asked once for every endpoint that has no hour of history yet;
 * what is recorded already stays as it is.
 * @public
 */
export const entityHealthPastHistoryExtensionPoint =
  createExtensionPoint<EntityHealthPastHistoryExtensionPoint>({
    id: 'entity-health.past-history',
  });
