import {
  formatKey,
  parseKeys,
  signerFromPem,
  type NoteSigner,
  type TrustedKey,
} from '@backstage-guardrails/policy-ledger';
import type { LedgerSigner } from '@backstage-guardrails/plugin-guardrails-node';
import { InputError } from '@backstage/errors';
import type { Knex } from 'knex';
import { webcrypto } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { databaseTime } from '../../../base/database';
import { sha256 } from '../sha256';

/** Who signs now, and whose signatures of before still hold. @internal */
export type LedgerKeys = {
  signer: NoteSigner;
  /** As auditors are given them, the current one first. */
  published: string[];
  trusted: TrustedKey[];
};

/**
 * The key that signs, and all that ever signed: after a rotation what was signed before stays verifiable.
 * @internal
 */
export async function loadKeys(
  knex: Knex,
  options: { name: string; signingKey?: string; signer?: LedgerSigner },
): Promise<LedgerKeys> {
  const { name } = options;
  const signer = options.signer
    ? namedSigner(options.signer, name)
    : await pemSigner(options);
  const current = formatKey({ name, publicKey: signer.publicKey }, sha256);
  await knex('ledger_keys')
    .insert({ key: current, since: await databaseTime(knex) })
    .onConflict('key')
    .ignore();
  const all: string[] = await knex('ledger_keys')
    .orderBy('since', 'desc')
    .pluck('key');
  const published = [current, ...all.filter(key => key !== current)];
  return {
    signer,
    published,
    trusted: parseKeys(published.join('\n'), sha256),
  };
}

function namedSigner(signer: LedgerSigner, name: string): NoteSigner {
  if (signer.name === name) return signer;
  throw new InputError(
    `guardrails.ledger.name: the log is named ${name}, its signer ${signer.name}`,
  );
}

async function pemSigner(options: {
  name: string;
  signingKey?: string;
}): Promise<NoteSigner> {
  const { name, signingKey = '' } = options;
  const privateKey = await configuredKey(signingKey);
  const { subtle } = webcrypto;
  try {
    return await signerFromPem({ name, privateKey, subtle });
  } catch (error) {
    throw new InputError(
      'guardrails.ledger.signingKey: not an Ed25519 private key in PEM (PKCS #8)',
      error,
    );
  }
}

async function configuredKey(signingKey: string): Promise<string> {
  if (signingKey.includes('-----BEGIN')) return signingKey;
  try {
    return await readFile(signingKey, 'utf8');
  } catch {
    // The value may be a key that was pasted badly, so it is not repeated.
    throw new InputError(
      'guardrails.ledger.signingKey: neither a key in PEM nor a file that can be read',
    );
  }
}
