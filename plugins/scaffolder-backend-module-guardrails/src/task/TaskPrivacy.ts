import type {
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  taskCancelPermission,
  taskReadPermission,
} from '@backstage/plugin-scaffolder-common/alpha';
import { reportTasksPrivate } from '@backstage-guardrails/plugin-guardrails-node';
import type { Initiator } from './requireInitiator';
import { isOperator, type Ownership } from './requireOwnership';

/**
 * Whether tasks of the scaffolder are kept from people of other teams. A policy answers only about a person who is
 * signed in, and no plugin can be one, so at start it is known only where permissions are off. The first person who
 * runs a step and operates for no other team settles it: where they may read or cancel every task, everybody may.
 * @internal
 */
export class TaskPrivacy {
  readonly #logger: LoggerService;
  readonly #permissions: PermissionsService;
  readonly #ownership: Ownership;
  #settled: boolean;

  constructor(options: {
    logger: LoggerService;
    permissions: PermissionsService;
    /** `permission.enabled`: without, everybody may do everything. */
    enabled: boolean;
    ownership: Ownership;
  }) {
    this.#logger = options.logger;
    this.#permissions = options.permissions;
    this.#ownership = options.ownership;
    this.#settled = !options.enabled;
    if (!options.enabled) reportTasksPrivate(this.#logger, false);
  }

  /** It never stops a step: what it finds is for operators. */
  async seenBy(initiator: Pick<Initiator, 'credentials'>): Promise<void> {
    if (this.#settled) return;
    this.#settled = true;
    try {
      const ownership = this.#ownership;
      if (await isOperator({ ownership, initiator })) {
        this.#settled = false;
        return;
      }
      const decisions = await this.#permissions.authorizeConditional(
        [
          { permission: taskReadPermission },
          { permission: taskCancelPermission },
        ],
        { credentials: initiator.credentials },
      );
      reportTasksPrivate(
        this.#logger,
        decisions.every(({ result }) => result !== AuthorizeResult.ALLOW),
      );
    } catch (error) {
      this.#settled = false;
      this.#logger.warn('The permissions of tasks could not be looked at', {
        error: String(error),
      });
    }
  }
}
