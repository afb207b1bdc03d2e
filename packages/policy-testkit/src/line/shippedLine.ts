import { readFile } from 'node:fs/promises';
import { bundlePath, parametersPath } from '@backstage-guardrails/policies';
import {
  type FactsPort,
  evaluate,
  type PipelineResult,
  type EvaluateRequest,
  sha256,
} from '@backstage-guardrails/policy-decision';
import {
  type Bundle,
  createEngine,
  loadBundle,
  type LoadedParameters,
  loadParameters,
  type OverlaidParameters,
  overlayParameters,
} from '@backstage-guardrails/policy-engine';
import {
  type Json,
  type Parameters,
  parametersSchema,
  type Rule,
} from '@backstage-guardrails/policy-model';

/** The line with the committed bundle and parameters, in this process. @public */
export type ShippedLine = {
  parameters: Parameters;
  rules: Rule[];
  /** The committed parameters, with the given values in every environment class. */
  withValues(values: Record<string, Json>): LoadedParameters;
  /** A complete parameters file, by itself. */
  loaded(file: unknown): LoadedParameters;
  /** A parameters file over the committed parameters. */
  overlaid(file: unknown): OverlaidParameters;
  judge(
    request: Omit<EvaluateRequest, 'bundle'> & { facts?: FactsPort },
  ): Promise<PipelineResult>;
};

/** @public */
export async function createShippedLine(): Promise<ShippedLine> {
  const bundle = await loadBundle(await readFile(bundlePath), { hash: sha256 });
  const parameters = parametersSchema.parse(
    JSON.parse(await readFile(parametersPath, 'utf8')),
  );
  const engine = createEngine({ hash: sha256 });
  engine.load(bundle);
  return {
    parameters,
    rules: bundle.rules,
    withValues: values => withValues(bundle, parameters, values),
    loaded: file => loadParameters(file, { hash: sha256, bundle }),
    overlaid: file =>
      overlayParameters(file, { shipped: parameters, hash: sha256, bundle }),
    judge: request => evaluate({ ...request, engine, bundle: bundle.digest }),
  };
}

function withValues(
  bundle: Bundle,
  parameters: Parameters,
  values: Record<string, Json>,
): LoadedParameters {
  const { sandbox, development, staging, production } = parameters;
  const merge = (set: typeof production) => ({
    ...set,
    values: { ...set.values, ...values },
  });
  return loadParameters(
    {
      ...parameters,
      sandbox: merge(sandbox),
      development: merge(development),
      staging: merge(staging),
      production: merge(production),
    },
    { hash: sha256, bundle },
  );
}
