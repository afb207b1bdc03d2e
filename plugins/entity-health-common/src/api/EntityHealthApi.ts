import type { HealthStatus } from '../status';
import type {
  EndpointHealth,
  EntityHealth,
  EntityStatus,
  StatusCounts,
} from './entities';
import type { EndpointHistory, HistoryRange, Incident } from './history';
import type { Maintenance, MaintenanceRequest } from './maintenance';

/** @public */
export type EntityHealthRequestOptions = {
  /** A Backstage token; not needed in the browser. */
  token?: string;
  signal?: AbortSignal;
};

/** What every list takes. @public */
export type PageQuery = {
  /** 1 to 200. Default: 50. */
  limit?: number;
  /** The `nextCursor` of the page before. */
  cursor?: string;
};

/** A page of a list. It may hold fewer items than were asked for while there is a next page. @public */
export type Page<Item> = { items: Item[]; nextCursor?: string };

/** Whether endpoints are polled. @public */
export type PluginStatus = {
  polling: boolean;
  /** What to add to the configuration, where nothing is polled. */
  fix?: string;
  /** The lines of YAML to add, with examples to replace. */
  configuration?: string;
  /** Endpoints that the catalog declares. */
  endpoints: number;
  /** Seconds by which the check that is due longest is late. */
  lag: number;
  /** The share of checks that must not fail, from the configuration. */
  objective: number;
};

/** Which endpoints are listed: those for which all of it holds. @public */
export type EndpointQuery = PageQuery & {
  /** One of these. */
  status?: HealthStatus[];
  /** One of these. */
  owner?: string[];
  system?: string;
  /** Kind of the entity. */
  kind?: string;
  /** Reference of the entity. */
  entity?: string;
  /** The beginning of the name of an entity or of an endpoint, in any case. */
  search?: string;
  flapping?: boolean;
  /** Whether maintenance is on now. */
  maintenance?: boolean;
};

/** A page of endpoints, with the counts of all that match whatever their status. @public */
export type EndpointPage = Page<EndpointHealth> & {
  counts: StatusCounts;
  /**
   * False where the caller may read a part of the catalog only and more endpoints match than are looked at. The worst are
   * counted first.
   */
  countsComplete: boolean;
};

/** The endpoints of a team or of a system. @public */
export type HealthGroup = {
  /** The team or system; absent for what has none. */
  ref?: string;
  /** Endpoints by status. */
  counts: StatusCounts;
  flapping: number;
  maintenance: number;
  /** Since when the first of those that fail does. RFC 3339. */
  failingSince?: string;
};

/** Groups, the worst first. @public */
export type GroupList = {
  /** At most 200. */
  items: HealthGroup[];
  omitted: number;
  /** As in {@link EndpointPage}. */
  countsComplete: boolean;
};

/**
 * The health of catalog entities. Every answer is about entities that the caller may read, and about no others.
 * Refusals are errors of {@link EntityHealthError} with a code.
 * @public
 */
export interface EntityHealthApi {
  /** Whether endpoints are polled, and if not, why. */
  getStatus(options?: EntityHealthRequestOptions): Promise<PluginStatus>;

  /** @param entityRef - `kind:namespace/name` */
  getEntityHealth(
    entityRef: string,
    options?: EntityHealthRequestOptions,
  ): Promise<EntityHealth>;

  /** Statuses of at most 200 entities; those without an endpoint or that the caller may not read are left out. */
  getEntityStatuses(
    entityRefs: readonly string[],
    options?: EntityHealthRequestOptions,
  ): Promise<{ items: EntityStatus[] }>;

  /** Endpoints, the worst first. */
  listEndpoints(
    query?: EndpointQuery,
    options?: EntityHealthRequestOptions,
  ): Promise<EndpointPage>;

  /** Counts by status of each team or system. */
  listGroups(
    query: { by: 'owner' | 'system' },
    options?: EntityHealthRequestOptions,
  ): Promise<GroupList>;

  /** Uptime, latency, error budget and incidents of an endpoint. Default: the last 24 hours. */
  getEndpointHistory(
    id: string,
    query?: { range?: HistoryRange; objective?: number },
    options?: EntityHealthRequestOptions,
  ): Promise<EndpointHistory>;

  /** Times in which endpoints failed, newest first. */
  listIncidents(
    query?: PageQuery & { entity?: string; owner?: string[]; open?: boolean },
    options?: EntityHealthRequestOptions,
  ): Promise<Page<Incident>>;

  /** Maintenance that users announced; with `over`, what is over instead of what is on or to come. */
  listMaintenance(
    query?: PageQuery & { entity?: string; over?: boolean },
    options?: EntityHealthRequestOptions,
  ): Promise<Page<Maintenance>>;

  /** Announces maintenance of an entity. */
  createMaintenance(
    request: MaintenanceRequest,
    options?: EntityHealthRequestOptions,
  ): Promise<Maintenance>;

  /** Ends maintenance now, or cancels one that is to come. */
  endMaintenance(
    id: string,
    options?: EntityHealthRequestOptions,
  ): Promise<Maintenance>;
}
