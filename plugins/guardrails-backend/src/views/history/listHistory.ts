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
import { readRunStates } from './runStates';

/** A page of the decisions that the caller may read, each with what became of it. @internal */
export async function listHistory(
  deps: {
    access: AccessControl;
    log: DecisionLog;
    records: Parameters<typeof readRunStates>[0];
    /** Of the policy in force. */
    rules: readonly Rule[];
  },
  caller: Caller,
  request: {
    filter: DecisionFilter;
    limit: number;
    cursor?: string;
    countTo?: number;
  },
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
