import { loadPolicySync } from '@open-policy-agent/opa-wasm';
import {
  documentOf,
  type LoadedParameters,
  type SingleBundle,
} from '@backstage-guardrails/policy-engine';
import type { Input, Rule } from '@backstage-guardrails/policy-model';

/** The SDK's own `evaluate` of the very bytes that the engine evaluates, warm, with nothing around it. */
export function bareEvaluate(options: {
  bundle: SingleBundle;
  parameters: LoadedParameters;
  input: Input;
  called: Rule[];
}): { run: () => unknown; document: string } {
  const { bundle, parameters, input, called } = options;
  const document = JSON.stringify(documentOf(input, called));
  const bytes = new TextEncoder().encode(document).buffer;
  const policy = loadPolicySync(bundle.module, { initial: 64 });
  policy.setData({ ...bundle.data, parameters: parameters.value });
  return { run: () => policy.evaluate(bytes), document };
}
