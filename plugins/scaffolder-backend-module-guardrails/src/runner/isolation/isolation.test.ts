import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ProvisioningHarness,
  THING,
} from '../../__testUtils__/ProvisioningHarness';
import {
  removeTemporaryDirectories,
  temporaryDirectory,
} from '../../__testUtils__/temporaryDirectory';
import { EmbeddedTerraformRunner } from '../EmbeddedTerraformRunner';
import { detectIsolation } from './detectIsolation';
import { isNoExec } from './isNoExec';
import { it } from '../../__testUtils__/withTerraform';

jest.setTimeout(120_000);

const attempt = spawnSync(
  'unshare',
  [
    ...['--user', '--map-root-user', '--mount', '--pid', '--fork'],
    ...['mount', '-t', 'proc', 'proc', '/proc'],
  ],
  { env: { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' } },
);
const isPossible = attempt.status === 0;
const whereIsolated = isPossible ? describe : describe.skip;
if (!isPossible) {
  // eslint-disable-next-line no-console -- who runs the tests has to know what they do not show
  console.warn(`Isolation is not tested: ${attempt.stderr ?? attempt.error}`);
}

describe('an isolated Terraform', () => {
  afterAll(removeTemporaryDirectories);

  test('is found out by trying', async () => {
    expect((await detectIsolation()).status).toBe(
      isPossible ? 'namespaces' : 'none',
    );
  });

  whereIsolated('where the machine can', () => {
    it('reads nothing of the portal', async () => {
      const portal = await temporaryDirectory();
      const config = join(portal, 'app-config.yaml');
      const [secret, self] = ['do-not-tell', process.pid];
      await writeFile(config, `token: ${secret}\n`);
      const paths = [
        config,
        `/proc/${self}/environ`,
        `/proc/${process.ppid}/environ`,
        `/proc/${self}/cwd/package.json`,
        `/proc/${self}/root${config}`,
        `/proc/1/root${config}`,
        join(__dirname, 'confine.ts'),
        '/etc/shadow',
        '/etc/hostname',
        '/root/.bash_history',
      ];
      const harness = await ProvisioningHarness.create({
        configuration: `${THING}
        locals {
          paths = ${JSON.stringify(paths)}
        }
        resource "terraform_data" "spy" {
          input = {
            found   = [for path in local.paths : path if fileexists(path)]
            read    = [for path in local.paths : path if try(file(path), "") != ""]
            portal  = try(tolist(fileset("${portal}", "**")), [])
            home    = try(tolist(fileset("/home", "**")), [])
            folders = [for name in ["root", "srv", "opt", "work", "home", "var", "sys", "run", "boot"] : name if length(try(fileset("/\${name}", "*"), [])) > 0]
          }
          provisioner "local-exec" {
            command = "ls /; ls -d /proc/[0-9]*; cat ${paths.join(
              ' ',
            )}; kill -0 ${self} && echo reach''ed; touch /usr/bin/x /written; mount -t tmpfs x /usr; ls -A ${tmpdir()} || true"
          }
        }`,
      });
      // What another target left is on the same machine.
      const other = join(harness.root, 'data/state/production/other');
      await mkdir(other, { recursive: true });
      await writeFile(join(other, 'terraform.tfstate'), secret);
      const { handle } = await harness.plan();
      await harness.apply(handle);
      const [spy] = (await harness.state()).filter(({ attributes }) =>
        JSON.stringify(attributes).includes('"portal"'),
      );
      expect(spy.attributes.input).toMatchObject({
        value: { found: [], read: [], portal: [], home: [], folders: [] },
      });
      const log = harness.log.join('\n');
      expect(log).toContain('Creation complete');
      expect(log).not.toContain(secret);
      expect(log).not.toContain('reached');
      expect(log).not.toContain(`/proc/${self}\n`);
      for (const refused of ['/written', '/usr/bin/x']) {
        expect(log).toMatch(
          new RegExp(`cannot touch '${refused}': Read-only file system`),
        );
      }
    });

    it('reads what the operator named, and not the portal in it', async () => {
      const folder = await temporaryDirectory();
      await writeFile(join(folder, 'token'), 'for-terraform');
      const harness = await ProvisioningHarness.create({
        configuration: `${THING}
        resource "terraform_data" "read" {
          input = file("${folder}/token")
        }`,
        terraform: { runner: { readable: [folder], isolation: 'required' } },
      });
      const { handle } = await harness.plan();
      await harness.apply(handle);
      expect(JSON.stringify(await harness.state())).toContain('for-terraform');

      const all = await ProvisioningHarness.create({
        terraform: { runner: { readable: [tmpdir()] } },
      });
      await mkdir(join(all.root, 'data/state'), { recursive: true });
      await writeFile(join(all.root, 'data/state/other'), 'secret');
      await writeFile(
        join(all.root, 'module/main.tf'),
        `${THING}
        resource "terraform_data" "read" {
          input = fileexists("${all.root}/data/state/other")
        }`,
      );
      const planned = await all.plan();
      await all.apply(planned.handle);
      expect(JSON.stringify(await all.state())).not.toContain('true');
    });
  });

  // Kernel settings ask who writes them, not what that user is still capable of.
  (process.getuid?.() === 0 ? whereIsolated : describe.skip)('as root', () => {
    it('changes no setting of the kernel of a portal that runs as root', async () => {
      // Its own value again, so that the machine stays as it is: what counts is whether it can be written.
      const swappiness = (
        await readFile('/proc/sys/vm/swappiness', 'utf8')
      ).trim();
      const harness = await ProvisioningHarness.create({
        configuration: `${THING}
        resource "terraform_data" "spy" {
          provisioner "local-exec" {
            command = "test ! -w /proc/sys/kernel/core_pattern && ! sh -c 'echo ${swappiness} > /proc/sys/vm/swappiness' || { echo WROTE >&2; exit 1; }"
          }
        }`,
      });
      const { handle } = await harness.plan();
      await expect(harness.apply(handle)).resolves.toBeDefined();
    });
  });

  it('says at start whether it is, and runs nothing where it has to be', async () => {
    const harness = await ProvisioningHarness.create({
      terraform: { runner: { isolation: 'off' } },
    });
    const { runner, terraform } = harness.provisioning;
    expect(await runner.describeIsolation()).toMatchObject({
      id: 'runner-isolated',
      fulfilled: false,
    });
    expect((await harness.plan()).summary.create).toBe(1);
    if (terraform.runner.type !== 'embedded') throw new Error('embedded');
    const required = new EmbeddedTerraformRunner({
      runner: { ...terraform.runner, isolation: 'required' },
      terraform,
      parent: { PATH: process.env.PATH },
      detect: async () => ({ status: 'none', reason: 'unshare is missing' }),
    });
    expect(await required.describeIsolation()).toMatchObject({
      fulfilled: false,
      fix: expect.stringContaining('unshare is missing'),
    });
    await expect(
      required.run({
        directory: harness.root,
        environment: 'sandbox',
        args: [],
        timeoutMs: 1,
      }),
    ).rejects.toThrow('[runner-refused]');
  });

  it.each([
    { readable: ['/'] },
    { readable: ['/tmp/..'] },
    { readable: ['relative'] },
    { isolation: 'sometimes' },
  ])('is configured in words that mean something, not %j', async runner => {
    await expect(
      ProvisioningHarness.create({ terraform: { runner } }),
    ).rejects.toThrow('guardrails.terraform.runner.');
  });

  test('keeps programs from where the machine runs none', () => {
    const mountinfo = [
      '1 0 0:1 / / rw,relatime - ext4 /dev/x rw',
      '2 1 0:2 / /var rw,nosuid,noexec - tmpfs tmpfs rw',
      '3 2 0:3 / /var/a\\040b rw - tmpfs tmpfs rw',
      '4 1 0:4 / /opt rw - tmpfs tmpfs rw',
      '5 1 0:5 / /opt rw,noexec - tmpfs tmpfs rw',
    ].join('\n');
    const isNoExecAt = (path: string) => isNoExec(mountinfo, path);
    expect(
      ['/usr', '/var', '/var/x', '/various', '/var/a b/x', '/opt/x'].map(
        isNoExecAt,
      ),
    ).toEqual([false, true, true, false, false, true]);
  });
});
