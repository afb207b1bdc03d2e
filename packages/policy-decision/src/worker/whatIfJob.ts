import {
  composeBundles,
  createEngine,
  EngineError,
  type LoadedParameters,
  overlayParameters,
  type Parcel,
  bundleReference,
  refuseRulesAhead,
} from '@backstage-guardrails/policy-engine';
import type {
  BundleReference,
  Decision,
  Digest,
  Input,
  Parameters,
  Rule,
  Snapshot,
} from '@backstage-guardrails/policy-model';
import { sha256 } from '../hash';
import { compareVerdicts } from '../whatIf/compareVerdicts';
import type { ComparedDecision } from '../whatIf/Comparison';

/** The policy that decisions are held against. It is read here, because what an uploaded file takes to read is not known. @internal */
export type LoadPolicyJob = {
  archive: Uint8Array;
  /** A parameters file, and what it is put over. */
  parameters: unknown;
  base: Parameters;
  now: Date;
};

/** @internal */
export type LoadedPolicyReference = {
  bundle: BundleReference;
  parameters: { digest: Digest };
};

/** A decision as it is on record: bytes of JSON, not read before they are here. @internal */
export type RecordedBytes = {
  id: string;
  document: Uint8Array;
  input: Uint8Array;
};

/** @internal */
export type CompareJob = {
  recorded: RecordedBytes[];
  /** Of the engine that judges now. */
  engineVersion: string;
};

/** One policy, and the decisions that are held against it. A thread has one at most. @internal */
export class WhatIfSession {
  readonly #engine = createEngine({ hash: sha256 });
  readonly #snapshots = new Map<Digest, Snapshot>();
  #policy:
    | { bundle: Digest; parameters: LoadedParameters; rules: Rule[] }
    | undefined;

  async load(job: LoadPolicyJob): Promise<Parcel> {
    const { archive, base, now } = job;
    const { bundle } = await composeBundles(
      [{ name: 'The bundle', bytes: archive }],
      { hash: sha256 },
    );
    const parameters = overlayParameters(job.parameters, {
      shipped: base,
      hash: sha256,
      bundle,
    });
    const { rules } = bundle;
    refuseRulesAhead({ rules, parameters: parameters.value, now });
    this.#engine.load(bundle);
    this.#policy = { bundle: bundle.digest, parameters, rules };
    const value: LoadedPolicyReference = {
      bundle: bundleReference(bundle),
      parameters: { digest: parameters.digest },
    };
    return { value };
  }

  /** `ask` for a snapshot by its digest: only the main thread can read what is kept. */
  async compare(
    { recorded, engineVersion }: CompareJob,
    ask: (snapshot: Digest) => Promise<Snapshot | 'unreadable' | undefined>,
  ): Promise<Parcel> {
    const value: ComparedDecision[] = [];
    for (const bytes of recorded) {
      try {
        const document = parse(bytes.document) as Decision;
        const { digest } = document.verdict.snapshot;
        const snapshot = this.#snapshots.get(digest) ?? (await ask(digest));
        if (snapshot === 'unreadable') {
          value.push(notReadable(bytes.id, digest));
          continue;
        }
        if (snapshot) this.#snapshots.set(digest, snapshot);
        value.push(this.#compare({ bytes, document, snapshot, engineVersion }));
      } catch (error) {
        value.push(failed(bytes.id, error));
      }
    }
    return { value };
  }

  #compare(options: {
    bytes: RecordedBytes;
    document: Decision;
    snapshot: Snapshot | undefined;
    engineVersion: string;
  }): ComparedDecision {
    const { bytes, document, snapshot, engineVersion } = options;
    const { verdict, engine } = document;
    const { id } = bytes;
    if (!this.#policy) {
      throw new EngineError('bundle-unknown', 'No policy was sent');
    }
    if (!snapshot) {
      const { digest } = verdict.snapshot;
      return notKept(id, `exceptions that were active (${digest})`);
    }
    // What is not the input of then would be compared with a verdict about something else.
    if (sha256(bytes.input) !== verdict.input.digest) {
      return tampered(id, 'input');
    }
    const input = parse(bytes.input) as Input;
    const { bundle, parameters, rules } = this.#policy;
    const question = { input, bundle, parameters, snapshot };
    const now = this.#engine.resolve({
      ...question,
      inputDigest: verdict.input.digest,
      evaluation: this.#engine.evaluate(question),
      remediations: false,
    });
    if (now.snapshot.digest !== verdict.snapshot.digest) {
      return tampered(id, 'list of active exceptions');
    }
    return {
      id,
      status: 'compared',
      ...(engine.version !== engineVersion && { olderEngine: engine.version }),
      ...compareVerdicts({ recorded: verdict, now, rules, facts: input.facts }),
    };
  }
}

function failed(id: string, error: unknown): ComparedDecision {
  const { code } = error as { code?: unknown };
  return {
    id,
    status: 'failed',
    code: typeof code === 'string' ? code : 'evaluation-failed',
    message: error instanceof Error ? error.message : String(error),
  };
}

function notKept(id: string, part: string): ComparedDecision {
  return {
    id,
    status: 'failed',
    code: 'not-kept',
    message: `The ${part} are not kept any more`,
  };
}

function notReadable(id: string, digest: Digest): ComparedDecision {
  return {
    id,
    status: 'failed',
    code: 'not-readable',
    message: `The exceptions that were active (${digest}) are stored, but cannot be read by this version`,
  };
}

function tampered(id: string, part: string): ComparedDecision {
  return {
    id,
    status: 'failed',
    code: 'tampered',
    message: `The ${part} changed after the decision`,
  };
}

function parse(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder().decode(bytes));
}
