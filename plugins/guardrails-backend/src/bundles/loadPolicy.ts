import { InputError } from '@backstage/errors';
import { bundlePath, parametersPath } from '@backstage-guardrails/policies';
import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  loadBundle,
  type Bundle,
  type LoadedParameters,
  type Origins,
} from '@backstage-guardrails/policy-engine';
import { readFile } from 'node:fs/promises';
import type { GuardrailsConfig } from '../config';
import { loadParametersFile } from './loadParametersFile';

/** What judges: a bundle and the organisation's parameters. @internal */
export type Policy = { bundle: Bundle; parameters: LoadedParameters };

/** A policy with the bytes that its bundle was read from, and where its parameters come from. @internal */
export type LoadedPolicy = Policy & { archive: Uint8Array; origins: Origins };

/** Loads and checks what is in force; anything wrong with it stops the start. @internal */
export async function loadPolicy(
  config: GuardrailsConfig['policy'],
): Promise<LoadedPolicy> {
  const bundleFile = config.bundle ?? bundlePath;
  const parametersFile = config.parameters ?? parametersPath;
  const { bundle, archive } = await loaded(
    'guardrails.policy.bundle',
    bundleFile,
    async bytes => ({
      bundle: await loadBundle(bytes, { hash: sha256 }),
      archive: bytes,
    }),
  );
  const { origins, ...parameters } = await loaded(
    'guardrails.policy.parameters',
    parametersFile,
    bytes => loadParametersFile(Buffer.from(bytes).toString('utf8'), bundle),
  );
  return { bundle, parameters, archive, origins };
}

async function loaded<Result>(
  key: string,
  file: string,
  load: (bytes: Uint8Array) => Result | Promise<Result>,
): Promise<Result> {
  try {
    return await load(await readFile(file));
  } catch (error) {
    throw new InputError(`${key}: cannot load ${file}`, error);
  }
}
