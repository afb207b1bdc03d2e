/*
 * The service is killed while access to a real PostgreSQL begins and while it ends, at its own statements and at
 * those that it sends there. What was answered must be on record and work; nobody may get in after the end, and no
 * account may outlive its lease.
 */
import {
  hasPostgres,
  PostgresServer,
} from '@backstage-guardrails/access-postgres/testUtils';
import type { Knex } from 'knex';
import { rewrite } from '../src/__testUtils__/seals';
import { LeaseStory } from './LeaseStory';
import { ledgerProblems } from './ledgerProblems';
import { onEachDatabase, report, type Place } from './onEachDatabase';
import { placesIn } from './placesIn';
import { Portal } from './Portal';

/** Statements to die at while access begins, and so many while it ends. */
const PLACES = Number(process.env.GUARDRAILS_FAULT_PLACES ?? 3);

async function main(): Promise<void> {
  if (!hasPostgres) {
    process.stdout.write('Needs PostgreSQL\n');
    await report(async () => []);
    return;
  }
  const resource = await PostgresServer.start();
  try {
    await onEachDatabase('killed while access begins and ends', place =>
      killed({ ...place, resource }),
    );
  } finally {
    await resource.stop();
  }
}

async function killed({
  resource,
  ...place
}: Place & { resource: PostgresServer }) {
  // Two portals on one server need two prefixes, or each ends the accounts of the other.
  const prefix = `lease_${place.database.toLowerCase()}_`;
  const portal = await Portal.start({
    ...place,
    guardrails: {
      access: {
        readers: ['group:default/security'],
        postgres: [
          {
            resource: 'resource:default/shop-db',
            environment: 'production',
            connection: resource.connection,
            roles: [{ name: 'readonly' }],
            prefix,
          },
        ],
      },
    },
  });
  const stories: LeaseStory[] = [];
  const tell = () => {
    const story = new LeaseStory({ portal, resource, prefix });
    stories.push(story);
    return story;
  };
  try {
    const first = tell();
    await first.ask();
    const starting = await portal.count(() => first.start());
    const ending = await portal.count(() => first.end());

    for (const [index, number] of placesIn(starting, PLACES).entries()) {
      const story = tell();
      await story.ask();
      const moment = index % 2 === 0 ? 'after' : 'before';
      await portal.dieDuring({ kind: 'statement', number, moment }, () =>
        story.start(),
      );
      await story.startAgain();
    }
    for (const [index, number] of placesIn(ending, PLACES).entries()) {
      const story = tell();
      await story.ask();
      await story.start();
      await story.openSession();
      const moment = index % 2 === 0 ? 'before' : 'after';
      await portal.dieDuring({ kind: 'statement', number, moment }, () =>
        story.end(),
      );
      await story.endAgain();
    }

    // Whatever still stands comes to the end of its time while nobody is there to see it.
    await place.beside(async knex => {
      const past = new Date(Date.now() - 3_600_000).toISOString();
      const open = (query: Knex.QueryBuilder) =>
        query.whereNotNull('intended_at').whereNull('ended_at');
      await rewrite(knex, 'leases', {
        where: query => open(query).whereNotNull('started_at'),
        change: { ends_at: past },
      });
      await rewrite(knex, 'leases', {
        where: query => open(query).whereNull('started_at'),
        change: { intended_at: past },
      });
    });
    await portal.restart();
    for (const story of stories) {
      await story.over();
      await story.recorded();
    }
    const left = await resource.query<{ name: string }>(
      `select rolname as name from pg_roles where starts_with(rolname, '${prefix}')`,
    );
    return {
      faults: portal.faults,
      acknowledged: stories.reduce((sum, story) => sum + story.answered, 0),
      missing: [
        ...stories.flatMap(story => story.missing),
        ...left.map(({ name }) => `the end of the account ${name}`),
        ...(await ledgerProblems(portal)),
      ],
    };
  } finally {
    await portal.kill();
  }
}

void main();
