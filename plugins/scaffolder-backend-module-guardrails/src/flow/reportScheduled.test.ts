import { mockServices } from '@backstage/backend-test-utils';
import {
  GuardrailsError,
  type ApplyOutcome,
} from '@backstage-guardrails/plugin-guardrails-common';
import {
  removeTemporaryDirectories,
  temporaryDirectory,
} from '../__testUtils__/temporaryDirectory';
import { digestText, PlanStore, type PlanRecord } from '../plans';
import type { Provisioning } from './Provisioning';
import { reportScheduled } from './reportScheduled';

jest.setTimeout(60_000);

const digest = digestText('');

async function start(
  record: Partial<PlanRecord>,
  answer: (status: ApplyOutcome['status']) => Promise<void> = async () => {},
) {
  const plans = new PlanStore({ directory: await temporaryDirectory() });
  const { directory } = await plans.create();
  await plans.write(directory, {
    version: 1,
    task: 'run-1',
    initiator: 'plugin:scaffolder',
    module: { id: 'thing', digest },
    target: { ref: 'resource:default/thing', environment: 'sandbox' },
    destroy: true,
    values: {},
    plan: digest,
    workspace: digest,
    createdAt: '2026-11-30T08:00:00.000Z',
    expiresAt: '2026-12-01T08:00:00.000Z',
    progress: { status: 'unknown', grant: 'grant-1' },
    ...record,
  });
  const reported: [string, ApplyOutcome['status']][] = [];
  const provisioning = {
    plans,
    auth: mockServices.auth({ pluginId: 'scaffolder' }),
    guardrails: {
      reportOutcome: async (grant: string, { status }: ApplyOutcome) => {
        reported.push([grant, status]);
        await answer(status);
      },
    },
  } as unknown as Provisioning;
  const logger = mockServices.logger.mock();
  await reportScheduled({ provisioning, logger });
  return { reported, left: (await plans.list()).length };
}

describe('reportScheduled', () => {
  afterAll(removeTemporaryDirectories);

  it.each(['applied', 'failed', 'unknown'] as const)(
    'reports once that it is %s',
    async status => {
      expect(await start({ progress: { status, grant: 'grant-1' } })).toEqual({
        reported: [['grant-1', status]],
        left: 0,
      });
    },
  );

  it('keeps what the decision service could not be told', async () => {
    const away = async () => {
      throw new Error('connect ECONNREFUSED');
    };
    const { reported, left } = await start({}, away);
    expect(reported.length).toBeGreaterThan(0);
    expect(left).toBe(1);
  });

  it('drops what the decision service refuses', async () => {
    const refuse = async () => {
      throw new GuardrailsError({
        code: 'outcome-conflict',
        message: 'The outcome applied was reported before.',
      });
    };
    expect(await start({}, refuse)).toMatchObject({ left: 0 });
  });

  it('confirms that the outcome is unknown where that was assumed before', async () => {
    const progress = { status: 'applied', grant: 'grant-1' } as const;
    const assumed = async (status: string) => {
      if (status !== 'unknown') {
        throw new GuardrailsError({
          code: 'outcome-conflict',
          message: 'The outcome unknown was reported before.',
        });
      }
    };
    expect(await start({ progress }, assumed)).toEqual({
      reported: [
        ['grant-1', 'applied'],
        ['grant-1', 'unknown'],
      ],
      left: 0,
    });
  });

  it.each<[string, Partial<PlanRecord>]>([
    ['of a person', { initiator: 'user:default/developer' }],
    ['that is being applied', { progress: { status: 'applying' } }],
    ['that was not applied', { progress: { status: 'planned' } }],
  ])('leaves a plan %s', async (_, record) => {
    expect(await start(record)).toEqual({ reported: [], left: 1 });
  });
});
