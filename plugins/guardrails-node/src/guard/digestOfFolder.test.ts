import { createMockDirectory } from '@backstage/backend-test-utils';
import { chmodSync, symlinkSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { digestOfFolder } from './digestOfFolder';

const folder = createMockDirectory();

beforeEach(() => {
  folder.setContent({ 'a.txt': 'one', sub: { 'b.txt': 'two' } });
});

describe('digestOfFolder', () => {
  it('is equal for equal content, wherever the folder is', async () => {
    const other = createMockDirectory({
      content: { sub: { 'b.txt': 'two' }, 'a.txt': 'one' },
    });
    expect(await digestOfFolder(folder.path)).toBe(
      await digestOfFolder(other.path),
    );
    expect(await digestOfFolder(folder.path)).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('changes with a byte, a name, a bit, a link and an empty folder', async () => {
    const changes: Array<() => unknown> = [
      () => writeFile(folder.resolve('a.txt'), 'One'),
      () => rename(folder.resolve('a.txt'), folder.resolve('c.txt')),
      () => chmodSync(folder.resolve('c.txt'), 0o744),
      () => symlinkSync('/etc/hostname', folder.resolve('link')),
      () => rm(folder.resolve('sub/b.txt')),
      () => rm(folder.resolve('sub'), { recursive: true }),
    ];
    const seen = new Set([await digestOfFolder(folder.path)]);
    for (const change of changes) {
      await change();
      seen.add(await digestOfFolder(folder.path));
    }
    expect(seen.size).toBe(changes.length + 1);
  });

  it('does not read what a link points to', async () => {
    const outside = createMockDirectory({ content: { secret: '1' } });
    symlinkSync(outside.path, folder.resolve('link'));
    const before = await digestOfFolder(folder.path);
    outside.setContent({ secret: '2' });
    expect(await digestOfFolder(folder.path)).toBe(before);
  });

  it('refuses too many entries, too many bytes and what is no file', async () => {
    const refused = { code: 'grant-binding' };
    await expect(
      digestOfFolder(folder.path, { entries: 2 }),
    ).rejects.toMatchObject(refused);
    await expect(
      digestOfFolder(folder.path, { bytes: 5 }),
    ).rejects.toMatchObject(refused);
    await digestOfFolder(folder.path, { entries: 3, bytes: 6 });
    const server = createServer().listen(folder.resolve('socket'));
    await new Promise(resolve => server.once('listening', resolve));
    await expect(digestOfFolder(folder.path)).rejects.toMatchObject(refused);
    server.close();
  });
});
