import type {
  Bundle,
  Engine,
  LoadedParameters,
} from '@backstage-guardrails/policy-engine';
import {
  canonicalJson,
  type Digest,
  type Input,
  type Json,
  type Snapshot,
  type Verdict,
} from '@backstage-guardrails/policy-model';
import { sha256 } from '../hash';
import { type Difference, compareJson } from './compareJson';

/** What a verdict is made of. @public */
export type ReplayPart = 'bundle' | 'parameters' | 'snapshot' | 'input';

/**
 * How making a verdict again ended. `tampered`: a part is not the one that the recorded verdict names, so
 * nothing was evaluated.
 * @public
 */
export type Replay =
  | { status: 'identical'; digest: Digest }
  | {
      status: 'differs';
      recorded: Digest;
      replayed: Digest;
      differences: Difference[];
    }
  | { status: 'tampered'; part: ReplayPart; named: Digest; found: Digest };

/**
 * Makes a recorded verdict again from the very input, bundle, parameters and snapshot that it names, and compares
 * the bytes of canonical JSON. No clock, no facts and no server have a part in it.
 *
 * @throws EngineError where nothing can be evaluated; never to be read as identical
 * @public
 */
export function replay(options: {
  /** Any engine: the bundle is loaded into it. */
  engine: Engine;
  recorded: Verdict;
  input: Input;
  bundle: Bundle;
  parameters: LoadedParameters;
  snapshot: Snapshot;
  /** Of the engine that the decision names; the sentences of a verdict are those of its engine. */
  engineVersion: string;
}): Replay {
  const { engine, recorded, input, bundle, parameters, snapshot } = options;
  const { engineVersion } = options;
  const found: [ReplayPart, Digest, Digest][] = [
    ['bundle', recorded.bundle.digest, bundle.digest],
    ['parameters', recorded.parameters.digest, parameters.digest],
    ['snapshot', recorded.snapshot.digest, sha256(canonicalJson(snapshot))],
    ['input', recorded.input.digest, sha256(canonicalJson(input))],
  ];
  for (const [part, named, actual] of found) {
    if (named !== actual) {
      return { status: 'tampered', part, named, found: actual };
    }
  }
  engine.load(bundle);
  const question = { input, bundle: bundle.digest, parameters, snapshot };
  const evaluation = engine.evaluate(question);
  const replayed = engine.resolve({ ...question, evaluation, engineVersion });
  const [before, again] = [canonicalJson(recorded), canonicalJson(replayed)];
  if (before === again) return { status: 'identical', digest: sha256(again) };
  return {
    status: 'differs',
    recorded: sha256(before),
    replayed: sha256(again),
    differences: compareJson(JSON.parse(before) as Json, JSON.parse(again)),
  };
}
