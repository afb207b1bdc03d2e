import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { decisionLink } from '../decision';
import { applyPlan, type Provisioning } from '../flow';
import { applyExamples } from './examples';
import { stepOf } from './stepOf';

/** `guardrails:terraform:apply`: applies exactly the plan that was decided, once. @public */
export function createTerraformApplyAction(options: {
  provisioning: Provisioning;
}) {
  const { provisioning } = options;
  return createTemplateAction({
    id: 'guardrails:terraform:apply',
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
      },
    },
    async handler(context) {
      const step = await stepOf({ context, provisioning });
      const { decision, record } = await applyPlan({
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
    },
  });
}
