import { sha256 } from '@backstage-guardrails/policy-decision';
import type { LoadedParameters } from '@backstage-guardrails/policy-engine';
import {
  canonicalJson,
  parametersSchema,
  type Parameters,
} from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { databaseTime } from '../../base/database';
import { addMilliseconds } from '../../base/time';
import type { LoadedPolicy } from './loadPolicy';

/** What was in force is touched every hour; so much later it is surely in force nowhere. */
const MARGIN = 7 * 24 * 60 * 60_000;

/**
 * Bundles and parameters by digest, for replay. A decision names what was in force when it was made, so what was
 * in force is kept until every decision of that time is past its retention.
 * @internal
 */
export class PolicyArchive {
  readonly #knex: Knex;

  constructor(options: { knex: Knex }) {
    this.#knex = options.knex;
  }

  /** Keeps what is in force from now on, or says that it still is. Replicas that start together keep one. */
  async keep({ bundle, parameters, archive }: LoadedPolicy): Promise<void> {
    const last_used_at = await databaseTime(this.#knex);
    await this.#knex('bundles')
      .insert({
        digest: bundle.digest,
        revision: bundle.revision,
        content: Buffer.from(archive),
        last_used_at,
      })
      .onConflict('digest')
      .merge({ last_used_at });
    await this.keepParameters(parameters);
  }

  /** Keeps parameters that something is evaluated with beside those in force: those of the sweep. */
  async keepParameters({ digest, value }: LoadedParameters): Promise<void> {
    const last_used_at = await databaseTime(this.#knex);
    await this.#knex('parameters')
      .insert({ digest, content: canonicalJson(value), last_used_at })
      .onConflict('digest')
      .merge({ last_used_at });
  }

  async has(digest: string): Promise<boolean> {
    const row = await this.#knex('bundles').where({ digest }).first('digest');
    return row !== undefined;
  }

  /** Digests of all kept bundles, those in force last first. */
  async digests(): Promise<string[]> {
    return this.#knex('bundles')
      .orderBy([
        { column: 'last_used_at', order: 'desc' },
        { column: 'digest' },
      ])
      .pluck('digest');
  }

  /** The archive's bytes; whoever loads them takes their digest again. */
  async bundle(digest: string): Promise<Buffer | undefined> {
    const row = await this.#knex('bundles').where({ digest }).first('content');
    return row && Buffer.from(row.content);
  }

  /** Content that does not have its digest counts as missing. */
  async parameters(digest: string): Promise<Parameters | undefined> {
    const row = await this.#knex('parameters').where({ digest }).first();
    if (!row || sha256(row.content) !== digest) return undefined;
    return parametersSchema.parse(JSON.parse(row.content));
  }

  /** Removes what no decision can name any more. */
  async removeOld(retention: { decisions: number }): Promise<void> {
    const now = await databaseTime(this.#knex);
    const before = addMilliseconds(now, -retention.decisions - MARGIN);
    for (const table of ['bundles', 'parameters']) {
      await this.#knex(table).where('last_used_at', '<', before).delete();
    }
  }
}
