import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { refusalOfDemo } from './refusalOfDemo';

describe('what is of the demo', () => {
  const demo = {
    guardrails: { dataDirectory: '/data' },
    backend: {
      database: {
        client: 'better-sqlite3',
        connection: { directory: '/data/db' },
      },
    },
  };
  const database = (settings: JsonObject) => ({
    ...demo,
    backend: { database: settings },
  });

  it.each([
    ['of the demo', demo, 'none'],
    [
      'with a ledger of its own',
      { ...demo, guardrails: { ledger: {} } },
      'guardrails.ledger is configured',
    ],
    [
      'with receivers',
      { ...demo, guardrails: { announce: { webhooks: [] } } },
      'guardrails.announce.webhooks is configured',
    ],
    [
      'with PostgreSQL',
      database({ client: 'pg', connection: { directory: '/data/db' } }),
      'backend.database leads to another database',
    ],
    [
      'with another folder',
      database({
        client: 'better-sqlite3',
        connection: { directory: '/other/db' },
      }),
      'backend.database leads to another database',
    ],
    [
      'with a database of the plugin',
      database({
        ...demo.backend.database,
        plugin: { guardrails: { connection: ':memory:' } },
      }),
      'backend.database.plugin.guardrails is configured',
    ],
    [
      'with PostgreSQL by its address',
      database({ client: 'pg', connection: 'postgres://host/portal' }),
      'backend.database leads to another database',
    ],
    [
      'with a database in memory',
      database({ client: 'better-sqlite3', connection: ':memory:' }),
      'backend.database leads to another database',
    ],
    [
      'with personas',
      { ...demo, auth: { providers: { persona: { personas: [] } } } },
      'none',
    ],
    [
      'with accounts of people',
      { ...demo, auth: { providers: { persona: {}, github: {} } } },
      'auth.providers.github is configured',
    ],
    ['with nothing configured', {}, 'backend.database leads to another'],
  ])('is in a portal %s, or not: %j', (_, data, refusal) => {
    const config = mockServices.rootConfig({ data: data as JsonObject });
    expect(refusalOfDemo(config) ?? 'none').toContain(refusal);
  });
});
