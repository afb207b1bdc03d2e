import {
  decisionCreatePermission,
  decisionPreviewPermission,
  GuardrailsError,
  type DecideRequest,
  type PreviewRequest,
  type PreviewResponse,
} from '@backstage-guardrails/plugin-guardrails-common';
import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  canonicalJson,
  type Digest,
  type Target,
} from '@backstage-guardrails/policy-model';
import type { JsonObject } from '@backstage/types';
import type { AccessControl } from '../../identity/access';
import type { Caller } from '../../identity/actors';
import type {
  ConcurrencyLimiter,
  Quotas,
  RateLimiter,
} from '../../base/limits';
import type { DecisionLog, Recorded } from './DecisionLog';
import type { DecisionRecorder } from './DecisionRecorder';
import type { RequestEvaluator } from './RequestEvaluator';

/** @internal */
type DecisionsDeps = {
  access: AccessControl;
  concurrency: ConcurrencyLimiter;
  previews: RateLimiter;
  quotas: Pick<Quotas, 'take'>;
  evaluator: RequestEvaluator;
  recorder: DecisionRecorder;
  log: Pick<DecisionLog, 'repeated' | 'json'>;
};

/** Asking: decisions, which are recorded, and previews, which are not. @internal */
export class Decisions {
  readonly #deps: DecisionsDeps;

  constructor(deps: DecisionsDeps) {
    this.#deps = deps;
  }

  /** Answers the decision's JSON, once it is durable. @throws {@link GuardrailsError} */
  async decide(
    caller: Caller,
    request: DecideRequest,
    /** Told what an audit says of the decision. */
    note: (meta: JsonObject) => void = () => {},
  ): Promise<Buffer> {
    const { access, concurrency } = this.#deps;
    await access.require(decisionCreatePermission, caller.credentials);
    return concurrency.run(caller.principal, () =>
      this.#decide(caller, request, note),
    );
  }

  /** @throws {@link GuardrailsError} */
  async preview(
    caller: Caller,
    request: PreviewRequest,
    options: { signal?: AbortSignal } = {},
  ): Promise<PreviewResponse> {
    const { access, previews, concurrency, quotas, evaluator } = this.#deps;
    const { principal } = caller;
    previews.take(principal);
    await access.require(decisionPreviewPermission, caller.credentials);
    return concurrency.run(principal, async () => {
      await quotas.take(principal, 'previewsPerHour');
      const { verdict } = await evaluator.estimate(caller, request, options);
      return { verdict, estimate: true };
    });
  }

  async #decide(
    caller: Caller,
    request: DecideRequest,
    note: (meta: JsonObject) => void,
  ): Promise<Buffer> {
    const { evaluator, recorder, log, quotas } = this.#deps;
    const started = performance.now();
    const idempotency = toIdempotency(caller, request);
    if (idempotency) {
      const before = await log.repeated(caller.principal, idempotency);
      if (before) return this.#repeat(before, note);
    }
    // A repeat of what was decided before costs nothing.
    await quotas.take(caller.principal, 'decisionsPerHour');
    const evaluated = await evaluator.evaluate(caller, request, target =>
      note(describeTarget(target)),
    );
    const recorded = await recorder.record({
      ...evaluated,
      caller,
      started,
      workspace: request.workspace,
      idempotency,
    });
    if (recorded.kind === 'repeated') return this.#repeat(recorded, note);
    const { outcome, rules } = evaluated.evaluation;
    note({ decision: recorded.id, outcome, rules });
    return recorded.json;
  }

  async #repeat(
    before: Recorded,
    note: (meta: JsonObject) => void,
  ): Promise<Buffer> {
    note({ decision: before.id, repeated: true });
    const sameBody = before.kind === 'recorded' || before.sameBody;
    const json = sameBody ? await this.#deps.log.json(before.id) : undefined;
    if (json !== undefined) return json;
    throw new GuardrailsError({
      code: 'idempotency-conflict',
      message: sameBody
        ? 'The decision of this idempotency key has been removed. Use another key.'
        : 'This idempotency key was used with another body. Use another key.',
    });
  }
}

/**
 * The key binds everything the caller said, so a repeat can only ever get what it asked for. A person and an agent
 * in their name share keys, and neither gets the decision of the other.
 */
function toIdempotency(
  { actor }: Caller,
  request: DecideRequest,
): { key: string; bodyDigest: Digest } | undefined {
  const { idempotencyKey, ...body } = request;
  return idempotencyKey === undefined
    ? undefined
    : {
        key: idempotencyKey,
        bodyDigest: sha256(
          canonicalJson(actor.kind === 'agent' ? { ...body, actor } : body),
        ),
      };
}

function describeTarget({
  ref,
  environment,
  environmentClass,
}: Target): JsonObject {
  return {
    ...(ref !== undefined && { target: ref }),
    ...(environment !== undefined && { environment }),
    environmentClass,
  };
}
