import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { guardrails } from '../testing/guardrails';

function moduleOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'guardrails-module-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const digestOf = (folder: string) => guardrails(['modules', 'digest', folder]);

describe('guardrails modules digest', () => {
  it('prints the digest that the portal finds, with version control or without', async () => {
    const files = { 'main.tf': 'one', 'b/c': 'two' };
    const expected = {
      code: 0,
      // The digest in the tests of the template actions, over the same files.
      out: 'sha256:0f95808e394a6163121bfa0acfca6d3f4df8d1e138d20aa54fdf39aef0c43a7f\n',
    };
    expect(await digestOf(moduleOf(files))).toMatchObject(expected);
    expect(
      await digestOf(moduleOf({ ...files, '.git/HEAD': 'x', 'b/.git': 'y' })),
    ).toMatchObject(expected);
  });

  it('prints another one for other bytes, names and permissions', async () => {
    const executable = moduleOf({ a: 'x' });
    chmodSync(join(executable, 'a'), 0o755);
    const digests = await Promise.all(
      [
        moduleOf({ a: 'x' }),
        moduleOf({ a: 'y' }),
        moduleOf({ b: 'x' }),
        moduleOf({ a: 'x', b: '' }),
        moduleOf({ 'module.yaml': 'x' }),
        moduleOf({ 'module.yaml': 'y' }),
        executable,
      ].map(async folder => (await digestOf(folder)).out),
    );
    expect(new Set(digests).size).toBe(digests.length);
  });

  it('refuses what the portal refuses', async () => {
    const folder = moduleOf({ 'main.tf': '' });
    symlinkSync('/etc/passwd', join(folder, 'link'));
    expect(await digestOf(folder)).toMatchObject({
      code: 1,
      err: expect.stringContaining('[symbolic-link]'),
    });
    expect(await digestOf(join(folder, 'nowhere'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('[path-not-found]'),
    });
  });
});
