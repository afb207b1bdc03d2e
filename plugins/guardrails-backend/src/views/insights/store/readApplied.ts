import type { Knex } from 'knex';
import { CATALOG_ENTITY } from '../../../decision/decisions';
import type { DecisionRow } from '../../../base/database';
import { addMilliseconds } from '../../../base/time';
import type { GrantRow } from '../../../governance/grants/model/rows';
import { dayOf, secondsBetween, type Fact } from '../model/cellsOf';

/** A denial of longer ago belongs to an attempt that was given up. */
const FRICTION_WITHIN = 30 * 24 * 60 * 60 * 1000;
/**
 * What exists is evaluated after an apply, by checks for drift and for exceptions: no request was denied there.
 */
const EXISTING = ['terraform-state', CATALOG_ENTITY];

/** What is counted of a grant; nothing where its change was not applied, or its decision is no longer kept. @internal */
export async function readApplied(
  transaction: Knex.Transaction,
  grant: GrantRow,
): Promise<Fact | undefined> {
  const { status, ended_at: endedAt } = grant;
  if (status !== 'applied' || endedAt === null) return undefined;
  const decision = await transaction<DecisionRow>('decisions')
    .where({ id: grant.decision_id })
    // Held: an owner that is learned meanwhile finds what is written here, or is read here.
    .forShare()
    .first('target_ref', 'target_owner', 'environment');
  if (!decision) return undefined;
  const { target_ref: target, target_owner: owner, environment } = decision;
  const deniedAt =
    target === null
      ? undefined
      : await firstDenial(transaction, { target, environment, endedAt });
  return {
    kind: 'applied',
    day: dayOf(endedAt),
    owner: owner ?? '',
    environment: environment ?? '',
    selfService: await isSelfService(transaction, grant),
    ...(deniedAt !== undefined && {
      seconds: secondsBetween(deniedAt, endedAt),
    }),
  };
}

/** It rests on no approval, and no exception waived what it violates. */
async function isSelfService(
  transaction: Knex.Transaction,
  { approval_id: approval, decision_id: decision }: GrantRow,
): Promise<boolean> {
  if (approval !== null) return false;
  const use = await transaction('exception_uses')
    .where({ decision_id: decision })
    .first('exception_id');
  return use === undefined;
}

/** When the target was first denied since it was last applied. */
async function firstDenial(
  transaction: Knex.Transaction,
  place: { target: string; environment: string | null; endedAt: string },
): Promise<string | undefined> {
  const { target, environment, endedAt } = place;
  const since = addMilliseconds(endedAt, -FRICTION_WITHIN);
  const before = await transaction('grants')
    .join('decisions', 'decisions.id', 'grants.decision_id')
    .where({
      'grants.target_ref': target,
      'grants.status': 'applied',
      'decisions.environment': environment,
    })
    .whereBetween('grants.ended_at', [since, endedAt])
    .where('grants.ended_at', '<', endedAt)
    .max({ ended: 'grants.ended_at' })
    .first();
  const denied = await transaction<DecisionRow>('decisions')
    .where({ target_ref: target, environment, outcome: 'deny' })
    .whereNotIn('format', EXISTING)
    .where('recorded_at', '>', before?.ended ?? since)
    .where('recorded_at', '<=', endedAt)
    .min({ first: 'recorded_at' })
    .first();
  return denied?.first ?? undefined;
}
