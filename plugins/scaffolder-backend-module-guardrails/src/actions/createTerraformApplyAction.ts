import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { decisionLink, describeDecision } from '../decision';
import { applyPlan, type Provisioning } from '../flow';
import { applyExamples } from './examples';
import { toStepRequest } from './toStepRequest';

const ID = 'guardrails:terraform:apply';

/** `guardrails:terraform:apply`: applies exactly the plan that was decided, once. @public */
export function createTerraformApplyAction(options: {
  provisioning: Provisioning;
}) {
  const { provisioning } = options;
  return createTemplateAction({
    id: ID,
    description:
      'Applies a plan of this task, if the decision about exactly this plan allows it. Safe whatever steps ran before it.',
    examples: applyExamples,
    schema: {
      input: {
        plan: z =>
          z.string().describe('Output "plan" of guardrails:terraform:plan'),
      },
      output: {
        outcome: z => z.literal('applied'),
        decision: z => z.string().describe('Id of the decision'),
        link: z => z.string().describe('Address of the decision'),
        entityRef: z => z.string().describe('Entity ref of the target'),
        afterwards: z =>
          z
            .enum([
              'not-needed',
              'allow',
              'warn',
              'needs-approval',
              'deny',
              'undetermined',
            ])
            .describe(
              'Result of the post-apply check, where values were known only after the apply',
            ),
        text: z =>
          z
            .string()
            .optional()
            .describe('The result of the post-apply check, in a few lines'),
      },
    },
    async handler(context) {
      const step = await toStepRequest({ context, provisioning, action: ID });
      const { decision, record, afterwards } = await applyPlan({
        provisioning,
        step,
        handle: context.input.plan,
      });
      context.output('outcome', 'applied');
      context.output('decision', decision.id);
      context.output(
        'link',
        decisionLink({ baseUrl: provisioning.baseUrl, decision }),
      );
      context.output('entityRef', record.target.ref);
      if (typeof afterwards === 'string') {
        context.output('afterwards', afterwards);
        return;
      }
      const { baseUrl } = provisioning;
      context.output('afterwards', afterwards.verdict.outcome);
      context.output(
        'text',
        describeDecision({ baseUrl, decision: afterwards }),
      );
    },
  });
}
