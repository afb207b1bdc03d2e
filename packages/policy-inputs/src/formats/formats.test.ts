import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { formats } from '.';

const folders = readdirSync(__dirname, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(entry => entry.name)
  .sort();

describe('formats', () => {
  it('has one folder per registered format, and registers every folder', () => {
    expect(formats.map(({ id }) => id).sort()).toEqual(folders);
  });

  it.each(folders)('%s is complete', folder => {
    const expected = [
      'index.ts',
      'schema.ts',
      'adapt.ts',
      'adapt.test.ts',
      'readme.md',
    ];
    expect(
      expected.filter(name => !existsSync(join(__dirname, folder, name))),
    ).toEqual([]);
  });
});
