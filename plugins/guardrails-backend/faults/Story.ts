import { mockCredentials } from '@backstage/backend-test-utils';
import {
  GuardrailsClient,
  GuardrailsError,
  type GrantBinding,
} from '@backstage-guardrails/plugin-guardrails-common';
import { sha256 } from '@backstage-guardrails/policy-decision';
import { DEVELOPER, PLATFORM, SECURITY, targets } from './organisation';
import { destruction, elsewhere } from './plans';

const workspace = sha256('workspace');

/** What was answered, so that it has to be there whatever happens afterwards. */
export type Acknowledged = {
  decision?: string;
  approval?: string;
  consented?: true;
  grant?: string;
  redeemed?: true;
  ended?: true;
  refused?: string;
  exception?: string;
  excepted?: true;
  waived?: string;
};

/** Codes that say that an earlier attempt, whose answer never came, had done it already. */
const done: Partial<Record<keyof Acknowledged, string[]>> = {
  consented: ['already-decided', 'approval-closed'],
  redeemed: ['grant-used'],
  excepted: ['already-decided', 'approval-closed'],
};

/**
 * One change that needs approval, from the question to its end, and one exception, as their people do it.
 * It can be told again from where the last answer came: what was answered is never done again.
 */
export class Story {
  readonly acknowledged: Acknowledged = {};
  readonly #number: number;
  #url: string;

  constructor(options: { url: string; number: number }) {
    this.#url = options.url;
    this.#number = options.number;
  }

  /** The same story, with the service at another address after its restart. */
  moveTo(url: string): void {
    this.#url = url;
  }

  /** @throws whatever was answered that does not belong to the story */
  async tell(): Promise<void> {
    const binding: GrantBinding = {
      task: `task-${this.#number}`,
      plan: sha256('plan'),
      workspace,
    };
    const task = this.#as(DEVELOPER, { subject: 'plugin:scaffolder' });
    const decision = await this.#once('decision', () =>
      this.#decide(task, destruction, `change-${this.#number}`, binding.task),
    );
    const approval = await this.#once('approval', async () => {
      const { id } = await task.requestApproval({ decision });
      return id;
    });
    await this.#once('consented', () => this.#consent(approval, PLATFORM));
    const grant = await this.#once('grant', async () => {
      const { id } = await task.mintGrant({ decision, binding });
      return id;
    });
    await this.#once('redeemed', async () => {
      await task.redeemGrant(grant, binding);
      return true as const;
    });
    await this.#once('ended', async () => {
      await task.reportOutcome(grant, { status: 'applied' });
      return true as const;
    });

    const developer = this.#as(DEVELOPER);
    const refused = await this.#once('refused', () =>
      this.#decide(developer, elsewhere, `elsewhere-${this.#number}`),
    );
    const exception = await this.#once('exception', () =>
      this.#askForException(refused),
    );
    await this.#once('excepted', async () => {
      const { approval: id } = await developer.getException(exception);
      return this.#consent(id, SECURITY);
    });
    await this.#once('waived', () =>
      this.#decide(developer, elsewhere, `waived-${this.#number}`),
    );
  }

  async #decide(
    client: GuardrailsClient,
    document: object,
    idempotencyKey: string,
    task = `task-${this.#number}`,
  ): Promise<string> {
    const { id } = await client.decide({
      evidence: { document },
      format: 'terraform-plan',
      target: { ref: targets[this.#number], environment: 'staging' },
      run: { task },
      workspace,
      idempotencyKey,
    });
    return id;
  }

  async #consent(approval: string, person: string): Promise<true> {
    const client = this.#as(person);
    const { fingerprint } = await client.getApproval(approval);
    await client.consent(approval, { kind: 'approve', fingerprint });
    return true;
  }

  async #askForException(decision: string): Promise<string> {
    const developer = this.#as(DEVELOPER);
    const { items } = await developer.listExceptions({});
    // An attempt whose answer never came may have asked already.
    const asked = items.find(
      ({ target }) => target.ref === targets[this.#number],
    );
    if (asked) return asked.id;
    const { id } = await developer.requestException({
      decision,
      rule: 'placement/allowed-regions' as never,
      reason: 'A partner requires the region',
      control: { kind: 'statement', text: 'Only test data is kept there' },
      until: new Date(Date.now() + 86_400_000).toISOString(),
    });
    return id;
  }

  async #once<Step extends keyof Acknowledged>(
    step: Step,
    work: () => Promise<NonNullable<Acknowledged[Step]>>,
  ): Promise<NonNullable<Acknowledged[Step]>> {
    const known = this.acknowledged[step];
    if (known !== undefined) return known as NonNullable<Acknowledged[Step]>;
    try {
      const result = await work();
      this.acknowledged[step] = result;
      return result;
    } catch (error) {
      const code = error instanceof GuardrailsError ? error.code : '';
      if (!done[step]?.includes(code)) throw error;
      return true as NonNullable<Acknowledged[Step]>;
    }
  }

  #as(person: string, actor?: { subject: string }): GuardrailsClient {
    return GuardrailsClient.forServer({
      server: this.#url,
      token: mockCredentials.user.token(person, actor && { actor }),
      // The person started the task in their own session.
      ...(actor && { actorChain: [] }),
    });
  }
}
