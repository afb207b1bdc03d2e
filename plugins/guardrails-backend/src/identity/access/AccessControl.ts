import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import type { ConditionTransformer } from '@backstage/plugin-permission-node';
import {
  complianceReadPermission,
  decisionReadPermission,
  GuardrailsError,
} from '@backstage-guardrails/plugin-guardrails-common';
import type { Caller, Reader } from '../actors';
import type { DecisionQuery } from './decisionResource';
import type { FindingReadScope } from './FindingReadScope';
import type { FindingQuery } from './findingResource';
import type { ReadScope } from './ReadScope';

/** Whom a target belongs to now; `undefined` where neither the catalog nor the registry knows. @internal */
export type OwnerOf = (ref: string) => Promise<string | undefined>;

/**
 * Who may do what. The permission framework allows everybody when it is off, and services always,
 * so the rules about other teams' decisions are kept here and the framework can only narrow them.
 * @internal
 */
export class AccessControl {
  readonly #permissions: PermissionsService;
  readonly #transform: ConditionTransformer<DecisionQuery>;
  readonly #transformFindings: ConditionTransformer<FindingQuery>;
  readonly #ownerOf: OwnerOf;

  constructor(options: {
    permissions: PermissionsService;
    transform: ConditionTransformer<DecisionQuery>;
    transformFindings: ConditionTransformer<FindingQuery>;
    ownerOf: OwnerOf;
  }) {
    this.#permissions = options.permissions;
    this.#transform = options.transform;
    this.#transformFindings = options.transformFindings;
    this.#ownerOf = options.ownerOf;
  }

  /** @throws {@link GuardrailsError} `not-allowed` */
  async require(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<void> {
    if (!(await this.allows(permission, credentials))) throw notAllowed();
  }

  async allows(
    permission: BasicPermission,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [decision] = await this.#permissions.authorize([{ permission }], {
      credentials,
    });
    return decision.result === AuthorizeResult.ALLOW;
  }

  /**
   * Which decisions the caller may read.
   * `target` widens it to a target that the caller owns now: it may have been new when it was evaluated.
   * @throws {@link GuardrailsError} `not-allowed` where the caller may read none
   */
  async readScope(caller: Caller, target?: string): Promise<ReadScope> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission: decisionReadPermission }],
      { credentials: caller.credentials },
    );
    if (decision.result === AuthorizeResult.DENY) throw notAllowed();
    const criteria =
      decision.result === AuthorizeResult.CONDITIONAL
        ? this.#transform(decision.conditions)
        : undefined;
    return { own: await this.ownScope(caller, target), criteria };
  }

  /**
   * The service's own half of that, for anybody: the permission framework answers for the caller alone. It narrows what
   * a person reads in their own session, so this is no leave to show them anything.
   */
  async ownScope(reader: Reader, target?: string): Promise<ReadScope['own']> {
    if (reader.reader) return { kind: 'all' };
    return {
      kind: 'some',
      principal: reader.principal,
      ownership: reader.ownership,
      targets:
        target !== undefined && (await this.#owns(reader, target))
          ? [target]
          : [],
    };
  }

  /**
   * Which findings the caller may read.
   * @throws {@link GuardrailsError} `not-allowed` where the caller may read none
   */
  async findingScope(caller: Caller): Promise<FindingReadScope> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission: complianceReadPermission }],
      { credentials: caller.credentials },
    );
    if (decision.result === AuthorizeResult.DENY) throw notAllowed();
    return {
      ...(!caller.reader && { owners: caller.ownership }),
      ...(decision.result === AuthorizeResult.CONDITIONAL && {
        criteria: this.#transformFindings(decision.conditions),
      }),
    };
  }

  async #owns(reader: Reader, target: string): Promise<boolean> {
    const owner = await this.#ownerOf(target);
    return owner !== undefined && reader.ownership.includes(owner);
  }
}

function notAllowed(): GuardrailsError {
  return new GuardrailsError({
    code: 'not-allowed',
    message: "You don't have permission to do this. Ask an administrator.",
  });
}
