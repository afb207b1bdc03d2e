import type { Digest } from '@backstage-guardrails/policy-model';
import type { ModuleDefinition } from './definition';

/** A module as it stood when it was read: what is evaluated, digested and planned is this one copy. @public */
export type TerraformModule = {
  id: string;
  definition: ModuleDefinition;
  /** Content by path relative to the module, with `/`. */
  files: ReadonlyMap<string, Buffer>;
  digest: Digest;
  /** Digests of modules that this one may download. */
  downloads: ReadonlySet<Digest>;
};
