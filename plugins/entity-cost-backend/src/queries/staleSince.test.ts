import { TestDatabases } from '@backstage/backend-test-utils';
import { migrate } from '../database/connect';
import { addMonths, lastDayOf } from './months';
import { staleSince } from './staleSince';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_15'] });

jest.setTimeout(60_000);

const running = new Date().toISOString().slice(0, 7);
const ago = (months: number) => addMonths(running, -months);

/** Sources with how many months ago the newest of their bills is of. */
type Bills = Record<string, number[]>;

type Expected = number | 'days ago' | undefined;

const cases: [string, Bills, Expected][] = [
  ['nothing is loaded', {}, undefined],
  ['the month that runs is there', { aws: [3, 0] }, undefined],
  ['the month before is the newest', { aws: [2, 1] }, undefined],
  ['the newest is long ago', { aws: [9, 8] }, 8],
  ['one of two sources came to an end', { aws: [1], azure: [7] }, 7],
  ['something was uploaded once', { aws: [1], upload: [9] }, undefined],
  ['all was uploaded, long ago', { upload: [9] }, 9],
  ['a source was removed', { aws: [1], removed: [9] }, undefined],
  ['a source never had bills', { aws: [1], azure: [] }, 'days ago'],
  ['a removed source never had bills', { aws: [1], removed: [] }, undefined],
  ['a source has bills to come alone', { aws: [1], azure: [-2] }, 'days ago'],
  ['one of two came to an end', { aws: [6], azure: [] }, 6],
  [
    'uploads of a maker came to an end',
    { aws: [1], 'upload-b': [9] },
    undefined,
  ],
  ['nothing was uploaded yet', { aws: [1], upload: [] }, undefined],
  ['the newest is of a month to come', { aws: [6, -2] }, 6],
];

describe.each(databases.eachSupportedId())('staleSince on %s', databaseId => {
  it.each(cases)('where %s', async (_where, bills, expected) => {
    const knex = await databases.init(databaseId);
    await migrate(knex);
    for (const [id, months] of Object.entries(bills)) {
      await knex('sources').insert({
        id,
        kind: id.startsWith('upload') ? 'upload' : 'files',
        title: id,
        configured: id !== 'removed',
      });
      for (const back of months) {
        const month = ago(back);
        const [{ id: load }] = await knex('loads')
          .insert({
            source_id: id,
            month,
            state: 'loaded',
            files: '[]',
            rows: 0,
            rounded: 0,
            gaps: '[]',
            problems: '[]',
            created_at: 1,
            alive_at: 1,
          })
          .returning('id');
        await knex('runs')
          .insert({
            id: 1,
            state: 'done',
            rules_digest: 'a',
            catalog_digest: 'a',
            subjects: 0,
            created_at: 1,
          })
          .onConflict('id')
          .ignore();
        await knex('in_force').insert({
          source_id: id,
          month,
          load_id: load,
          run_id: 1,
        });
      }
    }
    expect(await staleSince(knex, { days: 45 })).toBe(dayOf(expected));
  });
});

function dayOf(expected: Expected): string | undefined {
  if (expected !== 'days ago') {
    return expected === undefined ? undefined : lastDayOf(ago(expected));
  }
  return new Date(Date.now() - 45 * 86_400_000).toISOString().slice(0, 10);
}
