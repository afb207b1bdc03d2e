import { parametersPath } from '@backstage-guardrails/policies';
import { sha256 } from '@backstage-guardrails/policy-decision';
import {
  type Bundle,
  overlayParameters,
  refuseRulesAhead,
  type OverlaidParameters,
} from '@backstage-guardrails/policy-engine';
import { parseUnambiguous } from '@backstage-guardrails/policy-inputs';
import {
  parametersSchema,
  type Parameters,
} from '@backstage-guardrails/policy-model';
import { readFile } from 'node:fs/promises';

/** What is in force where an organisation says nothing. @internal */
export async function shippedParameters(): Promise<Parameters> {
  return parametersSchema.parse(
    JSON.parse(await readFile(parametersPath, 'utf8')),
  );
}

/** Puts the text of the organisation's parameters file over the shipped parameters. @internal */
export async function loadParametersFile(
  text: string,
  bundle: Pick<Bundle, 'rules' | 'parametersSchema' | 'parameterDefaults'>,
): Promise<OverlaidParameters> {
  const shipped = await shippedParameters();
  const parameters = overlayParameters(parseUnambiguous(text), {
    shipped,
    hash: sha256,
    bundle,
  });
  refuseRulesAhead({
    rules: bundle.rules,
    parameters: parameters.value,
    now: new Date(),
  });
  return parameters;
}
