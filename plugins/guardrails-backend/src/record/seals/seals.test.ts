import { MigratedDatabases } from '../../__testUtils__/MigratedDatabases';
import { selectColumns, sealedTables } from './sealedColumns';
import { Seals } from './Seals';

const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});
const seals = new Seals({ sealingKey: Buffer.from('a key') });

it.each(databases.eachSupportedId())(
  'every column of %s is sealed or said to be free',
  async databaseId => {
    const knex = await databases.init(databaseId);
    for (const table of sealedTables) {
      const there = Object.keys(await knex(table).columnInfo());
      const listed = [
        ...selectColumns(table, ['key', 'sealed', 'later', 'free']),
        'seal',
      ];
      expect([table, listed.sort()]).toEqual([table, there.sort()]);
    }
  },
);

describe.each(sealedTables)('the seal of %s', table => {
  const names = selectColumns(table, ['key', 'sealed', 'later', 'free']);
  const row = Object.fromEntries(names.map((name, n) => [name, `${n}`]));
  const { seal } = seals.seal(table, row as never);
  const isSealed = (changes: object) =>
    seals.isSealed(table, { ...row, seal, ...changes });

  it('holds for the row, whatever its free columns say', () => {
    expect(isSealed({})).toBe(true);
    for (const name of selectColumns(table, ['free'])) {
      expect([name, isSealed({ [name]: 'x' })]).toEqual([name, true]);
    }
  });

  it('is that of before for a row without a value in what was added later', () => {
    const later = selectColumns(table, ['later']);
    const without = Object.fromEntries(
      Object.entries(row).filter(([name]) => !later.includes(name)),
    );
    const nulls = Object.fromEntries(later.map(name => [name, null]));
    const before = seals.seal(table, without as never).seal;
    expect(seals.isSealed(table, { ...row, ...nulls, seal: before })).toBe(
      true,
    );
    for (const name of later) {
      expect(
        seals.isSealed(table, { ...row, ...nulls, [name]: 'x', seal: before }),
      ).toBe(false);
    }
  });

  it('breaks with each other column, in another table, by another key, and where there is none', () => {
    for (const name of selectColumns(table, ['key', 'sealed', 'later'])) {
      for (const value of ['x', null, 0]) {
        expect([name, isSealed({ [name]: value })]).toEqual([name, false]);
      }
    }
    for (const other of sealedTables) {
      expect(seals.isSealed(other, { ...row, seal })).toBe(other === table);
    }
    const mallory = new Seals({ sealingKey: Buffer.from('another key') });
    expect(mallory.isSealed(table, { ...row, seal })).toBe(false);
    expect(isSealed({ seal: null })).toBe(false);
    expect(isSealed({ seal: '' })).toBe(false);
  });
});

it('seals an entry where it is, and a head of its size', () => {
  const entry = { epoch: 1, position: 5, headerText: '{}' };
  const seal = seals.entrySeal(entry);
  expect(seals.isSealedEntry(entry, seal)).toBe(true);
  for (const change of [{ epoch: 2 }, { position: 6 }, { headerText: '[]' }]) {
    expect(seals.isSealedEntry({ ...entry, ...change }, seal)).toBe(false);
  }
  const head = { epoch: 1, name: 'log', size: 5, root: new Uint8Array(32) };
  const headSeal = seals.headSeal(head);
  expect(seals.isSealedHead(head, headSeal)).toBe(true);
  for (const change of [
    { epoch: 2 },
    { name: 'gol' },
    { size: 6 },
    { root: new Uint8Array(32).fill(1) },
  ]) {
    expect(seals.isSealedHead({ ...head, ...change }, headSeal)).toBe(false);
  }
});
