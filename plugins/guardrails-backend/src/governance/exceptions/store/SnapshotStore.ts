import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  canonicalJson,
  type Digest,
  EMPTY_SNAPSHOT,
  type Snapshot,
  snapshotSchema,
} from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { LRUCache } from 'lru-cache';
import { databaseTime } from '../../../base/database';

/** Digests known to be kept, so that a decision costs no write for a snapshot that is there. */
const REMEMBERED = 10_000;

const EMPTY_DIGEST: string = sha256(canonicalJson(EMPTY_SNAPSHOT));

/**
 * What is stored has its digest, so it is what was kept, in a form that this version does not know: it is neither gone nor
 * changed, and another version can read it.
 * @internal
 */
export class UnreadableSnapshotError extends Error {
  override readonly name = 'UnreadableSnapshotError';

  constructor(digest: string) {
    super(
      `The exceptions that were active (${digest}) are stored, but cannot be read by this version`,
    );
  }
}

/**
 * Snapshots by digest, for replay. There is one for each set of exceptions that ever was in force for a
 * target, not one for each decision, so they are kept for good.
 * @internal
 */
export class SnapshotStore {
  readonly #knex: Knex;
  readonly #kept = new LRUCache<string, true>({ max: REMEMBERED });

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  async keep(snapshot: Snapshot): Promise<Digest> {
    const content = canonicalJson(snapshot);
    const digest = sha256(content);
    if (snapshot.exceptions.length === 0 || this.#kept.get(digest)) {
      return digest;
    }
    await this.#knex('snapshots')
      .insert({
        digest,
        content,
        first_used_at: await databaseTime(this.#knex),
      })
      .onConflict('digest')
      .ignore();
    this.#kept.set(digest, true);
    return digest;
  }

  /**
   * The empty snapshot is always there. A content that does not have its digest counts as missing.
   * @throws UnreadableSnapshotError
   */
  async read(digest: string): Promise<Snapshot | undefined> {
    if (digest === EMPTY_DIGEST) return EMPTY_SNAPSHOT;
    const row = await this.#knex('snapshots').where({ digest }).first();
    if (!row || sha256(row.content) !== digest) return undefined;
    const parsed = snapshotSchema.safeParse(readJson(row.content));
    if (!parsed.success) throw new UnreadableSnapshotError(digest);
    return parsed.data;
  }
}

function readJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}
