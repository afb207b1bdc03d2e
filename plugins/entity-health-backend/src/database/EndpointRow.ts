import type {
  HealthReason,
  HealthStatus,
} from '@backstage-guardrails/plugin-entity-health-common';

/** A row of the table `endpoints`. PostgreSQL returns its 64 bit integers as text. @internal */
export type EndpointRow = {
  id: string;
  entity_ref: string;
  owner: string | null;
  system: string | null;
  name: string;
  url: string;
  host: string;
  options: string;
  interval: number;
  maintenance_from: number | string | null;
  maintenance_until: number | string | null;
  next_at: number | string;
  claimed_by: string | null;
  claimed_until: number | string | null;
  slow: boolean | number;
  status: HealthStatus;
  reason: HealthReason;
  since: number | string;
  checked_at: number | string;
  flapping: boolean | number;
  unmet: string | null;
  state: string;
  last_check: string | null;
  removed_at: number | string | null;
};
