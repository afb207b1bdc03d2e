import { mockServices } from '@backstage/backend-test-utils';
import type { SignalPayload } from '@backstage/plugin-signals-node';
import { setImmediate } from 'node:timers/promises';
import { OpenRuns } from './OpenRuns';

function setup(publish: (signal: SignalPayload) => Promise<void>) {
  const told: unknown[] = [];
  const runs = new OpenRuns({
    logger: mockServices.logger.mock(),
    signals: {
      async publish(signal) {
        told.push(signal);
        await publish(signal as SignalPayload);
      },
    },
  });
  return { runs, told };
}

const signalOf = (decision: string) => ({
  recipients: { type: 'broadcast' },
  channel: 'guardrails',
  message: { topic: 'decision.run', link: `/guardrails/decisions/${decision}` },
});

describe('OpenRuns', () => {
  it('tells a burst about one run once, and what comes later again', async () => {
    const { runs, told } = setup(async () => {});
    for (const run of ['a', 'a', 'b', 'a']) runs.wentOn(run);
    await setImmediate();
    expect(told).toEqual(['a', 'b'].map(signalOf));
    runs.wentOn('a');
    await setImmediate();
    expect(told).toEqual(['a', 'b', 'a'].map(signalOf));
  });

  it('goes on where a signal fails', async () => {
    const { runs, told } = setup(async () => {
      throw new Error('Not now');
    });
    for (const run of ['a', 'b']) runs.wentOn(run);
    await setImmediate();
    expect(told).toEqual(['a', 'b'].map(signalOf));
  });
});
