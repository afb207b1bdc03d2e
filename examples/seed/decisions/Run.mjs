import { createHash } from 'node:crypto';
import { environmentPlan } from './environmentPlan.mjs';

const WORKSPACE = digestOf('the module of the environment template');

/**
 * One change of a person from its check to its end, by the calls of the template actions. Like theirs, each is answered
 * by the policy that is in force; what it answers is on record whatever the month was meant to show.
 */
export class Run {
  #engine;
  #request;
  #plan;
  decision;

  constructor(engine, { person, ref, environment, ...change }) {
    this.#engine = engine;
    this.person = person;
    this.#plan = environmentPlan(change);
    this.#request = {
      evidence: { document: this.#plan },
      format: 'terraform-plan',
      target: { ref, environment },
      workspace: WORKSPACE,
    };
  }

  async check() {
    this.decision = await this.#task.decide(this.#request);
    return this.decision.verdict.outcome;
  }

  /** @param outcome as the template action reports it; without one it is never reported. */
  async apply(outcome) {
    const binding = {
      task: `demo-${this.decision.id}`,
      plan: digestOf(JSON.stringify(this.#plan)),
      workspace: WORKSPACE,
    };
    const { id } = await this.#task.mintGrant({
      decision: this.decision.id,
      binding,
    });
    await this.#task.redeemGrant(id, binding);
    if (outcome) await this.#task.reportOutcome(id, outcome);
  }

  async requestApproval(reason) {
    this.approval = await this.#task.requestApproval({
      decision: this.decision.id,
      reason,
    });
  }

  /** Does nothing where the request ended meanwhile, by a newer one of the same person for instance. */
  async review(person, kind, reason) {
    const { id, fingerprint } = this.approval;
    const approver = this.#engine.as(person);
    if (!(await this.#isOpen(approver))) return;
    this.approval = await approver.consent(id, {
      kind,
      fingerprint,
      ...(reason && { reason }),
    });
  }

  async withdraw() {
    const requester = this.#engine.as(this.person);
    if (!(await this.#isOpen(requester))) return;
    await requester.withdrawApproval(this.approval.id, { what: 'request' });
  }

  async #isOpen(client) {
    return (await client.getApproval(this.approval.id)).state === 'open';
  }

  get #task() {
    return this.#engine.asTask(this.person);
  }
}

function digestOf(text) {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
