import { spawnSync } from 'node:child_process';
import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
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
import { terraformPrograms } from '../__testUtils__/terraformPrograms';
import { testingMirror } from '../__testUtils__/testMirrors';
import { waitFor } from '../__testUtils__/waitFor';

jest.setTimeout(120_000);

const mirror = testingMirror();
const programs = terraformPrograms();
const missing =
  mirror.missing ?? (programs.length ? undefined : 'there is no Terraform');
const whereBuilt = missing === undefined ? describe : describe.skip;
if (missing !== undefined) {
  // eslint-disable-next-line no-console -- who runs the tests has to know what they do not show
  console.warn(`No provider process is tested: ${missing}`);
}
const mirrorPath = mirror.missing === undefined ? mirror.path : '';

const SECRET = 'secret-of-the-environment';
const NEEDS = `
  terraform {
    required_providers {
      testing = { source = "guardrails/testing", version = "1.0.0" }
    }
  }
  variable "text" {
    type    = string
    default = ""
  }`;

/** A target whose provider does what it is told. */
async function create(
  options: {
    plan?: string[];
    apply?: string[];
    megabytes?: number;
    parent?: NodeJS.ProcessEnv;
    environment?: string[];
    terraform?: JsonObject;
    binary?: string;
  } = {},
) {
  const { terraform: { runner, ...terraform } = {} } = options;
  const harness = await ProvisioningHarness.create({
    parent: {
      PATH: process.env.PATH,
      TF_VAR_text: SECRET,
      ...options.parent,
    },
    terraform: {
      providers: ['guardrails/testing'],
      mirror: mirrorPath,
      environment: ['TF_VAR_text', ...(options.environment ?? [])],
      interruptGrace: '1s',
      ...terraform,
      runner: {
        ...(options.binary && { binary: options.binary }),
        ...(runner as JsonObject),
      },
    },
  });
  const file = join(
    harness.root,
    'data/state/development/resource%3Adefault%2Fthing/file',
  );
  await writeFile(
    join(harness.root, 'module/main.tf'),
    `${THING}${NEEDS}
    resource "testing_thing" "thing" {
      depends_on = [terraform_data.thing]
      name       = var.name
      text       = var.text
      file       = "${file}"
      plan       = ${JSON.stringify(options.plan ?? [])}
      apply      = ${JSON.stringify(options.apply ?? [])}
      megabytes  = ${options.megabytes ?? 0}
    }`,
  );
  return { harness, file };
}

type Harness = ProvisioningHarness;

/** Ends in the message of the refusal. */
async function refusal(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'nothing was refused',
    error => error.message,
  );
}

async function applied(harness: Harness, signal?: AbortSignal) {
  const { handle } = await harness.plan();
  const message = await refusal(
    harness.apply(handle, harness.step({ signal })),
  );
  const [outcome] = harness.guardrails.outcomes;
  return { message, outcome };
}

/** The provider in its call, with the two processes that it started. */
function started(harness: Harness) {
  return waitFor(
    () =>
      processesWith(harness.root).filter(
        pid =>
          spawnSync('cat', [`/proc/${pid}/comm`]).stdout.toString() ===
          'sleep\n',
      ).length === 2,
    60_000,
  );
}

async function expectNothingLeft(harness: Harness) {
  expect(processesWith(harness.root)).toEqual([]);
  expect(harness.log.join('\n')).not.toContain(SECRET);
  expect(JSON.stringify(harness.guardrails.outcomes)).not.toContain(SECRET);
}

whereBuilt('a provider that is a process', () => {
  afterAll(removeTemporaryDirectories);

  it.each(programs)(
    'is installed from the own registry of %s by an entry without a host',
    async binary => {
      const { harness, file } = await create({ binary, apply: ['write'] });
      const { summary, handle } = await harness.plan();
      expect(summary.create).toBe(2);
      await harness.apply(handle);
      expect(await readFile(file, 'utf8')).toBe(SECRET);
      expect(harness.guardrails.outcomes).toMatchObject([
        { status: 'applied' },
      ]);
      await expectNothingLeft(harness);

      // The registry of the other tool is another one.
      const other = binary.endsWith('tofu')
        ? 'registry.terraform.io'
        : 'registry.opentofu.org';
      await writeFile(
        join(harness.root, 'module/main.tf'),
        `${THING}${NEEDS}`.replace('"guardrails/', `"${other}/guardrails/`),
      );
      expect(
        await refusal(harness.plan({}, harness.step({ task: 'task-2' }))),
      ).toContain(`${other}/guardrails/testing`);
    },
  );

  it('runs where the command of an operator runs Terraform', async () => {
    const root = await temporaryDirectory();
    const command = join(root, 'terraform-elsewhere');
    await writeFile(command, `#!/bin/sh\nexec ${programs[0]} "$@"\n`);
    await chmod(command, 0o755);
    const { harness } = await create({
      terraform: {
        runner: { type: 'command', command: [command], identity: 'test' },
      },
    });
    expect(await harness.provisioning.runner.describeSockets()).toMatchObject({
      fulfilled: true,
    });
    expect((await applied(harness)).outcome).toMatchObject({
      status: 'applied',
    });
    await expectNothingLeft(harness);
  });

  it.each(['where-possible', 'off'])(
    'ends with everything it started when the task is cancelled, isolation %s',
    async isolation => {
      const { harness, file } = await create({
        apply: ['children', 'lock', 'hang'],
        terraform: { runner: { isolation } },
      });
      const abort = new AbortController();
      const applying = applied(harness, abort.signal);
      await started(harness);
      expect(spawnSync('flock', ['-n', file, 'true']).status).toBe(1);
      abort.abort();
      const { message, outcome } = await applying;
      expect(message).toContain('[apply-interrupted]');
      expect(outcome).toMatchObject({ status: 'unknown' });
      await expectNothingLeft(harness);
      expect(spawnSync('flock', ['-n', file, 'true']).status).toBe(0);
      // The provider was killed and not Terraform, which wrote its state and gave up its lock.
      expect(await readdir(dirname(file))).toEqual([
        'file',
        'terraform.tfstate',
      ]);
      expect((await harness.state()).map(({ type }) => type)).toContain(
        'terraform_data',
      );
    },
  );

  it('ends with everything it started when it succeeds, and when planning takes too long', async () => {
    const { harness } = await create({
      apply: ['children'],
      terraform: { runner: { isolation: 'off' } },
    });
    expect((await applied(harness)).outcome.status).toBe('applied');
    await expectNothingLeft(harness);

    const hanging = await create({
      plan: ['children', 'hang'],
      terraform: { planTimeout: '8s', runner: { isolation: 'off' } },
    });
    expect(await refusal(hanging.harness.plan())).toContain('[timeout]');
    await expectNothingLeft(hanging.harness);
    expect(await hanging.harness.planDirectories()).toEqual([]);
  });

  it.each(['crash', 'exit'])(
    'is on record as unknown after a %s',
    async end => {
      const { harness } = await create({ apply: ['children', end] });
      const { message, outcome } = await applied(harness);
      // Which of the two the tool says is a race of its own; the text of a panic follows where it got hold of it.
      const cause = /Error: (Plugin did not respond|Request cancelled)/;
      expect(outcome).toMatchObject({
        status: 'unknown',
        detail: expect.stringMatching(cause),
      });
      expect(message).toMatch(cause);
      await expectNothingLeft(harness);
      // What was made before is in the state, and its lock is free.
      const state = await harness.state();
      expect(state.map(({ type }) => type)).toContain('terraform_data');
      expect(await refusal(harness.plan({}, harness.step({ task: 'b' })))).toBe(
        'nothing was refused',
      );
    },
  );

  it('is on record as failed when it says why', async () => {
    const { harness } = await create({ apply: ['stderr', 'diagnostic'] });
    const { outcome } = await applied(harness);
    expect(outcome).toEqual({
      status: 'failed',
      entity: 'resource:default/thing',
      detail: expect.stringMatching(
        /^terraform apply failed with code 1: Error: Refused as told\n(.*\n)*\*\*\*$/,
      ),
    });
    await expectNothingLeft(harness);
  });

  it('fills neither memory nor the log, and shows no secret in them', async () => {
    const { harness } = await create({
      apply: ['logs', 'warning', 'diagnostic'],
      megabytes: 16,
      parent: { TF_LOG: 'DEBUG' },
      environment: ['TF_LOG'],
    });
    const { outcome } = await applied(harness);
    expect(outcome).toMatchObject({
      status: 'failed',
      detail: expect.stringContaining('Error: Refused as told'),
    });
    // Of each of its calls no more than the limit.
    const shown = harness.log.reduce((sum, line) => sum + line.length, 0);
    expect(shown).toBeLessThan(10 * 1024 * 1024);
    expect(harness.log.join('\n')).toContain('The rest is not shown');
    await expectNothingLeft(harness);
  });
});
