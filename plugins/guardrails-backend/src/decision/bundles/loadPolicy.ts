import { InputError } from '@backstage/errors';
import { bundlePath, parametersPath } from '@backstage-guardrails/policies';
import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  type Bundle,
  composeBundles,
  type LoadedParameters,
  type Origins,
} from '@backstage-guardrails/policy-engine';
import type { Digest } from '@backstage-guardrails/policy-model';
import { readFile } from 'node:fs/promises';
import type { GuardrailsConfig } from '../../base/config';
import { loadParametersFile } from './loadParametersFile';

/** What evaluates: a bundle and the organisation's parameters. @internal */
export type Policy = { bundle: Bundle; parameters: LoadedParameters };

/**
 * A policy with the archive that its bundle can be read from again, and where its parameters come from.
 * @internal
 */
export type LoadedPolicy = Policy & {
  archive: Uint8Array;
  origins: Origins;
  /** The organisation's parameters file is complete: nothing of the shipped parameters is in force. */
  complete: boolean;
  /** Digest of the shipped bundle, where it evaluates alone. */
  shipped?: Digest;
};

/** Loads and checks what is in force; anything wrong with it stops the start. @internal */
export async function loadPolicy(
  config: GuardrailsConfig['policy'],
): Promise<LoadedPolicy> {
  const sources = await Promise.all(
    config.bundles.map(async ({ key, file }) => {
      const path = file === 'shipped' ? bundlePath : file.path;
      return {
        name: `${key} (${path})`,
        bytes: await loaded(key, path, bytes => bytes),
      };
    }),
  );
  const { bundle, archive } = await composeBundles(sources, {
    hash: sha256,
  }).catch(error => {
    throw new InputError('guardrails.policy: cannot load the bundles', error);
  });
  const { origins, complete, ...parameters } = await loaded(
    'guardrails.policy.parameters',
    config.parameters ?? parametersPath,
    bytes => loadParametersFile(Buffer.from(bytes).toString('utf8'), bundle),
  );
  const judgesAlone = config.bundles.every(({ file }) => file === 'shipped');
  return {
    bundle,
    parameters,
    archive,
    origins,
    complete,
    ...(judgesAlone && { shipped: bundle.digest }),
  };
}

async function loaded<Result>(
  key: string,
  file: string,
  load: (bytes: Uint8Array) => Result,
): Promise<Result> {
  try {
    return load(await readFile(file));
  } catch (error) {
    throw new InputError(`${key}: cannot load ${file}`, error);
  }
}
