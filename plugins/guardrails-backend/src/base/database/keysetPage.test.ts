import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { byId, type PageKey } from './PageKey';
import { keysetPage, type IndexScan } from './keysetPage';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

type Row = { id: string; epoch: number; position: number | string };

const uuid = (n: number) =>
  `01990000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

const byPlace: PageKey<Row> = {
  columns: ['epoch', 'position'],
  order: 'desc',
  valuesOf: ({ epoch, position }) => [epoch, Number(position)],
  parse: cursor => {
    const [epoch, position] = cursor.split('.').map(Number);
    return Number.isInteger(epoch) && Number.isInteger(position)
      ? [epoch, position]
      : undefined;
  },
};

/** Positions have more digits in the second epoch, so that neither column alone nor their text gives the order. */
const rows: Row[] = Array.from({ length: 20 }, (_, n) => ({
  id: uuid(n),
  epoch: n < 12 ? 1 : 2,
  position: n < 12 ? n + 5 : (n - 12) * 7,
}));

const numberOf = (id: string) => rows.findIndex(row => row.id === id);
const all = rows.map((_, n) => n);
const newest = [...all].reverse();

const lists: {
  name: string;
  key: PageKey<Row>;
  walks?: IndexScan[];
  expected: number[];
}[] = [
  { name: 'ids, newest first', key: byId('rows.id'), expected: newest },
  { name: 'ids, oldest first', key: byId('id', 'asc'), expected: all },
  { name: 'two columns', key: byPlace, expected: newest },
  {
    name: 'two columns, oldest first',
    key: { ...byPlace, order: 'asc' },
    expected: all,
  },
  { name: 'no walks', key: byId('id'), walks: [], expected: [] },
  {
    name: 'walks that find nothing',
    key: byId('id'),
    walks: [query => query.where('epoch', 3)],
    expected: [],
  },
  {
    name: 'walks that find the same rows',
    key: byId('id'),
    walks: [
      query => query.where('epoch', 1),
      query => query.where('position', '<', 8),
      query => query.where('epoch', 1),
    ],
    expected: newest.filter(
      n => rows[n].epoch === 1 || Number(rows[n].position) < 8,
    ),
  },
  {
    name: 'more walks than one statement takes',
    key: byPlace,
    walks: Array.from({ length: 250 }, (_, n): IndexScan => {
      return query => query.where('position', n);
    }),
    expected: newest,
  },
  {
    name: 'a walk along another table, in the order of its index',
    key: byId('rows.id'),
    walks: [
      query =>
        query
          .join('parts', 'parts.row_id', 'rows.id')
          .where('person', 'a')
          .clearOrder()
          .orderBy('parts.row_id', 'desc'),
    ],
    expected: newest.filter(n => n % 3 === 0),
  },
];

async function withRows(knex: Knex): Promise<void> {
  await knex.schema.createTable('rows', table => {
    table.string('id').primary();
    table.integer('epoch');
    table.bigInteger('position');
  });
  await knex.schema.createTable('parts', table => {
    table.string('row_id');
    table.string('person');
  });
  await knex('rows').insert(rows);
  await knex('parts').insert(
    rows.map(({ id }, n) => ({
      row_id: id,
      person: n % 3 === 0 ? 'a' : 'b',
    })),
  );
}

describe.each(databases.eachSupportedId())('pages, %s', databaseId => {
  let knex: Knex;
  beforeAll(async () => {
    knex = await databases.init(databaseId);
    await withRows(knex);
  });

  const read = (options: {
    key: PageKey<Row>;
    limit: number;
    cursor?: string;
    walks?: IndexScan[];
  }) =>
    keysetPage<Row>(knex, {
      ...options,
      query: () => knex('rows').select('rows.*'),
    });

  describe.each(lists)('$name', ({ key, walks, expected }) => {
    it.each([1, 3, 4, 19, 20, 21])(
      'holds every row once, %p a page',
      async limit => {
        const pages: number[][] = [];
        let cursor: string | undefined;
        do {
          const page = await read({ key, walks, limit, cursor });
          pages.push(page.rows.map(({ id }) => numberOf(id)));
          // The last page has no key of that name at all.
          expect('nextCursor' in page).toBe(page.nextCursor !== undefined);
          cursor = page.nextCursor;
        } while (cursor !== undefined);
        expect(pages.flat()).toEqual(expected);
        expect(pages.map(({ length }) => length)).toEqual(
          Array.from(
            { length: Math.max(1, Math.ceil(expected.length / limit)) },
            (_, n) => Math.min(limit, expected.length - n * limit),
          ),
        );
      },
    );
  });

  it.each<
    [string, number, number, number | undefined, IndexScan[] | undefined]
  >([
    ['all of few', 100, 100, 20, undefined],
    ['no more than it counts to', 5, 100, 5, undefined],
    ['as many as there are among so many rows', 2, 10, 2, undefined],
    ['nothing where more may match', 20, 10, undefined, undefined],
    ['each row once', 100, 100, 20, [() => {}, q => q.where('epoch', 1)]],
    ['nothing where one walk ended early', 100, 12, undefined, [() => {}]],
    ['a walk that is shorter', 100, 12, 8, [q => q.where('epoch', 2)]],
  ])('counts %s', async (_what, countTo, among, total, walks) => {
    const within = (along: IndexScan[]) => ({
      ...{ rows: among, along },
      of: () => knex('rows'),
    });
    const totals = await Promise.all(
      [byId('rows.id'), byPlace, byId('rows.id', 'asc')].map(async key => {
        const page = await keysetPage<Row>(knex, {
          ...{ key, walks, countTo, limit: 1 },
          countWithin: within(walks ?? [() => {}]),
          query: () => knex('rows').select('rows.*'),
        });
        return page.total;
      }),
    );
    expect(totals).toEqual([total, total, total]);
  });

  it('counts among the rows of the walk, whatever matches', async () => {
    const counted = (rowsLookedAt: number, epoch: number) =>
      keysetPage<Row>(knex, {
        ...{ key: byPlace, countTo: 8, limit: 1 },
        countWithin: {
          ...{ rows: rowsLookedAt, along: [() => {}] },
          of: () => knex('rows'),
        },
        query: () => knex('rows').select('rows.*').where({ epoch }),
      });
    // The newest eight rows are of the second epoch.
    expect((await counted(8, 2)).total).toBe(8);
    expect((await counted(8, 1)).total).toBeUndefined();
    expect((await counted(21, 1)).total).toBe(8);
  });

  it.each<[string, number, number | undefined, IndexScan | undefined]>([
    ['among what the index alone finds', 8, undefined, () => {}],
    ['among enough of it', 20, 8, () => {}],
    ['all of a walk that is nothing but its index', 8, 8, undefined],
  ])('counts %s', async (_what, among, total, along) => {
    const statements: string[] = [];
    const listen = ({ sql }: { sql: string }) => statements.push(sql);
    knex.on('query', listen);
    const page = await keysetPage<Row>(knex, {
      ...{ key: byPlace, countTo: 8, limit: 1 },
      // The newest eight rows are of the second epoch.
      walks: [query => query.where('epoch', 1)],
      countWithin: { rows: among, along: [along], of: () => knex('rows') },
      query: () => knex('rows').select('rows.*'),
    });
    knex.off('query', listen);
    expect(page.total).toBe(total);
    expect(statements.some(sql => sql.includes('offset'))).toBe(
      along !== undefined,
    );
  });

  it('goes on where it ended, whatever was added or removed meanwhile', async () => {
    const key = byId('id');
    const first = await read({ key, limit: 5 });
    await knex('rows').insert({ id: uuid(99), epoch: 3, position: 1 });
    await knex('rows').where({ id: first.nextCursor }).delete();
    try {
      const second = await read({ key, limit: 5, cursor: first.nextCursor });
      expect(second.rows.map(({ id }) => numberOf(id))).toEqual(
        newest.slice(5, 10),
      );
    } finally {
      await knex('rows')
        .where({ id: uuid(99) })
        .delete();
      await knex('rows').insert(rows[15]);
    }
  });

  it('takes a cursor in capital letters', async () => {
    const key = byId('id');
    expect(
      await read({ key, limit: 2, cursor: uuid(11).toUpperCase() }),
    ).toEqual(await read({ key, limit: 2, cursor: uuid(11) }));
  });

  it.each([
    '',
    'x',
    `${uuid(1)} `,
    `${uuid(1)}\n`,
    `${uuid(1)}.1`,
    '1.2',
    '\u0000',
    "' or 1=1 --",
    'constructor',
    '__proto__',
    '01990000-0000-7000-8000-00000000000\uff11',
    'x'.repeat(200),
  ])('refuses %j, which no page ended with', async cursor => {
    await expect(read({ key: byId('id'), limit: 2, cursor })).rejects.toEqual(
      expect.objectContaining({ code: 'bad-request', path: '/cursor' }),
    );
  });
});
