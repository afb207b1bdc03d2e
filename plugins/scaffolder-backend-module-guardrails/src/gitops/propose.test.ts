import { execFileSync } from 'node:child_process';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  removeTemporaryDirectories,
  temporaryDirectory,
} from '../__testUtils__/temporaryDirectory';
import { propose } from './propose';
import { readManifests } from './readManifests';
import type { Repository } from './readRepositories';

describe('propose', () => {
  afterAll(removeTemporaryDirectories);

  async function embedded(): Promise<Repository & { gitdir: string }> {
    const gitdir = join(await temporaryDirectory(), 'deployments.git');
    return {
      id: 'deployments',
      branch: 'main',
      gitdir,
      place: { type: 'embedded', gitdir },
    };
  }

  const files = new Map([
    ['claims/a/claim.yaml', Buffer.from('kind: A\n')],
    ['claims/b.yaml', Buffer.from('kind: B\n')],
  ]);

  it('puts a commit on a branch of its own that git itself can read', async () => {
    const repository = await embedded();
    const { gitdir } = repository;
    const first = await propose({
      repository,
      branch: 'guardrails/one',
      message: 'Request a\n\nGuardrails-Decision: 1\n',
      files,
    });
    const second = await propose({
      repository,
      branch: 'guardrails/two',
      message: 'Request c',
      files: new Map([['claims/c.yaml', Buffer.from('kind: C\n')]]),
    });
    const git = (...args: string[]) =>
      execFileSync('git', ['--git-dir', gitdir, ...args], { encoding: 'utf8' });
    expect(git('fsck', '--strict')).toBe('');
    expect(git('ls-tree', '-r', '--name-only', first.commit)).toBe(
      'claims/a/claim.yaml\nclaims/b.yaml\n',
    );
    expect(git('show', `${first.commit}:claims/b.yaml`)).toBe('kind: B\n');
    expect(git('log', '-1', '--format=%B', first.commit)).toContain(
      'Guardrails-Decision: 1',
    );
    expect(git('ls-tree', '-r', '--name-only', 'main')).toBe('');
    expect(git('merge-base', first.commit, second.commit)).toBe(
      git('rev-parse', 'main'),
    );
  });

  it.each([
    '../out',
    '.git/hooks/post-receive',
    'a/.GIT/config',
    'git~1/x',
    '/etc/passwd',
    'a//b',
    'a\\b',
    'a\u202eb',
  ])('refuses the path %j', async path => {
    await expect(
      propose({
        repository: await embedded(),
        branch: 'guardrails/x',
        message: 'x',
        files: new Map([[path, Buffer.from('')]]),
      }),
    ).rejects.toThrow('[path-refused]');
  });

  it('leaves the base branch and the branches of others alone', async () => {
    const repository = await embedded();
    const on = (branch: string) =>
      propose({ repository, branch, message: 'x', files });
    await on('guardrails/mine');
    for (const branch of [
      'guardrails/mine',
      'main',
      '../main',
      '-f',
      'a//b',
      'a/',
      'refs/heads/..',
    ]) {
      await expect(on(branch)).rejects.toThrow('[path-refused]');
    }
  });

  it('takes nothing from outside the workspace', async () => {
    const workspace = await temporaryDirectory();
    await mkdir(join(workspace, 'rendered'));
    await writeFile(join(workspace, 'rendered/a.yaml'), 'a');
    expect(
      await readManifests({ workspace, source: 'rendered', secrets: [] }),
    ).toEqual(new Map([['a.yaml', Buffer.from('a')]]));
    await expect(
      readManifests({ workspace, source: 'rendered', secrets: ['a'] }),
    ).resolves.toBeDefined();
    await writeFile(join(workspace, 'rendered/c.yaml'), 'key: hunter2-hunter2');
    await expect(
      readManifests({
        workspace,
        source: 'rendered',
        secrets: ['hunter2-hunter2'],
      }),
    ).rejects.toThrow('[secret-exposed]');
    await rm(join(workspace, 'rendered/c.yaml'));
    await symlink('/etc/passwd', join(workspace, 'rendered/b.yaml'));
    await expect(
      readManifests({ workspace, source: 'rendered', secrets: [] }),
    ).rejects.toThrow('[path-refused]');
    await expect(
      readManifests({ workspace, source: '../..', secrets: [] }),
    ).rejects.toThrow();
  });
});
