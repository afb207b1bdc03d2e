import { rename, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  removeTemporaryDirectories,
  temporaryDirectory,
} from '../__testUtils__/temporaryDirectory';
import { digestStream, digestText } from '../plans/digest';
import { createToolDigest } from './createToolDigest';

const LONG_AGO = new Date('2020-01-01T00:00:00Z');

describe('createToolDigest', () => {
  afterAll(removeTemporaryDirectories);

  /** A program, and how often it was read; `later` is how long after now it is asked for. */
  async function create(options: { later: number }) {
    const path = join(await temporaryDirectory(), 'terraform');
    const write = async (text: string, to = path) => {
      await writeFile(to, text);
      await utimes(to, LONG_AGO, LONG_AGO);
    };
    await write('one');
    let reads = 0;
    const digestTool = createToolDigest({
      digest: file => {
        reads += 1;
        return digestStream(file.createReadStream({ autoClose: false }));
      },
      now: () => Date.now() + options.later,
    });
    return { path, write, digestTool, reads: () => reads };
  }

  it('reads a program once for each state of its file', async () => {
    const { path, write, digestTool, reads } = await create({ later: 60_000 });
    expect(await digestTool(path)).toBe(digestText('one'));
    expect(await digestTool(path)).toBe(digestText('one'));
    expect(reads()).toBe(1);

    // As long as the one before, and with its time of modification.
    await write('two');
    expect(await digestTool(path)).toBe(digestText('two'));
    await write('tre', `${path}.new`);
    await rename(`${path}.new`, path);
    expect(await digestTool(path)).toBe(digestText('tre'));
    expect(reads()).toBe(3);
  });

  it('does not keep the digest of a file that has just changed', async () => {
    const { path, digestTool, reads } = await create({ later: 0 });
    await digestTool(path);
    await digestTool(path);
    expect(reads()).toBe(2);
  });

  it('says that a program is gone', async () => {
    const { path, digestTool } = await create({ later: 60_000 });
    await digestTool(path);
    await rename(path, `${path}.old`);
    await expect(digestTool(path)).rejects.toMatchObject({ code: 'ENOENT' });
  });
});
