import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { digestOfFile } from './digestOfFile';

const BLOCK = 262_144;

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cost-digest-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('digestOfFile', () => {
  it.each([0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK + 7])(
    'is the SHA-256 of %d bytes',
    async size => {
      const path = join(folder, 'file');
      const content = randomBytes(size);
      await writeFile(path, content);
      const { signal } = new AbortController();
      const expected = createHash('sha256').update(content).digest('hex');
      expect(await digestOfFile(path, { limit: size, signal })).toBe(expected);
      if (size === 0) return;
      const shorter = { limit: size - 1, signal };
      expect(await digestOfFile(path, shorter)).toBeUndefined();
    },
  );

  it('stops when the load is stopped', async () => {
    const path = join(folder, 'file');
    await writeFile(path, 'a');
    const signal = AbortSignal.abort(new Error('stopped'));
    await expect(digestOfFile(path, { limit: 9, signal })).rejects.toThrow(
      'stopped',
    );
  });
});
