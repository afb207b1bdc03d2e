import {
  createBackendModule,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  createTemplateAction,
  scaffolderActionsExtensionPoint,
} from '@backstage/plugin-scaffolder-node';
import { environmentClassSchema } from '@backstage-guardrails/policy-model';
import {
  createGuardedAction,
  guardrailsServiceRef,
} from '@backstage-guardrails/plugin-guardrails-node';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Portal } from '../__testUtils__/Portal';
import {
  removeTemporaryDirectories,
  temporaryDirectory,
} from '../__testUtils__/temporaryDirectory';
import { waitFor } from '../__testUtils__/waitFor';

jest.setTimeout(240_000);

const shipped = resolve(
  __dirname,
  '../../../../policies/parameters/default.json',
);
const closed: string[] = [];

const bare = () =>
  createTemplateAction({
    id: 'shop:close',
    schema: { input: { shop: z => z.string() } },
    async handler(ctx) {
      if (ctx.input.shop === 'burning') throw new Error('It is on fire');
      await writeFile(join(ctx.workspacePath, 'closed'), ctx.input.shop);
      closed.push(ctx.input.shop);
    },
  });

function shop(options: { guarded: boolean }): BackendFeature {
  return createBackendModule({
    pluginId: 'scaffolder',
    moduleId: 'shop',
    register: registration =>
      registration.registerInit({
        deps: {
          actions: scaffolderActionsExtensionPoint,
          guardrails: guardrailsServiceRef,
        },
        init: async ({ actions, guardrails }) =>
          actions.addActions(
            options.guarded
              ? createGuardedAction({ action: bare(), guardrails })
              : bare(),
          ),
      }),
  });
}

async function start(options: { guarded: boolean; denied?: string[] }) {
  const root = await temporaryDirectory();
  const parameters = JSON.parse(await readFile(shipped, 'utf8'));
  for (const name of environmentClassSchema.options) {
    parameters[name].values.deniedActions = options.denied ?? [];
  }
  const file = join(root, 'parameters.json');
  await writeFile(file, JSON.stringify(parameters));
  return Portal.start(root, [], {
    features: [shop(options)],
    guardrails: {
      guardedActions: ['shop:close'],
      policy: { parameters: file },
    },
  });
}

type Listed = { items: Array<{ id: string }> };
type Detail = {
  run: { task: string };
  decision: { actor: object; verdict: { outcome: string } };
  input: { subject: object };
  timeline: Array<{ kind: string }>;
};

/** The decisions of one task with what became of them. */
async function recordOf(portal: Portal, task: string) {
  const list = await portal.call('GET', '/api/guardrails/decisions');
  const details = await Promise.all(
    (list.body as Listed).items.map(({ id }) =>
      portal.call('GET', `/api/guardrails/decisions/${id}`),
    ),
  );
  return details
    .map(({ body }) => body as Detail)
    .filter(({ run }) => run.task === task);
}

describe('an action that an installer guards', () => {
  const exit = jest.spyOn(process, 'exit');

  beforeEach(() => {
    closed.length = 0;
    exit.mockReset().mockImplementation((() => undefined) as never);
  });
  afterAll(async () => {
    exit.mockRestore();
    await removeTemporaryDirectories();
  });

  it('runs in a task with a decision, a grant and an outcome on record', async () => {
    const portal = await start({ guarded: true });
    const fine = await portal.run('close-under-test', { shop: 'corner' });
    expect(fine).toMatchObject({ status: 'completed' });
    expect(closed).toEqual(['corner']);
    const [record, ...others] = await recordOf(portal, fine.id);
    expect(others).toEqual([]);
    expect(record).toMatchObject({
      decision: {
        actor: {
          kind: 'human',
          ref: 'user:default/developer-payments',
          onBehalfOf: 'plugin:scaffolder',
        },
        verdict: { outcome: 'allow' },
      },
      input: {
        subject: {
          type: 'operation',
          name: 'shop:close',
          parameters: { shop: 'corner' },
        },
      },
    });
    expect(record.timeline.map(({ kind }) => kind)).toEqual([
      'requested',
      'judged',
      'grant-minted',
      'grant-redeemed',
      'applied',
    ]);

    const broken = await portal.run('close-under-test', { shop: 'burning' });
    expect(broken.status).toBe('failed');
    const [failure] = await recordOf(portal, broken.id);
    expect(failure.timeline.at(-1)).toMatchObject({ kind: 'apply-failed' });
    expect(exit).not.toHaveBeenCalled();
    await portal.stop();
  });

  it('does not run where a rule denies it', async () => {
    const portal = await start({ guarded: true, denied: ['shop:*'] });
    const task = await portal.run('close-under-test', { shop: 'corner' });
    expect(task.status).toBe('failed');
    expect(task.error?.message).toContain(
      'Action shop:close is not allowed in this environment',
    );
    expect(closed).toEqual([]);
    const [record, ...others] = await recordOf(portal, task.id);
    expect(others).toEqual([]);
    expect(record.decision.verdict.outcome).toBe('deny');
    expect(record.timeline.map(({ kind }) => kind)).toEqual([
      'requested',
      'judged',
    ]);
    await portal.stop();
  });

  it('ends the program where it is registered without its guard', async () => {
    const portal = await start({ guarded: false });
    await waitFor(async () => exit.mock.calls.length > 0, 60_000);
    expect(exit.mock.calls).toEqual([[1]]);
    await portal.stop();
  });
});
