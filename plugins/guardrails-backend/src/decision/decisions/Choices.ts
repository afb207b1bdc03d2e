import {
  decisionPreviewPermission,
  GuardrailsError,
  policyReadPermission,
  type Choice,
  type ChoicesRequest,
  type ChoicesResponse,
} from '@backstage-guardrails/plugin-guardrails-common';
import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  canonicalJson,
  type Finding,
} from '@backstage-guardrails/policy-model';
import type { AccessControl } from '../../identity/access';
import type { Caller } from '../../identity/actors';
import {
  TtlCache,
  type ConcurrencyLimiter,
  type Quotas,
  type RateLimiter,
} from '../../base/limits';
import { OWNER_VARIABLE } from '../modules';
import { canOwn } from '../targets';
import { reasonsAgainst } from './reasonsAgainst';
import type { RequestEvaluator } from './RequestEvaluator';

/** A person who opens a list again, or goes back a step, gets the answer of a moment ago. */
const REMEMBERED = { timeToLive: 30_000, maxEntries: 1_000 };

/** A list shows why a value is refused, in a line. */
const REASONS = 3;

/** What denies the form with a value, or why the value is refused before policy is asked. */
type Candidate =
  | { kind: 'evaluated'; value: unknown; denied: Finding[] }
  | { kind: 'refused'; message: string };

const notTheirs: Candidate = {
  kind: 'refused',
  message: 'Choose a group that you are a member of.',
};

/** @internal */
type ChoicesDeps = {
  access: Pick<AccessControl, 'require' | 'allows'>;
  concurrency: ConcurrencyLimiter;
  previews: RateLimiter;
  quotas: Pick<Quotas, 'take'>;
  evaluator: Pick<RequestEvaluator, 'estimate'>;
};

/**
 * Says which values of one field policy would let pass with the others as they are. It says nothing that a preview of
 * each value would not say: every candidate counts as a preview of the hour, and the list as one of the minute.
 * @internal
 */
export class Choices {
  readonly #deps: ChoicesDeps;
  readonly #known = new TtlCache<Candidate[]>(REMEMBERED);

  constructor(deps: ChoicesDeps) {
    this.#deps = deps;
  }

  /** @throws {@link GuardrailsError} */
  async choices(
    caller: Caller,
    request: ChoicesRequest,
    /** Aborted once the answer is of no use. */
    { signal }: { signal: AbortSignal },
  ): Promise<ChoicesResponse> {
    const { access, previews, concurrency } = this.#deps;
    const { principal, credentials } = caller;
    previews.take(principal);
    await access.require(decisionPreviewPermission, credentials);
    return concurrency.run(principal, async () => {
      // The actor is a part of the question: rules may ask who it is.
      const question = { principal, actor: caller.actor, request };
      const candidates = await this.#known.getWhileAsked(
        sha256(canonicalJson(question)),
        stopped => this.#evaluate(caller, request, stopped),
        signal,
      );
      // Asked each time, so that what was remembered says nothing to a person who may no longer read rules.
      const readsRules = await access.allows(policyReadPermission, credentials);
      return {
        choices: toChoices(candidates, {
          readsRules,
          isEnvironment: request.isEnvironment,
        }),
        estimate: true,
      };
    });
  }

  async #evaluate(
    caller: Caller,
    request: ChoicesRequest,
    signal: AbortSignal,
  ): Promise<Candidate[]> {
    const { candidates } = request;
    const { quotas } = this.#deps;
    await quotas.take(caller.principal, 'previewsPerHour', candidates.length);
    const evaluated: Candidate[] = [];
    // One after the other: a request has one job in a worker at a time, as many as it counts for.
    for (const value of candidates) {
      signal.throwIfAborted();
      evaluated.push(
        await this.#evaluateOne(caller, { request, value, signal }),
      );
    }
    return evaluated;
  }

  async #evaluateOne(
    caller: Caller,
    options: {
      request: ChoicesRequest;
      value: ChoicesRequest['candidates'][number];
      signal: AbortSignal;
    },
  ): Promise<Candidate> {
    const { request, value, signal } = options;
    const { module, field, values, target, isEnvironment } = request;
    if (field === OWNER_VARIABLE && !isTheirGroup(caller, value)) {
      return notTheirs;
    }
    try {
      const { verdict } = await this.#deps.evaluator.estimate(
        caller,
        {
          subject: { module, values: { ...values, [field]: value } },
          target: isEnvironment
            ? { ...target, environment: String(value) }
            : target,
        },
        { oneOfMany: true, signal },
      );
      const denied = verdict.findings.filter(denies);
      return { kind: 'evaluated', value, denied };
    } catch (error) {
      // The target is in an environment with stricter rules: this one cannot be chosen, others can.
      if (!isEnvironment || !isLowered(error)) throw error;
      return { kind: 'refused', message: error.message };
    }
  }
}

/** The estimate refuses other owners, and the whole list with them: here they are marked, and the others evaluated. */
function isTheirGroup(caller: Caller, value: unknown): boolean {
  return (
    typeof value === 'string' &&
    value.startsWith('group:') &&
    canOwn(caller, value)
  );
}

function denies({ disposition, level }: Finding): boolean {
  return disposition === 'enforced' && level === 'mandatory';
}

function isLowered(error: unknown): error is GuardrailsError {
  return (
    error instanceof GuardrailsError && error.code === 'environment-differs'
  );
}

function toChoices(
  candidates: readonly Candidate[],
  options: { readsRules: boolean; isEnvironment?: boolean },
): Choice[] {
  const { readsRules, isEnvironment } = options;
  const evaluated = candidates.filter(
    candidate => candidate.kind === 'evaluated',
  );
  const against = reasonsAgainst(evaluated, { isEnvironment });
  return candidates.map(candidate => {
    if (candidate.kind === 'refused') {
      return { allowed: false, reasons: [{ message: candidate.message }] };
    }
    const reasons = against[evaluated.indexOf(candidate)];
    return {
      allowed: reasons.length === 0,
      reasons: readsRules
        ? reasons
            .slice(0, REASONS)
            .map(({ rule, message }) => ({ rule, message }))
        : [],
    };
  });
}
