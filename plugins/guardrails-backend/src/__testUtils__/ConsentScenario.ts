import type { Entity } from '@backstage/catalog-model';
import type {
  ApprovalDetail,
  DecideRequest,
  GrantBinding,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Decision } from '@backstage-guardrails/policy-model';
import { sha256 } from '@backstage-guardrails/policy-decision';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import {
  binding,
  CHECKOUT,
  GuardrailsHarness,
  people,
} from './GuardrailsHarness';
import { removalPlan } from './plans';

const { DEVELOPER, LEAD, OTHER, SECURITY, PLATFORM } = people;

const members: Record<string, string[]> = {
  payments: [DEVELOPER, LEAD],
  search: [OTHER],
  security: [SECURITY],
  platform: [PLATFORM],
};

/** Groups with their members, as the catalog relates them. */
const organisation: Entity[] = Object.entries(members).flatMap(
  ([name, users]) => [
    entity('Group', name, users, 'hasMember'),
    ...users.map(ref =>
      entity('User', ref.split('/')[1], [`group:default/${name}`], 'memberOf'),
    ),
  ],
);

function entity(
  kind: string,
  name: string,
  targets: string[],
  type: string,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default' },
    spec: {},
    relations: targets.map(targetRef => ({ type, targetRef })),
  };
}

const environments = [
  { name: 'sandbox', class: 'sandbox', account: '1' },
  { name: 'staging', class: 'staging', account: '3' },
  { name: 'production', class: 'production', account: '4' },
];

/** A removal that needs approval, asked for, approved and carried out: with the verbs of its people. */
export class ConsentScenario {
  static async start(
    options: {
      knex: Knex;
      config?: JsonObject;
      entities?: Entity[];
    } & Pick<
      Parameters<typeof GuardrailsHarness.start>[0],
      'features' | 'others'
    >,
  ): Promise<ConsentScenario> {
    const harness = await GuardrailsHarness.start({
      knex: options.knex,
      config: {
        environments,
        approvals: { passkeys: 'off' },
        ...options.config,
      },
      others: options.others,
      features: options.features,
      entities: [...organisation, ...(options.entities ?? [])],
    });
    return new ConsentScenario(harness);
  }

  private constructor(readonly harness: GuardrailsHarness) {}

  /** A task asks to remove more in production than one person may by themselves, unless told otherwise. */
  decide(
    options: Partial<DecideRequest> & { person?: string; task?: string } = {},
  ): Promise<Decision> {
    const { person = DEVELOPER, task = binding.task, ...request } = options;
    return this.harness.asTask(person).decide({
      evidence: { document: removalPlan({ count: 6 }) },
      format: 'terraform-plan',
      target: { ref: CHECKOUT, environment: 'production' },
      run: { task },
      workspace: binding.workspace,
      ...request,
    });
  }

  async approved(decision: Decision, by = PLATFORM): Promise<ApprovalDetail> {
    const asked = await this.harness
      .as(DEVELOPER)
      .requestApproval({ decision: decision.id });
    return this.harness.as(by).consent(asked.id, {
      kind: 'approve',
      fingerprint: asked.fingerprint,
    });
  }

  mint(
    decision: Pick<Decision, 'id'>,
    changes: Partial<GrantBinding> & { person?: string } = {},
  ) {
    const { person = DEVELOPER, ...bound } = changes;
    return this.harness.asTask(person).mintGrant({
      decision: decision.id,
      binding: { ...binding, ...bound },
    });
  }

  redeem(grant: { id: string; binding: GrantBinding }, person = DEVELOPER) {
    return this.harness.asTask(person).redeemGrant(grant.id, grant.binding);
  }

  async carryOut(decision: Decision, task = binding.task): Promise<void> {
    const grant = await this.mint(decision, { task });
    await this.redeem(grant);
  }

  /** One small removal, from the question to its redemption. */
  async removeSlice(
    first: number,
    options: { count?: number; kind?: 'delete' | 'forget' | 'replace' } = {},
  ): Promise<Decision> {
    const task = `slice-${first}`;
    const decision = await this.decide({
      task,
      evidence: { document: removalPlan({ count: 3, ...options, first }) },
    });
    if (decision.verdict.outcome === 'allow')
      await this.carryOut(decision, task);
    return decision;
  }
}

export const anotherWorkspace = sha256('another version of the module');
