import { replay, sha256 } from '@backstage-guardrails/policy-decision';
import {
  type Engine,
  loadParameters,
} from '@backstage-guardrails/policy-engine';
import { type Input, snapshotSchema } from '@backstage-guardrails/policy-model';
import { describeError } from '../errors';
import type { Material } from './materialSchema';
import type { Erased, Replayed } from './Replayed';
import type { ReplayServer } from './ReplayServer';

/** Replays one decision; whatever goes wrong with it is said about it, and the next one is replayed. @internal */
export async function replayDecision(options: {
  decision: string;
  server: ReplayServer;
  engine: Engine;
}): Promise<Replayed> {
  const { decision, server, engine } = options;
  try {
    const material = await server.material(decision);
    const { input, parameters, snapshot, verdict } = material;
    const kept =
      input.status === 'kept' &&
      parameters.status === 'kept' &&
      snapshot.status === 'kept' &&
      material.bundle.status === 'kept';
    if (!kept) {
      return { decision, status: 'erased', erased: erasedOf(material) };
    }
    const bundle = await server.bundle(verdict.bundle.digest);
    const { name, version } = material.engine;
    const result = replay({
      engine,
      recorded: verdict,
      // Not checked for its shape: nothing is judged before its digest is the one that was judged.
      input: input.value as Input,
      bundle,
      parameters: loadParameters(parameters.value, { hash: sha256, bundle }),
      snapshot: snapshotSchema.parse(snapshot.value),
      engineVersion: version,
    });
    return {
      decision,
      outcome: verdict.outcome,
      engine: `${name} ${version}`,
      ...result,
    };
  } catch (error) {
    return { decision, status: 'failed', ...describeError(error) };
  }
}

function erasedOf(material: Material): Erased[] {
  const { bundle } = material;
  const documents = (['input', 'parameters', 'snapshot'] as const).flatMap(
    (part): Erased[] => {
      const kept = material[part];
      if (kept.status === 'kept') return [];
      const { erasedAt, erasedBy } = kept;
      return [{ part, ...(erasedAt !== undefined && { erasedAt }), erasedBy }];
    },
  );
  if (bundle.status === 'kept') return documents;
  return [
    ...documents,
    { part: 'bundle', erasedBy: bundle.erasedBy ?? 'unknown' },
  ];
}
