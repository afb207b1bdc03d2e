import { createHash } from 'node:crypto';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  type DatabaseService,
  type SchedulerServiceTaskFunction,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type {
  FindingRecord,
  TargetDrift,
} from '@backstage-guardrails/plugin-guardrails-common';
import { copyEnvironment } from '../__testUtils__/copyEnvironment';
import { Portal } from '../__testUtils__/Portal';
import {
  removeTemporaryDirectories,
  temporaryDirectory,
} from '../__testUtils__/temporaryDirectory';
import { describe } from '../__testUtils__/withTerraform';

jest.setTimeout(240_000);

const LEAD = 'user:default/team-lead-payments';
const LONG_AGO = '2026-01-01T00:00:00.000Z';
const wanted = {
  owner: 'group:default/payments',
  region: 'eu-west-1',
  size: 'small',
  cost_center: '4711',
};

describe('drift', () => {
  let root: string;
  let portal: Portal;
  let checking: SchedulerServiceTaskFunction;
  let database: DatabaseService;

  beforeAll(async () => {
    root = await temporaryDirectory();
    const scheduler = mockServices.scheduler();
    const schedule = scheduler.scheduleTask.bind(scheduler);
    scheduler.scheduleTask = async task => {
      // Checks run when the test says so, and at no other time.
      if (task.id === 'guardrails-check-drift') checking = task.fn;
      else await schedule(task);
    };
    portal = await Portal.start(root, [await copyEnvironment(root, 'own')], {
      guardrails: { drift: { enabled: true } },
      features: [
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        createBackendModule({
          pluginId: 'guardrails',
          moduleId: 'database-of-test',
          register: env =>
            env.registerInit({
              deps: { given: coreServices.database },
              async init({ given }) {
                database = given;
              },
            }),
        }),
      ],
    });
  });

  afterAll(async () => {
    await portal?.stop();
    await removeTemporaryDirectories();
  });

  const refOf = (name: string) => `resource:default/${name}`;
  const folderOf = (name: string) =>
    join(root, 'data/state/development', encodeURIComponent(refOf(name)));
  const stateFile = (name: string) => join(folderOf(name), 'terraform.tfstate');

  async function apply(name: string, more: object = {}): Promise<string> {
    const task = await portal.run('target-under-test', {
      target: refOf(name),
      module: 'own',
      environment: 'development',
      values: { ...wanted, name, ...more },
      destroy: false,
      applies: [1],
    });
    expect(task.error).toBeUndefined();
    return task.id;
  }

  /** Changes the state as no template would. */
  async function edit(
    name: string,
    change: (state: { serial: number; resources: any[] }) => void,
  ): Promise<void> {
    const state = JSON.parse(await readFile(stateFile(name), 'utf8'));
    state.serial += 1;
    change(state);
    await writeFile(stateFile(name), JSON.stringify(state));
  }

  /** What is in the folder of a state: names and bytes. */
  async function contentOf(name: string): Promise<string[]> {
    const names = (await readdir(folderOf(name))).sort();
    return Promise.all(
      names.map(async file => {
        const bytes = await readFile(join(folderOf(name), file));
        return `${file} ${createHash('sha256').update(bytes).digest('hex')}`;
      }),
    );
  }

  async function check(name: string): Promise<TargetDrift> {
    const knex = await database.getClient();
    const signal = new AbortController().signal;
    // The first turn takes new targets up.
    await checking(signal);
    await knex('target_drift')
      .whereIn(
        'target_id',
        knex('targets')
          .where({ target_ref: refOf(name) })
          .select('id'),
      )
      .update({ due_at: LONG_AGO });
    await checking(signal);
    return driftOf(name);
  }

  async function driftOf(name: string): Promise<TargetDrift> {
    const { body } = await portal.call(
      'GET',
      `/api/guardrails/drift?entity=${refOf(name)}`,
      { user: LEAD },
    );
    return (body as { items: TargetDrift[] }).items[0];
  }

  async function findingsOf(name: string): Promise<FindingRecord[]> {
    const { body } = await portal.call(
      'GET',
      `/api/guardrails/findings?entity=${refOf(name)}`,
      { user: LEAD },
    );
    return (body as { items: FindingRecord[] }).items.filter(
      ({ source }) => source === 'drift',
    );
  }

  it('is found where a state was edited by hand, and ends with the next run', async () => {
    const task = await apply('lab');
    const before = await contentOf('lab');
    expect(await check('lab')).toMatchObject({
      state: 'in-sync',
      drifted: 0,
      run: { task, template: 'template:default/target-under-test' },
    });
    expect(await contentOf('lab')).toEqual(before);

    await edit('lab', ({ resources: [{ instances }] }) => {
      instances[0].attributes.input.value.guardrails.region = 'us-east-1';
      instances[0].attributes.output.value.guardrails.region = 'us-east-1';
    });
    const edited = await contentOf('lab');
    const drift = await check('lab');
    expect(drift).toMatchObject({
      state: 'drifted',
      drifted: 1,
      violations: 1,
      resources: [
        {
          address: 'terraform_data.environment',
          kind: 'changed',
          attributes: [
            {
              path: '/input/guardrails/region',
              applied: 'eu-west-1',
              actual: 'us-east-1',
            },
          ],
        },
      ],
    });
    // Nothing was written beside it either, such as a lock.
    expect(await contentOf('lab')).toEqual(edited);
    expect(await findingsOf('lab')).toMatchObject([
      {
        finding: { rule: 'placement/allowed-regions' },
        status: { state: 'open' },
        decision: drift.decision,
      },
    ]);
    const { body } = await portal.call(
      'GET',
      `/api/guardrails/decisions/${drift.decision}`,
      { user: LEAD },
    );
    expect(body).toMatchObject({
      decision: {
        actor: { ref: 'plugin:scaffolder', origin: 'schedule' },
        source: { format: 'terraform-state' },
      },
    });

    await apply('lab');
    expect((await driftOf('lab')).state).toBe('not-checked');
    expect(await check('lab')).toMatchObject({ state: 'in-sync', drifted: 0 });
    expect(await findingsOf('lab')).toMatchObject([
      { status: { state: 'resolved' } },
    ]);
  });

  it('is a resource that is gone from the state, or too much in it', async () => {
    await apply('moved');
    await edit('moved', ({ resources }) => {
      const [own] = resources;
      own.name = 'of_somewhere_else';
    });
    expect(await check('moved')).toMatchObject({
      state: 'drifted',
      resources: expect.arrayContaining([
        expect.objectContaining({
          address: 'terraform_data.environment',
          kind: 'missing',
        }),
        expect.objectContaining({
          address: 'terraform_data.of_somewhere_else',
          kind: 'added',
        }),
      ]),
    });
  });

  it('is not what cannot be looked at: a lost state, another module', async () => {
    await apply('lost');
    await rm(stateFile('lost'));
    expect(await check('lost')).toMatchObject({
      state: 'could-not-check',
      failure: { reason: expect.stringContaining('was lost') },
    });
    await apply('other');
    await writeFile(join(root, 'own/more.tf'), '# Another version.\n');
    expect(await check('other')).toMatchObject({
      state: 'could-not-check',
      failure: { reason: expect.stringContaining('was changed since') },
    });
    expect(await findingsOf('other')).toEqual([]);
  });
});
