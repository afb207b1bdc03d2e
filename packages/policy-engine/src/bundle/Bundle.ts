import type {
  BundleReference,
  Digest,
  EnvironmentClass,
  Json,
  Rule,
} from '@backstage-guardrails/policy-model';

/** What is known of the rules that judge, in one bundle or in several. @public */
export type BundleRules = {
  digest: Digest;
  revision: string;
  rules: Rule[];
  /** JSON Schema of the values in one class of the parameters; bundles of before 2026-12 have none. */
  parametersSchema?: { [keyword: string]: Json };
  /** Values that a bundle with a namespace brings for its own parameters; the organisation's come before them. */
  parameterDefaults?: ParameterDefaults;
};

/** Values by class and name. @public */
export type ParameterDefaults = Partial<
  Record<EnvironmentClass, { [name: string]: Json }>
>;

/**
 * One checked bundle. `digest` is SHA-256 over the canonical JSON of `{path: digest of content}`; compression does
 * not matter.
 * @public
 */
export type SingleBundle = BundleRules & {
  /** What its rule ids start with; the shipped bundle and one in its place have none. */
  namespace?: string;
  /** The bundle's own `data.json`, without parameters. */
  data: Record<string, unknown>;
  module: WebAssembly.Module;
};

/** Several bundles that judge together. `digest` is SHA-256 over those of the members, in their order. @public */
export type BundleSet = BundleRules & { members: SingleBundle[] };

/**
 * Checked rules, ready to evaluate. Only plain data and compiled modules, so that it can be posted to a worker as it
 * is.
 * @public
 */
export type Bundle = SingleBundle | BundleSet;

/** The bundles that judge, each with a module of its own. @public */
export function membersOf(bundle: Bundle): SingleBundle[] {
  return 'members' in bundle ? bundle.members : [bundle];
}

/** How verdicts, records and people name a bundle. @public */
export function bundleReference(bundle: Bundle): BundleReference {
  const { digest, revision } = bundle;
  if (!('members' in bundle)) return { digest, revision };
  return {
    digest,
    revision,
    members: bundle.members.map(member => ({
      ...(member.namespace !== undefined && { namespace: member.namespace }),
      digest: member.digest,
      revision: member.revision,
    })),
  };
}
