import type { JsonObject } from '@backstage/types';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { decisionLink, describeApproval, describeDecision } from '../decision';
import { planModule, sayChanges, type Provisioning } from '../flow';
import { secretVariables } from '../secrets';
import { planExamples } from './examples';
import { toStepRequest } from './toStepRequest';

const ID = 'guardrails:terraform:plan';

/** `guardrails:terraform:plan`: plans a registered module in a private directory. @public */
export function createTerraformPlanAction(options: {
  provisioning: Provisioning;
}) {
  const { provisioning } = options;
  return createTemplateAction({
    id: ID,
    description:
      'Plans a registered Terraform module for a target. Outputs a handle that works for this task and person only, or no handle where the configuration itself waits for approval.',
    examples: planExamples,
    schema: {
      input: {
        target: z =>
          z
            .string()
            .describe('Entity ref, such as resource:default/checkout-database'),
        module: z =>
          z
            .string()
            .optional()
            .describe(
              'Id of a registered module; taken from the record for a target that exists',
            ),
        environment: z =>
          z
            .string()
            .optional()
            .describe(
              'Name of the environment; taken from the record for a target that exists',
            ),
        values: z =>
          z
            .record(z.any())
            .optional()
            .describe(
              "Values for the module's variables; those left out keep what was applied last, less secrets, which are not kept and have to be given each time",
            ),
        destroy: z =>
          z
            .boolean()
            .optional()
            .describe('Plans the removal of everything behind the target'),
        lifetime: z =>
          z
            .object({
              hours: z
                .number()
                .int()
                .min(1)
                .max(8_760)
                .optional()
                .describe(
                  'Hours from its creation; the default of the environment class where they are left out',
                ),
            })
            // What a condition in a template comes to where it does not hold.
            .or(z.literal(''))
            .optional()
            .describe(
              'Makes a sandbox: it belongs to "owner" of "values" and is destroyed after its hours. One that exists keeps its end',
            ),
        confirmation: z =>
          z
            .string()
            .optional()
            .describe(
              'Name of the target as the person typed it; another name is refused',
            ),
        reason: z =>
          z
            .string()
            .max(1_000)
            .optional()
            .describe(
              'Why the change is wanted, for approvers; policy can require it. The decision does not depend on it',
            ),
        resumes: z =>
          z
            .string()
            .max(200)
            .optional()
            .describe(
              'Task that this one continues, from the link "Resume"; for the record alone, the decision service checks it',
            ),
      },
      output: {
        outcome: z => z.enum(['planned', 'needs-approval']),
        plan: z =>
          z
            .string()
            .optional()
            .describe(
              'Handle for the other actions; absent where nothing was planned',
            ),
        text: z =>
          z
            .string()
            .describe('The changes as a sentence, or whom it waits for'),
        changes: z =>
          z.number().optional().describe('How many resources change'),
        link: z =>
          z
            .string()
            .optional()
            .describe('Address of the decision that it waits for'),
        approval: z =>
          z
            .string()
            .optional()
            .describe('Address of the run, where it is approved'),
        environment: z => z.string(),
        module: z => z.string(),
      },
    },
    async handler(context) {
      const { resumes } = context.input;
      const step = await toStepRequest({
        context,
        provisioning,
        action: ID,
        resumes,
        secretsIn: 'values',
      });
      const { target, module, environment, values, destroy } = context.input;
      const { confirmation, lifetime, reason } = context.input;
      const planned = await planModule({
        provisioning,
        step,
        request: {
          target,
          module,
          environment,
          ...secretVariables({
            values: (values ?? {}) as JsonObject,
            secretInputs: step.secretInputs,
          }),
          destroy: destroy ?? false,
          lifetime: lifetime || undefined,
          confirmation,
          // What a person typed, without what an empty field leaves.
          reason: reason?.trim() || undefined,
        },
      });
      context.output('outcome', planned.status);
      context.output('environment', planned.environment);
      context.output('module', planned.module);
      if (planned.status === 'needs-approval') {
        const { approval, decision } = planned;
        const { baseUrl } = provisioning;
        context.output('link', decisionLink({ baseUrl, decision }));
        context.output('approval', decisionLink({ baseUrl, decision }));
        context.output(
          'text',
          [
            describeApproval({ baseUrl, decision, approval }),
            describeDecision({ baseUrl, decision }),
          ].join('\n\n'),
        );
        return;
      }
      const { summary } = planned;
      context.output('plan', planned.handle);
      context.output('text', sayChanges(summary));
      context.output(
        'changes',
        Object.values(summary).reduce((sum, count) => sum + count, 0),
      );
    },
  });
}
