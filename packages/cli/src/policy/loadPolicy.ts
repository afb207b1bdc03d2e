import { escapeForDisplay } from '@backstage-guardrails/display-text';
import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  type Bundle,
  composeBundles,
  EngineError,
  inForceFaults,
  loadBundle,
  overlayParameters,
  type OverlaidParameters,
  refuseRulesAhead,
  ruleAheadFault,
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
 * name the shipped ones are in force. A refusal begins with the name of the file.
 * @internal
 */
export async function loadPolicyParameters(
  path: string | undefined,
  bundle: Bundle,
  host: Host,
): Promise<OverlaidParameters> {
  return read(path, async () => {
    const parameters = await overlay(path, { bundle, host });
    refuseRulesAhead({
      rules: bundle.rules,
      parameters: parameters.value,
      now: host.now(),
    });
    return parameters;
  });
}

/**
 * As {@link loadPolicyParameters}, for parameters that were in force until now: what a later version refuses to put in
 * force is said beside them, so that they can be compared with those that come after them.
 * @internal
 */
export async function loadEarlierParameters(
  path: string | undefined,
  bundle: Bundle,
  host: Host,
): Promise<{ parameters: OverlaidParameters; faults: string[] }> {
  return read(path, async () => {
    const parameters = await overlay(path, { bundle, host, wasInForce: true });
    const { rules } = bundle;
    const { value } = parameters;
    const ahead = ruleAheadFault({ rules, parameters: value, now: host.now() });
    return {
      parameters,
      faults: [
        ...inForceFaults(value, rules),
        ...(ahead === undefined ? [] : [ahead]),
      ],
    };
  });
}

/** Bundles that were said to describe no parameters: several files can be read for one bundle. */
const noted = new WeakSet<Bundle>();

async function overlay(
  path: string | undefined,
  options: { bundle: Bundle; host: Host; wasInForce?: boolean },
): Promise<OverlaidParameters> {
  const { bundle, host, wasInForce } = options;
  if (!bundle.parametersSchema && !noted.has(bundle)) {
    noted.add(bundle);
    host.err(
      'Warning: parameter types are not checked, because the bundle has no /parameters/schema.json. Rebuild it with this version.\n',
    );
  }
  const shipped = parametersSchema.parse(
    await readDocument(shippedFiles(host.shipped).parameters),
  );
  const file =
    path === undefined
      ? { version: shipped.version }
      : await readDocument(path);
  return overlayParameters(file, { shipped, hash: sha256, bundle, wasInForce });
}

/** Two files can be named at once, so a refusal says which of them it is about. */
async function read<Read>(
  path: string | undefined,
  reading: () => Promise<Read>,
): Promise<Read> {
  try {
    return await reading();
  } catch (error) {
    if (path === undefined || !(error instanceof EngineError)) throw error;
    throw new EngineError(
      error.code,
      `${escapeForDisplay(path)}: ${error.message}`,
      { cause: error },
    );
  }
}
