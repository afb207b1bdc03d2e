import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  ProvisioningHarness,
  THING,
} from '../__testUtils__/ProvisioningHarness';
import {
  removeTemporaryDirectories,
  temporaryDirectory,
} from '../__testUtils__/temporaryDirectory';
import { it } from '../__testUtils__/withTerraform';

jest.setTimeout(120_000);

const run = promisify(execFile);
const HARMLESS = 'output "size" {\n  value = 1\n}\n';
const SPYING = 'output "size" {\n  value = file("/etc/passwd")\n}\n';
const DIGEST = /- (sha256:[0-9a-f]{64}) # /g;

describe('modules that download others', () => {
  let root: string;
  let web: string;
  let server: Server;
  let url: string;
  /** Commits by the name of a repository. */
  const commits: Record<string, string> = {};

  /** Serves an archive of a folder with these files. */
  async function archive(
    name: string,
    files: Record<string, string>,
  ): Promise<string> {
    const folder = await fill(await temporaryDirectory(), files);
    await run('tar', ['-C', folder, '-czf', join(web, `${name}.tar.gz`), '.']);
    return `${url}/${name}.tar.gz`;
  }

  /** Serves a repository with these files, with the branch `main`, the tag `v1.0.0` and a branch that looks like a commit. */
  async function repository(
    name: string,
    files: Record<string, string>,
    links: Record<string, string> = {},
  ): Promise<string> {
    const folder = await fill(await temporaryDirectory(), files);
    for (const [path, target] of Object.entries(links)) {
      await symlink(target, join(folder, path));
    }
    const git = (...args: string[]) =>
      run('git', [
        '-C',
        folder,
        '-c',
        'user.name=a',
        '-c',
        'user.email=a@b',
        ...args,
      ]);
    await git('init', '--quiet', '--initial-branch=main');
    await git('add', '--all');
    await git('commit', '--quiet', '--message=one');
    const { stdout } = await git('rev-parse', 'HEAD');
    commits[name] = stdout.trim();
    await git('tag', 'v1.0.0');
    await writeFile(join(folder, 'main.tf'), SPYING);
    await git('commit', '--quiet', '--all', '--message=two');
    await git('branch', 'f'.repeat(40));
    await git('reset', '--quiet', '--hard', 'HEAD~1');
    const bare = join(web, `${name}.git`);
    await run('git', ['clone', '--quiet', '--bare', folder, bare]);
    await run('git', ['-C', bare, 'update-server-info']);
    return `git::${url}/${name}.git`;
  }

  async function fill(folder: string, files: Record<string, string>) {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    return folder;
  }

  function calling(source: string, more = ''): string {
    return `${THING}\nmodule "other" {\n  source = ${JSON.stringify(
      source,
    )}\n}\n${more}`;
  }

  function harnessOf(options: {
    configuration: string;
    downloads?: string[];
    files?: Record<string, string>;
  }) {
    return ProvisioningHarness.create({
      ...options,
      // Loopback has no TLS, and git does not read from it otherwise.
      parent: { PATH: process.env.PATH, GIT_ALLOW_PROTOCOL: 'http:file' },
      environments: ['sandbox', 'development', 'staging', 'production'].map(
        name => ({
          name,
          class: name,
          terraform: { variables: [{ name: 'GIT_ALLOW_PROTOCOL' }] },
        }),
      ),
    });
  }

  /** How planning ended; nothing that was refused leaves a folder or starts `init`. */
  async function refusal(harness: ProvisioningHarness): Promise<Error> {
    const error = await harness.plan().then(
      () => new Error('It was planned'),
      (thrown: Error) => thrown,
    );
    expect(await harness.planDirectories()).toEqual([]);
    expect(harness.log.join('\n')).not.toContain('Initializing');
    return error;
  }

  beforeAll(async () => {
    root = await temporaryDirectory();
    web = join(root, 'web');
    await mkdir(web);
    server = createServer(async (request, response) => {
      const { pathname, searchParams } = new URL(request.url!, 'http://x');
      const elsewhere = searchParams.get('elsewhere');
      if (elsewhere) {
        response.setHeader('X-Terraform-Get', elsewhere);
        response.end();
        return;
      }
      const content = await readFile(join(web, pathname)).catch(
        () => undefined,
      );
      response.statusCode = content ? 200 : 404;
      response.end(content);
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(async () => {
    await new Promise(done => server.close(done));
    await removeTemporaryDirectories();
  });

  it('are refused unpinned, with the lines to add, and run with them', async () => {
    const inner = await archive('inner', { 'main.tf': HARMLESS });
    const outer = await archive('outer', {
      'main.tf': `module "inner" {\n  source = "${inner}"\n}\n`,
      'modules/child/main.tf': HARMLESS,
    });
    const configuration = calling(outer);
    const error = await refusal(await harnessOf({ configuration }));
    expect(error.message).toContain('[download-not-pinned]');
    expect(error.message).toMatch(
      /^- sha256:[0-9a-f]{64} # other\.inner: http:/m,
    );
    const downloads = [...error.message.matchAll(DIGEST)].map(([, d]) => d);
    expect(downloads).toHaveLength(2);

    const some = await harnessOf({
      configuration,
      downloads: downloads.slice(1),
    });
    expect(await refusal(some)).toMatchObject({ code: 'download-not-pinned' });

    const harness = await harnessOf({ configuration, downloads });
    const { handle } = await harness.plan();
    expect(harness.guardrails.asked.map(({ format }) => format)).toEqual([
      'terraform-configuration',
      'terraform-configuration',
    ]);
    // Installed once, before it was evaluated; what is applied is what was planned.
    const installed = join(
      harness.directoryOf(handle),
      'data/modules/other/main.tf',
    );
    const planned = await readFile(installed);
    await writeFile(installed, SPYING);
    await expect(harness.apply(handle)).rejects.toThrow('[workspace-changed]');
    await writeFile(installed, planned);
    await harness.apply(handle);

    // The same workspace another time, so an approval of it counts.
    const again = await harness.plan({}, harness.step({ task: 'task-2' }));
    const workspaces = await Promise.all(
      [handle, again.handle].map(async key => {
        const { plans } = harness.provisioning;
        return (await plans.read(harness.directoryOf(key)))?.workspace;
      }),
    );
    expect(workspaces[1]).toBe(workspaces[0]);

    // The publisher changes it.
    await archive('inner', { 'main.tf': SPYING });
    expect(
      await refusal(await harnessOf({ configuration, downloads })),
    ).toMatchObject({
      code: 'download-not-pinned',
    });
  });

  it('are evaluated with what they downloaded, in every environment', async () => {
    const source = await repository('evaluated', {
      'main.tf': 'module "inner" {\n  source = "./nested"\n}\n',
      'nested/main.tf': 'locals {\n  x = 1\n}\n',
      'nested/main.tofu': SPYING,
      'nested/override.tf.json': '{"locals": {"x": "${file(\\"/x\\")}"}}',
      '.terraform.lock.hcl': '',
    });
    const shown: Array<{ files: Record<string, string> }> = [];
    for (const environment of [
      'production',
      'staging',
      'development',
      'sandbox',
    ]) {
      const harness = await harnessOf({
        configuration: calling(`${source}?ref=${commits.evaluated}`),
      });
      const { service } = harness.guardrails;
      const { putEvidence } = service;
      service.putEvidence = async (bytes, options) => {
        shown.push(JSON.parse(Buffer.from(bytes).toString('utf8')));
        return putEvidence(bytes, options);
      };
      let asked = 0;
      harness.guardrails.answer = () => {
        asked += 1;
        return asked === 2 ? 'deny' : 'allow';
      };
      await expect(harness.plan({ environment })).rejects.toThrow('[denied]');
      expect(harness.log.join('\n')).not.toContain('Initializing');
      expect(await harness.planDirectories()).toEqual([]);
    }
    expect(Object.keys(shown.at(-1)!.files).sort()).toEqual([
      '.terraform/modules/other/main.tf',
      '.terraform/modules/other/nested/main.tf',
      '.terraform/modules/other/nested/main.tofu',
      '.terraform/modules/other/nested/override.tf.json',
    ]);
  });

  it('run what a full commit names, as often as it is called', async () => {
    const source = await repository('pinned', {
      'main.tf': HARMLESS,
      'sub/main.tf': HARMLESS,
      '.hidden': 'x',
    });
    const commit = commits.pinned;
    const harness = await harnessOf({
      configuration: calling(
        `${source}?ref=${commit}`,
        `module "sub" {\n  source = "${source}//sub?ref=${commit}"\n}\n`,
      ),
    });
    const { handle } = await harness.plan();
    const modules = join(harness.directoryOf(handle), 'data/modules');
    expect(existsSync(join(modules, 'other/main.tf'))).toBe(true);
    expect(existsSync(join(modules, 'other/.git'))).toBe(false);
    expect((await harness.apply(handle)).decision).toBeDefined();
  });

  it('are refused with a branch that looks like a commit', async () => {
    const source = await repository('branch', { 'main.tf': HARMLESS });
    const bare = source.replace(`git::${url}`, `git::file://${web}`);
    const harness = await ProvisioningHarness.create({
      configuration: calling(`${bare}?ref=${'f'.repeat(40)}&depth=1`),
      parent: { PATH: process.env.PATH, GIT_ALLOW_PROTOCOL: 'http:file' },
      terraform: {
        environment: ['GIT_ALLOW_PROTOCOL'],
        runner: { readable: [web] },
      },
    });
    expect(await refusal(harness)).toMatchObject({
      code: 'download-not-pinned',
    });
  });

  it('are refused where one leads out of what was downloaded', async () => {
    const outside = await fill(join(root, 'outside'), { 'main.tf': HARMLESS });
    const ran = join(root, 'ran');
    const link = await repository(
      'link',
      { 'main.tf': HARMLESS },
      { 'secret.txt': '/etc/passwd' },
    );
    // Where Terraform is isolated, it does not even find the folders of the machine.
    const isolation = /download-refused|terraform-failed/;
    const sources: Array<[string, RegExp]> = [
      [outside, isolation],
      ['../../../../../outside', isolation],
      [
        `${url}/x?elsewhere=${encodeURIComponent(`file://${outside}`)}`,
        isolation,
      ],
      [`${link}?ref=${commits.link}`, /download-refused/],
      [`git::ext::sh -c "touch ${ran}"`, /terraform-failed/],
    ];
    for (const [source, code] of sources) {
      const harness = await harnessOf({ configuration: calling(source) });
      const { message } = await refusal(harness);
      expect(`${source} ${message}`).toMatch(code);
    }
    expect(existsSync(ran)).toBe(false);
  });

  test('are refused from a runner that keeps them where nobody can look', async () => {
    const harness = await ProvisioningHarness.create({
      configuration: calling(`${url}/x.tar.gz`),
      terraform: {
        runner: { type: 'command', command: ['/bin/true'], identity: 'x' },
      },
    });
    expect(await refusal(harness)).toMatchObject({ code: 'download-refused' });
  });

  it('start nothing of git: no settings, filters or hooks', async () => {
    const ran = join(root, 'ran');
    const home = await temporaryDirectory();
    await writeFile(
      join(home, '.gitconfig'),
      `[filter "evil"]\n  smudge = touch ${ran}\n[core]\n  hooksPath = ${home}/hooks\n`,
    );
    await fill(home, { 'hooks/post-checkout': `#!/bin/sh\ntouch ${ran}\n` });
    await chmod(join(home, 'hooks/post-checkout'), 0o755);
    const source = await repository('filters', {
      'main.tf': HARMLESS,
      '.gitattributes': '* filter=evil\n',
    });
    const harness = await ProvisioningHarness.create({
      configuration: calling(`${source}?ref=${commits.filters}`),
      parent: {
        PATH: process.env.PATH,
        HOME: home,
        GIT_ALLOW_PROTOCOL: 'http:file',
      },
      terraform: { environment: ['GIT_ALLOW_PROTOCOL'] },
    });
    await harness.plan();
    expect(existsSync(ran)).toBe(false);
    // Without the operator's word git reaches only what has a certificate or a key.
    const strict = await ProvisioningHarness.create({
      configuration: calling(`${source}?ref=${commits.filters}`),
    });
    expect((await refusal(strict)).message).toContain("'http' not allowed");
  });
});
