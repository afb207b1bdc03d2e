import {
  canonicalJson,
  type Digest,
  EMPTY_SNAPSHOT,
  type Hash,
  type Input,
  levelOf,
  type Snapshot,
  type Verdict,
} from '@backstage-guardrails/policy-model';
import { LRUCache } from 'lru-cache';
import { bundleReference, type Bundle } from '../bundle';
import { EngineError } from '../errors';
import { type Evaluation, Evaluator } from '../evaluate';
import { knownTypesOf } from '../knownTypes';
import type { LoadedParameters } from '../parameters';
import { proveRemediations } from '../remediation';
import { resolve } from '../resolve';

/** @public */
export type JudgeInputOptions = {
  input: Input;
  /** Digest of the canonical input, where the caller has it already. */
  inputDigest?: Digest;
  /** Which of the loaded bundles judges. */
  bundle: Digest;
  parameters: LoadedParameters;
  snapshot?: Snapshot;
};

/**
 * Evaluates and resolves, synchronously and in this thread. Several revisions of a bundle can be loaded side
 * by side, for shadow and canary releases and for replays.
 * @public
 */
export interface Engine {
  /** Makes a bundle available. It is kept until {@link Engine.unload}. */
  load(bundle: Bundle): void;
  unload(digest: Digest): void;
  /** @throws {@link EngineError} `bundle-unknown` */
  bundle(digest: Digest): Bundle;
  /** What the rules say, before anything is done about it. @throws {@link EngineError} */
  evaluate(options: JudgeInputOptions): Evaluation;
  /** What is done about it, with remediations that were tried, unless they are left out. @throws {@link EngineError} */
  resolve(
    options: JudgeInputOptions & {
      evaluation: Evaluation;
      /** Version of the engine that a recorded verdict names: the sentences are those of then. This one's otherwise. */
      engineVersion?: string;
      /** `false` where the outcome is all that is asked for: to try each costs another evaluation. */
      remediations?: false;
    },
  ): Verdict;
}

/** How many sets of parameters stay warm per bundle. */
const WARM_PARAMETERS = 8;

/** @public */
export type EngineOptions = {
  hash: Hash;
  /** So many characters of changes are judged in one call, a million where it is not said. The verdict is the same. */
  sliceSize?: number;
};

/** Makes an engine with no bundle loaded. @public */
export function createEngine(options: EngineOptions): Engine {
  const { hash, sliceSize } = options;
  const bundles = new Map<Digest, Bundle>();
  const evaluators = new Map<Digest, LRUCache<Digest, Evaluator>>();

  const bundle = (digest: Digest): Bundle => {
    const found = bundles.get(digest);
    if (!found) {
      throw new EngineError('bundle-unknown', `No bundle ${digest} is loaded`);
    }
    return found;
  };

  const evaluatorFor = (from: Bundle, parameters: LoadedParameters) => {
    const warm =
      evaluators.get(from.digest) ??
      new LRUCache<Digest, Evaluator>({ max: WARM_PARAMETERS });
    evaluators.set(from.digest, warm);
    const evaluator =
      warm.get(parameters.digest) ??
      new Evaluator(from, parameters, { sliceSize });
    warm.set(parameters.digest, evaluator);
    return evaluator;
  };

  // A snapshot is made once and judged with many times.
  const digests = new WeakMap<Snapshot, Digest>();
  const digestOf = (snapshot: Snapshot): Digest => {
    const digest = digests.get(snapshot) ?? hash(canonicalJson(snapshot));
    digests.set(snapshot, digest);
    return digest;
  };

  return {
    load(loaded) {
      bundles.set(loaded.digest, loaded);
    },
    unload(digest) {
      bundles.delete(digest);
      evaluators.delete(digest);
    },
    bundle,
    evaluate: ({ input, bundle: digest, parameters }) =>
      evaluatorFor(bundle(digest), parameters).evaluate(input),
    resolve(request) {
      const { input, evaluation, parameters } = request;
      const snapshot = request.snapshot ?? EMPTY_SNAPSHOT;
      const from = bundle(request.bundle);
      const { environmentClass } = input.target;
      const evaluator = evaluatorFor(from, parameters);
      const proven: ReturnType<typeof proveRemediations> =
        request.remediations === false
          ? new Map()
          : proveRemediations({
              input,
              evaluation,
              evaluate: patched => evaluator.evaluate(patched),
              enforced: rule =>
                levelOf({
                  rule,
                  environmentClass,
                  parameters: parameters.value[environmentClass],
                }) !== 'advisory',
            });
      return resolve({
        input,
        rules: from.rules,
        called: evaluation.called,
        results: evaluation.results.map(({ rule, finding }) => {
          const patch = proven.get(finding);
          return { rule, finding, remediation: patch ? [{ patch }] : [] };
        }),
        parameters: parameters.value,
        snapshot,
        digests: {
          input: request.inputDigest ?? hash(canonicalJson(input)),
          bundle: from.digest,
          parameters: parameters.digest,
          snapshot: digestOf(snapshot),
        },
        revision: from.revision,
        members: bundleReference(from).members,
        knownTypes: knownTypesOf(from),
        engineVersion: request.engineVersion,
      });
    },
  };
}
