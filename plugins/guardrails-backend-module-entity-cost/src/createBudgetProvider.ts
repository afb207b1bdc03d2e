import type { AuthService } from '@backstage/backend-plugin-api';
import type {
  BudgetsOfSubjects,
  BudgetView,
  PriceBook,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { EntityCostService } from '@backstage-guardrails/plugin-entity-cost-node';
import type { FactProvider } from '@backstage-guardrails/plugin-guardrails-node';
import { budgetOfChange } from './budgetFact';
import { estimateFact, typesOf } from './estimateFact';
import { absent, known, SOURCE } from './facts';
import { SharedLookups } from './SharedLookups';
import { subjectsNamed, subjectsOfTarget } from './subjectsOf';

const BUDGETS = 'cost.budgets';

/** A decision waits no longer; its rules on budgets then say that they cannot evaluate. */
const PATIENCE = 5_000;

/** So many subjects are looked up. */
const MOST = 100;

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
  const lookups = new SharedLookups<BudgetsOfSubjects>();
  return {
    id: SOURCE,
    names: [BUDGETS],
    resourceTypes: typesOf(book),
    async facts(request, { signal } = {}) {
      const ofTarget = subjectsOfTarget(request.target);
      const subjects = [...ofTarget, ...subjectsNamed(request)];
      if (subjects.length === 0) return { [BUDGETS]: known([]) };
      if (subjects.length > MOST) {
        return {
          [BUDGETS]: absent(
            `The request names more than ${MOST} teams and cost centres.`,
          ),
        };
      }
      const look = async (stopped: AbortSignal) =>
        costs.lookUpBudgets(subjects, {
          credentials: await auth.getOwnServiceCredentials(),
          signal: AbortSignal.any([stopped, AbortSignal.timeout(PATIENCE)]),
        });
      // what is decided, or redeemed, is decided by the costs of now
      const { month, through, staleSince, items } = signal
        ? await lookups.get(JSON.stringify(subjects), look, signal)
        : await look(AbortSignal.timeout(PATIENCE));
      const own = decidingBudgets(items.slice(0, ofTarget.length));
      const { ref, owner } = request.target;
      if (ref !== undefined && owner === undefined && own.length === 0) {
        return {
          [BUDGETS]: absent('The target has no owner in the catalog.'),
        };
      }
      const { resources } = request.references;
      const adds = resources && estimateFact(resources, book);
      const budgets = decidingBudgets(items).map(budget =>
        budgetOfChange(budget, {
          month,
          named: own.every(({ id }) => id !== budget.id),
          adds,
        }),
      );
      if (budgets.length > 0 && through === undefined) {
        return { [BUDGETS]: absent('No bill is loaded.') };
      }
      if (budgets.length > 0 && staleSince !== undefined) {
        return {
          [BUDGETS]: absent(`No bill after ${staleSince} has come.`),
        };
      }
      return { [BUDGETS]: known(budgets) };
    },
  };
}

/** Each once, in an order that does not depend on which subject it was found for. */
function decidingBudgets(items: BudgetsOfSubjects['items']): BudgetView[] {
  const all = items.flatMap(({ budgets }) =>
    budgets.filter(({ decides }) => decides),
  );
  return [...new Map(all.map(budget => [budget.id, budget])).values()].sort(
    (a, b) => (a.id < b.id ? -1 : 1),
  );
}
