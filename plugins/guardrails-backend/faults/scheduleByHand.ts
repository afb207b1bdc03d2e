import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type { FaultMessage } from './FaultMessage';

/** Tasks run when a fault says so; what the service does at its start it does. */
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
  return createServiceFactory({
    service: coreServices.scheduler,
    deps: {},
    factory: () => scheduler,
  });
}
