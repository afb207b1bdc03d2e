import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import { GUARD_MARK } from '@backstage-guardrails/plugin-guardrails-node';
import { retry } from '../../base';

/** Some minute in all: every module may take its time to start. */
const ATTEMPTS = 60;
const PAUSE = 1400;

/**
 * Ends the program where an action that must be guarded can be called without its guard.
 *
 * The list of actions exists only once every module has started, so this asks the running scaffolder.
 * Where it never answers, nobody can say whether the action is bare, and that ends the program as well.
 * @internal
 */
export async function refuseBareActions(options: {
  guarded: string[];
  scaffolder: ScaffolderService;
  auth: AuthService;
  logger: LoggerService;
  end: () => void;
  wait?: (milliseconds: number) => Promise<unknown>;
}): Promise<void> {
  const { guarded, logger, end } = options;
  if (guarded.length === 0) return;
  try {
    const bare = await bareActions(options);
    if (bare.length === 0) return;
    logger.error(
      'Actions named in guardrails.guardedActions are registered without their guard: wrap them with createGuardedAction and do not install the module that brings them',
      { actions: bare.join(', ') },
    );
  } catch (error) {
    logger.error('The list of scaffolder actions cannot be read', {
      error: String(error),
    });
  }
  end();
}

async function bareActions(options: {
  guarded: string[];
  scaffolder: ScaffolderService;
  auth: AuthService;
  wait?: (milliseconds: number) => Promise<unknown>;
}): Promise<string[]> {
  const { guarded, scaffolder, auth, wait } = options;
  return retry(
    { attempts: ATTEMPTS, pause: () => PAUSE, again: () => true, wait },
    async () => {
      const actions = await scaffolder.listActions(
        {},
        { credentials: await auth.getOwnServiceCredentials() },
      );
      return actions
        .filter(({ id }) => guarded.includes(id))
        .filter(({ schema }) => !(GUARD_MARK in (schema?.input ?? {})))
        .map(({ id }) => id);
    },
  );
}
