import { setTimeout } from 'node:timers/promises';
import type { Services } from '../../base';
import type { GuardrailsConfig } from '../../base/config';
import { refuseBareActions } from './refuseBareActions';

/** Looks once every module has started, and ends the program where a guarded action can be called without its guard. @internal */
export function endBareActions(deps: {
  services: Pick<Services, 'auth' | 'logger' | 'rootLifecycle' | 'scaffolder'>;
  config: Pick<GuardrailsConfig, 'guardedActions'>;
}): void {
  const { services, config } = deps;
  services.rootLifecycle.addStartupHook(() => {
    // Not awaited: the scaffolder answers only after every start-up hook has begun.
    void refuseBareActions({
      ...services,
      guarded: config.guardedActions,
      end: () => process.exit(1),
      wait: milliseconds => setTimeout(milliseconds, undefined, { ref: false }),
    });
  });
}
