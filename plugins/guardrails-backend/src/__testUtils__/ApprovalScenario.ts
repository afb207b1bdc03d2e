import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type {
  ApprovalDetail,
  GuardrailsClient,
} from '@backstage-guardrails/plugin-guardrails-common';
import type {
  ApprovalRequirement,
  Decision,
  ParameterSet,
} from '@backstage-guardrails/policy-model';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import {
  binding,
  CHECKOUT,
  GuardrailsHarness,
  members,
  people,
} from './GuardrailsHarness';
import { group, setMember, user } from './organisation';
import { parametersWith } from './parametersWith';
import { environmentPlan } from './plans';
import { rewrite } from './seals';

const { DEVELOPER, LEAD, OTHER, PLATFORM } = people;

/** The group that is asked, unless a test says otherwise. */
export const ASKED = 'group:default/platform';
export const oneOfAsked: ApprovalRequirement[] = [
  { from: [ASKED], minimum: 1 },
];

/** A change that needs approval, asked for, decided by others, and carried out: with the verbs of its people. */
export class ApprovalScenario {
  static async start(options: {
    knex: Knex;
    approvers?: ApprovalRequirement[];
    /** Parameters instead of the shipped ones. */
    values?: ParameterSet['values'];
    config?: JsonObject;
    entities?: Entity[];
  }): Promise<ApprovalScenario> {
    const { knex, approvers = oneOfAsked, values, entities } = options;
    const scheduler = mockServices.scheduler();
    const harness = await GuardrailsHarness.start({
      knex,
      entities,
      config: {
        policy: { parameters: parametersWith({ approvers, values }) },
        facts: { timeToLive: { milliseconds: 1 } },
        ...options.config,
      },
      features: [
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
      ],
    });
    return new ApprovalScenario(knex, harness, scheduler);
  }

  private constructor(
    readonly knex: Knex,
    readonly harness: GuardrailsHarness,
    readonly scheduler: ReturnType<typeof mockServices.scheduler>,
  ) {}

  as(person: string): GuardrailsClient {
    return this.harness.as(person);
  }

  /** What the developer's task is told about a region that needs approval. */
  decide(
    options: { region?: string; person?: string; ref?: string } = {},
  ): Promise<Decision> {
    const {
      region = 'us-east-1',
      person = DEVELOPER,
      ref = CHECKOUT,
    } = options;
    return this.harness.asTask(person).decide(
      this.harness.request({
        evidence: { document: environmentPlan({ region }) },
        target: { ref, environment: 'sandbox' },
        workspace: binding.workspace,
      }),
    );
  }

  async ask(
    options: { region?: string; person?: string; ref?: string } = {},
  ): Promise<ApprovalDetail> {
    const { id } = await this.decide(options);
    return this.harness
      .asTask(options.person ?? DEVELOPER)
      .requestApproval({ decision: id });
  }

  approve(request: ApprovalDetail, person: string): Promise<ApprovalDetail> {
    return approveWith(this.as(person), request);
  }

  mint(request: ApprovalDetail) {
    const { decision } = request.subject as { decision: string };
    return this.harness.asTask(DEVELOPER).mintGrant({ decision, binding });
  }

  async redeem(request: ApprovalDetail): Promise<void> {
    const { id } = await this.mint(request);
    await this.harness.asTask(DEVELOPER).redeemGrant(id, binding);
  }

  /** What was announced about a request, and to whom, in its order. */
  async announced(
    { id }: Pick<ApprovalDetail, 'id'>,
    topic = 'approval.%',
  ): Promise<{ topic: string; recipients: string[] }[]> {
    const rows = await this.knex('announcements')
      .where('topic', 'like', topic)
      .orderBy('sequence');
    return rows
      .map(row => ({ topic: row.topic, ...JSON.parse(row.content) }))
      .filter(({ key }) => key.startsWith(`approval.${id}.`))
      .map(({ topic: said, recipients }) => ({ topic: said, recipients }));
  }

  /** As if a request had been opened so much earlier. */
  async age(request: ApprovalDetail, minutes: number): Promise<void> {
    const row = await this.knex('approvals').where({ id: request.id }).first();
    const earlier = (time: string) =>
      new Date(Date.parse(time) - minutes * 60_000).toISOString();
    await rewrite(this.knex, 'approvals', {
      where: { id: request.id },
      change: {
        requested_at: earlier(row.requested_at),
        expires_at: earlier(row.expires_at),
        due_at: earlier(row.due_at),
      },
    });
  }

  /** What the schedule does. */
  async sweep(): Promise<void> {
    await this.scheduler.triggerTask('guardrails-approvals');
  }
}

/** Consents through any client. */
export function approveWith(
  client: GuardrailsClient,
  request: ApprovalDetail,
): Promise<ApprovalDetail> {
  return client.consent(request.id, {
    kind: 'approve',
    fingerprint: request.fingerprint,
  });
}

/** A catalog whose asked group has these members, to be changed while it is in use. */
export function catalogWith(
  asked: string[],
  others: Entity[] = [],
): { entities: Entity[]; set: (member: string, isMember: boolean) => void } {
  const entities = [
    group(ASKED, { members: asked }),
    ...[PLATFORM, OTHER, DEVELOPER, LEAD].map(ref =>
      user(ref, {
        memberOf: [
          ...Object.keys(members).filter(
            name => name !== ASKED && members[name].includes(ref),
          ),
          ...(asked.includes(ref) ? [ASKED] : []),
        ],
      }),
    ),
    ...others,
  ];
  return {
    entities,
    set: (member, isMember) =>
      setMember(entities, { group: ASKED, member, isMember }),
  };
}

/** A day from now. */
export function tomorrow(): string {
  return new Date(Date.now() + 86_400_000).toISOString();
}
