import { setTimeout as sleep } from 'node:timers/promises';
import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import type { GuardrailsService } from '@backstage-guardrails/plugin-guardrails-node';
import { ActionError } from '../errors';
import { readTargetFiles } from './readTargetFiles';

const PAUSES_MS = [0, 1_000, 5_000, 15_000, 30_000, 60_000];

/**
 * Hands the target files of earlier versions to the registry of the decision service, at every start. The registry
 * keeps what it knows, so a repeated import changes nothing; the files stay where they are.
 *
 * No target is planned before the import is complete: until then the registry would call names free that are taken.
 * @public
 */
export class TargetImport {
  readonly #options: {
    directory: string;
    guardrails: Pick<GuardrailsService, 'importTargets'>;
    auth: AuthService;
    logger: LoggerService;
  };
  #done?: Promise<void>;

  constructor(options: {
    directory: string;
    guardrails: Pick<GuardrailsService, 'importTargets'>;
    auth: AuthService;
    logger: LoggerService;
  }) {
    this.#options = options;
  }

  /** Tries until it succeeds or gives up; the next run of a template tries again. */
  async start(): Promise<void> {
    for (const pause of PAUSES_MS) {
      await sleep(pause, undefined, { ref: false });
      try {
        await this.complete();
        return;
      } catch (error) {
        this.#options.logger.warn('The target files were not imported yet', {
          error: String(error),
        });
      }
    }
  }

  /** @throws ActionError `targets-not-imported` */
  async complete(): Promise<void> {
    this.#done ??= this.#import();
    try {
      await this.#done;
    } catch (error) {
      this.#done = undefined;
      throw new ActionError(
        'targets-not-imported',
        'The targets of an earlier version are not in the registry yet, so it is not known which names are taken. Try again; the log of the portal says what is wrong.',
        error as Error,
      );
    }
  }

  async #import(): Promise<void> {
    const { directory, guardrails, auth, logger } = this.#options;
    const files = await readTargetFiles(directory);
    if (files.length === 0) return;
    const credentials = await auth.getOwnServiceCredentials();
    const sum = { imported: 0, known: 0, withoutOwner: 0 };
    for (const { version: _version, ...target } of files) {
      // One each: the values of many do not fit into one request.
      const result = await guardrails.importTargets(
        { targets: [target] },
        { credentials },
      );
      sum.imported += result.imported;
      sum.known += result.known;
      sum.withoutOwner += result.withoutOwner;
    }
    logger.info('Target files were imported into the registry', sum);
    if (sum.withoutOwner > 0) {
      logger.warn(
        `${sum.withoutOwner} imported targets have no known owner. Only operators can change them until a change names an owner.`,
      );
    }
  }
}
