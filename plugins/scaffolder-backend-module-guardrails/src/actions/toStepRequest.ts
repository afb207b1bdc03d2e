import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Provisioning, Step } from '../flow';
import {
  findSecretInputs,
  type SecretInput,
} from '@backstage-guardrails/plugin-guardrails-node';
import { createMask } from '../runner';
import { refuseSecrets, secretValues } from '../secrets';
import { requireInitiator, type TaskContext } from '../task';
import { maskLogger } from './maskLogger';

type ActionContext = TaskContext & {
  input: object;
  logger: LoggerService;
  task: { id: string };
  step?: { id?: string; name?: string };
  templateInfo?: { entityRef: string };
  signal?: AbortSignal;
  secrets?: Record<string, string>;
};

/**
 * Turns a scaffolder context into the step that asks, after the person behind it was checked and no input comes from
 * a secret but the one that may.
 * @internal
 */
export async function toStepRequest(options: {
  context: ActionContext;
  provisioning: Pick<Provisioning, 'auth' | 'guardrails' | 'taskPrivacy'>;
  /** Id of the action. */
  action: string;
  resumes?: string;
  /** Name of the input that can hold secrets. */
  secretsIn?: string;
}): Promise<Step & { secretInputs: SecretInput[]; secrets: string[] }> {
  const { context, provisioning, action, secretsIn } = options;
  const initiator = await requireInitiator({
    context,
    auth: provisioning.auth,
  });
  await provisioning.taskPrivacy.seenBy(initiator);
  const secretInputs = findSecretInputs({
    steps: await provisioning.guardrails.getTaskSteps(context.task.id),
    step: context.step?.id,
    action,
    input: JSON.parse(JSON.stringify(context.input)),
  });
  const secrets = Object.values(context.secrets ?? {});
  refuseSecrets({ secretInputs, secrets, except: secretsIn });
  const mask = createMask([
    ...secrets,
    ...secretInputs.flatMap(({ value }) => secretValues(value)),
  ]);
  return {
    secretInputs,
    secrets,
    initiator,
    task: context.task.id,
    step: context.step?.id,
    template: context.templateInfo?.entityRef,
    // An empty field of a form names no task.
    ...(options.resumes && { resumes: options.resumes }),
    signal: context.signal,
    mask,
    logger: maskLogger({ logger: context.logger, mask }),
  };
}
