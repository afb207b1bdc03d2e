import {
  type AuthService,
  type BackstageCredentials,
  coreServices,
  createServiceFactory,
  createServiceRef,
  type DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  type BudgetsOfSubjects,
  type BudgetSubject,
  type BudgetView,
  EntityCostClient,
} from '@backstage-guardrails/plugin-entity-cost-common';

/** Subjects in one request, and budgets on one page. */
const BATCH = 200;

/** @public */
export type EntityCostServiceOptions = {
  credentials: BackstageCredentials;
  signal?: AbortSignal;
};

/**
 * Budgets of entities for other plugins of the backend.
 *
 * Amounts are as of the loads in force: a load counts when it is complete, and not before. Budgets that the credentials
 * may not read are left out. Every call throws an `EntityCostError` of the common package where the service does not
 * answer: take no missing answer for a subject without a budget.
 * @public
 */
export interface EntityCostService {
  /** The budgets that costs of the subjects count for: of each its own, and those of what is above it. */
  lookUpBudgets(
    subjects: readonly BudgetSubject[],
    options: EntityCostServiceOptions,
  ): Promise<BudgetsOfSubjects>;
  /**
   * All budgets, with the month that they are compared with and the newest day with costs. `staleSince` is the last day of
   * bills that no longer come.
   */
  listBudgets(options: EntityCostServiceOptions): AsyncIterable<{
    month: string;
    through?: string;
    staleSince?: string;
    budget: BudgetView;
  }>;
}

/**
 * The cost service. It asks the entity-cost plugin over HTTP, wherever that runs.
 * @public
 */
export const entityCostServiceRef = createServiceRef<EntityCostService>({
  id: 'entity-cost',
  scope: 'plugin',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: createService,
    }),
});

function createService(services: {
  auth: AuthService;
  discovery: DiscoveryService;
}): EntityCostService {
  const { auth, discovery } = services;
  const client = new EntityCostClient({ discoveryApi: discovery });
  const requestWith = async ({
    credentials,
    signal,
  }: EntityCostServiceOptions) => {
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: 'entity-cost',
    });
    return { token, signal };
  };
  return {
    async lookUpBudgets(subjects, options) {
      const answers: BudgetsOfSubjects[] = [];
      for (let from = 0; from < subjects.length; from += BATCH) {
        const body = { subjects: subjects.slice(from, from + BATCH) };
        answers.push(
          await client.lookUpBudgets(body, await requestWith(options)),
        );
      }
      const [first] = answers;
      if (!first) throw new Error('Name at least one subject');
      // A load that comes in between can begin a month: two months are never told as one.
      if (answers.some(({ month }) => month !== first.month)) {
        return this.lookUpBudgets(subjects, options);
      }
      return { ...first, items: answers.flatMap(({ items }) => items) };
    },
    async *listBudgets(options) {
      for (let cursor: string | undefined; ; ) {
        const page = await client.listBudgets(
          { limit: BATCH, cursor },
          await requestWith(options),
        );
        const { month, through, staleSince } = page;
        for (const budget of page.items) {
          yield { month, through, staleSince, budget };
        }
        cursor = page.nextCursor;
        if (cursor === undefined) return;
      }
    },
  };
}
