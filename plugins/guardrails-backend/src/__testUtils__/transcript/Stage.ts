import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import type {
  ApprovalDetail,
  DecideRequest,
  GrantBinding,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Decision } from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ASKED, catalogWith } from '../ApprovalScenario';
import {
  binding,
  CHECKOUT,
  component,
  GuardrailsHarness,
  people,
} from '../GuardrailsHarness';
import { environmentModule } from '../environmentModule';
import { parametersWith } from '../parametersWith';
import { environmentPlan } from '../plans';
import { rewrite } from '../seals';
import { SoftAuthenticator } from '../SoftAuthenticator';
import { LendingSystem, lent } from './lendingSystem';
import { Transcript } from './Transcript';

const { DEVELOPER, OTHER, PLATFORM } = people;
const ORIGIN = 'https://portal.example';
const MINUTE = 60_000;

/** Of each owner of a change another entity, so that no request ends the one before. */
const entities = [
  ...catalogWith([PLATFORM, OTHER]).entities,
  ...['billing-api', 'ledger-api', 'refund-api', 'payout-api'].map(name =>
    component(name, 'group:default/payments', 'billing'),
  ),
  ...lent,
];

type Change = {
  ref?: string;
  region?: string;
  environment?: string;
  tags?: object;
};

/** The whole service with everything it can be asked to do, on one database. */
export class Stage {
  readonly knex: Knex;
  readonly transcript: Transcript;
  readonly system = new LendingSystem();
  readonly #folder = mkdtempSync(path.join(tmpdir(), 'transcript-'));
  readonly #anchor = path.join(this.#folder, 'checkpoints');
  readonly #authenticators = new Map<string, SoftAuthenticator>();
  readonly #triggered = new Set<string>();
  #scheduler = mockServices.scheduler();
  #harness: GuardrailsHarness | undefined;

  constructor(options: { knex: Knex }) {
    this.knex = options.knex;
    this.transcript = new Transcript(options);
  }

  get harness(): GuardrailsHarness {
    if (!this.#harness) throw new Error('The service is not started');
    return this.#harness;
  }

  /** On behalf of a person, as the scaffolder does. */
  task(person: string = DEVELOPER) {
    return this.harness.asTask(person);
  }

  async start(bundle?: string): Promise<void> {
    this.#scheduler = mockServices.scheduler();
    const scheduler = this.#scheduler;
    this.#harness = await GuardrailsHarness.start({
      knex: this.knex,
      entities,
      config: {
        policy: {
          parameters: this.#parameters(),
          owners: [ASKED],
          ...(bundle !== undefined && { bundle }),
        },
        modules: [environmentModule],
        facts: { timeToLive: { milliseconds: 1 } },
        approvals: {
          passkeyWaits: 0,
          passkeySession: 'any',
          relyingParty: { origins: [ORIGIN] },
        },
        leases: { reconcileEvery: '1h' },
        drift: { enabled: true },
        ledger: { anchors: { file: this.#anchor } },
      },
      features: [
        ...this.transcript.features,
        this.system.feature,
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
      ],
    });
  }

  /** The file that checkpoints are kept in cannot be written any more. */
  loseAnchor(): void {
    rmSync(this.#anchor);
    mkdirSync(this.#anchor);
  }

  async stop(): Promise<void> {
    await this.#harness?.server.stop();
    this.#harness = undefined;
  }

  /** What the schedule does. */
  async trigger(task: string): Promise<void> {
    this.#triggered.add(task);
    await this.#scheduler.triggerTask(task);
  }

  /** Scheduled tasks that were not triggered. */
  async untriggered(): Promise<string[]> {
    const tasks = await this.#scheduler.getScheduledTasks();
    return tasks.map(({ id }) => id).filter(id => !this.#triggered.has(id));
  }

  request(options: Partial<DecideRequest> = {}): DecideRequest {
    return this.harness.request({
      workspace: binding.workspace,
      ...options,
    });
  }

  /** A change that needs approval, of the entity and environment. */
  needsApproval(options: Change = {}): Promise<Decision> {
    const {
      ref = CHECKOUT,
      region = 'us-east-1',
      environment = 'sandbox',
      tags,
    } = options;
    return this.task().decide(
      this.request({
        evidence: { document: environmentPlan({ region, tags }) },
        target: { ref, environment },
      }),
    );
  }

  async asked(change: Change = {}): Promise<ApprovalDetail> {
    const { id } = await this.needsApproval(change);
    return this.task().requestApproval({ decision: id });
  }

  /** With a passkey where policy asks for one. */
  async consent(
    id: string,
    options: { by: string; kind?: 'approve' | 'reject' },
  ): Promise<ApprovalDetail> {
    const { by, kind = 'approve' } = options;
    const client = this.harness.as(by);
    const { fingerprint, eligibility } = await client.getApproval(id);
    return client.consent(id, {
      kind,
      fingerprint,
      reason: 'Looked at.',
      ...(eligibility.canDecide &&
        eligibility.consent === 'passkey' && {
          passkey: await this.#sign(by, { id, kind }),
        }),
    });
  }

  async enrol(person: string): Promise<void> {
    const authenticator = new SoftAuthenticator({ origin: ORIGIN });
    const options = await this.harness
      .as(person)
      .passkeyChallenge({ purpose: 'enrol' });
    await this.harness.as(person).enrolPasskey({
      name: 'Laptop',
      response: authenticator.register(options),
    });
    this.#authenticators.set(person, authenticator);
  }

  async allowed(task: string, ref: string = CHECKOUT): Promise<Decision> {
    return this.task().decide(
      this.request({
        run: { task },
        target: { ref, environment: 'sandbox' },
      }),
    );
  }

  bound(task: string): GrantBinding {
    return { ...binding, task };
  }

  /** An allowed change up to the redemption of its grant. */
  async redeemed(task: string, ref: string = CHECKOUT): Promise<string> {
    const decision = await this.allowed(task, ref);
    const { id } = await this.task().mintGrant({
      decision: decision.id,
      binding: this.bound(task),
    });
    await this.task().redeemGrant(id, this.bound(task));
    return id;
  }

  /** As if a row had been written so much earlier: the clock of the database cannot be turned. */
  async age(
    table: 'approvals' | 'grants' | 'leases' | 'exceptions',
    options: { id: string; minutes: number; columns: string[] },
  ): Promise<void> {
    const { id, minutes, columns } = options;
    const row = await this.knex(table).where({ id }).first();
    await rewrite(this.knex, table, {
      where: { id },
      change: Object.fromEntries(
        columns
          .filter(column => row[column] !== null)
          .map(column => [
            column,
            new Date(Date.parse(row[column]) - minutes * MINUTE).toISOString(),
          ]),
      ),
    });
  }

  /** What the client has no call for. */
  async send(
    route: string,
    options: {
      token: string;
      body: unknown;
      headers?: Record<string, string>;
    },
  ): Promise<{ status: number; code?: string }> {
    const [method, where] = route.split(' ');
    const answer = await fetch(`${this.harness.url}/api/guardrails${where}`, {
      method,
      headers: {
        authorization: `Bearer ${options.token}`,
        'content-type': 'application/json',
        ...options.headers,
      },
      body: JSON.stringify(options.body),
    });
    const { error } = (await answer.json()) as { error?: { code?: string } };
    return { status: answer.status, code: error?.code };
  }

  async #sign(
    person: string,
    consent: { id: string; kind: 'approve' | 'reject' },
  ) {
    const authenticator = this.#authenticators.get(person);
    if (!authenticator) throw new Error(`${person} has no passkey`);
    return authenticator.sign(
      await this.harness.as(person).passkeyChallenge({
        purpose: 'consent',
        approval: consent.id,
        kind: consent.kind,
      }),
    );
  }

  /** Regions need approval: in sandboxes with a second group to be asked, in production with a passkey. */
  #parameters(): string {
    const shared = parametersWith({
      approvers: [{ from: [ASKED], minimum: 1 }],
    });
    const parameters = JSON.parse(readFileSync(shared, 'utf8'));
    parameters.sandbox.approvers = [
      {
        from: [ASKED],
        minimum: 1,
        escalation: { afterMinutes: 30, to: ['group:default/security'] },
      },
    ];
    parameters.production.approvers = [
      { from: [ASKED], minimum: 1, consent: 'passkey' },
    ];
    const file = path.join(this.#folder, 'parameters.json');
    writeFileSync(file, JSON.stringify(parameters));
    return file;
  }
}
