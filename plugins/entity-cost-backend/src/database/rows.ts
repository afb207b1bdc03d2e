/** 64 bit integers as the drivers return them: text on PostgreSQL. @internal */
export type Instant = number | string;

/** A row of the table `sources`. @internal */
export type SourceRow = {
  id: string;
  kind: string;
  title: string;
  configured: boolean | number;
  checked_at: Instant | null;
  changed_at: Instant | null;
  problem: string | null;
};

/** A row of the table `source_files`. @internal */
export type SourceFileRow = {
  source_id: string;
  name_digest: string;
  name: string;
  version: string;
  digest: string;
  months: string;
};

/** A row of the table `loads`. @internal */
export type LoadRow = {
  id: number;
  source_id: string;
  month: string | null;
  state: 'loading' | 'loaded' | 'failed' | 'expired';
  format: string | null;
  digest: string | null;
  files: string;
  rows: number;
  rounded: number;
  gaps: string;
  problems: string;
  created_by: string | null;
  created_at: Instant;
  alive_at: Instant;
  finished_at: Instant | null;
};

/** A row of the table `load_totals`. @internal */
export type LoadTotalRow = {
  load_id: number;
  currency: string;
  rows: number;
  billed: string;
  effective: string;
  list: string;
};

/** A row of the table `in_force`. @internal */
export type InForceRow = {
  source_id: string;
  month: string;
  load_id: number;
  run_id: number;
  reopened_at: Instant | null;
  rolled_up_at: Instant | null;
};

/** A row of the table `runs`. @internal */
export type RunRow = {
  id: number;
  state: 'running' | 'done';
  rules_digest: string;
  catalog_digest: string;
  subjects: number;
  created_at: Instant;
  finished_at: Instant | null;
  confirmed_at: Instant | null;
};

/** A row of the table `subjects`. @internal */
export type SubjectRow = {
  id: number;
  digest: string;
  provider: string | null;
  service: string | null;
  service_category: string | null;
  sub_account_id: string | null;
  sub_account_name: string | null;
  region: string | null;
  resource_id: string | null;
  resource_name: string | null;
  resource_type: string | null;
  sku_id: string | null;
  unit: string | null;
  environment: string | null;
  tag_set_id: number;
  category_set_id: number;
};

/** A row of the table `allocations`. @internal */
export type AllocationRow = {
  run_id: number;
  subject_id: number;
  entity_ref: string | null;
  owner: string | null;
  kind: 'configured' | 'default' | 'annotation' | 'unallocated';
  rule: string;
  reason: string | null;
  contested_by: string | null;
};
