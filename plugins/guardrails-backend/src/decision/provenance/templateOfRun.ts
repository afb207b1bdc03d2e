import type {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  canonicalJson,
  type MadeFrom,
} from '@backstage-guardrails/policy-model';

/** How the scaffolder is asked; the task it answers is the one that runs. @internal */
export type RunLookup = {
  scaffolder: Pick<ScaffolderService, 'getTask'>;
  auth: { getOwnServiceCredentials(): Promise<BackstageCredentials> };
  logger: Pick<LoggerService, 'warn'>;
};

/**
 * The template that a task runs, with a digest over exactly the steps and outputs that this task carries: the
 * catalog can have others by now. Only a task that is running, and that the very person started, counts; a template
 * that only the request names does not.
 * @internal
 */
export async function templateOfRun(
  options: RunLookup & { task: string; person: string },
): Promise<MadeFrom['template']> {
  const { scaffolder, auth, logger, task, person } = options;
  try {
    const credentials = await auth.getOwnServiceCredentials();
    const { id, spec, status } = await scaffolder.getTask(
      { taskId: task },
      { credentials },
    );
    const { templateInfo, user, apiVersion, steps, output } = spec;
    const ofPerson = user?.ref === person;
    if (id !== task || status !== 'processing' || !ofPerson || !templateInfo) {
      return undefined;
    }
    return {
      ref: templateInfo.entityRef,
      digest: sha256(
        canonicalJson({
          version: 'guardrails/template/v1',
          apiVersion,
          steps,
          output,
        }),
      ),
    };
  } catch (error) {
    logger.warn(
      'The template of a task is not known, so it is not pre-approved',
      {
        task,
        error: String(error),
      },
    );
    return undefined;
  }
}
