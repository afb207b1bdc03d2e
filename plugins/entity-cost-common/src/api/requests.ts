import type {
  CostGrouping,
  CostKind,
  LoadState,
} from '../schema/openapi/generated/models';

/** What goes with a call beside its content. @public */
export type EntityCostRequestOptions = {
  /** The caller's token, where the host does not add one itself. */
  token?: string;
  signal?: AbortSignal;
};

/** Which costs an answer is about. @public */
export type CostSelection = {
  /** The newest month with costs by default, such as `2026-03`. */
  month?: string;
  /** All currencies, each by itself, by default. */
  currency?: string;
  /** Effective by default; at list prices for callers who may not read others. */
  cost?: CostKind;
};

/** Costs of which owners, services and so on; several values of one are alternatives. @public */
export type CostFilter = {
  owner?: string[];
  costCenter?: string[];
  environment?: string[];
  service?: string[];
  system?: string[];
  entity?: string[];
  /** Groups whose name contains this, in any case. */
  search?: string;
};

/** @public */
export type CostListQuery = CostSelection &
  CostFilter & {
    /** Owner by default. */
    groupBy?: CostGrouping;
  };

/** Where a page begins, and how long it is. @public */
export type PageQuery = {
  limit?: number;
  /** The `nextCursor` of the page before. */
  cursor?: string;
};

/** @public */
export type LoadListQuery = PageQuery & { source?: string; state?: LoadState };
