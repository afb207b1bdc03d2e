import { dirname, resolve } from 'node:path';
import { Stop } from '../../../scripts/lib/say.mjs';
import { load } from './loading.mjs';

/** What may differ from the portal: the log has the origin `demo`, nothing in it sends notifications, its callers are not signed in. */
const OF_THE_SEEDING = {
  guardrails: {
    ledger: { name: 'demo' },
    announce: { notifications: false },
  },
  permission: { enabled: false },
};

/** A portal with one of these has a log, receivers or a database of its own: no place for what is made up. */
const OF_ANOTHER_PORTAL = [
  'guardrails.ledger',
  'guardrails.announce.webhooks',
  'backend.database.plugin.guardrails',
];

/**
 * The configuration of the process that makes the demo's past: that of the portal, but for what may differ. Refused where
 * the past would leave the database of the demo.
 */
export async function seedingConfiguration({ configs, database }) {
  const { ConfigSources, StaticConfigSource } = load(
    '@backstage/config-loader',
  );
  const portal = ConfigSources.default({
    argv: configs.flatMap(file => ['--config', file]),
    watch: false,
  });
  requireDemo(await ConfigSources.toConfig(portal), database);
  return ConfigSources.toConfig(
    ConfigSources.merge([
      portal,
      StaticConfigSource.create({ data: OF_THE_SEEDING }),
    ]),
  );
}

function requireDemo(config, database) {
  const foreign = OF_ANOTHER_PORTAL.find(key => config.has(key));
  if (foreign) {
    throw new Stop(
      `No demo decisions: ${foreign} is configured, and they stay out of what is not of the demo alone.`,
    );
  }
  const client = config.getOptionalString('backend.database.client');
  const folder = config.getOptionalString(
    'backend.database.connection.directory',
  );
  if (
    client !== 'better-sqlite3' ||
    resolve(folder ?? '') !== dirname(database)
  ) {
    throw new Stop(
      'No demo decisions: backend.database leads to another database than that of the demo.',
    );
  }
}
