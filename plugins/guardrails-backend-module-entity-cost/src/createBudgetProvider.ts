import type { AuthService } from '@backstage/backend-plugin-api';
import type { BudgetsOfSubjects } from '@backstage-guardrails/plugin-entity-cost-common';
import type { EntityCostService } from '@backstage-guardrails/plugin-entity-cost-node';
import type { FactProvider } from '@backstage-guardrails/plugin-guardrails-node';
import type { Json } from '@backstage-guardrails/policy-model';
import { budgetFact, decides } from './budgetFact';
import { absent, known, SOURCE } from './facts';
import { subjectsOf } from './subjectsOf';

const BUDGETS = 'cost.budgets';

/** A decision waits no longer; its rules on budgets then say that they cannot evaluate. */
const PATIENCE = 5_000;

/**
 * The budgets that a change counts for. It asks with the plugin's own credentials: what counts is what is true, not
 * what the caller may see.
 * @internal
 */
export function createBudgetProvider(deps: {
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  costs: Pick<EntityCostService, 'lookUpBudgets'>;
}): FactProvider {
  const { auth, costs } = deps;
  return {
    id: SOURCE,
    names: [BUDGETS],
    async facts(request) {
      const subjects = subjectsOf(request);
      if (subjects.length === 0) return { [BUDGETS]: known([]) };
      const answer = await costs.lookUpBudgets(subjects, {
        credentials: await auth.getOwnServiceCredentials(),
        signal: AbortSignal.timeout(PATIENCE),
      });
      const budgets = decidingBudgets(answer);
      if (budgets.length > 0 && answer.through === undefined) {
        return { [BUDGETS]: absent('No bill is loaded.') };
      }
      return { [BUDGETS]: known(budgets) };
    },
  };
}

/** Each once, in an order that does not depend on which subject it was found for. */
function decidingBudgets({ month, items }: BudgetsOfSubjects): Json[] {
  const all = items.flatMap(({ budgets }) => budgets.filter(decides));
  return [...new Map(all.map(budget => [budget.id, budget])).values()]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(budget => budgetFact(budget, month));
}
