import {
  createMockDirectory,
  mockCredentials,
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
import { writeFile } from 'node:fs/promises';
import type { GuardrailsService } from '../service';
import { createGuardedAction } from './createGuardedAction';

const PERSON = 'user:default/developer';
const workspace = createMockDirectory();

function harness(outcome: string, meanwhile = async () => {}) {
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
      await meanwhile();
      return {
        id: 'g1',
        decision,
        fingerprint: '',
        binding,
        expiresAt: '',
      } as unknown as Awaited<ReturnType<GuardrailsService['mintGrant']>>;
    },
    redeemGrant: async (id, binding) => {
      if (binding.workspace !== minted?.workspace) {
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
      if (ctx.input.shop === 'broken') throw new Error('It broke');
      done.push(ctx.input.shop);
    },
  });
  const action = createGuardedAction({
    action: bare,
    guardrails: guardrails as GuardrailsService,
    target: ({ shop }) => ({ ref: `component:default/${shop}` }),
    baseUrl: 'https://portal.example/',
  });
  const run = (overrides: object = {}) =>
    action.handler({
      ...createMockActionContext({
        input: { shop: 'corner', key: 'Bearer hunter22' },
        secrets: { token: 'hunter22' },
        task: { id: 't1' },
        user: { ref: PERSON },
        workspacePath: workspace.path,
      }),
      getInitiatorCredentials: async () => mockCredentials.user(PERSON),
      ...overrides,
    });
  return { run, calls, done, action, approval };
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

  it('decides, mints, redeems, runs and reports, in this order and without the secret', async () => {
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
              parameters: { shop: 'corner', key: 'Bearer [secret token]' },
            },
          },
          format: 'operation',
          target: { ref: 'component:default/corner' },
          run: { task: 't1', step: 'mock-step-id', template: undefined },
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
          'Waiting for approval by 1 of group:default/platform: https://portal.example/guardrails/approvals/a1',
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
});
