import type { AuthService } from '@backstage/backend-plugin-api';
import type { EntityCostService } from '@backstage-guardrails/plugin-entity-cost-node';
import type { EntityFactSource } from '@backstage-guardrails/plugin-guardrails-node';
import { budgetOfEntity } from './budgetFact';
import { SOURCE } from './facts';

const BUDGET = 'cost.budget';

/** Subjects that are entities of the catalog; environments and cost centres are none. */
const ENTITIES = ['entity', 'owner', 'system'];

/** The budget of every entity that has one of its own. @internal */
export function createEntityBudgetSource(deps: {
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  costs: Pick<EntityCostService, 'listBudgets'>;
}): EntityFactSource {
  const { auth, costs } = deps;
  return {
    id: SOURCE,
    names: [BUDGET],
    otherwise: { [BUDGET]: null },
    async *read() {
      const credentials = await auth.getOwnServiceCredentials();
      for await (const listed of costs.listBudgets({ credentials })) {
        const { month, budget, through, staleSince } = listed;
        const { kind, value } = budget.subject;
        if (!ENTITIES.includes(kind) || !budget.decides) continue;
        yield {
          entity: value,
          facts: {
            [BUDGET]: budgetOfEntity(budget, {
              month,
              isKnown: through !== undefined && staleSince === undefined,
            }),
          },
        };
      }
    },
  };
}
