import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFile,
  mkdir,
  readdir,
  readFile,
  writeFile,
} from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { JsonObject } from '@backstage/types';
import { processesWith } from '../__testUtils__/processesWith';
import {
  ProvisioningHarness,
  THING,
} from '../__testUtils__/ProvisioningHarness';
import {
  removeTemporaryDirectories,
  temporaryDirectory,
} from '../__testUtils__/temporaryDirectory';
import { testingMirror } from '../__testUtils__/testMirrors';
import { waitFor } from '../__testUtils__/waitFor';
import { it, terraform } from '../__testUtils__/withTerraform';
import { CommandRunner } from './CommandRunner';

jest.setTimeout(120_000);

const script = resolve(
  __dirname,
  '../../../../deploy/terraform-runner/terraform-in-a-container',
);
const SECRET = 'secret-of-the-environment';

const attempt = spawnSync(
  'bash',
  [
    '-c',
    'command -v awk mkfifo setsid && unshare --user --map-root-user --mount --pid --fork mount -t proc proc /proc',
  ],
  { encoding: 'utf8' },
);
const isPossible = attempt.status === 0;
const whereEngine = isPossible ? describe : describe.skip;
if (!isPossible) {
  // eslint-disable-next-line no-console -- who runs the tests has to know what they do not show
  console.warn(
    `The reference script is not tested: ${attempt.stderr ?? attempt.error}`,
  );
}
const mirror = testingMirror();
const withProvider = mirror.missing === undefined ? describe : describe.skip;

/** A folder with a program `docker` that runs processes in namespaces. */
async function engine() {
  const folder = await temporaryDirectory();
  await copyFile(
    join(__dirname, '../__testUtils__/containerEngine.sh'),
    join(folder, 'docker'),
  );
  return {
    folder,
    containers: async () => readdir(join(folder, 'containers')).catch(() => []),
  };
}

async function create(options: {
  configuration: string;
  mounts?: string[];
  terraform?: JsonObject;
}) {
  const { folder, containers } = await engine();
  const state = await temporaryDirectory();
  const mounts = [state, ...(options.mounts ?? [])].flatMap(path => [
    '--mount',
    `type=bind,src=${path},dst=${path}`,
  ]);
  const harness = await ProvisioningHarness.create({
    configuration: options.configuration,
    parent: { PATH: `${folder}:${process.env.PATH}`, TF_VAR_text: SECRET },
    terraform: {
      environment: ['TF_VAR_text'],
      state: { directory: state },
      interruptGrace: '20s',
      ...options.terraform,
      runner: {
        type: 'command',
        command: [
          ...[script, terraform ?? '', '{directory}', '{temporary}'],
          ...[...mounts, '--'],
        ],
        identity: 'terraform in namespaces',
      },
    },
  });
  const readState = async () =>
    readFile(
      join(state, 'development/resource%3Adefault%2Fthing/terraform.tfstate'),
      'utf8',
    );
  return { harness, containers, readState };
}

whereEngine('the reference script of the command runner', () => {
  afterAll(removeTemporaryDirectories);

  it('plans and applies, with the variables of the environment and none of the files of the portal', async () => {
    const portal = await temporaryDirectory();
    await writeFile(join(portal, 'app-config.yaml'), 'token: do-not-tell');
    const { harness, containers, readState } = await create({
      configuration: `${THING}
        variable "text" { type = string }
        resource "terraform_data" "spy" {
          input = {
            text  = sha256(var.text)
            found = [for path in ["${portal}/app-config.yaml", "/bin/sh"] : path if fileexists(path)]
          }
          provisioner "local-exec" {
            command = "cat /proc/[0-9]*/cmdline | tr '\\\\0' ' '; echo tmp $TMPDIR; ls -d /proc/[0-9]* | wc -l | sed 's/^/processes /'"
          }
        }`,
    });
    const { summary, handle } = await harness.plan();
    expect(summary.create).toBe(2);
    await harness.apply(handle);
    expect(harness.guardrails.outcomes).toMatchObject([{ status: 'applied' }]);
    const log = harness.log.join('\n');
    expect(log).not.toContain(SECRET);
    expect(JSON.parse(await readState())).toMatchObject({
      resources: expect.arrayContaining([
        expect.objectContaining({
          name: 'spy',
          instances: [
            expect.objectContaining({
              attributes: expect.objectContaining({
                input: expect.objectContaining({
                  value: {
                    text: createHash('sha256').update(SECRET).digest('hex'),
                    found: ['/bin/sh'],
                  },
                }),
              }),
            }),
          ],
        }),
      ]),
    });
    // Short enough for the socket of a provider.
    expect(log).toMatch(/tmp \/tmp\/g-\w{6}$/m);
    expect(Number(/processes (\d+)/.exec(log)?.[1])).toBeLessThan(15);
    expect(await containers()).toEqual([]);
    // The watchdog of the script ends after its client.
    await waitFor(() => processesWith(harness.root).length === 0, 20_000);
  });

  withProvider('a provider that is a process', () => {
    it('plans and applies with it', async () => {
      const path = mirror.missing === undefined ? mirror.path : '';
      const { harness } = await create({
        mounts: [path],
        terraform: { providers: ['guardrails/testing'], mirror: path },
        configuration: `${THING}
        terraform {
          required_providers {
            testing = { source = "guardrails/testing", version = "1.0.0" }
          }
        }
        resource "testing_thing" "thing" {
          name = var.name
          text = "text"
          file = "/tmp/none"
          plan = []
          apply = []
          megabytes = 0
        }`,
      });
      const { handle } = await harness.plan();
      await harness.apply(handle);
      expect(harness.guardrails.outcomes).toMatchObject([
        { status: 'applied' },
      ]);
    });
  });

  it('passes a cancelled task on, and waits for the end', async () => {
    const { harness, containers } = await create({
      configuration: `${THING}
        resource "terraform_data" "slow" {
          provisioner "local-exec" {
            command = "echo started; sleep 300"
          }
        }`,
    });
    const { handle } = await harness.plan();
    const abort = new AbortController();
    const refusal = harness
      .apply(handle, harness.step({ signal: abort.signal }))
      .catch((error: Error) => error.message);
    await waitFor(() => harness.log.join('\n').includes('started'), 60_000);
    abort.abort();
    expect(await refusal).toContain('[apply-interrupted]');
    expect(harness.log.join('\n')).toContain('Interrupt received');
    expect(harness.guardrails.outcomes).toMatchObject([{ status: 'unknown' }]);
    expect(await containers()).toEqual([]);
    await waitFor(() => processesWith(harness.root).length === 0, 20_000);
  });

  test('removes the container of a client that is killed', async () => {
    const { folder, containers } = await engine();
    const directory = await temporaryDirectory();
    await mkdir(join(directory, 'work'));
    const runner = new CommandRunner({
      runner: {
        type: 'command',
        command: [script, '/bin/sleep', '{directory}', '{temporary}', '--'],
        identity: 'sleep',
      },
      terraform: {
        environment: [],
        environments: new Map(),
        interruptGraceMs: 1000,
      },
      parent: { PATH: `${folder}:${process.env.PATH}` },
    });
    const sleeping = () => processesWith(`HOME=${directory}/home`);
    const named = async () =>
      (await containers()).filter(name => name.startsWith('guardrails-'));
    const exit = await runner.run({
      directory,
      environment: 'sandbox',
      args: ['314159'],
      timeoutMs: 60_000,
      onStart: async pid => {
        await waitFor(
          () =>
            sleeping().some(
              id =>
                spawnSync('cat', [`/proc/${id}/comm`], {
                  encoding: 'utf8',
                }).stdout === 'sleep\n',
            ),
          30_000,
        );
        process.kill(-pid, 'SIGKILL');
      },
    });
    expect(exit).toEqual({ status: 'interrupted', reason: 'killed' });
    await waitFor(() => sleeping().length === 0, 10_000);
    // Removed by its name, and not ended in another way.
    await waitFor(async () => (await named()).length === 0, 10_000);
  });
});
