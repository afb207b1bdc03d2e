import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSource } from './readSource';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'source-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('readSource', () => {
  it('reads a repository, and passes over what it cannot look lines up in', async () => {
    for (const below of ['node_modules/.bin', '.terraform', 'infra']) {
      await mkdir(join(folder, below), { recursive: true });
    }
    const text = 'resource "a" "b" {}\n';
    await writeFile(join(folder, 'main.tf'), text);
    await writeFile(join(folder, 'infra/db.tofu'), text);
    await writeFile(join(folder, 'infra/json.tf.json'), '{}');
    await writeFile(join(folder, 'infra/latin.tf'), Buffer.from([0xe9]));
    await writeFile(join(folder, '.terraform/x.tf'), text);
    await writeFile(join(folder, 'node_modules/y.tf'), text);
    await symlink('/etc', join(folder, 'node_modules/.bin/linked'));
    await symlink('/etc/hostname', join(folder, 'linked.tf'));
    const { folders } = await readSource(folder);
    expect(
      [...folders].map(([key, files]) => [key, files.map(({ path }) => path)]),
    ).toEqual([
      ['infra', ['infra/db.tofu']],
      ['', ['main.tf']],
    ]);
  });

  it('refuses a folder that is not there', async () => {
    await expect(readSource(join(folder, 'none'))).rejects.toMatchObject({
      code: 'path-not-found',
    });
  });
});
