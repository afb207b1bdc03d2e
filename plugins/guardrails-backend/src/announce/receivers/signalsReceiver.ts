import type { SignalsService } from '@backstage/plugin-signals-node';
import type { Receiver } from './Receiver';

/** Open pages. @internal */
export function signalsReceiver(signals: SignalsService): Receiver {
  return {
    id: 'signals',
    wants: () => true,
    deliver: ({ announcement: { topic, link } }) =>
      signalPages(signals, { topic, link }),
  };
}

/**
 * Everybody hears it, so it says no more than that something changed and where: each page asks again, and is answered
 * what its reader may read.
 * @internal
 */
export async function signalPages(
  signals: SignalsService,
  message: { topic: string; link: string },
): Promise<void> {
  await signals.publish({
    recipients: { type: 'broadcast' },
    channel: 'guardrails',
    message,
  });
}
