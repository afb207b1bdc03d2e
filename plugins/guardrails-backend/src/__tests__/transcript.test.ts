import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import {
  approvals,
  changes,
  comments,
  drift,
  exceptions,
  golden,
  leases,
  operations,
  sandboxes,
  Stage,
  start,
  whatIfs,
} from '../__testUtils__/transcript';
import { spec } from '../schema/openapi/generated/router';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const file = path.join(__dirname, 'fixtures/transcript.txt');

jest.setTimeout(180_000);

/** Methods and paths of the API that can write. */
const writing = Object.entries(spec.paths).flatMap(([route, methods]) =>
  Object.keys(methods)
    .filter(method => ['post', 'put', 'patch', 'delete'].includes(method))
    .map(method => `${method.toUpperCase()} ${route}`),
);

describe.each(databases.eachSupportedId())('on %s', databaseId => {
  it('every command, scheduled task and start writes, records and announces what the transcript has', async () => {
    const knex = await databases.init(databaseId);
    const stage = new Stage({ knex });
    const { transcript } = stage;
    let told = 0;
    try {
      await start(stage);
      await changes(stage);
      await approvals(stage);
      await comments(stage);
      await exceptions(stage);
      await leases(stage);
      await sandboxes(stage);
      await drift(stage);
      await whatIfs(stage);
      await operations(stage);
      told = await golden(stage);
    } finally {
      transcript.stop();
      if (process.env.UPDATE_TRANSCRIPT === '1') {
        writeFileSync(file, transcript.text());
      }
    }
    expect(transcript.text()).toBe(
      existsSync(file) ? readFileSync(file, 'utf8') : '',
    );
    expect(told).toBeGreaterThan(25);
    expect(transcript.overlapping).toEqual([]);

    // What is not in it is not held: a new route that writes, and a new task, need a step.
    const routesWith = (answered: (status: number) => boolean) =>
      new Set(
        transcript.answered
          .filter(({ status }) => answered(status))
          .map(({ route }) => route),
      );
    const done = routesWith(status => status < 300);
    const refused = routesWith(status => status >= 400);
    expect({
      neverDone: writing.filter(route => !done.has(route)),
      neverRefused: writing.filter(route => !refused.has(route)),
      neverTriggered: await stage.untriggered(),
    }).toEqual({ neverDone: [], neverRefused: [], neverTriggered: [] });
    await stage.stop();
  });
});
