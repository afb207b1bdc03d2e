import {
  GuardrailsError,
  type GrantBinding,
} from '@backstage-guardrails/plugin-guardrails-common';
import { sha256 } from '@backstage-guardrails/policy-decision';
import { DEVELOPER, PLATFORM, targets } from './organisation';
import { destruction } from './plans';
import type { Portal } from './Portal';

const workspace = sha256('workspace');

/** An approved change, as the step that carries it out sees it. */
export class ApplyStory {
  /** How many answers there were. */
  answered = 0;
  /** What was answered and is not so, in words. */
  readonly missing: string[] = [];
  readonly #portal: Portal;
  readonly #target: string;
  readonly #binding: GrantBinding;
  #decision = '';
  #grant = '';
  #reported = false;
  /** How often the change was carried out. */
  #applied = 0;

  constructor(options: { portal: Portal; number: number }) {
    this.#portal = options.portal;
    this.#target = targets[options.number];
    this.#binding = {
      task: `task-${options.number}`,
      plan: sha256('plan'),
      workspace,
    };
  }

  /** Up to a grant that is good for one apply. */
  async approve(): Promise<void> {
    this.#decision = await this.#decide(this.#binding.task);
    const { id: approval } = await this.#step.requestApproval({
      decision: this.#decision,
    });
    const approver = this.#portal.as(PLATFORM);
    const { fingerprint } = await approver.getApproval(approval);
    await approver.consent(approval, { kind: 'approve', fingerprint });
    this.#grant = await this.#mint(this.#decision, this.#binding);
    this.answered += 4;
  }

  /** Nothing is carried out unless the answer came. */
  async apply(): Promise<void> {
    await this.#step.redeemGrant(this.#grant, {
      ...this.#binding,
      claim: { module: 'environment', values: {} },
    });
    this.answered += 1;
    this.#applied += 1;
  }

  async report(): Promise<void> {
    await this.#step.reportOutcome(this.#grant, { status: 'applied' });
    this.answered += 1;
    this.#reported = true;
  }

  /** The same step once more, as somebody would try who does not know how far it came. */
  async applyAgain(): Promise<void> {
    await this.apply().catch(only('grant-used'));
  }

  /** Nothing works a second time, and the record says what is known. */
  async over(): Promise<void> {
    const { timeline, ledger = [] } = await this.#portal
      .as(DEVELOPER)
      .getDecision(this.#decision);
    const times = (kind: string) =>
      timeline.filter(event => event.kind === kind).length;
    this.#expect(times('grant-redeemed') === 1, 'one redemption');
    this.#expect(this.#applied <= 1, 'one apply at most');
    const [applied, unknown] = [times('applied'), times('outcome-unknown')];
    this.#expect(applied + unknown === 1, 'one outcome');
    if (this.#reported) this.#expect(applied === 1, 'the reported outcome');
    for (const kind of ['grant', 'redemption', 'outcome']) {
      const entries = ledger.filter(entry => entry.kind === kind);
      this.#expect(entries.length === 1, `one entry of the ${kind}`);
    }
    const [target] = await this.#portal.as(DEVELOPER).getTarget(this.#target);
    this.#expect(
      applied === 1
        ? target?.state === 'active'
        : target?.state === 'claimed' && target.grant === this.#grant,
      'a claim that ends with a report alone',
    );
    const grant = await refusalOf(() =>
      this.#step.redeemGrant(this.#grant, this.#binding),
    );
    this.#expect(grant === 'grant-used', 'a grant that is dead');
    const again = await refusalOf(() =>
      this.#mint(this.#decision, this.#binding),
    );
    this.#expect(again === 'decision-spent', 'a decision that is spent');
    const task = `${this.#binding.task}-again`;
    const fresh = await this.#decide(task);
    const borrowed = await refusalOf(() =>
      this.#mint(fresh, { ...this.#binding, task }),
    );
    this.#expect(borrowed === 'approval-needed', 'an approval that is used up');
  }

  get #step() {
    return this.#portal.as(DEVELOPER, { subject: 'plugin:scaffolder' });
  }

  async #decide(task: string): Promise<string> {
    const { id } = await this.#step.decide({
      evidence: { document: destruction },
      format: 'terraform-plan',
      target: { ref: this.#target, environment: 'staging' },
      run: { task },
      workspace,
    });
    return id;
  }

  async #mint(decision: string, binding: GrantBinding): Promise<string> {
    const { id } = await this.#step.mintGrant({ decision, binding });
    return id;
  }

  #expect(holds: boolean, what: string): void {
    if (!holds) this.missing.push(`${what} of ${this.#binding.task}`);
  }
}

async function refusalOf(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return 'done';
  } catch (error) {
    return error instanceof GuardrailsError ? error.code : String(error);
  }
}

function only(code: string) {
  return (error: unknown) => {
    if (!(error instanceof GuardrailsError) || error.code !== code) throw error;
  };
}
