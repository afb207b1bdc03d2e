import type { Digest } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { databaseTime, type EvidenceRow } from '../../base/database';
import { addMilliseconds } from '../../base/time';
import type { EvidenceStore, EvidenceUpload } from './EvidenceStore';

/** How long chunks of a body may wait for the rest before they count as abandoned. */
const ABANDONED_AFTER = 60 * 60 * 1000;

/** The window of the quota that the bytes were counted in. */
const RENEWED_WITHIN = 24 * 60 * 60 * 1000;

/**
 * Keeps evidence in the database, the one store that all replicas share.
 * Chunks are written as they arrive, so memory does not grow with the body;
 * the row in `evidence` is written last and makes them count.
 * @internal
 */
export class DatabaseEvidenceStore implements EvidenceStore {
  readonly #knex: Knex;
  readonly #timeToLive: number;

  constructor(options: { knex: Knex; timeToLive: number }) {
    this.#knex = options.knex;
    this.#timeToLive = options.timeToLive;
  }

  begin(principal: string): EvidenceUpload {
    const knex = this.#knex;
    const upload = randomUUID();
    let position = 0;
    return {
      append: async content => {
        await knex('evidence_chunks').insert({
          upload,
          position,
          content: Buffer.from(content),
          received_at: await databaseTime(knex),
        });
        position += 1;
      },
      finish: async ({ digest, size }) => {
        const expires_at = addMilliseconds(
          await databaseTime(knex),
          this.#timeToLive,
        );
        const previous = await knex<EvidenceRow>('evidence')
          .where({ principal, digest })
          .first('upload');
        await knex('evidence')
          .insert({ principal, digest, upload, size, expires_at })
          .onConflict(['principal', 'digest'])
          .merge(['upload', 'expires_at']);
        if (previous) await this.#removeChunks(previous.upload);
      },
      abort: () => this.#removeChunks(upload),
    };
  }

  async renew(principal: string, digest: Digest): Promise<number | undefined> {
    const now = await databaseTime(this.#knex);
    const [row] = await this.#knex<EvidenceRow>('evidence')
      .where({ principal, digest })
      .where('expires_at', '>', now)
      .whereIn(
        'upload',
        this.#knex('evidence_chunks')
          .select('upload')
          .where({ position: 0 })
          .where('received_at', '>', addMilliseconds(now, -RENEWED_WITHIN)),
      )
      .update({ expires_at: addMilliseconds(now, this.#timeToLive) })
      .returning('size');
    return row?.size;
  }

  async read(
    principal: string,
    digest: Digest,
  ): Promise<Uint8Array | undefined> {
    const now = await databaseTime(this.#knex);
    const row = await this.#knex<EvidenceRow>('evidence')
      .where({ principal, digest })
      .where('expires_at', '>', now)
      .first();
    if (!row) return undefined;
    const bytes = Buffer.alloc(row.size);
    let offset = 0;
    for (let position = 0; offset < row.size; position += 1) {
      const chunk = await this.#knex('evidence_chunks')
        .where({ upload: row.upload, position })
        .first('content');
      // The sweep or a newer upload of the same bytes was faster.
      if (!chunk) return undefined;
      bytes.set(chunk.content, offset);
      offset += chunk.content.length;
      // SQLite answers at once, so nobody else would have a turn until the last chunk.
      await setImmediate();
    }
    return bytes;
  }

  async sweep(): Promise<number> {
    const now = await databaseTime(this.#knex);
    const removed = await this.#knex('evidence')
      .where('expires_at', '<=', now)
      .delete();
    await this.#knex('evidence_chunks')
      .where('received_at', '<', addMilliseconds(now, -ABANDONED_AFTER))
      .whereNotIn('upload', this.#knex('evidence').select('upload'))
      .delete();
    return removed;
  }

  async #removeChunks(upload: string): Promise<void> {
    await this.#knex('evidence_chunks').where({ upload }).delete();
  }
}
