import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { JsonObject } from '@backstage/types';
import type { Decision, MadeFrom } from '@backstage-guardrails/policy-model';
import { Portal } from '../__testUtils__/Portal';
import {
  removeTemporaryDirectories,
  temporaryDirectory,
} from '../__testUtils__/temporaryDirectory';
import { describe } from '../__testUtils__/withTerraform';

jest.setTimeout(240_000);

const parametersPath = resolve(
  __dirname,
  '../../../../policies/parameters/default.json',
);
const RULE = 'placement/allowed-regions';
const wanted = {
  description: 'To try new ways to pay',
  owner: 'group:default/payments',
  system: 'system:default/checkout',
  cost_center: '4711',
  environment: 'development',
  region: 'us-east-1',
  size: 'small',
  holds_data: false,
};

/** Small environments of one team in a region that people are asked about. */
function preApproval({ template, module }: MadeFrom): JsonObject {
  return {
    id: 'small-environments',
    why: 'The platform team consented to small environments once.',
    environments: ['development'],
    template: template as JsonObject,
    module: { id: module.id, digest: module.digest },
    values: {
      name: { type: 'string', maxLength: 40 },
      description: { type: 'string', maxLength: 200 },
      owner: { enum: ['group:default/payments'] },
      cost_center: { enum: ['4711'] },
      region: { enum: ['us-east-1'] },
      size: { enum: ['small'] },
      holds_data: { enum: [false] },
    },
    rules: [RULE],
  };
}

function titlesOf({ output }: Awaited<ReturnType<Portal['run']>>) {
  return (output?.links ?? []).map(({ title }) => title);
}

async function startWith(root: string, preApprovals: JsonObject[]) {
  const parameters = JSON.parse(await readFile(parametersPath, 'utf8'));
  const file = join(root, 'parameters.json');
  parameters.development.rules[RULE] = { level: 'approval' };
  if (preApprovals.length) parameters.development.preApprovals = preApprovals;
  await writeFile(file, JSON.stringify(parameters));
  return Portal.start(root, [], {
    guardrails: { policy: { parameters: file } },
  });
}

describe('a pre-approval', () => {
  let portal: Portal;

  afterAll(async () => {
    await portal?.stop();
    await removeTemporaryDirectories();
  });

  /** Runs the template and answers how it ended, and the last decision of the task. */
  async function run(values: JsonObject) {
    const task = await portal.run('environment', { ...wanted, ...values });
    const link = task.output?.links?.find(({ url }) =>
      String(url).includes('/guardrails/decisions/'),
    );
    const { body } = await portal.call(
      'GET',
      `/api/guardrails/decisions/${String(link?.url).split('/').at(-1)}`,
    );
    return { task, decision: (body as { decision: Decision }).decision };
  }

  it('is written with the digests of a run that had to wait, and then needs nobody for the very same', async () => {
    const root = await temporaryDirectory();
    portal = await startWith(root, []);
    const before = await run({ name: 'lab-one' });
    expect(before.decision.verdict.outcome).toBe('needs-approval');
    expect(titlesOf(before.task)).not.toContain('lab-one in the catalog');
    const madeFrom = before.decision.source.madeFrom!;
    expect(madeFrom).toMatchObject({
      by: 'plugin:scaffolder',
      template: { ref: 'template:default/environment' },
      module: { id: 'environment', values: {} },
    });
    await portal.stop();

    portal = await startWith(root, [preApproval(madeFrom)]);
    const small = await run({ name: 'lab-two' });
    expect(small.task.error).toBeUndefined();
    expect(small.decision.verdict).toMatchObject({
      outcome: 'allow',
      preApproval: { status: 'used', id: 'small-environments' },
    });
    expect(await portal.entity('resource:default/lab-two')).toBeDefined();
    expect(titlesOf(small.task)).toContain('lab-two in the catalog');

    const medium = await run({ name: 'lab-three', size: 'medium' });
    expect(medium.decision.verdict).toMatchObject({
      outcome: 'needs-approval',
      preApproval: { status: 'not-used', because: [{ code: 'value-outside' }] },
    });
    expect(medium.task.log.join('\n')).toContain(
      'Not pre-approved by small-environments: size is "medium", but must be one of "small"',
    );
    expect(await portal.findEntity('resource:default/lab-three')).toBe(
      undefined,
    );
  });
});
