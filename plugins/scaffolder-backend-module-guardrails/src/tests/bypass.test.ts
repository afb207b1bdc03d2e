import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonObject } from '@backstage/types';
import { Portal } from '../__testUtils__/Portal';
import {
  removeTemporaryDirectories,
  temporaryDirectory,
} from '../__testUtils__/temporaryDirectory';
import { it } from '../__testUtils__/withTerraform';

jest.setTimeout(240_000);

const stranger = 'user:default/developer-search';

const values = {
  owner: 'group:default/payments',
  cost_center: '4711',
  environment: 'development',
  region: 'eu-west-1',
  size: 'small',
  holds_data: false,
};

/** Modules that an operator registered without looking: policy has to look before anything of them runs. */
const modules: Record<string, string> = {
  spying:
    'resource "terraform_data" "x" { input = file("/proc/self/environ") }',
  running: `resource "terraform_data" "x" {
    provisioner "local-exec" {
      command = "touch RAN"
    }
  }`,
  fetching: `module "x" {
    source = "http://127.0.0.1:9/x.zip"
  }`,
};

const OWNERLESS = `
  variable "name" { type = string }
  resource "terraform_data" "thing" {
    input = { name = var.name, guardrails = {
      kind = "environment", region = "eu-west-1", size = "small", holdsData = false
      tags = { owner = "group:default/payments", "cost-center" = "4711" }
    } }
  }
`;

describe('those who would get around it', () => {
  let root: string;
  let portal: Portal;

  beforeAll(async () => {
    root = await temporaryDirectory();
    const registered = [];
    for (const [id, configuration] of Object.entries(modules)) {
      const folder = join(root, 'modules', id);
      await mkdir(folder, { recursive: true });
      await writeFile(
        join(folder, 'main.tf'),
        configuration.replace('RAN', join(root, 'ran')),
      );
      await writeFile(
        join(folder, 'module.yaml'),
        `id: ${id}\ntitle: ${id}\ndescription: Bad\nvariables: {}\npreview: { resources: [] }\n`,
      );
      registered.push({ id, path: folder });
    }
    const ownerless = join(root, 'modules', 'ownerless');
    await mkdir(ownerless, { recursive: true });
    await writeFile(join(ownerless, 'main.tf'), OWNERLESS);
    await writeFile(
      join(ownerless, 'module.yaml'),
      'id: ownerless\ntitle: Ownerless\ndescription: Without a variable owner\nvariables:\n  name: { type: string, description: Name }\npreview: { resources: [] }\n',
    );
    registered.push({ id: 'ownerless', path: ownerless });
    // What an earlier version left behind, without an owner.
    await mkdir(join(root, 'data/targets'), { recursive: true });
    await writeFile(
      join(root, 'data/targets/imported.json'),
      JSON.stringify({
        version: 1,
        ref: 'resource:default/imported',
        environment: 'production',
        module: 'ownerless',
        values: { name: 'imported' },
      }),
    );
    portal = await Portal.start(root, registered);
    await portal.entity('template:default/environment');
  });

  afterAll(async () => {
    await portal?.stop();
    await removeTemporaryDirectories();
  });

  /** Starts a template that is nowhere in the catalog, as the dry-run takes it from anybody. */
  function dryRun(steps: object[]) {
    return portal.call('POST', '/api/scaffolder/v2/dry-run', {
      body: {
        template: {
          apiVersion: 'scaffolder.backstage.io/v1beta3',
          kind: 'Template',
          metadata: { name: 'inline' },
          spec: { type: 'resource', owner: 'x', steps, parameters: [] },
        },
        values: {},
        directoryContents: [],
      },
    });
  }

  test('run nothing in a dry-run', async () => {
    const { body } = await dryRun([
      {
        id: 'plan',
        name: 'plan',
        action: 'guardrails:terraform:plan',
        input: {
          target: 'resource:default/dry',
          module: 'running',
          environment: 'sandbox',
        },
      },
    ]);
    expect(JSON.stringify(body)).toContain('does not support dry-run');
    expect(existsSync(join(root, 'data/plans'))).toBe(false);
    expect(existsSync(join(root, 'ran'))).toBe(false);
  });

  it.each([
    ['spying', 'execution/'],
    ['running', 'execution/no-provisioners'],
    ['fetching', 'placement/allowed-module-sources'],
  ])(
    'get nothing of a module executed that policy denies: %s',
    async (module, rule) => {
      const task = await portal.run('module-under-test', {
        target: `resource:default/${module}`,
        module,
      });
      expect(task.status).toBe('failed');
      expect(task.error?.message).toContain(rule);
      expect(task.log.join('\n')).not.toMatch(/Initializing|Downloading/);
      expect(existsSync(join(root, 'ran'))).toBe(false);
    },
  );

  test("cannot retry somebody else's task", async () => {
    const name = 'retried';
    const denied = await portal.run('environment', {
      ...values,
      name,
      region: 'us-east-1',
    });
    expect(denied.status).toBe('failed');
    const retry = await portal.call(
      'POST',
      `/api/scaffolder/v2/tasks/${denied.id}/retry`,
      { user: stranger, body: {} },
    );
    expect(retry.status).toBe(201);
    const retried = await portal.end(denied.id);
    expect(retried.error?.message).toContain('[initiator-changed]');
  });

  it('cannot put into the catalog what no template made', async () => {
    const body = {
      decision: '01a1fd46-bb33-751e-9aa0-5dc4f990a470',
      module: 'environment',
      entity: { type: 'environment', owner: 'group:default/payments' },
    };
    const asPerson = await portal.call(
      'POST',
      '/api/catalog/guardrails/provisioned',
      { body },
    );
    expect(asPerson.status).toBe(403);
    const denied = await portal.run('environment', {
      ...values,
      name: 'unmade',
      region: 'us-east-1',
    });
    const decision = /decisions\/([0-9a-f-]{36})/.exec(
      denied.error!.message,
    )![1];
    const recorded = await portal.run('record-under-test', { decision });
    expect(recorded.error?.message).toContain(
      'Nothing was applied under this decision',
    );
    expect(await portal.findEntity('resource:default/unmade')).toBeUndefined();
  });

  it('cannot change or destroy what another team made without an owner', async () => {
    const run = (user: string, more: JsonObject = {}) =>
      portal.run(
        'target-under-test',
        {
          target: 'resource:default/ownerless',
          module: 'ownerless',
          environment: 'production',
          values: { name: 'a' },
          destroy: false,
          applies: ['once'],
          ...more,
        },
        user,
      );
    const made = await run('user:default/developer-payments', {
      applies: ['once', 'twice'],
    });
    // The second apply of one plan is refused, and says nothing of where the plan was.
    expect(made.error?.message).toContain('[plan-already-used]');
    expect(made.error?.message).not.toContain(root);
    const change = { values: { name: 'changed' } };
    const removal = { values: {}, destroy: true };
    for (const attempt of [
      change,
      removal,
      { ...removal, environment: 'sandbox' },
      { ...removal, target: 'resource:default/imported' },
    ]) {
      const { error, log } = await run(stranger, attempt);
      expect(error?.message).toContain('[owner-refused]');
      expect(log.join('\n')).not.toContain('Initializing');
    }
    expect(await run('user:default/team-lead-payments', change)).toMatchObject({
      status: 'completed',
    });
    // The form says sandbox, registry and catalog say production.
    for (const target of ['ownerless', 'orders-database']) {
      const { error, log } = await run('user:default/developer-payments', {
        target: `resource:default/${target}`,
        environment: 'sandbox',
      });
      expect(error?.message).toContain('[target-conflict]');
      expect(log.join('\n')).not.toContain('Initializing');
    }
  });

  test('cannot release what is not theirs', async () => {
    const release = (user: string) =>
      portal.run(
        'release-under-test',
        {
          target: 'resource:default/imported',
          environment: 'production',
          exists: false,
          reason: 'It was removed by hand.',
        },
        user,
      );
    expect((await release(stranger)).error?.message).toContain(
      '[owner-refused]',
    );
    expect(await release('user:default/platform-engineer')).toMatchObject({
      status: 'completed',
    });
  });

  it('cannot take a name at the moment when another team does', async () => {
    const name = 'raced';
    const environment = 'production';
    const runs = await Promise.all([
      portal.run('environment', { ...values, name, environment }),
      portal.run(
        'environment',
        {
          ...values,
          name,
          environment,
          owner: 'group:default/search',
          cost_center: '4712',
        },
        stranger,
      ),
    ]);
    const made = runs.findIndex(({ status }) => status === 'completed');
    const team = ['payments', 'search'][made];
    expect(runs[1 - made].error?.message).toMatch(
      /\[(target-claimed|owner-refused|target-conflict)\]/,
    );
    const state = await readFile(
      join(
        root,
        'data/state/production/resource%3Adefault%2Fraced/terraform.tfstate',
      ),
      'utf8',
    );
    expect(state).toContain(`group:default/${team}`);
    const { body } = await portal.call(
      'GET',
      `/api/guardrails/targets/resource/default/${name}`,
      { user: `user:default/developer-${team}` },
    );
    expect(body).toMatchObject({
      items: [{ owner: `group:default/${team}`, state: 'active' }],
    });
  });

  test('cannot claim for another team, nor act under a name that is taken', async () => {
    const claimed = await portal.run(
      'environment',
      { ...values, name: 'claimed' },
      stranger,
    );
    expect(claimed.error?.message).toContain('[owner-refused]');
    await portal.entity('resource:default/orders-database');
    const taken = await portal.run(
      'environment',
      {
        ...values,
        name: 'orders-database',
        owner: 'group:default/search',
        cost_center: '4712',
      },
      stranger,
    );
    expect(taken).toMatchObject({ status: 'failed' });
    expect(taken.log.join('\n')).not.toContain('Initializing');
  });
});
