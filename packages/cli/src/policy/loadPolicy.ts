import { readFile } from 'node:fs/promises';
import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  type Bundle,
  composeBundles,
  loadBundle,
  overlayParameters,
  type OverlaidParameters,
  refuseRulesAhead,
} from '@backstage-guardrails/policy-engine';
import { parseUnambiguous } from '@backstage-guardrails/policy-inputs';
import { parametersSchema } from '@backstage-guardrails/policy-model';
import { CliError } from '../errors';
import { type Host, shippedFiles } from '../host';

/** Reads and checks the bundles that a caller names, which judge together, else the one that is shipped. @internal */
export async function loadPolicyBundle(
  named: string[],
  host: Host,
): Promise<Bundle> {
  const { bundle } = await composeBundles(await readBundles(named, host), {
    hash: sha256,
  });
  return bundle;
}

/** As {@link loadPolicyBundle}, and one alone as well that judges beside others: to look into. @internal */
export async function inspectablePolicyBundle(
  named: string[],
  host: Host,
): Promise<Bundle> {
  const [first, ...others] = await readBundles(named, host);
  return others.length === 0
    ? loadBundle(first.bytes, { hash: sha256 })
    : loadPolicyBundle(named, host);
}

async function readBundles(named: string[], host: Host) {
  const { bundle } = shippedFiles(host.shipped);
  const files = named.length > 0 ? named : ['shipped'];
  return Promise.all(
    files.map(async name => ({
      name,
      bytes: await read(
        name === 'shipped' ? bundle : name,
        'bundle-unreadable',
        'bundle',
      ),
    })),
  );
}

/**
 * Reads the parameters a caller names and puts them over those that are shipped, for the rules of a bundle. Without a
 * name the shipped ones are in force.
 * @internal
 */
export async function loadPolicyParameters(
  path: string | undefined,
  bundle: Bundle,
  host: Host,
): Promise<OverlaidParameters> {
  if (!bundle.parametersSchema) {
    host.err(
      'The bundle has no /parameters/schema.json, so the types of the parameters are not checked. Build it with this version.\n',
    );
  }
  const shipped = parametersSchema.parse(
    await readDocument(shippedFiles(host.shipped).parameters),
  );
  const file =
    path === undefined
      ? { version: shipped.version }
      : await readDocument(path);
  const parameters = overlayParameters(file, {
    shipped,
    hash: sha256,
    bundle,
  });
  refuseRulesAhead({
    rules: bundle.rules,
    parameters: parameters.value,
    now: host.now(),
  });
  return parameters;
}

async function readDocument(file: string): Promise<unknown> {
  const bytes = await read(file, 'parameters-invalid', 'parameters file');
  try {
    return parseUnambiguous(bytes.toString('utf8'));
  } catch (cause) {
    throw new CliError({
      code: 'parameters-invalid',
      message: `The parameters file ${file} is not JSON, or has a key twice.`,
      cause,
    });
  }
}

async function read(
  file: string,
  code: 'bundle-unreadable' | 'parameters-invalid',
  what: string,
): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new CliError({
      code,
      message: `The ${what} ${file} cannot be read: ${
        (cause as Error).message
      }`,
      cause,
    });
  }
}
