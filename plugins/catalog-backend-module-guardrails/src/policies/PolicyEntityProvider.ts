import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { GuardrailsService } from '@backstage-guardrails/plugin-guardrails-node';
import type { Environment } from '../environments';
import { makePolicyEntity, POLICY_LOCATION } from './makePolicyEntity';
import type { PoliciesConfig } from './readPolicies';

type Options = {
  guardrails: Pick<GuardrailsService, 'listRules'>;
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
  logger: Pick<LoggerService, 'warn'>;
  policies: PoliciesConfig;
  environments: readonly Environment[];
  /** Address of the portal. */
  portal?: string;
};

/** Shows the rules in force in the catalog. @internal */
export class PolicyEntityProvider implements EntityProvider {
  readonly #options: Options;

  #connection?: EntityProviderConnection;

  constructor(options: Options) {
    this.#options = options;
  }

  getProviderName(): string {
    return POLICY_LOCATION;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
  }

  /** Where the decision service does not answer, the catalog keeps what it has. */
  async refresh(signal?: AbortSignal): Promise<void> {
    const { guardrails, auth, logger, ...rest } = this.#options;
    const connection = this.#connection;
    if (!connection) return; // before the catalog runs; the next time it does
    try {
      const credentials = await auth.getOwnServiceCredentials();
      const said = await guardrails.listRules({ credentials, signal });
      await connection.applyMutation({
        type: 'full',
        entities: said.rules.map(rule => ({
          entity: makePolicyEntity(rule, { ...rest, said }),
          locationKey: POLICY_LOCATION,
        })),
      });
    } catch (error) {
      logger.warn(
        `The rules in the catalog were not updated: ${stringifyError(error)}`,
      );
    }
  }
}
