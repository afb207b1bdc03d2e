import type { LoggerService } from '@backstage/backend-plugin-api';
import { createMask } from '../runner';
import type { Step } from './PlanRequest';
import type { Provisioning } from './Provisioning';

/**
 * A step that no person asked for: the enforcement point does what the service says is due, in its own name.
 * @internal
 */
export function scheduledStep(options: {
  credentials: Awaited<
    ReturnType<Provisioning['auth']['getOwnServiceCredentials']>
  >;
  /** Id that the service gave to the attempt. */
  run: string;
  logger: LoggerService;
  signal?: AbortSignal;
}): Step {
  const { credentials, run, logger, signal } = options;
  return {
    initiator: {
      ref: credentials.principal.subject,
      credentials,
      actorChain: [],
      scheduled: true,
    },
    task: run,
    signal,
    logger,
    mask: createMask([]),
  };
}
