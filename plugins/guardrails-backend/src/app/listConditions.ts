import type { Condition } from '@backstage-guardrails/plugin-guardrails-node';
import type { Policy } from '../decision/bundles';
import type { GuardrailsConfig } from '../base/config';
import type { InstallationKeys } from '../record/keys';

/** What the promises of the service rest on, beside the code. @internal */
export function listConditions(options: {
  keys: Pick<InstallationKeys, 'inFiles'>;
  ledger: { anchored: boolean };
  config: Pick<GuardrailsConfig, 'unread' | 'compliance'>;
  policy: { bundle: Pick<Policy['bundle'], 'parametersSchema'> };
}): Condition[] {
  const { keys, ledger, config, policy } = options;
  const configured = {
    id: 'keys-outside-database',
    title: 'Sealing and signing keys are configured, outside the database',
  };
  const anchored = {
    id: 'ledger-anchored',
    title: 'Something outside holds checkpoints of the ledger',
  };
  const read = {
    id: 'settings-read',
    title: 'Every setting below guardrails is read',
  };
  const checked = {
    id: 'parameters-checked',
    title: 'The bundle says of which type its parameters are',
  };
  const swept = {
    id: 'catalog-swept',
    title: 'Entities of the catalog are evaluated on a schedule',
  };
  return [
    config.compliance.sweep.enabled
      ? { ...swept, fulfilled: true }
      : {
          ...swept,
          fulfilled: false,
          fix: 'Remove guardrails.compliance.sweep.enabled, or set it to true; until then no rule looks at entities, and their findings stay as they are',
        },
    config.unread.length === 0
      ? { ...read, fulfilled: true }
      : {
          ...read,
          fulfilled: false,
          fix: `Nothing reads: ${config.unread.join(', ')}`,
        },
    policy.bundle.parametersSchema
      ? { ...checked, fulfilled: true }
      : {
          ...checked,
          fulfilled: false,
          fix: 'Build the bundle again with this version: until then a rule may find nothing because of a value of a wrong type',
        },
    keys.inFiles.length === 0
      ? { ...configured, fulfilled: true }
      : {
          ...configured,
          fulfilled: false,
          fix: `Configure guardrails.sealingKey and guardrails.ledger.signingKey; until then the keys are files that the service made: ${keys.inFiles.join(
            ', ',
          )}`,
        },
    ledger.anchored
      ? { ...anchored, fulfilled: true }
      : {
          ...anchored,
          fulfilled: false,
          fix: 'Configure guardrails.ledger.anchors: without one, database and key together are enough to rewrite history',
        },
  ];
}
