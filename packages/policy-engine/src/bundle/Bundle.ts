import type { Digest, Json, Rule } from '@backstage-guardrails/policy-model';

/**
 * A checked bundle, ready to evaluate. Only plain data and a compiled module,
 * so that it can be posted to a worker as it stands.
 * @public
 */
export type Bundle = {
  /** SHA-256 over the canonical JSON of `{path: digest of content}`; compression does not matter. */
  digest: Digest;
  revision: string;
  rules: Rule[];
  /** The bundle's own `data.json`, without parameters. */
  data: Record<string, unknown>;
  /** JSON Schema of the values in one class of the parameters; bundles of before 2026-12 have none. */
  parametersSchema?: { [keyword: string]: Json };
  module: WebAssembly.Module;
};
