import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  decisionLink,
  describeDecision,
  logVerdict,
  requireAllowed,
} from '../decision';
import type { Provisioning } from '../flow';
import { decideOnInput } from './decideOnInput';
import { evaluateExamples } from './examples';
import { stepOf } from './stepOf';

/** `guardrails:evaluate`: asks for the decision. It explains early; nothing depends on it having run. @public */
export function createEvaluateAction(options: { provisioning: Provisioning }) {
  const { provisioning } = options;
  const { baseUrl } = provisioning;
  return createTemplateAction({
    id: 'guardrails:evaluate',
    description:
      'Asks for the decision about a plan of this task or about other evidence. A denied request ends the task; one that needs approval completes with the outcome "needs-approval".',
    examples: evaluateExamples,
    schema: {
      input: {
        plan: z =>
          z
            .string()
            .optional()
            .describe('Output "plan" of guardrails:terraform:plan'),
        evidence: z =>
          z
            .object({
              format: z.string().describe('Format id, such as operation'),
              document: z.record(z.any()),
            })
            .optional()
            .describe('Evidence other than a plan'),
        module: z =>
          z
            .object({ id: z.string(), values: z.record(z.any()) })
            .optional()
            .describe(
              'A registered module with values, for what is not planned here',
            ),
        target: z =>
          z
            .object({
              ref: z.string().optional(),
              environment: z.string().optional(),
            })
            .optional()
            .describe('What the evidence is about; a plan knows its own'),
      },
      output: {
        outcome: z => z.enum(['allow', 'warn', 'needs-approval']),
        decision: z => z.string().describe('Id of the decision'),
        link: z => z.string().describe('Address of the decision'),
        text: z => z.string().describe('The verdict in a few lines'),
      },
    },
    async handler(context) {
      const step = await stepOf({ context, provisioning });
      const decision = await decideOnInput({
        provisioning,
        step,
        input: context.input,
      });
      logVerdict({ logger: step.logger, baseUrl, decision });
      const { outcome } = decision.verdict;
      if (outcome !== 'needs-approval') requireAllowed({ baseUrl, decision });
      context.output('outcome', outcome as 'allow');
      context.output('decision', decision.id);
      context.output('link', decisionLink({ baseUrl, decision }));
      context.output('text', describeDecision({ baseUrl, decision }));
    },
  });
}
