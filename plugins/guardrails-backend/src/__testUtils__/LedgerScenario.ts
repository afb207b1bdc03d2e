import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import {
  parseKeys,
  verifyReceipt,
  type ReceiptVerification,
} from '@backstage-guardrails/policy-ledger';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { webcrypto } from 'node:crypto';
import { sha256 } from '../record/ledger/sha256';
import { GuardrailsHarness, people } from './GuardrailsHarness';

/** The service with its ledger, as an auditor and an operator see it; time passes when a test says so. */
export class LedgerScenario {
  static async begin(
    knex: Knex,
    ledger: JsonObject = {},
    config: JsonObject = {},
    features: Parameters<typeof GuardrailsHarness.start>[0]['features'] = [],
  ) {
    const scheduler = mockServices.scheduler();
    const harness = await GuardrailsHarness.start({
      knex,
      config: { ...config, ledger: { name: 'log.example.com', ...ledger } },
      features: [
        ...features,
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
      ],
    });
    return new LedgerScenario(knex, harness, scheduler);
  }

  private constructor(
    readonly knex: Knex,
    readonly harness: GuardrailsHarness,
    readonly scheduler: ReturnType<typeof mockServices.scheduler>,
  ) {}

  get auditor() {
    return this.harness.as(people.SECURITY);
  }

  async decide(count = 1): Promise<string[]> {
    const ids: string[] = [];
    for (let n = 0; n < count; n += 1) {
      const { id } = await this.harness
        .as(people.DEVELOPER)
        .decide(this.harness.request());
      ids.push(id);
    }
    return ids;
  }

  /** Signs and anchors, as happens every half minute. Answers why not, where the whole log is not signed after it. */
  async sign(): Promise<string | undefined> {
    await this.scheduler.triggerTask('guardrails-ledger-checkpoint');
    const { checkpoint, size, selfCheck } = await this.auditor.getLedger();
    if (selfCheck?.ok === false) return selfCheck.detail;
    return checkpoint?.split('\n')[1] === String(size) ? undefined : 'unsigned';
  }

  /** A whole run of the self-check, and what the ledger page then says. */
  async check() {
    await this.scheduler.triggerTask('guardrails-ledger-check');
    return (await this.auditor.getLedger()).selfCheck;
  }

  async keys() {
    const { publicKeys } = await this.auditor.getLedger();
    return parseKeys(publicKeys.join('\n'), sha256);
  }

  async verify(receipt: unknown, held?: string): Promise<ReceiptVerification> {
    const { subtle } = webcrypto;
    const keys = await this.keys();
    return verifyReceipt({ receipt, held, keys, sha256, subtle });
  }

  announced(): Promise<string[]> {
    return this.knex('announcements').orderBy('sequence').pluck('topic');
  }

  async end(): Promise<void> {
    await this.harness.server.stop();
  }
}

const LEDGER_TABLES = [
  'ledger_heads',
  'ledger_entries',
  'ledger_payloads',
  'ledger_subjects',
  'ledger_tiles',
  'ledger_checkpoints',
];

/** Everything that the ledger has in the database, or that is in these tables, to be put back as a restore from a backup would. */
export async function backUp(
  knex: Knex,
  tables: string[] = LEDGER_TABLES,
): Promise<() => Promise<void>> {
  const kept = await Promise.all(
    tables.map(async table => ({ table, rows: await knex(table) })),
  );
  return async () => {
    for (const { table, rows } of kept) {
      await knex(table).delete();
      if (rows.length > 0) await knex.batchInsert(table, rows, 50);
    }
  };
}

/** Names of all tables with records of the service. */
export async function allTables(knex: Knex): Promise<string[]> {
  const sqlite = String(knex.client.config.client).includes('sqlite');
  const found: { name: string }[] = await (sqlite
    ? knex('sqlite_master').where({ type: 'table' }).select('name')
    : knex('pg_catalog.pg_tables')
        .where({ schemaname: 'public' })
        .select({ name: 'tablename' }));
  return found
    .map(({ name }) => name)
    .filter(name => !/^(sqlite_|.*knex_migrations)/.test(name));
}
