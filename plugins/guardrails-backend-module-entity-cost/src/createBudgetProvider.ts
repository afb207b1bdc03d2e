import type { AuthService } from '@backstage/backend-plugin-api';
import type {
  BudgetsOfSubjects,
  BudgetView,
  PriceBook,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { EntityCostService } from '@backstage-guardrails/plugin-entity-cost-node';
import type { FactProvider } from '@backstage-guardrails/plugin-guardrails-node';
import { budgetFact, decides } from './budgetFact';
import { estimateFact, typesOf } from './estimateFact';
import { absent, known, SOURCE } from './facts';
import { subjectsOf } from './subjectsOf';

const BUDGETS = 'cost.budgets';

/** A decision waits no longer; its rules on budgets then say that they cannot evaluate. */
const PATIENCE = 5_000;

/**
 * The budgets that a change counts for, and whether it fits into each. It asks with the plugin's own credentials: what counts is what is true, not
 * what the caller may see.
 * @internal
 */
export function createBudgetProvider(deps: {
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  costs: Pick<EntityCostService, 'lookUpBudgets'>;
  book: PriceBook;
}): FactProvider {
  const { auth, costs, book } = deps;
  return {
    id: SOURCE,
    names: [BUDGETS],
    resourceTypes: typesOf(book),
    async facts(request) {
      const subjects = subjectsOf(request);
      if (subjects.length === 0) return { [BUDGETS]: known([]) };
      const answer = await costs.lookUpBudgets(subjects, {
        credentials: await auth.getOwnServiceCredentials(),
        signal: AbortSignal.timeout(PATIENCE),
      });
      const { resources } = request.references;
      const adds = resources && estimateFact(resources, book);
      const budgets = decidingBudgets(answer).map(budget =>
        budgetFact(budget, { month: answer.month, adds }),
      );
      if (budgets.length > 0 && answer.through === undefined) {
        return { [BUDGETS]: absent('No bill is loaded.') };
      }
      return { [BUDGETS]: known(budgets) };
    },
  };
}

/** Each once, in an order that does not depend on which subject it was found for. */
function decidingBudgets({ items }: BudgetsOfSubjects): BudgetView[] {
  const all = items.flatMap(({ budgets }) => budgets.filter(decides));
  return [...new Map(all.map(budget => [budget.id, budget])).values()].sort(
    (a, b) => (a.id < b.id ? -1 : 1),
  );
}
