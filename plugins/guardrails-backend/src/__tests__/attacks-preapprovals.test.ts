import type { DecideRequest } from '@backstage-guardrails/plugin-guardrails-common';
import { sha256 } from '@backstage-guardrails/policy-decision';
import type { Decision } from '@backstage-guardrails/policy-model';
import { binding, CHECKOUT, people } from '../__testUtils__/GuardrailsHarness';
import { MigratedDatabases } from '../__testUtils__/MigratedDatabases';
import { environmentPlan } from '../__testUtils__/plans';
import {
  MODULE,
  PreApprovalScenario,
  smallEnvironments,
  taskSpec,
  TEMPLATE,
} from '../__testUtils__/PreApprovalScenario';

const { DEVELOPER, LEAD, SECURITY } = people;
const databases = MigratedDatabases.create({
  ids: ['SQLITE_3', 'POSTGRES_15'],
});

jest.setTimeout(120_000);

/** Outcome, and why nobody or somebody is asked. */
function answerOf({ verdict }: Decision): string[] {
  const { outcome, preApproval } = verdict;
  if (preApproval?.status !== 'not-used') {
    return [outcome, preApproval?.id ?? 'no answer'];
  }
  return [outcome, ...preApproval.because.map(({ code }) => code)];
}

const made = (values: Record<string, unknown>, digest = MODULE) => ({
  module: { id: 'environment', digest, values },
});
const ran = (task: string, template?: string) => ({ run: { task, template } });

/** What was changed since it was pre-approved, by the reason that people are asked for. */
const attempts: Record<string, [string, Partial<DecideRequest>]> = {
  'a module of another byte': [
    'module-digest-differs',
    made({ size: 'small', name: 'a' }, sha256('module ')),
  ],
  'another module': [
    'module-differs',
    { module: { id: 'database', digest: MODULE, values: {} } },
  ],
  'a value outside': ['value-outside', made({ size: 'large', name: 'a' })],
  'a value missing': ['value-missing', made({ size: 'small' })],
  'a value of another shape': [
    'value-withheld',
    made({ size: ['small'], name: 'a' }),
  ],
  'a value that nobody named': [
    'value-not-named',
    made({ size: 'small', name: 'a', peering: 'vpc-1' }),
  ],
  'a value called like what every object has': [
    'value-not-named',
    made(JSON.parse('{"size":"small","name":"a","constructor":1}')),
  ],
  'no word of what it was made from': ['not-proven', { module: undefined }],
  'no workspace that a grant would be bound to': [
    'not-proven',
    { workspace: undefined },
  ],
  'no run': ['not-proven', { run: undefined }],
  'the run of somebody else': ['template-unknown', ran('task-of-another')],
  'a run that has ended': ['template-unknown', ran('task-ended')],
  'a run that nobody knows': ['template-unknown', ran('task-unknown')],
  'the name of a template that the run is not of': [
    'template-differs',
    ran('task-of-another-template', TEMPLATE),
  ],
  'a run of the template as it was changed': [
    'template-digest-differs',
    ran('task-changed', TEMPLATE),
  ],
  'another environment, which is production where nobody configured it': [
    'environment-differs',
    { target: { ref: CHECKOUT, environment: 'sandbox ' } },
  ],
};

/** What the ledger says of a decision. */
async function ledgerOf(
  { harness }: PreApprovalScenario,
  id: string,
): Promise<unknown[]> {
  const response = await fetch(
    `${harness.url}/api/guardrails/ledger/export?format=jsonl`,
    { headers: { authorization: `Bearer ${harness.token(SECURITY)}` } },
  );
  const [, ...lines] = (await response.text()).trimEnd().split('\n');
  return lines
    .map(line => JSON.parse(line).payload)
    .filter(payload => payload.id === id);
}

describe.each(databases.eachSupportedId())(
  'a pre-approval on %s',
  databaseId => {
    const start = async (
      options: Partial<Parameters<typeof PreApprovalScenario.start>[0]> = {},
    ) =>
      PreApprovalScenario.start({
        knex: await databases.init(databaseId),
        ...options,
      });

    it('needs nobody, is on record in the decision, and is carried out once and with this module alone', async () => {
      const story = await start();
      const decision = await story.decide();
      expect(decision.verdict).toMatchObject({
        outcome: 'allow',
        obligations: [],
        preApproval: { status: 'used', id: 'small-environments' },
      });
      const madeFrom = {
        by: 'plugin:scaffolder',
        template: {
          ref: TEMPLATE,
          digest: smallEnvironments().template.digest,
        },
        module: {
          id: 'environment',
          digest: MODULE,
          values: { size: 'small', name: 'checkout' },
          withheld: [],
        },
      };
      expect(decision.source.madeFrom).toEqual(madeFrom);
      const { input } = await story.harness
        .as(DEVELOPER)
        .getReplay(decision.id);
      expect(input).toMatchObject({ value: { source: { madeFrom } } });
      expect(await ledgerOf(story, decision.id)).toContainEqual(
        expect.objectContaining({
          preApproval: decision.verdict.preApproval,
          source: decision.source,
        }),
      );
      await expect(
        story.harness.asTask(DEVELOPER).mintGrant({
          decision: decision.id,
          binding: { ...binding, workspace: sha256('another module') },
        }),
      ).rejects.toMatchObject({ code: 'grant-binding' });
      await story.carryOut(decision);
      await expect(story.carryOut(decision)).rejects.toMatchObject({
        code: 'decision-spent',
      });
    });

    it('claimed by the person, another plugin, a service or an agent, or for anything that is not exactly it', async () => {
      const story = await start();
      const { harness, tasks } = story;
      for (const client of [
        harness.as(DEVELOPER),
        harness.asTask(DEVELOPER, 'plugin:catalog'),
        harness.asService(),
        harness.asTask(DEVELOPER, 'plugin:mcp-actions'),
      ]) {
        const decision = await client.decide(story.request());
        expect(answerOf(decision)).toEqual(['needs-approval', 'not-proven']);
        expect(decision.source).not.toHaveProperty('madeFrom');
      }

      const running = (changed: Parameters<typeof taskSpec>[0]) => ({
        spec: taskSpec(changed),
        status: 'processing' as const,
      });
      const { steps } = taskSpec();
      tasks
        .set('task-of-another', running({ user: { ref: LEAD } }))
        .set('task-ended', { spec: taskSpec(), status: 'completed' })
        .set(
          'task-of-another-template',
          running({ templateInfo: { entityRef: 'template:default/mine' } }),
        )
        .set('task-changed', running({ steps: [...steps, steps[0]] }));
      const answers: Record<string, string[]> = {};
      for (const [title, [, changes]] of Object.entries(attempts)) {
        answers[title] = answerOf(await story.decide(changes));
      }
      await expect(
        story.decide(made(JSON.parse('{"__proto__":1}'))),
      ).rejects.toThrow('reserved');
      expect(answers).toEqual(
        Object.fromEntries(
          Object.entries(attempts).map(([title, [code]]) => [
            title,
            ['needs-approval', code],
          ]),
        ),
      );
    });

    it('for what a rule denies, and with values that are nobody else’s business', async () => {
      const story = await start({
        preApprovals: [smallEnvironments({ environments: ['production'] })],
      });
      const production = { ref: CHECKOUT, environment: 'production' };
      const untagged = environmentPlan({ region: 'us-east-1', tags: {} });
      const denied = await story.decide({
        evidence: { document: untagged },
        target: production,
      });
      expect(answerOf(denied)).toEqual(['deny', 'no answer']);

      const secret = 'nobody needs to know';
      const decision = await story.decide(
        made({ size: 'small', name: 'a', comment: secret }),
      );
      const replay = await story.harness.as(DEVELOPER).getReplay(decision.id);
      expect(decision.source.madeFrom?.module).toEqual({
        id: 'environment',
        digest: MODULE,
        values: { size: 'small', name: 'a' },
        withheld: ['comment'],
      });
      expect(JSON.stringify([decision, replay])).not.toContain(secret);
    });

    it('redeemed after it was taken back, has ended or was narrowed, until it is there again', async () => {
      const story = await start();
      const decision = await story.decide();
      for (const left of [
        [],
        [smallEnvironments({ until: '2026-01-01T00:00:00Z' })],
        [smallEnvironments({ values: { size: { enum: ['tiny'] } } })],
      ]) {
        await story.restart(left);
        await expect(story.carryOut(decision)).rejects.toMatchObject({
          code: 'grant-no-longer-allowed',
        });
      }
      await story.restart([smallEnvironments()]);
      await story.carryOut(decision);
    });
  },
);
