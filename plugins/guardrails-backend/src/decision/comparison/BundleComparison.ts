import {
  createDecisionPipeline,
  evaluateRecorded,
  sha256,
  type DecisionPipeline,
  type PipelineResult,
} from '@backstage-guardrails/policy-decision';
import {
  EngineError,
  loadBundle,
  loadParameters,
  type Bundle,
  type LoadedParameters,
} from '@backstage-guardrails/policy-engine';
import type {
  Digest,
  EndReason,
  Parameters,
  Snapshot,
} from '@backstage-guardrails/policy-model';
import type { Knex } from 'knex';
import { wasInForce } from '../../record/ledger';
import type { Seals } from '../../record/seals';
import type { LoadedPolicy, PolicyArchive } from '../bundles';
import { readStatement, type DecisionLog } from '../decisions';

/** What a decision came to with the bundle of then, and comes to with the one in force, on its stored input. @internal */
type Compared = {
  before: { bundle: Bundle; result: PipelineResult };
  after: { bundle: Bundle; result: PipelineResult };
};

type Comparison =
  | { kind: 'compared'; compared: Compared }
  | { kind: 'impossible'; because: EndReason };

type Question = {
  decision: string;
  /** What was waived then, and is now. */
  snapshots?: {
    of(digest: string): Promise<Snapshot | undefined>;
    now: Snapshot;
  };
  sealed?: string;
  workspace?: Digest;
};

type Deps = {
  knex: Knex;
  seals: Seals;
  archive: PolicyArchive;
  log: Pick<DecisionLog, 'input'>;
  policy: LoadedPolicy;
  /** One that asks for no facts: they are those of then. */
  createPipeline?: () => DecisionPipeline;
};

/**
 * Evaluates the stored input of a decision twice: with the bundle and parameters that it was made with, and with those in
 * force. Facts and time are those of then in both, so that only the rules differ.
 *
 * Every part is the one that the entry of the decision on the ledger names, or nothing is compared: the entry is one that
 * the service wrote, the input has the digest that it names, and the bundle was in force and has its digest. So nothing
 * that was put into a table later can make rules look alike.
 * @internal
 */
export class BundleComparison {
  readonly #deps: Deps;
  readonly #bundles = new Map<string, Promise<Bundle | undefined>>();
  #pipeline?: DecisionPipeline;

  constructor(deps: Deps) {
    this.#deps = deps;
  }

  /** Never rejects: what cannot be compared must not keep others from going on, and is tried again. */
  async compare(question: Question): Promise<Comparison> {
    try {
      return await this.#compare(question);
    } catch {
      // Whatever went wrong, nothing says that the rules agree.
      return impossible('not-evaluated');
    }
  }

  async #compare(question: Question): Promise<Comparison> {
    const { knex, seals, log, archive, policy } = this.#deps;
    const said = await readStatement(knex, { seals, id: question.decision });
    if (!said) return impossible('decision-gone');
    const recorded = await log.input(question.decision);
    if (!recorded) return impossible('input-gone');
    const bundle = await this.#bundle(said.bundle);
    if (!bundle) return impossible('bundle-gone');
    const parameters = await archive.parameters(said.parameters);
    if (!parameters) return impossible('parameters-gone');
    const snapshot = await question.snapshots?.of(said.snapshot);
    if (question.snapshots && !snapshot) return impossible('snapshot-gone');
    const before = await this.#evaluate(question, {
      recorded,
      bundle,
      parameters: loaded(parameters, bundle),
      snapshot,
    });
    if (before.verdictHead.input.digest !== said.input) {
      return impossible('input-differs');
    }
    const after = await this.#evaluate(question, {
      recorded,
      bundle: policy.bundle,
      parameters: policy.parameters,
      snapshot: question.snapshots?.now,
    });
    return {
      kind: 'compared',
      compared: {
        before: { bundle, result: before },
        after: { bundle: policy.bundle, result: after },
      },
    };
  }

  /** Lets go of bundles and threads: they are big, and needed when rules change. */
  async release(): Promise<void> {
    this.#bundles.clear();
    const pipeline = this.#pipeline;
    this.#pipeline = undefined;
    await pipeline?.close();
  }

  #evaluate(
    { sealed, workspace }: Question,
    asked: {
      recorded: Uint8Array;
      bundle: Bundle;
      parameters: LoadedParameters;
      snapshot?: Snapshot;
    },
  ): Promise<PipelineResult> {
    const { policy, createPipeline = () => pipelineFor(policy) } = this.#deps;
    this.#pipeline ??= createPipeline();
    this.#pipeline.load(asked.bundle);
    return evaluateRecorded({
      ...asked,
      pipeline: this.#pipeline,
      bundle: asked.bundle.digest,
      sealed,
      workspace,
    });
  }

  #bundle(digest: string): Promise<Bundle | undefined> {
    const known = this.#bundles.get(digest);
    if (known) return known;
    const read = this.#readBundle(digest);
    this.#bundles.set(digest, read);
    // What failed is asked again.
    read.catch(() => this.#bundles.delete(digest));
    return read;
  }

  /** What cannot be read, is not what it is kept as, or never was in force has no say. */
  async #readBundle(digest: string): Promise<Bundle | undefined> {
    const { knex, seals, archive } = this.#deps;
    const bytes = await archive.bundle(digest);
    if (!bytes || !(await wasInForce(knex, { bundle: digest, seals }))) {
      return undefined;
    }
    const bundle = await loadBundle(bytes, {
      hash: sha256,
      recorded: true,
    }).catch(error => {
      // A bundle that is wrong stays wrong; anything else, such as too little memory, says nothing about it.
      if (error instanceof EngineError) return undefined;
      throw error;
    });
    return bundle?.digest === digest ? bundle : undefined;
  }
}

/** Rules that may be slow run in a thread that can be stopped, those of then among them. */
function pipelineFor({ shipped }: LoadedPolicy): DecisionPipeline {
  return createDecisionPipeline({
    workers: { isQuick: ({ digest }) => digest === shipped },
  });
}

function loaded(parameters: Parameters, bundle: Bundle): LoadedParameters {
  return loadParameters(parameters, { hash: sha256, bundle });
}

function impossible(because: EndReason): Comparison {
  return { kind: 'impossible', because };
}
