import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  scaffolderServiceRef,
  type ScaffolderService,
} from '@backstage/plugin-scaffolder-node';
import type { DecideRequest } from '@backstage-guardrails/plugin-guardrails-common';
import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  canonicalJson,
  type Decision,
  type PreApproval,
  preApprovalSchema,
} from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { binding, GuardrailsHarness, people } from './GuardrailsHarness';
import { parametersWith, REGION_RULE } from './parametersWith';
import { environmentPlan } from './plans';

const { DEVELOPER } = people;

type TaskSpec = Task['spec'];

export const TEMPLATE = 'template:default/environment';
export const MODULE = sha256('module');

/** What the scaffolder says of the task that runs. */
export function taskSpec(changes: Partial<TaskSpec> = {}): TaskSpec {
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    steps: [
      {
        id: 'plan',
        name: 'Plan',
        action: 'guardrails:terraform:plan',
        input: {
          module: 'environment',
          values: { size: '${{ parameters.size }}' },
        },
      },
    ],
    output: {},
    parameters: { size: 'small' },
    user: { ref: DEVELOPER },
    templateInfo: { entityRef: TEMPLATE },
    ...changes,
  };
}

/** Small environments in a region that people would be asked about. */
export function smallEnvironments(changes: object = {}): PreApproval {
  const { apiVersion, steps, output } = taskSpec();
  return preApprovalSchema.parse({
    id: 'small-environments',
    why: 'Small environments may stand anywhere, the platform team consented once.',
    environments: ['sandbox'],
    template: {
      ref: TEMPLATE,
      digest: sha256(
        canonicalJson({
          version: 'guardrails/template/v1',
          apiVersion,
          steps,
          output,
        }),
      ),
    },
    module: { id: 'environment', digest: MODULE },
    values: {
      size: { enum: ['small'] },
      name: { type: 'string', maxLength: 20 },
    },
    rules: [REGION_RULE],
    ...changes,
  });
}

type Task = Pick<
  Awaited<ReturnType<ScaffolderService['getTask']>>,
  'spec' | 'status'
>;

/** A change that would need approval, asked for by a run of a template. */
export class PreApprovalScenario {
  static async start(options: {
    knex: Knex;
    preApprovals?: PreApproval[];
  }): Promise<PreApprovalScenario> {
    const { knex, preApprovals = [smallEnvironments()] } = options;
    const tasks = new Map<string, Task>([
      [binding.task, { spec: taskSpec(), status: 'processing' }],
    ]);
    const scaffolder = {
      listActions: async () => [],
      getTask: async ({ taskId }: { taskId: string }) => {
        const task = tasks.get(taskId);
        if (!task) throw new Error('There is no such task');
        return { id: taskId, createdAt: '2026-03-01T12:00:00Z', ...task };
      },
    } as Partial<ScaffolderService> as ScaffolderService;
    const start = (declared: PreApproval[]) =>
      GuardrailsHarness.start({
        knex,
        config: {
          policy: {
            parameters: parametersWith({
              approvers: [{ from: ['group:default/platform'], minimum: 1 }],
              preApprovals: declared,
              sandboxEnd: 'off',
            }),
          },
        },
        features: [
          createServiceFactory({
            service: scaffolderServiceRef,
            deps: {},
            factory: () => scaffolder,
          }),
        ],
      });
    return new PreApprovalScenario(tasks, await start(preApprovals), start);
  }

  private constructor(
    readonly tasks: Map<string, Task>,
    public harness: GuardrailsHarness,
    private readonly startWith: (
      preApprovals: PreApproval[],
    ) => Promise<GuardrailsHarness>,
  ) {}

  /** What a task asks; everything is as it was pre-approved, unless told otherwise. */
  request(changes: Partial<DecideRequest> = {}): DecideRequest {
    return this.harness.request({
      evidence: { document: environmentPlan({ region: 'us-east-1' }) },
      workspace: binding.workspace,
      module: {
        id: 'environment',
        digest: MODULE,
        values: { size: 'small', name: 'checkout' },
      },
      ...changes,
    });
  }

  decide(changes: Partial<DecideRequest> = {}, person = DEVELOPER) {
    return this.harness.asTask(person).decide(this.request(changes));
  }

  async carryOut(decision: Pick<Decision, 'id'>): Promise<void> {
    const task = this.harness.asTask(DEVELOPER);
    const grant = await task.mintGrant({ decision: decision.id, binding });
    await task.redeemGrant(grant.id, binding);
  }

  /** The service starts again with other pre-approvals. */
  async restart(preApprovals: PreApproval[]): Promise<void> {
    await this.harness.server.stop();
    this.harness = await this.startWith(preApprovals);
  }
}
