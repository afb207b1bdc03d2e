import {
  GuardrailsError,
  type ApplyOutcome,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Knex } from 'knex';
import type { Announcer } from '../../../announce';
import { normalRef } from '../../../base/refs';
import type { DecisionLog } from '../../../decision/decisions';
import type { CatalogFacts } from '../../../decision/facts';
import { requireTarget, type TargetRegistry } from '../../../decision/targets';
import { UNRESTRICTED } from '../../../identity/access';
import type { Caller } from '../../../identity/actors';
import type { AppliedChanges, RecordApplied } from '../AppliedChanges';
import type { GrantRow } from '../model/rows';
import type { SandboxClaims } from '../SandboxClaims';
import type { GrantStore } from '../store/GrantStore';
import { ownDecision } from './ownDecision';
import { ownGrant } from './ownGrant';
import type { GrantAccess } from './requireEnforcementPoint';

/** What evidence of what is there after an apply is called. */
const AFTERWARDS = 'terraform-state';

/** What follows from the end of a change. @internal */
export type OutcomeEffects = {
  applied: Pick<AppliedChanges, 'prepare'>;
  failed: SandboxClaims['failed'];
};

type OutcomeDeps = GrantAccess & {
  announcer: Pick<Announcer, 'happened'>;
  effects: OutcomeEffects;
  catalog: Pick<CatalogFacts, 'target'>;
  log: Pick<DecisionLog, 'get' | 'input'>;
  registry: Pick<TargetRegistry, 'listEntries'>;
  store: GrantStore;
};

/**
 * Records how a change ended.
 * @throws {@link GuardrailsError}
 * @internal
 */
export async function reportOutcome(
  deps: OutcomeDeps,
  caller: Caller,
  { id, outcome }: { id: string; outcome: ApplyOutcome },
): Promise<void> {
  const { store, announcer } = deps;
  const grant = await ownGrant(deps, caller, id);
  if (grant.redeemed_at === null) {
    throw new GuardrailsError({
      code: 'outcome-conflict',
      message: 'The grant was not redeemed, so nothing can have ended.',
    });
  }
  const entity = await findEntity(deps, caller, grant, outcome);
  await requireAfterwards(deps, caller, grant, outcome);
  const named = { ...outcome, entity };
  const applied =
    grant.status === null
      ? await prepareApplied(deps, grant, named)
      : undefined;
  const failed = await prepareFailed(deps, grant, outcome);
  if (await store.end(grant.id, named, { applied, failed })) {
    announcer.happened({
      kind: 'ended',
      decision: grant.decision_id,
      grant: grant.id,
      status: outcome.status,
      entity,
    });
    return;
  }
  await repeatEnd(deps, grant, named);
}

/** Reads what the decisions of an applied change saw; of any other change there is nothing to record. */
async function prepareApplied(
  deps: Pick<OutcomeDeps, 'effects' | 'log'>,
  grant: GrantRow,
  { status, afterwards, entity }: ApplyOutcome,
): Promise<RecordApplied | undefined> {
  if (status !== 'applied') return undefined;
  const read = async (id: string) => {
    const stored = await deps.log.get(id, UNRESTRICTED);
    return (
      stored && {
        decision: stored.decision,
        input: await deps.log.input(id),
      }
    );
  };
  const planned = await read(grant.decision_id);
  if (!planned) return undefined;
  return deps.effects.applied.prepare({
    planned,
    entity,
    ...(afterwards !== undefined && { afterwards: await read(afterwards) }),
  });
}

/** Reads what a change that failed was to make; of any other there is nothing to take back. */
async function prepareFailed(
  { log, effects }: Pick<OutcomeDeps, 'log' | 'effects'>,
  grant: GrantRow,
  { status }: ApplyOutcome,
) {
  if (status !== 'failed' || grant.status !== null) return undefined;
  const stored = await log.get(grant.decision_id, UNRESTRICTED);
  const recorded = await log.input(grant.decision_id);
  const { ref, environment } = stored?.decision.target ?? {};
  if (!recorded || ref === undefined || environment === undefined) {
    return undefined;
  }
  return (transaction: Knex.Transaction) =>
    effects.failed(transaction, { target: { ref, environment }, recorded });
}

/** What came into being is the decision's target, something new, or something of the caller's own. */
async function findEntity(
  deps: {
    catalog: Pick<CatalogFacts, 'target'>;
    log: Pick<DecisionLog, 'get'>;
    registry: Pick<TargetRegistry, 'listEntries'>;
  },
  caller: Caller,
  grant: GrantRow,
  outcome: ApplyOutcome,
): Promise<string | undefined> {
  if (outcome.entity === undefined) return undefined;
  const { log, catalog, registry } = deps;
  const ref = normalRef(outcome.entity);
  const stored = await log.get(grant.decision_id, UNRESTRICTED);
  if (stored?.decision.target.ref === ref) return ref;
  const { entity } = await catalog.target(ref);
  requireTarget(caller, {
    known: entity !== undefined,
    owner: entity?.owner,
    entries: await registry.listEntries(ref),
  });
  return ref;
}

/** What stands is evaluated by the task that changed it, about the same target, from evidence of what stands. */
async function requireAfterwards(
  deps: { log: Pick<DecisionLog, 'get'> },
  caller: Caller,
  grant: GrantRow,
  { afterwards }: ApplyOutcome,
): Promise<void> {
  if (afterwards === undefined) return;
  const { decision, run } = await ownDecision(deps, caller, afterwards);
  const planned = await deps.log.get(grant.decision_id, UNRESTRICTED);
  if (
    decision.source.format === AFTERWARDS &&
    run?.task === grant.task &&
    (decision.target.ref ?? null) === grant.target_ref &&
    // The state of another environment would resolve what is open in this one.
    decision.target.environment === planned?.decision.target.environment
  ) {
    return;
  }
  throw new GuardrailsError({
    code: 'outcome-conflict',
    message:
      'The decision is not about what this change left behind: another format, task, target or environment.',
    path: '/afterwards',
  });
}

/** The same report again is fine and may name the entity; another one is a contradiction. */
async function repeatEnd(
  deps: Pick<OutcomeDeps, 'effects' | 'log' | 'store'>,
  { id }: GrantRow,
  outcome: ApplyOutcome,
): Promise<void> {
  const { store } = deps;
  const grant = await store.get(id);
  const entityDiffers =
    outcome.entity !== undefined &&
    grant?.entity !== null &&
    grant?.entity !== outcome.entity;
  if (!grant || grant.status !== outcome.status || entityDiffers) {
    throw new GuardrailsError({
      code: 'outcome-conflict',
      message: `The outcome ${grant?.status} was reported before.`,
    });
  }
  await store.confirm(grant, outcome);
  if (outcome.entity === undefined) return;
  // Where the decision named its target, what was applied is recorded already.
  const applied =
    grant.target_ref === null
      ? await prepareApplied(deps, grant, {
          ...outcome,
          afterwards: grant.afterwards_id ?? undefined,
        })
      : undefined;
  await store.catalog(id, outcome.entity, applied);
}
