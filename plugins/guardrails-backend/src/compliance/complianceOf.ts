import {
  GuardrailsError,
  type EntityCompliance,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Decision, Finding } from '@backstage-guardrails/policy-model';
import type { AccessControl, ReadScope } from '../identity/access';
import type { Caller } from '../identity/actors';
import type { DecisionLog } from '../decision/decisions';
import { normalRef } from '../base/refs';
import type { CatalogFacts } from '../decision/facts';
import type { CurrentDecisions } from './CurrentDecisions';

/** How many decisions back it looks for the first of an unbroken run. */
const LOOK_BACK = 100;

/**
 * What is open about one entity: the findings of the decision that says how it stands now, each with the
 * time since which it has been there without a break.
 * @internal
 */
export async function complianceOf(options: {
  caller: Caller;
  entity: string;
  log: DecisionLog;
  current: CurrentDecisions;
  catalog: CatalogFacts;
  access: AccessControl;
}): Promise<EntityCompliance> {
  const { caller, log, current, access } = options;
  const entity = normalRef(options.entity);
  const scope = await access.readScope(caller, entity);
  await learnOwner(options, entity);
  await refuseUnreadable(options, entity, scope);
  const ids = await current.about(entity, { scope, limit: LOOK_BACK });
  const newest = ids[0] && (await log.get(ids[0], scope))?.decision;
  if (!newest) {
    return {
      entity,
      open: [],
      passed: [],
      counts: { open: 0, warned: 0, passed: 0 },
    };
  }
  const findings = newest.verdict.findings.filter(isOpen);
  const since = await sinceOf({ findings, newest, ids, log, scope });
  return {
    entity,
    judgedAt: newest.recordedAt,
    open: findings.map(finding => ({
      ...finding,
      decision: newest.id,
      since: since.get(keyOf(finding)) ?? newest.recordedAt,
    })),
    passed: newest.verdict.passed,
    counts: {
      open: findings.filter(f => f.disposition === 'enforced').length,
      warned: findings.filter(f => f.disposition === 'warned').length,
      passed: newest.verdict.passed.length,
    },
  };
}

/** A target that was new when it was judged has an owner by now, who may read about it. */
async function learnOwner(
  { catalog, log }: { catalog: CatalogFacts; log: DecisionLog },
  entity: string,
): Promise<void> {
  const { entity: known } = await catalog.target(entity);
  if (known?.owner !== undefined) await log.learnOwner(entity, known.owner);
}

/**
 * "Nothing is open" about somebody else's entity would say something about it, or something untrue.
 */
async function refuseUnreadable(
  {
    caller,
    log,
    current,
  }: { caller: Caller; log: DecisionLog; current: CurrentDecisions },
  entity: string,
  scope: ReadScope,
): Promise<void> {
  if (scope.own.kind === 'all' || scope.own.targets.includes(entity)) return;
  const [own] = await current.about(entity, { scope, limit: 1 });
  if (own && (await log.get(own, scope))?.principal === caller.principal)
    return;
  throw new GuardrailsError({
    code: 'not-found',
    message: `There is nothing about ${entity} that you may read.`,
  });
}

async function sinceOf(options: {
  findings: Finding[];
  newest: Decision;
  ids: string[];
  log: DecisionLog;
  scope: ReadScope;
}): Promise<Map<string, string>> {
  const { findings, newest, ids, log, scope } = options;
  const since = new Map(
    findings.map(finding => [keyOf(finding), newest.recordedAt]),
  );
  let running = new Set(since.keys());
  for (const id of ids.slice(1)) {
    if (running.size === 0) break;
    const earlier = (await log.get(id, scope))?.decision;
    if (!earlier) break;
    const open = new Set(earlier.verdict.findings.filter(isOpen).map(keyOf));
    running = new Set([...running].filter(key => open.has(key)));
    for (const key of running) since.set(key, earlier.recordedAt);
  }
  return since;
}

function isOpen({ disposition }: Finding): boolean {
  return disposition === 'enforced' || disposition === 'warned';
}

function keyOf({ rule, resource }: Finding): string {
  return JSON.stringify([rule, resource]);
}
