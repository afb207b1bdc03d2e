import { isSqlite } from '@backstage-guardrails/backend-database';
import { appendFileSync } from 'node:fs';
import type { Knex } from 'knex';

/** Tells `npm test` that the test that is running starts a backend: each costs CI a second. */
export function countStart(knex: Knex): void {
  const file = process.env.GUARDRAILS_TEST_STARTS;
  if (!file) return;
  const { testPath, currentTestName } = expect.getState();
  const database = isSqlite(knex) ? 'SQLite' : 'PostgreSQL';
  const line = JSON.stringify({ database, testPath, currentTestName });
  appendFileSync(file, `${line}\n`);
}
