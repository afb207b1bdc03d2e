import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  type Bundle,
  composeBundles,
  loadBundle,
  overlayParameters,
  type OverlaidParameters,
  refuseRulesAhead,
} from '@backstage-guardrails/policy-engine';
import { parametersSchema } from '@backstage-guardrails/policy-model';
import { type Host, shippedFiles } from '../host';
import { readBundles, readDocument } from './readFiles';

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
