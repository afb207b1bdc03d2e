import { InputError } from '@backstage/errors';
import { bundlePath, parametersPath } from '@backstage-guardrails/policies';
import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  loadBundle,
  loadParameters,
  type Bundle,
  type LoadedParameters,
} from '@backstage-guardrails/policy-engine';
import { parseUnambiguous } from '@backstage-guardrails/policy-inputs';
import { readFile } from 'node:fs/promises';
import type { GuardrailsConfig } from '../config';

/** What judges: a bundle and the organisation's parameters. @internal */
export type Policy = { bundle: Bundle; parameters: LoadedParameters };

/** A policy with the bytes that its bundle was read from. @internal */
export type LoadedPolicy = Policy & { archive: Uint8Array };

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
  const parameters = await loaded(
    'guardrails.policy.parameters',
    parametersFile,
    bytes =>
      loadParameters(parseUnambiguous(Buffer.from(bytes).toString('utf8')), {
        hash: sha256,
        bundle,
      }),
  );
  return { bundle, parameters, archive };
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
