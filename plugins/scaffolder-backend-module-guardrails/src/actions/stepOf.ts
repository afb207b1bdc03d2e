import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Provisioning, Step } from '../flow';
import { createMask } from '../runner';
import { requireInitiator, type TaskContext } from '../task';
import { maskLogger } from './maskLogger';

type ActionContext = TaskContext & {
  logger: LoggerService;
  task: { id: string };
  step?: { id?: string; name?: string };
  templateInfo?: { entityRef: string };
  signal?: AbortSignal;
  secrets?: Record<string, string>;
};

/** Turns a scaffolder context into the step that asks, after the person behind it was checked. @internal */
export async function stepOf(options: {
  context: ActionContext;
  provisioning: Pick<Provisioning, 'auth' | 'taskPrivacy'>;
  resumes?: string;
}): Promise<Step> {
  const { context, provisioning } = options;
  const initiator = await requireInitiator({
    context,
    auth: provisioning.auth,
  });
  await provisioning.taskPrivacy.seenBy(initiator);
  return {
    initiator,
    task: context.task.id,
    step: context.step?.id,
    template: context.templateInfo?.entityRef,
    // An empty field of a form names no task.
    ...(options.resumes && { resumes: options.resumes }),
    signal: context.signal,
    logger: maskLogger({
      logger: context.logger,
      mask: createMask(Object.values(context.secrets ?? {})),
    }),
  };
}
