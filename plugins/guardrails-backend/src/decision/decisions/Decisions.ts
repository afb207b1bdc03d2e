import {
  decisionCreatePermission,
  decisionPreviewPermission,
  GuardrailsError,
  type DecideRequest,
  type PreviewRequest,
  type PreviewResponse,
} from '@backstage-guardrails/plugin-guardrails-common';
import { sha256, type Judgement } from '@backstage-guardrails/policy-decision';
import {
  canonicalJson,
  type Digest,
  type Target,
} from '@backstage-guardrails/policy-model';
import type { JsonObject } from '@backstage/types';
import { z } from 'zod';
import type { AccessControl } from '../../identity/access';
import type { Caller } from '../../identity/actors';
import type { Announcer } from '../../announce';
import type { EnvironmentConfig } from '../../base/config';
import { unrecorded } from '../../base/database';
import type { EvidenceStore } from '../evidence';
import type { CatalogFacts } from '../facts';
import type {
  ConcurrencyLimiter,
  Quotas,
  RateLimiter,
} from '../../base/limits';
import type { ModuleDescription } from '../modules';
import type { Provenance } from '../provenance';
import type { TargetRegistry } from '../targets/TargetRegistry';
import { completeDocument } from './DatabaseDecisionLog';
import type { DecisionLog, Recorded } from './DecisionLog';
import type { Judge } from './Judge';
import { provenRun } from './provenRun';
import { recordingOf } from './recordingOf';
import { resolveTarget } from './resolveTarget';

/** A prediction from a form. It can be decided (a claim that is proposed), but no grant comes of it. */
const PREDICTION = 'module-values';

const predictionSchema = z.strictObject({
  module: z.string(),
  values: z.record(z.string(), z.json()),
});

/** @internal */
type DecisionsDeps = {
  judge: Judge;
  log: DecisionLog;
  evidence: EvidenceStore;
  access: AccessControl;
  catalog: CatalogFacts;
  registry: TargetRegistry;
  environments: EnvironmentConfig[];
  modules: Map<string, ModuleDescription>;
  provenance: Pick<Provenance, 'of'>;
  announcer: Announcer;
  concurrency: ConcurrencyLimiter;
  quotas: Quotas;
  previews: RateLimiter;
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
  ): Promise<PreviewResponse> {
    const { access, previews, concurrency, quotas, judge } = this.#deps;
    const { principal } = caller;
    previews.take(principal);
    await access.require(decisionPreviewPermission, caller.credentials);
    return concurrency.run(principal, async () => {
      await quotas.take(principal, 'previewsPerHour');
      const { verdict } = await judge.judge({
        fairnessKey: principal,
        ...this.#previewEvidence(request.subject),
        actor: caller.actor,
        target: await this.#target(caller, request.target),
        instant: new Date(),
      });
      return { verdict, estimate: true };
    });
  }

  async #decide(
    caller: Caller,
    request: DecideRequest,
    note: (meta: JsonObject) => void,
  ): Promise<Buffer> {
    const { judge, log, provenance, quotas } = this.#deps;
    const started = performance.now();
    const idempotency = idempotencyOf(caller, request);
    if (idempotency) {
      const before = await log.repeated(caller.principal, idempotency);
      if (before) {
        note({ decision: before.id, repeated: true });
        return this.#repeat(before);
      }
    }
    // A repeat of what was decided before costs nothing.
    await quotas.take(caller.principal, 'decisionsPerHour');
    const target = await this.#target(caller, request.target);
    note(placeOf(target));
    const instant = new Date();
    const judgement = await judge.judge({
      fairnessKey: caller.principal,
      ...(await this.#decideEvidence(caller, request)),
      actor: caller.actor,
      target,
      instant,
      workspace: request.workspace,
      madeFrom: await provenance.of({ caller, request, target }),
    });
    const recording = recordingOf({
      caller,
      judgement,
      target,
      instant,
      run: await provenRun({
        log,
        principal: caller.principal,
        target,
        run: request.run,
      }),
      workspace: request.workspace,
      idempotency,
    });
    const recorded = await this.#append(recording);
    if (recorded.kind === 'repeated') {
      note({ decision: recorded.id, repeated: true });
      return this.#repeat(recorded);
    }
    note({
      decision: recorded.id,
      outcome: judgement.outcome,
      rules: judgement.rules,
    });
    const json = completeDocument({
      ...recorded,
      document: recording.document,
    });
    this.#announce({ json, judgement, caller, target, started, ...recorded });
    return json;
  }

  /** Nothing that is not on disk is answered; a store that fails is a refusal. */
  async #append(recording: Parameters<DecisionLog['append']>[0]) {
    try {
      return await this.#deps.log.append(recording);
    } catch (error) {
      throw unrecorded(error);
    }
  }

  async #repeat(before: Recorded): Promise<Buffer> {
    const sameBody = before.kind === 'recorded' || before.sameBody;
    const json = sameBody ? await this.#deps.log.json(before.id) : undefined;
    if (json !== undefined) return json;
    throw new GuardrailsError({
      code: 'idempotency-conflict',
      message: sameBody
        ? 'The decision of this idempotency key is no longer kept. Use another key.'
        : 'This idempotency key was used with another body. Use another key.',
    });
  }

  async #decideEvidence(caller: Caller, request: DecideRequest) {
    const { evidence, format } = request;
    if (format !== PREDICTION) {
      return { evidence: await this.#evidence(caller, evidence), format };
    }
    const named = predictionSchema.safeParse(
      'document' in evidence ? evidence.document : undefined,
    );
    if (named.success) return this.#prediction(named.data);
    throw new GuardrailsError({
      code: 'bad-request',
      message: `Evidence of format ${PREDICTION} names a registered module and values; the module's description is the server's to say.`,
    });
  }

  async #evidence(
    caller: Caller,
    evidence: DecideRequest['evidence'],
  ): Promise<Uint8Array> {
    if ('document' in evidence) {
      return Buffer.from(canonicalJson(evidence.document));
    }
    const bytes = await this.#deps.evidence.read(
      caller.principal,
      evidence.digest,
    );
    if (bytes) return bytes;
    throw new GuardrailsError({
      code: 'evidence-missing',
      message:
        'You sent no evidence with this digest, or it has expired. Send it again.',
    });
  }

  #previewEvidence(subject: PreviewRequest['subject']) {
    if (!('module' in subject)) {
      return {
        evidence: Buffer.from(canonicalJson(subject.document)),
        format: subject.format,
      };
    }
    return this.#prediction(subject);
  }

  #prediction(subject: { module: string; values: Record<string, unknown> }) {
    const description = this.#deps.modules.get(subject.module);
    if (!description) {
      throw new GuardrailsError({
        code: 'module-unknown',
        message: `No module ${subject.module} is registered in guardrails.modules.`,
      });
    }
    const document = { module: description, values: subject.values };
    return {
      evidence: Buffer.from(canonicalJson(document)),
      format: PREDICTION,
    };
  }

  #target(caller: Caller, named: DecideRequest['target']): Promise<Target> {
    return resolveTarget({ ...this.#deps, caller, named });
  }

  #announce(options: {
    json: Buffer;
    judgement: Judgement;
    caller: Caller;
    target: Target;
    started: number;
    id: string;
  }): void {
    const { json, judgement, caller, target, started, id } = options;
    const { announcer, judge } = this.#deps;
    announcer.judged({
      event: {
        kind: 'judged',
        decision: id,
        outcome: judgement.outcome,
        action: judgement.action,
        actor: caller.actor.ref,
        target: target.ref,
        environment: target.environment,
        rules: judgement.rules,
      },
      bundle: judge.policy.bundle.digest,
      milliseconds: performance.now() - started,
      read: () => ({
        decision: JSON.parse(json.toString('utf8')),
        input: judgement.input,
      }),
    });
  }
}

/**
 * The key binds everything the caller said, so a repeat can only ever get what it asked for. A person and an agent
 * in their name share keys, and neither gets the decision of the other.
 */
function idempotencyOf(
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

function placeOf({ ref, environment, environmentClass }: Target): JsonObject {
  return {
    ...(ref !== undefined && { target: ref }),
    ...(environment !== undefined && { environment }),
    environmentClass,
  };
}
