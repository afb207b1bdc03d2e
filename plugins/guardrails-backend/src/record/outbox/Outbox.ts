import type { Knex } from 'knex';

/** Something people or other systems must hear of. @internal */
export type Announcement = {
  /** What happened, for instance `approval.requested`, `exception.ending`, `lease.break-glass`. */
  topic: string;
  /** The same key is announced once, however often it is added. */
  key: string;
  title: string;
  description?: string;
  /** Path in the portal, below the plugin's pages: `/guardrails/approvals/<id>`. */
  link: string;
  severity: 'low' | 'normal' | 'high' | 'critical';
  /** Entity refs of people and groups to notify; empty where only systems listen. */
  recipients: string[];
  /** The entity it is about, for open pages of it. */
  entity?: string;
  /** What webhooks and events carry: ids and words of ours, nothing secret. */
  payload: Record<string, unknown>;
};

/**
 * What is told to others. It is written in the transaction of what it tells about, so nothing is told that
 * did not happen and nothing that happened stays untold; delivery comes after, again and again until it succeeds.
 * @internal
 */
export interface Outbox {
  add(
    transaction: Knex.Transaction,
    announcements: Announcement[],
  ): Promise<void>;
}
