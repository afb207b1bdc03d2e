import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  coreServices,
  createServiceFactory,
  type SchedulerServiceTaskFunction,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type { Sandbox } from '@backstage-guardrails/plugin-guardrails-common';
import { copyEnvironment } from '../__testUtils__/copyEnvironment';
import { Portal } from '../__testUtils__/Portal';
import {
  removeTemporaryDirectories,
  temporaryDirectory,
} from '../__testUtils__/temporaryDirectory';
import { describe } from '../__testUtils__/withTerraform';

jest.setTimeout(240_000);

const LEAD = 'user:default/team-lead-payments';
const SEARCH = 'user:default/developer-search';
const PLATFORM = 'user:default/platform-engineer';

const wanted = {
  description: 'To try new ways to pay',
  owner: 'group:default/payments',
  system: 'system:default/checkout',
  cost_center: '4711',
  environment: 'sandbox',
  region: 'eu-west-1',
  size: 'small',
  hours: 72,
  holds_data: false,
};

describe('a sandbox', () => {
  let root: string;
  let portal: Portal;
  let ending: SchedulerServiceTaskFunction;

  beforeAll(async () => {
    root = await temporaryDirectory();
    const scheduler = mockServices.scheduler();
    const schedule = scheduler.scheduleTask.bind(scheduler);
    scheduler.scheduleTask = async task => {
      if (task.id === 'guardrails-end-sandboxes') ending = task.fn;
      await schedule(task);
    };
    const parameters = join(root, 'parameters.json');
    await writeFile(
      parameters,
      JSON.stringify({
        version: 'guardrails/parameters/v1',
        sandbox: {
          values: { protectedClasses: ['sandbox'] },
          rules: { 'destruction/no-data-loss': { level: 'approval' } },
        },
      }),
    );
    // A value that is not known before the apply, and an error then: nothing is created.
    const failing = await copyEnvironment(root, 'failing', text =>
      text.replace(
        /(?= {2}input = \{)/,
        '  triggers_replace = tonumber("no number: ${timestamp()}")\n',
      ),
    );
    portal = await Portal.start(root, [failing], {
      guardrails: { policy: { parameters } },
      features: [
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
      ],
    });
  });

  afterAll(async () => {
    await portal?.stop();
    await removeTemporaryDirectories();
  });

  /** What the schedule does; a task that fails fails the test. */
  const comeForEnded = () => ending(new AbortController().signal);
  const refOf = (name: string) => `resource:default/${name}`;
  const stateFile = (name: string) =>
    join(
      root,
      'data/state/sandbox',
      encodeURIComponent(refOf(name)),
      'terraform.tfstate',
    );
  const stateOf = async (name: string) =>
    JSON.parse(await readFile(stateFile(name), 'utf8'));
  const sandboxOf = async (name: string) => {
    const { body } = await portal.call(
      'GET',
      `/api/guardrails/sandboxes?entity=${refOf(name)}`,
    );
    return (body as { items: Sandbox[] }).items[0];
  };
  const change = (
    sandbox: Sandbox,
    verb: 'extend' | 'end',
    options: { user?: string; body?: object } = {},
  ) =>
    portal.call('POST', `/api/guardrails/sandboxes/${sandbox.id}/${verb}`, {
      user: options.user ?? LEAD,
      body: { reason: 'As agreed.', ...options.body },
    });
  const create = async (name: string, more: object = {}) => {
    const task = await portal.run('environment', { ...wanted, name, ...more });
    expect(task.error).toBeUndefined();
    return sandboxOf(name);
  };
  const endBySchedule = async (name: string) => {
    expect((await change(await sandboxOf(name), 'end')).status).toBe(200);
    await comeForEnded();
    return sandboxOf(name);
  };

  it('ends by itself, through a decision of the schedule', async () => {
    const made = await create('lab');
    expect(made).toMatchObject({
      state: 'running',
      owner: 'group:default/payments',
      extendable: { hours: 264, extensions: 3 },
    });
    expect(Date.parse(made.endsAt) - Date.parse(made.beganAt)).toBe(
      72 * 60 * 60_000,
    );
    await portal.entity(refOf('lab'));

    // Its time is not over: nothing is destroyed.
    await comeForEnded();
    expect((await stateOf('lab')).resources).toHaveLength(1);

    const ended = await endBySchedule('lab');
    expect(ended).toMatchObject({
      state: 'ended',
      endedBy: 'plugin:scaffolder',
    });
    expect((await stateOf('lab')).resources).toEqual([]);
    expect(await portal.findEntity(refOf('lab'))).toBeUndefined();
    const { body } = await portal.call(
      'GET',
      `/api/guardrails/decisions/${ended.endDecision}`,
      { user: PLATFORM },
    );
    expect(body).toMatchObject({
      decision: {
        actor: {
          kind: 'service',
          ref: 'plugin:scaffolder',
          origin: 'schedule',
        },
        changes: { delete: 1 },
        target: { lifetime: { hours: 72, end: 'destroy' } },
      },
      run: { task: expect.any(String) },
    });
  });

  it('lives no longer by being made again', async () => {
    const made = await create('again');
    const longer = await portal.run('environment', {
      ...wanted,
      name: 'again',
      hours: 336,
    });
    expect(longer.error?.message).toContain('Extend it to keep it longer');
    const same = await portal.run('environment', { ...wanted, name: 'again' });
    expect(same.error).toBeUndefined();
    expect(await sandboxOf('again')).toEqual(made);
    const release = await portal.call(
      'POST',
      '/api/guardrails/targets/resource/default/again/release',
      {
        user: LEAD,
        body: { environment: 'sandbox', exists: false, reason: 'Gone.' },
      },
    );
    expect(release).toMatchObject({
      status: 409,
      body: { error: { code: 'sandbox-exists' } },
    });
  });

  it('is extended and ended by its team only', async () => {
    const made = await create('ours');
    expect((await change(made, 'end', { user: SEARCH })).status).toBe(404);
    expect((await change(made, 'extend', { user: SEARCH })).status).toBe(404);
    const take = await portal.call('POST', '/api/guardrails/sandbox-ends', {
      user: LEAD,
    });
    expect(take.status).toBe(403);
    const tooLong = await change(made, 'extend', { body: { hours: 265 } });
    expect(tooLong).toMatchObject({
      status: 409,
      body: { error: { code: 'sandbox-state' } },
    });
    for (const left of [
      { hours: 192, extensions: 2 },
      { hours: 120, extensions: 1 },
      undefined,
    ]) {
      const extended = await change(made, 'extend');
      expect(extended.status).toBe(200);
      expect((extended.body as Sandbox).extendable).toEqual(left);
    }
    expect((await change(made, 'extend')).status).toBe(409);
    expect((await sandboxOf('ours')).endsAt).toBe(
      new Date(Date.parse(made.beganAt) + 288 * 60 * 60_000).toISOString(),
    );
  });

  it('stops where more would be destroyed than it made, and asks', async () => {
    await create('shared');
    const state = await stateOf('shared');
    const [own] = state.resources;
    state.serial += 1;
    state.resources.push({ ...own, name: 'of_another_team' });
    await writeFile(stateFile('shared'), JSON.stringify(state));

    const stopped = await endBySchedule('shared');
    expect(stopped).toMatchObject({
      state: 'stopped',
      reason: expect.stringContaining('terraform_data.of_another_team'),
    });
    expect((await stateOf('shared')).resources).toHaveLength(2);
    // It waits for a person.
    await comeForEnded();
    expect((await sandboxOf('shared')).state).toBe('stopped');

    state.serial += 1;
    state.resources = [own];
    await writeFile(stateFile('shared'), JSON.stringify(state));
    expect((await endBySchedule('shared')).state).toBe('ended');
  });

  it('stops where its removal needs approval', async () => {
    await create('guarded', { holds_data: true });
    const stopped = await endBySchedule('guarded');
    expect(stopped).toMatchObject({
      state: 'stopped',
      reason: expect.stringContaining('needs approval'),
    });
    expect((await stateOf('guarded')).resources).toHaveLength(1);
  });

  it('is overdue, never gone, where its state is lost', async () => {
    await create('lost');
    await rm(stateFile('lost'));
    const overdue = await endBySchedule('lost');
    expect(overdue).toMatchObject({
      state: 'overdue',
      owner: 'group:default/payments',
      reason: expect.stringContaining('It may still exist'),
    });
    await portal.entity(refOf('lost'));
  });

  it('ends where its creation failed and nothing exists, but not where its state is lost', async () => {
    const fail = async (name: string) => {
      const task = await portal.run('sandbox-under-test', {
        target: refOf(name),
        module: 'failing',
        values: {
          name,
          owner: 'group:default/payments',
          region: 'eu-west-1',
          size: 'small',
          cost_center: '4711',
        },
      });
      expect(task.error?.message).toContain('terraform apply failed');
    };
    await fail('unborn');
    expect(await endBySchedule('unborn')).toMatchObject({
      state: 'ended',
      endedBy: 'plugin:scaffolder',
    });
    await fail('forgotten');
    await rm(stateFile('forgotten'));
    expect(await endBySchedule('forgotten')).toMatchObject({
      state: 'overdue',
      reason: expect.stringContaining('It may still exist'),
    });
  });
});
