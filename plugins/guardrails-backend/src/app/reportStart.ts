import type { LoggerService } from '@backstage/backend-plugin-api';
import { reportConditions } from '@backstage-guardrails/plugin-guardrails-node';
import type { LoosenedRules } from '@backstage-guardrails/policy-engine';
import type { LoadedPolicy } from '../decision/bundles';
import type { GuardrailsConfig } from '../base/config';
import type { InstallationKeys } from '../record/keys';
import { listConditions } from './listConditions';
import { describeParameters } from './describeParameters';
import { describeStart } from './describeStart';

/** Logs what is in force, and which promises the installation does not keep yet. @internal */
export function reportStart(options: {
  logger: LoggerService;
  config: GuardrailsConfig;
  policy: LoadedPolicy;
  loosened: LoosenedRules;
  keys: InstallationKeys;
  anchored: boolean;
}): void {
  const { logger, config, policy, loosened, keys, anchored } = options;
  const { message, meta } = describeStart({ config, policy, anchored });
  logger.info(message, meta);
  logger.info(
    describeParameters({ file: config.policy.parameters, policy, loosened }),
  );
  reportConditions(
    logger,
    listConditions({ keys, ledger: { anchored }, config, policy }),
  );
}
