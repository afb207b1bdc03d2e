import type { Finding } from '@backstage-guardrails/policy-model';
import type { Column } from '../../../base/database';
import type { FindingSource } from '../model';

/** A finding as it is stored. @internal */
export type FindingRow = {
  id: string;
  source: string;
  entity_ref: string;
  entity_uid: string | null;
  environment: string;
  owner: string | null;
  system: string | null;
  rule: string;
  level: Finding['level'];
  place: string;
  resource: string;
  state: 'proposed' | 'open' | 'waived' | 'not-confirmed' | 'resolved';
  exception_id: string | null;
  pre_approval: string | null;
  decision_id: string;
  observed_at: string;
  observed_by: string;
  first_seen_at: string;
  last_seen_at: string;
  opened_at: string | null;
  unconfirmed_at: string | null;
  resolved_at: string | null;
  reopened: number;
  /** SQLite has numbers. */
  imported: boolean | number;
  attributes: string;
};

/** @internal */
export const columnTypes: Record<keyof FindingRow, Column['type']> = {
  id: 'text',
  source: 'text',
  entity_ref: 'text',
  entity_uid: 'text',
  environment: 'text',
  owner: 'text',
  system: 'text',
  rule: 'text',
  level: 'text',
  place: 'text',
  resource: 'text',
  state: 'text',
  exception_id: 'text',
  pre_approval: 'text',
  decision_id: 'text',
  observed_at: 'text',
  observed_by: 'text',
  first_seen_at: 'text',
  last_seen_at: 'text',
  opened_at: 'text',
  unconfirmed_at: 'text',
  resolved_at: 'text',
  reopened: 'integer',
  imported: 'boolean',
  attributes: 'text',
};

/**
 * What findings are about, one entity in one environment (`''` where none was named), and who says so. A source sees and
 * ends its own findings, never those of another one.
 * @internal
 */
export type FindingScope = {
  source: FindingSource;
  entity: string;
  environment: string;
};
