import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EntityFactSource } from '@backstage-guardrails/plugin-guardrails-node';
import { canonicalJson, type Json } from '@backstage-guardrails/policy-model';
import { inTurns } from '../../../base';
import { normalRef } from '../../../base/refs';
import { KnownFacts } from './KnownFacts';

/** Reads every source to its end. One that fails takes none of the others with it. @internal */
export async function readFactSources(options: {
  sources: EntityFactSource[];
  observedAt: string;
  logger: LoggerService;
  /** What is said of one entity; of all where none is named. */
  entity?: string;
}): Promise<KnownFacts> {
  const { sources, observedAt, logger, entity } = options;
  const said = await Promise.all(
    sources.map(async source => {
      try {
        return { source, entities: await readAll(source, entity) };
      } catch (error) {
        logger.warn('A source of facts about entities failed', {
          source: source.id,
          error: String(error),
        });
        return { source, entities: undefined };
      }
    }),
  );
  return new KnownFacts({ said, observedAt });
}

async function readAll(
  source: EntityFactSource,
  only: string | undefined,
): Promise<Map<string, Record<string, Json>>> {
  const entities = new Map<string, Record<string, Json>>();
  const otherwise = valuesOf(source, source.otherwise);
  const said = source.read(
    only === undefined ? undefined : { entities: [only] },
  );
  for await (const { entity, facts } of inTurns(said)) {
    const ref = normalRef(entity);
    if (only !== undefined && only !== ref) continue;
    entities.set(ref, {
      ...otherwise,
      ...entities.get(ref),
      ...valuesOf(source, facts),
    });
  }
  return entities;
}

/**
 * Copies, of the facts that the source names. What is no JSON is refused here, where it is the failure of one source:
 * later it would end the sweep.
 */
function valuesOf(
  { names }: EntityFactSource,
  facts: Record<string, unknown>,
): Record<string, Json> {
  const values: Record<string, Json> = {};
  for (const name of names) {
    if (!Object.hasOwn(facts, name)) continue;
    values[name] = JSON.parse(canonicalJson(facts[name]));
  }
  return values;
}
