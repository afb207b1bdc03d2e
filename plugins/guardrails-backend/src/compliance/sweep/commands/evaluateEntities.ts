import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type {
  DecisionPipeline,
  ManyResult,
} from '@backstage-guardrails/policy-decision';
import type { LoadedParameters } from '@backstage-guardrails/policy-engine';
import { isEstablished, type Digest } from '@backstage-guardrails/policy-model';
import { inTurns } from '../../../base';
import { coverageOfEntity } from '../../findings/model';
import { toKnown } from '../../findings/store/toKnown';
import {
  exceptionsOf,
  snapshotOf,
  type EntityExceptions,
} from '../evaluation/exceptionsOf';
import { classOf } from '../evaluation/classOf';
import { isOwnEntity } from '../evaluation/isOwnEntity';
import { describeTargets, type World } from '../evaluation/targets';
import { toQuestion, type Question } from '../evaluation/toQuestion';
import type { KnownFacts } from '../facts/KnownFacts';
import { isClosed } from './isClosed';
import type { SeenEntity } from './recordSwept';

/** So much JSON in one job of the worker: it is written and read in one go. */
const JOB = 256 * 1024;
/** More findings of one entity are not kept: any user can write an entity that has millions. */
const KEPT = 100;
/** So many come back from the worker, since not every finding is one about the entity. */
const ANSWERED = 10 * KEPT;

/** @internal */
export type EvaluationDeps = {
  pipeline: Pick<DecisionPipeline, 'evaluateMany'>;
  bundle: Digest;
  parameters: LoadedParameters;
  logger: LoggerService;
};

/** An entity with what came of it. @internal */
export type EvaluatedEntity = {
  entity: Entity;
  seen: SeenEntity;
  /** What it refers to, as `describeTargets` writes it; absent where it could not be evaluated. */
  targets?: string;
};

type Evaluated = Omit<EvaluatedEntity, 'seen'> & { seen: Seen };

type Seen = Omit<SeenEntity, 'exceptions'>;

/**
 * Evaluates entities in the background thread. One that cannot be evaluated has no findings and was not seen, so that
 * nothing of it is resolved.
 * @internal
 */
export async function evaluateEntities(
  deps: EvaluationDeps,
  options: {
    entities: Map<string, Entity>;
    world: World;
    facts: KnownFacts;
    exceptions: EntityExceptions;
    observedAt: string;
  },
): Promise<EvaluatedEntity[]> {
  const { entities, world, exceptions } = options;
  const evaluated: Evaluated[] = [];
  const questions: Question[] = [];
  for await (const [ref, entity] of inTurns(entities)) {
    if (isOwnEntity(entity)) {
      evaluated.push(leftOut(ref, entity));
      continue;
    }
    const question = toQuestion(ref, entity, options);
    if (question) questions.push(question);
    else evaluated.push(notEvaluated(deps, { ref, entity }, 'too large'));
  }
  for (const some of inJobs(questions)) {
    const results = await ask(deps, some, exceptions);
    results.forEach((result, index) => {
      const { ref, entity, mentions } = some[index];
      evaluated.push(
        result.ok
          ? {
              entity,
              seen: toSeen({ ref, entity, result }),
              targets: describeTargets(world, mentions),
            }
          : notEvaluated(deps, some[index], result.error),
      );
    });
  }
  return evaluated.map(one => ({
    ...one,
    seen: { ...one.seen, exceptions: acceptedBy(exceptions, one) },
  }));
}

/** Ids of the exceptions that count for it now, also where it was not evaluated with them. */
function acceptedBy(
  exceptions: EntityExceptions,
  { entity, seen: { ref } }: Evaluated,
): string[] {
  return exceptionsOf(exceptions, {
    ref,
    uid: entity.metadata.uid,
    environmentClass: classOf(entity.spec?.lifecycle),
  }).map(({ id }) => id);
}

function* inJobs(questions: Question[]): Iterable<Question[]> {
  let some: Question[] = [];
  let size = 0;
  for (const question of questions) {
    if (some.length > 0 && size + question.size > JOB) {
      yield some;
      some = [];
      size = 0;
    }
    some.push(question);
    size += question.size;
  }
  if (some.length > 0) yield some;
}

/** Where a job ends without an answer, one of its entities is the reason: it is found by halves. */
async function ask(
  deps: EvaluationDeps,
  questions: Question[],
  exceptions: EntityExceptions,
): Promise<ManyResult[]> {
  const { pipeline, bundle, parameters } = deps;
  const inputs = questions.map(({ input }) => input);
  const snapshot = snapshotOf(
    questions.flatMap(({ ref, entity, input }) =>
      exceptionsOf(exceptions, {
        ref,
        uid: entity.metadata.uid,
        environmentClass: input.target.environmentClass,
      }),
    ),
  );
  try {
    return await pipeline.evaluateMany({
      ...{ inputs, bundle, parameters, snapshot },
      most: ANSWERED,
    });
  } catch (error) {
    if (isClosed(error)) throw error;
    if (questions.length === 1) return [{ ok: false, error: String(error) }];
    const half = Math.ceil(questions.length / 2);
    return [
      ...(await ask(deps, questions.slice(0, half), exceptions)),
      ...(await ask(deps, questions.slice(half), exceptions)),
    ];
  }
}

function toSeen(options: {
  ref: string;
  entity: Entity;
  result: Extract<ManyResult, { ok: true }>;
}): Seen {
  const { ref, entity, result } = options;
  const findings = result.findings.filter(isEstablished);
  return {
    ref,
    ...toKnown(entity),
    findings: findings.slice(0, KEPT),
    covers:
      result.more || findings.length > KEPT
        ? () => 'unseen'
        : coverageOfEntity(result),
  };
}

/** It is remembered, so that it is not read again before it changes. */
function leftOut(ref: string, entity: Entity): Evaluated {
  return { entity, seen: unseen(ref, entity), targets: '' };
}

function unseen(ref: string, entity: Entity): Seen {
  return {
    ref,
    ...toKnown(entity),
    findings: [],
    covers: () => 'unseen',
  };
}

function notEvaluated(
  { logger }: Pick<EvaluationDeps, 'logger'>,
  { ref, entity }: { ref: string; entity: Entity },
  reason: string,
): Evaluated {
  logger.warn('An entity could not be evaluated', { entity: ref, reason });
  return { entity, seen: unseen(ref, entity) };
}
