import type { InputAdapter } from '@backstage-guardrails/plugin-guardrails-node';
import { GuardrailsError } from '@backstage-guardrails/plugin-guardrails-common';
import type {
  DecisionPipeline,
  HostAdapted,
  PipelineResult,
  EvaluateRequest,
} from '@backstage-guardrails/policy-decision';
import { EvidenceError } from '@backstage-guardrails/policy-inputs';
import type {
  Actor,
  Digest,
  Facts,
  MadeFrom,
  Snapshot,
  Target,
} from '@backstage-guardrails/policy-model';
import type { Policy } from '../bundles';
import type { GuardrailsConfig } from '../../base/config';
import { CATALOG_ENTITY } from './catalogEntity';
import type { ExceptionsInForce } from './ExceptionsInForce';

type Question = {
  evidence: Uint8Array;
  format: string;
  actor: Actor;
  target: Target;
  instant: Date;
  /** Whom big evidence takes turns with others for. */
  fairnessKey?: string;
  /** One of many of one request: evaluated in a worker, so that the others of this thread do not wait for all of them. */
  oneOfMany?: boolean;
  /** Digest of what will carry the change out; a part of the fingerprint. */
  workspace?: Digest;
  /** What the evidence was made from, where that is known. */
  madeFrom?: MadeFrom;
  /** What a feature of this service knows itself; it wins over what others say. */
  stated?: Facts;
  /** Aborted once no one waits for the answer. */
  signal?: AbortSignal;
};

/**
 * The decision pipeline with what is in force here, and its refusals in the service's own terms.
 * @internal
 */
export class PolicyEvaluator {
  readonly policy: Policy;
  readonly #pipeline: DecisionPipeline;
  readonly #adapters: Map<string, InputAdapter>;
  readonly #exceptions: ExceptionsInForce;
  readonly #sealingKey: Uint8Array;
  readonly #maxSize: number;
  readonly #withoutRule: GuardrailsConfig['operations']['withoutRule'];

  constructor(options: {
    pipeline: DecisionPipeline;
    policy: Policy;
    adapters: InputAdapter[];
    exceptions: ExceptionsInForce;
    sealingKey: Uint8Array;
    maxSize: number;
    withoutRule: GuardrailsConfig['operations']['withoutRule'];
  }) {
    this.policy = options.policy;
    this.#pipeline = options.pipeline;
    this.#adapters = new Map(options.adapters.map(a => [a.format, a]));
    this.#exceptions = options.exceptions;
    this.#sealingKey = options.sealingKey;
    this.#maxSize = options.maxSize;
    this.#withoutRule = options.withoutRule;
  }

  /** @throws {@link GuardrailsError}; never to be read as an allow */
  async evaluate(question: Question): Promise<PipelineResult> {
    const { evidence, format, ...asked } = question;
    const adapter = this.#adapters.get(format);
    return this.#refusing(async () => {
      const inForce = await this.#inForce(question);
      return adapter
        ? this.#pipeline.evaluateAdapted({
            ...asked,
            ...inForce,
            adapted: refuseOwnFormat(await adapter.adapt(evidence)),
          })
        : this.#pipeline.evaluate({
            ...asked,
            ...inForce,
            evidence,
            format: format as EvaluateRequest['format'],
            sealingKey: this.#sealingKey,
            maxBytes: this.#maxSize,
          });
    });
  }

  /** Evaluates a recorded input again, with what is in force and known now; a big one in a worker. */
  async reevaluate(options: {
    recorded: Uint8Array;
    sealed?: string;
    workspace?: Digest;
    actor: Actor;
    target: Target;
    instant: Date;
    fairnessKey?: string;
  }): Promise<PipelineResult> {
    return this.#refusing(async () =>
      this.#pipeline.evaluate({
        ...options,
        ...(await this.#inForce(options)),
      }),
    );
  }

  async #inForce({ target, instant }: { target: Target; instant: Date }) {
    const { bundle, parameters } = this.policy;
    const snapshot = await this.#snapshot(target, instant);
    return { bundle: bundle.digest, parameters, snapshot };
  }

  /** Without knowing what is waived a verdict would be another one than the next; so there is none. */
  async #snapshot(target: Target, instant: Date): Promise<Snapshot> {
    try {
      return await this.#exceptions.snapshotFor(target, instant);
    } catch (error) {
      throw new GuardrailsError({
        code: 'store-unavailable',
        message: 'Active exceptions could not be read. Try again later.',
        cause: error,
      });
    }
  }

  async #refusing(
    work: () => Promise<PipelineResult>,
  ): Promise<PipelineResult> {
    try {
      const evaluation = await work();
      this.#refuseUnruled(evaluation);
      return evaluation;
    } catch (error) {
      throw toGuardrailsError(error);
    }
  }

  /** What no rule looked at has not been evaluated; an allow would say that it had. Access never passes like that. */
  #refuseUnruled({ source, verdictHead, rules }: PipelineResult): void {
    const evaluated = verdictHead.passed.length + rules.length > 0;
    if (!['operation', 'access'].includes(source.format) || evaluated) return;
    const operation = source.format === 'operation';
    if (operation && this.#withoutRule === 'allow') return;
    throw new GuardrailsError({
      code: 'no-rule',
      message: operation
        ? 'No rule covers this operation. Add a rule, or set guardrails.operations.default to allow.'
        : 'No rule covers access, so access is denied. Add a rule.',
    });
  }
}

/** An adapter reads what a caller hands over; what says that it comes from the catalog is the service's own word. */
function refuseOwnFormat(adapted: HostAdapted): HostAdapted {
  if (adapted.source.format !== CATALOG_ENTITY) return adapted;
  throw new GuardrailsError({
    code: 'input-malformed',
    message: `The adapter says ${CATALOG_ENTITY}, which is a format of the service itself. Give it another one.`,
    statusCode: 422,
  });
}

const statuses: Record<string, number> = {
  overloaded: 429,
  'input-malformed': 422,
  'input-too-deep': 422,
  'memory-exceeded': 422,
  'deadline-exceeded': 503,
  'facts-unavailable': 503,
  // no one is there to read it
  cancelled: 499,
};

/** Evidence is the caller's to fix; the engine's limits are a matter of time; the rest is ours. @internal */
export function toGuardrailsError(error: unknown): unknown {
  if (error instanceof GuardrailsError || !(error instanceof Error)) {
    return error;
  }
  const { code, path } = error as { code?: unknown; path?: unknown };
  if (typeof code !== 'string') return error;
  return new GuardrailsError({
    code,
    message: error.message,
    statusCode: error instanceof EvidenceError ? 422 : statuses[code] ?? 500,
    path: typeof path === 'string' ? path : undefined,
    retryAfter: code === 'overloaded' ? 1 : undefined,
    cause: error,
  });
}
