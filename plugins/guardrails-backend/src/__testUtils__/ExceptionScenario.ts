import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type {
  ConsentKind,
  DecideRequest,
  ExceptionDetail,
  ExceptionRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Decision, RuleId } from '@backstage-guardrails/policy-model';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import {
  binding,
  CHECKOUT,
  GuardrailsHarness,
  people,
} from './GuardrailsHarness';
import { organisation } from './organisation';
import { environmentPlan } from './plans';

const { DEVELOPER, SECURITY } = people;

/** A second person who can grant. */
export const SECOND = 'user:default/security-lead';

/** The one rule that the story's plan breaks. */
export const REGIONS = 'placement/allowed-regions' as RuleId;
export const ADDRESS = 'terraform_data.environment';

const granters = { 'group:default/security': [SECURITY, SECOND] };

/** A plan that is denied, an exception asked for, granted by others, and used: with the verbs of its people. */
export class ExceptionScenario {
  static async start(options: {
    knex: Knex;
    config?: JsonObject;
    entities?: Entity[];
  }): Promise<ExceptionScenario> {
    const scheduler = mockServices.scheduler();
    const harness = await GuardrailsHarness.start({
      knex: options.knex,
      config: {
        environments: [
          { name: 'sandbox', class: 'sandbox', account: '1' },
          { name: 'staging', class: 'staging', account: '3' },
          { name: 'production', class: 'production', account: '4' },
        ],
        approvals: { passkeys: 'off' },
        ...options.config,
      },
      entities: [...organisation(granters), ...(options.entities ?? [])],
      features: [
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
      ],
    });
    return new ExceptionScenario(harness, scheduler);
  }

  private constructor(
    readonly harness: GuardrailsHarness,
    readonly scheduler: ReturnType<typeof mockServices.scheduler>,
  ) {}

  as(person: string) {
    return this.harness.as(person);
  }

  /** A task of the developer that asks about a region that is not allowed, unless told otherwise. */
  decide(options: Partial<DecideRequest> = {}): Promise<Decision> {
    return this.harness
      .asTask(DEVELOPER)
      .decide(this.harness.request({ ...denied(), ...options }));
  }

  /** Carries a decision out, as the scaffolder would. */
  async carryOut(decision: Decision): Promise<void> {
    const task = this.harness.asTask(DEVELOPER);
    const grant = await task.mintGrant({ decision: decision.id, binding });
    await task.redeemGrant(grant.id, binding);
  }

  /** Carries a decision out, and reports that it was applied. */
  async apply(decision: Decision): Promise<void> {
    const task = this.harness.asTask(DEVELOPER);
    const grant = await task.mintGrant({ decision: decision.id, binding });
    await task.redeemGrant(grant.id, binding);
    await task.reportOutcome(grant.id, { status: 'applied' });
  }

  ask(
    decision: Decision,
    changes: Partial<ExceptionRequest> = {},
    person = DEVELOPER,
  ): Promise<ExceptionDetail> {
    return this.as(person).requestException({
      decision: decision.id,
      rule: REGIONS,
      reason: 'The customer is there.',
      control: { kind: 'statement', text: 'We look after it by hand.' },
      until: inDays(30),
      ...changes,
    });
  }

  async decideOn(
    exception: ExceptionDetail,
    options: { by?: string; kind?: ConsentKind } = {},
  ): Promise<ExceptionDetail> {
    const { by = SECURITY, kind = 'approve' } = options;
    const { fingerprint } = await this.as(by).getApproval(exception.approval);
    await this.as(by).consent(exception.approval, {
      kind,
      fingerprint,
      reason: 'Looked at.',
    });
    return this.as(by).getException(exception.id);
  }

  async granted(
    decision: Decision,
    changes: Partial<ExceptionRequest> = {},
  ): Promise<ExceptionDetail> {
    return this.decideOn(await this.ask(decision, changes));
  }

  /** What the schedule does each minute. */
  tick(): Promise<void> {
    return this.scheduler.triggerTask('guardrails-exceptions');
  }
}

export function denied(region = 'us-east-1'): Partial<DecideRequest> {
  return {
    target: { ref: CHECKOUT, environment: 'sandbox' },
    evidence: { document: environmentPlan({ region }) },
  };
}

export function inDays(days: number): string {
  return new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString();
}
