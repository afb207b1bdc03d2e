import type {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import type { EntityCostService } from '@backstage-guardrails/plugin-entity-cost-node';
import type { EntityFactSource } from '@backstage-guardrails/plugin-guardrails-node';
import { budgetOfEntity } from './budgetFact';
import { SOURCE } from './facts';

const BUDGET = 'cost.budget';

/** Subjects that are entities of the catalog; environments and cost centres are none. */
const ENTITIES = ['entity', 'owner', 'system'];

type Costs = Pick<EntityCostService, 'listBudgets' | 'lookUpBudgets'>;

/** The budget of every entity that has one of its own. @internal */
export function createEntityBudgetSource(deps: {
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  costs: Costs;
}): EntityFactSource {
  const { auth, costs } = deps;
  return {
    id: SOURCE,
    names: [BUDGET],
    otherwise: { [BUDGET]: null },
    async *read({ entities } = {}) {
      const credentials = await auth.getOwnServiceCredentials();
      const all = entities
        ? lookUp(costs, { entities, credentials })
        : costs.listBudgets({ credentials });
      for await (const listed of all) {
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

/** The budgets of these entities as `listBudgets` tells them. Those of what is above an entity are not its own. */
async function* lookUp(
  costs: Costs,
  options: { entities: string[]; credentials: BackstageCredentials },
): ReturnType<EntityCostService['listBudgets']> {
  const { entities, credentials } = options;
  // Groups and systems are looked up as entities as well.
  const subjects = entities.map(value => ({ kind: 'entity' as const, value }));
  const { items, ...when } = await costs.lookUpBudgets(subjects, {
    credentials,
  });
  for (const [index, { budgets }] of items.entries()) {
    for (const budget of budgets) {
      if (budget.subject.value === entities[index]) yield { ...when, budget };
    }
  }
}
