import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { GuardrailsService } from '@backstage-guardrails/plugin-guardrails-node';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  removeTemporaryDirectories,
  temporaryDirectory,
} from '../__testUtils__/temporaryDirectory';
import { BetweenSteps } from '../flow';
import { createGitopsProposeAction } from './createGitopsProposeAction';

const ref = 'user:default/developer';

describe('guardrails:gitops:propose', () => {
  afterAll(removeTemporaryDirectories);

  it.each([
    ['nothing', 'of what was proposed', 'deploy', 0],
    ['that it was cancelled', 'of what was not', 'missing', 1],
  ])(
    'says %s %s where the task is cancelled later',
    async (_says, _of, source, times) => {
      const workspacePath = await temporaryDirectory();
      await mkdir(join(workspacePath, 'deploy'));
      await writeFile(join(workspacePath, 'deploy', 'claim.yaml'), 'kind: A');
      const betweenSteps = new BetweenSteps();
      const task = new AbortController();
      const cancelled = jest.fn();
      betweenSteps.begin({ signal: task.signal }, 'plan', cancelled);
      const gitdir = join(workspacePath, 'deployments.git');
      const input = { decision: '1', source, path: 'claims', title: 'A' };
      const action = createGitopsProposeAction({
        provisioning: {
          auth: mockServices.auth(),
          betweenSteps,
          baseUrl: 'http://portal.example/',
          taskPrivacy: { seenBy: async () => undefined },
          guardrails: {
            getTaskSteps: async () => [
              { id: 'propose', action: action.id, input },
            ],
            getDecision: async () => ({
              run: { task: 'task-1' },
              decision: { actor: { ref }, verdict: { outcome: 'allow' } },
            }),
          } as unknown as GuardrailsService,
        },
        repositories: [
          {
            ...{ id: 'deployments', branch: 'main' },
            place: { type: 'embedded', gitdir },
          },
        ],
      });
      const context = {
        ...{ workspacePath, signal: task.signal },
        task: { id: 'task-1' },
        user: { ref },
        step: { id: 'propose' },
        input,
        logger: mockServices.logger.mock(),
        output: jest.fn(),
        getInitiatorCredentials: async () => mockCredentials.user(ref),
      };
      const proposed = await Promise.allSettled([
        action.handler(
          context as unknown as Parameters<typeof action.handler>[0],
        ),
      ]);
      expect(proposed).toMatchObject([
        { status: times === 0 ? 'fulfilled' : 'rejected' },
      ]);
      task.abort();
      expect(cancelled).toHaveBeenCalledTimes(times);
    },
  );
});
