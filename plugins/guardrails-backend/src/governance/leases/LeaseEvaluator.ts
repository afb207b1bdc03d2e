import type { LeaseRequest } from '@backstage-guardrails/plugin-guardrails-common';
import type { PipelineResult } from '@backstage-guardrails/policy-decision';
import {
  canonicalJson,
  type Facts,
  type Target,
} from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import type { EnvironmentConfig } from '../../base/config';
import { toTarget, type PolicyEvaluator } from '../../decision/decisions';
import type { CatalogFacts } from '../../decision/facts';
import type { People } from '../../identity/people';
import type { Seals } from '../../record/seals';
import type { Caller } from '../../identity/actors';
import { resolveEnvironment } from '../../decision/environments';
import { withDebtors, type Debtors } from './store/Debtors';
import { pendingReviews, type ReviewSubject } from './store/pendingReviews';

/** What is asked for, as the pipeline reads it. */
type LeaseQuestion = Pick<
  LeaseRequest,
  'resource' | 'role' | 'minutes' | 'purpose' | 'incident' | 'breakGlass'
> & { environment?: string };

/** What asks for a lease: the person, the access and the moment. */
type AccessRequest = {
  caller: Caller;
  /** The human behind the caller, as known now and, where it is evaluated again, when it was asked for. */
  humans: string[];
  question: LeaseQuestion;
  instant: Date;
};

/** @internal */
export type EvaluatedLease = {
  evaluation: PipelineResult;
  target: Target;
  evidence: string;
  /** Uses of break-glass that wait for their reviews; only break-glass is asked about them. */
  debt: number;
};

/**
 * What policy says about a lease now. Environment and owner are looked up, never the caller's word; the debt of
 * break-glass is ours to state. It takes no turn among plans, so that break-glass never waits behind them.
 * @internal
 */
export class LeaseEvaluator {
  readonly #deps: {
    evaluator: Pick<PolicyEvaluator, 'evaluate'>;
    catalog: Pick<CatalogFacts, 'target'>;
    environments: EnvironmentConfig[];
    knex: Knex;
    people: Pick<People, 'identities'>;
    seals: Seals;
  };

  constructor(deps: {
    evaluator: Pick<PolicyEvaluator, 'evaluate'>;
    catalog: Pick<CatalogFacts, 'target'>;
    environments: EnvironmentConfig[];
    knex: Knex;
    people: Pick<People, 'identities'>;
    seals: Seals;
  }) {
    this.#deps = deps;
  }

  async evaluate(request: AccessRequest): Promise<EvaluatedLease> {
    const { caller, question, instant } = request;
    const target = await this.#target(question);
    const evidence = toEvidence(question);
    const debt = question.breakGlass
      ? await this.withDebtors(debtors =>
          pendingReviews(this.#deps, debtorOf(request), debtors),
        )
      : 0;
    const evaluation = await this.#deps.evaluator.evaluate({
      evidence: Buffer.from(evidence),
      format: 'access',
      actor: caller.actor,
      target,
      instant,
      stated: toFacts(request, debt),
    });
    return { evaluation, target, evidence, debt };
  }

  /** Looks debtors up for what counts debts, such as a transaction. */
  withDebtors<Result>(
    count: (debtors: Debtors) => Promise<Result>,
  ): Promise<Result> {
    return withDebtors(this.#deps, count);
  }

  /** The debt as it is now, within the transaction that rests on it. */
  countDebt(
    transaction: Knex.Transaction,
    debtor: ReviewSubject,
    debtors: Debtors,
  ): Promise<number> {
    const { seals } = this.#deps;
    return pendingReviews({ knex: transaction, seals }, debtor, debtors);
  }

  async #target({ resource, environment }: LeaseQuestion): Promise<Target> {
    const { catalog, environments } = this.#deps;
    const { entity } = await catalog.target(resource);
    return toTarget({
      ref: resource,
      environment: resolveEnvironment(environments, environment),
      owner: entity?.owner,
      system: entity?.system,
    });
  }
}

function debtorOf({ caller, humans }: AccessRequest): ReviewSubject {
  return { person: caller.actor.ref, humans };
}

/**
 * Debt is for break-glass alone, and what was changed on the target lately is not for access: whatever moves between
 * the consent and the start without mattering would void the consent.
 */
function toFacts({ question, instant }: AccessRequest, debt: number): Facts {
  const observed = { observedAt: instant.toISOString(), source: 'leases' };
  return {
    'history.window': {
      status: 'absent',
      reason: 'Access is not a change of the target.',
      ...observed,
    },
    ...(question.breakGlass && {
      'access.debt': { status: 'known', value: debt, ...observed },
    }),
  };
}

function toEvidence(question: LeaseQuestion): string {
  const { resource, role, minutes, purpose, incident, breakGlass } = question;
  return canonicalJson({
    resource,
    role,
    durationSeconds: minutes * 60,
    purpose,
    ...(incident !== undefined && { incident }),
    breakGlass: breakGlass === true,
  });
}
