import type { Entity } from '@backstage/catalog-model';
import { parametersPath } from '@backstage-guardrails/policies';
import type {
  ApprovalDetail,
  ConsentKind,
  ConsentRequest,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Decision } from '@backstage-guardrails/policy-model';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inDays, REGIONS } from './ExceptionScenario';
import { CHECKOUT, GuardrailsHarness, people } from './GuardrailsHarness';
import { environmentPlan } from './plans';
import { SoftAuthenticator, type Tampering } from './SoftAuthenticator';

const { DEVELOPER, LEAD, OTHER, SECURITY, PLATFORM } = people;

export const ORIGIN = 'https://portal.example';

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

/**
 * Parameters by which a change to another region needs two people's passkeys in production, and an exception for it the
 * passkey of one.
 */
function parametersFile(): string {
  const parameters = JSON.parse(readFileSync(parametersPath, 'utf8'));
  parameters.production.rules['placement/allowed-regions'] = {
    level: 'approval',
  };
  parameters.production.approvers = [
    {
      from: ['group:default/security', 'group:default/platform'],
      minimum: 2,
      consent: 'passkey',
    },
  ];
  parameters.production.exceptionApprovers = [
    { from: ['group:default/security'], minimum: 1, consent: 'passkey' },
  ];
  const file = join(
    mkdtempSync(join(tmpdir(), 'guardrails-parameters-')),
    'parameters.json',
  );
  writeFileSync(file, JSON.stringify(parameters));
  return file;
}

/** A change to production that waits for signatures, with the verbs of its people. */
export class PasskeyScenario {
  static async start(options: { knex: Knex; approvals?: JsonObject }) {
    const harness = await GuardrailsHarness.start({
      knex: options.knex,
      config: {
        policy: { parameters: parametersFile() },
        approvals: {
          passkeyWaits: 0,
          passkeySession: 'any',
          relyingParty: { origins: [ORIGIN] },
          ...options.approvals,
        },
      },
      entities: organisation,
    });
    return new PasskeyScenario(harness);
  }

  #opened = 0;

  private constructor(readonly harness: GuardrailsHarness) {}

  as(person: string) {
    return this.harness.as(person);
  }

  /** Each time of other content. The same person's next one for the same target replaces the one before. */
  async request(
    options: { by?: string; target?: string } = {},
  ): Promise<ApprovalDetail> {
    const { by = DEVELOPER } = options;
    const { id: decision } = await this.#decide(options);
    return this.as(by).requestApproval({ decision });
  }

  /** The developer's request for an exception for the same rule. */
  async requestException(): Promise<ApprovalDetail> {
    const { id: decision } = await this.#decide();
    const { approval } = await this.as(DEVELOPER).requestException({
      decision,
      rule: REGIONS,
      reason: 'The customer is there.',
      control: { kind: 'statement', text: 'We look after it by hand.' },
      until: inDays(30),
    });
    return this.as(SECURITY).getApproval(approval);
  }

  #decide({ by = DEVELOPER, target = CHECKOUT } = {}): Promise<Decision> {
    this.#opened += 1;
    return this.harness.asTask(by).decide(
      this.harness.request({
        evidence: {
          document: environmentPlan({
            region: 'us-east-1',
            tags: {
              owner: 'group:default/payments',
              'cost-center': '4711',
              note: `change ${this.#opened}`,
            },
          }),
        },
        target: { ref: target, environment: 'production' },
      }),
    );
  }

  async enrol(person: string): Promise<SoftAuthenticator> {
    const authenticator = new SoftAuthenticator({ origin: ORIGIN });
    const options = await this.as(person).passkeyChallenge({
      purpose: 'enrol',
    });
    await this.as(person).enrolPasskey({
      name: 'Laptop',
      response: authenticator.register(options),
    });
    return authenticator;
  }

  /** Asks for a challenge and signs it. */
  async sign(
    person: string,
    authenticator: SoftAuthenticator,
    approval: ApprovalDetail,
    options: { kind?: ConsentKind; tampering?: Tampering } = {},
  ): Promise<Record<string, unknown>> {
    const challenge = await this.as(person).passkeyChallenge({
      purpose: 'consent',
      approval: approval.id,
      kind: options.kind ?? 'approve',
    });
    return authenticator.sign(challenge, options.tampering);
  }

  consent(
    person: string,
    approval: ApprovalDetail,
    request: Partial<ConsentRequest> = {},
  ): Promise<ApprovalDetail> {
    return this.as(person).consent(approval.id, {
      kind: 'approve',
      fingerprint: approval.fingerprint,
      ...request,
    });
  }
}
