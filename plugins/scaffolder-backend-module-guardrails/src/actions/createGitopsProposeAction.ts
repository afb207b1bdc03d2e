import { posix } from 'node:path';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { escapeForDisplay } from '@backstage-guardrails/display-text';
import { ActionError } from '../errors';
import type { Provisioning } from '../flow';
import { propose, readManifests, type Repository } from '../gitops';
import { proposeExamples } from './examples';
import { requireDecisionOfTask } from './requireDecisionOfTask';
import { toStepRequest } from './toStepRequest';

const ID = 'guardrails:gitops:propose';

/** `guardrails:gitops:propose`: puts rendered manifests on a branch. It enforces nothing; merge and admission do. @public */
export function createGitopsProposeAction(options: {
  provisioning: Pick<
    Provisioning,
    'auth' | 'betweenSteps' | 'guardrails' | 'baseUrl' | 'taskPrivacy'
  >;
  repositories: Repository[];
}) {
  const { provisioning, repositories } = options;
  return createTemplateAction({
    id: ID,
    description:
      'Commits rendered files to a branch of a registered git repository, with the decision in the message. Proposing changes nothing; the gates at merge and admission decide.',
    examples: proposeExamples,
    schema: {
      input: {
        decision: z =>
          z.string().describe('Output "decision" of guardrails:evaluate'),
        source: z =>
          z.string().describe('Folder in the workspace with rendered files'),
        path: z =>
          z.string().describe('Folder in the repository to put them in'),
        title: z => z.string().max(200).describe('First line of the commit'),
        repository: z =>
          z
            .string()
            .optional()
            .describe('Id of a registered repository; the first by default'),
        branch: z =>
          z
            .string()
            .optional()
            .describe('Name of the branch; made of the task by default'),
      },
      output: {
        repository: z => z.string(),
        branch: z => z.string(),
        commit: z => z.string().describe('Id of the commit'),
      },
    },
    async handler(context) {
      const step = await toStepRequest({ context, provisioning, action: ID });
      const { input } = context;
      const repository = input.repository
        ? repositories.find(({ id }) => id === input.repository)
        : repositories[0];
      if (!repository) {
        throw new ActionError(
          'path-refused',
          `No repository "${input.repository}" is registered.`,
        );
      }
      await requireDecisionOfTask({ provisioning, step, id: input.decision });
      const rendered = await readManifests({
        workspace: context.workspacePath,
        source: input.source,
        secrets: step.secrets,
      });
      const files = new Map(
        [...rendered].map(([path, content]) => [
          posix.join(input.path, path),
          content,
        ]),
      );
      provisioning.betweenSteps.endAll(step);
      const { branch, commit } = await propose({
        repository,
        branch: input.branch ?? `guardrails/${step.task}`,
        files,
        message: [
          input.title.replace(/\s+/g, ' '),
          '',
          `Guardrails-Decision: ${input.decision}`,
          `Requested-By: ${step.initiator.ref}`,
          ...step.initiator.actorChain.map(
            subject => `Requested-Through: ${escapeForDisplay(subject)}`,
          ),
          `Scaffolder-Task: ${step.task}`,
          '',
        ].join('\n'),
      });
      step.logger.info(
        `Proposed ${files.size} file(s) on branch ${branch} of ${repository.id}`,
      );
      context.output('repository', repository.id);
      context.output('branch', branch);
      context.output('commit', commit);
    },
  });
}
