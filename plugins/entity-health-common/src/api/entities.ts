import type { DeclarationProblem } from '../annotations';
import type { ContractFinding } from '../contract';
import type { HealthComponent, HealthDialect } from '../dialects';
import type { HealthReason, HealthStatus } from '../status';
import type { CodeClass } from '../stored';
import type { Maintenance, MaintenanceSource } from './maintenance';
import type { RecentHistory } from './recent';

/** How many of each status. @public */
export type StatusCounts = Record<HealthStatus, number>;

/** The newest check. One without an answer has no dialect, code class and latency. @public */
export type EndpointCheck = {
  /** RFC 3339. */
  at: string;
  status: HealthStatus;
  reason: HealthReason;
  dialect?: HealthDialect;
  codeClass?: CodeClass;
  /** Milliseconds. */
  latency?: number;
  components: HealthComponent[];
  omittedComponents: number;
  certificate?: {
    /** Plain text. */
    issuer: string;
    /** RFC 3339. */
    expiresAt: string;
  };
};

/** An endpoint as it may be shown. @public */
export type EndpointHealth = {
  id: string;
  entityRef: string;
  owner?: string;
  system?: string;
  /** Plain text. */
  name: string;
  /** Without the values of the query. */
  url: string;
  /** Seconds between checks. */
  interval: number;
  status: HealthStatus;
  reason: HealthReason;
  /** RFC 3339. */
  since: string;
  /** RFC 3339; absent before the first check. */
  checkedAt?: string;
  flapping: boolean;
  /** Maintenance that is on now. */
  maintenance?: {
    /** RFC 3339. */
    until: string;
    source: MaintenanceSource;
  };
  /** Not in lists. */
  check?: EndpointCheck;
};

/** Whether the health contract is met; unknown before an endpoint was checked. @public */
export type ContractResult = 'met' | 'not-met' | 'unknown';

/** The worst of the endpoints of an entity. @public */
export type EntityStatus = {
  entityRef: string;
  status: HealthStatus;
  reason: HealthReason;
  /** RFC 3339. */
  since: string;
  /** RFC 3339; absent before the first check. */
  checkedAt?: string;
  flapping: boolean;
  /** Whether maintenance is on now. */
  maintenance: boolean;
  /** How many endpoints the entity has. */
  endpoints: number;
  contract: ContractResult;
};

/** Entities that belong to another, that have endpoints, and that the caller may read. @public */
export type MemberRollup = {
  /** Entities by status. */
  counts: StatusCounts;
  /** False where more entities belong to it than are looked at; the worst are counted first. */
  countsComplete: boolean;
  /** The worst first, at most 20. */
  notPassing: EntityStatus[];
  /** How many more do not pass. */
  omitted: number;
};

/** The health of an entity. @public */
export type EntityHealth = {
  entityRef: string;
  /** Absent where the entity has no endpoint. */
  status?: EntityStatus;
  endpoints: EndpointHealth[];
  /** Absent where the entity has no endpoint. */
  recent?: RecentHistory;
  /** On or to come. */
  maintenance: Maintenance[];
  /** What is wrong in its annotations and links. */
  problems: DeclarationProblem[];
  /** What the health contract asks; empty before an endpoint was checked. */
  contract: ContractFinding[];
  /** For systems, domains and groups. */
  members?: MemberRollup;
  /** Whether the caller may announce maintenance of the entity. */
  mayMaintain: boolean;
};
