import {
  GuardrailsError,
  type FindingRecord,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { PipelineResult } from '@backstage-guardrails/policy-decision';
import {
  quoteForDisplay,
  type Decision,
  type Finding,
} from '@backstage-guardrails/policy-model';
import type { Quotas } from '../../../base/limits';
import {
  toGuardrailsError,
  type DecisionRecorder,
} from '../../../decision/decisions';
import type { Caller } from '../../../identity/actors';
import { toKnown } from '../../findings/store/toKnown';
import { evaluateEntity, type EntityEvaluationDeps } from './evaluateEntity';
import { refused } from './refused';

/** So many findings of an entity can be recorded: any user can write one that has millions. */
const MOST = 1000;

type DecideOnEntityDeps = {
  quotas: Pick<Quotas, 'take'>;
  evaluation: EntityEvaluationDeps;
  /** Keeps the parameters of the sweep: a decision names what it was made with. */
  keepParameters: () => Promise<void>;
  recorder: Pick<DecisionRecorder, 'record'>;
};

/**
 * Evaluates the entity of a finding now, for its owner, and records the decision if the finding is still there.
 * @throws GuardrailsError
 * @internal
 */
export async function decideOnEntity(
  deps: DecideOnEntityDeps,
  caller: Caller,
  finding: FindingRecord,
): Promise<Decision> {
  await deps.quotas.take(caller.principal, 'decisionsPerHour');
  const started = performance.now();
  const instant = new Date();
  const evaluated = await evaluateOwn(deps, { caller, finding, instant });
  await deps.keepParameters();
  const recorded = await deps.recorder.record({
    ...evaluated,
    ...{ caller, started, instant },
  });
  // Without an idempotency key nothing is ever repeated.
  if (recorded.kind === 'repeated') throw new Error(`Repeated ${recorded.id}`);
  return JSON.parse(recorded.json.toString('utf8'));
}

async function evaluateOwn(
  { evaluation: deps }: Pick<DecideOnEntityDeps, 'evaluation'>,
  options: { caller: Caller; finding: FindingRecord; instant: Date },
) {
  const { caller, finding, instant } = options;
  const { entity: ref } = finding;
  const entity = await readEntity(deps, ref);
  const { owner } = toKnown(entity);
  if (owner === undefined || !caller.ownership.includes(owner)) {
    throw new GuardrailsError({
      code: 'target-not-owned',
      message:
        'The entity belongs to another team. Only its owner can request an exception.',
    });
  }
  const { actor, principal: fairnessKey } = caller;
  const evaluated = await evaluateEntity(deps, {
    ...{ ref, entity, actor, instant, fairnessKey },
  }).catch(error => {
    throw toGuardrailsError(error);
  });
  if (!evaluated) {
    throw refused(`${ref} is too large to be evaluated.`);
  }
  requireViolation(evaluated.evaluation, ref, finding.finding);
  return evaluated;
}

/**
 * Nothing is recorded that no exception could be requested on. A verdict is recorded as a whole, since it could not be
 * reproduced otherwise, so one of too many findings is refused.
 */
function requireViolation(
  { verdict, rules }: PipelineResult,
  ref: string,
  { rule, path }: Pick<Finding, 'rule' | 'path'>,
): void {
  if (!rules.includes(rule)) {
    throw refused(
      `${ref} no longer breaks ${rule}. The next sweep resolves the finding.`,
    );
  }
  if (verdict.findings.length > MOST) {
    throw refused(
      `${ref} has more than ${MOST} findings. Correct some of them first.`,
    );
  }
  const isThere = verdict.findings.some(
    found =>
      found.rule === rule && found.path === path && found.kind === 'violation',
  );
  if (!isThere) {
    throw refused(
      `${ref} has no violation of ${rule} at ${quoteForDisplay(
        path,
      )} any more. Open its findings again after the next sweep.`,
    );
  }
}

async function readEntity(
  { catalog, auth }: Pick<EntityEvaluationDeps, 'catalog' | 'auth'>,
  ref: string,
) {
  let entity;
  try {
    entity = await catalog.getEntityByRef(ref, {
      credentials: await auth.getOwnServiceCredentials(),
    });
  } catch (error) {
    throw new GuardrailsError({
      code: 'facts-unavailable',
      message: 'The catalog does not answer. Try again later.',
      cause: error,
    });
  }
  if (entity) return entity;
  throw refused(`${ref} is not in the catalog any more.`);
}
