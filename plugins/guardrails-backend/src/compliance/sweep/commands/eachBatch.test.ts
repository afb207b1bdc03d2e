import { mockServices } from '@backstage/backend-test-utils';
import createKnex from 'knex';
import { eachBatch } from './eachBatch';

const batches = [['a', 'b'], ['c'], ['d'], ['e'], ['f'], ['g']];

/** Goes through the batches; `failing` are the first entities of those that fail. */
async function go(failing: string[], options: { away?: boolean } = {}) {
  const knex = createKnex({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
  });
  const logger = mockServices.logger.mock();
  const tried: string[] = [];
  const sweep = async ([first]: string[]) => {
    tried.push(first);
    if (options.away) await knex.destroy();
    if (failing.includes(first)) throw new Error(`It is ${first}`);
  };
  try {
    const failed = await eachBatch({ knex, logger }, batches, sweep);
    return { tried: tried.join(''), failed };
  } catch (error) {
    return { tried: tried.join(''), error: String(error) };
  } finally {
    await knex.destroy();
  }
}

it('goes on after failures that are not in a row, and counts what was in them', async () => {
  expect(await go([])).toEqual({ tried: 'acdefg', failed: 0 });
  expect(await go(['a', 'c', 'e', 'g'])).toEqual({
    tried: 'acdefg',
    failed: 5,
  });
});

it('ends with the third in a row, and with the first where the database is away', async () => {
  expect(await go(['c', 'd', 'e'])).toEqual({
    tried: 'acde',
    error: 'Error: It is e',
  });
  expect(await go(['a'], { away: true })).toEqual({
    tried: 'a',
    error: expect.stringContaining('Unable to acquire a connection'),
  });
});
