import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  removeTemporaryDirectories,
  temporaryDirectory,
} from '../__testUtils__/temporaryDirectory';
import type { Digest } from '@backstage-guardrails/policy-model';
import { readDownloads } from './readDownloads';
import { requirePinned } from './requirePinned';
import { takeCommits } from './takeCommits';

const COMMIT = 'a'.repeat(40);

type Entry = { Key: string; Source: string; Version?: string; Dir?: string };

/** A private directory as `terraform get` leaves it. */
async function installed(options: {
  entries?: Entry[];
  files?: Record<string, string>;
  links?: Record<string, string>;
}): Promise<string> {
  const directory = await temporaryDirectory();
  const modules = join(directory, 'data/modules');
  const write = async (path: string, content: string) => {
    await mkdir(join(modules, path, '..'), { recursive: true });
    await writeFile(join(modules, path), content);
  };
  const files = options.files ?? { 'a/main.tf': '# a' };
  for (const [path, content] of Object.entries(files)) {
    await write(path, content);
  }
  for (const [path, target] of Object.entries(options.links ?? {})) {
    await mkdir(join(modules, path, '..'), { recursive: true });
    await symlink(target, join(modules, path));
  }
  const entries = options.entries ?? [{ Key: 'a', Source: 'x' }];
  const Modules = [
    { Key: '', Source: '', Dir: '.' },
    ...entries.map(entry => ({
      Dir: `../data/modules/${entry.Key}`,
      ...entry,
    })),
  ];
  await write('modules.json', JSON.stringify({ Modules }));
  return directory;
}

describe('what terraform get left behind', () => {
  afterAll(removeTemporaryDirectories);

  it('is every file that Terraform loads, and a digest of every file', async () => {
    const entries = [
      { Key: 'a', Source: 'x', Version: '1.0.0' },
      { Key: 'a.b', Source: './b', Dir: '../data/modules/a/b' },
      { Key: 'a.b.c', Source: '../b/c', Dir: '../data/modules/a/b/c' },
      { Key: 'local', Source: './mine', Dir: 'mine' },
    ];
    const files = {
      'a/main.tf': '# a',
      'a/b/x.tofu.json': '{}',
      'a/b/c/.y.tf': '# c',
      'a/examples/main.tf': '# example',
      'a/readme.md': 'text',
    };
    const directory = await installed({ entries, files });
    const downloads = await readDownloads({ directory });
    expect(downloads).toMatchObject({
      packages: [{ key: 'a', source: 'x', version: '1.0.0' }],
      configuration: {
        '.terraform/modules/a/main.tf': '# a',
        '.terraform/modules/a/b/x.tofu.json': '{}',
        '.terraform/modules/a/b/c/.y.tf': '# c',
      },
    });
    const other = await installed({
      entries,
      files: { ...files, 'a/readme.md': 'other' },
    });
    const changed = await readDownloads({ directory: other });
    expect(changed.digest).not.toBe(downloads.digest);
    expect(changed.packages[0].digest).not.toBe(downloads.packages[0].digest);
  });

  it('is nothing where nothing was called', async () => {
    const directory = await temporaryDirectory();
    expect(await takeCommits({ directory })).toEqual(new Map());
    expect(await readDownloads({ directory })).toMatchObject({
      packages: [],
      configuration: {},
    });
  });

  const local = (Source: string, Dir: string): Entry[] => [
    { Key: 'a', Source: 'x' },
    { Key: 'a.b', Source, Dir },
  ];

  it.each<[string, Parameters<typeof installed>[0]]>([
    ['a link', { links: { 'a/link': '/etc/passwd' } }],
    ['a link to itself', { links: { 'a/link': '.' } }],
    ['a package that is a link', { files: {}, links: { a: '/usr' } }],
    [
      'a folder that no module asked for',
      { files: { 'a/x': '', 'b/x.tf': '' } },
    ],
    ['a file that no module asked for', { files: { 'a/x': '', 'x.tf': '' } }],
    ['plugins', { files: { 'a/terraform.d/plugins/x': '' } }],
    ['nested plugins', { files: { 'a/b/terraform.d/x': '' } }],
    ['settings of the tool', { files: { 'a/.terraformrc': '' } }],
    ['installed modules', { files: { 'a/.terraform/modules/x/main.tf': '' } }],
    [
      'a package somewhere else',
      { entries: [{ Key: 'a', Source: 'x', Dir: '/usr' }] },
    ],
    [
      'a package above',
      { entries: [{ Key: 'a', Source: 'x', Dir: '../data' }] },
    ],
    [
      'a package beside',
      {
        entries: [{ Key: 'a', Source: 'x', Dir: '../data/modules/ab' }],
        files: { 'a/x': '' },
      },
    ],
    [
      'a key that leads out',
      { entries: [{ Key: '../../work', Source: 'x' }], files: {} },
    ],
    [
      'a key without its caller',
      { entries: [{ Key: 'a.b', Source: 'x' }], files: {} },
    ],
    [
      'a key twice',
      {
        entries: [
          { Key: 'a', Source: 'x' },
          { Key: 'a', Source: 'y' },
        ],
      },
    ],
    [
      'a local module above its package',
      { entries: local('../', '../data/modules') },
    ],
    [
      'a local module in another place',
      { entries: local('./b', '../data/modules/a/c') },
    ],
    [
      'a local module below version control',
      { entries: local('./.git/b', '../data/modules/a/.git/b') },
    ],
    [
      'a local module of the root above it',
      { entries: [{ Key: 'a', Source: '../x', Dir: '../x' }], files: {} },
    ],
  ])('is refused with %s', async (_, options) => {
    const directory = await installed(options);
    await expect(readDownloads({ directory })).rejects.toMatchObject({
      code: 'download-refused',
    });
  });

  it('is refused with bytes that are no text', async () => {
    const directory = await installed({});
    const file = join(directory, 'data/modules/a/main.tf');
    await writeFile(file, Buffer.from([0x23, 0xff]));
    await expect(readDownloads({ directory })).rejects.toMatchObject({
      code: 'download-refused',
    });
  });

  it.each<[string, boolean, string?]>([
    [`git::https://host/r.git?ref=${COMMIT}`, true],
    [`git::https://host/r.git//sub?ref=${COMMIT}`, true],
    [`git::ssh://git@host/r.git?ref=${COMMIT}`, true],
    // Another commit was checked out, or a branch.
    [`git::https://host/r.git?ref=${COMMIT}`, false, 'b'.repeat(40)],
    [
      `git::https://host/r.git?ref=${COMMIT}`,
      false,
      `ref: refs/heads/${COMMIT}`,
    ],
    [`git::https://host/r.git?ref=${COMMIT}`, false, ''],
    [`git::https://host/r.git?ref=${COMMIT}&depth=1`, false],
    [`git::https://host/r.git?ref=${COMMIT}&ref=main`, false],
    [`git::https://host/r.git?depth=1&ref=${COMMIT}`, false],
    [`git::https://host/r.git?ref=${COMMIT}#x`, false],
    [`git::https://host/r.git?ref=${COMMIT.slice(1)}`, false],
    [`git::https://host/r.git?ref=${COMMIT.toUpperCase()}`, false],
    ['git::https://host/r.git?ref=main', false],
    ['git::https://host/r.git?ref=v1.0.0', false],
    ['git::https://host/r.git', false],
    [`https://host/r.zip?ref=${COMMIT}`, false],
    ['https://host/r.zip?checksum=sha256:0', false],
    [`s3::https://host/r.zip?ref=${COMMIT}`, false],
    [`gcs::https://host/r.zip?ref=${COMMIT}`, false],
    [`hg::https://host/r?ref=${COMMIT}`, false],
    ['registry.terraform.io/team/vpc/aws', false],
  ])('%s is pinned: %s', async (Source, isPinned, head = COMMIT) => {
    const directory = await installed({
      entries: [{ Key: 'a', Source }],
      files: { 'a/main.tf': '# a', 'a/.git/HEAD': `${head}\n`, 'a/.git/x': '' },
    });
    const commits = await takeCommits({ directory });
    const downloads = await readDownloads({ directory });
    const check = (digests: Digest[]) =>
      requirePinned({
        directory,
        commits,
        downloads,
        module: { id: 'thing', downloads: new Set(digests) },
      });
    const [{ digest }] = downloads.packages;
    expect(refusalOf(() => check([]))).toContain(
      isPinned ? 'none' : `- ${digest} # a: `,
    );
    expect(() => check([digest])).not.toThrow();
  });

  it('counts a copy of a checkout, and only of the same repository', async () => {
    const source = (repository: string) =>
      `git::https://host/${repository}.git//x?ref=${COMMIT}`;
    const files = { 'a/x/m.tf': '', 'a/.git/HEAD': COMMIT, 'b/x/m.tf': '' };
    for (const [repository, isPinned] of [
      ['r', true],
      ['other', false],
    ] as const) {
      const directory = await installed({
        entries: [
          { Key: 'a', Source: source('r'), Dir: '../data/modules/a/x' },
          { Key: 'b', Source: source(repository), Dir: '../data/modules/b/x' },
        ],
        files,
      });
      const commits = await takeCommits({ directory });
      const downloads = await readDownloads({ directory });
      const module = { id: 'thing', downloads: new Set<Digest>() };
      const check = () =>
        requirePinned({ directory, commits, downloads, module });
      expect(refusalOf(check)).toContain(
        isPinned ? 'none' : '[download-not-pinned]',
      );
    }
  });

  it('shows no secret of a source', async () => {
    const directory = await installed({
      entries: [
        {
          Key: 'a',
          Source: 'git::https://me:secret@host/r.git?ref=main&sshkey=secret',
        },
      ],
    });
    const downloads = await readDownloads({ directory });
    const module = { id: 'thing', downloads: new Set<Digest>() };
    const check = () =>
      requirePinned({ directory, commits: new Map(), downloads, module });
    expect(check).toThrow('# a: git::https://***@host/r.git?***');
  });

  it('has the digest that the command line prints', async () => {
    const directory = await installed({
      files: { 'a/main.tf': 'one', 'a/b/c': 'two' },
    });
    const { packages } = await readDownloads({ directory });
    expect(packages[0].digest).toBe(
      'sha256:0f95808e394a6163121bfa0acfca6d3f4df8d1e138d20aa54fdf39aef0c43a7f',
    );
  });
});

function refusalOf(check: () => void): string {
  try {
    check();
    return 'none';
  } catch (error) {
    return String(error);
  }
}
