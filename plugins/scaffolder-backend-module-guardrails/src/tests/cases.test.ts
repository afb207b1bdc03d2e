import { Portal } from '../__testUtils__/Portal';
import * as withTerraform from '../__testUtils__/withTerraform';
import { readCases, type TemplateCase } from '../__testUtils__/readCases';
import {
  removeTemporaryDirectories,
  temporaryDirectory,
} from '../__testUtils__/temporaryDirectory';

jest.setTimeout(240_000);

/** Templates whose plan needs no download. */
const offline = ['environment'];

const cases = readCases();

type Verdict = {
  outcome: string;
  findings: Array<{ rule: string; resource: string; disposition: string }>;
};

/** What a case states: the outcome and what led to it. Warnings of an allowed request are part of it. */
function essence({ outcome, findings }: Verdict) {
  return {
    outcome,
    findings: findings
      .map(({ rule, resource }) => ({ rule, resource }))
      .sort((a, b) =>
        `${a.rule} ${a.resource}` < `${b.rule} ${b.resource}` ? -1 : 1,
      ),
  };
}

function expected({ expect: { outcome, findings } }: TemplateCase) {
  return essence({
    outcome,
    findings: findings.map(finding => ({ ...finding, disposition: '' })),
  });
}

describe('the cases of the templates', () => {
  let portal: Portal;

  beforeAll(async () => {
    portal = await Portal.start(await temporaryDirectory());
    await portal.entity('group:default/payments');
  });

  afterAll(async () => {
    await portal?.stop();
    await removeTemporaryDirectories();
  });

  it.each(cases.map(item => [`${item.template}: ${item.says}`, item] as const))(
    'are previewed as stated: %s',
    async (_says, item) => {
      const { status, body } = await portal.call(
        'POST',
        '/api/guardrails/preview',
        {
          // Others cannot try an owner that is no team of theirs.
          user: 'user:default/platform-engineer',
          body: {
            subject: { module: item.template, values: item.values },
            target: {
              ref: `resource:default/${item.values.name}`,
              environment: item.values.environment,
            },
          },
        },
      );
      expect({ status, body }).toMatchObject({ status: 200 });
      const { verdict } = body as { verdict: Verdict };
      expect(essence(verdict)).toEqual(expected(item));
    },
  );

  withTerraform.it.each(
    cases
      .filter(item => offline.includes(item.template))
      .map(item => [`${item.template}: ${item.says}`, item] as const),
  )('are planned as previewed: %s', async (_says, item) => {
    const task = await portal.run(item.template, item.values);
    const allowed = ['allow', 'warn'].includes(item.expect.outcome);
    expect({ status: task.status, error: allowed && task.error }).toEqual(
      allowed
        ? { status: 'completed', error: undefined }
        : { status: 'failed', error: false },
    );
    const { status, body } = await portal.call(
      'GET',
      `/api/guardrails/decisions?entity=${encodeURIComponent(
        `resource:default/${item.values.name}`,
      )}`,
    );
    expect({ status, body }).toMatchObject({ status: 200 });
    const { items } = body as { items: Array<{ id: string }> };
    const { body: detail } = await portal.call(
      'GET',
      `/api/guardrails/decisions/${items[0].id}`,
    );
    const { decision } = detail as {
      decision: { verdict: Verdict; source: { format: string } };
    };
    expect(decision.source.format).toBe('terraform-plan');
    expect(essence(decision.verdict)).toEqual(expected(item));
  });

  it('end on a branch where the template proposes', async () => {
    const item = cases.find(
      ({ template, file }) =>
        template === 'crossplane-database' && file === 'allowed.yaml',
    )!;
    const task = await portal.run(item.template, item.values);
    expect(task.error).toBeUndefined();
    expect(task.output?.text?.[0].content).toMatch(
      /^Branch `guardrails\/[0-9a-f-]+` of `deployments`/,
    );
  });
});
