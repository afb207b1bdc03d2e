import { createMockDirectory } from '@backstage/backend-test-utils';
import { chmodSync, symlinkSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { digestFolder } from './digestFolder';

const folder = createMockDirectory();

beforeEach(() => {
  folder.setContent({ 'a.txt': 'one', sub: { 'b.txt': 'two' } });
});

describe('digestOfFolder', () => {
  it('is equal for equal content, wherever the folder is', async () => {
    const other = createMockDirectory({
      content: { sub: { 'b.txt': 'two' }, 'a.txt': 'one' },
    });
    expect(await digestFolder(folder.path)).toBe(
      await digestFolder(other.path),
    );
    expect(await digestFolder(folder.path)).toMatch(/^sha256:[0-9a-f]{64}$/);
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
    const seen = new Set([await digestFolder(folder.path)]);
    for (const change of changes) {
      await change();
      seen.add(await digestFolder(folder.path));
    }
    expect(seen.size).toBe(changes.length + 1);
  });

  it('does not read what a link points to', async () => {
    const outside = createMockDirectory({ content: { secret: '1' } });
    symlinkSync(outside.path, folder.resolve('link'));
    const before = await digestFolder(folder.path);
    outside.setContent({ secret: '2' });
    expect(await digestFolder(folder.path)).toBe(before);
  });

  it('refuses too many entries, too many bytes and what is no file', async () => {
    const refused = { code: 'grant-binding' };
    await expect(
      digestFolder(folder.path, { entries: 2 }),
    ).rejects.toMatchObject(refused);
    await expect(digestFolder(folder.path, { bytes: 5 })).rejects.toMatchObject(
      refused,
    );
    await digestFolder(folder.path, { entries: 3, bytes: 6 });
    const server = createServer().listen(folder.resolve('socket'));
    await new Promise(resolve => server.once('listening', resolve));
    await expect(digestFolder(folder.path)).rejects.toMatchObject(refused);
    server.close();
  });
});
