import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { decisionLink, describeDecision, logVerdict } from '../decision';
import type { Provisioning } from '../flow';
import { decideOnInput } from './decideOnInput';
import { evaluateExamples } from './examples';
import { seekConsent } from './seekConsent';
import { toStepRequest } from './toStepRequest';

const ID = 'guardrails:evaluate';

/** `guardrails:evaluate`: asks for the decision. It explains early; nothing depends on it having run. @public */
export function createEvaluateAction(options: { provisioning: Provisioning }) {
  const { provisioning } = options;
  const { baseUrl } = provisioning;
  return createTemplateAction({
    id: ID,
    description:
      'Requests the decision about a plan of this task or about other evidence. A denied request ends the task. For a plan that needs approval, approval is requested, and the step completes with the outcome "needs-approval"; the task of the same person for the same change, after the approval, gets "approved".',
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
        waitSeconds: z =>
          z
            .number()
            .int()
            .min(0)
            .optional()
            .describe(
              'How long to wait for an approval before the step completes without; no longer than guardrails.approvals.longestWait',
            ),
        resumes: z =>
          z
            .string()
            .max(200)
            .optional()
            .describe(
              'Task that this one continues, from the link "Resume"; a plan knows it already',
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
        outcome: z => z.enum(['allow', 'warn', 'approved', 'needs-approval']),
        proceed: z =>
          z.boolean().describe('Whether the steps that act can go on'),
        decision: z => z.string().describe('Id of the decision'),
        link: z => z.string().describe('Address of the decision'),
        approval: z =>
          z
            .string()
            .optional()
            .describe(
              'Address of the run, where it is approved, if it needs approval',
            ),
        text: z =>
          z
            .string()
            .describe('The verdict in a few lines, and whom it waits for'),
      },
    },
    async handler(context) {
      const { resumes } = context.input;
      const step = await toStepRequest({
        context,
        provisioning,
        action: ID,
        resumes,
      });
      const { decision, reason } = await decideOnInput({
        provisioning,
        step,
        input: context.input,
      });
      logVerdict({ logger: step.logger, baseUrl, decision });
      const consent = await seekConsent({
        provisioning,
        step,
        decision,
        reason,
        input: context.input,
      });
      context.output('outcome', consent.outcome);
      context.output('proceed', consent.outcome !== 'needs-approval');
      context.output('decision', decision.id);
      context.output('link', decisionLink({ baseUrl, decision }));
      context.output(
        'text',
        [consent.text, describeDecision({ baseUrl, decision })]
          .filter(Boolean)
          .join('\n\n'),
      );
      if (consent.link) context.output('approval', consent.link);
    },
  });
}
