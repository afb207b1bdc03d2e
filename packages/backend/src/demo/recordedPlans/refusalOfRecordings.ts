import { resolve } from 'node:path';
import type { RootConfigService } from '@backstage/backend-plugin-api';

/** A portal with one of these has a log or receivers of its own: no place for what was recorded. */
const OF_ANOTHER_PORTAL = [
  'guardrails.ledger',
  'guardrails.announce.webhooks',
  'backend.database.plugin.guardrails',
];

/** Why a portal does not plan from recordings; undefined in the demo, whose database is in its own data folder. @internal */
export function refusalOfRecordings(
  config: RootConfigService,
): string | undefined {
  const foreign = OF_ANOTHER_PORTAL.find(key => config.has(key));
  if (foreign) return `${foreign} is configured`;
  const text = (key: string) => config.getOptionalString(key);
  const data = resolve(text('guardrails.dataDirectory') ?? '');
  const folder = text('backend.database.connection.directory') ?? '';
  return text('backend.database.client') === 'better-sqlite3' &&
    resolve(folder) === resolve(data, 'db')
    ? undefined
    : 'backend.database leads to another database than that of the demo';
}
