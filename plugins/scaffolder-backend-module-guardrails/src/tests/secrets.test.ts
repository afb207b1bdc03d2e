import { createBackendModule } from '@backstage/backend-plugin-api';
import {
  createTemplateAction,
  scaffolderActionsExtensionPoint,
} from '@backstage/plugin-scaffolder-node';
import type {
  ApprovalDetail,
  ApprovalSummary,
  DecisionDetail,
} from '@backstage-guardrails/plugin-guardrails-common';
import {
  createGuardedAction,
  guardrailsServiceRef,
} from '@backstage-guardrails/plugin-guardrails-node';
import { environmentClassSchema } from '@backstage-guardrails/policy-model';
import type { JsonObject } from '@backstage/types';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Portal } from '../__testUtils__/Portal';
import {
  removeTemporaryDirectories,
  temporaryDirectory,
} from '../__testUtils__/temporaryDirectory';
import { it } from '../__testUtils__/withTerraform';

jest.setTimeout(240_000);

const SHIPPED = resolve(
  __dirname,
  '../../../../policies/parameters/default.json',
);
const DEVELOPER = 'user:default/developer-payments';
const LEAD = 'user:default/team-lead-payments';
const SECRET = 'S3cr3tH4Value12345';

const closed: string[] = [];

const shop = createBackendModule({
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
          createGuardedAction({
            guardrails,
            target: () => ({
              ref: 'component:default/checkout-api',
              environment: 'development',
            }),
            action: createTemplateAction({
              id: 'shop:close',
              schema: { input: { shop: z => z.string() } },
              async handler(ctx) {
                closed.push(ctx.input.shop);
              },
            }),
          }),
        ),
    }),
});

/** A portal in which every operation on a shop needs the consent of others. */
async function start(): Promise<Portal> {
  const root = await temporaryDirectory();
  const parameters = JSON.parse(await readFile(SHIPPED, 'utf8'));
  for (const name of environmentClassSchema.options) {
    parameters[name].values.deniedActions = ['shop:*'];
    parameters[name].rules = {
      'operations/allowed-actions': { level: 'approval' },
    };
  }
  const file = join(root, 'parameters.json');
  await writeFile(file, JSON.stringify(parameters));
  return Portal.start(root, [], {
    features: [shop],
    guardrails: {
      guardedActions: ['shop:close'],
      policy: { parameters: file },
    },
  });
}

async function run(
  portal: Portal,
  template: string,
  values: JsonObject,
  secrets: Record<string, string>,
) {
  const templateRef = `template:default/${template}`;
  await portal.entity(templateRef, DEVELOPER);
  const { status, body } = await portal.call(
    'POST',
    '/api/scaffolder/v2/tasks',
    {
      user: DEVELOPER,
      body: { templateRef, values, secrets },
    },
  );
  expect(status).toBe(201);
  return portal.end((body as { id: string }).id, DEVELOPER);
}

async function newestRequest(portal: Portal): Promise<ApprovalDetail> {
  const list = await portal.call('GET', '/api/guardrails/approvals?box=asked', {
    user: DEVELOPER,
  });
  const [{ id }] = (list.body as { items: ApprovalSummary[] }).items;
  const { body } = await portal.call('GET', `/api/guardrails/approvals/${id}`, {
    user: LEAD,
  });
  return body as ApprovalDetail;
}

async function approve(portal: Portal) {
  const { id, fingerprint } = await newestRequest(portal);
  const { status } = await portal.call(
    'POST',
    `/api/guardrails/approvals/${id}/consent`,
    { user: LEAD, body: { kind: 'approve', fingerprint } },
  );
  expect(status).toBeLessThan(300);
}

async function subjectOf(portal: Portal) {
  const { subject } = await newestRequest(portal);
  if (subject.kind !== 'change') throw new Error('No change is asked for');
  const { body } = await portal.call(
    'GET',
    `/api/guardrails/decisions/${subject.decision}`,
    { user: LEAD },
  );
  return (body as DecisionDetail).input?.subject;
}

/** The scaffolder keeps what a task was started with, and Terraform its state; that is theirs to protect. */
const THEIRS = /^(?:scaffolder|terraform\.tfstate)/;

/** Every other file of the portal that holds a text. */
async function holding({ root }: Portal, text: string): Promise<string[]> {
  const found = await readdir(root, { recursive: true, withFileTypes: true });
  const ours = found.filter(item => item.isFile() && !THEIRS.test(item.name));
  const held = await Promise.all(
    ours.map(async ({ parentPath, name }) => {
      const content = await readFile(join(parentPath, name));
      return content.includes(text) ? [name] : [];
    }),
  );
  return held.flat();
}

describe('secrets of a task', () => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await start();
  });
  beforeEach(() => closed.splice(0));
  afterAll(async () => {
    await portal.stop();
    await removeTemporaryDirectories();
  });

  test('hide no value that merely equals one, and consent to it is used for no other', async () => {
    const asked = await run(
      portal,
      'close-under-test',
      { shop: 'harmless-test-shop' },
      { note: 'harmless-test-shop' },
    );
    expect(asked.status).toBe('failed');
    expect(await subjectOf(portal)).toMatchObject({
      parameters: { shop: 'harmless-test-shop' },
    });
    await approve(portal);
    const other = await run(
      portal,
      'close-under-test',
      { shop: 'WHOLE-PRODUCTION' },
      { note: 'WHOLE-PRODUCTION' },
    );
    expect(other.error?.message).toContain('Waiting for approval');
    expect(closed).toEqual([]);
  });

  test('are withheld and bound: consent to one is used for it alone, once, and it is kept nowhere', async () => {
    const secret = { shop: SECRET };
    const close = () => run(portal, 'close-a-secret-one', {}, secret);
    expect((await close()).status).toBe('failed');
    expect(await subjectOf(portal)).toEqual({
      type: 'operation',
      name: 'shop:close',
      parameters: {
        shop: { $guardrails: 'sensitive', changed: true, present: true },
      },
      withheld: ['/shop'],
    });
    await approve(portal);
    const other = await run(portal, 'close-a-secret-one', {}, { shop: 'else' });
    expect(other.error?.message).toContain('Waiting for approval');
    expect(closed).toEqual([]);

    expect((await close()).error).toBeUndefined();
    expect(closed).toEqual([SECRET]);
    expect((await close()).error?.message).toContain('Waiting for approval');
    expect(closed).toEqual([SECRET]);
    expect(await holding(portal, SECRET)).toEqual([]);
  });

  it('reach Terraform, and nothing else that is kept, logged or answered', async () => {
    const values = { name: 'probe-secret', region: 'eu-west-1' };
    const secrets = { apiKey: 'Terr4f0rm-S3cr3t-98765' };
    const task = await run(portal, 'plan-a-secret', values, secrets);
    expect(task.error).toBeUndefined();
    expect(await holding(portal, secrets.apiKey)).toEqual([]);
    const list = await portal.call('GET', '/api/guardrails/decisions');
    const said = JSON.stringify([task, list.body]);
    expect(said.includes(secrets.apiKey)).toBe(false);

    const again = await run(portal, 'plan-a-secret', values, {});
    expect(again.error?.message).toContain('[secret-missing]');
    const equal = await run(
      portal,
      'plan-a-secret',
      { name: 'probe-equal', region: 'us-east-1' },
      { apiKey: 'us-east-1' },
    );
    expect(equal.error?.message).toContain('[secret-exposed]');
  });

  test.each(['record-a-secret', 'evaluate-a-secret'])(
    'are refused where they would be recorded: %s',
    async template => {
      const { error } = await run(portal, template, {}, { apiKey: SECRET });
      expect(error?.message).toContain('[secret-refused]');
    },
  );
});
