import {
  buildBundle,
  type BuiltBundle,
  packTar,
} from '@backstage-guardrails/policy-builder';
import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  type Bundle,
  joinSchemas,
  loadBundle,
  type LoadedParameters,
  loadParameters,
} from '@backstage-guardrails/policy-engine';
import type { OwnRules } from './withOwnRules';

/** A bundle of own rules that was loaded, with parameters that have a value for all that its rules read. @internal */
export type CompiledRules = {
  built: BuiltBundle;
  bundle: Bundle;
  parameters: LoadedParameters;
};

/** Compiles own rules and loads what came of it, its schema and its default values included. @internal */
export async function compileOwnRules(own: OwnRules): Promise<CompiledRules> {
  const { workspace, opa, shipped } = own;
  const built = buildBundle(workspace, opa);
  const bundle = await loadBundle(packTar(built.files), { hash: sha256 });
  return {
    built,
    bundle,
    parameters: loadParameters(workspace.testParameters, {
      hash: sha256,
      bundle: {
        rules: [...shipped.rules, ...bundle.rules],
        parametersSchema: joinSchemas([
          { name: 'shipped', bundle: shipped },
          { name: workspace.namespace, bundle },
        ]),
      },
    }),
  };
}
