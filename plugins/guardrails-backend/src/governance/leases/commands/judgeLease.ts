import type { LeaseRequest } from '@backstage-guardrails/plugin-guardrails-common';
import type { Judgement } from '@backstage-guardrails/policy-decision';
import {
  canonicalJson,
  type Facts,
  type Target,
} from '@backstage-guardrails/policy-model';
import type { Caller } from '../../../identity/actors';
import { resolveEnvironment } from '../../../decision/environments';
import { pendingReviews, type Debtor } from '../store/pendingReviews';
import type { LeaseDeps } from '../LeaseDeps';

/** What is asked for, as the line reads it. */
type LeaseQuestion = Pick<
  LeaseRequest,
  'resource' | 'role' | 'minutes' | 'purpose' | 'incident' | 'breakGlass'
> & { environment?: string };

/**
 * What policy says about a lease now. Environment and owner are looked up, never the caller's word; the debt of
 * break-glass is ours to state.
 * @internal
 */
export async function judgeLease(
  deps: Pick<
    LeaseDeps,
    'judge' | 'knex' | 'people' | 'catalog' | 'environments' | 'seals'
  >,
  options: {
    caller: Caller;
    /** The human behind the caller, as known now and, where it is judged again, when it was asked for. */
    humans: string[];
    question: LeaseQuestion;
    instant: Date;
  },
): Promise<{ judgement: Judgement; target: Target; evidence: string }> {
  const { caller, humans, question, instant } = options;
  const { judge, catalog, environments } = deps;
  const { entity } = await catalog.target(question.resource);
  const target: Target = {
    ref: question.resource,
    ...resolveEnvironment(environments, question.environment),
    ...(entity?.owner !== undefined && { owner: entity.owner }),
    ...(entity?.system !== undefined && { system: entity.system }),
  };
  const evidence = evidenceOf(question);
  const judgement = await judge.judge({
    evidence: Buffer.from(evidence),
    format: 'access',
    actor: caller.actor,
    target,
    instant,
    stated: await ownFacts(deps, {
      question,
      debtor: { person: caller.actor.ref, humans },
      instant,
    }),
  });
  return { judgement, target, evidence };
}

function evidenceOf(question: LeaseQuestion): string {
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

/**
 * Debt is for break-glass alone, and what was changed on the target lately is not for access: whatever moves between
 * the consent and the start without mattering would void the consent.
 */
async function ownFacts(
  deps: Pick<LeaseDeps, 'knex' | 'people' | 'seals'>,
  options: { question: LeaseQuestion; debtor: Debtor; instant: Date },
): Promise<Facts> {
  const { question, debtor, instant } = options;
  const observed = { observedAt: instant.toISOString(), source: 'leases' };
  return {
    'history.window': {
      status: 'absent',
      reason: 'Access is not a change of the target.',
      ...observed,
    },
    ...(question.breakGlass && {
      'access.debt': {
        status: 'known',
        value: await pendingReviews(deps, debtor),
        ...observed,
      },
    }),
  };
}
