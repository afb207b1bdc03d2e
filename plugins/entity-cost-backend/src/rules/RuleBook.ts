import {
  type AllocationRule,
  EntityCostError,
  readRules,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { databaseTime } from '@backstage-guardrails/backend-database';
import type { Knex } from 'knex';

/** Rules that are kept on the page, as they were saved last. @internal */
type SavedRules = {
  /** 0 where none were saved. */
  version: number;
  rules: AllocationRule[];
  savedAt?: number;
  savedBy?: string;
};

type VersionRow = {
  version: number;
  rules: string;
  created_by: string;
  created_at: number | string;
};

/**
 * The rules of allocation: those of configuration first, then those that are kept on the page. Every version that was
 * saved stays, so that it can be said who allocated what.
 * @internal
 */
export class RuleBook {
  readonly #knex: Knex;
  readonly configured: readonly AllocationRule[];

  constructor(options: { knex: Knex; configured: readonly AllocationRule[] }) {
    this.#knex = options.knex;
    this.configured = options.configured;
  }

  /** All rules in the order they apply; those of tags, which are not configured, come after them. */
  async inForce(): Promise<AllocationRule[]> {
    const { rules } = await this.saved();
    return [...this.configured, ...rules];
  }

  async saved(): Promise<SavedRules> {
    const row = await this.#knex<VersionRow>('rule_versions')
      .orderBy('version', 'desc')
      .first();
    if (!row) return { version: 0, rules: [] };
    const read = readRules(JSON.parse(row.rules));
    if (!read.ok) throw new Error('The rules of the database are not valid.');
    return {
      version: row.version,
      rules: read.rules,
      savedAt: parseInt(String(row.created_at), 10),
      savedBy: row.created_by,
    };
  }

  /**
   * Saves rules on top of the version that the caller saw. The number of a version is its key, so of two who save at once
   * one is refused.
   * @throws EntityCostError `rules-changed`, `rules-invalid`
   */
  async save(options: {
    version: number;
    rules: unknown;
    by: string;
  }): Promise<void> {
    const rules = this.check(options.rules);
    const saved = await this.saved();
    if (saved.version !== options.version) throw changed();
    const row: VersionRow = {
      version: saved.version + 1,
      rules: JSON.stringify(rules),
      created_by: options.by,
      created_at: await databaseTime(this.#knex),
    };
    const written = await this.#knex('rule_versions')
      .insert(row)
      .onConflict('version')
      .ignore()
      .returning('version');
    if (written.length === 0) throw changed();
  }

  /** Rules for the page, which must not share an id with one of configuration. @throws EntityCostError `rules-invalid` */
  check(rules: unknown): AllocationRule[] {
    const list = Array.isArray(rules) ? rules : [rules];
    const read = readRules([...this.configured, ...list]);
    if (read.ok) return read.rules.slice(this.configured.length);
    const [{ message, fix, path }] = read.problems;
    throw new EntityCostError({
      code: 'rules-invalid',
      message: `${message} ${fix}`,
      path: `/rules${ownPath(path, this.configured.length)}`,
    });
  }
}

/** Where in the rules of the page, which come after those of configuration. */
function ownPath(path: string, configured: number): string {
  return path
    .replace(/^\[(\d+)\]/, (_, index) => `/${parseInt(index, 10) - configured}`)
    .replace(/\[(\d+)\]/g, '/$1')
    .replace(/\./g, '/');
}

function changed(): EntityCostError {
  return new EntityCostError({
    code: 'rules-changed',
    message:
      'The rules were changed by another person after you loaded them. Load them again and repeat your change.',
  });
}
