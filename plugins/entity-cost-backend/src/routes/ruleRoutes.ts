import {
  type AllocationRule,
  decimalOfMicros,
  decimalText,
  defaultRules,
  EntityCostError,
  type Micros,
  type RuleBody,
  type RuleList,
  type RuleView,
} from '@backstage-guardrails/plugin-entity-cost-common';
import { type AccessControl, type Caller, requireThat } from '../access';
import type { Routes } from '../http';
import type { Ingest } from '../operate';
import type { PeriodReader } from '../queries';
import type { RuleBook } from '../rules';

/** Moves that are shown of a trial. */
const MAX_MOVES = 200;

/** The rules by which costs are given to entities. @internal */
export function ruleRoutes(options: {
  access: AccessControl;
  periods: PeriodReader;
  rules: RuleBook;
  ingest: Pick<Ingest, 'tryRules'>;
  /** Allocates again, soon. */
  allocateAgain: () => Promise<void>;
}): Routes {
  const { access, periods, rules, ingest, allocateAgain } = options;

  const listRules = async (caller: Caller): Promise<RuleList> => {
    const { version, rules: saved, savedAt, savedBy } = await rules.saved();
    const viewsOf = (
      list: readonly AllocationRule[],
      from: RuleView['from'],
    ): RuleView[] => list.map(rule => ({ rule: bodyOf(rule), from }));
    return {
      version,
      items: [
        ...viewsOf(rules.configured, 'configuration'),
        ...viewsOf(saved, 'page'),
        ...viewsOf(defaultRules, 'default'),
      ],
      editable: await access.mayUpdateRules(caller),
      ...(savedAt !== undefined && {
        updatedAt: new Date(savedAt).toISOString(),
      }),
      ...(savedBy !== undefined && { updatedBy: savedBy }),
    };
  };

  return ({ router, identify, during }) => {
    router.get('/rules', async (request, response) => {
      const caller = await identify(request);
      await access.requireAll(caller);
      response.json(await listRules(caller));
    });

    router.put('/rules', async (request, response) => {
      const { version, rules: list } = request.body;
      await during(
        request,
        {
          id: 'rules-put',
          severity: 'high',
          meta: { version, rules: list.map(({ id }) => id) },
        },
        async caller => {
          requireThat(await access.mayUpdateRules(caller));
          await access.requireAll(caller);
          await rules.save({ version, rules: list, by: caller.ref });
          await allocateAgain();
          response.json(await listRules(caller));
        },
      );
    });

    router.post('/rules/trial', async (request, response) => {
      const { rules: list, month: asked } = request.body;
      await during(request, { id: 'rules-trial' }, async caller => {
        requireThat(await access.mayUpdateRules(caller));
        await access.requireAll(caller);
        // the amounts that move are effective costs
        requireThat(await access.readsPrices(caller));
        const after = [...rules.configured, ...rules.check(list)];
        const { month, through } = await periods.period(asked);
        if (through === undefined) {
          throw new EntityCostError({
            code: 'not-found',
            message: `There are no costs of ${month}. Choose a month that is loaded.`,
          });
        }
        const { moves, unallocated } = await ingest.tryRules({
          months: [month],
          before: await rules.inForce(),
          after,
        });
        response.json({
          month,
          cost: 'effective',
          moves: moves
            .slice(0, MAX_MOVES)
            .map(({ from, to, amount, currency, subjects }) => ({
              ...(from !== null && { from }),
              ...(to !== null && { to }),
              amount: { amount: textOf(amount), currency },
              subjects,
            })),
          moreMoves: Math.max(0, moves.length - MAX_MOVES),
          unallocated: unallocated.map(({ currency, before, after: left }) => ({
            currency,
            before: textOf(before),
            after: textOf(left),
          })),
        });
      });
    });
  };
}

function textOf(amount: Micros): string {
  return decimalText(decimalOfMicros(amount));
}

function bodyOf({ id, conditions, to }: AllocationRule): RuleBody {
  return {
    id,
    conditions: conditions.map(condition => ({
      kind: condition.kind,
      ...('key' in condition && { key: condition.key }),
      operator: condition.operator,
      ...('values' in condition &&
        condition.values && { values: [...condition.values] }),
    })),
    to:
      'entity' in to
        ? { entity: to.entity }
        : { tag: to.tag, kinds: [...to.kinds] },
  };
}
