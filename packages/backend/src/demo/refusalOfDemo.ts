import { resolve } from 'node:path';
import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';

/** A portal with one of these has a log or receivers of its own: no place for what is made up. */
const OF_ANOTHER_PORTAL = [
  'guardrails.ledger',
  'guardrails.announce.webhooks',
  'backend.database.plugin.guardrails',
];

/** Ways to sign in without a password; people with real accounts see nothing that is made up. */
const OF_THE_DEMO = ['persona', 'guest'];

/** Why a portal has nothing of the demo; undefined in the demo, whose database is in its own data folder. @internal */
export function refusalOfDemo(config: RootConfigService): string | undefined {
  const foreign = OF_ANOTHER_PORTAL.find(key => config.has(key));
  if (foreign) return `${foreign} is configured`;
  const provider = config
    .getOptionalConfig('auth.providers')
    ?.keys()
    .find(name => !OF_THE_DEMO.includes(name));
  if (provider) return `auth.providers.${provider} is configured`;
  return hasOwnDatabase(config)
    ? undefined
    : 'backend.database leads to another database than that of the demo';
}

function hasOwnDatabase(config: RootConfigService): boolean {
  if (config.getOptional('backend.database.client') !== 'better-sqlite3') {
    return false;
  }
  // Of a database in a file or in memory it is a text.
  const connection = config.getOptional('backend.database.connection');
  if (typeof connection !== 'object' || connection === null) return false;
  const { directory } = connection as JsonObject;
  const data = config.getOptionalString('guardrails.dataDirectory') ?? '';
  return (
    typeof directory === 'string' && resolve(directory) === resolve(data, 'db')
  );
}
