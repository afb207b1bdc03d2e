import type { SignalsService } from '@backstage/plugin-signals-node';
import type { Receiver } from './Receiver';

/**
 * Open pages. Everybody hears it, so it says no more than that something changed and where:
 * each page asks again, and is answered what its reader may read.
 * @internal
 */
export function signalsReceiver(signals: SignalsService): Receiver {
  return {
    id: 'signals',
    wants: () => true,
    async deliver({ announcement: { topic, link } }) {
      await signals.publish({
        recipients: { type: 'broadcast' },
        channel: 'guardrails',
        message: { topic, link },
      });
    },
  };
}
