import type { PermissionsService } from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import type { ConditionTransformer } from '@backstage/plugin-permission-node';
import {
  type CostKind,
  costBudgetUpdatePermission,
  costLoadPermission,
  costPricesPermission,
  costReadPermission,
  costRulesUpdatePermission,
  EntityCostError,
} from '@backstage-guardrails/plugin-entity-cost-common';
import type { Caller } from './Caller';
import type { CostQuery } from './costResource';
import { type CostScope, readsAll } from './CostScope';

/**
 * Who may do what. The permission framework allows everything when it is off, and services always, so the rules about
 * other teams' costs are kept here, and the framework can only narrow them.
 * @internal
 */
export class AccessControl {
  readonly #permissions: PermissionsService;
  readonly #transform: ConditionTransformer<CostQuery>;

  constructor(options: {
    permissions: PermissionsService;
    transform: ConditionTransformer<CostQuery>;
  }) {
    this.#permissions = options.permissions;
    this.#transform = options.transform;
  }

  /** @throws {@link EntityCostError} `not-allowed` where the caller may read none */
  async readScope(caller: Caller): Promise<CostScope> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission: costReadPermission }],
      { credentials: caller.credentials },
    );
    if (decision.result === AuthorizeResult.DENY) throw notAllowed();
    return {
      ...(!caller.reader && { owners: caller.ownership }),
      ...(decision.result === AuthorizeResult.CONDITIONAL && {
        criteria: this.#transform(decision.conditions),
      }),
    };
  }

  /** For what names the costs of all teams. @throws {@link EntityCostError} `not-allowed` */
  async requireAll(caller: Caller): Promise<CostScope> {
    const scope = await this.readScope(caller);
    if (!readsAll(scope)) throw notAllowed();
    return scope;
  }

  /** The costs that are shown: those asked for, or at list prices for who may not read negotiated ones. */
  async costFor(
    caller: Caller,
    asked: CostKind | undefined,
  ): Promise<CostKind> {
    return (await this.readsPrices(caller)) ? asked ?? 'effective' : 'list';
  }

  async readsPrices(caller: Caller): Promise<boolean> {
    return (
      caller.negotiatedPrices && this.#allows(costPricesPermission, caller)
    );
  }

  async mayLoad(caller: Caller): Promise<boolean> {
    return caller.manager && this.#allows(costLoadPermission, caller);
  }

  async mayUpdateRules(caller: Caller): Promise<boolean> {
    return caller.manager && this.#allows(costRulesUpdatePermission, caller);
  }

  /** Whether the caller sets budgets at all: their own, or those of all teams as a manager. */
  async mayUpdateBudgets(caller: Caller): Promise<boolean> {
    return this.#allows(costBudgetUpdatePermission, caller);
  }

  async #allows(permission: BasicPermission, caller: Caller): Promise<boolean> {
    const [decision] = await this.#permissions.authorize([{ permission }], {
      credentials: caller.credentials,
    });
    return decision.result === AuthorizeResult.ALLOW;
  }
}

/** The same for what there is and what there is not. @internal */
export function notAllowed(): EntityCostError {
  return new EntityCostError({
    code: 'not-allowed',
    message:
      'You may not read or change this. Ask its owner or an administrator.',
  });
}

/** @internal */
export function requireThat(allowed: boolean): void {
  if (!allowed) throw notAllowed();
}
