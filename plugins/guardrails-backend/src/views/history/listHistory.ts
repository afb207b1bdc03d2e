import type {
  DecisionFilter,
  DecisionSummary,
  SearchedPage,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Rule } from '@backstage-guardrails/policy-model';
import { normalRef, parseEntityRef } from '../../base/refs';
import { rulesNamed } from '../../decision/bundles';
import type { DecisionLog } from '../../decision/decisions';
import type { AccessControl } from '../../identity/access';
import type { Caller } from '../../identity/actors';
import { lookThrough } from './lookThrough';
import { outcomesOf } from './outcomesOf';
import { readRunStates } from './runStates';

type HistoryDeps = {
  access: AccessControl;
  log: DecisionLog;
  records: Parameters<typeof readRunStates>[0];
  /** Of the policy in force. */
  rules: readonly Rule[];
};

type HistoryRequest = {
  filter: DecisionFilter;
  limit: number;
  cursor?: string;
  countTo?: number;
};

/**
 * A page of the decisions that the caller may read, each with what became of it. Where only some states are wanted, the
 * total is that of the decisions that can have them: how many there are to look through.
 * @internal
 */
export async function listHistory(
  deps: HistoryDeps,
  caller: Caller,
  request: HistoryRequest,
): Promise<SearchedPage<DecisionSummary>> {
  const { state: wanted, ...filter } = request.filter;
  if (wanted === undefined) return pageOf(deps, caller, request);
  const outcome = outcomesOf(wanted, filter.outcome);
  if (outcome.length === 0) return { items: [] };
  const { limit, cursor, countTo } = request;
  const list = (page: Omit<HistoryRequest, 'filter'>) =>
    pageOf(deps, caller, { ...page, filter: { ...filter, outcome } });
  const page = await lookThrough({
    list,
    matches: ({ state }) => state !== undefined && wanted.includes(state),
    limit,
    cursor,
  });
  if (countTo === undefined) return page;
  const { total } = await list({ limit: 1, countTo });
  return { ...page, total };
}

async function pageOf(
  deps: HistoryDeps,
  caller: Caller,
  request: HistoryRequest,
): Promise<SearchedPage<DecisionSummary>> {
  const { access, log, records, rules } = deps;
  const { entity, owner, actor, search, ...filter } = request.filter;
  const target = entity === undefined ? undefined : normalRef(entity);
  const { items, ...next } = await log.list({
    ...request,
    filter: {
      ...filter,
      search,
      entity: target,
      ...(owner !== undefined && { owner: normalRef(owner) }),
      ...(actor !== undefined && { actor: actorRef(actor) }),
    },
    ...(search !== undefined && { rulesNamed: rulesNamed(rules, search) }),
    scope: await access.readScope(caller, target),
  });
  const states = await readRunStates(records, items);
  return {
    items: items.map(item => ({ ...item, state: states.get(item.id) })),
    ...next,
  };
}

/** People are entities; the names of programs are taken as they are. */
function actorRef(actor: string): string {
  const isPerson = actor.toLowerCase().startsWith('user:');
  return (isPerson && parseEntityRef(actor)) || actor;
}
