import type { Config } from '@backstage/config';
import path from 'node:path';

/** @internal */
export type KeysConfig = {
  /** Secret of the installation: text, or `base64:` and bytes. */
  sealingKey?: string;
  /** PEM, or the path of a file with it. */
  signingKey?: string;
  /** Where keys that are not configured are kept, outside production. */
  folder: string;
};

/** An environment variable that is not set is an empty string, and means no key. @internal */
export function readKeysConfig(config: Config | undefined): KeysConfig {
  return {
    sealingKey: config?.getOptional<string>('sealingKey') || undefined,
    signingKey: config?.getOptional<string>('ledger.signingKey') || undefined,
    folder: path.resolve(
      config?.getOptionalString('dataDirectory') ?? '.guardrails',
    ),
  };
}
