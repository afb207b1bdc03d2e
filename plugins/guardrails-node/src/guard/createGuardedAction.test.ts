import {
  createMockDirectory,
  mockCredentials,
  mockServices,
} from '@backstage/backend-test-utils';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  GuardrailsError,
  type ApprovalDetail,
  type DecisionDetail,
  type GrantBinding,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Decision } from '@backstage-guardrails/policy-model';
import { createHmac } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { TaskStep } from '../secrets';
import type { GuardrailsService } from '../service';
import { createGuardedAction } from './createGuardedAction';
import { digestFolder } from './digestFolder';

// The pauses between attempts to report an outcome.
jest.mock('node:timers/promises', () => ({ setTimeout: async () => {} }));

const PERSON = 'user:default/developer';
const workspace = createMockDirectory();
const CLOSE: TaskStep = {
  id: 'close',
  action: 'shop:close',
  input: { shop: '${{ parameters.shop }}', key: 'Bearer ${{ secrets.token }}' },
};
const sealOf = (value: unknown) =>
  `hmac-sha256:${createHmac('sha256', 'kept elsewhere')
    .update(JSON.stringify(value))
    .digest('hex')}`;

type Closing = { input: { shop: string; key: string } };

function harness(
  outcome: string,
  meanwhile: (ctx: Closing) => unknown = () => {},
  more: {
    steps?: TaskStep[];
    secrets?: string[];
    handler?: (ctx: { secrets?: Record<string, string> }) => void;
  } = {},
) {
  let running: Closing;
  const calls: unknown[] = [];
  let minted: GrantBinding | undefined;
  const done: string[] = [];
  const approval: { state: ApprovalDetail['state'] | 'none' } = {
    state: 'none',
  };
  const pending = {
    id: 'a1',
    requirements: [{ from: ['group:default/platform'], minimum: 1 }],
  } as ApprovalDetail;
  const guardrails: Partial<GuardrailsService> = {
    decide: async request => {
      calls.push(['decide', request]);
      const verdict = {
        outcome,
        findings: [],
        obligations: [],
        skipped: [],
        passed: [],
        notApplicable: [],
      };
      return { id: 'd1', verdict } as unknown as Decision;
    },
    seal: async values => values.map(sealOf),
    getTaskSteps: async () => more.steps ?? [CLOSE],
    getDecision: async () =>
      ({
        ...(approval.state !== 'none' && {
          approval: { id: 'a1', state: approval.state },
        }),
      } as DecisionDetail),
    requestApproval: async ({ decision }) => {
      calls.push(['request', decision]);
      return { ...pending, state: 'open' };
    },
    getApproval: async () =>
      ({ ...pending, state: approval.state } as ApprovalDetail),
    mintGrant: async ({ decision, binding }) => {
      calls.push(['mint', decision]);
      minted = binding;
      await meanwhile(running);
      return {
        id: 'g1',
        decision,
        fingerprint: '',
        binding,
        expiresAt: '',
      } as unknown as Awaited<ReturnType<GuardrailsService['mintGrant']>>;
    },
    redeemGrant: async (id, binding) => {
      if (
        binding.workspace !== minted?.workspace ||
        binding.plan !== minted.plan
      ) {
        throw new GuardrailsError({ code: 'grant-binding', message: 'Other' });
      }
      calls.push(['redeem', id]);
    },
    reportOutcome: async (id, report) =>
      void calls.push(['outcome', id, report]),
  };
  const bare = createTemplateAction({
    id: 'shop:close',
    schema: { input: { shop: z => z.string(), key: z => z.string() } },
    async handler(ctx) {
      more.handler?.(ctx);
      if (ctx.input.shop === 'broken') throw new Error('It broke');
      done.push(ctx.input.shop);
    },
  });
  const action = createGuardedAction({
    action: bare,
    guardrails: guardrails as GuardrailsService,
    target: ({ shop }) => ({ ref: `component:default/${shop}` }),
    secrets: more.secrets,
    baseUrl: 'https://portal.example/',
  });
  const run = (overrides: object = {}) => {
    const context = {
      ...createMockActionContext({
        input: { shop: 'corner', key: 'Bearer hunter22' },
        secrets: { token: 'hunter22' },
        task: { id: 't1' },
        user: { ref: PERSON },
        workspacePath: workspace.path,
      }),
      step: { id: 'close', name: 'Close' },
      getInitiatorCredentials: async () => mockCredentials.user(PERSON),
      ...overrides,
    };
    running = context;
    return action.handler(context);
  };
  return { run, calls, done, action, approval, guardrails };
}

describe('createGuardedAction', () => {
  beforeEach(() => workspace.setContent({ 'main.tf': 'size = 1' }));

  it('does not run with a workspace that changed after the decision', async () => {
    const { run, calls, done } = harness('allow', () =>
      writeFile(workspace.resolve('main.tf'), 'size = 9'),
    );
    await expect(run()).rejects.toMatchObject({ code: 'grant-binding' });
    expect(done).toEqual([]);
    expect(calls.map(call => (call as string[])[0])).toEqual([
      'decide',
      'mint',
    ]);
  });

  it('decides, mints, redeems, runs and reports, in this order, with a seal in the place of the secret', async () => {
    const { run, calls, done, action } = harness('allow');
    await run();
    expect(done).toEqual(['corner']);
    expect(calls).toEqual([
      [
        'decide',
        {
          evidence: {
            document: {
              name: 'shop:close',
              parameters: { shop: 'corner', key: null },
              withheld: [{ path: '/key', seal: sealOf('Bearer hunter22') }],
            },
          },
          format: 'operation',
          target: { ref: 'component:default/corner' },
          run: { task: 't1', step: 'close', template: undefined },
          workspace: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
        },
      ],
      ['mint', 'd1'],
      ['redeem', 'g1'],
      ['outcome', 'g1', { status: 'applied' }],
    ]);
    expect(action.id).toBe('shop:close');
    expect(action.schema?.input).toMatchObject({
      'x-guardrails-guarded': true,
    });
  });

  it('judges a value that merely equals a secret, and binds what it is', async () => {
    const { run, calls } = harness('allow');
    await run({ input: { shop: 'hunter22', key: 'Bearer hunter22' } });
    expect(calls[0]).toMatchObject([
      'decide',
      { evidence: { document: { parameters: { shop: 'hunter22' } } } },
    ]);
  });

  it('does not run with a secret that changed after the decision, and runs what was decided', async () => {
    const changed = harness('allow', ctx => {
      ctx.input.key = 'Bearer other';
    });
    await expect(changed.run()).rejects.toMatchObject({
      code: 'grant-binding',
    });
    expect(changed.done).toEqual([]);

    const late = harness('allow');
    const input = { shop: 'corner', key: 'Bearer hunter22' };
    const redeem = late.guardrails.redeemGrant!;
    late.guardrails.redeemGrant = async (...given) => {
      await redeem(...given);
      input.shop = 'other';
    };
    await late.run({ input });
    expect(late.done).toEqual(['corner']);
  });

  it.each<[string, TaskStep[] | Error]>([
    [
      'cannot be read',
      new GuardrailsError({ code: 'task-unreadable', message: '' }),
    ],
    ['does not have the step', []],
    ['has the step twice', [CLOSE, CLOSE]],
    ['has another action in the step', [{ ...CLOSE, action: 'shop:open' }]],
  ])('does not run where the task %s', async (_, steps) => {
    const { run, calls, done, guardrails } = harness('allow');
    guardrails.getTaskSteps = async () => {
      if (steps instanceof Error) throw steps;
      return steps;
    };
    await expect(run()).rejects.toMatchObject({ code: 'task-unreadable' });
    expect({ calls, done }).toEqual({ calls: [], done: [] });
  });

  it('publishes no digest of the workspace that somebody could try contents against', async () => {
    const { run, calls } = harness('allow');
    await run();
    const [, { workspace: shown }] = calls[0] as [
      string,
      { workspace: string },
    ];
    const bare = await digestFolder(workspace.path);
    expect(shown).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(shown).not.toBe(bare);
  });

  it('makes no target from a secret', async () => {
    const step = { ...CLOSE, input: { shop: '${{ secrets.token }}', key: '' } };
    const { run, calls, done } = harness('allow', undefined, { steps: [step] });
    await expect(run()).rejects.toMatchObject({ code: 'secret-refused' });
    expect({ calls, done }).toEqual({ calls: [], done: [] });
  });

  it('lets the action read the secrets of the task that were sealed with it, and no other', async () => {
    const read: unknown[] = [];
    const handler = ({ secrets }: { secrets?: Record<string, string> }) => {
      read.push({ ...secrets });
      read.push(secrets?.token);
    };
    const unlisted = harness('allow', undefined, { handler });
    await expect(unlisted.run()).rejects.toMatchObject({
      code: 'secret-refused',
    });
    expect({ read, done: unlisted.done }).toEqual({ read: [{}], done: [] });

    const listed = harness('allow', undefined, { handler, secrets: ['token'] });
    await listed.run();
    expect(read.slice(1)).toEqual([{ token: 'hunter22' }, 'hunter22']);
    expect(listed.calls[0]).toMatchObject([
      'decide',
      { evidence: { document: { secrets: { token: sealOf('hunter22') } } } },
    ]);
  });

  it('does not run what is denied', async () => {
    const { run, calls, done } = harness('deny');
    await expect(run()).rejects.toMatchObject({ code: 'denied' });
    expect(done).toEqual([]);
    expect(calls.map(call => (call as string[])[0])).toEqual(['decide']);
  });

  it('asks once for the approval that is needed, says whom it waits for, and runs with it', async () => {
    const { run, calls, done, approval } = harness('needs-approval');
    for (const state of ['none', 'open', 'expired'] as const) {
      approval.state = state;
      await expect(run()).rejects.toMatchObject({
        code: 'approval-needed',
        message: expect.stringContaining(
          'Waiting for approval by 1 of group:default/platform: https://portal.example/guardrails/decisions/d1',
        ),
      });
    }
    expect(done).toEqual([]);
    expect(calls.map(call => (call as string[])[0])).toEqual([
      'decide',
      'request',
      'decide',
      'decide',
      'request',
    ]);
    approval.state = 'approved';
    await run();
    expect(done).toEqual(['corner']);
  });

  it('refuses a retry by somebody else, a service, and a task without a person', async () => {
    for (const context of [
      {
        getInitiatorCredentials: async () =>
          mockCredentials.user('user:default/other'),
      },
      { getInitiatorCredentials: async () => mockCredentials.service() },
      { user: undefined },
    ]) {
      const { run, calls, done } = harness('allow');
      await expect(run(context)).rejects.toMatchObject({ code: 'not-allowed' });
      expect({ calls, done }).toEqual({ calls: [], done: [] });
    }
  });

  it('refuses a dry run of an action that would act', async () => {
    const { run, calls, done } = harness('allow');
    await expect(run({ isDryRun: true })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    expect({ calls, done }).toEqual({ calls: [], done: [] });
  });

  it('reports a failure, and an unknown outcome where it was cancelled', async () => {
    const failing = harness('warn');
    const input = { shop: 'broken', key: '' };
    await expect(failing.run({ input })).rejects.toThrow('It broke');
    expect(failing.calls.at(-1)).toEqual([
      'outcome',
      'g1',
      { status: 'failed' },
    ]);

    const cancelled = harness('warn');
    const controller = new AbortController();
    controller.signal.throwIfAborted = () => undefined;
    controller.abort();
    await expect(
      cancelled.run({ input, signal: controller.signal }),
    ).rejects.toThrow('It broke');
    expect(cancelled.calls.at(-1)).toEqual([
      'outcome',
      'g1',
      { status: 'unknown' },
    ]);
  });

  it('does not repeat a report that is refused, and says so', async () => {
    const { run, guardrails } = harness('allow');
    let attempts = 0;
    guardrails.reportOutcome = async () => {
      attempts += 1;
      throw new GuardrailsError({
        code: 'outcome-conflict',
        message: 'Another outcome is recorded.',
      });
    };
    const error = jest.fn();
    await run({ logger: { ...mockServices.logger.mock(), error } });
    expect(attempts).toBe(1);
    expect(error.mock.calls).toEqual([
      [
        'The decision service refused the outcome "applied": GuardrailsError: Another outcome is recorded.',
      ],
    ]);
  });

  it('reports again where the service is away, and does not fail for what it could not report', async () => {
    const { run, done, guardrails } = harness('allow');
    let attempts = 0;
    guardrails.reportOutcome = async () => {
      attempts += 1;
      if (attempts < 3) throw new Error('connect ECONNREFUSED');
    };
    await run();
    expect({ attempts, done }).toEqual({ attempts: 3, done: ['corner'] });

    const error = jest.fn();
    guardrails.reportOutcome = async () => {
      throw new Error('connect ECONNREFUSED');
    };
    await run({ logger: { ...mockServices.logger.mock(), error } });
    expect(done).toEqual(['corner', 'corner']);
    expect(error.mock.calls).toEqual([
      [
        'The outcome "applied" could not be reported to the decision service: Error: connect ECONNREFUSED',
      ],
    ]);
  });
});
