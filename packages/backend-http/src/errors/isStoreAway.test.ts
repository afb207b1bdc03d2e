import knexFactory from 'knex';
import { createServer, type AddressInfo } from 'node:net';
import { isStoreAway } from './isStoreAway';

function withCode(code: string): Error {
  return Object.assign(new Error('words of a driver'), { code });
}

describe('isStoreAway', () => {
  it.each([
    ['nobody listens', withCode('ECONNREFUSED')],
    ['the server is stopped', withCode('57P01')],
    ['the server is starting', withCode('57P03')],
    ['there are too many connections', withCode('53300')],
    ['the disk is full', withCode('SQLITE_FULL')],
    ['a connection broke', new Error('Connection terminated unexpectedly')],
    [
      'no address answers',
      new AggregateError([withCode('ECONNREFUSED'), withCode('ENETUNREACH')]),
    ],
  ])('says so where %s', (_, error) => {
    expect(isStoreAway(error)).toBe(true);
  });

  it.each([
    ['a row is there already', withCode('23505')],
    ['a statement is wrong', withCode('42601')],
    ['SQLite refuses a row', withCode('SQLITE_CONSTRAINT_UNIQUE')],
    ['the code is wrong', new TypeError('x is not a function')],
    [
      'one of several failed otherwise',
      new AggregateError([withCode('ECONNREFUSED'), new Error('other')]),
    ],
    ['it is no error', 'ECONNREFUSED'],
  ])('does not where %s', (_, error) => {
    expect(isStoreAway(error)).toBe(false);
  });

  it('knows what a real driver throws where no server is, and where one hangs up', async () => {
    const server = createServer(socket => socket.destroy()).listen(
      0,
      '127.0.0.1',
    );
    await new Promise(resolve => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    const thrown = async () => {
      const knex = knexFactory({
        client: 'pg',
        connection: { host: '127.0.0.1', port },
      });
      try {
        return await knex.raw('select 1').catch((error: unknown) => error);
      } finally {
        await knex.destroy();
      }
    };
    expect(isStoreAway(await thrown())).toBe(true);
    await new Promise(resolve => server.close(resolve));
    expect(isStoreAway(await thrown())).toBe(true);
  });
});
