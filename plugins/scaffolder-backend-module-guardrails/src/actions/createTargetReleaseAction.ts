import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { toActionError } from '../errors';
import type { Provisioning } from '../flow';
import { releaseExamples } from './examples';
import { toStepRequest } from './toStepRequest';

const ID = 'guardrails:target:release';

/** `guardrails:target:release`: ends the claim of a change that was cut off, or frees a name. @public */
export function createTargetReleaseAction(options: {
  provisioning: Pick<Provisioning, 'auth' | 'guardrails' | 'taskPrivacy'>;
}) {
  const { provisioning } = options;
  return createTemplateAction({
    id: ID,
    description:
      'Releases a target whose change was cut off before its outcome was reported, for its owner or an operator who has checked what exists.',
    examples: releaseExamples,
    schema: {
      input: {
        target: z =>
          z
            .string()
            .describe('Entity ref, such as resource:default/checkout-database'),
        environment: z => z.string().describe('Name of the environment'),
        exists: z =>
          z
            .boolean()
            .describe(
              'Whether the target exists and stays with its owner; otherwise its name is free',
            ),
        reason: z =>
          z
            .string()
            .min(1)
            .max(2_000)
            .describe('What was checked; it goes on the ledger'),
      },
      output: {
        state: z => z.enum(['active', 'released']),
      },
    },
    async handler(context) {
      const { initiator, logger } = await toStepRequest({
        context,
        provisioning,
        action: ID,
      });
      const { target, ...release } = context.input;
      const { state } = await provisioning.guardrails
        .releaseTarget(target, release, { credentials: initiator.credentials })
        .catch(error => {
          throw toActionError(error);
        });
      logger.info(
        state === 'released'
          ? `The name ${target} is free in ${release.environment}`
          : `${target} can be changed again in ${release.environment}`,
      );
      context.output('state', state === 'released' ? 'released' : 'active');
    },
  });
}
