import {
  removeTemporaryDirectories,
  temporaryDirectory,
} from '../__testUtils__/temporaryDirectory';
import { digestText, PlanStore, type PlanRecord } from '../plans';
import { removeExpiredPlans } from './removeExpiredPlans';

const digest = digestText('');
const scheduled = 'plugin:scaffolder';
const person = 'user:default/developer';
const grant = 'grant-1';

describe('removeExpiredPlans', () => {
  afterAll(removeTemporaryDirectories);

  it.each<[string, string, PlanRecord['progress'], number]>([
    ['removes a plan of a person', person, { status: 'planned' }, 0],
    ['removes what a person applied', person, { status: 'applied', grant }, 0],
    ['keeps what is being applied', person, { status: 'applying' }, 1],
    ['removes a plan of the schedule', scheduled, { status: 'planned' }, 0],
    ['keeps an end to be reported', scheduled, { status: 'unknown', grant }, 1],
    ['removes an end without a grant', scheduled, { status: 'unknown' }, 0],
  ])('%s', async (_, initiator, progress, left) => {
    const plans = new PlanStore({ directory: await temporaryDirectory() });
    const { directory } = await plans.create();
    await plans.write(directory, {
      version: 1,
      task: 'run-1',
      initiator,
      module: { id: 'thing', digest },
      target: { ref: 'resource:default/thing', environment: 'sandbox' },
      destroy: true,
      values: {},
      plan: digest,
      workspace: digest,
      createdAt: '2026-11-29T08:00:00.000Z',
      expiresAt: '2026-11-30T08:00:00.000Z',
      progress,
    });
    const now = new Date('2026-11-30T08:00:00.000Z');
    await removeExpiredPlans({ plans, now, scheduled });
    expect(await plans.list()).toHaveLength(left);
  });
});
