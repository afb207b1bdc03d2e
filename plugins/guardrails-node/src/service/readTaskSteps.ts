import type { AuthService } from '@backstage/backend-plugin-api';
import type { ScaffolderService } from '@backstage/plugin-scaffolder-node';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type { TaskStep } from '../secrets/TaskStep';

/**
 * Reads the specification of a task with the credentials of this plugin, so that neither the permissions of the
 * person nor anything they send has a say. Where it cannot be read, nobody knows what comes from secrets, and
 * the action must not run.
 *
 * @throws GuardrailsError `task-unreadable`
 * @internal
 */
export async function readTaskSteps(options: {
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  scaffolder: Pick<ScaffolderService, 'getTask'>;
  task: string;
}): Promise<TaskStep[]> {
  const { auth, scaffolder, task: taskId } = options;
  try {
    const credentials = await auth.getOwnServiceCredentials();
    const { id, spec } = await scaffolder.getTask({ taskId }, { credentials });
    if (id !== taskId) throw new Error(`Task ${id} was answered instead`);
    return spec.steps.map(step => ({
      id: step.id,
      action: step.action,
      input: step.input,
      each: step.each,
    }));
  } catch (error) {
    throw new GuardrailsError({
      code: 'task-unreadable',
      message: `The specification of task ${taskId} could not be read from the scaffolder, so it is not known which inputs are secrets. Nothing was run. Try again; if it stays, see whether this plugin may read tasks.`,
      cause: error,
    });
  }
}
