import {
  GuardrailsError,
  type EntityCompliance,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import type {
  AccessControl,
  FindingReadScope,
  ReadScope,
} from '../identity/access';
import type { Caller } from '../identity/actors';
import type { DecisionLog } from '../decision/decisions';
import { normalRef } from '../base/refs';
import type { CatalogFacts } from '../decision/facts';
import type { CurrentDecisions } from './CurrentDecisions';
import { findingsOfEntity } from './findings/queries/findingsOfEntity';
import { learnEntity } from './findings/store/learnEntity';
import { openOf } from './openOf';

type ComplianceDeps = {
  knex: Knex;
  log: Pick<DecisionLog, 'get' | 'learnOwner'>;
  current: CurrentDecisions;
  catalog: Pick<CatalogFacts, 'target'>;
  access: Pick<AccessControl, 'readScope' | 'findingScope'>;
};

/**
 * What is open about one entity: its findings with the time since which each is there, and which rules passed in the
 * newest decision about it.
 * @internal
 */
export async function computeCompliance(
  deps: ComplianceDeps,
  request: { caller: Caller; entity: string },
): Promise<EntityCompliance> {
  const { knex, log, current, access } = deps;
  const { caller } = request;
  const entity = normalRef(request.entity);
  const scope = await access.readScope(caller, entity);
  // First: who may not read about an entity changes nothing about it either.
  await refuseUnreadable(deps, { caller, entity, scope });
  const uid = await learn(deps, entity);
  const newest = await current.about(entity, { scope });
  const decision = newest && (await log.get(newest.id, scope))?.decision;
  const findings = await findingScope(access, caller);
  const records = await findingsOfEntity(knex, {
    entity,
    uid,
    scope,
    findings,
  });
  const open = openOf(
    records,
    newest && { ...newest, recorded: decision?.source.origin === 'demo' },
  );
  const passed = decision?.verdict.passed ?? [];
  const count = (disposition: string) =>
    open.filter(finding => finding.disposition === disposition).length;
  return {
    entity,
    ...(decision && { judgedAt: decision.recordedAt }),
    open,
    waived: records.filter(({ status }) => status.state === 'waived'),
    passed,
    counts: {
      open: count('enforced'),
      warned: count('warned'),
      passed: passed.length,
    },
    notChecked: decision?.verdict.notApplicable ?? [],
  };
}

/** Who may not read findings may still read what decisions about the entity say. */
async function findingScope(
  access: Pick<AccessControl, 'findingScope'>,
  caller: Caller,
): Promise<FindingReadScope | undefined> {
  try {
    return await access.findingScope(caller);
  } catch (error) {
    if (error instanceof GuardrailsError && error.code === 'not-allowed') {
      return undefined;
    }
    throw error;
  }
}

/**
 * A target that was new when it was evaluated has an owner by now, who may read about it. Answers its uid. Its system is
 * for those to learn who have the whole entity: it may be part of something that is none.
 */
async function learn(
  { knex, catalog, log }: Pick<ComplianceDeps, 'knex' | 'catalog' | 'log'>,
  entity: string,
): Promise<string | undefined> {
  const { entity: known } = await catalog.target(entity);
  if (!known) return undefined;
  const { uid, owner } = known;
  if (owner !== undefined) await log.learnOwner(entity, owner);
  await learnEntity(knex, { ref: entity, uid, owner });
  return uid;
}

/**
 * "Nothing is open" about somebody else's entity would say something about it, or something untrue.
 */
async function refuseUnreadable(
  { log, current }: Pick<ComplianceDeps, 'log' | 'current'>,
  options: { caller: Caller; entity: string; scope: ReadScope },
): Promise<void> {
  const { caller, entity, scope } = options;
  if (scope.own.kind === 'all' || scope.own.targets.includes(entity)) return;
  const own = await current.about(entity, { scope });
  if (own && (await log.get(own.id, scope))?.principal === caller.principal)
    return;
  throw new GuardrailsError({
    code: 'not-found',
    message: `${entity} not found, or you don't have access.`,
  });
}
