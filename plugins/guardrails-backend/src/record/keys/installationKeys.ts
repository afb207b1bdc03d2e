import type { LedgerSigner } from '@backstage-guardrails/plugin-guardrails-node';
import { InputError } from '@backstage/errors';
import type { Knex } from 'knex';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { KeysConfig } from '../../base/config';
import { keptInFile } from './keptInFile';
import { parseSealingKey } from './parseSealingKey';

/** Names of rows in `settings` that older versions kept keys in. @internal */
export type KeyCopy = 'sealing-key' | 'ledger-key';

/** @internal */
export type InstallationKeys = {
  sealingKey: Uint8Array;
  /** PEM, or the path of a file with it; absent where a signer of the operator's signs. */
  signingKey?: string;
  /** Copies in the database that are no longer needed: erased once the ledger can say so. */
  copies: KeyCopy[];
  /** Not from configuration, but from files in the data folder. */
  inFiles: string[];
};

/**
 * The keys of the installation, from outside the database: rights to write the database would
 * forge everything with a key that lies in it. In production they are configured; elsewhere they are files that only the service's
 * user can read. A key that an older version kept in the database goes on being the key.
 * @throws InputError where there is none, or where two contradict each other
 * @internal
 */
export async function installationKeys(options: {
  knex: Knex;
  config: KeysConfig;
  signer?: LedgerSigner;
  production?: boolean;
}): Promise<InstallationKeys> {
  const { knex, config, signer } = options;
  const { production = process.env.NODE_ENV === 'production' } = options;
  const stored = await storedKeys(knex);
  const copies = (['sealing-key', 'ledger-key'] as const).filter(
    name => stored[name] !== undefined,
  );
  const inFiles: string[] = [];

  const file = (name: string, make: () => string, copy?: string) => {
    const kept = keptInFile({ folder: config.folder, name, copy, make });
    inFiles.push(kept.file);
    return kept.value;
  };
  if (config.sealingKey === undefined && production) {
    throw missing('guardrails.sealingKey', stored['sealing-key']);
  }
  const copy = stored['sealing-key'] && `base64:${stored['sealing-key']}`;
  const sealing =
    config.sealingKey ??
    file(
      'sealing-key',
      () => `base64:${randomBytes(32).toString('base64')}`,
      copy,
    );
  const sealingKey = parseSealingKey(sealing);
  if (
    copy !== undefined &&
    Buffer.compare(parseSealingKey(copy), sealingKey) !== 0
  ) {
    throw new InputError(
      'guardrails.sealingKey: the database holds another key, with which fingerprints were made. Get it with `guardrails-keys export` and configure that one (docs/operations.md).',
    );
  }
  if (signer) return { sealingKey, copies, inFiles };
  if (config.signingKey === undefined && production) {
    throw missing('guardrails.ledger.signingKey', stored['ledger-key']);
  }
  const signingKey =
    config.signingKey ??
    file('ledger-key.pem', newSigningKey, stored['ledger-key']);
  return { sealingKey, signingKey, copies, inFiles };
}

async function storedKeys(
  knex: Knex,
): Promise<Partial<Record<KeyCopy, string>>> {
  const rows = await knex('settings')
    .whereIn('name', ['sealing-key', 'ledger-key'])
    .select('name', 'value');
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

function newSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
}

function missing(setting: string, stored: string | undefined): InputError {
  return new InputError(
    stored === undefined
      ? `${setting}: in production the key has to be configured, from a secret store (docs/configuration.md says how to make one)`
      : `${setting}: the key lies in the database, so anyone who can write to the database can forge approvals. Get it with \`guardrails-keys export\` and configure it; the copy in the database is erased at the next start (docs/operations.md)`,
  );
}
