import type {
  BudgetBody,
  BudgetLookupBody,
  BudgetPage,
  BudgetsOfSubjects,
  BudgetView,
  CostPage,
  CostsOfEntities,
  CostStatus,
  EntitiesBody,
  EntityCosts,
  EntityMetrics,
  EntityUsage,
  EstimateAccuracy,
  EstimateBody,
  EstimateResult,
  LoadDetail,
  LoadPage,
  RuleList,
  RulesBody,
  RuleTrialResult,
  TrialBody,
  UnallocatedPage,
} from '../schema/openapi/generated/models';
import type {
  CostListQuery,
  CostSelection,
  EntityCostRequestOptions,
  LoadListQuery,
  PageQuery,
} from './requests';

/**
 * The service of entity cost. Refusals are an `EntityCostError` with a code: see the OpenAPI description.
 * @public
 */
export interface EntityCostApi {
  /** What is loaded, what the caller may do, and what to add where nothing is. */
  getStatus(options?: EntityCostRequestOptions): Promise<CostStatus>;
  /** The costs of an entity in a month and the one before. */
  getEntityCosts(
    query: { entityRef: string } & CostSelection,
    options?: EntityCostRequestOptions,
  ): Promise<EntityCosts>;
  /** What an entity used in a month and the one before, and how efficient its workloads were. */
  getEntityUsage(
    query: { entityRef: string } & Pick<CostSelection, 'month' | 'currency'>,
    options?: EntityCostRequestOptions,
  ): Promise<EntityUsage>;
  /** What the queries of Prometheus say that the entity names. */
  getEntityMetrics(
    query: { entityRef: string },
    options?: EntityCostRequestOptions,
  ): Promise<EntityMetrics>;
  /** The usage of an entity, as the text of a file. */
  exportEntityUsage(
    query: { entityRef: string; format?: 'csv' | 'json' } & Pick<
      CostSelection,
      'month' | 'currency'
    >,
    options?: EntityCostRequestOptions,
  ): Promise<string>;
  /** The costs of at most 200 entities, in the order they are named. */
  getCostsOfEntities(
    body: EntitiesBody,
    options?: EntityCostRequestOptions,
  ): Promise<CostsOfEntities>;
  /** The costs of a month in groups, with their totals. */
  listCosts(
    query: CostListQuery &
      PageQuery & {
        /** By amount, largest first, by default. */
        sort?: 'amount' | 'change' | 'name';
      },
    options?: EntityCostRequestOptions,
  ): Promise<CostPage>;
  /** What no rule gives to an entity; for callers who read all costs. */
  listUnallocated(
    query: CostSelection & PageQuery,
    options?: EntityCostRequestOptions,
  ): Promise<UnallocatedPage>;
  /** All rows of a list of costs, as the text of a file. */
  exportCosts(
    query: CostListQuery & { format?: 'csv' | 'json' },
    options?: EntityCostRequestOptions,
  ): Promise<string>;
  listLoads(
    query: LoadListQuery,
    options?: EntityCostRequestOptions,
  ): Promise<LoadPage>;
  getLoad(id: string, options?: EntityCostRequestOptions): Promise<LoadDetail>;
  /** Loads a file as it is. A file with a fault is refused whole. */
  uploadLoad(
    file: { source: string; name: string; content: Blob | Uint8Array },
    options?: EntityCostRequestOptions,
  ): Promise<LoadDetail>;
  getRules(options?: EntityCostRequestOptions): Promise<RuleList>;
  /** Replaces the rules that are kept on the page. */
  putRules(
    body: RulesBody,
    options?: EntityCostRequestOptions,
  ): Promise<RuleList>;
  /** What other rules would have moved; nothing is changed. */
  tryRules(
    body: TrialBody,
    options?: EntityCostRequestOptions,
  ): Promise<RuleTrialResult>;
  listBudgets(
    query: PageQuery & { month?: string },
    options?: EntityCostRequestOptions,
  ): Promise<BudgetPage>;
  /** The budgets that costs of subjects count for. */
  lookUpBudgets(
    body: BudgetLookupBody,
    options?: EntityCostRequestOptions,
  ): Promise<BudgetsOfSubjects>;
  putBudget(
    body: BudgetBody,
    options?: EntityCostRequestOptions,
  ): Promise<BudgetView>;
  deleteBudget(id: string, options?: EntityCostRequestOptions): Promise<void>;
  /** What a change adds to the costs of a month, and how sure that is. */
  estimateCosts(
    body: EstimateBody,
    options?: EntityCostRequestOptions,
  ): Promise<EstimateResult>;
  getEstimateAccuracy(
    options?: EntityCostRequestOptions,
  ): Promise<EstimateAccuracy>;
}
