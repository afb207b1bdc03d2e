import type { Condition } from '@backstage-guardrails/plugin-guardrails-node';
import type { InstallationKeys } from '../keys';

/** What the promises of ledger and seals rest on, beside the code. @internal */
export function conditionsOf(options: {
  keys: Pick<InstallationKeys, 'inFiles'>;
  ledger: { anchored: boolean };
}): Condition[] {
  const { keys, ledger } = options;
  const configured = {
    id: 'keys-outside-database',
    title: 'Sealing and signing keys are configured, outside the database',
  };
  const anchored = {
    id: 'ledger-anchored',
    title: 'Something outside holds checkpoints of the ledger',
  };
  return [
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
