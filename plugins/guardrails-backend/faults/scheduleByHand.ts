import { mockServices } from '@backstage/backend-test-utils';
import type { FaultMessage } from './FaultMessage';

/** Tasks that begin later run when a fault says so; what runs at the start and what is announced goes its own way. */
export function scheduleByHand() {
  const scheduler = mockServices.scheduler();
  process.on('message', async (message: FaultMessage) => {
    if (message.kind !== 'run') return;
    const error = await scheduler.triggerTask(message.task).then(
      () => undefined,
      (thrown: unknown) => String(thrown),
    );
    process.send?.({ fault: { error } });
  });
  return scheduler.factory();
}
