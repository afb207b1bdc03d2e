import {
  exceptionRequestPermission,
  GuardrailsError,
  type FindingRecord,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Decision } from '@backstage-guardrails/policy-model';
import type { Quotas } from '../../../base/limits';
import {
  toGuardrailsError,
  type DecisionRecorder,
} from '../../../decision/decisions';
import type { AccessControl } from '../../../identity/access';
import type { Caller } from '../../../identity/actors';
import type { People } from '../../../identity/people';
import { SWEEP } from '../../findings/model';
import type { FindingReader } from '../../findings/queries/FindingReader';
import { toKnown } from '../../findings/store/toKnown';
import { evaluateEntity, type EntityEvaluationDeps } from './evaluateEntity';

type DecideOnFindingDeps = {
  access: Pick<AccessControl, 'require'>;
  people: Pick<People, 'human'>;
  quotas: Pick<Quotas, 'take'>;
  findings: Pick<FindingReader, 'get'>;
  evaluation: EntityEvaluationDeps;
  /** Keeps the parameters of the sweep: a decision names what it was made with. */
  keepParameters: () => Promise<void>;
  recorder: Pick<DecisionRecorder, 'record'>;
};

/**
 * Evaluates the entity of a finding of the sweep now and puts it on record as a decision, so that an exception can be
 * requested that binds to what is there. Only the owner of the entity can, since the decision is about their entity, and
 * nothing in it comes from the request.
 * @throws GuardrailsError
 * @internal
 */
export async function decideOnFinding(
  deps: DecideOnFindingDeps,
  caller: Caller,
  id: string,
): Promise<Decision> {
  const { access, people, quotas, findings } = deps;
  await people.human(caller);
  await access.require(exceptionRequestPermission, caller.credentials);
  const finding = await findings.get(caller, id);
  if (finding.source !== SWEEP) {
    throw refused(
      'The finding is of a decision. Request the exception on that decision.',
    );
  }
  await quotas.take(caller.principal, 'decisionsPerHour');
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
  { evaluation: deps }: Pick<DecideOnFindingDeps, 'evaluation'>,
  options: { caller: Caller; finding: FindingRecord; instant: Date },
) {
  const { caller, finding, instant } = options;
  const { entity: ref } = finding;
  const { rule } = finding.finding;
  const entity = await readEntity(deps, ref);
  const { owner } = toKnown(entity);
  if (owner === undefined || !caller.ownership.includes(owner)) {
    throw new GuardrailsError({
      code: 'target-not-owned',
      message:
        'The entity belongs to another team. Only its owner can request an exception.',
    });
  }
  const { actor } = caller;
  const evaluated = await evaluateEntity(deps, {
    ...{ ref, entity, actor, instant },
  }).catch(error => {
    throw toGuardrailsError(error);
  });
  if (!evaluated) {
    throw refused(`${ref} is too large to be evaluated.`);
  }
  if (!evaluated.evaluation.rules.includes(rule)) {
    throw refused(
      `${ref} no longer breaks ${rule}. The next sweep resolves the finding.`,
    );
  }
  return evaluated;
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

function refused(message: string): GuardrailsError {
  return new GuardrailsError({ code: 'exception-invalid', message });
}
